"""The digest for the staff, in words."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from school21_bot.people import Step
from school21_bot.texts import Translator

LINES = ("joined", "waiting", "abandoned", "misused", "in_vain", "failed", "asking")
"""What it speaks of, in this order; each has its text, `digest-line-<line>`."""


def digest_html(texts: Translator, facts: Mapping[str, str | int]) -> str:
    """The whole of it, as it is sent."""
    found: dict[str, Any] = digest_facts(texts, facts)
    return texts.html("letter-digest", **found)


def digest_facts(texts: Translator, facts: Mapping[str, str | int]) -> dict[str, str | int]:
    """The title and the lines; what is nothing, and was nothing before, is left out."""
    kind = str(facts["kind"])
    lines = list(_lines(texts, facts)) or [texts.plain(f"digest-nothing-{kind}")]
    if any(f"{name}_before" in facts for name in LINES):
        lines += ["", texts.plain("digest-compared")]
    lines += ["", texts.plain("digest-more", dashboard=facts["dashboard"])]
    title = texts.plain(f"digest-title-{kind}", first=_day(facts["first"]), last=_day(facts["last"]))
    return {"title": title, "lines": "\n".join(lines)}


def _lines(texts: Translator, facts: Mapping[str, str | int]) -> Iterator[str]:
    for name in LINES:
        number, before = int(facts[name]), facts.get(f"{name}_before")
        if not number and not before:
            continue
        change = "" if before is None else f" ({_signed(number - int(before))})"
        text = texts.plain(f"digest-line-{name}", number=number, change=change)
        steps = _steps(texts, facts) if name == "abandoned" and number else ""
        yield f"• {text}{f': {steps}' if steps else ''}"


def _steps(texts: Translator, facts: Mapping[str, str | int]) -> str:
    """At which steps people stopped, the most frequent first."""
    found = [(int(facts.get(f"stopped_{step.value}", 0)), step) for step in Step]
    return ", ".join(
        f"{texts.plain(f'question-{step.value}')} — {number}"
        for number, step in sorted(found, key=lambda one: -one[0])
        if number
    )


def _signed(number: int) -> str:
    return f"{number:+d}".replace("-", "−") if number else "±0"


def _day(text: str | int) -> str:
    return f"{date.fromisoformat(str(text)):%d.%m.%Y}"
