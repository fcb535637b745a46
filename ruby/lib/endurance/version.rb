# frozen_string_literal: true

module Endurance
  VERSION = "0.1.0"
end
