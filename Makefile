# Everything runs in .venv, which is made on first use. `make run` and `make test` need nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT ?= outputs/corpus

.PHONY: run test check soak lint types contract baselines measured bench scale forms layouts acts fuzz clean

$(VENV)/.ready: pyproject.toml requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "policymine needs Python 3.11 or newer: make PYTHON=python3.11")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

run: $(VENV)/.ready  ## Read corpus/ and write tables, network and report below outputs/corpus
	$(BIN)/policymine run corpus/ --out $(OUT)

test: $(VENV)/.ready  ## Run the tests
	$(BIN)/python -m pytest

check: $(VENV)/.ready lint types contract  ## What must be green before anything lands
	$(BIN)/python -m pytest --cov --cov-report=term:skip-covered

soak: $(VENV)/.ready  ## Kill a run a hundred times; it must end as if nothing had happened
	POLICYMINE_KILLS=100 $(BIN)/python -m pytest tests/test_pipeline_resume.py

lint: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.ready
	$(BIN)/mypy

contract: $(VENV)/.ready
	$(BIN)/lint-imports

fuzz: $(VENV)/.ready  ## Read thousands of odd and damaged files; FUZZ="--seed 2 --real DIR" for others
	$(BIN)/python tests/ingest/fuzz.py $(FUZZ)

baselines: $(VENV)/.ready  ## The coder beside simpler ones, on plans coded by reading (some minutes)
	$(BIN)/policymine run corpus/ --out outputs/corpus
	$(BIN)/policymine run tests/plans/heldout --out outputs/heldout
	$(BIN)/policymine run tests/plans/blind --out outputs/blind
	$(BIN)/policymine codebook baselines corpus/gold/coding-1.jsonl tests/evaluate/coded/heldout-plans.jsonl \
		tests/evaluate/coded/blind-plans-1.jsonl --run outputs/corpus --run outputs/heldout --run outputs/blind --curve

measured: $(VENV)/.ready  ## The agreement that reports state, after the coder of kl-2012 has changed
	$(BIN)/policymine run corpus/ --out outputs/corpus
	$(BIN)/policymine eval outputs/corpus corpus/gold/coding-1.jsonl corpus/gold/coding-2.jsonl \
		--keep src/policymine/resources/codebooks/kl-2012.measured.json

bench: $(VENV)/.ready  ## Measure the ratios of benchmarks/; BENCH=--full as large as the bars say
	OMP_NUM_THREADS=1 $(BIN)/python -m benchmarks $(BENCH)

forms: $(VENV)/.ready  ## Plans as LibreOffice, Chromium and pdftotext would write them, beside the originals
	$(BIN)/python -m benchmarks.forms tests/plans/$(or $(PLANS),dev)

acts: $(VENV)/.ready  ## Teach anew what tells acts, from the dev plans and the marks of government programmes
	$(BIN)/policymine train-acts src/policymine/resources tests/plans/dev \
	  --marks tests/plans/programmes.tsv --texts ../shared/texts/government-programmes

layouts: $(VENV)/.ready  ## One plan in many layouts and forms; PLAN=homelessness for the one nobody tunes on
	OMP_NUM_THREADS=1 $(BIN)/python -m benchmarks.layouts $(PLAN)

scale: $(VENV)/.ready  ## Run on growing corpora of invented plans: time, memory, disk, scores
	$(BIN)/python -m benchmarks.scale $(SIZES)

clean:
	rm -rf $(VENV) build dist
