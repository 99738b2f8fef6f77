"""Filling a database: all of it once, or nothing."""

from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from tortoise.exceptions import IntegrityError
from tortoise.models import Model

from school21_bot.app import build_services
from school21_bot.invites import Way
from school21_bot.invites.models import ChatPlace, Invite, InviteState
from school21_bot.journal.models import Event
from school21_bot.people import Query, Status, TelegramNames
from school21_bot.people.models import Person, PersonTag, Registration, Role, TagKind
from school21_bot.ports import Place
from school21_bot.sample import fill_with_sample
from school21_bot.sample.community import community
from school21_bot.sample.visitors import familiar
from school21_bot.sealing import Keyring, load_kek, tags_for
from school21_bot.settings import Settings
from school21_bot.storage import open_database
from school21_bot.tables import MODELS
from tests.statements import statements_asked

MANY = 50
"""Rows that a statement writes at least, on the average."""
TABLES: tuple[type[Model], ...] = (Person, Registration, PersonTag, Event, Role)


def _opened(settings: Settings) -> AbstractAsyncContextManager[None]:
    return open_database(settings.database(), MODELS)


async def _everything() -> dict[str, list[dict[str, Any]]]:
    return {table.__name__: await table.all().order_by("id").values() for table in TABLES}


async def test_filling_twice_changes_nothing(settings: Settings) -> None:
    await fill_with_sample(settings)
    async with _opened(settings):
        before = await _everything()
    await fill_with_sample(settings)
    async with _opened(settings):
        assert await _everything() == before


async def test_where_somebody_is_already_nobody_is_added(settings: Settings) -> None:
    async with _opened(settings):
        services = build_services(settings, await Keyring.load(load_kek(settings)))
        await services.accounts.arrive(77, TelegramNames("Ольга"), "ru")
    await fill_with_sample(settings)
    async with _opened(settings):
        assert await Person.all().count() == 1
        assert not await Role.exists()


async def test_a_fill_that_breaks_off_leaves_nothing_and_can_be_repeated(settings: Settings) -> None:
    banned = next(peer for peer in community() if peer.status is Status.BANNED)
    async with _opened(settings):
        keyring = await Keyring.load(load_kek(settings))
        ((generation, tag),) = tags_for(keyring, TagKind.BANNED_TELEGRAM, str(banned.telegram_id))
        in_the_way = PersonTag(id=1, kind=TagKind.BANNED_TELEGRAM, generation=generation, tag=tag, person_id=None)
        await in_the_way.save()
    with pytest.raises(IntegrityError):
        await fill_with_sample(settings)
    async with _opened(settings):
        assert not await Person.exists()
        assert not await Role.exists()
        assert not await Event.exists()
        await in_the_way.delete()
    await fill_with_sample(settings)
    async with _opened(settings):
        assert await Person.filter(status=Status.MEMBER).count() == 300


async def test_roles_that_are_known_already_are_used(settings: Settings) -> None:
    async with _opened(settings):
        await Role.create(id=5, name="golang РАЗРАБОТЧИК", key="golang разработчик")
    await fill_with_sample(settings)
    async with _opened(settings):
        assert await Person.filter(role_id=5).count() > 10


async def test_its_rows_are_written_many_at_a_time(settings: Settings) -> None:
    async with _opened(settings):
        pass
    with statements_asked() as statements:
        await fill_with_sample(settings)
    async with _opened(settings):
        rows = sum([await table.all().count() for table in TABLES])
    assert len(statements) < rows / MANY


async def test_a_member_finds_the_others_and_reads_their_cards(filled: Settings) -> None:
    services = build_services(filled, await Keyring.load(load_kek(filled)))
    viewer = await services.accounts.find(familiar(community())[0].telegram_id)
    assert viewer is not None
    roles = await services.directory.roles(viewer)
    assert sum(role.members for role in roles) == 300
    assert await services.finding.count(viewer, Query()) == 300

    query = Query(roles=(roles[0].id,))
    assert await services.finding.count(viewer, query) == roles[0].members
    page = await services.finding.page(viewer, query)
    assert all(hit.name and hit.messenger_nickname and hit.team for hit in page.found)
    card = await services.directory.open_card(viewer, page.found[0].id)
    assert card.role is not None
    assert (card.role.name, card.team) == (roles[0].name, page.found[0].team)


async def test_somebody_who_stopped_goes_on_where_they_were(filled: Settings) -> None:
    services = build_services(filled, await Keyring.load(load_kek(filled)))
    peer = familiar(community())[2]
    person = await services.accounts.find(peer.telegram_id)
    assert person is not None
    assert person.draft is not None
    assert person.draft.next_step is peer.stopped_at
    assert (await services.registration.begin(person.id)).status is Status.APPLYING


async def test_somebody_who_left_may_come_back(filled: Settings) -> None:
    services = build_services(filled, await Keyring.load(load_kek(filled)))
    left = next(peer for peer in community() if peer.status is Status.LEFT)
    person = await services.accounts.find(left.telegram_id)
    assert person is not None
    again = await services.registration.begin(person.id)
    assert again.draft is not None
    assert again.draft.attempt > 1


async def test_a_ban_holds_even_when_the_person_s_row_is_gone(filled: Settings) -> None:
    services = build_services(filled, await Keyring.load(load_kek(filled)))
    banned = [peer.telegram_id for peer in community() if peer.status is Status.BANNED]
    await Person.filter(telegram_id__in=banned).update(telegram_id=None)
    for telegram_id in banned:
        assert (await services.accounts.arrive(telegram_id, TelegramNames("Олег"), "ru")).status is Status.BANNED


async def test_members_have_come_into_the_chat_by_links_of_their_own(filled: Settings) -> None:
    members = {person.id for person in await Person.filter(status=Status.MEMBER)}
    inside = {place.person_id for place in await ChatPlace.filter(place=Place.INSIDE)}
    assert inside <= members
    assert len(inside) > 0.8 * len(members)
    invites = await Invite.all()
    assert len({invite.person_id for invite in invites}) == len(invites)
    assert {invite.state for invite in invites} >= {InviteState.USED, InviteState.EXPIRED}
    services = build_services(filled, await Keyring.load(load_kek(filled)))
    member = await services.accounts.get(next(iter(inside)))
    assert member is not None
    assert (await services.invites.offer(member)).way is Way.INSIDE
