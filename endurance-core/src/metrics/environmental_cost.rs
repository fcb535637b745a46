//! What did the answer cost: in money, computation, energy and words?

use super::{Basis, Measure, Measured, Reason, Unit};
use crate::{
    claims::ClaimVerdict, context::Context, interaction::Span, message::say, model, text::cue::Class, usage,
};

/// The ends of a logarithmic scale: nothing costs nothing and scores 100, `most` scores 0. About `knee` the scale turns from
/// linear to logarithmic.
struct Scale {
    knee: f64,
    most: f64,
    unit: Unit,
}

/// From a small model's short answer to a long one of the dearest models.
const USD: Scale = Scale { knee: 0.0005, most: 0.05, unit: Unit::Usd };
/// From a hundred tokens of a model of 500 million parameters to ten thousand of one of 500 thousand million.
const FLOP: Scale = Scale { knee: 1e11, most: 1e16, unit: Unit::Flop };
/// From what Luccioni 2024 measures for a short answer of a small model to a long answer of a large one.
const ENERGY: Scale = Scale { knee: 0.05, most: 10.0, unit: Unit::WattHour };

impl Scale {
    /// `1 - ln(1 + x / knee) / ln(1 + most / knee)`, clamped.
    fn share(&self, x: f64) -> f64 {
        (1.0 - libm::log1p(x / self.knee) / libm::log1p(self.most / self.knee)).clamp(0.0, 1.0)
    }

    fn measured(&self, x: f64, n: f64, message: crate::message::Message) -> Measured {
        // no sum of money or energy is as large: it keeps the value a number
        let x = x.min(1e30);
        Measured { value: significant(x), ..Measured::share(self.share(x), n as usize, message) }
            .unit(self.unit)
    }
}

/// To six significant digits.
fn significant(x: f64) -> f64 {
    format!("{x:.5e}").parse().unwrap_or(x)
}

pub(super) fn inference_cost(cx: &Context<'_>) -> Measure {
    let metadata = cx.metadata;
    let given = usage::given(metadata);
    if let Some(cost) = metadata.cost_usd {
        let n = given.map_or(1.0, |(input, output)| input as f64 + output as f64);
        let cost = significant(cost);
        let message = say!("cost_given", "the call cost ${cost}", cost = cost);
        return USD.measured(cost, n, message).into();
    }
    let (Some((input, output)), Some(name)) = (given, metadata.model.as_deref()) else {
        return Reason::NoMetadata.into();
    };
    let Some(price) = model::price(name, input) else {
        return if model::is_known(name) { Reason::NoPrice } else { Reason::UnknownModel }.into();
    };
    let cost = price.of(input, output);
    let message = say!(
        "cost_priced",
        "{input} and {output} tokens of {model} cost ${cost} at the price of {month}",
        input = input,
        output = output,
        model = price.model,
        month = price.month,
        cost = significant(cost)
    );
    USD.measured(cost, input as f64 + output as f64, message).into()
}

/// The floating-point operations of the call, and the usage they come from: two for each active parameter and token
/// (Kaplan 2020, 2.1).
fn flop(cx: &Context<'_>) -> Result<(f64, crate::usage::Usage), Reason> {
    let metadata = cx.metadata;
    let usage = cx.usage.ok_or(Reason::NoMetadata)?;
    let size = |name: &String| {
        let unknown = if model::is_known(name) { Reason::NoSize } else { Reason::UnknownModel };
        model::active_parameters(name).ok_or(unknown)
    };
    let parameters = match (metadata.active_parameters, &metadata.model) {
        (Some(given), _) => given,
        (None, Some(name)) => size(name)?,
        (None, None) => return Err(Reason::NoMetadata),
    };
    Ok((2.0 * parameters * usage.tokens, usage))
}

pub(super) fn compute_intensity(cx: &Context<'_>) -> Measure {
    let (flop, usage) = match flop(cx) {
        Ok(found) => found,
        Err(reason) => return reason.into(),
    };
    let basis = if usage.estimated { Basis::Estimated } else { Basis::Exact };
    let message = say!(
        "flop_counted",
        "about {flop} floating-point operations for {tokens} tokens",
        flop = significant(flop.min(1e30)),
        tokens = usage.tokens
    );
    FLOP.measured(flop, usage.tokens, message).basis(basis).into()
}

