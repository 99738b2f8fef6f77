"""Telegram refuses any call of the gate in any way: in the end everybody is where they should be."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from school21_bot.app import Services
from school21_bot.invites.models import Invite
from school21_bot.people import Status
from school21_bot.people.models import Person as Row
from school21_bot.sandbox.client import Person, SimClient
from school21_bot.sandbox.running import RunningSandbox
from tests.bot import Arrive, register
from tests.flows import communities
from tests.flows.communities import comes_inside, eventually, inside

community, staff, settings = communities.community, communities.staff, communities.settings
mode, kind = communities.mode, communities.kind

pytestmark = [
    pytest.mark.usefixtures("worker"),
    # What is asked of Telegram is the same on both databases.
    pytest.mark.parametrize("database_url", ["sqlite"], indirect=True),
]

Act = Callable[[Person, Person, str], Awaitable[None]]
Ends = Callable[[SimClient, int, Person, Person], Awaitable[bool]]

FAULTS: dict[str, dict[str, Any]] = {
    "no right": {"status": 400, "description": "Bad Request: not enough rights"},
    "something unknown": {"status": 400, "description": "Bad Request: SOMETHING_NEW"},
    "forbidden": {"status": 403, "description": "Forbidden: bot is not a member of the supergroup chat"},
    "flood": {"status": 429, "retry_after": 8},
    "server error": {"status": 500},
    "a proxy's page": {"status": 502, "body": b"<html>Bad Gateway</html>"},
}


async def nothing(_owner: Person, _stranger: Person, _link: str) -> None:
    """The link alone."""


async def owner_comes(owner: Person, _stranger: Person, link: str) -> None:
    await owner.joins(link)


async def stranger_comes(_owner: Person, stranger: Person, link: str) -> None:
    await stranger.joins(link)


async def has_a_link(sim: SimClient, chat_id: int, owner: Person, _: Person) -> bool:
    return await Invite.filter(state="issued").count() == 1


async def owner_is_inside(sim: SimClient, chat_id: int, owner: Person, _: Person) -> bool:
    return owner.id in await inside(sim, chat_id)


async def stranger_is_declined(sim: SimClient, chat_id: int, _: Person, stranger: Person) -> bool:
    return await sim.requests(chat_id) == [] and stranger.id not in await inside(sim, chat_id)


async def stranger_is_out_but_not_banned(sim: SimClient, chat_id: int, _: Person, stranger: Person) -> bool:
    return stranger.id not in await inside(sim, chat_id) and stranger.id not in await sim.banned(chat_id)


async def link_is_revoked(sim: SimClient, chat_id: int, owner: Person, _: Person) -> bool:
    return all(one["revoked"] for one in await sim.links(chat_id) if not one["primary"])


@dataclass(frozen=True)
class Case:
    """A method that is refused, what leads to it, and how it must end."""

    method: str
    act: Act
    ends: Ends
    mode: str = "join_request"
    before_the_link: bool = False
    kinds: tuple[str, ...] = field(default=("invite", "gate"))


CASES = (
    Case("getChatMember", nothing, has_a_link, before_the_link=True),
    Case("createChatInviteLink", nothing, has_a_link, before_the_link=True),
    Case("approveChatJoinRequest", owner_comes, owner_is_inside),
    Case("declineChatJoinRequest", stranger_comes, stranger_is_declined),
    Case("banChatMember", stranger_comes, stranger_is_out_but_not_banned, mode="one_time"),
    Case("unbanChatMember", stranger_comes, stranger_is_out_but_not_banned, mode="one_time"),
    Case("revokeChatInviteLink", owner_comes, link_is_revoked),
)


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
@pytest.mark.parametrize(("case", "mode"), [(case, case.mode) for case in CASES], ids=[case.method for case in CASES])
async def test_whatever_call_is_refused_everybody_ends_where_they_should_be(
    case: Case,
    mode: str,
    fault: dict[str, Any],
    bot: Services,
    arrive: Arrive,
    sim: SimClient,
    sandbox: RunningSandbox,
    community: int,
) -> None:
    owner, stranger = await arrive("Иван"), await arrive("Чужой")
    if case.before_the_link:
        sandbox.fail_next(case.method, 12, **fault)
        await register(owner)
        await owner.sees("Ссылка в чат появится чуть позже")
        link = ""
    else:
        await register(owner)
        link = await owner.link("Вступить в чат")
        sandbox.fail_next(case.method, 12, **fault)
    await case.act(owner, stranger, link)
    assert await sim.idle(quiet=0.3)
    assert (await Row.get(telegram_id=owner.id)).status is Status.MEMBER
    sandbox.mend(case.method)

    async def ended() -> bool:
        for waiting in case.kinds:
            await bot.jobs.hurry(waiting)
        return await case.ends(sim, community, owner, stranger)

    await eventually(ended)


async def test_an_approval_whose_answer_is_lost_is_repeated_harmlessly(
    bot: Services, arrive: Arrive, sim: SimClient, sandbox: RunningSandbox, community: int
) -> None:
    owner = await arrive("Иван")
    await register(owner)
    link = await owner.link("Вступить в чат")
    sandbox.lose_answer("approveChatJoinRequest")
    await owner.joins(link)

    await comes_inside(sim, community, owner)

    async def done() -> bool:
        await bot.jobs.hurry("gate")
        return await bot.jobs.find(f"gate:let_in:{community}:{owner.id}") is None

    await eventually(done)
