"""Nicknames are unique among members, bans survive deletion; keyed tags say so without showing whose."""

from tortoise.exceptions import IntegrityError

from school21_bot.errors import RuleViolated
from school21_bot.ids import new_id
from school21_bot.people.models import PersonTag, TagKind
from school21_bot.people.record import PersonRecord
from school21_bot.people.rules import Field, comparable
from school21_bot.sealing import Keyring, tags_for
from school21_bot.storage import fetch

_KINDS = {
    Field.SCHOOL_NICKNAME: TagKind.SCHOOL_NICKNAME,
    Field.MESSENGER_NICKNAME: TagKind.MESSENGER_NICKNAME,
}


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
        tags = [tag for _, tag in self._tags(field, value)]
        places = ", ".join(f"${number}" for number in range(3, 3 + len(tags)))
        others = await fetch(
            f"SELECT 1 FROM person_tag WHERE kind = $1 AND (person_id IS NULL OR person_id <> $2) "  # noqa: S608  # only numbers
            f"AND tag IN ({places}) LIMIT 1",
            _KINDS[field].value,
            person_id,
            *tags,
        )
        if others:
            raise RuleViolated(field, "taken")

    async def check_all(self, person_id: int, answers: PersonRecord) -> None:
        """The same for all nicknames of a person.

        Raises:
            RuleViolated: reason "taken".
        """
        for field in _KINDS:
            await self.check(person_id, field, getattr(answers, field) or "")

    async def claim(self, person_id: int, answers: PersonRecord) -> None:
        """Write the tags of a person who becomes a member, for every live generation.

        Raises:
            LostRace: somebody else was faster. The transaction is lost then: let it roll back.
        """
        await self.release(person_id)
        for field, kind in _KINDS.items():
            for generation, tag in self._tags(field, getattr(answers, field) or ""):
                try:
                    await PersonTag.create(id=new_id(), kind=kind, generation=generation, tag=tag, person_id=person_id)
                except IntegrityError:
                    raise LostRace from None

    async def release(self, person_id: int) -> None:
        """Give the nicknames of a person free."""
        await PersonTag.filter(person_id=person_id, kind__in=list(_KINDS.values())).delete()

    async def is_banned(self, telegram_id: int) -> bool:
        """Whether a ban outlived the person with this Telegram id."""
        tags = [tag for _, tag in tags_for(self._keyring, TagKind.BANNED_TELEGRAM, str(telegram_id))]
        return await PersonTag.filter(kind=TagKind.BANNED_TELEGRAM, tag__in=tags).exists()

    async def keep_ban(self, telegram_id: int) -> None:
        """Remember that this Telegram id is not to come back, when its row goes."""
        for generation, tag in tags_for(self._keyring, TagKind.BANNED_TELEGRAM, str(telegram_id)):
            if not await PersonTag.filter(kind=TagKind.BANNED_TELEGRAM, generation=generation, tag=tag).exists():
                await PersonTag.create(id=new_id(), kind=TagKind.BANNED_TELEGRAM, generation=generation, tag=tag)

    async def lift_ban(self, telegram_id: int) -> None:
        """Forget a ban that outlived its person."""
        tags = [tag for _, tag in tags_for(self._keyring, TagKind.BANNED_TELEGRAM, str(telegram_id))]
        await PersonTag.filter(kind=TagKind.BANNED_TELEGRAM, tag__in=tags).delete()

    def _tags(self, field: Field, value: str) -> list[tuple[int, bytes]]:
        return tags_for(self._keyring, _KINDS[field], comparable(field, value))
