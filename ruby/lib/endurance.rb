# frozen_string_literal: true

require "json"

# Scores what a chatbot said, claim by claim and inside this process.
module Endurance
  # A configuration or an input that was refused. Evaluating itself never fails: whatever the text, there is an evaluation.
  class Error < StandardError
    # Stays the same from version to version: `invalid_config`, `invalid_json`, `invalid_utf8`, `missing_field`,
    # `invalid_field`, `unknown_field`; `internal` is a fault of the library.
    attr_reader :code

    def initialize(code, message)
      super(message)
      @code = code
    end
  end
end

require_relative "endurance/version"
require_relative "endurance/native"
require_relative "endurance/record"
require_relative "endurance/words"
require_relative "endurance/inputs"
require_relative "endurance/results"
require_relative "endurance/answers"
require_relative "endurance/fault"
require_relative "endurance/evaluator"
