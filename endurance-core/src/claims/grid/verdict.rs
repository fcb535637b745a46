//! From votes and values to what a table says of a claim, and what that does to the claim's verdict.

use super::{
    Grid,
    answer::Answer,
    bind::{Bound, denies},
    crossing::{self, Crossing},
    find,
    list::amounts,
    member,
    program::{Case, Filter, Kind, Truth, Vote},
    reading::{Mask, Word, bit, places},
    slot::Slot,
    vote,
};
use crate::{
    claims::{
        Atom, ClaimVerdict, Detail, EvidenceRole,
        corpus::{Source, Window},
        decide::Decided,
        derive::reckon::follows,
        extract::Statement,
    },
    interaction::{Share, Span},
    text::Text,
};

/// What a grid says of a statement.
#[derive(Clone, Debug)]
pub(in crate::claims) struct Finding {
    /// Probability that the statement is refuted.
    pub(in crate::claims) refuted: f64,
    /// What differs, where the grid says it.
    detail: Option<Detail>,
    /// The cells that decided.
    at: Option<Span>,
    /// Whether the grid speaks of the statement at all.
    speaks: bool,
    /// Of a list of keys and values: whether it only denies, because it lacks much of what is said.
    listed: Option<bool>,
    /// Whether what differs is no value of the list or table at all, but may be reckoned from them.
    reckoned: bool,
    /// What the model saw, for training.
    #[cfg_attr(not(feature = "training"), expect(dead_code, reason = "only training looks at it"))]
    pub(in crate::claims) features: Vec<f64>,
    /// The kinds of programs that the statement asks for, for training.
    #[cfg_attr(not(feature = "training"), expect(dead_code, reason = "only training looks at it"))]
    pub(in crate::claims) kinds: Vec<&'static str>,
}

impl Finding {
    /// The same with what a cell answers: "projector: no".
    pub(super) fn with(self, case: &Case<'_>, answer: Option<Answer>) -> Self {
        let silent = self.detail.is_none() && lost(case) <= MOST_LOST;
        let Some(answer) = answer.filter(|_| silent) else { return self };
        let at = Some(row_span(case, answer.row).hull(answer.cell));
        let (refuted, detail) = if answer.same { (OWN, None) } else { (SWAPPED, Some(answer.detail)) };
        Self { refuted, detail, at, speaks: true, listed: None, reckoned: false, ..self }
    }

    /// The same with what stands where the row and the column cross that the statement names.
    pub(super) fn crossing(self, crossing: Option<Crossing>) -> Self {
        let (refuted, detail, at) = match crossing {
            None => return self,
            Some(Crossing::Same(cell)) => (OWN, None, cell),
            Some(Crossing::Differs(differs)) => {
                (if differs.swapped { SWAPPED } else { ANOTHER }, Some(differs.detail), differs.cell)
            }
        };
        let reckoned = refuted == ANOTHER;
        Self { refuted, detail, at: Some(at), speaks: true, listed: None, reckoned, ..self }
    }
}

/// How likely a statement is refuted whose value is that of another key, is another value, or is the key's own.
const SWAPPED: f64 = 0.93;
const ANOTHER: f64 = 0.8;
const OWN: f64 = 0.1;

/// The share of a statement's words that may stand nowhere in a table that speaks of it.
const MOST_UNLINKED: f64 = 0.6;

/// The probability from which a program that fails is a contradiction with a detail.
const SURE: f64 = 0.65;

