# frozen_string_literal: true

# Answers conformance/cases.json: ruby conformance.rb CASES [ANSWERS]. One line a case to standard output: its name, a tab,
# and the digest of the answer, or the code of what was refused, or `-` for a scan, which has no digest. With ANSWERS, the
# answers' JSON is written there, one a line.

require "endurance"

def answer(test)
  evaluator = configured(test["config"])
  return evaluator.scan_json(JSON.generate(test["scan"])) if test.key?("scan")

  evaluator.evaluate_json(test.key?("bytes") ? test["bytes"].pack("C*") : JSON.generate(test["interaction"]))
end

# What no class of the package can say, such as a key that does not exist, goes to the engine as it stands.
def configured(config)
  return Endurance::Evaluator.new if config.nil?

  known = Endurance::Config.from(config)
  known.to_h == config ? Endurance::Evaluator.new(known) : Endurance::Evaluator.of_json(JSON.generate(config))
end

# The same answer from objects, where they hold all that the case says.
def check_objects(test, found)
  given = test["interaction"]
  return 0 unless given.is_a?(Hash) && found.is_a?(Endurance::Evaluation)

  interaction = Endurance::Interaction.from(given)
  return 0 unless interaction.to_h == given

  again = configured(test["config"]).evaluate(interaction)
  again.digest == found.digest ? 1 : abort("#{test["name"]}: objects give another digest")
end

cases = JSON.parse(File.read(ARGV.fetch(0), encoding: "UTF-8"))
answers = ARGV[1] && File.open(ARGV[1], "w:UTF-8")
objects = 0
cases.each do |test|
  begin
    found = answer(test)
    told = found.is_a?(Endurance::Evaluation) ? found.digest : "-"
    json = found.json
    objects += check_objects(test, found)
  rescue Endurance::Error => error
    told = error.code
    json = JSON.generate({ error: { code: error.code } })
  end
  puts "#{test["name"]}\t#{told}"
  answers&.puts(json)
end
answers&.close
abort("only #{objects} cases could be told in objects") if objects < 300
