# frozen_string_literal: true

# One answer, evaluated: what is wrong with it, and what another try must mend.

require "endurance"

response = "The IT budget is INR 87 crore."
found = Endurance::Evaluator.new.evaluate(
  response: response,
  query: "What is the IT budget?",
  rag_documents: [Endurance::Document.new(content: "The IT budget for 2024-25 is INR 78 crore.", id: "doc_1")]
)
puts "#{found.verdict} #{found.overall_score}"
found.verification.claims.each do |claim|
  puts "#{claim.verdict}: #{response[claim.span.range]} (#{claim.detail&.source}, #{claim.detail&.difference})"
end
puts found.feedback
