"""A process that starts first, beside others."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from pydantic import SecretStr


def say_a_tag(together: Callable[[], object], url: str, folder: Path) -> None:
    """Make or find the keys together with the others, and say what they make of a nickname."""
    from school21_bot.sealing import Keyring, load_kek, tags_for
    from school21_bot.storage import open_database
    from school21_bot.tables import MODELS
    from tests.quick import settings_with

    async def say() -> None:
        async with open_database(url, MODELS):
            together()
            keyring = await Keyring.load(load_kek(settings_with(data_dir=folder, encryption_key=SecretStr(""))))
            print(tags_for(keyring, "school_nickname", "same"), flush=True)  # noqa: T201  the parent reads it

    asyncio.run(say())
