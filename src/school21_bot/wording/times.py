"""How long something lasts, as a person's language writes it."""

from babel.units import format_unit

_UNITS = (("day", 86_400.0), ("hour", 3_600.0), ("minute", 60.0))


def duration(seconds: float, language: str) -> str:
    """A time in the largest unit that fits, with a decimal below ten."""
    for unit, size in _UNITS:
        if seconds >= size:
            return _written(seconds / size, unit, language)
    return _written(seconds, "second", language)


def _written(value: float, unit: str, language: str) -> str:
    rounded = round(value, 1) if value < 9.95 and unit != "second" else round(value)
    return str(format_unit(rounded, f"duration-{unit}", length="short", locale=language))
