//! `calibrate`: rows in, a configuration out that `evaluate` accepts; and configurations as TOML.

use crate::command::{Place, interaction, interactions};

/// 60 rows: the label is in `metadata`, or under `key`.
fn labelled(key: Option<&str>) -> String {
    let row = |at: usize| {
        let label = if at.is_multiple_of(3) { "bad" } else { "good" };
        let own = match key {
            Some(key) => format!("{{\"{key}\":\"{label}\","),
            None => format!("{{\"metadata\":{{\"label\":\"{label}\"}},"),
        };
        let line = interaction(&format!("i{at}")).replacen('{', &own, 1);
        if label == "good" { line.replace("INR 87 crore", "INR 78 crore") } else { line }
    };
    (0..60).map(row).collect()
}

#[test]
fn a_policy_is_written_and_accepted() {
    for (key, arguments) in [(None, ""), (Some("verdict"), " --label verdict")] {
        let place = Place::with(labelled(key));
        let ran = place.run(&format!("calibrate in.jsonl -o policy.toml{arguments}"));
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{ran:?}");
        assert!(ran.text().starts_with("40 good and 20 bad rows; at most 2.0 %"), "{}", ran.text());
        assert!(
            ran.text().contains("finds 20 of 20 (100.0 %, 95 % interval 83.9 % to 100.0 %)"),
            "{}",
            ran.text()
        );
        let policy = String::from_utf8(place.read("policy.toml")).expect("UTF-8");
        assert!(
            policy.contains("[thresholds]") && policy.contains("# an answer below these points"),
            "{policy}"
        );
        assert_eq!(place.run(&format!("calibrate in.jsonl{arguments}")).text(), policy);
        let evaluated = place.run("evaluate in.jsonl --config policy.toml");
        assert_eq!(evaluated.status, 0, "{evaluated:?}");
        assert_ne!(
            evaluated.rows()[0]["policy_hash"],
            place.run("evaluate in.jsonl").rows()[0]["policy_hash"]
        );
        let passed = evaluated.rows().iter().filter(|row| row["verdict"] == "pass").count();
        assert_eq!(passed, 40);
    }
}

#[test]
fn what_speaks_against_the_thresholds_is_told() {
    let unrelated: String = (0..80)
        .map(|at| {
            let own = format!("{{\"metadata\":{{\"label\":{}}},", at % 2 == 0);
            let line = interaction(&format!("i{at}")).replacen('{', &own, 1);
            if at % 4 < 2 { line.replace("INR 87 crore", "INR 78 crore") } else { line }
        })
        .collect();
    let good = |n| interactions(n).replace("INR 87 crore", "INR 78 crore");
    let bad = interactions(5)
        .replace("{\"interaction_id\"", "{\"metadata\":{\"label\":\"bad\"},\"interaction_id\"");
    for (content, words) in [
        (labelled(None), &[][..]),
        (
            unrelated,
            &[
                "`thresholds.hallucination_risk` is 0.99 and flags no row at all",
                "`thresholds.contradiction` is 0.99 and flags no row at all",
                "no better than chance (balanced accuracy 0.50",
            ],
        ),
        (good(60), &["no row is bad"]),
        (good(60) + &bad, &["of bad rows there should be 20 at least, and there are 5"]),
    ] {
        let place = Place::with(content);
        let ran = place.run("calibrate in.jsonl -o policy.toml");
        assert_eq!(ran.status, 0, "{ran:?}");
        let told: Vec<_> = ran.stderr.lines().collect();
        assert_eq!(told.len(), words.len(), "{told:?}");
        let policy = String::from_utf8(place.read("policy.toml")).expect("UTF-8");
        for (line, words) in told.iter().zip(words) {
            assert!(line.starts_with("warning: ") && line.contains(words), "{line}");
            let comment = line.replacen("warning", "# Warning", 1);
            assert!(policy.contains(&comment), "{comment}: {policy}");
        }
        assert_eq!(policy.contains("balanced accuracy"), ran.text().contains("false pass"), "{policy}");
    }
}

