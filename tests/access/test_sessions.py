"""A link opens the dashboard once and soon; a session ends when it rests, when it is old, and with the role."""

import asyncio
from datetime import timedelta

import pytest

from school21_bot import audit, clock
from school21_bot.access import Actor, StaffRole, in_the_bot
from school21_bot.access.models import LoginLink, Session
from school21_bot.access.sessions import IDLE_LIFE, LINK_LIFE, LONGEST_LIFE
from school21_bot.app import Services
from school21_bot.audit import Action, Filter
from school21_bot.errors import NotAllowed, NotFound
from tests.flows.people import make_member
from tests.services import OWNER

OWNS = in_the_bot(1, OWNER)


class Hands:
    """The hands of the clock, to be moved on."""

    def __init__(self) -> None:
        self.offset = timedelta(0)

    def wait(self, time: timedelta) -> None:
        """Let time pass."""
        self.offset += time


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    """A clock that tests move."""
    hands, now = Hands(), clock.now
    monkeypatch.setattr(clock, "now", lambda: now() + hands.offset)
    return hands


async def sign_in(services: Services, actor: Actor = OWNS) -> str:
    """The cookie of somebody who followed a link of theirs."""
    return await services.sessions.redeem(await services.sessions.invite(actor, "ru"))


async def make_analyst(services: Services, telegram_id: int = 7) -> Actor:
    """Somebody who may see numbers."""
    person = await make_member(services, telegram_id)
    await services.access.grant(OWNS, telegram_id, StaffRole.ANALYST, person_id=person.id)
    return in_the_bot(person.id, telegram_id)


async def test_a_link_begins_a_session_of_the_one_who_asked_for_it(services: Services) -> None:
    visitor = await services.sessions.visitor(await sign_in(services))
    assert visitor is not None
    assert (visitor.actor.telegram_id, visitor.actor.person_id, visitor.language) == (OWNER, 1, "ru")
    page = await audit.page(Filter(), 0)
    assert [(entry.via, entry.action, entry.actor) for entry in page.lines] == [("dashboard", "signed-in", 1)]


async def test_neither_table_holds_a_secret(services: Services) -> None:
    secret = await services.sessions.invite(OWNS, "ru")
    cookie = await services.sessions.redeem(secret)
    hashes = [one.token_hash for one in await LoginLink.all()] + [one.token_hash for one in await Session.all()]
    assert [len(kept) for kept in hashes] == [32, 32]
    assert {secret.encode(), cookie.encode()}.isdisjoint(hashes)
    assert len(cookie) >= 43  # 256 bits


async def test_only_staff_get_a_link(services: Services) -> None:
    member = await make_member(services, 77)
    with pytest.raises(NotAllowed):
        await services.sessions.invite(in_the_bot(member.id, 77), "ru")
    assert not await LoginLink.exists()


async def test_of_ten_who_follow_a_link_at_once_one_gets_in(services: Services) -> None:
    secret = await services.sessions.invite(OWNS, "ru")
    outcomes = await asyncio.gather(*(services.sessions.redeem(secret) for _ in range(10)), return_exceptions=True)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NotFound"] * 9 + ["str"]
    assert await Session.all().count() == 1


async def test_a_link_is_over_after_five_minutes_or_when_a_newer_one_is_made(services: Services, hands: Hands) -> None:
    older = await services.sessions.invite(OWNS, "ru")
    newer = await services.sessions.invite(OWNS, "ru")
    with pytest.raises(NotFound):
        await services.sessions.redeem(older)
    hands.wait(LINK_LIFE)
    for secret in (newer, "", "no such secret"):
        with pytest.raises(NotFound):
            await services.sessions.redeem(secret)


async def test_a_session_that_rests_ends_and_one_that_is_used_lasts_for_its_longest_life(
    services: Services, hands: Hands
) -> None:
    used, rests = await sign_in(services), await sign_in(services)
    waited = timedelta(0)
    while waited + IDLE_LIFE / 2 < LONGEST_LIFE:
        hands.wait(IDLE_LIFE / 2)
        waited += IDLE_LIFE / 2
        assert await services.sessions.visitor(used) is not None
    assert await services.sessions.visitor(rests) is None
    hands.wait(IDLE_LIFE / 2)
    assert await services.sessions.visitor(used) is None
    assert await services.sessions.alive() == set()
    assert not await services.sessions.tidy()
    assert not await Session.exists()


async def test_whoever_is_withdrawn_is_out_at_once_with_every_session_and_link(services: Services) -> None:
    analyst = await make_analyst(services)
    cookie, secret = await sign_in(services, analyst), await services.sessions.invite(analyst, "en")
    own = await sign_in(services)
    assert analyst.telegram_id is not None
    await services.access.withdraw(OWNS, analyst.telegram_id)
    assert await services.sessions.visitor(cookie) is None
    with pytest.raises(NotFound):
        await services.sessions.redeem(secret)
    assert await services.sessions.visitor(own) is not None
    assert len(await services.sessions.alive()) == 1


async def test_an_owner_whom_the_settings_name_no_more_is_out(services: Services) -> None:
    cookie = await sign_in(services)
    services.access._owners = frozenset()
    assert await services.sessions.visitor(cookie) is None
    assert await services.sessions.alive() == set()


async def test_people_see_and_end_their_own_sessions_and_nobody_elses(services: Services) -> None:
    analyst = await make_analyst(services)
    cookies = [await sign_in(services) for _ in range(2)]
    other = await sign_in(services, analyst)
    newest, oldest = await services.sessions.of(OWNS)
    assert newest.began_at >= oldest.began_at
    await services.sessions.end(analyst, newest.id)
    assert len(await services.sessions.of(OWNS)) == 2
    await services.sessions.end(OWNS, newest.id)
    await services.sessions.end(OWNS, newest.id)
    assert [await services.sessions.visitor(cookie) is not None for cookie in cookies] == [True, False]
    await services.sessions.end_all(OWNS)
    assert await services.sessions.visitor(cookies[0]) is None
    assert await services.sessions.visitor(other) is not None
    actions = [entry.action for entry in (await audit.page(Filter(), 0)).lines]
    assert actions[:2] == [Action.SIGNED_OUT_EVERYWHERE, Action.SIGNED_OUT]


async def test_a_session_is_the_same_for_every_replica_and_after_a_restart(services: Services) -> None:
    cookie = await sign_in(services)
    assert await Session.filter(telegram_id=OWNER).count() == 1
    fresh = type(services.sessions)(services.access, "")
    assert await fresh.visitor(cookie) is not None
