use super::{check, read, shown};
use crate::text::sentence::Block;

#[test]
fn sentences_end_where_readers_stop() {
    const CASES: &[(&str, &str)] = &[
        ("One fact. Another fact.", "One fact. | Another fact."),
        ("Is it open? Yes! Come in.", "Is it open? | Yes! | Come in."),
        ("Dr. Smith met Mr. Jones. They spoke.", "Dr. Smith met Mr. Jones. | They spoke."),
        ("Prof. Dr. Rao of St. Xavier's spoke.", "Prof. Dr. Rao of St. Xavier's spoke."),
        (
            "J. K. Rowling wrote it. J.R.R. Tolkien did not.",
            "J. K. Rowling wrote it. | J.R.R. Tolkien did not.",
        ),
        ("The U.S. Senate voted. The U.S. is large.", "The U.S. Senate voted. | The U.S. is large."),
        ("It is in the U.S. The law passed.", "It is in the U.S. | The law passed."),
        ("Bring pens, paper, etc. The exam starts.", "Bring pens, paper, etc. | The exam starts."),
        ("Apple Inc. reported it. Acme Ltd. did not.", "Apple Inc. reported it. | Acme Ltd. did not."),
        ("At 5 p.m. the doors open.", "At 5 p.m. the doors open."),
        (
            "It rose 8.2 percent to 1.5 million. Then it fell.",
            "It rose 8.2 percent to 1.5 million. | Then it fell.",
        ),
        ("It costs $5. Tax is extra.", "It costs $5. | Tax is extra."),
        ("See https://a.b/c.d?e=f. Next one.", "See https://a.b/c.d?e=f. | Next one."),
        ("Write to help@acme.co.in. We answer.", "Write to help@acme.co.in. | We answer."),
        ("Visit example.com for more.", "Visit example.com for more."),
        ("Wait... and see. Really.", "Wait... and see. | Really."),
        ("i'm not sure. it's owned by facebook.", "i'm not sure. | it's owned by facebook."),
        ("wait... it costs approx. five euros. i think", "wait... it costs approx. five euros. | i think"),
        (
            "ich bin müde. über das wetter weiß ich nichts.",
            "ich bin müde. | über das wetter weiß ich nichts.",
        ),
        ("of the U.S. army. The rest is new.", "of the U.S. army. | The rest is new."),
        ("He left... Then she came.", "He left... | Then she came."),
        ("He said \"Stop.\" She stopped.", "He said \"Stop.\" | She stopped."),
        ("He said “Stop.” She stopped.", "He said “Stop.” | She stopped."),
        ("(It is closed.) It opens Monday.", "(It is closed.) | It opens Monday."),
        ("Rule No. 5 applies. No. It does not.", "Rule No. 5 applies. | No. | It does not."),
        ("Open on Sunday? No. It is closed.", "Open on Sunday? | No. | It is closed."),
        ("It is 500 per year.The next is free.", "It is 500 per year. | The next is free."),
        ("Use node.js and Budget.md here.", "Use node.js and Budget.md here."),
        ("Rs. 500 is due. Fig. 3 shows it.", "Rs. 500 is due. | Fig. 3 shows it."),
        ("It costs 78 crore. [1] It rose. [2]", "It costs 78 crore. [1] | It rose. [2]"),
        ("It costs 78 crore.[1] It rose.[2]", "It costs 78 crore.[1] | It rose.[2]"),
        ("भारत बड़ा है। राजधानी दिल्ली है।", "भारत बड़ा है। | राजधानी दिल्ली है।"),
        ("公司成立了。收入增长了！真的吗？是的。", "公司成立了。 | 收入增长了！ | 真的吗？ | 是的。"),
        ("ارتفعت الميزانية. هل هي كبيرة؟ نعم.", "ارتفعت الميزانية. | هل هي كبيرة؟ | نعم."),
        ("Das gilt z. B. für Kinder. Es ist so.", "Das gilt z. B. für Kinder. | Es ist so."),
        ("Am 3. Mai 2024 öffnete es. Gut.", "Am 3. Mai 2024 öffnete es. | Gut."),
        ("El Sr. Pérez habló. La Sra. Gómez calló.", "El Sr. Pérez habló. | La Sra. Gómez calló."),
        ("¿Abre hoy? Sí, abre.", "¿Abre hoy? | Sí, abre."),
        ("Café Nº. 5 öffnet. Danach schließt es.", "Café Nº. 5 öffnet. | Danach schließt es."),
        (
            "It opened in Jan. 2024. It closed in Dec. It reopened.",
            "It opened in Jan. 2024. | It closed in Dec. | It reopened.",
        ),
        ("Smith et al. found it. Others agree.", "Smith et al. found it. | Others agree."),
        ("It has 5 stars! (Really.) Go.", "It has 5 stars! | (Really.) | Go."),
        ("Es kostet 5. Die Tür ist zu.", "Es kostet 5. | Die Tür ist zu."),
        (
            "Im 19. Jahrhundert war es die Stadt und d. h. nicht das Land.",
            "Im 19. Jahrhundert war es die Stadt und d. h. nicht das Land.",
        ),
        ("Größe stieg.[1] Sie fiel.[2, 3] Das ist so.", "Größe stieg.[1] | Sie fiel.[2, 3] | Das ist so."),
        ("It rose. [1] says that it fell.", "It rose. | [1] says that it fell."),
        ("It rose. [see below] It fell.", "It rose. | [see below] It fell."),
        ("Vitamin C. It helps.", "Vitamin C. | It helps."),
        (
            "He has a Ph.D. in physics. She has an M.D. too.",
            "He has a Ph.D. in physics. | She has an M.D. too.",
        ),
        ("", ""),
        ("...", ""),
        ("No full stop", "No full stop"),
        ("It rose.【1†source】 It fell.【2†source】", "It rose.【1†source】 | It fell.【2†source】"),
        ("It rose.【1†source】It fell.", "It rose.【1†source】 | It fell."),
        ("यह बड़ा है।वह छोटा है।", "यह बड़ा है। | वह छोटा है।"),
        ("It waits… It goes.", "It waits… | It goes."),
        (
            "The doors open at 5 p.m. The show starts at 6 p.m. sharp.",
            "The doors open at 5 p.m. | The show starts at 6 p.m. sharp.",
        ),
        ("He lives in St. Petersburg. It is cold.", "He lives in St. Petersburg. | It is cold."),
        ("India vs. Australia was close. India won.", "India vs. Australia was close. | India won."),
        ("A U.S.-based firm won. Others lost.", "A U.S.-based firm won. | Others lost."),
        ("Use version 3.5.2. It is new.", "Use version 3.5.2. | It is new."),
        ("It ended in 2021. It began in 2019.", "It ended in 2021. | It began in 2019."),
        ("He is 5. She is 6.", "He is 5. | She is 6."),
        ("I told him so. I. Newton agreed.", "I told him so. | I. Newton agreed."),
        ("It is he and I. They know.", "It is he and I. | They know."),
        ("«Il monte.» Elle descend.", "«Il monte.» | Elle descend."),
        ("彼は「行く。」と言った。次。", "彼は「行く。」と言った。 | 次。"),
        ("He asked \"Why?\" and left. She stayed.", "He asked \"Why?\" and left. | She stayed."),
        ("It is big! it is small.", "It is big! | it is small."),
        ("Он родился в 1950 г. в Москве. Он жил там.", "Он родился в 1950 г. в Москве. | Он жил там."),
        ("M. Dupont est là. Il parle.", "M. Dupont est là. | Il parle."),
        ("Kosten: ca. 5 Euro. Das ist viel Geld.", "Kosten: ca. 5 Euro. | Das ist viel Geld."),
        ("It was 5 ft. Then it grew.", "It was 5 ft. | Then it grew."),
    ];
    check(CASES, |raw| shown(raw, read(raw).sentences.iter().map(|s| s.span)));
}

