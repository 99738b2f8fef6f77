"""The settings that staff change, in plain words; and what staff type, as it is written in the environment."""

import re

from school21_bot.texts import LANGUAGES, Translator, translator
from school21_bot.tuning import OWN_TEXTS, Tunable

CHOICES: dict[Tunable, tuple[str, ...]] = {
    Tunable.REGISTRATION: ("open", "approval"),
    Tunable.INVITE_MODE: ("join_request", "one_time"),
    Tunable.DIGEST: ("off", "daily", "weekly", "both"),
}
"""Settings with a few values; each has its words, `settings-value-<name>-<value>`."""

UNITS = ("s", "m", "h", "d")
"""What times are written in: `settings-time-<unit>`; the words for it that are understood: `settings-words-<unit>`."""

_TIME = re.compile(r"(\d{1,6})\s*([^\W\d_]+)\.?")
_HOURS = re.compile(r"\D*(\d{1,2})(?::00)?\D+(\d{1,2})(?::00)?\D*")
_TIMES = frozenset({Tunable.REGISTRATION_TIMEOUT, Tunable.REMINDERS, Tunable.INVITE_TTL})


def value_text(texts: Translator, name: Tunable, value: str) -> str:
    """A value as people say it; one that is not understood any more as it is written."""
    if name in OWN_TEXTS:
        return texts.plain("settings-text-own" if value else "settings-text-ours")
    if name in CHOICES:
        return texts.plain(f"settings-value-{name.value}-{value}") if value in CHOICES[name] else value
    if name is Tunable.SUPPORT_URL:
        return value or texts.plain("settings-no-address")
    if name is Tunable.QUIET_HOURS:
        return _hours_text(texts, value)
    if name in _TIMES:
        return texts.plain("settings-never") if value == "off" else ", ".join(_times(texts, value))
    return value


def typed_value(name: Tunable, text: str) -> str:
    """What somebody typed in their own words, as it is written in the environment; what is not understood stays."""
    text = text.strip()
    if name is Tunable.QUIET_HOURS:
        if _known("never", text):
            return "00-00"
        hours = _HOURS.fullmatch(text)
        return f"{hours[1]}-{hours[2]}" if hours else text
    if name is Tunable.REMINDERS and _known("never", text):
        return "off"
    return ",".join(_typed_time(part.strip()) for part in text.split(",")) if name in _TIMES else text


def _typed_time(text: str) -> str:
    found = _TIME.fullmatch(text)
    unit = next((unit for unit in UNITS if found and _known(unit, found[2])), None)
    return f"{found[1]}{unit}" if found and unit else text


def _known(what: str, text: str) -> bool:
    """Whether this is one of the words for it, in whatever language."""
    return any(
        text.casefold() in translator(language).plain(f"settings-words-{what}").split() for language in LANGUAGES
    )


def _times(texts: Translator, value: str) -> list[str]:
    return [
        texts.plain(f"settings-time-{part[-1]}", number=int(part[:-1]))
        if part[-1:] in UNITS and part[:-1].isdecimal()
        else part
        for part in value.split(",")
    ]


def _hours_text(texts: Translator, value: str) -> str:
    hours = re.fullmatch(r"(\d\d)-(\d\d)", value)
    if hours is None:
        return value
    if hours[1] == hours[2]:
        return texts.plain("settings-no-hours")
    return texts.plain("settings-hours", begin=f"{hours[1]}:00", end=f"{hours[2]}:00")
