# frozen_string_literal: true

# The name of the gem, as Bundler requires it.
require_relative "endurance"
