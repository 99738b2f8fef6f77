"""Faults from Python: what is to go wrong, and beginning anew."""

from typing import Any

from school21_bot.sandbox.asking import Asking, Json


class FaultsClient(Asking):
    """What a test lets go wrong over HTTP."""

    async def faults(self) -> Json:
        """What is to go wrong, what the bot answered to forged updates, and all that can be asked for."""
        return await self._ask("GET", "/sim/faults")

    async def break_next(self, kind: str, method: str = "", times: int = 1, **fields: Any) -> int:
        """Let something go wrong, as `Fault` says, or a `refusal` by its name; returns its number."""
        body = {"kind": kind, "method": method, "times": times, **fields}
        number: int = (await self._ask("POST", "/sim/faults", body))["n"]
        return number

    async def mend(self, method: str = "", number: int = 0) -> None:
        """Let everything go well again, or the calls of one method, or one fault alone."""
        await self._ask("POST", "/sim/faults/mend", {"method": method, "n": number})

    async def limit(self, *, on: bool) -> None:
        """Let Telegram's rate limits hold, or not."""
        await self._ask("POST", "/sim/limits", {"on": on})

    async def reset(self) -> None:
        """Begin anew: nobody there, nothing said, nothing to go wrong, the clock right; the bot stays as it is."""
        await self._ask("POST", "/sim/reset", {})