/// Operations that a server does with a joule: low, likely, high.
///
/// Likely: an H100 (989e12 a second, dense, 16 bits) at a tenth of its peak draws about 1.05 kW with its share of the server
/// (Epoch AI, "How much energy does ChatGPT use?", 2025). High: half of the peak, as large batches reach (Pope 2022). Low: a
/// hundredth, as small batches do.
const FLOP_PER_JOULE: [f64; 3] = [1e10, 1e11, 4e11];

/// Power usage effectiveness where none is given: low, likely, high. Large data centres report 1.1, the mean of all is 1.56
/// (Uptime Institute, Global Data Center Survey 2024).
const PUE: [f64; 3] = [1.1, 1.3, 1.56];

const JOULES_PER_WATT_HOUR: f64 = 3600.0;

pub(super) fn energy_consumption(cx: &Context<'_>) -> Measure {
    if let Some(energy) = cx.metadata.energy_wh {
        let energy = significant(energy.min(1e30));
        let message = say!("energy_given", "the call took {energy} Wh", energy = energy);
        return ENERGY.measured(energy, 1.0, message).into();
    }
    let (flop, usage) = match flop(cx) {
        Ok(found) => found,
        Err(reason) => return reason.into(),
    };
    let pue = cx.metadata.pue.map_or(PUE, |given| [given; 3]);
    let watt_hours = |efficiency: usize, pue: f64| {
        significant((flop / FLOP_PER_JOULE[efficiency] / JOULES_PER_WATT_HOUR * pue).min(1e30))
    };
    let message = say!(
        "energy_estimated",
        "about {energy} Wh, somewhere between {low} and {high}",
        energy = watt_hours(1, pue[1]),
        low = watt_hours(2, pue[0]),
        high = watt_hours(0, pue[2])
    );
    ENERGY.measured(watt_hours(1, pue[1]), usage.tokens, message).basis(Basis::Estimated).into()
}

pub(super) fn cost_efficiency(cx: &Context<'_>) -> Measure {
    if cx.is_silent() {
        return Reason::EmptyResponse.into();
    }
    if cx.library.documents.sources.is_empty() {
        return Reason::NoDocuments.into();
    }
    if cx.facets.count == 0 {
        return Reason::NoQuery.into();
    }
    if let Some(reason) = unanswerable(cx) {
        return reason.into();
    }
    let sentences = &cx.response.sentences;
    let mut pays = vec![false; sentences.len()];
    let claims = cx.checked.verification.claims.iter().zip(&cx.checked.repeats).zip(&cx.checked.sentences);
    for ((claim, repeats), stands) in claims {
        let at = sentences.partition_point(|s| s.span.start < stands.start);
        if claim.verdict == ClaimVerdict::Supported && !repeats && cx.facets.answers(at) {
            pays[at] = true;
        }
    }
    let length = |wanted: bool| -> usize {
        sentences.iter().zip(&pays).filter(|(_, pays)| **pays == wanted).map(|(s, _)| s.tokens.len()).sum()
    };
    let (all, paying) = (cx.response.tokens.len(), length(true));
    let message = say!(
        "tokens_that_answer",
        "{answering} of {tokens} words stand in sentences that answer the question with a supported claim",
        answering = paying,
        tokens = all
    );
    let idle: Vec<Span> =
        sentences.iter().zip(&pays).filter(|(_, pays)| !**pays).map(|(s, _)| s.span).collect();
    Measured::share(paying as f64 / all as f64, all, message).in_response(idle).into()
}

/// Why a response owes no answer, or none can be told: it refuses or abstains and claims nothing, or it is in a language whose
/// claims cannot be checked.
fn unanswerable(cx: &Context<'_>) -> Option<Reason> {
    let verification = &cx.checked.verification;
    let whole = Span::new(0, cx.response.raw.len());
    let declines =
        cx.response.has_cue(whole, Class::Refusal) || cx.response.has_cue(whole, Class::Abstention);
    if verification.total_claims == 0 && declines {
        return Some(Reason::NotApplicable);
    }
    let unread = |claim: &crate::claims::Claim| claim.reason.as_deref() == Some("language_unsupported");
    (verification.verifiable == 0 && verification.claims.iter().any(unread))
        .then_some(Reason::LanguageUnsupported)
}
