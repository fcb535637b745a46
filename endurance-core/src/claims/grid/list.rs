//! Lists that say a value of each key: lines `key: value`, and "adults 75, children 40" in a sentence. Where the keys come again, "Plan:
//! Basic; Price: $5; Plan: Plus; Price: $8", each time is a row of a table.

use super::{
    MOST_COLUMNS, MOST_ROWS,
    parse::{lines, trim},
    table::{Form, Grid},
};
use crate::{
    interaction::Span,
    text::{
        Text,
        date::{Date, Kind},
        quantity::{Approx, Quantity},
    },
};
use memchr::memmem::Finder;
use std::{ops::Range, sync::LazyLock};

/// Words of a key, and of a value.
const LONGEST_KEY: usize = 6;
const LONGEST_VALUE: usize = 12;

/// Keys that a list has at least.
const LEAST: usize = 2;

/// Lists of one text.
const MOST: usize = 512;

/// Adds the lists of `text` to its tables.
pub(super) fn add(text: &Text, out: &mut Vec<Grid>) {
    let tables = out.len();
    let mut rows: Vec<Vec<Span>> = Vec::new();
    // whether an empty line stands before this one, and whether the items stand apart by such
    let (mut blank, mut apart) = (false, false);
    for line in lines(&text.raw) {
        if !rows.is_empty() && !blank && text.raw[line.clone()].trim().is_empty() {
            blank = true;
            continue;
        }
        let next = out[..tables].partition_point(|t| (t.span.start as usize) < line.end);
        let in_table = next > 0 && out[next - 1].span.end as usize > line.start;
        let told = if in_table { Vec::new() } else { sentences(text, &line) };
        if !told.is_empty() {
            close(text, &mut rows, out);
            rows = told;
            close(text, &mut rows, out);
        } else if let Some(pair) = pair(text, &line).or_else(|| priced(text, &line)).filter(|_| !in_table) {
            apart = if rows.len() == 1 { blank } else { apart };
            if blank && !apart && !is_same(text, pair[0], rows[0][0]) {
                close(text, &mut rows, out);
            }
            rows.push(pair.to_vec());
        } else {
            close(text, &mut rows, out);
            if !in_table {
                inline(text, &line, &mut rows);
                close(text, &mut rows, out);
            }
        }
        blank = false;
        if out.len() > tables + MOST {
            return;
        }
    }
    close(text, &mut rows, out);
}

/// Whether two keys are one.
fn is_same(text: &Text, a: Span, b: Span) -> bool {
    text.slice(a).eq_ignore_ascii_case(text.slice(b))
}

fn close(text: &Text, rows: &mut Vec<Vec<Span>>, out: &mut Vec<Grid>) {
    if rows.len() >= LEAST {
        let cut = rows.len() > MOST_ROWS;
        out.extend(match records(text, rows) {
            Some(table) => Grid::new(text, Form::Table, true, &table, cut),
            None => Grid::new(text, Form::Pairs, false, rows, cut),
        });
    }
    rows.clear();
}

/// The same keys again and again as a header and rows: a record begins with the first key.
fn records(text: &Text, pairs: &[Vec<Span>]) -> Option<Vec<Vec<Span>>> {
    let first = pairs.first()?[0];
    let mut header = vec![first];
    let mut table: Vec<Vec<Span>> = Vec::new();
    for pair in pairs {
        let (key, value) = (pair[0], pair[1]);
        if is_same(text, key, first) {
            table.push(vec![value]);
            continue;
        }
        let record = table.last_mut()?;
        let column = header.iter().position(|&known| is_same(text, known, key)).unwrap_or_else(|| {
            header.push(key);
            header.len() - 1
        });
        if record.len() > column || header.len() > MOST_COLUMNS {
            return None;
        }
        let missing = Span { start: key.start, end: key.start };
        record.resize(column, missing);
        record.push(value);
    }
    if table.len() < LEAST || header.len() < 2 {
        return None;
    }
    table.insert(0, header);
    Some(table)
}

