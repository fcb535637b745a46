//! How names and numbers read to a person.

use crate::visible::one_line;
use endurance_core::{
    Change, ClaimVerdict, Interaction, Location, MetricScore, Place, Points, Reason, Score, Span, Verdict,
};

/// Names that read otherwise than they are written: `rti_compliance` is about the rules of any profile.
const LABELS: &[(&str, &str)] = &[
    ("pii_protection", "PII protection"),
    ("psi", "population stability (PSI)"),
    ("rti_compliance", "legal rules"),
];

/// `data_grounding` as `data grounding`.
pub(crate) fn words(name: &str) -> String {
    let label = LABELS.iter().find(|(known, _)| *known == name);
    label.map_or_else(|| name.replace('_', " "), |(_, label)| (*label).to_owned())
}

/// `data_grounding` as `Data grounding`.
pub(crate) fn title(name: &str) -> String {
    let name = words(name);
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// One of several: `1 row`, `2 rows`.
pub(crate) fn count(n: u64, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{} {one}s", thousands(n)) }
}

/// `1234567` as `1,234,567`.
pub(crate) fn thousands(n: u64) -> String {
    let digits = n.to_string();
    let first = digits.len() % 3;
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && at % 3 == first {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A score to one decimal.
pub(crate) fn score(score: Option<Score>) -> String {
    score.map_or_else(|| "–".to_owned(), |score| format!("{:.1}", score.points()))
}

/// Points, exactly, so that they add up on paper: `13.0`, `-12.6034`.
pub(crate) fn exact(units: i64) -> String {
    let sign = if units < 0 { "-" } else { "" };
    let units = units.unsigned_abs();
    let decimals = format!("{:04}", units % 10_000);
    let decimals = decimals.trim_end_matches('0');
    let decimals = if decimals.is_empty() { "0" } else { decimals };
    format!("{sign}{}.{decimals}", units / 10_000)
}

/// Points with their sign: `+13.0`, `-12.6034`.
pub(crate) fn signed(points: Points) -> String {
    let sign = if points.0 < 0 { "" } else { "+" };
    format!("{sign}{}", exact(points.0))
}

/// What must change, as something to do.
fn change(change: &Change, interaction: Option<&Interaction>) -> String {
    match change {
        Change::LiftLimit { limit, place: at, seen, allowed } => {
            let (limit, place) = (words(&one_line(limit)), words(at.as_str()));
            format!(
                "shorten the {place} or raise the limit: {} of {} read ({limit})",
                thousands(*allowed),
                thousands(*seen)
            )
        }
        Change::GiveInput { dimension, reason } => {
            let reason = reason.map_or_else(String::new, |reason| format!(": {}", words(reason.as_str())));
            format!("let {} be measured{reason}", words(dimension.as_str()))
        }
        Change::ClearAlert { alert_type, at, .. } => {
            let at = at.as_ref().map_or_else(String::new, |at| format!(", {}", place(at, interaction)));
            format!("clear the alert {}{at}", words(alert_type.as_str()))
        }
        Change::MendClaim { claim_index, claim } => {
            let claim = claim.as_deref().map_or_else(String::new, |text| format!(" “{}”", one_line(text)));
            format!("mend claim {}{claim}", claim_index + 1)
        }
        Change::RaiseMetric { metric, from, to } => {
            let to = exact(to.units());
            let to = to.strip_suffix(".0").unwrap_or(&to);
            format!("raise {} from {} to {to}", words(metric.as_str()), score(Some(*from)))
        }
        _ => "see the JSON".to_owned(),
    }
}

/// What must change for a pass, a line each. An empty answer has nothing that could be measured better.
pub(crate) fn changes(changes: &[Change], interaction: Option<&Interaction>) -> Vec<String> {
    let empty =
        |change: &Change| matches!(change, Change::GiveInput { reason: Some(Reason::EmptyResponse), .. });
    if changes.iter().any(empty) {
        return vec!["give an answer: it is empty, so that there is nothing to score".to_owned()];
    }
    changes.iter().map(|one| change(one, interaction)).collect()
}

/// A sign for a claim's verdict, so that colour is never alone.
pub(crate) fn sign(verdict: ClaimVerdict) -> &'static str {
    match verdict {
        ClaimVerdict::Supported => "✓",
        ClaimVerdict::Contradicted => "✗",
        ClaimVerdict::Unsupported => "?",
        _ => "–",
    }
}

/// A sign for what to do with an answer.
pub(crate) fn verdict_sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "✓",
        Verdict::Review => "!",
        Verdict::Fail => "✗",
        _ => "–",
    }
}

