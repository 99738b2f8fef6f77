"""The way of a member into the community's chat: a personal link, made when it is wanted."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta

from school21_bot import clock
from school21_bot.errors import NotAllowed, NotFound
from school21_bot.failpoints import failpoint
from school21_bot.invites.links import Invite, Links
from school21_bot.invites.lookup import look_up
from school21_bot.invites.models import InviteMode, InviteState
from school21_bot.invites.offer import Offer, Way
from school21_bot.invites.places import Places
from school21_bot.jobs import Jobs, Step
from school21_bot.logs import logger
from school21_bot.people import Account, Accounts, Status
from school21_bot.ports import ChatMoved, Chats, ChatTrouble, MissingRight, NoSuchChat, Place, Teller, Topic, TryLater
from school21_bot.storage import transaction
from school21_bot.tuning import Tuning

log = logger("invites")

JOB = "invite"
"""The kind of job that makes a link which could not be made at once."""
GATE_JOB = "gate"
"""The kind of job that lets in, turns away, or puts out."""

# A missing right is given by a person, who is told; whoever gives it makes the job run at once.
_RIGHT_AGAIN = timedelta(minutes=10)
_AGAIN = timedelta(seconds=30)
_LONGEST_AGAIN = timedelta(minutes=30)
BATCH = 50

_WAYS = {Place.INSIDE: Way.INSIDE, Place.KICKED: Way.KICKED}


class Invites:
    """The verbs of personal links.

    The database is never locked while Telegram is asked: a link that turns out to be one too many is revoked, and one
    that nobody has a row for lets nobody in (`gate.py`).
    """

    def __init__(
        self,
        accounts: Accounts,
        links: Links,
        places: Places,
        jobs: Jobs,
        chats: Chats,
        teller: Teller,
        tuning: Tuning,
    ) -> None:
        self._accounts = accounts
        self._links = links
        self._places = places
        self._jobs = jobs
        self._chats = chats
        self._teller = teller
        self._tuning = tuning

    async def offer(self, member: Account) -> Offer:
        """How things stand, from the database alone."""
        if self._places.configured is None or member.status is not Status.MEMBER:
            return Offer(Way.NO_CHAT)
        found = await look_up(self._links, member.id, self._places.configured, _key(member.id))
        if found.invite is not None and found.invite.is_good:
            return _offered(found.invite)
        if found.place in _WAYS:
            return Offer(_WAYS[found.place])
        return Offer(Way.ASK if found.job_id is None else Way.LATER)

    async def ensure(self, member: Account) -> Offer:
        """The member's way in, with a link made now if there is none; if Telegram refuses, a job makes it later.

        Raises:
            NotAllowed: not a member.
        """
        standing = await self._standing(member)
        if standing is not None:
            return standing
        try:
            return await self._made(member)
        except ChatTrouble as trouble:
            async with transaction():
                await self._jobs.start(
                    JOB,
                    key=_key(member.id),
                    parameters={"person": member.id},
                    run_at=clock.now() + _pause(trouble, failures=0),
                )
                await self._tell_staff(trouble)
            log.warning("the link follows", person=member.id, reason=type(trouble).__name__)
            return Offer(Way.LATER)

    async def renew(self, member: Account) -> Offer:
        """A new link in place of the one that the member has.

        Raises:
            NotAllowed: not a member.
        """
        await self.withdraw(member.id)
        return await self.ensure(member)

    async def watch(self, member: Account, intent_id: str) -> None:
        """Have this window drawn anew when the link that follows is there."""
        job = await self._jobs.find(_key(member.id))
        if job is not None and member.telegram_id is not None:
            with suppress(NotFound):
                await self._jobs.watch(job.id, member.telegram_id, intent_id)

    async def withdraw(self, person_id: int) -> None:
        """End the link that a person has; Telegram is told by the next sweep."""
        async with transaction():
            await self._accounts.lock(person_id)
            invite = await self._links.issued(person_id)
            if invite is not None:
                await self._links.close(invite, InviteState.REVOKED)

    async def work(self, step: Step) -> None:
        """One try of the job that makes a link for somebody who waits for it."""
        member = await self._accounts.get(step.parameters["person"])
        offer = Offer(Way.NO_CHAT)
        if member is not None and member.status is Status.MEMBER:
            try:
                offer = await self._standing(member) or await self._made(member)
            except ChatTrouble as trouble:
                async with step.transaction():
                    await self._tell_staff(trouble)
                    # The cursor counts the tries: each way of going on moves it.
                    tries = int(step.cursor or 0) + 1
                    step.again(_pause(trouble, failures=tries), cursor=str(tries))
                return
        async with step.transaction():
            if offer.way is Way.LINK and member is not None and member.telegram_id is not None:
                await self._teller.tell(
                    member.id, member.telegram_id, Topic.INVITE_READY, f"invite:{step.job_id}", link=offer.link
                )
            step.finish()

    async def rights_changed(self, chat_id: int, missing: Sequence[str]) -> None:
        """The bot's rights in a chat have changed: what waited for them goes on, or the staff learn what is missing."""
        if chat_id != await self._places.chat_id():
            return
        async with transaction():
            for right in missing:
                await self._tell_staff(MissingRight(right))
            if not missing:
                for kind in (JOB, GATE_JOB):
                    await self._jobs.hurry(kind)

    async def expire(self) -> bool:
        """Close the links whose time has run out; whether there may be more."""
        overdue = await self._links.overdue(BATCH)
        for invite in overdue:
            async with transaction():
                await self._links.close(invite, InviteState.EXPIRED)
                failpoint("invite:expired")
        return len(overdue) == BATCH

    async def revoke(self) -> bool:
        """Tell Telegram of links that are closed; whether there may be more."""
        waiting = await self._links.to_revoke(BATCH)
        for invite in waiting:
            try:
                if invite.link:
                    await self._chats.revoke_link(await self._places.today(invite.chat_id), invite.link)
            except ChatTrouble as trouble:
                log.info("a link is revoked later", reason=type(trouble).__name__)
                if not isinstance(trouble, NoSuchChat):
                    return False
            await self._links.revoked(invite)
        return len(waiting) == BATCH

    async def _standing(self, member: Account) -> Offer | None:
        """How things stand, if nothing has to be made."""
        if member.status is not Status.MEMBER:
            raise NotAllowed
        offer = await self.offer(member)
        return None if offer.way in {Way.LATER, Way.ASK} else offer

    async def _made(self, member: Account) -> Offer:
        """Look whether the member is inside, and make a link if not."""
        chat_id = await self._places.chat_id()
        assert chat_id is not None  # noqa: S101  # `_standing` looked
        try:
            return await self._made_for(member, chat_id)
        except ChatMoved as moved:
            await self._places.move(chat_id, moved.new_id)
            return await self._made_for(member, moved.new_id)

    async def _made_for(self, member: Account, chat_id: int) -> Offer:
        place = await self._place(member, chat_id)
        if place in _WAYS:
            return Offer(_WAYS[place])
        mode, life = InviteMode(self._tuning.now.invite_mode), self._tuning.now.invite_ttl
        by_request = mode is InviteMode.JOIN_REQUEST
        link = await self._chats.create_link(chat_id, expires_at=clock.now() + life, by_request=by_request)
        failpoint("invite:made")
        async with transaction():
            invite = await self._kept(member, chat_id, link, mode, life)
            failpoint("invite:before-commit")
        if invite is None or invite.link != link:  # somebody was faster, or the member has gone meanwhile
            await self._chats.revoke_link(chat_id, link)
        return Offer(Way.ASK) if invite is None else _offered(invite)

    async def _kept(self, member: Account, chat_id: int, link: str, mode: InviteMode, life: timedelta) -> Invite | None:
        now = await self._accounts.lock(member.id)
        if now is None or now.status is not Status.MEMBER:
            return None
        issued = await self._links.issued(member.id)
        if issued is not None:
            if issued.is_good:
                return issued
            await self._links.close(issued, InviteState.EXPIRED)
        return await self._links.issue(member.id, chat_id, mode, link, life)

    async def _place(self, member: Account, chat_id: int) -> Place:
        """Where the member is; what the register does not know Telegram is asked, once."""
        known = await self._places.place(member.id, chat_id)
        if known is not None or member.telegram_id is None:
            return known or Place.OUTSIDE
        seen = await self._chats.place(chat_id, member.telegram_id)
        await self._places.put(member.id, chat_id, seen)
        return seen

    async def _tell_staff(self, trouble: ChatTrouble) -> None:
        match trouble:
            case MissingRight(right=right):
                await self._teller.tell_staff(Topic.STAFF_MISSING_RIGHT, right, right=right)
            case NoSuchChat():
                await self._teller.tell_staff(Topic.STAFF_NO_CHAT, "community")


def _offered(invite: Invite) -> Offer:
    return Offer(Way.LINK, invite.link, invite.expires_at, invite.mode)


def _key(person_id: int) -> str:
    return f"{JOB}:{person_id}"


def _pause(trouble: ChatTrouble, *, failures: int) -> timedelta:
    """How long to wait before the next try."""
    if isinstance(trouble, TryLater):
        asked = timedelta(seconds=trouble.seconds)
        return max(asked, min(_LONGEST_AGAIN, _AGAIN * 2**failures) if failures else asked)
    return _RIGHT_AGAIN
