"""Seeing, saving and resetting the settings that can be changed."""

from dataclasses import dataclass

from school21_bot import clock
from school21_bot.access import Access, Actor, Right
from school21_bot.audit import Action
from school21_bot.errors import RuleViolated
from school21_bot.storage import fetch, transaction
from school21_bot.tuning.current import Tuning
from school21_bot.tuning.tunable import Tunable, Unusable, with_value, written

_SAVE = """
    INSERT INTO setting (name, value, updated_at) VALUES ($1, $2, $3)
    ON CONFLICT (name) DO UPDATE SET value = $2, updated_at = $3
"""
_RESET = "DELETE FROM setting WHERE name = $1 RETURNING name"


@dataclass(frozen=True, slots=True)
class Shown:
    """A setting with the value of the environment, the saved one if there is one, and the one that counts."""

    name: Tunable
    environment: str
    saved: str | None
    current: str


class Changes:
    """What staff do with the settings."""

    def __init__(self, access: Access, tuning: Tuning) -> None:
        self._access = access
        self._tuning = tuning

    async def all(self, actor: Actor) -> list[Shown]:
        """Every setting that can be changed.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(actor, Right.SETTINGS)
        saved = {row["name"]: row["value"] for row in await fetch("SELECT name, value FROM setting")}
        await self._tuning.look()
        return [
            Shown(
                name,
                written(self._tuning.environment, name),
                saved.get(name.value),
                written(self._tuning.now, name),
            )
            for name in Tunable
        ]

    async def one(self, actor: Actor, name: Tunable) -> Shown:
        """One of them. Raises as `all`."""
        return next(shown for shown in await self.all(actor) if shown.name is name)

    async def save(self, actor: Actor, name: Tunable, value: str) -> None:
        """Let a setting have this value, written as in the environment, until it is reset.

        Raises:
            NotAllowed: not for this actor.
            RuleViolated: the setting, with the reason `unusable`: it cannot have that value.
        """
        await self._access.require(actor, Right.SETTINGS)
        try:
            value = written(with_value(self._tuning.environment, name, value.strip()), name)
        except Unusable:
            raise RuleViolated(name.value, "unusable") from None
        async with transaction():
            await self._access.act(actor, Action.SETTING_SAVED, details={"setting": name.value})
            await fetch(_SAVE, name.value, value, clock.now())
        await self._tuning.look()

    async def reset(self, actor: Actor, name: Tunable) -> None:
        """Let the environment decide again; twice changes nothing. Raises NotAllowed."""
        async with transaction():
            await self._access.require(actor, Right.SETTINGS)
            if await fetch(_RESET, name.value):
                await self._access.act(actor, Action.SETTING_RESET, details={"setting": name.value})
        await self._tuning.look()