/// Each sentence with a letter for its block and, after `<`, the sentence above it.
fn blocks(raw: &str) -> String {
    let sentences = read(raw).sentences;
    let one = |s: &crate::text::sentence::Sentence| {
        let letter = match s.block {
            Block::Paragraph => 'P',
            Block::Heading => 'H',
            Block::Item => 'I',
            Block::Row => 'R',
            Block::HeaderRow => 'T',
            Block::Code => 'C',
        };
        let words = raw[s.span.range()].split_whitespace().collect::<Vec<_>>().join(" ");
        let head = s.head.map_or_else(String::new, |at| format!("<{at}"));
        format!("{letter}{head}:{words}")
    };
    sentences.iter().map(one).collect::<Vec<_>>().join(" | ")
}

#[test]
fn lines_make_blocks() {
    const CASES: &[(&str, &str)] = &[
        ("- one fact\n- two facts", "I:one fact | I:two facts"),
        (
            "* one\n+ two\n• three\n– four\n— five\n· six\n◦ seven\n▪ eight\n‣ nine\n● ten",
            "I:one | I:two | I:three | I:four | I:five | I:six | I:seven | I:eight | I:nine | I:ten",
        ),
        ("1. one\n2) two\n(3) three\na) four\n(b) five", "I:one | I:two | I:three | I:four | I:five"),
        ("- top\n  - inner\n    - innermost", "I:top | I:inner | I:innermost"),
        ("1. First. It holds.\n2. Second.", "I:First. | I:It holds. | I:Second."),
        ("- **Budget:** INR 78 crore", "I:**Budget:** INR 78 crore"),
        ("- one that wraps,\n  and goes on\n- two", "I:one that wraps, and goes on | I:two"),
        ("# Title\nText here.", "H:Title | P<0:Text here."),
        ("# One\nText.\n## Two\nMore.", "H:One | P<0:Text. | H:Two | P<2:More."),
        ("### Closed ###\nText.", "H:Closed ### | P<0:Text."),
        ("**Budget**\nIt is 5.", "H:**Budget** | P<0:It is 5."),
        ("**Budget:**\n- five", "H:**Budget:** | I<0:five"),
        ("**Budget**:\n- five", "H:**Budget**: | I<0:five"),
        ("**It rose.** It fell.", "P:**It rose.** | P:It fell."),
        ("#hashtag is text", "P:#hashtag is text"),
        (
            "| City | People |\n|---|---|\n| Pune | 5 |\n| Agra | 2 |",
            "T:| City | People | | R<0:| Pune | 5 | | R<0:| Agra | 2 |",
        ),
        ("| a | b |\n|:--|--:|\n| 1 | 2 |\nText after.", "T:| a | b | | R<0:| 1 | 2 | | P:Text after."),
        (
            "| a | b |\n|---|---|\n| 1 | 2 |\n\n| c | d |\n|---|---|\n| 3 | 4 |",
            "T:| a | b | | R<0:| 1 | 2 | | T:| c | d | | R<2:| 3 | 4 |",
        ),
        ("Run:\n```\nlet x = 5;\n```\nDone now.", "P:Run: | C:let x = 5; | P:Done now."),
        ("~~~\ncode\n~~~", "C:code"),
        ("Text.\n```rust\nlet x = 5;", "P:Text. | C:let x = 5;"),
        (
            "The budget of the department of public works rose to the sum\nof 78 crore. It fell.",
            "P:The budget of the department of public works rose to the sum of 78 crore. | P:It fell.",
        ),
        ("Line one\nLine two", "P:Line one | P:Line two"),
        ("It rose,\nThen it fell.", "P:It rose, Then it fell."),
        ("One.\r\nTwo.\r\n\r\n- Three\r\n", "P:One. | P:Two. | I:Three"),
        ("One.\n\nTwo.", "P:One. | P:Two."),
        ("One.\n---\nTwo.\n***\nThree.", "P:One. | P:Two. | P:Three."),
        ("-5 degrees is cold", "P:-5 degrees is cold"),
        ("5 apples are here", "P:5 apples are here"),
        ("2024. It was good.", "P:2024. | P:It was good."),
        ("> Quoted text.", "P:> Quoted text."),
        (
            "■ one\n○ two\n✓ three\n→ four\n✅ five\n➤ six",
            "I:one | I:two | I:three | I:four | I:five | I:six",
        ),
        ("10. ten\n100. hundred", "I:ten | I:hundred"),
        ("It is a | b in logic.", "P:It is a | b in logic."),
        ("  # Indented\nText.", "H:Indented | P<0:Text."),
        ("* * *\nText.", "P:Text."),
        ("- one\n\n  still one", "I:one | P:still one"),
        ("- [ ] open task\n- [x] done task", "I:[ ] open task | I:[x] done task"),
    ];
    check(CASES, blocks);
}

