# frozen_string_literal: true

require "rbconfig"

module Endurance
  # The native library: the one that `ENDURANCE_LIBRARY` names, else the one in the gem.
  LIBRARY = ENV.fetch("ENDURANCE_LIBRARY") do
    suffix = RbConfig::CONFIG["host_os"].include?("darwin") ? "dylib" : "so"
    File.join(__dir__, "native", "libendurance_uniffi.#{suffix}")
  end
end

begin
  require_relative "endurance_uniffi"
rescue LoadError => error
  raise if error.path == "ffi" # the gem is missing, not the library

  raise LoadError, "the native library #{Endurance::LIBRARY} cannot be loaded; ENDURANCE_LIBRARY names another: #{error.message}"
end

module Endurance
  # What UniFFI generated for the library.
  Native = ::EnduranceUniffi
  private_constant :Native
end
