//! What can be said of many evaluations together.
//!
//! Everything here is counted in integers and merged by adding, so that shards in any order give the bytes of one
//! machine. Means, quantiles, indices and intervals are computed from the counts at the end.

mod bootstrap;
mod distribution;
mod fairness;
mod psi;
mod report;
mod summary;

pub use self::{
    distribution::Spread,
    fairness::{Disparity, Fairness, FairnessOutcome, FairnessReport, GroupCounts, Interval},
    psi::{Baseline, Psi, PsiFeature, PsiPart},
    report::{
        AlertCounts, Bin, ClaimCounts, Errors, RowError, ScanCounts, SummaryReport, ThreatCounts, WorstRow,
    },
    summary::Summary,
};

crate::names! {
    /// Why a statistic of a batch has no value.
    pub enum BatchReason {
        /// None of the rows could be measured, or there is none.
        NothingMeasured = "nothing_measured",
        /// Fewer than 200 rows.
        NeedsBatch = "needs_batch",
        /// No baseline was given.
        NoBaseline = "no_baseline",
        /// No row says which group it belongs to.
        NoGroups = "no_groups",
        /// All rows belong to one group.
        OneGroup = "one_group",
        /// Fewer than two groups have 30 rows that count.
        GroupTooSmall = "group_too_small",
        /// No row has the label that it needs in `metadata.expected_outcome`.
        NoLabels = "no_labels",
        /// No group has the outcome: there is nothing to divide by.
        ZeroRate = "zero_rate",
        /// Resamples in which the statistic does not exist are too many for an interval.
        Unstable = "unstable",
    }
}

/// To six decimals.
fn round(value: f64) -> f64 {
    (value * 1e6).round_ties_even() / 1e6
}
