"""Who may, what is written down, and what is refused."""

import pytest

from school21_bot import audit
from school21_bot.access import COMMAND_LINE, StaffRole, in_the_bot
from school21_bot.app import Services, work_of
from school21_bot.audit import Action, Filter
from school21_bot.errors import Conflict, NotAllowed, NotFound
from school21_bot.jobs import JobState
from school21_bot.protection import Deed
from school21_bot.settings import Settings
from tests.jobs.kit import working
from tests.messages.test_amending import delivery
from tests.protection.kit import do, fill, finish, keys_in_use, opened
from tests.services import OWNER

OWNS = in_the_bot(1, OWNER)


async def test_owners_and_admins_may_and_nobody_else(services: Services) -> None:
    for telegram_id, role in ((11, StaffRole.ADMIN), (12, StaffRole.ANALYST)):
        await services.access.grant(COMMAND_LINE, telegram_id, role)
    job_id = await services.protection.start(in_the_bot(2, 11), Deed.ROTATE)
    for stranger in (in_the_bot(3, 12), in_the_bot(4, 13)):
        for verb in (
            services.protection.status(stranger),
            services.protection.current(stranger),
            services.protection.view(stranger, job_id),
            services.protection.start(stranger, Deed.UNSEAL),
            services.protection.pause(stranger, job_id),
            services.protection.resume(stranger, job_id),
            services.protection.cancel(stranger, job_id),
        ):
            with pytest.raises(NotAllowed):
                await verb
    assert (await services.protection.view(OWNS, job_id)).state is JobState.ACTIVE


async def test_one_deed_at_a_time(services: Services) -> None:
    job_id = await services.protection.start(OWNS, Deed.ROTATE)
    for deed in Deed:
        with pytest.raises(Conflict):
            await services.protection.start(OWNS, deed)
    await services.protection.cancel(OWNS, job_id)
    await services.protection.start(OWNS, Deed.UNSEAL)


async def test_there_is_nothing_to_rotate_while_records_are_kept_readable(services: Services) -> None:
    await do(services, Deed.UNSEAL)
    with pytest.raises(Conflict):
        await services.protection.start(OWNS, Deed.ROTATE)


async def test_every_act_and_its_end_are_written_down(services: Services) -> None:
    await fill(services, 3)
    job_id = await services.protection.start(OWNS, Deed.UNSEAL)
    await services.protection.pause(OWNS, job_id)
    await services.protection.resume(OWNS, job_id)
    done = await finish(services, job_id)
    entries = [
        (entry.action, entry.via, entry.actor, entry.target, entry.details)
        for entry in reversed((await audit.page(Filter(), 0)).lines)
    ]
    assert entries == [
        (Action.ENCRYPTION_UNSEAL, "bot", 1, 1, {}),
        (Action.ENCRYPTION_PAUSED, "bot", 1, None, {"deed": "unseal"}),
        (Action.ENCRYPTION_RESUMED, "bot", 1, None, {"deed": "unseal"}),
        (Action.ENCRYPTION_DONE, "bot", 1, 3, {"deed": "unseal", "records": done.total, "unreadable": 0}),
    ]
    with pytest.raises(Conflict):
        await services.protection.pause(OWNS, job_id)


async def test_jobs_of_others_are_none_of_ours(services: Services) -> None:
    other = await services.jobs.start("invite")
    for verb in (services.protection.view, services.protection.pause, services.protection.cancel):
        with pytest.raises(NotFound):
            await verb(OWNS, other)
        with pytest.raises(NotFound):
            await verb(OWNS, 404)
    assert await services.protection.current(OWNS) is None


class TestWithWorkers:
    """The same job, done by a worker that Redis calls."""

    @pytest.fixture
    def settings_of_services(self, settings_of_services: Settings, redis_url: str) -> Settings:
        return settings_of_services.model_copy(update={"redis_url": redis_url})

    async def test_a_worker_does_it_and_says_how_far_it_is(self, services: Services) -> None:
        await fill(services, 200)
        before = await opened(services)
        kinds = work_of(services, delivery).kinds  # type: ignore[arg-type]  # nobody is written to
        job_id = await services.protection.start(OWNS, Deed.ROTATE)
        async with working(services.jobs, *kinds):
            seen = set()
            while (now := await services.protection.view(OWNS, job_id)).is_open:
                assert 0 <= now.percent <= 100
                assert now.seconds_left is None or now.seconds_left >= 0
                seen.add(now.phase)
        assert now.state is JobState.DONE
        assert len(seen) > 1
        assert await opened(services) == before
        assert len(await keys_in_use()) == 1

    async def test_after_sealing_the_log_of_redis_is_written_anew(self, services: Services) -> None:
        await do(services, Deed.UNSEAL)
        done = await do(services, Deed.SEAL)
        assert done.is_clean is True
