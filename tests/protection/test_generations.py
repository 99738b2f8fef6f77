"""A new index key: at no moment does a duplicate nickname pass or a lookup miss."""

import asyncio
import json
import signal
from pathlib import Path

import pytest

from school21_bot.access import COMMAND_LINE, in_the_bot
from school21_bot.app import Services, build_services
from school21_bot.dumps.turns import no_beat
from school21_bot.errors import RuleViolated
from school21_bot.jobs import JobState
from school21_bot.people import CONSENT_VERSION, Account, Status, Step, TelegramNames
from school21_bot.people.models import Person, PersonTag, TagKind
from school21_bot.protection import Deed
from school21_bot.sealing import KeyPurpose, Keyring, KeyState, load_kek
from school21_bot.sealing.models import DataKey
from school21_bot.storage import transaction
from tests.dumps.forks import run_import
from tests.dumps.kit import checked, exported, original, user
from tests.flows.people import make_applicant, make_member
from tests.forks import Forked
from tests.protection.forks import claim_for_ever, run_job
from tests.protection.kit import do, finish
from tests.services import OWNER

OWNS = in_the_bot(1, OWNER)
POINTS = (
    *("job:before-commit:2", "job:after-commit:3", "retag:begun", "retag:batch", "retag:batch-done:2"),
    *("retag:switched", "retag:clearing", "retag:clearing:2"),
)


def nickname(number: int) -> str:
    return f"peer{chr(97 + number // 26)}{chr(97 + number % 26)}"


async def community(services: Services, number: int = 20) -> list[Account]:
    """Members with nicknames of their own."""
    return [
        await make_member(
            services,
            1_000 + n,
            answers={Step.SCHOOL_NICKNAME: nickname(n), Step.MESSENGER_NICKNAME: f"peer.{n}"},
        )
        for n in range(number)
    ]


async def is_taken(services: Services, number: int) -> bool:
    """Whether an applicant is refused the nickname of a member."""
    applicant = await make_applicant(services, 9_999, until=Step.SCHOOL_NICKNAME)
    try:
        await services.registration.answer(
            applicant.id, Step.SCHOOL_NICKNAME, nickname(number), cause=f"taken:{number}:{id(object())}"
        )
    except RuleViolated as refusal:
        return refusal.reason == "taken"
    return False


async def generations() -> dict[int, int]:
    """How many tags there are of each generation."""
    found: dict[int, int] = {}
    for tag in await PersonTag.all():
        found[tag.generation] = found.get(tag.generation, 0) + 1
    return found


async def index_keys() -> dict[int, KeyState]:
    return {row.id: row.state for row in await DataKey.filter(purpose=KeyPurpose.INDEX)}


async def ban(services: Services, telegram_id: int) -> None:
    """Somebody is banned, and then deletes themselves: a tag is what is left."""
    account = await services.accounts.arrive(telegram_id, TelegramNames("Никто"), "ru")
    await services.membership.ban(OWNS, account.id)
    await services.deletion.delete(account.id)


async def test_every_nickname_is_written_for_the_new_key_and_the_old_one_goes(services: Services) -> None:
    await community(services)
    assert await generations() == {2: 40}
    done = await do(services, Deed.ROTATE_INDEX)
    assert (done.state, done.done, done.total) == (JobState.DONE, 20, 20)
    assert await generations() == {3: 40}
    assert await index_keys() == {3: KeyState.PRIMARY}
    await services.protection.catch_up()
    assert all([await is_taken(services, number) for number in range(20)])


