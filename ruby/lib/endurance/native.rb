# frozen_string_literal: true

require "rbconfig"

module Endurance
  # The native library and what UniFFI generated for it.
  module Native
    suffix = RbConfig::CONFIG["host_os"].match?(/darwin/) ? "dylib" : "so"
    beside = File.join(__dir__, "native", "libendurance_uniffi.#{suffix}")

    # Where the library is: `ENDURANCE_LIBRARY`, else the one in the gem.
    LIBRARY = ENV.fetch("ENDURANCE_LIBRARY", beside)
  end
end
