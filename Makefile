# Every task of the project. `make` alone lists them.
# Needs GNU make and Python 3.11 or newer (another one: make run PYTHON=python3.13).

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FLASK := $(BIN)/flask --app wsgi
WEB := $(BIN)/python -m vicarity.embedded.web_app

# Enough for commands that look at the application and open no connection.
UNCONNECTED := VICARITY_ENV=test DATABASE_URL=postgresql://none REDIS_URL=redis://none

# Compiled modules are what makes the second start quick.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup run test fix bench fuzz migrate migration openapi lock clean \
	web web-types web-check web-audit screenshots embedded-ready dev-ready

help: ## List the tasks
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: dev-ready ## Create .venv with everything for development
	@echo "Ready. 'make run' starts Vicarity, 'make test' checks it."

run: embedded-ready ## Start everything in the foreground; Ctrl-C stops it
	@$(WEB) build --or-without
	@exec $(BIN)/python -m vicarity.embedded --stop-with-parent

web: dev-ready ## The web app with hot reload, on top of a running 'make run'
	@exec $(WEB) npm run dev

test: dev-ready ## Lint, types, import rules and every test (COV=1 measures coverage)
	@echo "== Format"
	@$(BIN)/ruff format --check --quiet .
	@echo "== Lint"
	@$(BIN)/ruff check --quiet .
	@echo "== Types"
	@$(BIN)/mypy
	@echo "== Import rules"
	@$(BIN)/lint-imports
	@$(MAKE) --no-print-directory web-check
	@echo "== Tests"
	@$(BIN)/pytest -n 2 $(if $(COV),--cov --cov-report=term-missing:skip-covered)

web-check: dev-ready ## The web app's own half of 'make test'
	@echo "== Web app"
	@if ! $(WEB) npm --version >/dev/null; then \
		echo "SKIPPED: the web app is neither checked nor tested; the reason stands above"; exit 0; fi; \
	$(UNCONNECTED) $(FLASK) openapi var/openapi.json && \
	$(WEB) npm run --silent types:check && \
	$(WEB) npm run --silent lint && \
	$(WEB) npm run --silent types && \
	$(WEB) npm run --silent test && \
	$(WEB) build

web-types: dev-ready ## Describe the API to the web app, after a change of an endpoint
	@$(UNCONNECTED) $(FLASK) openapi var/openapi.json
	@$(WEB) npm run --silent types:write

web-audit: dev-ready ## Lighthouse and weight of the pages of a running 'make run' (VICARITY_SERVER=..., RUNS=3)
	@$(WEB) npm --prefix audit ci --no-progress
	@exec $(WEB) npm --prefix audit run --silent audit

screenshots: dev-ready ## Pictures of every page of a running 'make run', in web/screenshots
	@exec $(BIN)/python -m tests.web.screenshots

fix: dev-ready ## Format the code and repair what lint can repair
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@$(WEB) npm run --silent fix

bench: dev-ready ## Measure the scenarios of bench/ on this machine (ARGS=--help says more)
	@exec $(BIN)/python -m bench $(ARGS)

fuzz: dev-ready ## Throw generated requests at the API for a long time
	@exec env FUZZ_EXAMPLES=300 $(BIN)/pytest -p no:xdist tests/core/test_openapi_fuzz.py

migrate: embedded-ready ## Bring the database of a running 'make run' up to date
	@$(FLASK) db upgrade

migration: dev-ready ## Draft a migration from the models: make migration m="add a column"
	@test -n "$(m)" || { echo 'Say what it does: make migration m="add a column"' >&2; exit 1; }
	@$(FLASK) db migrate -m "$(m)"

openapi: dev-ready ## Write the API's document to docs/openapi.json
	@$(FLASK) openapi docs/openapi.json

lock: dev-ready ## Choose versions again and pin them with their hashes
	@for set in requirements requirements-embedded requirements-dev requirements-node; do \
		echo "Locking $$set.in"; \
		$(BIN)/uv pip compile $$set.in --quiet --universal --python-version 3.11 --generate-hashes \
			--no-header -o $$set.txt || exit 1; \
	done

clean: ## Remove .venv and caches; data in var/ stays
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage htmlcov
	@find . -name __pycache__ -type d -not -path './web/*' -prune -exec rm -rf {} +

# A copy of the lock inside .venv says what is installed there; equal means nothing to do.
define installed
	@cmp -s $(1) $(VENV)/$(1) && test -x $(BIN)/python && exit 0; \
	command -v "$(PYTHON)" >/dev/null || { \
		echo "$(PYTHON) was not found: install Python 3.11 or newer, or name one with PYTHON=..." >&2; exit 1; }; \
	"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$(PYTHON) is older than Python 3.11: name a newer one with PYTHON=..." >&2; exit 1; }; \
	"$(PYTHON)" vicarity/embedded/install.py $(VENV) $(1)
endef

embedded-ready:
	$(call installed,requirements-embedded.txt)

dev-ready:
	$(call installed,requirements-dev.txt)
