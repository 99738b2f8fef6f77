"""An import in a process of its own, to be killed."""

import asyncio
import sys
from pathlib import Path


def run_import(database_url: str, data_dir: str, import_id: int, verb: str = "import") -> None:
    """Import what was checked and confirmed; or, by `verb`, confirm it, or remove what was staged for nothing."""
    from pydantic import SecretStr

    from school21_bot.access import COMMAND_LINE
    from school21_bot.app import open_services
    from school21_bot.dumps.turns import no_beat
    from school21_bot.settings import Settings

    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]  # the parameter exists, pydantic hides it
        bot_token=SecretStr(""),
        database_url=database_url,
        data_dir=Path(data_dir),
    )

    async def work() -> None:
        async with open_services(settings) as services:
            match verb:
                case "confirm":
                    await services.imports.confirm(COMMAND_LINE, import_id, update_existing=True)
                case "release":
                    await services.imports.release(import_id)
                case _:
                    await services.imports.apply_file(COMMAND_LINE, import_id, no_beat)

    asyncio.run(work())
    sys.exit(0)