/// What a list of keys and values says.
pub(super) fn of_pairs(case: &Case<'_>, slot: Option<Slot>) -> Finding {
    // a value in a sentence stands with what the sentence says of it
    let prose = |slot: &Slot| slot.differs.is_none() && lost(case) > 0 && is_prose(case, slot.row);
    let speaks = slot.as_ref().is_some_and(|slot| !prose(slot) && !has_several(case, slot.row));
    if slot.is_none()
        && let Some(misplaced) = member::misplaced(case).filter(|misplaced| !is_prose(case, misplaced.row))
    {
        let at = Some(row_span(case, misplaced.row));
        let (features, kinds) = (Vec::new(), Vec::new());
        let refuted = if misplaced.detail.is_some() { SWAPPED } else { OWN };
        let detail = misplaced.detail;
        return Finding { refuted, detail, at, speaks: true, listed: None, reckoned: false, features, kinds };
    }
    let (mut refuted, mut detail, mut at, mut reckoned) = (0.5, None, None, false);
    if let Some(slot) = slot {
        let row = row_span(case, slot.row);
        at = Some(row);
        refuted = OWN;
        if let Some(differs) = slot.differs {
            refuted = if differs.swapped { SWAPPED } else { ANOTHER };
            reckoned = !differs.swapped;
            (detail, at) = (Some(differs.detail), Some(row.hull(differs.cell)));
        }
    }
    let listed = Some(lost(case) > MOST_LOST);
    let (features, kinds) = (Vec::new(), Vec::new());
    Finding { refuted, detail, at, speaks, listed, reckoned, features, kinds }
}

/// Whether no mark stands between a key and its value: "adults pay 7 euros".
fn is_prose(case: &Case<'_>, row: usize) -> bool {
    let [key, value] = [0, 1].map(|column| case.grid.cell(row, column).span);
    let between = Span { start: key.end, end: value.start.max(key.end) };
    !case.text.slice(between).contains([':', '–', '—', '-', '\t'])
}

/// Whether a value is itself a list, "24 dB (night), 52 dB (maximum)": which of them is meant, its words tell.
fn has_several(case: &Case<'_>, row: usize) -> bool {
    let mut amounts = amounts(case.text, case.grid.cell(row, 1).span).map(|q| q.measure);
    let first = amounts.next();
    first.is_some_and(|first| amounts.any(|other| other == first))
}

/// Words of a statement that a list may lack and still support it: "an adult ticket costs 75" of "Adult: 75".
const MOST_LOST: usize = 2;

/// How many telling words stand nowhere in the list; the days of the week are said by others, and "a 30-year-old" by a number.
fn lost(case: &Case<'_>) -> usize {
    let linked = case.links.in_cells() | case.links.titled;
    let amounts = |w: &Word| {
        case.reading.text.quantities_in(w.token.span).iter().any(|q| q.span.contains(w.token.span))
    };
    let telling = |w: &Word| !w.token.stop && w.value.is_none() && w.triggers.is_empty() && !amounts(w);
    let words = case.reading.words.iter().enumerate();
    words.filter(|(at, w)| telling(w) && linked & bit(*at) == 0).count()
}

/// How likely a statement is refuted all of which stands in one row, in the columns that it names, where it asks for no more:
/// 14 % of those of `TabFact`.
const TOGETHER: f64 = 0.14;

/// What a table says, by its model.
pub(super) fn of_table(
    case: &Case<'_>,
    votes: &[Vote],
    bound: &Bound,
    slot: Option<Slot>,
    features: Vec<f64>,
) -> Finding {
    let held = slot.as_ref().is_some_and(|s| s.held > 0 && s.differs.is_none());
    let together = bound.share > 0.999 && bound.unlinked_numbers == 0 && bound.columns_off == 0;
    let most = if held && together && !vote::asks(case, votes) { TOGETHER } else { 1.0 };
    let differs = slot.as_ref().and_then(|s| s.differs.as_ref());
    let value = differs.is_some_and(|d| d.named) && !vote::asks(case, votes);
    let sum = |v: &Vote| !v.holds && matches!(v.truth, Some(Truth::Result { .. }));
    let another =
        || lost(case) <= MOST_LOST && !denies(case) && !vote::asks(case, votes) && crossed(case).is_some();
    let least = if value || votes.iter().any(sum) || another() { ANOTHER } else { 0.0 };
    let refuted = vote::refuted(&features).min(most).max(least);
    let reckoned = differs.is_some_and(|d| !d.swapped);
    let row = slot.as_ref().map(|s| s.row).or(bound.held.first().filter(|_| bound.rows == 1));
    let mut at = row.map(|row| row_span(case, row));
    let mut detail = None;
    if refuted >= SURE {
        if let Some(differs) = slot.and_then(|s| s.differs) {
            (detail, at) = (Some(differs.detail), Some(differs.cell));
        } else if let Some((found, cells)) = failing(case, votes).or_else(|| crossed(case)) {
            (detail, at) = (Some(found), cells.or(at));
        }
    }
    let speaks = bound.links > 0 && bound.unlinked <= MOST_UNLINKED;
    let kinds = votes.iter().filter(|v| v.fit >= 0.5).map(|v| v.kind.name()).collect();
    let reckoned = reckoned && detail.as_ref().is_some_and(|d| d.atom == Atom::Quantity);
    Finding { refuted, detail, at, speaks, listed: None, reckoned, features, kinds }
}

