"""Two who want one nickname at once, in the middle of a change of the index key, from processes awake and asleep."""

import asyncio
from pathlib import Path

import pytest

from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services, build_services
from school21_bot.errors import RuleViolated
from school21_bot.jobs import JobState
from school21_bot.people import CONSENT_VERSION, Status, Step, TelegramNames
from school21_bot.people.models import PersonTag, TagKind
from school21_bot.protection import Deed
from school21_bot.sealing import Keyring, load_kek
from tests.flows.people import make_applicant, make_member
from tests.forks import Forked
from tests.protection.forks import claim_for_ever
from tests.protection.kit import do, finish
from tests.protection.members import ban, community, generations, index_keys, nickname

pytestmark = pytest.mark.usefixtures("impatient")


async def test_while_keys_change_again_and_again_of_many_who_want_one_nickname_one_gets_it(
    services: Services, tmp_path: Path
) -> None:
    await community(services)
    url, folder = services.settings.database_url, str(services.settings.data_dir)
    # Few enough that the job can overtake those who join meanwhile, whatever else the machine does.
    wanted = [f"want{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(60)]
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
