"""The log is read and taken along by those with the right, and taking it along is in the log."""

import json
from datetime import timedelta

import pytest

from school21_bot import audit, clock
from school21_bot.access import COMMAND_LINE, StaffRole, in_the_bot
from school21_bot.app import Services
from school21_bot.audit import Action, Filter
from school21_bot.errors import NotAllowed, NotFound
from school21_bot.storage import transaction
from tests.services import OWNER

OWNS = in_the_bot(1, OWNER)


async def leave(services: Services, times: int, action: Action = Action.ROLE_RENAMED) -> None:
    async with transaction():
        for number in range(times):
            await services.access.act(OWNS, action, details={"number": number})


async def test_the_command_line_can_be_asked_for_and_each_act_once(services: Services) -> None:
    await leave(services, 3)
    await services.access.grant(COMMAND_LINE, 77, StaffRole.ADMIN)
    page = await services.trail.page(OWNS, Filter(via="command-line"), 0)
    assert [entry.action for entry in page.lines] == ["staff-granted"]
    assert await services.trail.actions(OWNS) == [Action.STAFF_GRANTED, Action.ROLE_RENAMED]
    assert await services.trail.actors(OWNS) == [1]
    (entry,) = page.lines
    assert await services.trail.entry(OWNS, entry.id) == entry
    with pytest.raises(NotFound):
        await services.trail.entry(OWNS, 404)


async def test_what_is_wanted_is_exported_whole_oldest_first_and_the_export_noted(services: Services) -> None:
    await leave(services, 1203)
    await leave(services, 2, Action.LEVEL_MOVED)
    export = await services.trail.export(OWNS, Filter(action=Action.ROLE_RENAMED))
    for _ in range(2):  # Telegram may ask to send it again
        batches = [batch async for batch in export]
        lines = [json.loads(line) for batch in batches for line in batch.splitlines()]
        assert [line["details"]["number"] for line in lines] == list(range(1203))
        assert len(batches) == 3
    assert set(lines[0]) == {"id", "at", "via", "actor", "action", "target_kind", "target", "details"}
    assert lines[0]["at"].endswith("+00:00")
    newest = (await audit.page(Filter(), 0)).lines[0]
    assert (newest.action, newest.actor, newest.details) == ("audit-exported", 1, {"entries": 1203})


async def test_an_export_ends_where_it_was_asked_for(services: Services) -> None:
    await leave(services, 2)
    export = await services.trail.export(OWNS, Filter(until=clock.now() + timedelta(days=1)))
    await leave(services, 2)
    assert len([line async for batch in export for line in batch.splitlines()]) == 2


async def test_nothing_is_not_exported_and_not_noted(services: Services) -> None:
    with pytest.raises(NotFound):
        await services.trail.export(OWNS, Filter(action=Action.ROLE_MERGED))
    assert not (await audit.page(Filter(), 0)).total


async def test_only_those_with_the_right_read_the_log(services: Services) -> None:
    await leave(services, 1)
    (entry,) = (await audit.page(Filter(), 0)).lines
    await services.access.grant(OWNS, 77, StaffRole.ANALYST)
    for actor in (in_the_bot(2, 77), in_the_bot(3, 78)):
        for act in (
            services.trail.page(actor, Filter(), 0),
            services.trail.entry(actor, entry.id),
            services.trail.actors(actor),
            services.trail.actions(actor),
            services.trail.export(actor, Filter()),
        ):
            with pytest.raises(NotAllowed):
                await act
