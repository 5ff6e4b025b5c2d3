# `make demo` to look, `make test` to be sure. Everything is installed into .venv, from requirements*.txt.

PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin
# What Python compiles is kept beside the sources, whatever the surroundings say: each test worker starts seconds sooner.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo test quick bench lint types fmt migration migration-first clean

help:
	@sed -n 's/^## //p' Makefile

## make demo        a running dashboard with a fictional negotiation (PORT=8501)
demo: .venv/runs
	$(BIN)/python alternat.py demo --port $(PORT)

## make test        everything that has to hold, with a real browser and two other readers of Word files
test: .venv/tests
	tests/system.sh
	$(MAKE) lint types
	$(BIN)/python -m pytest -n 3 --dist worksteal

## make quick       what can be known within a minute: no browser, no office, no PostgreSQL
quick: .venv/tests
	$(MAKE) lint types
	$(BIN)/python -m pytest -n 2 --dist worksteal -m "not browser and not office and not slow"

## make bench       the figures, each beside its peers in the same run; takes half an hour
bench: .venv/tests
	for figure in merge_loss interleavings redline_text word_redline word_import word_hostile word_fuzz acts room_paint room_latency room_load intake; do \
	  echo "== $$figure"; $(BIN)/python benchmarks/$$figure.py || exit 1; done

## make lint        ruff: rules and form
lint: .venv/tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

## make types       mypy: strict where no database and no screen is near
types: .venv/tests
	$(BIN)/mypy

## make fmt         put files into form
fmt: .venv/tests
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

## make migration NAME="what changes"   the next migration, from what the tables say; then read it
migration: .venv/tests
	$(BIN)/python -m migrations.write "$(NAME)"

## make migration-first   the first migration anew; only before the first release
migration-first: .venv/tests
	$(BIN)/python -m migrations.write first

## make clean       forget what was installed and cached; stores in data/ stay
clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/made:
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  if [ "$$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null; \
	  else \
	    echo "Python cannot make virtual environments here. Please run: sudo apt-get install python3-venv" >&2; exit 1; \
	  fi; }
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/runs: .venv/made requirements.txt constraints.txt
	@echo "Installing what Alternat needs into .venv; the first time this takes a minute or two."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/tests: .venv/runs requirements-dev.txt
	@echo "Installing what its tests need into .venv."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -r requirements-dev.txt
	@touch $@
