//! What is said of all rows together.

use crate::command::{Place, interactions};
use serde_json::{Value, json};

/// `n` interactions with groups and labels.
fn grouped(n: usize) -> String {
    let line = |at: usize| {
        let response =
            if at.is_multiple_of(4) { "I cannot help with that." } else { "The budget is INR 78 crore." };
        let team = ["a", "b"][at % 2];
        let metadata = json!({"groups": {"team": team}, "expected_outcome": at.is_multiple_of(3)});
        let documents = [json!({"content": "The budget is INR 78 crore."})];
        let id = format!("i{at}");
        json!({"interaction_id": id, "query": "What is the budget?", "response": response, "rag_documents": documents,
            "metadata": metadata})
        .to_string()
            + "\n"
    };
    (0..n).map(line).collect()
}

fn read(place: &Place, name: &str) -> Value {
    serde_json::from_slice(&place.read(name)).expect("JSON")
}

#[test]
fn the_summary_counts_what_the_rows_say() {
    let place = Place::with(grouped(90) + "{\n");
    let ran = place.run("evaluate in.jsonl -o out.jsonl --summary sum.json --group team --outcome refusal");
    assert_eq!((ran.status, ran.text()), (1, ""), "{ran:?}");
    let rows = place.run("evaluate in.jsonl").rows();
    assert_eq!(
        String::from_utf8(place.read("out.jsonl")).expect("UTF-8"),
        place.run("evaluate in.jsonl").text()
    );
    let sum = read(&place, "sum.json");
    assert_eq!(
        (&sum["rows"], &sum["evaluated"], &sum["errors"]["rows"]),
        (&json!(91), &json!(90), &json!(1))
    );
    assert_eq!(sum["errors"]["first"][0]["row"], 91);
    for verdict in ["pass", "review", "fail", "not_measured"] {
        let n = rows.iter().filter(|row| row["verdict"] == verdict).count();
        assert_eq!(sum["verdicts"][verdict], n, "{verdict}");
    }
    for (name, spread) in sum["metrics"].as_object().expect("metrics") {
        let mut scores: Vec<f64> =
            rows.iter().filter_map(|row| row["metrics"][name]["score"].as_f64()).collect();
        scores.sort_by(f64::total_cmp);
        assert_eq!((&spread["n"], &spread["of"]), (&json!(scores.len()), &json!(90)), "{name}");
        let least = scores.first().map_or(Value::Null, |&score| json!(score));
        assert_eq!(spread["min"], least, "{name}");
        if scores.is_empty() {
            assert_eq!(spread["reason"], "nothing_measured", "{name}");
            assert!(spread["mean"].is_null() && spread["p50"].is_null(), "{name}");
        }
    }
    let fairness = &sum["fairness"][0];
    assert_eq!(fairness["groups"]["a"]["rate"], 0.511_111, "{fairness}");
    assert_eq!(fairness["groups"]["b"]["rate"], 0.0, "{fairness}");
    assert_eq!(fairness["disparate_impact_ratio"]["value"], 0.0, "{fairness}");
    assert_eq!(sum["psi"]["reason"], "needs_batch");
}

