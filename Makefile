# Everything needs Python 3.12 or newer and make; the rest is fetched into .venv.
# `make demo` and `make test` are each enough on a fresh machine.

SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
FRONT := src/unfog/web/front
BUILT := src/unfog/web/static/manifest.json

export OPENBLAS_NUM_THREADS ?= 1
export OMP_NUM_THREADS ?= 1

.PHONY: demo test front lint types contract check bench fuzz lock clean

demo: $(READY)
	@$(BIN)/unfog demo

test: $(READY) $(BUILT)
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

# The pages of `unfog serve`.
front: $(BUILT)

$(BUILT): $(shell find $(FRONT) -name node_modules -prune -o -print) .ci/front .ci/node.lock | $(READY)
	@.ci/front

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	.ci/front --check
	$(BIN)/python .ci/strings --check

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

# The environment, exactly as locked, then the package itself as it stands here, and its pages:
# all but `unfog serve` works without them.
$(READY): requirements.lock pyproject.toml .ci/setup
	@.ci/setup $(VENV)
	@touch $@
	@.ci/front || true

lock:
	.ci/lock

clean:
	rm -rf $(VENV) $(FRONT)/node_modules $(dir $(BUILT)) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