#[test]
fn what_the_configuration_says_is_kept() {
    let place = Place::with(interactions(50));
    place.write(
        "base.toml",
        "profile = \"uk_gdpr\"\nstrict = true\n[[suppress]]\nrule = \"contradiction\"\nreason = \"r\"\nexpires = 2027-03-31\n[detect]\ndepth = 2\n",
    );
    let ran = place.run("calibrate in.jsonl --config base.toml --preset standard_rti -o policy.toml");
    assert_eq!(ran.status, 0, "{ran:?}");
    let policy = String::from_utf8(place.read("policy.toml")).expect("UTF-8");
    for line in [
        "profile = \"uk_gdpr\"",
        "preset = \"standard_rti\"",
        "strict = true",
        "depth = 2",
        "expires = \"2027-03-31\"",
    ] {
        assert!(policy.contains(line), "{line}: {policy}");
    }
    let ran = place.run("evaluate in.jsonl --config policy.toml");
    assert_eq!((ran.status, &ran.rows()[0]["suppressed"]), (0, &1.into()), "{ran:?}");
}

#[test]
fn what_cannot_be_calibrated_is_refused() {
    for (content, arguments, words) in [
        (interactions(49), "", "50 rows are needed at least, and there are 49"),
        (
            interactions(60)
                .replace("{\"interaction_id\"", "{\"metadata\":{\"label\":false},\"interaction_id\""),
            "",
            "20 good rows",
        ),
        (interactions(60) + "{\n", "", "cannot read line 61 of `in.jsonl`"),
        (
            interactions(60).replacen('{', "{\"metadata\":{\"label\":\"fine\"},", 1),
            "",
            "the label must be good, bad, true or false",
        ),
        (interactions(60), " --label=", "`--label`: NAME must be a key of the lines"),
        (
            labelled(Some("verdict")),
            " --label verdit",
            "`--label verdit`: no line has this key; the keys are `interaction_id`, `query`, `rag_documents`",
        ),
        (interactions(60), " --fpr 1", "the rate must be 0 or more and below 1"),
        (interactions(60), " --fpr many", "invalid value 'many'"),
        (interactions(60), " -o in.jsonl", "it is the input"),
        (interactions(60), " --profile nowhere", "invalid value 'nowhere'"),
    ] {
        let ran = Place::with(content).run(&format!("calibrate in.jsonl{arguments}"));
        assert_eq!((ran.status, ran.text()), (2, ""), "{arguments}: {ran:?}");
        assert!(ran.stderr.contains(words), "{arguments}: no `{words}` in {}", ran.stderr);
    }
}

#[test]
fn a_configuration_in_toml_is_refused_by_key() {
    for (text, words) in [
        ("nonsense = 1\n", "`nonsense`"),
        (
            "[thresholds]\npass = \"high\"\n",
            "`thresholds.pass`: invalid type: string \"high\", expected a number",
        ),
        ("[thresholds]\npass = 170\n", "`thresholds.pass` must be 0..100"),
        ("[thresholds]\npass = nan\n", "`thresholds.pass`: invalid type: string \"nan\", expected a number"),
        ("strict = true\npass = = 2\n", "at line 2 column 8"),
        ("a = 1\na = 2\n", "duplicate key"),
    ] {
        let place = Place::with(interactions(1));
        place.write("policy.toml", text);
        let ran = place.run("evaluate in.jsonl --config policy.toml");
        assert_eq!(ran.status, 2, "{text}: {ran:?}");
        assert!(ran.stderr.contains("the configuration `policy.toml` is refused"), "{}", ran.stderr);
        assert!(
            ran.stderr.contains(words) && !ran.stderr.contains("line 1 column"),
            "{words}: {}",
            ran.stderr
        );
    }
}

#[test]
fn a_profile_and_a_preset_are_part_of_the_policy() {
    let place = Place::with(interactions(1));
    place.write("rti.json", r#"{"profile": "rti"}"#);
    let hash = |arguments: &str| {
        let ran = place.run(&format!("evaluate in.jsonl {arguments}"));
        assert_eq!(ran.status, 0, "{arguments}: {ran:?}");
        ran.rows()[0]["policy_hash"].clone()
    };
    assert_eq!(hash("--profile rti"), hash("--config rti.json"));
    place.write("marked.json", "\u{feff}{\"profile\": \"rti\"}");
    assert_eq!(hash("--profile rti"), hash("--config marked.json"));
    assert_eq!(hash("--profile uk_gdpr --config rti.json"), hash("--profile uk_gdpr"));
    assert_ne!(hash("--preset finance_ministry"), hash("--profile rti"));
    assert_eq!(place.run("verify in.jsonl --profile rti").status, 0);
    assert_eq!(place.run("explain in.jsonl --preset uk_high_security").status, 0);
}
