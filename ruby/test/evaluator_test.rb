# frozen_string_literal: true

require "endurance"
require "minitest/autorun"

class EvaluatorTest < Minitest::Test
  EVALUATOR = Endurance::Evaluator.new
  DOCUMENT = "😀😀 The office opens at 9."
  RESPONSE = "😀 It opens at 9."

  def fields
    { response: RESPONSE, rag_documents: [Endurance::Document.new(content: DOCUMENT)] }
  end

  def test_offsets_count_characters
    found = EVALUATOR.evaluate(**fields)
    claim = found.verification.claims.first
    assert_equal 0...RESPONSE.length, claim.span.range
    assert_equal claim.text, RESPONSE[claim.span.range]
    assert_equal claim.evidence.first.text, DOCUMENT[claim.evidence.first.range]
    assert_includes found.json, '"span":{"start":0,"end":19}'
    assert_equal found.verification, EVALUATOR.verify(**fields).verification
  end

  def test_a_scan_counts_characters
    text = "😀 mail jane.doe@northwind.org"
    found = EVALUATOR.scan(text)
    assert_equal "jane.doe@northwind.org", text[found.pii.first.span.range]
    assert_equal "x", EVALUATOR.scan(text, role: Endurance::Role::DOCUMENT, id: "x").id
  end

  def test_words_and_fields_of_a_later_version_are_read
    known = EVALUATOR.evaluate(**fields)
    later = JSON.parse(known.json).merge("later" => { "a" => 1 }, "verdict" => "later")
    read = Endurance::Evaluation.read(JSON.generate(later), nil)
    assert_equal "later", read.verdict
    assert_equal known.metrics, read.metrics
    assert_includes Endurance::Verdict::ALL, known.verdict
  end

  def test_a_refusal_has_a_code
    {
      "invalid_config" => -> { Endurance::Evaluator.new(thresholds: Endurance::Thresholds.new(pass: 200)) },
      "invalid_json" => -> { EVALUATOR.evaluate_json("{") },
      "invalid_utf8" => -> { EVALUATOR.evaluate_json("\xff") },
      "missing_field" => -> { EVALUATOR.verify_json("{}") },
      "invalid_field" => -> { EVALUATOR.evaluate(response: 7) },
      "unknown_field" => -> { Endurance::Evaluator.new(strict: true).scan_json('{"text": "", "txt": ""}') }
    }.each do |code, call|
      error = assert_raises(Endurance::Error) { call.call }
      assert_equal code, error.code
      refute_empty error.message
    end
    assert_equal "invalid_config", assert_raises(Endurance::Error) { Endurance::Evaluator.of_json('{"profil": 1}') }.code
    assert_equal "invalid_field", assert_raises(Endurance::Error) { EVALUATOR.evaluate(response: "\xff") }.code
    assert_equal "invalid_field", assert_raises(Endurance::Error) { EVALUATOR.evaluate(response: "", metadata: { latency_ms: Float::NAN }) }.code
  end

  def test_a_field_that_no_class_has_is_an_argument_error
    assert_raises(ArgumentError) { EVALUATOR.evaluate(respons: "") }
    assert_raises(ArgumentError) { Endurance::Document.new }
  end

  def test_records_compare_and_do_not_change
    one = Endurance::Metadata.new(model: "gpt-4", mine: [1])
    assert_equal one, Endurance::Metadata.from("model" => "gpt-4", "mine" => [1])
    assert_equal one.hash, Endurance::Metadata.new(model: "gpt-4", mine: [1]).hash
    assert_equal({ mine: [1] }, one.extra)
    assert_predicate one, :frozen?
    assert_equal [], one.canaries
    assert_nil Endurance::Config.new.require
  end

  def test_threads_get_the_same
    expected = EVALUATOR.evaluate(**fields)
    found = Array.new(4) { Thread.new { Array.new(10) { EVALUATOR.evaluate(**fields) } } }.flat_map(&:value)
    assert(found.all? { |one| one == expected })
  end

  def test_the_version_is_that_of_the_engine
    assert_equal Endurance::VERSION, EVALUATOR.evaluate(response: "").engine_version
  end
end
