"""The way into the community's chat is personal: whoever else tries it stays outside."""

from datetime import timedelta
from typing import Any

import pytest

from school21_bot import clock
from school21_bot.app import Services
from school21_bot.invites.models import Invite, InviteState
from school21_bot.journal.models import Event
from school21_bot.people import Step
from school21_bot.people.models import Person as Row
from school21_bot.people.models import Status
from school21_bot.sandbox.client import Person, SimClient
from school21_bot.sandbox.running import RunningSandbox
from tests.bot import Arrive, register
from tests.flows import communities
from tests.flows.answers import data_of, press_twice, reach_the_consent
from tests.flows.communities import comes_inside, eventually, has_links, inside, reads, staff_reads, states_of
from tests.flows.people import make_member

community, staff, settings = communities.community, communities.staff, communities.settings
mode, kind = communities.mode, communities.kind

pytestmark = pytest.mark.usefixtures("worker")

one_time = pytest.mark.parametrize("mode", ["one_time"])
both_modes = pytest.mark.parametrize("mode", ["join_request", "one_time"])

OTHER = {"school": "annasmir", "messenger": "anna.smirnova"}


async def link_of(person: Person) -> str:
    """The link in the window that the person sees."""
    return await person.link("Вступить в чат")


async def joined(person: Person, link: str) -> None:
    """Come in by one's own link, however it lets in."""
    assert await person.joins(link) in {"requested", "joined"}


@both_modes
async def test_a_new_member_gets_a_personal_link_and_comes_in(
    bot: Services, arrive: Arrive, sim: SimClient, community: int
) -> None:
    person = await arrive("Иван")
    await register(person)
    await person.sees("Вот ваша личная ссылка")
    assert await person.buttons() == ["Вступить в чат", "Найти коллегу", "В меню"]
    link = await link_of(person)
    assert await states_of(person) == [InviteState.ISSUED]
    await joined(person, link)
    await comes_inside(sim, community, person)
    await has_links(person, InviteState.USED)
    await eventually(lambda: _is_revoked(sim, community, link))
    kinds = [event.kind for event in await Event.filter(kind__startswith="invite").order_by("id")]
    assert kinds == ["invite_issued", "invite_used"]


async def _is_revoked(sim: SimClient, chat_id: int, link: str) -> bool:
    return [one["revoked"] for one in await sim.links(chat_id) if one["url"] == link] == [True]


async def test_a_stranger_who_asks_by_a_forwarded_link_is_declined_and_told_why(
    bot: Services, arrive: Arrive, sim: SimClient, community: int, staff: int
) -> None:
    owner, stranger = await arrive("Иван", last_name="Петров"), await arrive("Чужой")
    await register(owner)
    link = await link_of(owner)
    assert await stranger.joins(link) == "requested"
    await reads(stranger, "Эта ссылка — личная")
    await eventually(lambda: _nobody_asks(sim, community))
    assert stranger.id not in await inside(sim, community)
    await reads(owner, "По вашей ссылке пытался войти кто-то другой")
    assert "Иван Петров" in await staff_reads(sim, staff, "Чужая ссылка")
    await owner.joins(link)
    await comes_inside(sim, community, owner)
    assert await Event.filter(kind="invite_misused").count() == 1
    misused = await Invite.get()
    assert misused.misused_by == stranger.id


async def _nobody_asks(sim: SimClient, chat_id: int) -> bool:
    return await sim.requests(chat_id) == []


@one_time
async def test_a_stranger_who_comes_in_by_a_forwarded_link_is_put_out_and_the_link_is_over(
    bot: Services, arrive: Arrive, sim: SimClient, community: int, staff: int
) -> None:
    owner, stranger = await arrive("Иван", last_name="Петров"), await arrive("Чужой")
    await register(owner)
    link = await link_of(owner)
    assert await stranger.joins(link) == "joined"
    await eventually(lambda: _is_outside(sim, community, stranger))
    await has_links(owner, InviteState.MISUSED)
    await reads(owner, "ссылка больше не действует")
    assert "Иван Петров" in await staff_reads(sim, staff, "Чужая ссылка")
    await eventually(lambda: _is_revoked(sim, community, link))
    assert await owner.joins(link) == "expired"
    await owner.send("/invite")
    await owner.sees("Вот ваша личная ссылка")
    await joined(owner, await link_of(owner))
    await comes_inside(sim, community, owner)
    await has_links(owner, InviteState.MISUSED, InviteState.USED)


