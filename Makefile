# Every target says what it does: `make` lists them. Only Rust, Python 3 and make are needed, unless a target says otherwise;
# `test` also needs Java 17, for Spark, and `test` and `bench` need Node 20 with npm and gcc.

CARGO ?= cargo
PYTHON ?= python3
TARGET := $(or $(CARGO_TARGET_DIR),target)
ENDURANCE := $(TARGET)/release/endurance
DEMO := examples/conversations.jsonl

.DEFAULT_GOAL := help
.PHONY: help demo test check cases conformance eval bench docs readme fmt clean build

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

demo: build ## Explain one conversation, score all examples, write out/report.html
	@mkdir -p out
	@echo '$$ endurance explain --line 1 $(DEMO)'
	@$(ENDURANCE) explain --line 1 $(DEMO)
	@echo
	@echo '$$ endurance evaluate $(DEMO) --format table'
	@$(ENDURANCE) evaluate $(DEMO) --format table
	@echo
	@$(ENDURANCE) evaluate $(DEMO) --format html --quiet -o out/report.html
	@echo 'Open in a browser: $(CURDIR)/out/report.html'

test: ## Run every test, as continuous integration does
	@CARGO='$(CARGO)' PYTHON='$(PYTHON)' bash scripts/test.sh

check: ## Check format, lints, documentation and dependencies, without running tests
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets --all-features -- -D warnings
	RUSTDOCFLAGS='-D warnings' $(CARGO) doc --workspace --all-features --no-deps
	@if $(CARGO) deny --version >/dev/null 2>&1; then \
		echo '$(CARGO) deny check licenses bans sources'; \
		$(CARGO) deny check licenses bans sources; \
	else \
		echo 'cargo-deny is not installed: licences and sources were not checked'; \
	fi

cases: ## Check that the engine answers conformance/cases.json (UPDATE=1 writes the digests anew)
	$(CARGO) test -q -p endurance-core --all-features --test conformance

conformance: ## Have every language answer these cases, and print the matrix of digests (minutes)
	@CARGO='$(CARGO)' PYTHON='$(PYTHON)' bash scripts/conformance.sh

eval: build ## Score the engine on labelled data, in ../shared/data or ENDURANCE_DATA (UPDATE=1 writes the pages)
	@ENDURANCE='$(ENDURANCE)' PYTHON='$(PYTHON)' sh scripts/eval.sh

bench: ## Measure speed and memory (minutes; close other programs)
	$(CARGO) run --release -p endurance-bench
	CARGO='$(CARGO)' $(PYTHON) python/bench
	npm --prefix node ci --ignore-scripts --no-audit --no-fund --silent
	CARGO='$(CARGO)' npm --prefix node run --silent bench
	CARGO='$(CARGO)' bash bindings/c/bench.sh

docs: ## Regenerate the pages and schemas that are made from the code
	UPDATE=1 $(CARGO) test -q -p endurance-core --features schema --test docs

readme: build ## Rewrite the outputs that README.md and docs/ show
	$(PYTHON) scripts/readme.py --update

fmt: ## Format the Rust code
	$(CARGO) fmt --all

clean: ## Remove what was built and written
	$(CARGO) clean
	rm -rf out

build:
	@echo 'building the command (a few minutes the first time)' >&2
	@$(CARGO) build --release -p endurance-cli