/// The cells of a row.
fn row_span(case: &Case<'_>, row: usize) -> Span {
    let cells = (0..case.grid.width()).map(|c| case.grid.cell(row, c)).filter(|c| !c.tokens.is_empty());
    let spans = cells.map(|c| c.span);
    spans.reduce(Span::hull).unwrap_or(case.grid.span)
}

/// What the surest program that fails finds instead, and its cells.
fn failing(case: &Case<'_>, votes: &[Vote]) -> Option<(Detail, Option<Span>)> {
    /// A program that fits less is not what the statement asks for.
    const FITS: f64 = 0.7;
    let failed = votes.iter().filter(|v| !v.holds && v.fit >= FITS && v.truth.is_some());
    let surest = failed.reduce(|a, b| if b.fit > a.fit { b } else { a })?;
    let holds_too = |v: &Vote| v.kind == surest.kind && v.holds;
    if votes.iter().any(holds_too) {
        return None;
    }
    let said = |mask: Mask| {
        let spans = places(mask).map(|at| case.reading.words[at].token.span);
        spans.reduce(Span::hull).map_or_else(String::new, |span| case.reading.text.slice(span).into())
    };
    let number = |value: f64| format!("{}", (value * 1e6).round() / 1e6);
    Some(match surest.truth? {
        Truth::Count { word, count } => {
            let claimed = case.reading.words[word].value?;
            let change = claimed - count as f64;
            let detail = Detail {
                atom: Atom::Quantity,
                claimed: said(1 << word),
                source: Some(count.to_string()),
                difference: (change != 0.0).then(|| format!("{change:+}")),
            };
            (detail, None)
        }
        Truth::Top { mask, row, column } => {
            let cell = case.grid.cell(row, column);
            let detail = Detail {
                atom: Atom::Comparison,
                claimed: said(mask),
                source: Some(case.text.slice(cell.span).into()),
                difference: None,
            };
            (detail, Some(row_span(case, row)))
        }
        Truth::Values { word, values: (a, b) } => {
            let mark = if a < b {
                '<'
            } else if a > b {
                '>'
            } else {
                '='
            };
            let difference = surest.kind == Kind::Difference;
            let values = format!("{} {mark} {}", number(a), number(b));
            let detail = Detail {
                atom: if difference { Atom::Quantity } else { Atom::Comparison },
                claimed: said(1 << word),
                source: Some(if difference { number((a - b).abs()) } else { values }),
                difference: None,
            };
            (detail, None)
        }
        Truth::Result { word, result } => {
            let detail = Detail {
                atom: Atom::Quantity,
                claimed: said(1 << word),
                source: Some(number(result)),
                difference: None,
            };
            (detail, None)
        }
    })
}

/// What stands in the row that a statement speaks of, where it says of it what stands in another row only: "Sales is led by Jan Novak".
fn crossed(case: &Case<'_>) -> Option<(Detail, Option<Span>)> {
    let keyed = crossing::key_column(case);
    let mut keys = case.filters.iter().filter(|f| f.column == keyed && f.rows.count() == 1);
    let (key, None) = (keys.next()?, keys.next()) else { return None };
    let row = key.rows.first()?;
    let whole = |f: &&Filter| f.column != keyed && !f.number && !f.threshold && f.cover > WHOLE;
    let mut others = case.filters.iter().filter(whole);
    let (other, None) = (others.next()?, others.next()) else { return None };
    let cell = case.grid.cell(row, other.column);
    (!other.rows.meets(key.rows) && !cell.tokens.is_empty()).then(|| {
        let spans = places(other.mask).map(|at| case.reading.words[at].token.span);
        let claimed =
            spans.reduce(Span::hull).map_or_else(String::new, |s| case.reading.text.slice(s).into());
        let source = Some(case.text.slice(cell.span).into());
        (Detail { atom: Atom::Entity, claimed, source, difference: None }, Some(row_span(case, row)))
    })
}

