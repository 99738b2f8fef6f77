"""A page of members for whoever introduces them, and the links that name one."""

import pytest

from school21_bot.app import Services
from school21_bot.people import Account, Step, card_link, card_of_link, is_card_link
from school21_bot.people.models import Person as Row
from tests.flows.people import make_member, make_members

ANNA = {Step.SCHOOL_NICKNAME: "annasmir", Step.MESSENGER_NICKNAME: "a.smirnova", Step.ROLE: "Аналитик"}


@pytest.fixture
async def anna(services: Services) -> Account:
    return await make_member(services, 2, name="Анна", answers=ANNA)


async def names(services: Services, viewer: Account, text: str) -> list[str]:
    """All who are introduced, page by page."""
    found, after = list[str](), ""
    while True:
        page = await services.introducing.found(viewer, text, after)
        found += [card.name for card in page.cards]
        if not (after := page.after):
            return found


async def test_pages_follow_each_other_in_each_layout(services: Services, anna: Account) -> None:
    await make_members(services, 23)
    everybody = [f"Коллега {number}" for number in range(23, 0, -1)]
    for text in ("qa", "коллега", "rjkktuf", "QA middle"):
        assert await names(services, anna, text) == everybody
    assert await names(services, anna, "") == [*everybody, "Анна"]


async def test_a_card_says_no_more_than_its_member_shows(services: Services, anna: Account) -> None:
    (member,) = await make_members(services, 1)
    await Row.filter(id=member.id).update(hidden_fields=["team", "messenger_nickname"])
    for text in ("qa", card_link(member.id)):
        (card,) = (await services.introducing.found(anna, text)).cards
        assert (card.team, card.messenger_nickname) == (None, None)


async def test_cards_keep_their_order_and_leave_out_who_cannot_be_read(services: Services, anna: Account) -> None:
    first, second, third = await make_members(services, 3)
    await Row.filter(id=second.id).update(record=b"\x00" * 64)
    cards = await services.directory.cards(anna, [third.id, second.id, 5, first.id])
    assert [card.id for card in cards] == [third.id, first.id]
    assert await services.directory.cards(anna, []) == []


@pytest.mark.parametrize("text", ["card_", "card_0", "card_01", "card_-1", f"card_{2**63}", "card_\u0661", "card_1 "])
def test_what_names_no_card_is_still_meant_to(text: str) -> None:
    assert is_card_link(text)
    assert card_of_link(text) is None


def test_a_link_names_the_card() -> None:
    for number in (1, 2**63 - 1):
        assert card_of_link(card_link(number)) == number
        assert len(card_link(number)) <= 64
    assert not is_card_link("cards")
