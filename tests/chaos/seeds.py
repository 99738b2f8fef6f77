"""Seeds that have found something: what each found has a test of its own.

The tests live a short life of each; `python -m tests.chaos --kept` lives them again as long as they were.
"""

from dataclasses import dataclass

from tests.chaos.life import Size

SHORT = Size(people=12, rounds=3, active=7)
_SMALL = Size(people=60, rounds=8, active=20)


@dataclass(frozen=True)
class Kept:
    """A seed, where and how long it was lived, and what was found and repaired."""

    seed: int
    database: str
    size: Size
    found: str


KEPT = (
    Kept(
        2,
        "postgres",
        SHORT,
        "a bot whose database went away while it looked at its rights in the chat ended, or never looked any more: "
        "tests/resilience/test_first_steps.py",
    ),
    Kept(
        403,
        "sqlite",
        _SMALL,
        "a broadcast that was on its way while keys changed never ended, and held up all others: "
        "tests/messages/test_campaigns_race.py",
    ),
    Kept(
        702,
        "sqlite",
        Size(),
        "a letter that had arrived while keys changed was forgotten when its person came back: "
        "tests/messages/test_outbox.py",
    ),
    Kept(
        801,
        "postgres",
        Size(),
        "whoever had written to a bot that was killed waited for a minute: tests/telegram/test_holding.py",
    ),
)
