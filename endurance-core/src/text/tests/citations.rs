use super::{check, read, shown};
use crate::text::citation::{self, Target};

/// Each reference with what it points at.
fn references(raw: &str) -> String {
    let text = read(raw);
    let one = |c: &citation::Citation| {
        let words = &raw[c.span.range()];
        match &c.target {
            Target::Numbers(numbers) => format!("{words} -> {numbers:?}"),
            Target::Name(name) => format!("{words} -> {name}"),
            Target::File(name) => format!("{words} -> file {name}"),
            Target::Speaker(who) => format!("{words} -> who {}", &raw[who.range()]),
            Target::Mention(name) => format!("{words} -> mention {name}"),
            Target::Place => format!("{words} -> place"),
        }
    };
    text.citations.iter().map(one).collect::<Vec<_>>().join(" | ")
}

#[test]
fn references_to_documents() {
    const CASES: &[(&str, &str)] = &[
        ("It rose [1].", "[1] -> [1]"),
        ("It rose [1, 2].", "[1, 2] -> [1, 2]"),
        ("It rose [1; 3].", "[1; 3] -> [1, 3]"),
        ("It rose [2-4].", "[2-4] -> [2, 3, 4]"),
        ("It rose [2–4].", "[2–4] -> [2, 3, 4]"),
        ("It rose [1][3].", "[1] -> [1] | [3] -> [3]"),
        ("It rose [^2].", "[^2] -> [2]"),
        ("It rose [4-2].", ""),
        ("It rose [doc_1].", "[doc_1] -> doc_1"),
        ("It rose [Budget.md].", "[Budget.md] -> Budget.md"),
        ("It rose [kb/budget-2024].", "[kb/budget-2024] -> kb/budget-2024"),
        ("It rose 【1†source】.", "【1†source】 -> [1]"),
        ("It rose 【4:0†source】.", "【4:0†source】 -> 4:0"),
        ("It rose (Source: Budget.md).", "(Source: Budget.md) -> Budget.md"),
        ("It rose (source: the annual report).", "(source: the annual report) -> the annual report"),
        ("It rose (Source: 2).", "(Source: 2) -> [2]"),
        ("It rose [Source: 1, 2].", "[Source: 1, 2] -> [1, 2]"),
        ("Es stieg (Quelle: Bericht).", "(Quelle: Bericht) -> Bericht"),
        ("It rose (Passage 2).", "(Passage 2) -> [2]"),
        ("Document 3 says it rose.", "Document 3 -> [3]"),
        ("It is in document 3 of them.", ""),
        ("According to the annual report, it rose.", "According to -> who the annual report"),
        ("It rose, according to Reuters.", "according to -> who Reuters"),
        ("Section 4(1)(b) applies.", "Section 4(1)(b) -> place"),
        ("See section 12 and page 3.", "section 12 -> place | page 3 -> place"),
        ("Sec. 80C applies.", "Sec. 80C -> place"),
        ("धारा 5 लागू है।", "धारा 5 -> place"),
        ("The section is short.", ""),
        ("Budget.md says it rose.", "Budget.md -> file Budget.md"),
        ("See annual-report_2024.pdf for it.", "annual-report_2024.pdf -> file annual-report_2024.pdf"),
        ("See https://a.org/Budget.md for it.", ""),
        ("See https://a.org/x/y.html now.", ""),
        ("Mail me@report.pdf now.", ""),
        ("See [the report](https://a.org/r) now.", ""),
        ("See [1](https://a.org/r) now.", ""),
        ("He wrote teh [sic] book.", ""),
        ("It was [2024] then.", ""),
        ("It was (2024) then.", ""),
        ("- [ ] task and - [x] task", ""),
        ("It is array[0] in code.", ""),
        ("Use `items[1]` and\n```\nx = 1\n```\n", ""),
        ("It is array2[0] in code.", ""),
        ("It rose[1] then.", "[1] -> [1]"),
        ("It rose.[1] Then.", "[1] -> [1]"),
        ("At [10:30] it was [3.5] of `x[1]` and [1042].", "[1042] -> 1042"),
        ("An [unclosed bracket", ""),
        ("[] and [ ] and [ 1 ]", "[ 1 ] -> [1]"),
        ("Nested [[1]] here.", "[1] -> [1]"),
        ("It is 5 per cent and per capita.", ""),
    ];
    check(CASES, references);
}

#[test]
fn quotations_are_without_their_marks() {
    const CASES: &[(&str, &str)] = &[
        ("He said \"it rose\" and left.", "it rose"),
        ("He said “it rose” and left.", "it rose"),
        ("Il dit «il monte» ici.", "il monte"),
        ("Il dit « il monte » ici.", " il monte "),
        ("Er sagte „es steigt“ hier.", "es steigt"),
        ("他说\"上升了\"。", "上升了"),
        ("Er sagte „es steigt” hier.", "es steigt"),
        ("彼は「上がった」と言った。", "上がった"),
        ("書名は『雪国』です。", "雪国"),
        ("He said ‘it rose’ and left.", "it rose"),
        ("It’s Ram’s and the dogs’ bowl.", ""),
        ("It's Ram's and the dogs' bowl.", ""),
        ("A 5\" pipe is here.", ""),
        ("A 5\" pipe and a 6\" pipe.", ""),
        ("A 24\" screen is \"very large\" indeed.", "very large"),
        ("\"One\" and \"two\".", "One | two"),
        ("“He said ‘no’ then.”", "He said ‘no’ then."),
        ("An \"unclosed one\nand \"another\" one.", "another"),
        ("Empty \"\" marks.", ""),
        ("‘It’s here’ he said.", "It’s here"),
    ];
    check(CASES, |raw| shown(raw, citation::quotations(raw)));
}