async def _is_outside(sim: SimClient, chat_id: int, person: Person) -> bool:
    return person.id not in await inside(sim, chat_id)


@both_modes
async def test_a_link_that_the_bot_has_forgotten_lets_nobody_in(
    bot: Services, arrive: Arrive, sim: SimClient, community: int
) -> None:
    owner = await arrive("Иван")
    await register(owner)
    link = await link_of(owner)
    await Invite.all().delete()
    await owner.joins(link)
    await reads(owner, "Эта ссылка — личная")
    await eventually(lambda: _nobody_asks(sim, community))
    await eventually(lambda: _is_outside(sim, community, owner))


async def test_requests_by_other_links_are_left_to_human_admins(
    bot: Services, arrive: Arrive, sim: SimClient, sandbox: RunningSandbox, community: int
) -> None:
    person = await arrive("Иван")
    await make_member(bot, person.id)
    theirs = await sim.save_link(community, creates_join_request=True)
    assert await person.joins(theirs) == "requested"
    assert await sim.idle(quiet=0.5)
    assert await sim.requests(community) == [person.id]
    await sim.decide(community, person.id, approve=True)
    await comes_inside(sim, community, person)
    row = await Row.get(telegram_id=person.id)
    assert row.status is Status.MEMBER


async def test_asking_twice_gives_the_same_link_and_a_new_one_ends_the_old(
    bot: Services, arrive: Arrive, sim: SimClient, community: int
) -> None:
    person = await arrive("Иван")
    await register(person)
    first = await link_of(person)
    await person.send("/invite")
    await person.sees("Чат сообщества")
    assert await link_of(person) == first
    await person.press("Новая ссылка")
    await has_links(person, InviteState.REVOKED, InviteState.ISSUED)
    await eventually(lambda: _is_revoked(sim, community, first))
    await person.toast()
    second = await link_of(person)
    assert second != first
    assert await person.joins(first) == "expired"
    await joined(person, second)
    await comes_inside(sim, community, person)
    await person.send("/invite")
    await person.sees("Вы уже в чате")


async def test_a_double_tap_on_confirm_makes_one_link(bot: Services, arrive: Arrive, sim: SimClient) -> None:
    person = await arrive("Иван")
    await reach_the_consent(person)
    await press_twice(person, "Подтвердить")
    await person.sees("Вот ваша личная ссылка")
    assert await sim.idle()
    assert await states_of(person) == [InviteState.ISSUED]


async def test_who_is_in_the_chat_already_registers_without_a_link(
    bot: Services, arrive: Arrive, sim: SimClient, community: int
) -> None:
    person = await arrive("Иван")
    await sim.put_in(community, person.id)
    await register(person)
    await person.sees("Вы уже в чате")
    assert await person.buttons() == ["Найти коллегу", "В меню"]
    assert await Invite.all().count() == 0


async def test_a_link_expires_by_itself(bot: Services, arrive: Arrive, sim: SimClient) -> None:
    person = await arrive("Иван")
    await register(person)
    await Invite.all().update(expires_at=clock.now() - timedelta(seconds=1))
    await has_links(person, InviteState.EXPIRED)
    await person.send("/invite")
    await person.sees("Вот ваша личная ссылка")
    await has_links(person, InviteState.EXPIRED, InviteState.ISSUED)


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (
            {"status": 400, "description": "Bad Request: not enough rights to manage chat invite link"},
            "Пригласительные",
        ),
        ({"status": 429, "retry_after": 7}, ""),
        ({"status": 500}, ""),
        ({"status": 400, "description": "Bad Request: chat not found"}, "Чат сообщества не найден"),
    ],
)
async def test_when_telegram_refuses_the_registration_stands_and_the_link_follows(
    fault: dict[str, Any],
    told: str,
    bot: Services,
    arrive: Arrive,
    sim: SimClient,
    sandbox: RunningSandbox,
    community: int,
    staff: int,
) -> None:
    person = await arrive("Иван")
    sandbox.fail_next("createChatInviteLink", 5, **fault)
    await register(person)
    await person.sees("Ссылка в чат появится чуть позже")
    assert (await Row.get(telegram_id=person.id)).status is Status.MEMBER
    if told:
        await staff_reads(sim, staff, told)
    sandbox.mend("createChatInviteLink")

    async def is_made() -> bool:
        await bot.jobs.hurry("invite")  # a try that was under way has put off the next
        return await states_of(person) == [InviteState.ISSUED]

    await eventually(is_made)
    await reads(person, "Ваша ссылка в чат готова")
    await person.sees("Ваша ссылка в чат готова")
    await joined(person, await link_of(person))
    await comes_inside(sim, community, person)