/// The keys and values of the sentences of a line: "Common: headache. Rare: hair loss." None where one of them is no such pair.
fn sentences(text: &Text, line: &Range<usize>) -> Vec<Vec<Span>> {
    let whole = Span::new(line.start, line.end);
    // most lines have no colon
    if memchr::memchr_iter(b':', text.slice(whole).as_bytes()).take(LEAST).count() < LEAST {
        return Vec::new();
    }
    let from = text.sentences.partition_point(|s| s.span.end <= whole.start);
    let inside = text.sentences[from..].iter().map(|s| s.span).take_while(|s| whole.contains(*s));
    let pairs: Option<Vec<Vec<Span>>> = inside.map(|s| Some(pair(text, &s.range())?.to_vec())).collect();
    pairs.filter(|pairs| pairs.len() >= LEAST).unwrap_or_default()
}

/// The key and value of an item that ends with its amount, and no mark between: "* Basic, 5 euros a month", "Plus ($8/month)".
fn priced(text: &Text, line: &Range<usize>) -> Option<[Span; 2]> {
    const LONGEST: usize = 80;
    const BEHIND: usize = 3;
    let whole = trim(&text.raw, line.clone());
    if line.len() > LONGEST || text.slice(whole).ends_with(['.', ':', '?', '!', ';', ',']) {
        return None;
    }
    let (amount, None) = (text.quantities_in(whole).first()?, text.quantities_in(whole).get(1)) else {
        return None;
    };
    let lead = text.slice(Span { end: amount.span.start.max(whole.start), ..whole });
    let named = lead.trim_end_matches([' ', ',', '(', '\t']);
    let parted = named.len() < lead.len();
    let mut key = trim(&text.raw, whole.start as usize..whole.start as usize + named.len());
    let words = &text.tokens[text.tokens_in(key)];
    key.start = words.first()?.span.start;
    let named =
        words.len() <= LONGEST_KEY && words[0].capital && words.iter().all(|t| !t.stop && !t.is_number());
    let behind = text.tokens_in(Span { start: amount.span.end, ..whole }).len();
    let value = Span { start: amount.span.start, end: whole.end };
    (parted && named && behind <= BEHIND).then_some([key, value])
}

/// What stands between a key and its value, the surest first, and which byte of it is rare.
const MARKS: [(&str, usize); 7] =
    [(": ", 0), (" – ", 1), (" — ", 1), (" - ", 1), ("\t", 0), (":**", 0), (":", 0)];

/// Where `mark` stands first, looked for by its byte `sign`.
fn find(bytes: &[u8], mark: &str, sign: usize) -> Option<usize> {
    let mark = mark.as_bytes();
    let starts = memchr::memchr_iter(mark[sign], bytes).filter_map(|at| at.checked_sub(sign));
    starts.into_iter().find(|&at| bytes[at..].starts_with(mark))
}

/// The key and value of a line: "- Adults: 75", "Weight – 1.2 kg".
fn pair(text: &Text, line: &Range<usize>) -> Option<[Span; 2]> {
    const LONGEST: usize = 160;
    if line.len() > LONGEST || line.is_empty() {
        return None;
    }
    let bytes = &text.raw.as_bytes()[line.clone()];
    // most lines hold none of the marks; both dashes begin with 0xe2
    memchr::memchr3(b':', b'-', 0xe2, bytes).or_else(|| memchr::memchr(b'\t', bytes))?;
    let mark = MARKS.iter().find_map(|(mark, sign)| Some((find(bytes, mark, *sign)?, mark.len())));
    let (at, length) = mark.filter(|&(at, _)| at > 0)?;
    // the colon of "09:00" separates nothing
    let digit = |b: Option<&u8>| b.is_some_and(u8::is_ascii_digit);
    if bytes[at] == b':' && digit(bytes.get(at + 1)) && digit(at.checked_sub(1).and_then(|i| bytes.get(i))) {
        return None;
    }
    let mut key = trim(&text.raw, line.start..line.start + at);
    let value = trim(&text.raw, line.start + at + length..line.end);
    // the mark of a list item is no part of the key
    let tokens = &text.tokens[text.tokens_in(key)];
    let first = tokens.first()?;
    key.start = first.span.start;
    let telling = || tokens.iter().any(|t| !t.stop && !t.is_number());
    // "24 to 59: $28.50"
    let bounds = || text.quantities_in(key).iter().any(|q| q.is_range() || q.approx != Approx::Exact);
    let words = (1..=LONGEST_KEY).contains(&tokens.len()) && (telling() || bounds());
    let values = (1..=LONGEST_VALUE).contains(&text.tokens_in(value).len());
    let sentence = text.slice(value).ends_with([':', '?']);
    (words && values && !sentence).then_some([key, value])
}

