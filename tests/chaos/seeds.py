"""Seeds that have found something: the tests live through each again, and what it found has a test of its own."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kept:
    """A seed, where it was lived, and what was found and repaired."""

    seed: int
    database: str
    found: str


KEPT = (
    Kept(
        2,
        "postgres",
        "a bot whose database went away while it looked at its rights in the chat ended, or never looked any more: "
        "tests/resilience/test_first_steps.py",
    ),
)
