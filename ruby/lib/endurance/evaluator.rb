# frozen_string_literal: true

module Endurance
  # The engine, built once from a configuration. It never changes: any number of threads may use it at once.
  #
  # It opens no socket and reads no file. Raises Error for what is refused, with a code.
  class Evaluator
    # An evaluator with a configuration that is at hand as JSON, such as a file.
    def self.of_json(config)
      allocate.tap { |one| one.send(:build, config) }
    end

    # `config`: a Config, or its fields as keywords.
    def initialize(config = nil, **fields)
      build(written(config || Config.new(**fields)))
    end

    # Evaluates one answer: an Interaction, or its fields as keywords. The time is linear in the input.
    def evaluate(interaction = nil, **fields)
      evaluate_json(written(interaction || Interaction.new(**fields)))
    end

    # Evaluates one answer that is at hand as JSON, such as a line of a file.
    def evaluate_json(interaction)
      answer(Evaluation) { @native.evaluate(interaction.b) }
    end

    # Checks the claims of one answer alone; they are those of `evaluate`.
    def verify(interaction = nil, **fields)
      verify_json(written(interaction || Interaction.new(**fields)))
    end

    # Checks the claims of one answer that is at hand as JSON.
    def verify_json(interaction)
      answer(Verified) { @native.verify(interaction.b) }
    end

    # Searches one text for attacks, secrets and personal data; as a query, unless `role` says document or response.
    def scan(text, role: nil, id: nil)
      scan_json(written(ScanRequest.new(text: text, role: role, id: id)))
    end

    # Searches the text of a request that is at hand as JSON.
    def scan_json(request)
      answer(Scan) { @native.scan(request.b) }
    end

    private

    def build(config)
      @native = told { Native::JsonEvaluator.new(config, Native::OffsetUnit::CODEPOINT) }
    end

    def written(record)
      JSON.generate(record.to_h)
    rescue JSON::GeneratorError, EncodingError => error
      raise Error.new("invalid_field", error.message)
    end

    def answer(kind)
      given = told { yield }
      kind.read(text(given.json), given.counted && text(given.counted))
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
  end
end
