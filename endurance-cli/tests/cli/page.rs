//! The page: whole, safe, and alone.

use crate::command::{Place, interaction, interactions};
use serde_json::json;

/// Texts that would break out of a page, or act on it.
pub(crate) const HOSTILE: &[&str] = &[
    "</script><script>alert(1)</script>",
    "</style><style>*{display:none}",
    "\"><img src=x onerror=alert(2)>",
    "' autofocus onfocus='alert(3)",
    "<!-- --><svg/onload=alert(4)>",
    "</mark></div></article></main>",
    "javascript:alert(5)",
    "&lt;b&gt; &amp; &#60;",
    "right\u{202e}left\u{2066}isolate",
    "zero\u{200b}width\u{feff}",
    "nul\u{0}bell\u{7}escape\u{1b}[31m",
    "tags\u{e0041}\u{e0042}\u{e0043}",
    "emoji 👨‍👩‍👧 🇮🇳 👍🏽",
    "عربي עברית हिन्दी 漢字",
    "{{ 7*7 }} {% raw %} ${x}",
];

fn page(input: impl AsRef<[u8]>) -> String {
    let ran = Place::with(input).run("evaluate in.jsonl --format html --quiet");
    String::from_utf8(ran.stdout).expect("UTF-8")
}

/// What stands between `<` and `>`, in order, without the content of style and script.
fn tags(page: &str) -> Vec<&str> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some((_, from)) = rest.split_once('<') {
        let (tag, after) = from.split_once('>').expect("an end of the tag");
        tags.push(tag);
        rest = match tag {
            "style" => &after[after.find("</style").expect("an end of the style")..],
            "script" => &after[after.find("</script").expect("an end of the script")..],
            _ => after,
        };
    }
    tags
}

/// Every element that is opened is closed, in order, and none is one that text could bring.
pub(crate) fn check_elements(page: &str) {
    let mut open: Vec<&str> = Vec::new();
    for tag in tags(page) {
        let name = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap_or_default();
        assert!(!["img", "iframe", "object", "embed", "link", "base"].contains(&name), "<{tag}>");
        for attribute in [" on", " style=", " src=", "href=\"j", "href=\"h", "href=\"/"] {
            assert!(!tag.contains(attribute), "<{tag}> has{attribute}");
        }
        if tag.starts_with('!') || tag.ends_with('/') || ["meta", "input"].contains(&name) {
            continue;
        }
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "<{tag}>");
        } else {
            open.push(name);
        }
    }
    assert_eq!(open, [] as [&str; 0]);
    assert_eq!(page.matches("<style").count(), 1);
    assert!(!page.contains("http://") && !page.contains("https://"));
}

/// What is hidden in a text is named, and does not act.
pub(crate) fn check_hidden(page: &str, text: &str) {
    for hidden in ['\u{0}', '\u{7}', '\u{1b}', '\u{202e}', '\u{2066}', '\u{200b}', '\u{feff}', '\u{e0041}'] {
        assert!(!page.contains(hidden), "{text:?} brings {hidden:?}");
    }
}

/// The page is whole.
pub(crate) fn check(page: &str) {
    check_elements(page);
    assert_eq!(page.matches("<script").count(), 1);
    assert!(page.contains("Content-Security-Policy"));
    assert!(page.trim_end().ends_with("</html>"));
}

#[test]
fn hostile_texts_stay_texts() {
    for text in HOSTILE {
        let line = json!({
            "interaction_id": text, "session_id": text, "query": text, "response": format!("{text} is 5. {text}"),
            "history": [{"role": "user", "content": text}],
            "rag_documents": [{"id": text, "source": text, "content": format!("{text} is 6. {text}"), "labels": [text]}],
            "metadata": {"model": text, "system_prompt": text}, text.to_string(): 1,
        });
        let page = page(format!("{line}\n{{\"response\": [{}]}}\n", json!(text)));
        check(&page);
        check_hidden(&page, text);
    }
}

#[test]
fn the_page_holds_every_part() {
    let page = page(interactions(3) + "{\n");
    check(&page);
    for part in [
        "Verdicts",
        "Overall score",
        "Dimensions",
        "Alerts",
        "Lines that could not be read",
        "Claims",
        "Documents",
        "How the score adds up",
        "Metrics",
        "sha256:",
        "light-dark(",
        "@media print",
    ] {
        assert!(page.contains(part), "no {part}");
    }
    assert_eq!(page.matches("<article").count(), 3);
    assert!(page.contains("3 answers evaluated · 1 line could not be read"), "{}", &page[..2_000]);
}

#[test]
fn an_empty_input_is_a_page_too() {
    for input in ["", "\n", "{\n", "{\"response\":\"\"}\n"] {
        check(&page(input));
    }
}

#[test]
fn a_large_input_is_a_bounded_page() {
    let page = page(interactions(450));
    check(&page);
    assert_eq!(page.matches("<article").count(), 200);
    assert!(page.contains("The worst 200 of 450 answers"));
}

#[test]
fn a_long_text_is_cut_and_says_so() {
    let long = "The budget is INR 78 crore. ".repeat(4_000);
    let line = json!({"response": long, "rag_documents": [{"content": long}]});
    let page = page(line.to_string());
    check(&page);
    assert!(page.contains("more bytes are not shown"));
    assert!(page.len() < 2 << 20, "{} bytes", page.len());
}

#[test]
fn the_policy_names_the_style_and_the_script() {
    use sha2::{Digest, Sha256};
    let page = page(interaction("a"));
    for (open, close) in [("<style>", "</style>"), ("<script>", "</script>")] {
        let (_, after) = page.split_once(open).expect("a beginning");
        let (content, _) = after.split_once(close).expect("an end");
        let hash = base64::Engine::encode(&base64::prelude::BASE64_STANDARD, Sha256::digest(content));
        assert!(page.contains(&format!("'sha256-{hash}'")), "{open}");
    }
}
