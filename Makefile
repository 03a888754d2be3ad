# make run, make test: all that is needed on a fresh machine with Python 3.11, make and git. `make help` lists the rest.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
APP := $(BIN)/roadmap-app
READY := $(VENV)/.ready
PEERS := $(VENV)/peers
CHECKS := $(VENV)/checks
LOCKS := requirements/runtime.txt requirements/build.txt requirements/dev.txt
SAMPLE := out/a69-517.plan.json
VIEWS := overview roadmap careers competencies training staffing scenarios reports

# Qt, like most programs, wants a locale that is UTF-8; a machine without any has this one.
LANG ?= C.UTF-8
export LANG

.PHONY: help setup run run-window run-no-display test torture monkey coverage bench validate samples lint catalogue screenshots bundle lock clean
.DEFAULT_GOAL := help

help:
	@echo "make run          open the sample plan (without a display: its brief and pictures, in out/)"
	@echo "make test         the test suite; ARGS='tests/planning -k undo' picks"
	@echo "make setup        only the environment: .venv, with $(APP)"
	@echo "make lint         ruff, mypy, import contracts, catalogues"
	@echo "make torture      the store's proofs in full (an hour or so); KILLS=10000 for more"
	@echo "make monkey       random use of the whole window, much of it"
	@echo "make coverage     that the tests reach every branch of the store"
	@echo "make bench        the benchmarks"
	@echo "make validate     every document against PDF/UA-1 and PDF/A-2a, by judges outside this project"
	@echo "make samples      docs/samples/ anew"
	@echo "make screenshots  docs/screenshots/ anew"
	@echo "make bundle       the application as one folder, dist/roadmap-app"
	@echo "make catalogue    the messages of the code into i18n/locales/, to be translated there"
	@echo "make lock         requirements/ anew from pyproject.toml"
	@echo "make clean        remove what was built; .venv and out/ stay"

setup: $(READY)

$(READY): $(LOCKS) pyproject.toml .ci/bootstrap.py
	@$(PYTHON) .ci/bootstrap.py

$(SAMPLE): | $(READY)
	@mkdir -p $(@D)
	@$(APP) new $@ --template a69-517

# macOS always has a display; elsewhere X11 or Wayland says so in the environment.
run: $(READY)
	@if [ "$$(uname)" = Darwin ] || [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; \
	then exec $(MAKE) --no-print-directory run-window; \
	else exec $(MAKE) --no-print-directory run-no-display; fi

run-window: $(SAMPLE)
	@exec $(APP) $(SAMPLE)

EDIT := {"op": "set", "table": "activities", "id": "enterprise-solutions", "fields": \
  {"notes": {"en": "Edited by make run, without a window.", "zh": "由 make run 在无窗口环境下编辑。"}}}

run-no-display: $(SAMPLE)
	@echo "run: no display here; the same job without a window"
	@echo '$(EDIT)' | $(APP) apply $(SAMPLE) -
	@$(APP) report $(SAMPLE) --kind brief --languages en,zh -o out/brief-en-zh.pdf
	@for view in $(VIEWS); do \
	  $(APP) picture $(SAMPLE) --view $$view -o out/$$view.png || exit; done
	@echo "run: look into out/: $(notdir $(SAMPLE)) brief-en-zh.pdf $(VIEWS:%=%.png)"

# Offscreen: the windows are real, the screen is memory, so that no machine skips a test.
test: $(READY)
	@[ "$$(uname)" != Linux ] || command -v strace >/dev/null || $(PYTHON) .ci/bootstrap.py --tests
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --numprocesses auto --dist worksteal $(ARGS)

# What the suite does in a short form: kills of `apply`, power cuts, a fault at every system call, every byte damaged,
# a plan against a dict.
KILLS ?= 500
TORTURE = KILLS=$(KILLS) POWER_CUT_IMAGES=50000 FAULTS=1000000 DAMAGE_STRIDE=1 MACHINE_RUNS=2000
torture: $(READY)
	@[ "$$(uname)" != Linux ] || command -v strace >/dev/null || $(PYTHON) .ci/bootstrap.py --tests
	@$(TORTURE) $(BIN)/python -m pytest --numprocesses auto --timeout 0 -o faulthandler_timeout=0 \
	  tests/planning/store/test_power_cut.py tests/planning/store/test_faults.py tests/planning/store/test_damage.py \
	  tests/planning/store/test_machine.py tests/roadmap_app/cli/test_kill.py $(ARGS)

monkey: $(READY)
	@MONKEY_SEEDS=$${MONKEY_SEEDS:-100} MONKEY_STEPS=$${MONKEY_STEPS:-1000} $(BIN)/python -m pytest \
	  --numprocesses auto --timeout 0 -o faulthandler_timeout=0 tests/roadmap_app/test_monkey.py $(ARGS)

# The surveys of many states say nothing new here: a few of each.
coverage: $(READY)
	@POWER_CUT_IMAGES=300 FAULTS=0 DAMAGE_STRIDE=199 MACHINE_RUNS=5 \
	  $(BIN)/python -m coverage run -m pytest --quiet -n 0 tests/planning/store $(ARGS)
	@$(BIN)/python -m coverage report

bench: $(PEERS)/.ready
	@for script in $(filter-out %/matrix.py,$(wildcard benchmarks/*.py)); do echo "== $$script"; $(PEERS)/bin/python $$script || exit; done

# What the benchmarks compare with is no part of the application's environment.
$(PEERS)/.ready: requirements/peers.txt | $(READY)
	@$(PYTHON) -m venv $(PEERS)
	@$(PEERS)/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes --requirement $<
	@touch $@

# Judges of finished PDFs; they are told nothing but files.
$(CHECKS)/.ready: requirements/checks.txt | $(READY)
	@$(PYTHON) -m venv $(CHECKS)
	@$(CHECKS)/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes --requirement $<
	@touch $@

validate: $(CHECKS)/.ready
	@rm -rf build/documents
	@$(BIN)/python -m tests.documents --pairs en-zh ar-fr ru-es -o build/documents
	@$(CHECKS)/bin/python .ci/validate.py build/documents

samples: $(READY)
	@$(BIN)/python -m tests.documents --pairs en-zh ar-fr ru-es --samples -o docs/samples

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m i18n.catalogue check

catalogue: $(READY)
	@$(BIN)/python -m i18n.catalogue update

screenshots: $(READY)
	@mkdir -p docs/screenshots build
	@rm -f build/screenshots.plan.json
	@$(APP) new build/screenshots.plan.json --template a69-517
	@for view in $(VIEWS); do for language in en zh; do for theme in light dark; do \
	  $(APP) picture build/screenshots.plan.json --view $$view --language $$language --theme $$theme --size 1600x1000 \
	    -o docs/screenshots/$$view-$$theme-$$language.png || exit; done; done; done

bundle: $(READY)
	@$(PYTHON) .ci/bootstrap.py --bundle
	@$(BIN)/pyinstaller --noconfirm --log-level ERROR build.spec
	@du -sh dist/roadmap-app

UV_COMPILE = $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock"
lock: $(READY)
	$(UV_COMPILE) --output-file requirements/runtime.txt pyproject.toml
	$(UV_COMPILE) --output-file requirements/build.txt --group build --constraints requirements/runtime.txt
	$(UV_COMPILE) --output-file requirements/dev.txt --group dev \
	  --constraints requirements/runtime.txt --constraints requirements/build.txt
	$(UV_COMPILE) --output-file requirements/peers.txt pyproject.toml --group peers \
	  --constraints requirements/runtime.txt
	$(UV_COMPILE) --output-file requirements/checks.txt --group checks

clean:
	rm -rf build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +
