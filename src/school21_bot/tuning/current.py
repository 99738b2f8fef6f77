"""The settings as they are now, for everybody who decides by them."""

from collections.abc import Mapping

from school21_bot.logs import logger
from school21_bot.settings import Settings
from school21_bot.storage import fetch
from school21_bot.tuning.tunable import Tunable, Unusable, with_value

log = logger("tuning")


class Tuning:
    """One process's view of the settings; what another process saves is seen here at the next `look`."""

    def __init__(self, settings: Settings) -> None:
        self.environment = settings
        self.now = settings
        self._saved: dict[Tunable, str] = {}

    async def look(self) -> bool:
        """Read what is saved, and take it over."""
        rows = await fetch("SELECT name, value FROM setting")
        self.take({Tunable(row["name"]): row["value"] for row in rows if row["name"] in set(Tunable)})
        return False

    def take(self, saved: Mapping[Tunable, str]) -> None:
        """Let these values stand above the environment's; one that cannot be used any more is passed over."""
        if saved == self._saved:
            return
        self._saved, now = dict(saved), self.environment
        for name, value in saved.items():
            try:
                now = with_value(now, name, value)
            except Unusable:
                log.warning("a saved setting cannot be used; it is as if it were not saved", setting=name.value)
        self.now = now
