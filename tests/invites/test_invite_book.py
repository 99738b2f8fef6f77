"""Staff see whose links there are, what became of them, who tried somebody else's; they never see a link itself."""

from dataclasses import asdict
from datetime import timedelta

import pytest

from school21_bot import audit, clock
from school21_bot.access import StaffRole, in_the_bot
from school21_bot.app import Services
from school21_bot.audit import Filter
from school21_bot.errors import Conflict, NotAllowed, NotFound
from school21_bot.invites import Links, Shelf
from school21_bot.invites.links import Invite as Link
from school21_bot.invites.models import Invite, InviteMode, InviteState
from school21_bot.journal.models import Event
from school21_bot.people import Account
from tests.flows.people import make_member, make_members
from tests.services import OWNER

OWNS = in_the_bot(1, OWNER)
CHAT = -100
LIFE = timedelta(hours=72)


async def give(services: Services, owner: Account, code: str = "a") -> Link:
    link = f"https://t.me/+{code}"
    return await Links(services.sealer).issue(owner.id, CHAT, InviteMode.JOIN_REQUEST, link, LIFE)


async def close(services: Services, link: Link, state: InviteState) -> None:
    assert await Links(services.sealer).close(link, state)


async def test_links_lie_on_the_shelf_of_their_state_and_misused_ones_on_one_more(services: Services) -> None:
    owner, *others = await make_members(services, 5)
    for number, state in enumerate((InviteState.USED, InviteState.EXPIRED, InviteState.REVOKED, InviteState.MISUSED)):
        link = await give(services, others[number], str(number))
        await close(services, link, state)
        if state in {InviteState.REVOKED, InviteState.MISUSED}:
            await Links(services.sealer).note_misuse(link, 666, clock.now())
    await give(services, owner)
    counts = await services.invite_book.counts(OWNS)
    assert counts == {
        Shelf.ISSUED: 1,
        Shelf.USED: 1,
        Shelf.EXPIRED: 1,
        Shelf.REVOKED: 1,
        Shelf.MISUSED: 2,
    }
    for shelf, count in counts.items():
        page = await services.invite_book.page(OWNS, shelf, 0)
        assert page.total == len(page.lines) == count
    (line,) = (await services.invite_book.page(OWNS, Shelf.ISSUED, 0)).lines
    assert (line.owner.name, line.expires_at - line.issued_at) == ("Коллега 1", LIFE)


async def test_links_are_paged_the_newest_first(services: Services) -> None:
    links = [await give(services, owner, str(owner.id)) for owner in await make_members(services, 18)]
    pages = [await services.invite_book.page(OWNS, Shelf.ISSUED, number) for number in (-1, 1, 99)]
    assert [page.number for page in pages] == [0, 1, 2]
    assert pages[0].pages == 3
    assert [line.id for page in pages for line in page.lines] == [link.id for link in reversed(links)]


async def test_a_card_says_who_misused_a_link_by_name_or_number_and_never_shows_the_link(services: Services) -> None:
    owner = await make_member(services, 7, username="ivan")
    stranger = await services.accounts.find((await make_members(services, 1))[0].telegram_id or 0)
    assert stranger is not None
    assert stranger.telegram_id is not None
    link = await give(services, owner)
    await Links(services.sealer).note_misuse(link, 666, clock.now())
    card = await services.invite_book.card(OWNS, link.id)
    assert (card.owner.name, card.owner.username, card.state) == ("Иван", "ivan", InviteState.ISSUED)
    assert (card.misused_by, card.misused_by_person) == (666, None)
    await Links(services.sealer).note_misuse(link, stranger.telegram_id, clock.now())
    card = await services.invite_book.card(OWNS, link.id)
    assert card.misused_by_person is not None
    assert card.misused_by_person.name == "Коллега 1"
    assert "t.me" not in str(asdict(card))


async def test_a_revoked_link_is_over_and_telegram_is_told_by_the_sweep(services: Services) -> None:
    owner = await make_member(services, 7)
    link = await give(services, owner)
    await services.invite_book.revoke(OWNS, link.id)
    row = await Invite.get(id=link.id)
    assert (row.state, row.closed_by, row.to_revoke) == (InviteState.REVOKED, OWNER, True)
    assert await Event.filter(kind="invite_revoked", person=owner.id).count() == 1
    (entry,) = (await audit.page(Filter(), 0)).lines
    assert (entry.action, entry.target_kind, entry.target, entry.details) == (
        "invite-revoked",
        "invite",
        link.id,
        {"person": owner.id},
    )
    with pytest.raises(Conflict):
        await services.invite_book.revoke(OWNS, link.id)
    again = await give(services, owner, "b")
    with pytest.raises(Conflict):
        await services.invite_book.revoke(OWNS, link.id)
    assert (await services.invite_book.card(OWNS, again.id)).state is InviteState.ISSUED
    assert (await audit.page(Filter(), 0)).total == 1


async def test_a_link_goes_with_its_owner(services: Services) -> None:
    owner = await make_member(services, 7)
    link = await give(services, owner)
    await services.deletion.delete(owner.id)
    for act in (services.invite_book.card(OWNS, link.id), services.invite_book.revoke(OWNS, link.id)):
        with pytest.raises(NotFound):
            await act
    assert set((await services.invite_book.counts(OWNS)).values()) == {0}


async def test_only_those_with_the_right_look_at_links(services: Services) -> None:
    owner = await make_member(services, 7)
    link = await give(services, owner)
    await services.access.grant(OWNS, 77, StaffRole.ANALYST)
    for actor in (in_the_bot(2, 77), in_the_bot(owner.id, 7)):
        for act in (
            services.invite_book.counts(actor),
            services.invite_book.page(actor, Shelf.ISSUED, 0),
            services.invite_book.card(actor, link.id),
            services.invite_book.revoke(actor, link.id),
            services.names.of(actor, [owner.id]),
            services.names.behind(actor, [7]),
        ):
            with pytest.raises(NotAllowed):
                await act
    assert (await services.invite_book.card(OWNS, link.id)).state is InviteState.ISSUED
