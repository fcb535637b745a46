# frozen_string_literal: true

module Endurance
  # An object with declared fields. It never changes, and compares by content.
  class Record
    # A field: its name in JSON, the class of what it holds, whether it must be there, and what stands for it otherwise.
    Field = Struct.new(:wire, :of, :required, :default, :shape, keyword_init: true) do
      # A value as Ruby has it, from one as JSON has it.
      def read(value)
        return value if value.nil? || of.nil?

        case shape
        when :many then value.map { |one| of.from(one) }
        when :named then value.transform_values { |one| of.from(one) }
        else of.from(value)
        end
      end
    end

    class << self
      # The fields by their names.
      def fields
        @fields ||= {}
      end

      # Whether fields that are not declared are kept.
      def open?
        @open || false
      end

      # Makes a record from an object of JSON; what this version does not know is passed over. A document may be its text.
      def from(object)
        object = { "content" => object } if object.is_a?(String)
        known = fields.to_h { |name, field| [name, field.read(object[field.wire])] }
        others = open? ? object.except(*fields.each_value.map(&:wire)).transform_keys(&:to_sym) : {}
        new(**others, **known.compact)
      end

      private

      def one(name, wire: name.to_s, of: nil, required: false)
        declare(name, Field.new(wire: wire, of: of, required: required, shape: :one))
      end

      def many(name, wire: name.to_s, of: nil, required: false, default: [].freeze)
        declare(name, Field.new(wire: wire, of: of, required: required, default: default, shape: :many))
      end

      def named(name, wire: name.to_s, of: nil, required: false, default: {}.freeze)
        declare(name, Field.new(wire: wire, of: of, required: required, default: default, shape: :named))
      end

      def declare(name, field)
        fields[name] = field
        define_method(name) { @values.fetch(name, field.default) }
      end

      def open!
        @open = true
      end
    end

    # The fields by name; raises ArgumentError for one that is missing or not known.
    def initialize(**values)
      fields = self.class.fields
      missing = fields.filter_map { |name, field| name if field.required && !values.key?(name) }
      raise ArgumentError, "missing: #{missing.join(", ")}" unless missing.empty?

      unknown = values.keys - fields.keys
      raise ArgumentError, "unknown: #{unknown.join(", ")}" unless unknown.empty? || self.class.open?

      @values = values.compact.each_value(&:freeze).freeze
      freeze
    end

    # Fields of your own, where the record keeps them.
    def extra
      @values.except(*self.class.fields.keys)
    end

    # The object as JSON names it.
    def to_h
      fields = self.class.fields
      @values.to_h { |name, value| [fields[name]&.wire || name.to_s, plain(value)] }
    end

    # The object as JSON; of a whole answer that is the engine's own.
    def to_json(*state)
      to_h.to_json(*state)
    end

    # The object as Rails writes it.
    def as_json(*)
      to_h
    end

    # The fields by name, for `case` and `in`.
    def deconstruct_keys(names)
      fields = self.class.fields.keys
      (names.nil? ? fields : fields & names).to_h { |name| [name, public_send(name)] }
    end

    def ==(other)
      other.class == self.class && other.to_h == to_h
    end
    alias eql? ==

    def hash
      to_h.hash
    end

    def inspect
      "#<#{self.class.name} #{@values.map { |name, value| "#{name}=#{value.inspect}" }.join(" ")}>"
    end

    private

    # Where values stand in each other deeper than JSON allows, such as in themselves, they are left as they are: `written`
    # refuses them.
    def plain(value, depth = 0)
      return value if depth > Fault::DEEPEST

      case value
      when Record then value.to_h
      when Array then value.map { |one| plain(one, depth + 1) }
      when Hash then value.transform_values { |one| plain(one, depth + 1) }
      else value
      end
    end
  end

  # A record that points into a text; its offsets count characters, as Ruby does.
  class Passage < Record
    # The object with offsets by names that say what they count, which in JSON is another thing.
    def to_h
      super.transform_keys("start" => "start_char", "end" => "end_char")
    end

    # The characters from the first to the last: `text[claim.span.range]`.
    def range
      start_char...end_char
    end
  end

  # A whole answer of the engine.
  class Answer < Record
    # The engine's own JSON, the same in every language; its offsets count bytes of UTF-8.
    attr_reader :json

    def to_json(*)
      json
    end

    def as_json(*)
      JSON.parse(json)
    end

    # Makes an answer from the engine's JSON, and the same with offsets in characters.
    def self.read(json, counted)
      from(JSON.parse(counted || json)).with(json)
    end

    def with(json)
      dup.tap { |one| one.instance_variable_set(:@json, json.freeze) }.freeze
    end
  end
end