#[test]
fn a_summary_is_the_same_whatever_the_jobs_and_the_table() {
    let place = Place::with(grouped(90));
    let csv: String = grouped(90)
        .lines()
        .map(|line| {
            let row: Value = serde_json::from_str(line).expect("JSON");
            let cell = |value: &Value| {
                format!(
                    "\"{}\"",
                    value.as_str().map_or(value.to_string(), str::to_owned).replace('"', "\"\"")
                )
            };
            let cells: Vec<_> = ["interaction_id", "query", "response", "rag_documents", "metadata"]
                .iter()
                .map(|name| cell(&row[*name]))
                .collect();
            cells.join(",") + "\n"
        })
        .collect();
    place.write("in.csv", format!("interaction_id,query,response,rag_documents,metadata\n{csv}"));
    let options = "--summary sum.json --group team";
    let mut sums = Vec::new();
    for arguments in ["in.jsonl --jobs 1 -o out.jsonl", "in.jsonl --jobs 8 -o out.csv", "in.csv -o out.json"]
    {
        let ran = place.run(&format!("evaluate {arguments} {options}"));
        assert_eq!(ran.status, 0, "{ran:?}");
        let mut sum = read(&place, "sum.json");
        // Rows of a table begin one line later, under the header.
        sum.as_object_mut().expect("an object").remove("worst");
        sums.push(sum);
    }
    assert!(sums.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn a_summary_comes_as_text_and_as_a_page() {
    let place = Place::with(grouped(90) + "{\n");
    let text = place.run("evaluate in.jsonl -o out.jsonl --summary - --group team --quiet");
    for part in [
        "verdicts",
        "dimensions, of 90 rows",
        "p25",
        "not: ",
        "lowest scores",
        "groups by team, outcome pass",
    ] {
        assert!(text.text().contains(part), "{part}: {}", text.text());
    }
    assert!(!text.text().contains("NaN"));
    place.run("evaluate in.jsonl -o out.jsonl --summary sum.txt --group team --quiet");
    assert_eq!(place.read("sum.txt"), text.stdout);
    place.run("evaluate in.jsonl -o out.jsonl --summary sum.html --group team");
    let page = String::from_utf8(place.read("sum.html")).expect("UTF-8");
    crate::page::check(&page);
    for part in
        ["Distributions", "Lowest scores", "Groups by team", "light-dark(", "1 line could not be read"]
    {
        assert!(page.contains(part), "{part}");
    }
    assert_eq!(page.matches("<article").count(), 0);
}

#[test]
fn a_summary_of_nothing_says_so() {
    for (content, words) in
        [("{\n}\n", "not read, of 2 rows\n  invalid json               2\n"), ("", "no rows\n")]
    {
        let ran = Place::with(content).run("evaluate in.jsonl -o out.jsonl --summary - --quiet");
        assert_eq!((ran.status, ran.text()), (i32::from(!content.is_empty()), words), "{ran:?}");
    }
}

#[test]
fn a_group_that_no_row_names_is_told_with_those_that_are() {
    let csv = "response,team,metadata.expected_outcome\nyes,a,true\n";
    for (input, words) in [
        (
            grouped(40).as_str(),
            &["`--group tem`: no row has `metadata.groups.tem`", "rows name are `team`"][..],
        ),
        (csv, &["--column metadata.groups.tem=THEIRS", "not read are `team`"]),
    ] {
        let place = Place::new();
        let file = if input == csv { "in.csv" } else { "in.jsonl" };
        place.write(file, input);
        let ran = place.run(&format!("evaluate {file} -o out.jsonl --summary sum.json --group tem"));
        assert_eq!(ran.status, 0, "{ran:?}");
        assert!(words.iter().all(|words| ran.stderr.contains(words)), "{words:?}: {}", ran.stderr);
    }
    let none = Place::with("\n").run("evaluate in.jsonl -o out.jsonl --summary sum.json --group tem");
    assert!(!none.stderr.contains("--group"), "{none:?}");
}

#[test]
fn a_baseline_is_written_and_compared_with() {
    let place = Place::with(grouped(200));
    place.write("other.jsonl", interactions(200));
    assert_eq!(place.run("evaluate in.jsonl -o out.jsonl --write-baseline base.json").status, 0);
    assert_eq!(read(&place, "base.json")["rows"], 200);
    let psi = |input: &str| {
        let ran =
            place.run(&format!("evaluate {input} -o out.jsonl --baseline base.json --summary sum.json"));
        assert_eq!(ran.status, 0, "{ran:?}");
        read(&place, "sum.json")["psi"].clone()
    };
    let same = psi("in.jsonl");
    assert_eq!((&same["score"], &same["value"]), (&json!(100.0), &json!(0.0)), "{same}");
    let other = psi("other.jsonl");
    assert_eq!(other["score"], 0.0, "{other}");
    let table = place.run("evaluate other.jsonl --format table --baseline base.json");
    assert!(table.text().contains("stability\n  psi"), "{}", table.text());
}

#[test]
fn a_baseline_of_few_rows_is_refused_after_the_rows_are_written() {
    let place = Place::with(grouped(199));
    let ran = place.run("evaluate in.jsonl -o out.jsonl --write-baseline base.json");
    assert!(
        ran.status == 2 && ran.stderr.contains("needs 200 evaluations or more, and there are 199"),
        "{ran:?}"
    );
    assert_eq!(place.files(), ["in.jsonl", "out.jsonl"]);
}
