"""What members do with what they have told: correct it, hide it, choose a language, agree to the consent again."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import msgspec

from school21_bot import clock
from school21_bot.errors import Conflict, NotAllowed, NotFound, RuleViolated
from school21_bot.failpoints import failpoint
from school21_bot.journal import Kind, Repeated, record
from school21_bot.logs import logger
from school21_bot.people.accounts import Account, Accounts
from school21_bot.people.answers import UNIQUE, Answers, Given, with_role
from school21_bot.people.attempts import once
from school21_bot.people.cards import MAY_BE_HIDDEN, SELECT_CARD, Card, card_of
from school21_bot.people.dictionary import Dictionary
from school21_bot.people.models import Status
from school21_bot.people.rules import Field, check
from school21_bot.people.steps import Step
from school21_bot.people.uniqueness import LostRace, Uniqueness
from school21_bot.storage import fetch, transaction
from school21_bot.texts import LANGUAGES

log = logger("people")

CARD = "card"
"""What the journal calls the whole card when it is hidden or shown."""

Change = Callable[[Account], Awaitable[Given]]


class Profiles:
    """The verbs of a member's profile; `cause` is as in the registration: met again, it changes nothing."""

    def __init__(self, accounts: Accounts, dictionary: Dictionary, uniqueness: Uniqueness) -> None:
        self._accounts = accounts
        self._dictionary = dictionary
        self._uniqueness = uniqueness
        self._answers = Answers(dictionary, uniqueness)

    async def card(self, member: Account) -> Card:
        """The own card as others see it, also while it is hidden.

        Raises:
            NotAllowed: not a member.
        """
        rows = await fetch(f"{SELECT_CARD} WHERE p.id = $1", _member(member).id)
        if not rows:
            raise NotAllowed
        return card_of(rows[0], member.record)

    async def edit(self, person_id: int, step: Step, text: str, *, cause: str) -> Account:
        """Put a typed answer in place of the one to the question of `step`, by the rules of the registration.

        Raises:
            RuleViolated: the answer breaks a rule of its field, or somebody else has that nickname.
            NotAllowed: not a member.
        """

        async def change(member: Account) -> Given:
            return await self._answers.typed(member.id, member.record, step, text)

        try:
            return await self._edit(person_id, step, cause, change)
        except RuleViolated as refusal:
            log.info("edit refused", step=step.value, reason=refusal.reason)
            raise
        except LostRace:  # say so, if the other one still has it
            await self._uniqueness.check(person_id, UNIQUE[step], check(UNIQUE[step], text))
            raise Conflict from None

    async def choose_role(self, person_id: int, role_id: int, *, cause: str) -> Account:
        """Take a role from the list.

        Raises:
            NotFound: there is no such role.
            NotAllowed: not a member.
        """
        role = await self._dictionary.role(role_id)

        async def change(member: Account) -> Given:
            return Given(with_role(member.record, role), role)

        return await self._edit(person_id, Step.ROLE, cause, change)

    async def choose_level(self, person_id: int, level_id: int, *, cause: str) -> Account:
        """Take a level from the list.

        Raises:
            NotFound: there is no such level.
            NotAllowed: not a member.
        """
        level = await self._dictionary.level(level_id)

        async def change(member: Account) -> Given:
            return Given(member.record, level=level)

        return await self._edit(person_id, Step.LEVEL, cause, change)

    async def remove_description(self, person_id: int, *, cause: str) -> Account:
        """Say nothing any more of what the person works on.

        Raises:
            NotAllowed: not a member.
        """

        async def change(member: Account) -> Given:
            return await self._answers.text(member.id, member.record, Step.DESCRIPTION, "")

        return await self._edit(person_id, Step.DESCRIPTION, cause, change)

    async def list_card(self, person_id: int, *, listed: bool, cause: str) -> Account:
        """Let the card be found, or by nobody; as it is already, nothing changes.

        Raises:
            NotAllowed: not a member.
        """

        async def change(person: Account) -> Account | None:
            if _member(person).listed == listed:
                return None
            await self._accounts.save(person, listed=listed)
            return replace(person, listed=listed)

        changed = await self._save(person_id, Kind.SHOWN if listed else Kind.HIDDEN, cause, change, step=CARD)
        self._dictionary.forget()
        return changed

    async def hide_field(self, person_id: int, field: Field, *, hidden: bool, cause: str) -> Account:
        """Keep a field from others, or show it again; as it is already, nothing changes.

        Raises:
            NotAllowed: not a member, or a field by which people are found.
        """
        if field not in MAY_BE_HIDDEN:
            raise NotAllowed

        async def change(person: Account) -> Account | None:
            if (field in _member(person).hidden) == hidden:
                return None
            fields = person.hidden | {field} if hidden else person.hidden - {field}
            await self._accounts.save(person, hidden_fields=sorted(fields))
            return replace(person, hidden=fields)

        return await self._save(person_id, Kind.HIDDEN if hidden else Kind.SHOWN, cause, change, step=field)

    async def choose_language(self, person_id: int, language: str, *, cause: str) -> Account:
        """Speak this language from now on, whatever the person's Telegram says.

        Raises:
            NotFound: not one of ours.
            NotAllowed: nobody is there.
        """
        return await self._speak(person_id, language, cause, chosen=True)

    async def follow_telegram(self, person_id: int, language: str, *, cause: str) -> Account:
        """Speak the language of the person's Telegram, which is `language` now.

        Raises:
            NotFound: not one of ours.
            NotAllowed: nobody is there.
        """
        return await self._speak(person_id, language, cause, chosen=False)

    async def agree(self, person_id: int, version: str, *, cause: str) -> Account:
        """Note that a member agreed to that version of the consent.

        Raises:
            Conflict: it is not the present one: what they read is out of date.
            NotAllowed: not a member.
        """

        async def change(person: Account) -> Account | None:
            if version != person.consent_asked:
                raise Conflict
            if not _member(person).consent_is_due:
                return None
            await self._accounts.save(person, consent_version=version, consent_at=clock.now())
            return replace(person, consent_version=version)

        return await self._save(person_id, Kind.CONSENT_GIVEN, cause, change, details={"version": version})

    async def _speak(self, person_id: int, language: str, cause: str, *, chosen: bool) -> Account:
        if language not in LANGUAGES:
            raise NotFound

        async def change(person: Account) -> Account | None:
            if (person.language, person.language_chosen) == (language, chosen):
                return None
            await self._accounts.save(person, language=language, language_chosen=chosen)
            return replace(person, language=language, language_chosen=chosen)

        details = {"language": language, "chosen": chosen}
        return await self._save(person_id, Kind.LANGUAGE_CHOSEN, cause, change, details=details)

    async def _edit(self, person_id: int, step: Step, cause: str, change: Change) -> Account:
        """One transaction: the record, the tags, the dictionary and the event of one correction."""
        try:
            async with transaction():
                member = _member(await self._accounts.lock(person_id))
                given = await change(member)
                if step in UNIQUE:
                    await self._uniqueness.claim(member.id, given.answers)
                columns = await self._columns(given)
                await record(
                    Kind.PROFILE_EDITED,
                    at=clock.now(),
                    person=member.id,
                    step=step,
                    role=columns.get("role_id"),
                    level=columns.get("level_id"),
                    dedupe_key=once(member.id, cause),
                )
                answers = msgspec.structs.replace(given.answers, new_role=None)
                await self._accounts.save_record(member, answers, **columns)
                failpoint("edit:before-commit")
        except Repeated:
            return await self._reread(person_id)
        failpoint("edit:after-commit")
        if given.role is not None:
            self._dictionary.forget()
        return replace(member, version=member.version + 1, record=answers)

    async def _columns(self, given: Given) -> dict[str, int]:
        """The role and level that an answer states; a role that nobody had yet enters the dictionary."""
        columns = {}
        if given.role is not None:
            columns["role_id"] = given.role.id or await self._dictionary.enter_role(given.role.name)
        if given.level is not None:
            columns["level_id"] = given.level.id
        return columns

    async def _save(
        self,
        person_id: int,
        kind: Kind,
        cause: str,
        change: Callable[[Account], Awaitable[Account | None]],
        *,
        step: str | None = None,
        details: dict[str, Any] | None = None,
    ) -> Account:
        """One transaction: what `change` writes, and its event; nothing if there is nothing to change."""
        try:
            async with transaction():
                account = await self._accounts.lock(person_id)
                if account is None:
                    raise NotAllowed
                changed = await change(account)
                if changed is None:
                    return account
                await record(
                    kind,
                    at=clock.now(),
                    person=account.id,
                    step=step,
                    details=details,
                    dedupe_key=once(account.id, cause),
                )
        except Repeated:
            return await self._reread(person_id)
        return replace(changed, version=account.version + 1)

    async def _reread(self, person_id: int) -> Account:
        account = await self._accounts.get(person_id)
        if account is None:
            raise NotAllowed
        return account


def _member(account: Account | None) -> Account:
    if account is None or account.status is not Status.MEMBER:
        raise NotAllowed
    return account