/// The share of a cell's words from which a statement says all of it.
const WHOLE: f64 = 0.99;

/// How much less of a statement a row may cover than the best passage, for its table to speak of the statement.
const AS_NEAR: f64 = 0.6;

/// Tables that are asked about one statement.
const MOST_GRIDS: usize = 2;

/// Puts what the tables among `windows` say of the statement in place of what words alone said. `windows` come with the share
/// of the statement that each covers.
pub(in crate::claims) fn settle(
    (response, query): (&Text, &Text),
    statement: &Statement,
    windows: &[(Window<'_>, f64)],
    decided: &mut Decided,
) {
    let best = windows.iter().map(|w| w.1).fold(0.0, f64::max);
    let mut asked: Vec<(&Grid, Finding, &Source)> = Vec::new();
    for (window, coverage) in windows {
        if *coverage < AS_NEAR * best {
            continue;
        }
        let Some((text, grid)) = window.grid() else { continue };
        if asked.len() >= MOST_GRIDS || asked.iter().any(|(known, ..)| std::ptr::eq(*known, grid)) {
            continue;
        }
        let source = window.source;
        let title = source.title.as_ref().map_or(&[][..], |title| &title.tokens);
        let finding = find(response, statement.span, text, title, grid);
        if finding.speaks && !source.tainted.iter().any(|t| t.overlaps(grid.span)) {
            asked.push((grid, finding, source));
        }
    }
    let surest = |f: &Finding| (f.refuted - 0.5).abs();
    let chosen = asked.into_iter().reduce(|a, b| if surest(&b.1) > surest(&a.1) { b } else { a });
    if let Some((grid, finding, source)) = chosen {
        // "32 euros more" and "a third is due" follow from the values of a table: another value does not deny them
        let follows = |q| follows(response, statement.span, q, query, &source.text, grid.span()).is_some();
        if !finding.reckoned || !amounts(response, statement.span).any(follows) {
            apply(decided, finding, source);
        }
    }
}

fn apply(decided: &mut Decided, finding: Finding, source: &Source) {
    let p = finding.refuted;
    let claim = &mut decided.claim;
    let (verdict, confidence, role) = if p < 0.5 {
        (ClaimVerdict::Supported, 1.0 - p, EvidenceRole::Supports)
    } else if finding.detail.is_some() {
        (ClaimVerdict::Contradicted, p, EvidenceRole::Contradicts)
    } else {
        (ClaimVerdict::Unsupported, p, EvidenceRole::Context)
    };
    // a table that only doubts it takes nothing from words that contradict it
    let compared = |detail: &Detail| matches!(detail.atom, Atom::Comparison | Atom::Direction);
    if p >= 0.5 && finding.detail.is_none() && claim.detail.as_ref().is_some_and(compared) {
        return;
    }
    // "7.55 more than standard" follows from a list, and is no value of it
    if finding.listed.is_some() && finding.reckoned && claim.verdict == ClaimVerdict::Supported {
        return;
    }
    // the value of a key says nothing of what else is said: "sales fell 12 %" of "sales rose 12 %"
    let another = |detail: &Detail| !matches!(detail.atom, Atom::Quantity | Atom::Date);
    if finding.listed.is_some() && p < 0.5 && claim.detail.as_ref().is_some_and(another) {
        return;
    }
    // a list says one thing only: what it is silent about stays as it was
    if finding.listed == Some(true) && p < 0.5 && claim.verdict == ClaimVerdict::Unsupported {
        return;
    }
    if let Some(at) = finding.at {
        claim.evidence = vec![source.evidence(at, role)];
    } else {
        claim.evidence.truncate(1);
        claim.evidence.iter_mut().for_each(|e| e.role = role);
    }
    claim.verdict = verdict;
    claim.confidence = Share::new(confidence);
    claim.reason = None;
    claim.detail = finding.detail;
    decided.hallucinated = p;
    decided.conflicting = false;
}
