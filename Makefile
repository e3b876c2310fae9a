# The two commands are `make run` and `make test`; `make` alone lists the others.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-print-directory --silent
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
# The system's own where it is new enough: Debian builds it with the profile of its use, and here it
# does the same in two thirds of the time of one that was built plainly. `make run PYTHON3=…` takes another.
PYTHON3 ?= $(shell /usr/bin/python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null && echo /usr/bin/python3 || echo python3)
PYTHON := $(VENV)/bin/python
PIP := $(PYTHON) -u -m pip --disable-pip-version-check --no-input
JOBS ?= 2  # processes that run the tests

# A stamp bears the hash of what it stands for: a second start has nothing to do.
hash = $(shell cat $(1) | sha256sum | cut -c1-16)
RUNS := $(VENV)/stamps/run-$(call hash,requirements/run.txt pyproject.toml)
TESTS := $(VENV)/stamps/test-$(call hash,requirements/run.txt requirements/test.txt)

.PHONY: help
help: ## List what can be made
	sed -nE 's/^([a-z-]+):.*## (.*)/  make \1	\2/p' Makefile | expand -t 20

.PHONY: run
run: $(RUNS) ## Migrate, seed a new database, build the index and serve
	exec $(VENV)/bin/acervo serve --set-up

.PHONY: install
install: $(RUNS) ## Install what Acervo runs on, and nothing more
	echo "The command is $(VENV)/bin/acervo"

.PHONY: test
test: $(TESTS) ## Run all tests but the long ones
	$(PYTHON) -m tests.environment.system_packages
	$(PYTHON) -m pytest --no-header -n $(JOBS) -m "not long"

.PHONY: test-long
test-long: $(TESTS) ## Run the long walks, kills and fuzzing
	$(PYTHON) -m tests.environment.system_packages
	$(PYTHON) -m pytest --no-header -m long

.PHONY: check
check: $(TESTS) ## Ask whether the code keeps to the house's manners
	$(PYTHON) -m tests.environment.system_packages postgresql-15 || echo "Without it the migrations are asked on SQLite alone."
	failed=()
	ask() { echo "$$1 …"; "$${@:2}" || failed+=("$$1"); }
	ask format     $(VENV)/bin/ruff format --check --quiet --output-format concise .
	ask lint       $(VENV)/bin/ruff check --quiet --output-format concise .
	ask types      $(VENV)/bin/mypy --no-error-summary
	ask plan       $(VENV)/bin/lint-imports --no-logo
	ask templates  $(VENV)/bin/djlint --quiet --lint web/templates
	ask migrations $(PYTHON) -m tests.environment.migrations
	(( $${#failed[@]} == 0 )) || { echo "Not as it should be: $${failed[*]}"; exit 1; }

.PHONY: plan
plan: $(TESTS) ## Ask whether each import keeps to the plan of the house
	$(VENV)/bin/lint-imports --no-logo

.PHONY: format
format: $(TESTS) ## Bring the code into form
	$(VENV)/bin/ruff check --fix-only --quiet .
	$(VENV)/bin/ruff format .

.PHONY: seed
seed: $(RUNS) ## Migrate the database and load the seed into it
	$(VENV)/bin/acervo migrate
	$(VENV)/bin/acervo seed
	echo "make run serves it."

.PHONY: docs
docs: $(TESTS) ## Write the reference pages that come from the code
	$(PYTHON) -m tests.house.reference

.PHONY: assets
assets: $(RUNS) ## Build styles, fonts and scripts from npm's packages (needs Node)
	command -v npm > /dev/null || { echo "Node is missing: as root, apt-get install npm"; exit 1; }
	$(PYTHON) web/assets/build.py
	echo "web/static is built."

.PHONY: benchmark
benchmark: $(TESTS) ## Measure, as ratios to a floor of the same run
	$(PYTHON) -m tests.benchmarks

.PHONY: lock
lock: $(TESTS) ## Write the lock files anew from requirements/*.in
	for name in run test; do
	  $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-annotate --no-header --upgrade \
	    requirements/$$name.in --output-file requirements/$$name.txt
	  echo "requirements/$$name.txt"
	done

# ---------------------------------------------------------------- what these stand on

.ONESHELL:

$(PYTHON):
	$(PYTHON3) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Acervo needs Python 3.11 or later."; exit 1; }
	if ! $(PYTHON3) -c 'import ensurepip' 2> /dev/null; then
	  [ "$$(id -u)" = 0 ] || { echo "Python's venv is missing: as root, apt-get install python3-venv"; exit 1; }
	  echo "Installing python3-venv from Debian's packages …"
	  apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes python3-venv > /dev/null
	fi
	echo "Making the virtual environment …"
	$(PYTHON3) -m venv $(VENV)

$(RUNS): | $(PYTHON)
	echo "Installing what Acervo runs on …"
	$(call install,requirements/run.txt)
	$(PIP) --quiet install --no-deps --no-build-isolation --editable .
	$(call stamp,run)

$(TESTS): $(RUNS)
	echo "Installing what the checks and tests need …"
	$(call install,requirements/test.txt)
	$(call stamp,test)

define install
$(PIP) install --require-hashes --progress-bar off --requirement $(1) \
  | awk -v all=$$(grep -c == $(1)) \
    '/^Collecting |^Ignoring |\(from -r / { printf "\r  %d of %d packages", ++n, all; fflush() } \
     /^Installing / { printf ", now put in place …"; fflush() } \
     END             { if (n) print "" }'
endef

define stamp
mkdir -p $(VENV)/stamps
rm -f $(VENV)/stamps/$(1)-*
touch $@
endef
