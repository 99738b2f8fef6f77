"""What need not be made anew for every test."""

import functools

from school21_bot.settings import Settings

UP_TO_DATE: set[str] = set()
"""The addresses of databases that were copied or emptied just now: none needs to be brought up to date."""


def settings_with(**fields: object) -> Settings:
    """Settings of these, everything else as it is by default; the environment is read once."""
    return _defaults().model_copy(update=fields)


@functools.cache
def _defaults() -> Settings:
    return Settings(_env_file=None)  # type: ignore[call-arg]  # the parameter exists, pydantic hides it
