"""Who comes into the community's chat, and who goes: decided here, done by a job, so that no restart loses it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from school21_bot.failpoints import failpoint
from school21_bot.invites.links import Invite, Links
from school21_bot.invites.models import InviteMode, InviteState
from school21_bot.invites.places import Places
from school21_bot.invites.service import GATE_JOB
from school21_bot.jobs import Jobs, Step
from school21_bot.journal import Kind
from school21_bot.logs import logger
from school21_bot.people import Account, Accounts, Standing, Status
from school21_bot.ports import ChatMoved, Chats, ChatTrouble, MissingRight, NoSuchChat, Place, Teller, Topic, TryLater
from school21_bot.storage import transaction

log = logger("invites")

_AGAIN = timedelta(seconds=30)
_MOST_WAITS = 8
KEEP_OUT = "keep_out"
"""How a job is called that puts somebody out for good."""


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody asks to join; `by_our_link`: by a link that the bot has made."""

    chat_id: int
    telegram_id: int
    link: str
    by_our_link: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Change:
    """Somebody's place in a chat has changed; `link` is the bot's own that they came by, "" without one.

    `update_id` is the number of the update that told it.
    """

    update_id: int
    chat_id: int
    telegram_id: int
    by_themselves: bool
    by_the_bot: bool
    before: Place
    now: Place
    link: str
    at: datetime


