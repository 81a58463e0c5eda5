# The two commands are `make serve` and `make test`; `make sure` before every commit.

PYTHON ?= python3
BIN := .venv/bin
NODE_READY := node_modules/.package-lock.json

.PHONY: serve test sure format bench load accuracy derived packages clean

serve: .venv/installed
	@$(BIN)/yanwai serve

test: packages sure
	$(BIN)/pytest tests/e2e

sure: .venv/installed-dev $(NODE_READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	npm run --silent check
	$(BIN)/yanwai lexicon check
	$(BIN)/pytest tests --ignore tests/e2e
	npm run --silent test

format: .venv/installed-dev $(NODE_READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	npm run --silent format

bench: .venv/installed-dev packages
	$(BIN)/pip install --quiet --group bench
	PYTHONPATH=tests $(BIN)/python -m bench $(if $(PLOT),--plot $(PLOT))
	PYTHONPATH=tests $(BIN)/python -m bench.extension

load: .venv/installed-dev
	PYTHONPATH=tests $(BIN)/python -m load $(if $(SOAK),--soak $(SOAK))

accuracy: .venv/installed-dev
	PYTHONPATH=tests $(BIN)/python -m bench.accuracy $(if $(GOLD),--gold $(GOLD)) $(if $(ERRORS),--errors)

derived: .venv/installed
	$(BIN)/yanwai lexicon build

packages:
	@sh tests/ensure_packages.sh

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Yanwai needs Python 3.11 or newer: make PYTHON=python3.12 …"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --upgrade 'pip>=25.1'

.venv/installed: pyproject.toml | .venv/bin/pip
	$(BIN)/pip install --quiet --editable .
	@touch $@

.venv/installed-dev: pyproject.toml .venv/installed | .venv/bin/pip
	$(BIN)/pip install --quiet --group dev
	@touch $@

$(NODE_READY): package.json package-lock.json
	@command -v npm >/dev/null || { echo "the tests need Node.js 20 or newer with npm: apt-get install nodejs npm"; exit 1; }
	npm ci --no-audit --no-fund
	@touch $@

clean:
	rm -rf .venv node_modules dist
