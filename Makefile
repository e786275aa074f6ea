# Everything here sets up what it needs in .venv; nothing else has to be installed but Python 3.11 and make.
PYTHON ?= python3
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest

help:  ## show what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

reports: .venv/installed  ## build every report and reports/index.html
	$(BIN)/ipstats report

check: .venv/installed-dev  ## what answers fast: linter, types, rules between wings, unit tests
	@$(MAKE) --no-print-directory --jobs 2 --output-sync lint types unit

test: lint types  ## run everything: what `make check` runs, notebooks, browser, charts, documents
	$(BIN)/ipstats build --check
	$(PYTEST) --numprocesses auto --dist loadfile -m "not alone"
	$(PYTEST) -m alone

lint: .venv/installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports --no-logo

types: .venv/installed-dev
	$(BIN)/basedpyright

unit: .venv/installed-dev
	$(PYTEST) --numprocesses auto --dist loadfile -m "not slow and not alone"

lab: .venv/installed  ## open JupyterLab on the notebooks (LAB="--no-browser --port 9000" for its options)
	$(BIN)/jupyter lab notebooks $(LAB)

targets: .venv/installed  ## rebuild data/targets.csv from the statements
	$(BIN)/ipstats build

score: .venv/installed-dev  ## measure what is read right of real documents (IPSTATS_CORPUS) by tests/labelled_real
	$(BIN)/python -m tests.score_labels

bench: .venv/installed-dev  ## measure how fast documents are read and reports are made
	$(BIN)/python bench/reading.py
	$(BIN)/python bench/pdf.py
	$(BIN)/python bench/reports.py
	$(BIN)/python bench/scale.py

clean:  ## remove the environment and what was built
	rm -rf .venv build dist *.egg-info
	find reports -mindepth 1 ! -name README.md -delete

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed, $(PYTHON) is older: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/installed-dev: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch .venv/installed $@

.PHONY: help reports check test lint types unit lab targets score bench clean
.DEFAULT_GOAL := help
