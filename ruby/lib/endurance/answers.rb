# frozen_string_literal: true

module Endurance
  class Evaluation
    # What was found, in a line.
    def inspect
      claims = verification
      told = "; alerts: #{alerts.size}, first #{alerts.first.code}" unless alerts.empty?
      warned = "; warnings: #{warnings.size}, first #{warnings.first.path}" unless warnings.empty?
      points = overall_score.nil? ? "-" : format("%.1f", overall_score)
      name = ["#<#{self.class.name}", interaction_id, points, verdict].compact.join(" ")
      "#{name}: #{claims.verified} of #{claims.verifiable} claims supported#{told}#{warned}>"
    end
    alias to_s inspect
  end

  class Verified
    # What was found, in a line.
    def inspect
      "#<#{self.class.name} #{verification.verified} of #{verification.verifiable} claims supported>"
    end
    alias to_s inspect
  end

  class Scan
    # Whether the text holds an attack.
    def malicious?
      is_malicious
    end

    # What was found, in a line.
    def inspect
      found = [*threats, *pii.map(&:type)].join(", ")
      told = found.empty? ? "nothing found" : found
      "#<#{self.class.name} #{"not " unless malicious?}malicious #{format("%.2f", confidence)}: #{told}>"
    end
    alias to_s inspect
  end
end
