"""Staff find people by whatever is known of them, and look through lists."""

import pytest

from school21_bot.access import in_the_bot
from school21_bot.app import Services
from school21_bot.audit.models import AuditEntry
from school21_bot.errors import NotAllowed, NotFound
from school21_bot.people import Group, Status, Step
from school21_bot.people.models import Person
from tests.flows.people import make_applicant, make_member, make_members, set_status
from tests.services import OWNER

BY = in_the_bot(1, OWNER)
STRANGER = in_the_bot(2, 77)


@pytest.mark.parametrize(
    "words",
    [
        "77",
        "Анна",
        "анна смирнова",
        "Смир",
        "annasmir",
        "@annasmir",
        "anna.smirnova",
        "  АННА   ",
        "anna_tg",
        "@anna_tg",
    ],
)
async def test_somebody_is_found_by_id_names_and_nicknames(services: Services, words: str) -> None:
    anna = await make_member(
        services,
        77,
        answers={Step.SCHOOL_NICKNAME: "annasmir", Step.MESSENGER_NICKNAME: "anna.smirnova"},
        name="Анна",
        last_name="Смирнова",
        username="anna_tg",
    )
    await make_member(services, 78)
    found = await services.roster.find(BY, words)
    assert found.ids == (anna.id,)


async def test_the_exact_ones_come_first_and_drafts_are_found_too(services: Services) -> None:
    alike = await make_applicant(services, 77, until=Step.TEAM, answers={Step.SCHOOL_NICKNAME: "petrovich"}, name="А")
    exact = await make_member(services, 78, answers={Step.SCHOOL_NICKNAME: "petrov"}, name="Б")
    assert (await services.roster.find(BY, "petrov")).ids == (exact.id, alike.id)


@pytest.mark.parametrize("words", ["", "   ", "@", "никто", "0", "9" * 40, "a" * 5000, "\ud800"])
async def test_nonsense_finds_nobody(services: Services, words: str) -> None:
    await make_member(services, 77)
    assert (await services.roster.find(BY, words)).ids == ()


async def test_a_list_shows_who_stands_so_the_latest_first_in_pages(services: Services) -> None:
    members = await make_members(services, 13)
    await set_status(members[3], Status.SUSPENDED)
    await set_status(members[4], Status.BANNED)
    first = await services.roster.page(BY, Group.MEMBERS, 0)
    last = await services.roster.page(BY, Group.MEMBERS, 99)
    assert (first.total, first.pages, last.number, len(last.lines)) == (11, 2, 1, 1)
    assert first.lines[0].id == members[-1].id
    banned = await services.roster.page(BY, Group.BANNED, 0)
    assert [line.id for line in banned.lines] == [members[4].id]
    assert (await services.roster.page(BY, Group.WAITING, 0)).lines == ()
    assert await services.roster.counts(BY) == {
        Group.MEMBERS: 11,
        Group.SUSPENDED: 1,
        Group.BANNED: 1,
        **dict.fromkeys([Group.APPLYING, Group.ABANDONED, Group.WAITING, Group.LEFT, Group.ARRIVED], 0),
    }


async def test_a_draft_shows_where_it_is(services: Services) -> None:
    await make_applicant(services, 77, until=Step.TEAM)
    (line,) = (await services.roster.page(BY, Group.APPLYING, 0)).lines
    assert line.step is Step.TEAM


async def test_a_damaged_record_hurts_only_its_owner(services: Services) -> None:
    broken, whole = await make_members(services, 2)
    await Person.filter(id=broken.id).update(record=b"broken")
    lines = (await services.roster.page(BY, Group.MEMBERS, 0)).lines
    assert {line.id: line.is_readable for line in lines} == {broken.id: False, whole.id: True}
    assert (await services.roster.find(BY, "peer")).ids == (whole.id,)


async def test_a_file_has_everything_and_its_opening_is_written_down(services: Services) -> None:
    member = await make_member(services, 77)
    await services.profiles.list_card(member.id, listed=False, cause="1")
    file = await services.files.open(BY, member.id)
    assert file.account.record.team == "Lab.SberPay.NFC"
    assert (file.role and file.role.name, file.level and file.level.code) == ("golang разработчик", "senior")
    assert file.joined_at is not None
    (entry,) = await AuditEntry.all()
    assert (entry.action, entry.target) == ("person-opened", member.id)
    history = await services.files.history(BY, member.id)
    assert {"registration_finished", "hidden", "person-opened"} <= {line.what for line in history}
    assert [line.at for line in history] == sorted((line.at for line in history), reverse=True)
    with pytest.raises(NotFound):
        await services.files.open(BY, 12345)


async def test_strangers_see_nothing(services: Services) -> None:
    member = await make_member(services, 77)
    for act in (
        services.roster.counts(STRANGER),
        services.roster.page(STRANGER, Group.MEMBERS, 0),
        services.roster.find(STRANGER, "77"),
        services.roster.find_telegram(STRANGER, 77),
        services.roster.lines(STRANGER, (member.id,)),
        services.files.open(STRANGER, member.id),
        services.files.read(STRANGER, member.id),
        services.files.history(STRANGER, member.id),
    ):
        with pytest.raises(NotAllowed):
            await act
