# Every job of the project. `make help` lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
INPUT ?= samples
OUTPUT ?= outputs
CORPUS ?=
PDFS ?=
SUITES ?=
UPDATE ?=
CHECK ?=
BATCHES ?=
QUALITY ?=
TWINS ?=
STEP ?=
COUNT ?= 20000
FIRST ?= 10000
PYTEST_ARGS ?=
WORKERS ?= auto
# Modules are compiled once, not by each of the hundreds of processes that the tests start.
COMPILED := PYTHONDONTWRITEBYTECODE=

.PHONY: help setup setup-dev run test campaigns install-test check format golden schema accuracy twins train train-promises bench pictures fuzz coverage lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Bordereau needs Python 3.11 or newer: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
		|| { echo "The virtual environment could not be made: install the Debian package python3-venv" >&2; exit 1; }

$(VENV)/.runtime: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing the pinned packages into $(VENV)" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.development: requirements-dev.lock $(VENV)/.runtime
	@echo "Installing what the tests need into $(VENV)" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/.dbt: requirements-dbt.lock | $(BIN)/python
	@echo "Installing dbt into $(VENV)/dbt" >&2
	@$(BIN)/python -m venv $(VENV)/dbt
	@$(VENV)/dbt/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-dbt.lock
	@touch $@

setup: $(VENV)/.runtime ## make the virtual environment and install the pinned packages
	@scripts/ensure_french_ocr.sh

setup-dev: setup $(VENV)/.development $(VENV)/.dbt ## the same, with what tests and checks need
	@scripts/ensure_postgresql.sh
	@scripts/ensure_chromium.sh

run: setup ## read every PDF of INPUT=samples into OUTPUT=outputs and print the summary
	@$(BIN)/bordereau run $(INPUT) -o $(OUTPUT)

test: setup-dev ## run all tests, doctests included, a worker more than cores (WORKERS=0: one after the other; PYTEST_ARGS=… for more)
	@$(COMPILED) $(BIN)/python -m pytest --numprocesses $(WORKERS) $(PYTEST_ARGS)

campaigns: setup-dev ## what costs much: every document of the corpora (the tests read every eighth), the fit of the promises, dbt on both warehouses, kills of a run at random
	@$(COMPILED) $(BIN)/python -m pytest --numprocesses $(WORKERS) -m campaign tests/accuracy tests/bordereau tests/training tests/warehouse

install-test: $(BIN)/python ## build the wheel, install it outside the repository beside the locked packages alone, run every command there
	@PYTHONPATH=tests $(BIN)/python -m installed

coverage: setup-dev ## run all tests with branch coverage
	@$(COMPILED) $(BIN)/python -m pytest --numprocesses $(WORKERS) --cov --cov-report=term:skip-covered $(PYTEST_ARGS)

check: setup-dev ## ruff, mypy --strict and the one-way doors between the rooms
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: setup-dev ## let ruff put the code in order
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

golden: setup-dev ## write the goldens anew: read the difference before you commit it
	@$(BIN)/python -m pytest tests/golden --force-regen || true
	@git --no-pager diff --stat -- tests/golden

schema: setup ## write schemas/json/document.schema.json, docs/warehouse.md and the sources of dbt anew
	@$(BIN)/bordereau schema -o schemas/json/document.schema.json
	@$(BIN)/python -m bordereau.warehouse.dictionary

accuracy: setup-dev ## score the corpus of the project, and CORPUS=folder (PDFS=folder) and SUITES=folder where given; classes of trust, and every TWINS=12th text document beside its scans too (UPDATE=1 keeps the figures and draws the curve)
	@PYTHONPATH=.:tests $(BIN)/python -m accuracy $(if $(CORPUS),--corpus $(CORPUS)) $(if $(PDFS),--pdfs $(PDFS)) $(if $(SUITES),--suites $(SUITES)) $(if $(TWINS),--twins $(TWINS)) $(if $(UPDATE),--update)

twins: setup-dev ## print documents to pictures and score them beside their originals: QUALITY=clean|copier|rough STEP=every n-th CORPUS= PDFS=
	@PYTHONPATH=.:tests $(BIN)/python -m twins $(if $(CORPUS),--corpus $(CORPUS)) $(if $(PDFS),--pdfs $(PDFS)) $(if $(QUALITY),--quality $(QUALITY)) $(if $(STEP),--step $(STEP))

train: setup-dev ## fit the second reader of parties on the openings of the corpus (CHECK=1 cross-validates, writes nothing; BATCHES="9 10" these alone)
	@PYTHONPATH=tests $(BIN)/python -m training $(if $(CHECK),--check $(BATCHES))

train-promises: setup-dev ## fit the second reader of promises on its rows (ACTS="FOLDER …" makes these anew, CHECK=1 leaves out body by body)
	@PYTHONPATH=tests $(BIN)/python -m training.promises $(if $(ACTS),--acts $(ACTS)) $(if $(CHECK),--check)

bench: setup-dev ## time and memory as ratios, against the last figures
	@$(BIN)/python tests/bench/bench.py
	@$(BIN)/python tests/bench/shapes.py
	@$(BIN)/python tests/bench/ocr.py
	@$(BIN)/python tests/bench/repair.py
	@$(BIN)/python tests/bench/review.py
	@$(BIN)/python tests/bench/batch.py
	@$(BIN)/python tests/bench/warehouse.py
	@$(BIN)/python tests/bench/growth.py

pictures: setup-dev ## make the pictures of the README anew
	@$(BIN)/bordereau explain samples/avenant-dijon.pdf --page 10 --json -o docs/images/explain.webp
	@$(BIN)/python scripts/picture_review.py

fuzz: setup-dev ## read COUNT=20000 mutated PDFs of the samples, from seed FIRST=10000 on
	@PYTHONPATH=.:tests $(BIN)/python tests/fuzz.py --count $(COUNT) --first $(FIRST)

lock: ## resolve and pin all packages anew (needs uv)
	@scripts/lock.sh

clean: ## remove the virtual environment, caches and outputs
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage
	find outputs -mindepth 1 ! -name README.md -delete
