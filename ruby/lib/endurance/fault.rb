# frozen_string_literal: true

module Endurance
  # Finds what JSON cannot say.
  module Fault
    # The error of the first value that JSON has not, by its place; nil where there is none.
    def self.of(value, path = "")
      case value
      when Hash then first(value) { |key, one| of(key, path) || of(one, join(path, key)) }
      when Array then first(value.each_with_index) { |one, at| of(one, join(path, at)) }
      when String then Error.new("invalid_utf8", "`#{path}`: a text that is no UTF-8") unless unicode?(value)
      when Float then Error.new("invalid_field", "`#{path}`: #{value} is no number that JSON has") unless value.finite?
      end
    end

    # How deep values may stand in each other, as the module JSON has it.
    DEEPEST = 100

    # Raises TypeError for a value that JSON would write as its `to_s`, and Error for values too deep in each other.
    def self.check(value, path = "", depth = 0)
      raise Error.new("invalid_field", "`#{path[0, 80]}`: values stand in each other too deep") if depth > DEEPEST

      case value
      when Hash then value.each { |key, one| check(one, join(path, key), depth + 1) }
      when Array then value.each_with_index { |one, at| check(one, join(path, at), depth + 1) }
      when Record then check(value.to_h, path, depth)
      when String, Symbol, Integer, Float, true, false, nil then nil
      else raise TypeError, "`#{path}`: a value of type #{value.class}" unless value.respond_to?(:strftime)
      end
    end

    def self.first(values)
      values.each { |*one| (found = yield(*one.flatten(1))) && (return found) }
      nil
    end

    def self.join(path, part)
      path.empty? ? part.to_s.scrub : "#{path}.#{part.to_s.scrub}"
    end

    def self.unicode?(text)
      text.encode(Encoding::UTF_8).valid_encoding?
    rescue EncodingError
      false
    end

    private_class_method :first, :join, :unicode?
  end
  private_constant :Fault
end
