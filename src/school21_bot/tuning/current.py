"""The settings as they are now, for everybody who decides by them."""

import asyncio
from collections.abc import Mapping
from datetime import datetime

from school21_bot.logs import logger
from school21_bot.settings import Settings
from school21_bot.storage import as_moment, fetch
from school21_bot.tuning.tunable import Tunable, Unusable, with_value

log = logger("tuning")

_KNOWN = frozenset(name.value for name in Tunable)


class Tuning:
    """One process's view of the settings; what another process saves is seen here at the next `look`."""

    def __init__(self, settings: Settings) -> None:
        self.environment = settings
        self.now = settings
        self.saved: Mapping[Tunable, str] = {}
        self.unusable: frozenset[Tunable] = frozenset()
        """Those whose saved value the rules of today refuse: the environment's counts."""
        self.changed_at: Mapping[Tunable, datetime] = {}
        """When what is saved was saved."""
        self._turn = asyncio.Lock()

    async def look(self) -> bool:
        """Read what is saved, and take it over."""
        async with self._turn:  # or what was read first might be taken last
            rows = await fetch("SELECT name, value, updated_at FROM setting")
            known = {Tunable(row["name"]): row for row in rows if row["name"] in _KNOWN}
            self.changed_at = {name: as_moment(row["updated_at"]) for name, row in known.items()}
            self.take({name: row["value"] for name, row in known.items()})
        return False

    def take(self, saved: Mapping[Tunable, str]) -> None:
        """Let these values stand above the environment's; one that cannot be used any more is passed over."""
        if saved == self.saved:
            return
        now, unusable = self.environment, set()
        for name, value in saved.items():
            try:
                now = with_value(now, name, value)
            except Unusable:
                unusable.add(name)
                log.warning("a saved setting cannot be used; it is as if it were not saved", setting=name.value)
        self.saved, self.unusable, self.now = dict(saved), frozenset(unusable), now
