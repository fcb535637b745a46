//! The learned part: how likely a statement is unsupported, and a response to hold a hallucination.
//!
//! Four logistic models whose weights stand in `data/claims_model.tsv`, made by `training/claims.py`. The first decides
//! only between supported and unsupported; what contradicts, atoms and words decide, weighed by the second and the third.

use super::{
    denial::{DENIAL_FEATURES, DenialFeatures},
    slot::{SLOT_FEATURES, SlotFeatures},
};
use crate::pack;
use std::sync::LazyLock;

/// What the first model looks at, in the order of its weights.
pub(super) const CLAIM_FEATURES: [&str; 31] = [
    "bias",
    // share of the weighted words in the best window
    "coverage",
    // the same, with words that begin alike
    "alike",
    // the same over all windows together
    "united",
    // share of neighbouring words that are neighbours there
    "order",
    // share of the words of the best fact that the claim says
    "said",
    // share of the weighted words anywhere in the best window's source
    "source_coverage",
    // ln(1 + words that stand in no source)
    "novel_words",
    // share of the weight in words that stand in no source
    "novel_share",
    // how much the rarest of them tells, in nats / 10
    "novel_rarest",
    // ln(1 + those of them that belong to no name)
    "novel_plain",
    // whether it has numbers or dates
    "atoms",
    // share of the numbers and dates that no window holds
    "atoms_missing",
    // share of the numbers and dates that only another window holds
    "atoms_elsewhere",
    // share of the claim that the window of the worst of them does not cover
    "atoms_far",
    // ln(1 + numbers and dates that the best window holds)
    "atoms_held",
    // how strongly some window says otherwise
    "conflict",
    // ln(1 + names)
    "names",
    // ln(1 + names that stand in no source)
    "novel_names",
    // share of the names that the best window does not speak of
    "names_away",
    // ln(1 + words)
    "length",
    // whether it denies something
    "negative",
    // whether the best fact denies what it denies
    "agrees",
    // share of the weighted words that the question has
    "asked",
    // whether it is hedged
    "hedged",
    // whether it recommends
    "advice",
    // whether it judges
    "opinion",
    // whether it speaks of the documents
    "meta",
    // whether it gives an example
    "example",
    // whether it stands under a heading
    "headed",
    // share of the weighted words in the sentence of the best window
    "own",
];

/// What the second model looks at.
pub(super) const RISK_FEATURES: [&str; 6] = [
    "bias",
    // the highest probability of a hallucination among the claims, as log-odds
    "highest",
    // the mean of them, as log-odds
    "mean",
    // ln(1 + words that stand in no source), over all claims
    "novel_words",
    // ln(1 + claims)
    "claims",
    // share of the claims that are hallucinated
    "hallucinated",
];

/// Values in the order of [`CLAIM_FEATURES`].
pub(crate) type ClaimFeatures = [f64; CLAIM_FEATURES.len()];

/// Values in the order of [`RISK_FEATURES`].
pub(crate) type RiskFeatures = [f64; RISK_FEATURES.len()];

struct Weights {
    claim: ClaimFeatures,
    slot: SlotFeatures,
    denial: DenialFeatures,
    risk: RiskFeatures,
}

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let weight = |model: &str, feature: &str| {
        let row = pack::rows("claims_model").find(|row| row[0] == model && row[1] == feature);
        row.and_then(|row| row[2].parse().ok()).unwrap_or(0.0)
    };
    Weights {
        claim: CLAIM_FEATURES.map(|feature| weight("claim", feature)),
        slot: SLOT_FEATURES.map(|feature| weight("slot", feature)),
        denial: DENIAL_FEATURES.map(|feature| weight("denial", feature)),
        risk: RISK_FEATURES.map(|feature| weight("risk", feature)),
    }
});

/// Probability that a statement is unsupported.
pub(super) fn unsupported(features: &ClaimFeatures) -> f64 {
    logistic(dot(features, &WEIGHTS.claim))
}

/// Probability that two atoms that differ stand in the same slot.
pub(super) fn same_slot(features: &SlotFeatures) -> f64 {
    logistic(dot(features, &WEIGHTS.slot))
}

/// Probability that a fact that denies something denies what the claim says.
pub(super) fn denied(features: &DenialFeatures) -> f64 {
    logistic(dot(features, &WEIGHTS.denial))
}

/// Probability that a response holds a hallucination.
pub(super) fn risk(features: &RiskFeatures) -> f64 {
    logistic(dot(features, &WEIGHTS.risk))
}

/// ln(p / (1 - p)), bounded so that certainty stays a number.
pub(super) fn log_odds(probability: f64) -> f64 {
    let p = probability.clamp(0.002, 0.998);
    libm::log(p / (1.0 - p))
}

pub(super) fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-x))
}

fn dot<const N: usize>(a: &[f64; N], b: &[f64; N]) -> f64 {
    a.iter().zip(b).map(|(x, w)| x * w).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_holds_a_weight_for_every_feature_and_no_other() {
        let mut rows: Vec<_> = pack::rows("claims_model").map(|row| (row[0], row[1])).collect();
        for (model, features) in [
            ("claim", &CLAIM_FEATURES[..]),
            ("slot", &SLOT_FEATURES[..]),
            ("denial", &DENIAL_FEATURES[..]),
            ("risk", &RISK_FEATURES[..]),
        ] {
            for feature in features {
                let at = rows.iter().position(|row| *row == (model, *feature));
                rows.remove(at.unwrap_or_else(|| panic!("no weight for {model} {feature}")));
            }
        }
        assert_eq!(rows, []);
    }

    #[test]
    fn more_support_never_raises_the_risk_nor_more_that_is_new_lowers_it() {
        const SUPPORT: [&str; 9] = [
            "coverage",
            "alike",
            "united",
            "order",
            "source_coverage",
            "atoms_held",
            "asked",
            "headed",
            "own",
        ];
        const NEW: [&str; 11] = [
            "novel_words",
            "novel_share",
            "novel_rarest",
            "novel_plain",
            "atoms_missing",
            "atoms_elsewhere",
            "atoms_far",
            "conflict",
            "novel_names",
            "names_away",
            "advice",
        ];
        for (names, sign) in [(&SUPPORT[..], 1.0), (&NEW[..], -1.0)] {
            for name in names {
                let at = CLAIM_FEATURES.iter().position(|f| f == name).expect("a feature");
                assert!(WEIGHTS.claim[at] * sign <= 0.0, "{name}: {}", WEIGHTS.claim[at]);
            }
        }
    }
}
