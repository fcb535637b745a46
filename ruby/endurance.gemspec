# frozen_string_literal: true

require_relative "lib/endurance/version"

Gem::Specification.new do |spec|
  spec.name = "endurance-eval"
  spec.version = Endurance::VERSION
  spec.summary = "Scores what a chatbot said, claim by claim and inside the caller's own process"
  spec.authors = ["The Endurance authors"]
  spec.licenses = ["MIT", "Apache-2.0"]
  spec.required_ruby_version = ">= 3.1"

  # The native library is that of this machine: build it first, see docs/ruby.md.
  spec.platform = Gem::Platform::CURRENT
  spec.files = Dir["lib/**/*.rb", "lib/endurance/native/*.{so,dylib}", "README.md", "LICENSE-*"]

  spec.add_dependency "ffi", "~> 1.15"
end