class Gate:
    """Decides about requests and joins by the bot's own links; what others do by other links is theirs to decide."""

    def __init__(
        self,
        accounts: Accounts,
        standing: Standing,
        links: Links,
        places: Places,
        jobs: Jobs,
        chats: Chats,
        teller: Teller,
    ) -> None:
        self._accounts = accounts
        self._standing = standing
        self._links = links
        self._places = places
        self._jobs = jobs
        self._chats = chats
        self._teller = teller

    async def asked(self, request: Request) -> None:
        """Decide about somebody who asks to join: only the owner of the link is let in."""
        if not request.by_our_link or request.chat_id != await self._places.chat_id():
            return
        async with transaction():
            invite = await self._links.called(request.link)
            owner = await self._accounts.lock(invite.person_id) if invite else None
            # Read again: what stands now, and not when we began to wait.
            invite = await self._links.called(request.link)
            if invite is None or owner is None or owner.telegram_id != request.telegram_id:
                await self._turn_away(request, Topic.STRANGER_NOT_YOURS)
                if invite is not None and owner is not None:
                    await self._misused(invite, owner, request.telegram_id, request.at)
            elif invite.is_good and owner.status is Status.MEMBER:
                await self._links.close(invite, InviteState.USED, by=request.telegram_id)
                await self._act("let_in", request.chat_id, request.telegram_id)
            elif not await self._was_let_in(invite, owner, request):
                await self._turn_away(request, Topic.LINK_IS_OVER)
            failpoint("gate:before-commit")

    async def changed(self, change: Change) -> None:
        """Follow somebody's place in the chat."""
        if change.chat_id != await self._places.chat_id():
            return
        async with transaction():
            person = await self._accounts.find(change.telegram_id)
            if person is not None:
                person = await self._accounts.lock(person.id)
            if person is not None and await self._places.is_overtaken(
                person.id, change.chat_id, change.update_id, change.at
            ):
                await self._was_there(change, person)
                return
            known = await self._places.place(person.id, change.chat_id) if person else None
            if person is not None:
                await self._places.put(person.id, change.chat_id, change.now, change.update_id)
            if change.now is Place.INSIDE and change.before is not Place.INSIDE:
                await self._joined(change, person, is_news=known is not Place.INSIDE)
            elif person is not None and change.now is not known:
                await self._gone(change, person)
            failpoint("gate:before-commit")

    async def put_out(self, telegram_id: int | None, *, for_good: bool = False) -> None:
        """Put somebody out of the community's chat, in the caller's transaction; `for_good`: they cannot come back."""
        chat_id = await self._places.chat_id()
        if chat_id is not None and telegram_id is not None:
            await self._act("put_out", chat_id, telegram_id, for_good=for_good)

    async def let_back(self, telegram_id: int | None) -> None:
        """Let somebody who was kept out come back, in the caller's transaction."""
        chat_id = await self._places.chat_id()
        if chat_id is None or telegram_id is None:
            return
        for act in ("put_out", KEEP_OUT):
            waiting = await self._jobs.find(_job_key(act, chat_id, telegram_id))
            if waiting is not None:  # it must not happen afterwards
                await self._jobs.cancel(waiting.id)
        await self._act("let_back", chat_id, telegram_id)

    async def work(self, step: Step) -> None:
        """One try of the job that does in Telegram what was decided."""
        if await self._has_to_wait(step):
            return
        chat_id = await self._places.today(step.parameters["chat"])
        try:
            await self._doing(step)(chat_id, step.parameters["person"])
        except ChatTrouble as trouble:
            await self._again(step, chat_id, trouble)
            return
        async with step.transaction():
            step.finish()

    def _doing(self, step: Step) -> Callable[[int, int], Awaitable[None]]:
        match step.parameters["act"]:
            case "let_in":
                return self._chats.approve
            case "turn_away":
                return self._chats.decline
            case "let_back":
                return self._chats.let_back
            case _:
                return self._chats.keep_out if step.parameters.get("for_good") else self._chats.put_out

    async def _has_to_wait(self, step: Step) -> bool:
        """Whether the reason is still on its way: Telegram lets nobody write to a stranger whose request is decided."""
        key, tries = step.parameters["after"], int(step.cursor or 0)
        if not key or tries >= _MOST_WAITS or await self._teller.has_told_stranger(step.parameters["person"], key):
            return False
        async with step.transaction():
            step.again(timedelta(seconds=0.5), cursor=str(tries + 1))
        return True

    async def _again(self, step: Step, chat_id: int, trouble: ChatTrouble) -> None:
        tries = int(step.cursor or 0) + 1
        log.warning("the gate waits", act=step.parameters["act"], reason=type(trouble).__name__)
        async with step.transaction():
            match trouble:
                case ChatMoved(new_id=new_id):
                    await self._places.move(chat_id, new_id)
                    step.again(timedelta(0), cursor=str(tries))
                case NoSuchChat():
                    step.finish()
                case MissingRight(right=right):
                    await self._teller.tell_staff(Topic.STAFF_MISSING_RIGHT, right, right=right)
                    step.again(_AGAIN * tries, cursor=str(tries))
                case TryLater(seconds=seconds):
                    step.again(max(timedelta(seconds=seconds), _AGAIN), cursor=str(tries))
                case _:
                    step.again(_AGAIN * tries, cursor=str(tries))

    async def _was_there(self, change: Change, person: Account) -> None:
        """Somebody is no longer where this update says: only the link that they came by is of interest."""
        invite = await self._links.called(change.link) if change.link and change.now is Place.INSIDE else None
        if invite is not None and invite.person_id == person.id and invite.state is InviteState.ISSUED:
            await self._links.close(invite, InviteState.USED, by=change.telegram_id)

    async def _joined(self, change: Change, person: Account | None, *, is_news: bool) -> None:
        invite = await self._links.called(change.link) if change.link else None
        owner = await self._accounts.get(invite.person_id) if invite else None
        if change.link and (owner is None or owner.telegram_id != change.telegram_id):
            await self._intruded(change, invite, owner)
            return
        if person is None:
            return
        own = await self._links.issued(person.id)
        if own is not None:
            came_by_it = invite is not None and own.id == invite.id
            state = InviteState.USED if came_by_it else InviteState.REVOKED
            await self._links.close(own, state, by=change.telegram_id)
        if is_news:
            await self._standing.note(person, Kind.CHAT_JOINED)
        if person.status is Status.SUSPENDED:
            await self._restored(person, change)

    async def _intruded(self, change: Change, invite: Invite | None, owner: Account | None) -> None:
        """Somebody came in by a link that is not theirs: out again, and the link is over."""
        if invite is not None and invite.mode is InviteMode.JOIN_REQUEST:
            return  # a human admin let them in, and may
        await self._act("put_out", change.chat_id, change.telegram_id)
        await self._teller.tell_stranger(change.telegram_id, Topic.STRANGER_NOT_YOURS, _key_of("put_out", change.at))
        if invite is not None and owner is not None:
            await self._links.close(invite, InviteState.MISUSED, by=change.telegram_id)
            await self._misused(invite, owner, change.telegram_id, change.at)

    async def _gone(self, change: Change, person: Account) -> None:
        if change.by_the_bot or change.now is Place.INSIDE:
            return
        if change.by_themselves:
            await self._standing.note(person, Kind.CHAT_LEFT)
        elif change.before is Place.KICKED:
            if person.status is Status.SUSPENDED:
                await self._restored(person, change)
        else:
            await self._kicked(change, person)

    async def _kicked(self, change: Change, person: Account) -> None:
        """A chat's admin put a member out: access rests until they are let back in."""
        invite = await self._links.issued(person.id)
        if invite is not None:
            await self._links.close(invite, InviteState.REVOKED)
        if person.status is not Status.MEMBER:
            return
        await self._standing.suspend(person)
        name = person.record.full_name
        await self._teller.tell_staff(
            Topic.STAFF_KICKED, f"{person.id}:{_key_of('kicked', change.at)}", name=name, person=change.telegram_id
        )
        await self._teller.tell(person.id, change.telegram_id, Topic.SUSPENDED, _key_of("suspended", change.at))

    async def _restored(self, person: Account, change: Change) -> None:
        await self._standing.restore(person)
        await self._teller.tell(person.id, change.telegram_id, Topic.RESTORED, _key_of("restored", change.at))

    async def _misused(self, invite: Invite, owner: Account, by: int, at: datetime) -> None:
        """Tell the owner and the staff that somebody else tried to come in by a link."""
        if not await self._links.note_misuse(invite, by, at):
            return
        name, mode = owner.record.full_name, invite.mode.value
        await self._teller.tell_staff(Topic.STAFF_MISUSE, f"{invite.id}:{by}", name=name, stranger=by, mode=mode)
        if owner.telegram_id is not None:
            key = f"{invite.id}:{_key_of('misuse', at)}"
            await self._teller.tell(owner.id, owner.telegram_id, Topic.INVITE_MISUSED, key, mode=mode)

    async def _turn_away(self, request: Request, why: Topic) -> None:
        key = _key_of(why.value, request.at)
        await self._teller.tell_stranger(request.telegram_id, why, key)
        await self._act("turn_away", request.chat_id, request.telegram_id, after=key)

    async def _act(self, act: str, chat_id: int, telegram_id: int, *, after: str = "", for_good: bool = False) -> None:
        parameters = {"act": act, "chat": chat_id, "person": telegram_id, "after": after}
        if for_good:
            parameters["for_good"] = True
        name = KEEP_OUT if for_good else act
        await self._jobs.start(GATE_JOB, key=_job_key(name, chat_id, telegram_id), parameters=parameters)

    async def _was_let_in(self, invite: Invite, owner: Account, request: Request) -> bool:
        """Whether this request was approved before: the update came twice, or the owner asks once more."""
        let_in = invite.state is InviteState.USED and owner.status is Status.MEMBER
        if let_in:
            await self._act("let_in", request.chat_id, request.telegram_id)
        return let_in


def _job_key(act: str, chat_id: int, telegram_id: int) -> str:
    return f"{GATE_JOB}:{act}:{chat_id}:{telegram_id}"


def _key_of(what: str, at: datetime) -> str:
    """What is not to be told twice: this, of that moment."""
    return f"{what}:{int(at.timestamp())}"
