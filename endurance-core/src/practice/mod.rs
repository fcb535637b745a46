//! What each profile demands: one file a profile, data and rules together.
//!
//! To add a rule: write its row into the profile's table. `applies` says when it is asked, `satisfied` whether it is met; both
//! read the context and nothing else.

mod eu_ai_act;
pub(crate) mod fact;
mod generic;
mod rti;
mod uk_gdpr;

use crate::{context::Context, profile::Profile};

/// What a profile demands of an answer.
pub(crate) struct Practice {
    /// Whether every answer must say where a person can be reached.
    pub(crate) high_stakes: bool,
    /// Whether a refusal is a decision that can be appealed.
    pub(crate) refusal_is_decision: bool,
    /// Whether users must learn that a machine answers.
    pub(crate) discloses: bool,
    /// Controls that must be declared, as `metadata.controls` names them.
    pub(crate) controls: &'static [&'static str],
    /// Public addresses and numbers of the bodies below.
    pub(crate) contacts: &'static [&'static str],
    /// Human roles that the law creates, as `data/recourse.tsv` names them.
    pub(crate) persons: &'static [&'static str],
    /// Who decides on appeals, by the same names.
    pub(crate) bodies: &'static [&'static str],
    /// How an appeal is made, by the same names.
    pub(crate) hows: &'static [&'static str],
    /// Time limits of appeals, in words.
    pub(crate) deadlines: &'static str,
    pub(crate) rules: &'static [Rule],
}

/// One demand of a law.
pub(crate) struct Rule {
    /// Its name in reports.
    pub(crate) id: &'static str,
    /// The provision it rests on.
    pub(crate) article: &'static str,
    /// What it demands, as a sentence.
    pub(crate) demand: &'static str,
    pub(crate) applies: fn(&Context<'_>) -> bool,
    pub(crate) satisfied: fn(&Context<'_>) -> bool,
}

/// Controls that good practice demands (EU AI Act, Art. 14(4)).
const CONTROLS: &[&str] = &["human_override", "stop", "edit", "review_queue"];

/// What `profile` demands.
pub(crate) fn of(profile: Profile) -> &'static Practice {
    match profile {
        Profile::Rti => &rti::PRACTICE,
        Profile::UkGdpr => &uk_gdpr::PRACTICE,
        Profile::EuAiAct => &eu_ai_act::PRACTICE,
        Profile::Generic | Profile::Other => &generic::PRACTICE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_a_name_of_its_own_and_a_provision() {
        let mut ids: Vec<&str> = Profile::ALL.iter().flat_map(|p| of(*p).rules).map(|r| r.id).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count);
        for rule in Profile::ALL.iter().flat_map(|p| of(*p).rules) {
            assert!(
                rule.article.contains(|c: char| c.is_ascii_digit()) && rule.demand.len() > 20,
                "{}",
                rule.id
            );
        }
    }
}
