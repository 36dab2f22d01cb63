# The commands of every day. Needs Python 3.11 or newer with venv, make and git; everything else comes by itself.
# With DATABASE_URL set, that PostgreSQL is used; without, the project starts its own under var/.

PYTHON ?= python3
JOBS ?= 2
KILLS ?= 2000
STEPS ?= 10000
export BIND ?= 127.0.0.1
export PORT ?= 8000

PY := .venv/bin/python
NPM := PATH="$(CURDIR)/.venv/bin:$$PATH" npm
WITH_POSTGRES := $(PY) -m rusunpreneur.postgres run
TESTING := RUSUNPRENEUR_TESTING=1
VENV := .venv/.installed-$(firstword $(shell cksum requirements.lock))
NODE_MODULES := static/node_modules/.package-lock.json
FRONT_END := static/dist/manifest.json
FRONT_END_SOURCES := $(shell find static -type d \( -name node_modules -o -name dist \) -prune -o -type f -print 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help setup demo test check format e2e bench kills browser lock stop clean run-checks run-tests run-kills

help:  ## this list
	@sed -n 's/^\([a-z0-9-]*\):.*##/  make \1\t/p' Makefile | expand -t 16

setup: $(VENV) $(FRONT_END)  ## everything that is needed, once

demo: setup  ## serve with demo data on http://BIND:PORT (127.0.0.1:8000)
	@RUSUNPRENEUR_DEMO=1 SITE_URL=$${SITE_URL:-http://$(BIND):$(PORT)} exec $(WITH_POSTGRES) $(PY) -m rusunpreneur.serving

test: setup browser  ## every check and every test
	@$(TESTING) exec $(WITH_POSTGRES) $(MAKE) --no-print-directory run-checks run-tests

check: setup  ## the fast checks: style, imports between the apps, migrations
	@$(TESTING) exec $(WITH_POSTGRES) $(MAKE) --no-print-directory run-checks

e2e: setup browser  ## only the tests in a browser
	@$(TESTING) exec $(WITH_POSTGRES) $(PY) -m pytest -n $(JOBS) --dist worksteal -m e2e

bench: setup  ## measure
	@RUSUNPRENEUR_DEMO=1 exec $(WITH_POSTGRES) $(PY) -m tests.bench

kills: setup  ## kill the server KILLS=2000 times while people sell, take STEPS=10000 random steps; half an hour
	@$(TESTING) KILLS=$(KILLS) STEPS=$(STEPS) exec $(WITH_POSTGRES) $(MAKE) --no-print-directory run-kills

format: $(VENV)  ## let ruff put the code in shape
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

browser:  ## install Chromium where it is missing
	@.ci/browser

lock:  ## pin the newest versions that pyproject.toml allows
	$(PYTHON) -m venv var/pip-tools
	var/pip-tools/bin/python -m pip install -q pip-tools
	var/pip-tools/bin/pip-compile -q --upgrade --generate-hashes --allow-unsafe --strip-extras --extra dev \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host -o requirements.lock pyproject.toml

stop:  ## stop the project's own PostgreSQL
	@test ! -x $(PY) || { $(PY) -m rusunpreneur.postgres stop; $(TESTING) $(PY) -m rusunpreneur.postgres stop; }

clean: stop  ## forget everything that was made here, demo data included
	rm -rf .venv var static/dist static/node_modules .pytest_cache .ruff_cache .mypy_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# -- steps of the above ----------------------------------------------------------------------------

run-checks:
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m djlint --quiet --lint templates
	.venv/bin/lint-imports
	$(PY) -m mypy
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) manage.py check

run-tests:
	$(PY) -m pytest -n $(JOBS) --dist worksteal
	@echo "All checks and tests passed."

run-kills:
	$(PY) -m pytest -q tests/kills tests/products/test_money_model.py tests/products/test_goods_model.py
	@$(PY) -m tests.kills

$(VENV): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name it with PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv is missing: apt-get install python3-venv" >&2; exit 1; }
	@echo "Installing what requirements.lock names ..."
	@rm -f .venv/.installed-*
	@umask 022; $(PYTHON) -m venv .venv && $(PY) -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(NODE_MODULES): static/package-lock.json | $(VENV)
	@echo "Installing what static/package-lock.json names ..."
	@cd static && umask 022 && $(NPM) ci --no-audit --no-fund --loglevel=error
	@touch $@

$(FRONT_END): $(NODE_MODULES) $(FRONT_END_SOURCES)
	@echo "Building the front end ..."
	@cd static && umask 022 && $(NPM) run --silent build
	@touch $@