/// Where a location is: `document 1 (doc_1), characters 10..60`.
pub(crate) fn place(at: &Location, interaction: Option<&Interaction>) -> String {
    let text = words(at.place.as_str());
    let index = at.index.map_or_else(String::new, |index| format!(" {}", u64::from(index) + 1));
    let id = at.id.as_deref().map_or_else(String::new, |id| format!(" ({})", crate::visible::short(id)));
    let within = interaction.and_then(|interaction| text_at(interaction, at.place, at.index));
    format!("{text}{index}{id}, {}", range(at.span(), within))
}

/// A span of `text` as people count, from 0 as everywhere; in the bytes that it is written in where the text is not known.
pub(crate) fn range(span: Span, text: Option<&str>) -> String {
    let Some(text) = text else { return format!("bytes {}..{}", span.start, span.end) };
    let characters = |end: u32| text[..floor(text, end as usize)].chars().count();
    format!("characters {}..{}", characters(span.start), characters(span.end))
}

/// What a document is called: its id, else its number.
pub(crate) fn document(place: Place, index: Option<u32>, id: Option<&str>) -> String {
    match (id, index) {
        (Some(id), _) => crate::visible::short(id),
        (None, Some(index)) => format!("{} {}", words(place.as_str()), u64::from(index) + 1),
        (None, None) => words(place.as_str()),
    }
}

/// A metric's native value with its unit: `0.8 share`.
pub(crate) fn value(metric: &MetricScore) -> String {
    let unit = metric.unit.map_or("", endurance_core::Unit::as_str);
    let value = metric.value.map(|value| format!("{value:.4}"));
    let value = value.map(|text| text.trim_end_matches('0').trim_end_matches('.').to_owned());
    value.map_or_else(String::new, |value| format!("{value} {unit}").trim_end().to_owned())
}

/// The text that a location points into.
pub(crate) fn text_at(interaction: &Interaction, place: Place, index: Option<u32>) -> Option<&str> {
    let Interaction { query, response, history, rag_documents, metadata, .. } = interaction;
    let at = index.unwrap_or_default() as usize;
    match place {
        Place::Query => Some(query),
        Place::Response => Some(response),
        Place::Document => rag_documents.get(at).map(|document| document.content.as_str()),
        Place::History => history.get(at).map(|turn| turn.content.as_str()),
        Place::SystemPrompt => metadata.system_prompt.as_deref(),
        _ => None,
    }
}

/// The bytes of `span` in `text`, on character boundaries whatever the span says.
pub(crate) fn slice(text: &str, span: Span) -> &str {
    let start = floor(text, span.start as usize);
    let end = floor(text, span.end as usize);
    text.get(start..end.max(start)).unwrap_or_default()
}

/// The last character boundary at or before `at`.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_exact() {
        for (units, expected) in [
            (0, "0.0"),
            (130_000, "13.0"),
            (-126_034, "-12.6034"),
            (1, "0.0001"),
            (-1, "-0.0001"),
            (1_000_000, "100.0"),
        ] {
            assert_eq!(exact(units), expected);
        }
        assert_eq!(signed(Points(0)), "+0.0");
    }

    #[test]
    fn a_label_is_for_people() {
        for (name, words_, title_) in [
            ("rti_compliance", "legal rules", "Legal rules"),
            ("pii_protection", "PII protection", "PII protection"),
            ("data_grounding", "data grounding", "Data grounding"),
            ("", "", ""),
        ] {
            assert_eq!((words(name).as_str(), title(name).as_str()), (words_, title_));
        }
    }

    #[test]
    fn a_place_is_told_in_characters() {
        let text = "😀 पैसा: the budget";
        let interaction = Interaction::new(text, "");
        let start = text.find("the").expect("a passage");
        let at = Location::of(Place::Query, Span::new(start, text.len()));
        assert_eq!(place(&at, Some(&interaction)), "query, characters 8..18");
        assert_eq!(place(&at, None), "query, bytes 19..29");
        let provision = Location::at(Place::Provision, 3, Some("s.7"), Span::new(0, 9));
        assert_eq!(place(&provision, Some(&interaction)), "provision 4 (s.7), bytes 0..9");
        assert_eq!(range(Span { start: 1, end: 99 }, Some("😀")), "characters 0..1");
    }

    #[test]
    fn numbers_are_grouped() {
        for (n, expected) in
            [(0, "0"), (999, "999"), (1_000, "1,000"), (12_345, "12,345"), (1_234_567, "1,234,567")]
        {
            assert_eq!(thousands(n), expected);
        }
        assert_eq!((count(1, "row"), count(2, "row")), ("1 row".to_owned(), "2 rows".to_owned()));
    }

    #[test]
    fn a_slice_keeps_to_characters() {
        for (start, end, expected) in
            [(0, 1, "a"), (1, 3, "é"), (2, 3, "é"), (3, 9, ""), (3, 1, ""), (9, 9, "")]
        {
            assert_eq!(slice("aé", Span { start, end }), expected, "{start}..{end}");
        }
    }
}
