"""One part of the measuring of the search, in a process of its own."""

import gc
import json
import sys
from pathlib import Path
from typing import Any

import uvloop

from bench import search_pages, search_writing
from bench.chart_work import settings_of
from school21_bot import logs
from school21_bot.app import open_services

_WORK: dict[str, Any] = {"pages": search_pages.measure, "writing": search_writing.measure}


async def _main(what: str, url: str, folder: str, *more: str) -> Any:
    logs.configure(format="json", level="ERROR")
    async with open_services(settings_of(url, Path(folder))) as services:
        gc.freeze()  # as the processes do
        return await _WORK[what](services, *more)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(uvloop.run(_main(*sys.argv[1:]))) + "\n")