@pytest.mark.parametrize("point", POINTS)
async def test_killed_at_any_point_it_goes_on_and_no_nickname_is_free_meanwhile(services: Services, point: str) -> None:
    await community(services, 12)
    job_id = await services.protection.start(COMMAND_LINE, Deed.ROTATE_INDEX)
    url, folder = services.settings.database_url, str(services.settings.data_dir)
    process = Forked(run_job, url, folder, job_id, 4)
    await process.start(FAILPOINT=f"{point}=kill")
    assert await process.dies() == -signal.SIGKILL
    await services.protection.catch_up()
    assert all([await is_taken(services, number) for number in range(12)])
    assert (await finish(services, job_id)).state is JobState.DONE
    assert (await generations(), await index_keys()) == ({3: 24}, {3: KeyState.PRIMARY})
    await services.protection.catch_up()
    assert all([await is_taken(services, number) for number in range(12)])


async def test_while_keys_change_again_and_again_of_many_who_want_one_nickname_one_gets_it(
    services: Services, tmp_path: Path
) -> None:
    await community(services)
    url, folder = services.settings.database_url, str(services.settings.data_dir)
    wanted = [f"want{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(500)]
    taken = [nickname(n) for n in range(20)]
    claimers = [
        Forked(claim_for_ever, url, folder, [*wanted, *taken], 5_000, str(tmp_path)),
        Forked(claim_for_ever, url, folder, [*wanted, *taken], 50_000, str(tmp_path)),
        Forked(claim_for_ever, url, folder, taken, 500_000, str(tmp_path)),
    ]
    await asyncio.gather(*(process.start() for process in claimers))
    for _ in range(3):
        job_id = await services.protection.start(COMMAND_LINE, Deed.ROTATE_INDEX)
        assert (await finish(services, job_id, batch=4)).state is JobState.DONE
    (tmp_path / "stop").touch()
    assert await asyncio.gather(*(process.dies() for process in claimers)) == [0, 0, 0]
    given = (tmp_path / "given").read_text().split()
    assert len(given) > 10
    assert len(given) == len(set(given))
    assert set(given) & set(taken) == set()
    (generation,) = await index_keys()
    assert await generations() == {generation: 2 * (20 + len(given))}


async def test_bans_outlive_their_people_and_any_number_of_keys(services: Services) -> None:
    await ban(services, 77)
    await do(services, Deed.ROTATE_INDEX)
    await do(services, Deed.ROTATE_INDEX)
    # Nobody knows the id any more, so the old key is kept for the ban and nothing else.
    assert await index_keys() == {2: KeyState.KEPT, 4: KeyState.PRIMARY}
    await services.protection.catch_up()
    await ban(services, 78)
    assert await generations() == {2: 1, 4: 1}
    for telegram_id in (77, 78):
        again = await services.accounts.arrive(telegram_id, TelegramNames("Никто"), "ru")
        assert again.status is Status.BANNED
    assert (await services.accounts.arrive(79, TelegramNames("Никто"), "ru")).status is Status.NEW


async def test_a_key_kept_for_a_ban_goes_with_it(services: Services) -> None:
    await ban(services, 77)
    await do(services, Deed.ROTATE_INDEX)
    await services.protection.tidy()
    assert set(await index_keys()) == {2, 3}
    await services.protection.catch_up()
    async with transaction():
        await services.accounts._uniqueness.lift_ban(77)
    await services.protection.tidy()
    assert set(await index_keys()) == {3}


async def test_a_member_whose_record_is_damaged_keeps_the_nickname(services: Services) -> None:
    people = await community(services, 3)
    row = await Person.get(id=people[1].id)
    await Person.filter(id=row.id).update(record=row.record[:-1] + bytes([row.record[-1] ^ 1]))
    done = await do(services, Deed.ROTATE_INDEX)
    assert (done.unreadable, done.named[0].row_id) == (1, row.id)
    assert (await index_keys())[2] is KeyState.KEPT
    await services.protection.catch_up()
    assert await is_taken(services, 1)


async def test_a_process_that_slept_through_it_lets_no_duplicate_pass_and_misses_no_ban(services: Services) -> None:
    sleeper = build_services(services.settings, await Keyring.load(load_kek(services.settings)))
    await ban(services, 77)
    await community(services, 3)
    late = await make_applicant(services, 50, answers={Step.SCHOOL_NICKNAME: "latecomer"})
    await do(services, Deed.ROTATE_INDEX)
    await services.protection.catch_up()
    # Asked with the old key alone it finds nothing, and is stopped where it counts.
    first = await make_member(
        services, 51, answers={Step.SCHOOL_NICKNAME: "latecomer", Step.MESSENGER_NICKNAME: "other"}
    )
    with pytest.raises(RuleViolated, match="taken"):
        await sleeper.registration.confirm(late.id, consent_version=CONSENT_VERSION)
    assert (await sleeper.accounts.arrive(77, TelegramNames("Никто"), "ru")).status is Status.BANNED
    tags = await PersonTag.filter(person_id=first.id)
    assert {(tag.kind, tag.generation) for tag in tags} == {
        (TagKind.SCHOOL_NICKNAME, 3),
        (TagKind.MESSENGER_NICKNAME, 3),
    }


async def test_whoever_edits_or_leaves_during_it_leaves_no_tag_behind(services: Services) -> None:
    people = await community(services, 30)
    job_id = await services.protection.start(COMMAND_LINE, Deed.ROTATE_INDEX)
    url, folder = services.settings.database_url, str(services.settings.data_dir)
    rotating = Forked(run_job, url, folder, job_id, 2)
    await rotating.start()
    for number, person in enumerate(people):
        if number % 3 == 0:
            await services.deletion.delete(person.id)
        elif number % 3 == 1:
            await services.profiles.edit(person.id, Step.SCHOOL_NICKNAME, f"other{nickname(number)}", cause=f"{number}")
    assert await rotating.dies() == 0
    assert await generations() == {3: 40}
    await services.protection.catch_up()
    assert [number for number in range(30) if await is_taken(services, number)] == list(range(2, 30, 3))


@pytest.mark.parametrize("ending", ["applied", "cancelled"])
@pytest.mark.parametrize("point", ["import:staged", "import:switched"])
async def test_nicknames_reserved_by_an_import_are_written_for_the_new_key_too(
    services: Services, tmp_path: Path, point: str, ending: str
) -> None:
    view = await checked(services, tmp_path, original([user(n) for n in range(1, 31)]))
    await services.imports.confirm(COMMAND_LINE, view.id, update_existing=True)
    process = Forked(run_import, services.settings.database_url, str(services.settings.data_dir), view.id)
    await process.start(FAILPOINT=f"{point}=kill")
    assert await process.dies() == -signal.SIGKILL
    reserved = await PersonTag.filter(person_id=None).count()
    assert reserved > 0
    assert (await do(services, Deed.ROTATE_INDEX)).state is JobState.DONE
    assert await generations() == {3: reserved}
    await services.protection.catch_up()
    if ending == "applied" or point == "import:switched":
        await services.imports.apply_file(COMMAND_LINE, view.id, no_beat)
        assert await generations() == {3: 60}
        assert len(json.loads(await exported(services))["people"]) == 30
    else:
        await services.imports.cancel(COMMAND_LINE, view.id)
        await services.imports.release(view.id)
        assert await generations() == {}


async def test_an_import_that_goes_on_during_it_reserves_in_every_generation(
    services: Services, tmp_path: Path
) -> None:
    await community(services, 5)
    view = await checked(services, tmp_path, original([user(n) for n in range(1, 201)]))
    await services.imports.confirm(COMMAND_LINE, view.id, update_existing=True)
    importing = Forked(run_import, services.settings.database_url, str(services.settings.data_dir), view.id)
    await importing.start()
    ended = asyncio.ensure_future(importing.dies())
    while not ended.done():
        job_id = await services.protection.start(COMMAND_LINE, Deed.ROTATE_INDEX)
        assert (await finish(services, job_id, batch=8)).state is JobState.DONE
    assert await ended == 0
    (generation,) = await index_keys()
    assert view.counts["new"] > 190
    assert await generations() == {generation: 2 * (5 + view.counts["new"])}