async def test_the_window_that_waits_for_the_link_shows_it_when_it_is_there(
    bot: Services, arrive: Arrive, sim: SimClient, sandbox: RunningSandbox
) -> None:
    person = await arrive("Иван")
    sandbox.fail_next("createChatInviteLink", status=429, retry_after=7)
    await register(person)
    await person.sees("Ссылка в чат появится чуть позже")
    await bot.jobs.hurry("invite")
    await reads(person, "Вот ваша личная ссылка")


async def test_a_right_that_is_missing_is_told_once_and_when_given_everything_goes_on(
    bot: Services, arrive: Arrive, sim: SimClient, community: int, staff: int
) -> None:
    await sim.save_group(id=community, bot="administrator", rights={"can_invite_users": False})
    await staff_reads(sim, staff, "Пригласительные ссылки")
    people = [await arrive("Иван"), await arrive("Анна")]
    await register(people[0])
    await register(people[1], **OTHER)
    for person in people:
        await person.sees("Ссылка в чат появится чуть позже")
    await staff_reads(sim, staff, "Повторялось")
    assert len([one for one in await sim.group(staff) if "Пригласительные" in one.get("text", "")]) == 1
    await sim.save_group(id=community, bot="administrator")
    for person in people:
        await reads(person, "Ваша ссылка в чат готова")


async def test_an_update_that_comes_twice_changes_nothing_the_second_time(
    bot: Services, arrive: Arrive, sim: SimClient, sandbox: RunningSandbox, community: int, staff: int
) -> None:
    owner, stranger = await arrive("Иван"), await arrive("Чужой")
    await register(owner)
    link = await link_of(owner)
    taken: list[dict[str, Any]] = []
    put = sandbox.world.queue.put

    def twice(kind: str, payload: dict[str, Any]) -> None:
        taken.append(payload)
        put(kind, payload)
        put(kind, payload)

    sandbox.world.queue.put = twice  # type: ignore[method-assign]  # Telegram may deliver anything twice
    await stranger.joins(link)
    await reads(stranger, "Эта ссылка — личная")
    await owner.joins(link)
    await comes_inside(sim, community, owner)
    await has_links(owner, InviteState.USED)
    assert await sim.idle(quiet=1)
    said = [one["text"] for one in await stranger.messages() if not one["outgoing"]]
    assert len(said) == 1
    events = [event.kind for event in await Event.all().order_by("id")]
    assert events.count("invite_used") == events.count("invite_misused") == events.count("chat_joined") == 1


async def test_who_merely_leaves_the_chat_stays_a_member_and_may_come_back(
    bot: Services, arrive: Arrive, sim: SimClient, community: int
) -> None:
    person = await arrive("Иван")
    await register(person)
    await joined(person, await link_of(person))
    await comes_inside(sim, community, person)
    await person.leaves(community)
    assert await sim.idle()
    await person.send("/start")
    await person.sees("Кого поищем?")
    await person.press("Вступить в чат")
    await person.sees("Вот ваша личная ссылка")
    await joined(person, await link_of(person))
    await comes_inside(sim, community, person)
    await has_links(person, InviteState.USED, InviteState.USED)


