"""A member tells the staff that something on somebody's card is wrong."""

from datetime import timedelta

from school21_bot import clock
from school21_bot.access import Access, Right
from school21_bot.errors import NotAllowed, RuleViolated
from school21_bot.failpoints import failpoint
from school21_bot.ids import new_id
from school21_bot.journal import Kind, Repeated, count_since, record
from school21_bot.logs import logger
from school21_bot.messages.outbox import Outbox
from school21_bot.people import WITHDRAWN, Account, Accounts, Directory, is_blank, paragraphs
from school21_bot.ports import Topic
from school21_bot.storage import transaction

log = logger("messages")

LONGEST_REPORT = 500
MOST_IN_A_DAY = 10


class Reports:
    """Brings reports to the staff chat or, without one, to everybody who may look after people.

    No letter names anybody: it leads to both files, for whoever has the right.
    """

    def __init__(self, access: Access, accounts: Accounts, directory: Directory, outbox: Outbox) -> None:
        self._access = access
        self._accounts = accounts
        self._directory = directory
        self._outbox = outbox

    async def report(self, viewer: Account, person_id: int, text: str, *, cause: str) -> None:
        """Tell the staff what is wrong; what came of the same cause before is not told again.

        Raises:
            NotAllowed: the viewer is not a member any more, or has to agree to the consent first.
            NotFound: there is no such member any more, or the member is not listed.
            RuleViolated: it says nothing, is too long, or is one too many for a day.
        """
        said = _checked(text)
        try:
            async with transaction():
                await self._tell(viewer, person_id, said, f"{viewer.id}:report:{cause}")
                failpoint("report:before-commit")
        except Repeated:
            return
        log.info("reported a card")

    async def withdraw(self, person_id: int) -> None:
        """Somebody is deleted: nothing says any more what they reported, or what was reported of them."""
        for key in (str(person_id), f"%:{person_id}"):
            await self._outbox.amend_staff(Topic.STAFF_REPORT, key, outcome=WITHDRAWN)

    async def _tell(self, viewer: Account, person_id: int, said: str, cause: str) -> None:
        locked = await self._accounts.lock(viewer.id)
        if locked is None:
            raise NotAllowed
        await self._directory.card(locked, person_id)
        now = clock.now()
        if await count_since(Kind.REPORTED, locked.id, now - timedelta(days=1)) >= MOST_IN_A_DAY:
            raise RuleViolated("report", "too-many", limit=MOST_IN_A_DAY)
        await record(Kind.REPORTED, at=now, person=locked.id, dedupe_key=cause)
        helpers = await self._access.who_may(Right.PEOPLE)
        key = f"{person_id}:{locked.id}:{new_id()}"
        await self._outbox.tell_helpers(
            helpers, Topic.STAFF_REPORT, key, text=said, person=person_id, reporter=locked.id
        )


def _checked(text: str) -> str:
    said = paragraphs(text)
    if is_blank(said):
        raise RuleViolated("report", "empty")
    if len(said) > LONGEST_REPORT:
        raise RuleViolated("report", "too-long", limit=LONGEST_REPORT, length=len(said))
    return said
