#!/usr/bin/env bash
# Builds and installs the gem and runs its programs on what was installed; the last line is `N passed, N failed`.
#   OUT     a folder for what is built and answered (required)
#   TARGET  the folder with libendurance_uniffi (required)
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
source bindings/check.sh

root=$PWD
out=$OUT/ruby
mkdir -p "$out" "$OUT/conformance"
rm -rf "${out:?}"/*
# Debian's gems, such as ffi, and those installed here.
export GEM_HOME=$out/gems
GEM_PATH=$out/gems:$(env -u GEM_HOME gem environment path)
export GEM_PATH
unset ENDURANCE_LIBRARY

build() {
    cp -R ruby "$out/source" && cp LICENSE-MIT LICENSE-APACHE "$out/source" && mkdir -p "$out/source/lib/endurance/native" &&
        find "$TARGET" -maxdepth 1 \( -name 'libendurance_uniffi.so' -o -name 'libendurance_uniffi.dylib' \) \
            -exec cp {} "$out/source/lib/endurance/native" \; &&
        (cd "$out/source" && gem build --output "$out/endurance.gem" endurance.gemspec)
}
install() {
    gem install --local --ignore-dependencies --no-document "$out/endurance.gem"
}
# Away from the sources, so that what the gem lacks is missed.
run() {
    (cd "$out" && ruby -rendurance "$@")
}
answer_cases() {
    run "$root/ruby/test/conformance.rb" "$root/conformance/cases.json" "$OUT/conformance/ruby.jsonl" >"$OUT/conformance/ruby.tsv"
}

check 'build the gem' build
check 'install the gem' install
check 'run the tests' run "$root/ruby/test/evaluator_test.rb"
check 'run examples/ruby/hello.rb' run "$root/examples/ruby/hello.rb"
check 'conformance' answer_cases
check 'the blocks of docs/ruby.md' python3 bindings/blocks.py docs/ruby.md ruby "$out/docs"
for block in "$out"/docs/*.rb; do
    check "run docs/ruby.md $(basename "$block")" run "$block"
done
closing
