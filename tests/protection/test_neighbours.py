"""One damaged record hurts nobody else: what goes over many people, links or entries passes it and goes on."""

import json
import signal
from datetime import timedelta
from pathlib import Path

import pytest

from school21_bot import audit, clock
from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services
from school21_bot.audit import Action, Filter
from school21_bot.dumps import Left, Why
from school21_bot.dumps.models import ImportRow
from school21_bot.dumps.turns import no_beat
from school21_bot.invites.models import Invite, InviteState
from school21_bot.journal import Kind
from school21_bot.journal.models import Event
from school21_bot.messages import AbandonedRegistrations
from school21_bot.people import Deadlines, Status, Step
from school21_bot.people.models import Attempt, Person, PersonTag, Registration
from tests.dumps.forks import run_import
from tests.dumps.kit import checked, exported, original, user
from tests.flows.people import make_applicant, make_member
from tests.forks import Forked
from tests.protection.kit import fill


async def damage(table: type[Person] | type[ImportRow] | type[Invite], row_id: int) -> bytes:
    """Flip a bit of a record; gives what it is then."""
    row = await table.get(id=row_id)
    damaged: bytes = row.record[:-1] + bytes([row.record[-1] ^ 1])
    await table.filter(id=row_id).update(record=damaged)
    return damaged


async def test_an_export_leaves_out_whom_it_cannot_read_and_counts_them(services: Services) -> None:
    people = [await make_member(services, 700_000 + n, answers=_own(n)) for n in range(3)]
    await damage(Person, people[1].id)
    pieces: list[bytes] = []
    assert await services.exports.write(COMMAND_LINE, pieces.append, no_beat, passphrase=None) == (2, 1)
    document = json.loads(b"".join(pieces))
    assert [person["telegram_id"] for person in document["people"]] == [700_000, 700_002]
    # It is written down before the first byte leaves, when nobody knows yet who cannot be read.
    (entry,) = (await audit.page(Filter(action=Action.DUMP_EXPORTED), 0)).lines
    assert entry.details == {"people": 3, "sealed": False}
    for person in (people[0], people[2]):
        await damage(Person, person.id)
    assert json.loads(await exported(services))["people"] == []


async def test_an_import_leaves_whom_it_cannot_read_as_they_are_and_takes_in_the_others(
    services: Services, tmp_path: Path
) -> None:
    here = [await make_member(services, 700_000 + n, answers=_own(n)) for n in (1, 2)]
    record = await damage(Person, here[0].id)
    view = await checked(services, tmp_path, original([user(n) for n in (1, 2, 3)]))
    assert (view.counts["new"], view.counts["changed"], view.counts["conflict"]) == (1, 1, 1)
    notes = [note async for notes in services.imports.report(COMMAND_LINE, view.id) for note in notes]
    assert (Left.CONFLICT, Why.UNREADABLE) in {(note.kind, note.why) for note in notes}
    await services.imports.confirm(COMMAND_LINE, view.id, update_existing=True)
    await services.imports.apply_file(COMMAND_LINE, view.id, no_beat)
    assert (await Person.get(id=here[0].id)).record == record
    assert await Person.all().count() == 3


@pytest.mark.parametrize("what", ["a person", "an entry"])
async def test_what_is_damaged_behind_the_switch_of_an_import_is_left_and_reported(
    services: Services, tmp_path: Path, what: str
) -> None:
    here = await make_member(services, 700_001, answers=_own(1))
    view = await checked(services, tmp_path, original([user(n) for n in (1, 2, 3)]))
    await services.imports.confirm(COMMAND_LINE, view.id, update_existing=True)
    process = Forked(run_import, services.settings.database_url, str(services.settings.data_dir), view.id)
    await process.start(FAILPOINT="import:switched=kill")
    assert await process.dies() == -signal.SIGKILL
    if what == "a person":
        record = await damage(Person, here.id)
    else:
        row = await ImportRow.get(number=3)
        await damage(ImportRow, row.id)
    await services.imports.apply_file(COMMAND_LINE, view.id, no_beat)
    done = await services.imports.view(COMMAND_LINE, view.id)
    assert (done.imported, done.meanwhile) == (2, 1)
    assert await PersonTag.exclude(reserved_by=None).count() == 0
    assert await ImportRow.all().count() == 0
    if what == "a person":
        assert (await Person.get(id=here.id)).record == record


async def test_a_registration_whose_answers_are_damaged_runs_out_like_the_others(services: Services) -> None:
    people = [await make_applicant(services, 700_000 + n) for n in range(3)]
    await damage(Person, people[1].id)
    await Registration.all().update(deadline_at=clock.now() - timedelta(minutes=1))
    timer = AbandonedRegistrations(Deadlines(services.accounts, services.tuning), services.outbox)
    while await timer.tick():
        pass
    assert {row.status for row in await Person.all()} == {Status.ABANDONED}
    assert {row.status for row in await Registration.all()} == {Attempt.ABANDONED}
    assert await Event.filter(kind=Kind.REGISTRATION_ABANDONED.value).count() == 3


async def test_links_that_are_damaged_run_out_like_the_others(services: Services) -> None:
    await fill(services, 1)
    links = await Invite.all()
    await damage(Invite, links[0].id)
    past = clock.now() - timedelta(minutes=1)
    await Invite.filter(id__in=[links[0].id]).update(state=InviteState.ISSUED, expires_at=past)
    await services.invites.expire()
    row = await Invite.get(id=links[0].id)
    assert row.state is InviteState.EXPIRED
    await services.invites.revoke()
    assert not (await Invite.get(id=links[0].id)).to_revoke


def _own(number: int) -> dict[Step, str]:
    name = f"here{chr(97 + number)}"
    return {Step.SCHOOL_NICKNAME: name, Step.MESSENGER_NICKNAME: name}