/// The keys and values of a line of prose: neighbouring parts of few words before one number or time each.
fn inline(text: &Text, line: &Range<usize>, rows: &mut Vec<Vec<Span>>) {
    let whole = Span::new(line.start, line.end);
    let (quantities, dates) = (text.quantities_in(whole), text.dates_in(whole));
    if quantities.len() + times(dates).count() < LEAST {
        return;
    }
    let mut best: Vec<Vec<Span>> = Vec::new();
    let mut starts: Vec<u32> =
        quantities.iter().map(|q| q.span).chain(times(dates)).map(|s| s.start).collect();
    starts.sort_unstable();
    let mut starts = starts.into_iter().peekable();
    for part in parts(&text.raw, line) {
        // most parts hold no value
        while starts.next_if(|at| (*at as usize) < part.start).is_some() {}
        let valued = starts.peek().is_some_and(|at| (*at as usize) < part.end);
        if let Some((row, opens)) = valued.then(|| entry(text, part)).flatten() {
            if opens && rows.len() > best.len() {
                best = std::mem::take(rows);
            } else if opens {
                rows.clear();
            }
            rows.push(row);
        } else {
            if rows.len() > best.len() {
                best = std::mem::take(rows);
            }
            rows.clear();
        }
        if rows.len() > MOST_ROWS {
            break;
        }
    }
    if best.len() > rows.len() {
        *rows = best;
    }
}

/// The parts of a line between commas, semicolons, slashes, full stops and "and".
fn parts(raw: &str, line: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
    static AND: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new(" and "));
    let bytes = &raw.as_bytes()[line.clone()];
    let marks = memchr::memchr3_iter(b',', b';', b'.', bytes).chain(memchr::memchr_iter(b'/', bytes));
    let ends = |&at: &usize| raw.as_bytes().get(line.start + at + 1).is_none_or(u8::is_ascii_whitespace);
    let ands = AND.find_iter(bytes).map(|at| (at, 5));
    let mut bounds: Vec<(usize, usize)> = marks.filter(ends).map(|at| (at, 1)).chain(ands).collect();
    bounds.sort_unstable();
    let (start, end) = (line.start, line.end);
    let mut from = start;
    bounds.into_iter().chain([(end - start, 0)]).filter_map(move |(at, length)| {
        let part = from..start + at;
        from = start + at + length;
        (part.start < end).then_some(part)
    })
}

/// The key and value of a part that holds a value, and whether a lead-in stands before it ("Tickets: adults 75").
fn entry(text: &Text, part: Range<usize>) -> Option<(Vec<Span>, bool)> {
    let bytes = &text.raw.as_bytes()[part.clone()];
    let mut colons = memchr::memrchr_iter(b':', bytes);
    let lead = colons.find(|at| bytes.get(at + 1) == Some(&b' ')).map_or(0, |at| at + 2);
    let span = trim(&text.raw, part.start + lead..part.end);
    let (quantities, dates) = (text.quantities_in(span), text.dates_in(span));
    let values = || quantities.iter().map(|q| q.span).chain(times(dates));
    let (first, last, count) = (values().min()?, values().max()?, values().count());
    if count > 2 {
        return None;
    }
    let value = first.hull(last);
    let key = trim(&text.raw, span.start as usize..value.start as usize);
    let (key, words) = (key, &text.tokens[text.tokens_in(key)]);
    let behind = text.tokens_in(Span { start: value.end, end: span.end }).len();
    // one number, or the two of "9 - 18"
    let one = count == 1 || text.slice(first).len() + text.slice(last).len() + 4 >= text.slice(value).len();
    let named = (1..=LONGEST_KEY).contains(&words.len()) && words.iter().any(|t| !t.stop && !t.is_number());
    (one && named && behind <= 2).then(|| (vec![key, Span { start: value.start, end: span.end }], lead > 0))
}

/// The times of day among the dates of a passage.
fn times(dates: &[Date]) -> impl Iterator<Item = Span> {
    let clock = dates.iter().filter(|d| matches!(d.kind, Kind::Time | Kind::Times));
    clock.map(|d| d.span)
}

/// The quantities of a passage that no date holds.
pub(super) fn amounts(text: &Text, span: Span) -> impl Iterator<Item = &Quantity> {
    text.quantities_in(span).iter().filter(|q| !q.is_incidental())
}
