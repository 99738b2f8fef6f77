"""Nicknames are unique among members, bans survive deletion; keyed tags say so without showing whose."""

from typing import Any

from tortoise.exceptions import IntegrityError

from school21_bot.errors import RuleViolated
from school21_bot.ids import new_id
from school21_bot.people.models import PersonTag, TagKind
from school21_bot.people.record import PersonRecord
from school21_bot.people.rules import Field, comparable
from school21_bot.sealing import Keyring, tags_for, tags_to_find
from school21_bot.storage import fetch

KIND_OF = {
    Field.SCHOOL_NICKNAME: TagKind.SCHOOL_NICKNAME,
    Field.MESSENGER_NICKNAME: TagKind.MESSENGER_NICKNAME,
}
"""The fields of which no two members may have the same."""


class LostRace(Exception):
    """Somebody else claimed the nickname between our look and our claim."""


class Uniqueness:
    """Asks for and claims what must be unique, inside the caller's transaction."""

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring

    async def check(self, person_id: int, field: Field, value: str) -> None:
        """Refuse a nickname that somebody else has, or is about to be imported with.

        Raises:
            RuleViolated: reason "taken".
        """
        kind = KIND_OF[field]
        holders = await self._holders(kind, comparable(field, value))
        if any(holder["person_id"] != person_id for holder in holders):
            raise RuleViolated(field, "taken")

    async def check_all(self, person_id: int, answers: PersonRecord) -> None:
        """The same for all nicknames of a person.

        Raises:
            RuleViolated: reason "taken".
        """
        for field in KIND_OF:
            await self.check(person_id, field, getattr(answers, field) or "")

    async def claim(self, person_id: int, answers: PersonRecord) -> None:
        """Write the tags of a person who becomes a member, for every live generation.

        Raises:
            LostRace: somebody else was faster. The transaction is lost then: let it roll back.
        """
        # Whoever slept through a change of the index key would leave the new generation out.
        await self._keyring.hold()
        await self.release(person_id)
        for field, kind in KIND_OF.items():
            for generation, tag in tags_for(self._keyring, kind, comparable(field, getattr(answers, field) or "")):
                try:
                    await PersonTag.create(id=new_id(), kind=kind, generation=generation, tag=tag, person_id=person_id)
                except IntegrityError:
                    raise LostRace from None

    async def release(self, person_id: int) -> None:
        """Give the nicknames of a person free."""
        await PersonTag.filter(person_id=person_id, kind__in=list(KIND_OF.values())).delete()

    async def is_banned(self, telegram_id: int) -> bool:
        """Whether a ban outlived the person with this Telegram id."""
        await self._keyring.hold()
        return bool(await self._holders(TagKind.BANNED_TELEGRAM, str(telegram_id)))

    async def keep_ban(self, telegram_id: int) -> None:
        """Remember that this Telegram id is not to come back, when its row goes."""
        await self._keyring.hold()
        for generation, tag in tags_for(self._keyring, TagKind.BANNED_TELEGRAM, str(telegram_id)):
            if not await PersonTag.filter(kind=TagKind.BANNED_TELEGRAM, generation=generation, tag=tag).exists():
                await PersonTag.create(id=new_id(), kind=TagKind.BANNED_TELEGRAM, generation=generation, tag=tag)

    async def lift_ban(self, telegram_id: int) -> None:
        """Forget a ban that outlived its person."""
        await self._keyring.hold()
        for holder in await self._holders(TagKind.BANNED_TELEGRAM, str(telegram_id)):
            await PersonTag.filter(id=holder["id"]).delete()

    async def _holders(self, kind: TagKind, value: str) -> list[dict[str, Any]]:
        """The tags of a value in every generation in which it may be found."""
        tags = tags_to_find(self._keyring, kind, value)
        pairs = " OR ".join(f"(generation = ${2 * n} AND tag = ${2 * n + 1})" for n in range(1, len(tags) + 1))
        values = [value for tag in tags for value in tag]
        return await fetch(
            f"SELECT id, person_id FROM person_tag WHERE kind = $1 AND ({pairs})",  # noqa: S608  # only numbers
            kind.value,
            *values,
        )