async def test_who_is_kicked_by_a_chat_admin_is_suspended_until_let_back_in(
    bot: Services, arrive: Arrive, sim: SimClient, community: int, staff: int
) -> None:
    person, other = await arrive("Иван", last_name="Петров"), await arrive("Анна")
    await make_member(bot, other.id, answers=_other_answers())
    await register(person)
    await joined(person, await link_of(person))
    await comes_inside(sim, community, person)
    await sim.kick(community, person.id)
    await reads(person, "Доступ приостановлен")
    assert "Иван Петров" in await staff_reads(sim, staff, "Участника исключили из чата")
    await person.send("/invite")
    await person.sees("Доступ приостановлен")
    await other.send("/start")
    await other.press("Найти коллегу")
    await other.sees("Кого вы ищете?")
    assert not any("golang" in label for label in await other.buttons())
    await sim.unban(community, person.id)
    await reads(person, "Доступ восстановлен")
    await person.send("/invite")
    await person.sees("Вот ваша личная ссылка")
    await joined(person, await link_of(person))
    await comes_inside(sim, community, person)


def _other_answers() -> dict[Step, str]:
    return {Step.SCHOOL_NICKNAME: "annasmir", Step.MESSENGER_NICKNAME: "anna.smirnova", Step.ROLE: "QA"}


async def test_who_was_kicked_before_registering_is_told_that_the_chat_is_closed_to_them(
    bot: Services, arrive: Arrive, sim: SimClient, community: int
) -> None:
    person = await arrive("Иван")
    await sim.kick(community, person.id)
    await register(person)
    await person.sees("В чат вас сейчас не пускают")
    assert await Invite.all().count() == 0


@pytest.mark.parametrize("kind", ["group"])
async def test_a_group_that_becomes_a_supergroup_is_followed(
    bot: Services, arrive: Arrive, sim: SimClient, community: int
) -> None:
    before, after = await arrive("Иван"), await arrive("Анна")
    await register(before)
    await joined(before, await link_of(before))
    await comes_inside(sim, community, before)
    moved = await sim.migrate(community)
    await register(after, **OTHER)
    await joined(after, await link_of(after))
    await comes_inside(sim, moved, after)
    await before.send("/invite")
    await before.sees("Вы уже в чате")


@pytest.mark.parametrize("kind", ["group"])
async def test_a_supergroup_that_was_a_group_while_the_bot_was_away_is_found(
    bot: Services, arrive: Arrive, sim: SimClient, sandbox: RunningSandbox, community: int
) -> None:
    sandbox.world.queue.put = lambda kind, payload: None  # type: ignore[method-assign]  # nobody is told
    moved = await sim.migrate(community)
    del sandbox.world.queue.put
    person = await arrive("Иван")
    await register(person)
    await joined(person, await link_of(person))
    await comes_inside(sim, moved, person)


@pytest.mark.parametrize("kind", ["channel"])
@both_modes
async def test_the_community_may_be_a_channel(bot: Services, arrive: Arrive, sim: SimClient, community: int) -> None:
    person, stranger = await arrive("Иван"), await arrive("Чужой")
    await register(person)
    link = await link_of(person)
    await joined(person, link)
    await comes_inside(sim, community, person)
    await stranger.joins(link)
    await eventually(lambda: _is_outside(sim, community, stranger))


async def test_forged_taps_of_an_outsider_give_no_link(bot: Services, arrive: Arrive, sim: SimClient) -> None:
    member, outsider = await arrive("Иван"), await arrive("Чужой")
    await make_member(bot, member.id)
    await member.send("/start")
    await member.sees("Кого поищем?")
    data, _ = await data_of(member, "Вступить в чат")
    await outsider.send("/start")
    await outsider.sees("Добро пожаловать")
    await outsider.press_data(data)
    await outsider.send("/invite")
    await outsider.sees("Ссылка в чат — для участников")
    assert await Invite.all().count() == 0


async def test_after_its_time_a_link_opens_nothing_and_another_is_made(
    bot: Services, arrive: Arrive, sim: SimClient, community: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = await arrive("Иван")
    await register(person)
    link = await link_of(person)
    real, later = clock.now, timedelta(hours=73)
    monkeypatch.setattr(clock, "now", lambda: real() + later)
    await sim.shift_clock(later.total_seconds())
    assert await person.joins(link) == "expired"
    await has_links(person, InviteState.EXPIRED)
    await person.send("/invite")
    await person.sees("Чат сообщества")
    await joined(person, await link_of(person))
    await comes_inside(sim, community, person)
