"""Members are recognised by what Telegram says of them, and everybody else is nobody."""

import pytest

from school21_bot.app import Services
from school21_bot.errors import ConsentDue, NotAllowed, NotFound
from school21_bot.people import Account, Status, Step
from school21_bot.people.models import Person as Row
from school21_bot.storage import fetch
from tests.flows.people import make_applicant, make_member, set_status
from tests.people.conftest import reread

OTHER = {Step.SCHOOL_NICKNAME: "petrpetr", Step.MESSENGER_NICKNAME: "vanya_p"}
YOUNG = {Step.SCHOOL_NICKNAME: "youngone", Step.MESSENGER_NICKNAME: "young.one"}


@pytest.fixture
async def ivan(services: Services) -> Account:
    return await make_member(services, 1, name="Иван", username="Vanya_P")


@pytest.fixture
async def viewer(services: Services, ivan: Account) -> Account:
    """Somebody whose nickname in the messenger is the user name of somebody else, and who came later."""
    return await make_member(services, 2, name="Пётр", answers=OTHER)


async def test_by_the_account_and_by_the_user_name(services: Services, ivan: Account, viewer: Account) -> None:
    assert await services.recognising.by_telegram(viewer, 1) == ivan.id
    for typed in ("@vanya_p", "VANYA_P", "Vanya_P"):
        assert await services.recognising.by_username(viewer, typed) == ivan.id


@pytest.mark.parametrize("telegram_id", [3, 0, -1, 2**63, 10**40])
async def test_an_account_of_nobody(services: Services, viewer: Account, telegram_id: int) -> None:
    with pytest.raises(NotFound):
        await services.recognising.by_telegram(viewer, telegram_id)


@pytest.mark.parametrize("typed", ["", "@", "ivanpetr", "vanya", "vanya_pp", "x" * 100_000, "\x00", "\ud800", "ﷺ"])
async def test_a_user_name_of_nobody(services: Services, viewer: Account, typed: str) -> None:
    with pytest.raises(NotFound):
        await services.recognising.by_username(viewer, typed)


@pytest.mark.parametrize("status", [Status.LEFT, Status.REMOVED, Status.BANNED, Status.SUSPENDED])
async def test_who_is_no_member_any_more_is_nobody(
    services: Services, ivan: Account, viewer: Account, status: Status
) -> None:
    await set_status(ivan, status)
    await nobody(services, viewer)


async def test_who_does_not_wish_to_be_found_is_nobody(services: Services, ivan: Account, viewer: Account) -> None:
    await services.profiles.list_card(ivan.id, listed=False, cause="test")
    await nobody(services, viewer)


async def nobody(services: Services, viewer: Account) -> None:
    with pytest.raises(NotFound):
        await services.recognising.by_telegram(viewer, 1)
    with pytest.raises(NotFound):
        await services.recognising.by_username(viewer, "vanya_p")


async def test_forged_tokens_make_nobody_somebody_else(services: Services, ivan: Account, viewer: Account) -> None:
    third = await make_member(
        services, 3, name="Олег", answers={Step.SCHOOL_NICKNAME: "olegoleg", Step.MESSENGER_NICKNAME: "o.leg"}
    )
    await fetch("DELETE FROM search_token WHERE person = $1", third.id)
    await fetch("UPDATE search_token SET person = $1 WHERE person = $2", third.id, ivan.id)
    with pytest.raises(NotFound):
        await services.recognising.by_username(viewer, "vanya_p")


async def test_only_members_may_ask(services: Services, ivan: Account) -> None:
    applicant = await make_applicant(services, 9, until=Step.TEAM, answers=YOUNG)
    due = await make_member(services, 10, answers={Step.SCHOOL_NICKNAME: "duedue", Step.MESSENGER_NICKNAME: "d.ue"})
    await Row.filter(id=due.id).update(consent_version="2001-01")
    for asker, refusal in ((applicant, NotAllowed), (await reread(services, due), ConsentDue)):
        for asked in (1, 999):
            with pytest.raises(refusal):
                await services.recognising.by_telegram(asker, asked)
        for name in ("vanya_p", "nobody"):
            with pytest.raises(refusal):
                await services.recognising.by_username(asker, name)
        for text in ("", f"card_{ivan.id}", "card_1"):
            with pytest.raises(refusal):
                await services.introducing.found(asker, text)
