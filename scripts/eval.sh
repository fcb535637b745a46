#!/bin/sh
# Scores the engine on labelled data: convert, run, compare. `make eval` builds the command first. Tables go to out/eval/*.md.
#   UPDATE          when set, docs/evaluation.md and the table of real answers in docs/metrics.md are written anew
#   ENDURANCE_DATA  folder with grounding/, fresh/ and injection/ (default: ../shared/data)
#   ENDURANCE       the command (default: target/release/endurance)
set -eu
cd "$(dirname "$0")/.."
data=${ENDURANCE_DATA:-../shared/data}
endurance=${ENDURANCE:-target/release/endurance}
python=${PYTHON:-python3}

for part in grounding fresh injection; do
    if [ ! -d "$data/$part" ]; then
        echo "no labelled data: $data/$part is missing (set ENDURANCE_DATA); nothing was scored" >&2
        exit 1
    fi
done

# $1: the name of the data. $2: the command that answers it.
answer() {
    inputs=out/eval/$1 outputs=out/eval/$1-answers
    rm -rf "$inputs" "$outputs"
    mkdir -p "$inputs" "$outputs"
    "$python" training/convert.py "$1" --data "$data" --out "$inputs"
    for file in "$inputs"/*.jsonl; do
        case $file in *.gold.jsonl) continue ;; esac
        "$endurance" "$2" "$file" --quiet -o "$outputs/$(basename "$file")"
    done
    echo
}

# Grounding: the shipped models, and models that have not seen what they judge.
answer grounding verify
"$python" training/claims.py --check --data "$data" --risks out/eval/unseen.jsonl
# The same documents, handed over otherwise: verdicts should stay.
handed=out/eval/invariance
rm -rf "$handed" "$handed-answers"
"$python" training/evaluate/invariance.py write out/eval/grounding "$handed"
for file in "$handed"/*/*.jsonl; do
    way=$(basename "$(dirname "$file")")
    mkdir -p "$handed-answers/$way"
    "$endurance" verify "$file" --quiet -o "$handed-answers/$way/$(basename "$file")"
done
echo
"$python" training/evaluate ${UPDATE:+--page docs/evaluation.md}

answer injection scan
"$python" training/score.py injection --inputs out/eval/injection --outputs out/eval/injection-answers

# The detector in depth: families, benign sources, encodings, natural blobs, speed. With UPDATE set it becomes docs/evaluation-detector.md.
echo
"$python" training/scan_eval --data "$data" --endurance "$endurance" ${UPDATE:+--page docs/evaluation-detector.md}

# What each metric gives on real, faithful answers. With UPDATE set it becomes the table of docs/metrics.md (`make docs`).
faithful=out/eval/faithful
mkdir -p "$faithful"
"$python" training/convert.py faithful --data "$data" --out "$faithful"
"$endurance" evaluate "$faithful/faithful.jsonl" --quiet --summary "$faithful/summary.json" -o "$faithful/answers.jsonl"
"$python" training/gates.py "$faithful/summary.json" | tee "$faithful/gates.md"
if [ -n "${UPDATE:-}" ]; then
    cp "$faithful/gates.md" endurance-core/tests/validation/real.md
fi
