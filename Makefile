# Everything that one does here. `make` alone lists it.

.DEFAULT_GOAL := help
.PHONY: help demo run test check preview pictures bench chaos lock migration clean

# Which Python makes the virtual environment: `make demo PYTHON=/usr/bin/python3.12`. Otherwise the first that fits.
PYTHON ?=
PY := .venv/bin/python
CHROMIUM = $(firstword $(foreach name,chromium chromium-browser google-chrome,$(shell command -v $(name) 2>/dev/null)))

help: ## This list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# A recipe that starts the system is one simple command: otherwise make would end a shell and not the system.

demo: .venv/.runtime ## The whole system with a local Telegram; needs nothing (EMPTY=1 bare, SANDBOX_PORT=8022, DATA_DIR=…)
	@$(PY) -P -m school21_bot.cli demo $(if $(EMPTY),--empty)

run: .venv/.runtime ## The bot with a real token: put BOT_TOKEN into .env
	@$(PY) -P -m school21_bot.cli run

test: .venv/.dev ## All tests (ARGS="tests/people -k nickname")
	@test -n "$(CHROMIUM)" || { echo; echo "!!!  No Chromium here: THE BROWSER TESTS ARE SKIPPED."; \
		echo "!!!  Install it: sudo apt-get install chromium"; echo; test -z "$$REQUIRE_BROWSER"; }
	$(PY) -m pytest -n 4 --dist worksteal $(ARGS)

check: .venv/.dev ## Style, types, layers, texts
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	.venv/bin/lint-imports
	$(PY) -m pytest -q tests/house

preview: .venv/.dev ## Every window as a page, in preview/
	$(PY) -m school21_bot.cli preview

pictures: .venv/.dev ## The documentation's pictures from the windows (needs Chromium)
	$(PY) -m tests.browser.pictures

bench: .venv/.dev ## Benchmarks, as ratios
	$(PY) -m bench

chaos: .venv/.dev ## People live with the bot while everything breaks (SEED=1 HOURS=0.1 DATABASE=sqlite|postgres|both)
	$(PY) -m tests.chaos --seed $(or $(SEED),1) --hours $(or $(HOURS),0) --database $(or $(DATABASE),both)

lock: ## New lock files from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --group dev --group build --universal --generate-hashes \
		--no-header --no-annotate -o requirements.lock
	uv pip compile pyproject.toml --group build --universal --generate-hashes -c requirements.lock \
		--no-header --no-annotate -o requirements-runtime.lock

migration: .venv/.dev ## A new migration from the models: make migration NAME=add_invites
	@test -n "$(NAME)" || { echo "Give it a name: make migration NAME=add_invites"; exit 2; }
	AERICH_NO_TORTOISE_V1_WARNING=1 .venv/bin/aerich migrate --name "$(NAME)" --no-input --offline

clean: ## Remove what was built; var/ with its data stays
	rm -rf .venv dist preview .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The virtual environment, from a lock file: with uv when it is there, otherwise with pip. Each package is checked
# against its hash; our own package is linked, so that the code is used where it lies.

define MAKE_VENV
set -eu
lock=$$1
old=""
bare=""
found=""
for candidate in $${PYTHON:-python3.13 python3.12 python3.11 python3}; do
    version=$$("$$candidate" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null) || continue
    if ! "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        old="$$candidate is $$version"
    elif ! command -v uv >/dev/null && ! "$$candidate" -c 'import ensurepip, venv' 2>/dev/null; then
        bare=$$candidate
    else
        found=$$candidate
        break
    fi
done
if [ -z "$$found" ]; then
    if [ -n "$$bare" ]; then
        echo "$$bare lacks its venv module. Install it, then repeat: sudo apt-get install python3-venv"
    else
        echo "Python 3.11 or newer is needed; $${old:-there is none here}." \
            "Install one (sudo apt-get install python3 python3-venv) or name it: make … PYTHON=/path/to/python3.11"
    fi >&2
    exit 2
fi
if command -v uv >/dev/null; then
    if ! .venv/bin/python -c '' 2>/dev/null; then
        rm -rf .venv
        uv venv --quiet --no-python-downloads --python "$$found" .venv
    fi
    pip="uv pip install --quiet --python .venv/bin/python"
else
    echo "Installing packages; the first time this takes about a minute."
    .venv/bin/python -m pip --version >/dev/null 2>&1 || "$$found" -m venv --clear .venv
    pip=".venv/bin/python -m pip --disable-pip-version-check --quiet install --no-compile"
fi
$$pip --require-hashes -r "$$lock"
$$pip --no-deps --no-build-isolation -e .
endef
export MAKE_VENV
export PYTHON

.venv/.runtime: requirements-runtime.lock pyproject.toml
	@sh -c "$$MAKE_VENV" make-venv requirements-runtime.lock
	@touch $@

.venv/.dev: requirements.lock pyproject.toml
	@sh -c "$$MAKE_VENV" make-venv requirements.lock
	@touch $@ .venv/.runtime
