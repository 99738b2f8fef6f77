"""Benchmarks that print ratios measured in one run: `make bench`. Absolute times would speak of the machine."""
