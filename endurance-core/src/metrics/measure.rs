//! What a metric returns: a score and what it rests on, or why there is none.

use crate::{
    alert::Alert,
    interaction::{Location, Place, Score, Span},
    message::Message,
};

crate::names! {
    /// Why something was not measured.
    pub enum Reason {
        /// The interaction has no documents.
        NoDocuments = "no_documents",
        /// The response makes no claim that could be checked.
        NoClaims = "no_claims",
        /// The response cites nothing and need not.
        NoCitations = "no_citations",
        /// `metadata.counterfactual_response` is absent.
        NoCounterfactual = "no_counterfactual",
        /// The response mentions groups of people too rarely.
        TooFewMentions = "too_few_mentions",
        /// Neither the query nor a document names a group that could be compared with.
        NoGroupInSources = "no_group_in_sources",
        /// No document names a person or an address that the response could have named.
        NoChannelInSources = "no_channel_in_sources",
        /// No rule of the profile applies to the answer.
        NoRuleApplies = "no_rule_applies",
        /// `metadata.reference` is absent.
        NoReference = "no_reference",
        /// The query is empty.
        NoQuery = "no_query",
        /// No attack was found.
        NoAttack = "no_attack",
        /// The response is empty.
        EmptyResponse = "empty_response",
        /// It is a statistic of many responses.
        NeedsBatch = "needs_batch",
        /// There is no word list for the language.
        LanguageUnsupported = "language_unsupported",
        /// The metadata does not say what it needs.
        NoMetadata = "no_metadata",
        /// The model is in no table.
        UnknownModel = "unknown_model",
        /// The model is known, its price is not.
        NoPrice = "no_price",
        /// The model is known, its size is not.
        NoSize = "no_size",
        /// There is too little text to say.
        TooShort = "too_short",
        /// There is nothing of the kind it measures.
        NotApplicable = "not_applicable",
        /// The configuration leaves it out.
        Disabled = "disabled",
    }
}

crate::names! {
    /// Unit of a metric's native value.
    pub enum Unit {
        /// 0..=1.
        Share = "share",
        /// How many.
        Count = "count",
        /// 0..=1, a product of weights.
        Index = "index",
        /// US dollars.
        Usd = "usd",
        /// Floating-point operations.
        Flop = "flop",
        /// Watt-hours.
        WattHour = "wh",
    }
}

crate::names! {
    /// What a score rests on.
    pub enum Basis {
        /// Counted from what the metric is about.
        Exact = "exact",
        /// Counted from something that goes along with it.
        Proxy = "proxy",
        /// Computed from an assumption: shown, and not counted into the dimension.
        Estimated = "estimated",
        /// Judged by the documents, for want of a reference.
        Documents = "documents",
    }
}

/// What a kernel returns.
pub(crate) enum Measure {
    Measured(Measured),
    NotMeasured(Reason),
}

impl Measure {
    /// The alert it raises, taken out of it.
    pub(crate) fn take_alert(&mut self) -> Option<Alert> {
        match self {
            Self::Measured(measured) => measured.alert.take().map(|alert| *alert),
            Self::NotMeasured(_) => None,
        }
    }
}

/// A score and what it rests on.
pub(crate) struct Measured {
    pub(crate) score: Score,
    pub(crate) value: f64,
    pub(crate) unit: Unit,
    pub(crate) basis: Basis,
    pub(crate) n: usize,
    pub(crate) message: Message,
    pub(crate) evidence: Vec<Location>,
    /// What a person should look at because of it.
    pub(crate) alert: Option<Box<Alert>>,
}

/// Evidence spans a metric shows at most.
const MOST_EVIDENCE: usize = 20;

impl Measured {
    /// A metric whose score is its value, a share of `n` things.
    pub(crate) fn share(value: f64, n: usize, message: Message) -> Self {
        let score = Score::from_points(value * 100.0);
        Self {
            score,
            value: round(value),
            unit: Unit::Share,
            basis: Basis::Exact,
            n,
            message,
            evidence: Vec::new(),
            alert: None,
        }
    }

    /// A metric whose value is bad: the score is what is left of 1.
    pub(crate) fn loss(value: f64, n: usize, message: Message) -> Self {
        Self { score: Score::from_points((1.0 - value) * 100.0), ..Self::share(value, n, message) }
    }

    /// The lowest score, whatever the value.
    pub(crate) fn worst(mut self) -> Self {
        self.score = Score::MIN;
        self
    }

    pub(crate) fn unit(mut self, unit: Unit) -> Self {
        self.unit = unit;
        self
    }

    pub(crate) fn basis(mut self, basis: Basis) -> Self {
        self.basis = basis;
        self
    }

    /// Raises `alert`, if there is one.
    pub(crate) fn alert(mut self, alert: Option<Alert>) -> Self {
        self.alert = alert.map(Box::new);
        self
    }

    /// The first of the places it rests on.
    pub(crate) fn evidence(mut self, places: impl IntoIterator<Item = Location>) -> Self {
        self.evidence = places.into_iter().take(MOST_EVIDENCE).collect();
        self
    }

    /// The same for passages of the response.
    pub(crate) fn in_response(self, spans: impl IntoIterator<Item = Span>) -> Self {
        self.evidence(spans.into_iter().map(|span| Location::of(Place::Response, span)))
    }
}

impl From<Reason> for Measure {
    fn from(reason: Reason) -> Self {
        Self::NotMeasured(reason)
    }
}

impl From<Measured> for Measure {
    fn from(measured: Measured) -> Self {
        Self::Measured(measured)
    }
}

/// To six decimals; what is no finite number cannot occur, and would be 0.
fn round(value: f64) -> f64 {
    if value.is_finite() { (value * 1e6).round_ties_even() / 1e6 + 0.0 } else { 0.0 } // + 0.0: never -0.0
}

/// A share as whole per cent, for sentences.
pub(super) fn percent(share: f64) -> u32 {
    (share * 100.0).round_ties_even() as u32
}
