"""The figures to reach, measured as ratios in one run: ``python -m tests.benchmarks``."""
