"""The staff look through requests for help, answer, close and reopen them."""

from dataclasses import dataclass

from school21_bot.access import Access, Actor, Right
from school21_bot.audit import Action, Target
from school21_bot.errors import Conflict, NotFound
from school21_bot.failpoints import failpoint
from school21_bot.journal import Kind, record
from school21_bot.logs import logger
from school21_bot.messages.cards import Cards
from school21_bot.messages.models import Author, RequestState
from school21_bot.messages.requests import Request, Requests, Told, request_of
from school21_bot.messages.said import Said, check
from school21_bot.people import Account, Accounts
from school21_bot.storage import Page, fetch, page_within, transaction

log = logger("messages")

PAGE_SIZE = 8
MESSAGES_PER_PAGE = 5

# Who has waited longest comes first; what is dealt with is looked at from its end.
_ORDER = {RequestState.OPEN: "changed_at, id"}
_LATEST_FIRST = "changed_at DESC, id DESC"


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request in a list, with the last message of it."""

    request: Request
    last: Told | None


@dataclass(frozen=True, slots=True)
class RequestView:
    """A request, how many messages it has, and the last of them."""

    request: Request
    total: int
    messages: list[Told]


class Helpdesk:
    """The verbs of the staff about requests; nothing of it says who wrote, whose file is opened elsewhere."""

    def __init__(self, access: Access, accounts: Accounts, requests: Requests, cards: Cards) -> None:
        self._access = access
        self._accounts = accounts
        self._requests = requests
        self._cards = cards

    async def counts(self, by: Actor) -> dict[RequestState, int]:
        """How many requests stand how.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(by, Right.SUPPORT)
        rows = await fetch("SELECT state, count(*) AS number FROM support_request GROUP BY state")
        found = {row["state"]: row["number"] for row in rows}
        return {state: found.get(state.value, 0) for state in RequestState}

    async def page(self, by: Actor, state: RequestState, number: int) -> Page[RequestLine]:
        """A page of the requests that stand so.

        Raises:
            NotAllowed: not for this actor.
        """
        total = (await self.counts(by))[state]
        number = page_within(number, total, PAGE_SIZE)
        rows = await fetch(
            f"""SELECT id, number, person_id, state, opened_at, changed_at FROM support_request WHERE state = $1
            ORDER BY {_ORDER.get(state, _LATEST_FIRST)} LIMIT {PAGE_SIZE} OFFSET $2""",  # noqa: S608  # names of ours
            state.value,
            number * PAGE_SIZE,
        )
        return Page(tuple([await self._line(request_of(row)) for row in rows]), number, total, PAGE_SIZE)

    async def view(self, by: Actor, request_id: int) -> RequestView:
        """A request with its last messages.

        Raises:
            NotAllowed: not for this actor.
            NotFound: there is none, or its person is gone and it with them.
        """
        await self._access.require(by, Right.SUPPORT)
        request = await self._found(request_id)
        messages = await self._requests.last(request_id, MESSAGES_PER_PAGE)
        return RequestView(request, await self._requests.count(request_id), messages)

    async def message(self, by: Actor, request_id: int, message_id: int) -> Told:
        """One message of a request. Raises as `view`."""
        await self._access.require(by, Right.SUPPORT)
        told = await self._requests.message(request_id, message_id)
        if told is None:
            raise NotFound
        return told

    async def answer(self, by: Actor, request_id: int, said: Said, *, cause: str) -> Request:
        """Bring an answer to the person; what came of the same cause before is not brought again.

        It opens a closed request again, unless the person has another one by now.

        Raises:
            NotAllowed: not for this actor.
            NotFound: there is none, or its person is gone and it with them.
            Conflict: the person has no account in Telegram any more.
            RuleViolated: it says nothing, or is too long.
        """
        check(said)
        cause = f"staff:{cause}"
        async with transaction():
            request, person = await self._locked(by, request_id)
            before = await self._requests.caused(cause)
            if before is not None:
                return before
            if person.telegram_id is None:
                raise Conflict
            await self._access.act(by, Action.SUPPORT_ANSWERED, target=(Target.REQUEST, request.id))
            earlier = await self._requests.last(request.id, 1, author=Author.STAFF)
            if request.state is not RequestState.CLOSED or not await self._has_another(request):
                request = await self._requests.set_state(request, RequestState.ANSWERED)
            told = await self._requests.put(request, Author.STAFF, said, cause, by=by.person_id)
            await record(
                Kind.SUPPORT_ANSWERED, at=told.at, person=request.person_id, details={"request": request.number}
            )
            await self._cards.answer(request, told, person, person.telegram_id)
            await self._cards.amend(request, person, since=earlier[0].id if earlier else 0)
            failpoint("support-answer:before-commit")
        failpoint("support-answer:after-commit")
        log.info("answered a request", kind=said.kind.value)
        return request

    async def close(self, by: Actor, request_id: int) -> Request:
        """Close a request; a person whose question was not answered is told.

        Raises:
            NotAllowed, NotFound: as `answer`.
            Conflict: it is closed already.
        """
        async with transaction():
            request, person = await self._locked(by, request_id)
            if request.state is RequestState.CLOSED:
                raise Conflict
            await self._access.act(by, Action.SUPPORT_CLOSED, target=(Target.REQUEST, request.id))
            unanswered = request.state is RequestState.OPEN
            request = await self._requests.set_state(request, RequestState.CLOSED)
            if unanswered:
                await self._cards.closed(request, person)
            await self._cards.amend(request, person)
            failpoint("support-close:before-commit")
        failpoint("support-close:after-commit")
        return request

    async def reopen(self, by: Actor, request_id: int) -> Request:
        """Open a closed request again.

        Raises:
            NotAllowed, NotFound: as `answer`.
            Conflict: it is not closed, or the person has another one by now.
        """
        async with transaction():
            request, person = await self._locked(by, request_id)
            if request.state is not RequestState.CLOSED or await self._has_another(request):
                raise Conflict
            await self._access.act(by, Action.SUPPORT_REOPENED, target=(Target.REQUEST, request.id))
            request = await self._requests.set_state(request, RequestState.OPEN)
            await self._cards.amend(request, person)
        return request

    async def number_of(self, by: Actor, request_id: int) -> int:
        """How people call a request. Raises as `view`."""
        await self._access.require(by, Right.SUPPORT)
        return (await self._found(request_id)).number

    async def _locked(self, by: Actor, request_id: int) -> tuple[Request, Account]:
        """The request as it is once nobody else changes it; the lock is the one of its person."""
        await self._access.require(by, Right.SUPPORT)
        person = await self._accounts.lock((await self._found(request_id)).person_id)
        request = await self._found(request_id)
        if person is None or request.person_id != person.id:
            raise NotFound
        return request, person

    async def _found(self, request_id: int) -> Request:
        request = await self._requests.find(request_id)
        if request is None:
            raise NotFound
        return request

    async def _has_another(self, request: Request) -> bool:
        other = await self._requests.newest(request.person_id, active=True)
        return other is not None and other.id != request.id

    async def _line(self, request: Request) -> RequestLine:
        told = await self._requests.last(request.id, 1, author=Author.PERSON)
        return RequestLine(request, told[0] if told else None)
