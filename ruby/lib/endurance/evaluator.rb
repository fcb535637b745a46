# frozen_string_literal: true

module Endurance
  # The engine, built once from a configuration. It never changes: any number of threads may use it at once.
  #
  # It opens no socket and reads no file. Raises Error for what is refused, with a code.
  class Evaluator
    # Where in its JSON the engine read what it refuses: of no use to who gave no JSON.
    PLACE = / at (?:line \d+ )?column \d+\z/
    private_constant :PLACE

    # An evaluator with a configuration that is at hand as JSON, such as a file.
    def self.of_json(config)
      allocate.tap { |one| one.send(:build, one.send(:json, config)) }
    end

    # `config`: a Config, or its fields as keywords.
    def initialize(config = nil, **fields)
      unplaced { build(written(Config, config, fields)) }
    end

    # Evaluates one answer: an Interaction, or its fields as keywords. The time is linear in the input.
    def evaluate(interaction = nil, **fields)
      unplaced { evaluate_json(written(Interaction, interaction, fields)) }
    end

    # Evaluates one answer that is at hand as JSON, such as a line of a file.
    def evaluate_json(interaction)
      answer(Evaluation, interaction) { |json| @native.evaluate(json) }
    end

    # Checks the claims of one answer alone; they are those of `evaluate`.
    def verify(interaction = nil, **fields)
      unplaced { verify_json(written(Interaction, interaction, fields)) }
    end

    # Checks the claims of one answer that is at hand as JSON.
    def verify_json(interaction)
      answer(Verified, interaction) { |json| @native.verify(json) }
    end

    # Searches one text for attacks, secrets and personal data; as a query, unless `role` says document or response.
    def scan(text, role: nil, id: nil)
      unplaced { scan_json(written(ScanRequest, nil, { text: text, role: role, id: id })) }
    end

    # Searches the text of a request that is at hand as JSON.
    def scan_json(request)
      answer(Scan, request) { |json| @native.scan(json) }
    end

    # An engine in C has nothing to show.
    def inspect
      "#<#{self.class.name}>"
    end

    private

    def build(config)
      @native = told { Native::JsonEvaluator.new(config, Native::OffsetUnit::CODEPOINT) }
      # A copy would free the same engine twice. What is shareable is not copied, neither to a Ractor.
      @native.singleton_class.undef_method(:clone, :dup)
      Ractor.make_shareable(self)
    end

    # A record, or one of these fields, as JSON.
    def written(kind, record, fields)
      raise ArgumentError, "fields beside the #{kind.name} would be lost" unless record.nil? || fields.empty?

      record ||= kind.new(**fields)
      raise TypeError, "give a #{kind.name}, or its fields as keywords, not #{record.class}" unless record.is_a?(kind)

      Fault.check(record)
      begin
        JSON.generate(record.to_h)
      rescue JSON::GeneratorError, JSON::NestingError, EncodingError => error
        raise Fault.of(record.to_h) || Error.new("invalid_field", error.message)
      end
    end

    def json(given)
      given.is_a?(String) ? given : raise(TypeError, "JSON is a String, not #{given.class}")
    end

    def answer(kind, given)
      bytes = json(given).b
      found = told { yield bytes }
      kind.read(text(found.json), found.counted && text(found.counted))
    end

    def text(bytes)
      bytes.dup.force_encoding(Encoding::UTF_8)
    end

    # Errors of the engine as the one of this module.
    def told
      yield
    rescue Native::JsonError::Refused => error
      raise Error.new(error.code, error.reason)
    rescue Native::JsonError::Internal => error
      raise Error.new("internal", error.reason)
    end

    # The same without places in JSON that nobody wrote.
    def unplaced
      yield
    rescue Error => error
      raise error unless error.message.match?(PLACE)

      raise Error.new(error.code, error.message.sub(PLACE, ""))
    end
  end
end