#[test]
fn a_sentence_of_many_bytes_is_read_in_pieces() {
    let marks = "-".repeat(20_000);
    let word = "x".repeat(20_000);
    let cases = [
        (format!("One two {marks} three."), vec!["One two".to_owned(), "three.".into()]),
        (format!("One {word} two"), vec!["One".into(), word.clone(), "two".into()]),
        (format!("({marks}) One{marks}"), vec!["One".into()]),
        ("ab ".repeat(100), vec!["ab ".repeat(100).trim().to_owned()]),
    ];
    for (raw, expected) in cases {
        let text = read(&raw);
        let pieces: Vec<&str> = text.sentences.iter().map(|s| text.slice(s.span)).collect();
        assert!(pieces == expected, "{:?}", pieces.iter().map(|piece| piece.len()).collect::<Vec<_>>());
    }
}

#[test]
fn a_long_gap_is_no_reason_to_look_again() {
    // beyond ASCII a full stop before 200,000 blanks took minutes
    for (gap, sentences) in [(" ", 2), ("\u{a0}", 2), (")", 2), ("\"", 2)] {
        let text = read(&format!("Café A is open.{} The office opens.", gap.repeat(200_000)));
        let found: Vec<&str> = text.sentences.iter().map(|s| text.slice(s.span)).collect();
        assert!(found.len() == sentences, "{gap:?}: {}", found.len());
        assert!(found.last().is_some_and(|last| last.ends_with("The office opens.")), "{gap:?}");
    }
}
