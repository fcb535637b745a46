//! The words that ask for a computation over a table: a closed class, one row for each kind.

use crate::text::{table::Table, word::hash};
use std::sync::LazyLock;

/// What a word asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trigger {
    /// The largest value.
    Max,
    /// The smallest value.
    Min,
    /// What stands first or happened first.
    First,
    /// What stands last or happened last.
    Last,
    /// More than.
    More,
    /// Less than.
    Less,
    /// Earlier than.
    Before,
    /// Later than.
    After,
    /// No other.
    Only,
    /// Every one.
    All,
    /// Two of two.
    Both,
    /// Not one.
    None,
    /// Denies.
    Not,
    /// More than half; with a superlative word also [`Trigger::Max`].
    Most,
    /// Half.
    Half,
    /// Added up.
    Sum,
    /// The mean.
    Average,
    /// Larger by.
    Difference,
    /// The same value.
    Same,
    /// Different values.
    Different,
    /// No less than.
    AtLeast,
    /// No more than.
    AtMost,
    /// From one value to another.
    Between,
    /// What a comparison compares with.
    Than,
    /// Joins what belongs together.
    And,
    /// Either of two.
    Or,
}

/// Words of each kind, as they fold.
const WORDS: &[(Trigger, &str)] = &[
    (
        Trigger::Max,
        "highest dearest costliest priciest largest biggest greatest longest tallest heaviest widest maximum max high strongest richest fastest deepest leading",
    ),
    (
        Trigger::Min,
        "lowest least fewest smallest shortest minimum min low worst lightest weakest poorest slowest cheapest closest",
    ),
    (
        Trigger::First,
        "first earliest oldest early initial original top best start begin starts started begins began",
    ),
    (Trigger::Last, "last latest newest youngest recent recently final bottom late end ends ended finishes"),
    (
        Trigger::More,
        "more higher greater larger bigger longer taller over above exceed heavier better outscore faster wider beyond surpass additional ahead exceeds exceeded outscored surpasses surpassed heavier wealthier",
    ),
    (Trigger::Less, "less fewer lower smaller shorter under below lighter worse slower few behind"),
    (Trigger::Before, "before earlier prior precede older sooner previous precedes preceded"),
    (Trigger::After, "after later follow younger newer since following follows followed"),
    (Trigger::Only, "only sole solely single alone just exclusively lone"),
    (Trigger::All, "all every each always entire whole everyone any"),
    (Trigger::Both, "both"),
    (Trigger::None, "none no never neither nor nobody without nothing"),
    (
        Trigger::Not,
        "not didn't doesn't don't isn't aren't wasn't weren't hasn't haven't cannot can't won't fail fails failed n't unable",
    ),
    (Trigger::Most, "most majority mostly"),
    (Trigger::Half, "half"),
    (Trigger::Sum, "total combine combined sum totals totaled altogether together cumulative overall"),
    (Trigger::Average, "average mean avg averaged averages"),
    (Trigger::Difference, "difference differ differs margin gap by"),
    (Trigger::Same, "same equal equals identical tie tied ties share shares shared equally"),
    (Trigger::Different, "different distinct unique various separate"),
    (Trigger::AtLeast, "least minimum"),
    (Trigger::AtMost, "maximum"),
    (Trigger::Between, "between from range"),
    (Trigger::Than, "than compare compared versus to"),
    (Trigger::And, "and with while as"),
    (Trigger::Or, "or either"),
];

/// The kinds of each word, as bits.
static KINDS: LazyLock<Table<u32>> = LazyLock::new(|| {
    let mut table = Table::default();
    for (trigger, words) in WORDS {
        for word in words.split(' ') {
            *table.entry_or(hash(word), || 0) |= bit(*trigger);
        }
    }
    table
});

const fn bit(trigger: Trigger) -> u32 {
    1 << trigger as u32
}

/// The kinds of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Triggers(u32);

impl Triggers {
    /// What the word that folds to `fold` asks for.
    pub(super) fn of(fold: u64) -> Self {
        Self(KINDS.get(fold).copied().unwrap_or(0))
    }

    pub(super) fn is(self, trigger: Trigger) -> bool {
        self.0 & bit(trigger) != 0
    }

    pub(super) fn any(self, triggers: &[Trigger]) -> bool {
        triggers.iter().any(|&t| self.is(t))
    }

    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) fn add(&mut self, trigger: Trigger) {
        self.0 |= bit(trigger);
    }
}
