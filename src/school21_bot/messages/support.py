"""People ask the staff for help, and read what became of it."""

from dataclasses import dataclass
from datetime import timedelta

from school21_bot import clock
from school21_bot.errors import NotAllowed, RuleViolated
from school21_bot.failpoints import failpoint
from school21_bot.journal import Kind, record
from school21_bot.logs import logger
from school21_bot.messages.cards import Cards
from school21_bot.messages.models import Author, RequestState
from school21_bot.messages.requests import Request, Requests, Told
from school21_bot.messages.said import Said, check
from school21_bot.people import Accounts
from school21_bot.storage import transaction

log = logger("messages")

MOST_IN_AN_HOUR = 20
SHOWN = 5


@dataclass(frozen=True, slots=True)
class OwnRequest:
    """A person's last request with the last of what was said in it."""

    request: Request
    messages: list[Told]


class Support:
    """What a person does: whoever they are, the banned among them, for whom it is the way to appeal."""

    def __init__(self, accounts: Accounts, requests: Requests, cards: Cards) -> None:
        self._accounts = accounts
        self._requests = requests
        self._cards = cards

    async def ask(self, person_id: int, said: Said, *, cause: str) -> Request:
        """Bring a message to the staff: in the request that is not closed yet, or in a new one.

        What came of the same cause before is not brought again.

        Raises:
            RuleViolated: it says nothing, is too long, or is one too many for an hour.
            NotAllowed: the person is not there any more.
        """
        check(said)
        cause = f"{person_id}:{cause}"
        async with transaction():
            person = await self._accounts.lock(person_id)
            if person is None:
                raise NotAllowed
            before = await self._requests.caused(cause)
            if before is not None:
                return before
            if await self._requests.said_since(person_id, clock.now() - timedelta(hours=1)) >= MOST_IN_AN_HOUR:
                raise RuleViolated("support", "too-many", limit=MOST_IN_AN_HOUR)
            request = await self._requests.newest(person_id, active=True)
            if request is None:
                request = await self._requests.open(person_id)
            else:
                request = await self._requests.set_state(request, RequestState.OPEN)
            told = await self._requests.put(request, Author.PERSON, said, cause)
            await record(Kind.SUPPORT_ASKED, at=told.at, person=person_id, details={"request": request.number})
            await self._cards.show(request, told, person)
            failpoint("support:before-commit")
        failpoint("support:after-commit")
        log.info("asked for support", kind=said.kind.value)
        return request

    async def own(self, person_id: int) -> OwnRequest | None:
        """The person's last request, whether it is closed or not."""
        request = await self._requests.newest(person_id, active=True) or await self._requests.newest(person_id)
        return None if request is None else OwnRequest(request, await self._requests.last(request.id, SHOWN))
