# Everything needs Python 3.12 or newer and make; the rest is fetched into .venv.
# `make demo` and `make test` are each enough on a fresh machine.

SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

export OPENBLAS_NUM_THREADS ?= 1
export OMP_NUM_THREADS ?= 1

.PHONY: demo test lint types contract check bench fuzz lock clean

demo: $(READY)
	@$(BIN)/unfog demo

test: $(READY)
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(READY)
	$(BIN)/mypy

contract: $(READY)
	$(BIN)/lint-imports

check: lint types contract test

bench: $(READY)
	for bench in claims attribution counts duplicates ecbplus event-places gazetteer gva hrds muc4 places scale speed times; do $(BIN)/unfog bench $$bench || exit; done

# Needs atheris, which stands in no lock: VIRTUAL_ENV=.venv uv pip install atheris
fuzz: $(READY)
	$(BIN)/python .ci/fuzz --reader rules
	$(BIN)/python .ci/fuzz --reader model

# The environment, exactly as locked, then the package itself as it stands here.
$(READY): requirements.lock pyproject.toml .ci/setup
	@.ci/setup $(VENV)
	@touch $@

lock:
	.ci/lock

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
