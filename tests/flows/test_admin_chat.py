"""What staff decide about people reaches the community's chat, also after a kill in between."""

from collections.abc import Awaitable, Callable

import pytest

from school21_bot.app import Services
from school21_bot.invites.models import InviteState
from school21_bot.people import Status
from school21_bot.people.models import Person as Row
from school21_bot.ports import Place
from school21_bot.sandbox.client import Person, SimClient
from tests.bot import Arrive, register
from tests.flows import communities
from tests.flows.communities import comes_inside, eventually, has_links, inside, is_known_to_be, reads
from tests.flows.staff import make_admin

community, staff, settings = communities.community, communities.staff, communities.settings
mode, kind = communities.mode, communities.kind

pytestmark = pytest.mark.usefixtures("worker")


async def a_member_inside(bot: Services, arrive: Arrive, sim: SimClient, chat_id: int) -> Person:
    """A member who has come into the chat by their link."""
    member = await arrive("Иван", last_name="Петров")
    await register(member)
    await member.joins(await member.link("Вступить в чат"))
    await comes_inside(sim, chat_id, member)
    await has_links(member, InviteState.USED)
    return member


async def an_admin_at(bot: Services, arrive: Arrive, member: Person) -> Person:
    """An admin in front of the member's file."""
    admin = await arrive("Ольга")
    await make_admin(bot, admin.id)
    await admin.send("/admin")
    await admin.press("Люди")
    await admin.sees("Напишите имя, ник")
    await admin.send(str(member.id))
    await admin.sees("Иван Петров · участник")
    return admin


def is_gone(sim: SimClient, chat_id: int, person_id: int) -> Callable[[], Awaitable[bool]]:
    """Whether somebody is not in the chat."""

    async def gone() -> bool:
        return person_id not in await inside(sim, chat_id)

    return gone


def may_come_back(sim: SimClient, chat_id: int, person_id: int) -> Callable[[], Awaitable[bool]]:
    """Whether somebody is not banned: whoever is put out is, for a moment."""

    async def is_free() -> bool:
        return person_id not in await sim.banned(chat_id)

    return is_free


async def test_whoever_is_removed_is_put_out_and_may_come_back_by_registering_anew(
    bot: Services, arrive: Arrive, sim: SimClient, community: int
) -> None:
    member = await a_member_inside(bot, arrive, sim, community)
    admin = await an_admin_at(bot, arrive, member)
    await admin.press("Исключить")
    await admin.press("Да, исключить")
    await admin.sees("Исключён. Бот сказал ему об этом")
    await eventually(is_gone(sim, community, member.id))
    await eventually(may_come_back(sim, community, member.id))
    await reads(member, "Вы больше не в сообществе")
    await eventually(lambda: is_known_to_be(member, Place.OUTSIDE, community))
    await register(member)
    await member.joins(await member.link("Вступить в чат"))
    await comes_inside(sim, community, member)


async def test_whoever_is_banned_is_kept_out_until_the_ban_is_lifted(
    bot: Services, arrive: Arrive, sim: SimClient, community: int
) -> None:
    member = await a_member_inside(bot, arrive, sim, community)
    admin = await an_admin_at(bot, arrive, member)
    await admin.press("Закрыть доступ")
    await admin.press("Да, закрыть доступ")
    await admin.sees("Иван Петров · доступ закрыт")
    await eventually(is_gone(sim, community, member.id))
    assert member.id in await sim.banned(community)
    await admin.press("Открыть доступ")
    await admin.sees("Доступ снова открыт")
    await eventually(may_come_back(sim, community, member.id))
    await reads(member, "Сообщество снова открыто для вас")
    await eventually(lambda: is_known_to_be(member, Place.OUTSIDE, community))
    await register(member)
    await member.joins(await member.link("Вступить в чат"))
    await comes_inside(sim, community, member)


async def test_a_link_that_staff_give_anew_is_sent_and_the_old_one_is_over(
    bot: Services, arrive: Arrive, sim: SimClient, community: int
) -> None:
    member = await arrive("Иван", last_name="Петров")
    await register(member)
    old = await member.link("Вступить в чат")
    admin = await an_admin_at(bot, arrive, member)
    await admin.press("Новая ссылка в чат")
    await admin.sees("новую бот пришлёт сам")
    await reads(member, "Ваша ссылка в чат готова")
    new = await member.link("Вступить в чат")
    assert new != old
    await has_links(member, InviteState.REVOKED, InviteState.ISSUED)
    await member.joins(new)
    await comes_inside(sim, community, member)


async def test_the_old_account_of_a_membership_that_moved_is_put_out(
    bot: Services, arrive: Arrive, sim: SimClient, community: int
) -> None:
    member = await a_member_inside(bot, arrive, sim, community)
    admin = await an_admin_at(bot, arrive, member)
    new = await arrive("Иван", username="ivan_new")
    await new.send("/start")
    await new.sees("Добро пожаловать")
    await admin.press("Другой аккаунт")
    await admin.sees("Перешлите любое сообщение")
    await admin.forwards(new.id)
    await admin.press("Да, перенести")
    await admin.sees("Перенесено")
    await eventually(is_gone(sim, community, member.id))
    await reads(new, "Теперь это ваш аккаунт")
    await new.send("/invite")
    await new.joins(await new.link("Вступить в чат"))
    await comes_inside(sim, community, new)
    await member.send("/start")
    await member.sees("Добро пожаловать")
    assert await Row.filter(status=Status.MEMBER).count() == 1


async def test_a_ban_waits_for_the_right_it_needs_and_a_lifted_one_does_not_come_afterwards(
    bot: Services, arrive: Arrive, sim: SimClient, community: int
) -> None:
    member = await a_member_inside(bot, arrive, sim, community)
    await sim.save_group(id=community, bot="administrator", rights={"can_invite_users": True})
    admin = await an_admin_at(bot, arrive, member)
    await admin.press("Закрыть доступ")
    await admin.press("Да, закрыть доступ")
    await admin.sees("доступ закрыт")
    await admin.press("Открыть доступ")
    await admin.sees("Доступ снова открыт")
    await sim.save_group(id=community, bot="administrator")
    await sim.idle()
    assert member.id not in await sim.banned(community)
