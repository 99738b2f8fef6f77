"""What the staff are shown of requests for help: a card for each message of a person, which says how it stands."""

from school21_bot.access import Access, Right
from school21_bot.messages.models import Author, Delivery, RequestState
from school21_bot.messages.outbox import Outbox
from school21_bot.messages.requests import Request, Requests, Told
from school21_bot.messages.said import Said
from school21_bot.people import WITHDRAWN, Account
from school21_bot.ports import Topic
from school21_bot.storage import fetch

MOST_AMENDED = 10
"""So many of the last cards follow the state of their request; those above them were read long ago."""

_LETTER = "SELECT kind, dedupe_key, person_id FROM outgoing WHERE chat_id = $1 AND message_id = $2"
_KEY = "SELECT dedupe_key FROM outgoing WHERE id = $1"

Facts = dict[str, str | int]


class Cards:
    """Shows requests in the staff chat or, without one, to everybody who may answer. Everything is the caller's turn.

    No card says who writes: neither name nor account.
    """

    def __init__(self, access: Access, outbox: Outbox, requests: Requests) -> None:
        self._access = access
        self._outbox = outbox
        self._requests = requests

    async def show(self, request: Request, told: Told, person: Account) -> None:
        """Show a message that has just come."""
        helpers = await self._access.who_may(Right.SUPPORT)
        facts = _card(request, told.said or Said(), told.id, person, RequestState.OPEN)
        await self._outbox.tell_helpers(helpers, Topic.STAFF_SUPPORT, f"{request.id}:{told.id}", **facts)

    async def amend(self, request: Request, person: Account, *, since: int = 0) -> None:
        """Let the cards of the messages after `since` say how the request stands now."""
        for told in await self._requests.last(request.id, MOST_AMENDED, author=Author.PERSON):
            if told.id > since and told.said is not None:
                facts = _card(request, told.said, told.id, person, request.state)
                await self._outbox.amend_staff(Topic.STAFF_SUPPORT, f"{request.id}:{told.id}", **facts)

    async def answer(self, request: Request, told: Told, person: Account, telegram_id: int) -> None:
        """Bring an answer to the person."""
        said = told.said or Said()
        facts: Facts = {"number": request.number, **_content(said)}
        await self._outbox.tell(
            person.id, telegram_id, Topic.SUPPORT_ANSWER, f"support:{request.id}:{told.id}", **facts
        )

    async def undelivered(self, outgoing_id: int, state: Delivery) -> None:
        """An answer has not reached the person, or nobody knows: the staff are told."""
        _person, _support, request_id, message_id = (await fetch(_KEY, outgoing_id))[0]["dedupe_key"].split(":")
        request = await self._requests.find(int(request_id))
        if request is not None:
            helpers = await self._access.who_may(Right.SUPPORT)
            facts: Facts = {"number": request.number, "state": state.value}
            await self._outbox.tell_helpers(
                helpers, Topic.STAFF_SUPPORT_UNDELIVERED, f"{request.id}:{message_id}", **facts
            )

    async def unshown(self, outgoing_id: int, state: Delivery) -> None:
        """A card has not arrived, or nobody knows: whoever was to see it is told where to look."""
        if state is Delivery.BLOCKED:  # nobody is there to be told
            return
        row = (await fetch("SELECT dedupe_key, chat_id FROM outgoing WHERE id = $1", outgoing_id))[0]
        request_id, message_id = row["dedupe_key"].split(":")[3:5]
        request = await self._requests.find(int(request_id))
        if request is not None:
            facts: Facts = {"number": request.number}
            key = f"{request.id}:{message_id}"
            await self._outbox.tell_helpers([row["chat_id"]], Topic.STAFF_SUPPORT_UNSHOWN, key, **facts)

    async def closed(self, request: Request, person: Account) -> None:
        """Tell a person that their question was closed without an answer, when it does not disturb."""
        if person.telegram_id is not None:
            key = f"support-closed:{request.id}:{int(request.changed_at.timestamp())}"
            await self._outbox.remind(person.id, person.telegram_id, Topic.SUPPORT_CLOSED, key, number=request.number)

    async def withdraw(self, request: Request) -> None:
        """The person is deleted: no card says any more what they wrote."""
        await self._outbox.amend_staff(Topic.STAFF_SUPPORT, str(request.id), outcome=WITHDRAWN)

    async def request_behind(self, chat_id: int, message_id: int) -> int | None:
        """The request whose card, or news of an answer, is this message of the bot's."""
        topics = {Topic.STAFF_SUPPORT.value, Topic.STAFF_SUPPORT_UNDELIVERED.value}
        for row in await fetch(_LETTER, chat_id, message_id):
            if row["kind"] in topics:
                return int(row["dedupe_key"].split(":")[3])
        return None

    async def is_answer(self, chat_id: int, message_id: int) -> bool:
        """Whether this message of the bot's brought an answer to a person."""
        rows = await fetch(_LETTER, chat_id, message_id)
        return any(row["kind"] == Topic.SUPPORT_ANSWER.value for row in rows)


def _card(request: Request, said: Said, message_id: int, person: Account, state: RequestState) -> Facts:
    facts: Facts = {"request": request.id, "message": message_id, "number": request.number, "state": state.value}
    return {**facts, "who": person.status.value, **_content(said)}


def _content(said: Said) -> Facts:
    return {"html": said.html, "enclosed": said.kind.value, "file": said.file_id}
