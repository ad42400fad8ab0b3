# Two commands do everything: `make demo` and `make test`. Without make: `python .ci/make.py demo`.
PYTHON ?= python3

.PHONY: demo test slow test-all lint setup fuzz clean

demo test slow test-all lint setup:
	$(PYTHON) .ci/make.py $@

# Damaged files for every reader; SECONDS=300 for longer.
fuzz:
	$(PYTHON) .ci/make.py fuzz $(SECONDS)

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage .coverage.* klokkevangen-demo
