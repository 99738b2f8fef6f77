"""What becomes of each entry of a file: taken in, changed, left out, and why."""

import json
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from school21_bot.access import COMMAND_LINE, StaffRole
from school21_bot.access.models import Staff
from school21_bot.app import Services
from school21_bot.audit.models import AuditEntry
from school21_bot.dumps import ImportState
from school21_bot.dumps.turns import no_beat
from school21_bot.errors import Conflict, RuleViolated
from school21_bot.journal.models import Event
from school21_bot.people import Category, Status, Step, TelegramNames
from school21_bot.people.models import Level, Person, PersonTag, Registration, Role
from school21_bot.storage import fetch
from tests.dumps.kit import checked, exported, imported, notes, original, people_of, user
from tests.flows.people import make_applicant, make_member, set_status
from tests.people.conftest import reread


async def test_the_originals_quirks_are_understood(services: Services, tmp_path: Path) -> None:
    users = [
        user(1, level_id=4, username=None, is_admin=True, description="Пишу код"),
        user(2, is_registered=False, field_not_filled="team_name", team_name="Пусто", role="Пусто", level_id=None),
        user(3, is_registered=False, field_not_filled="0", registration_date=None, sber_id="Пусто"),
        user(4, sber_id="ПУСТО "),
        user(5, level_id=7, username=None),
        user(6, registration_date="вчера"),
        user(7, level_id=99),
        user(8, school21_nickname="не латиница"),
    ]
    levels = [(2, "Middle"), (4, "Не важно"), (7, "Архимаг")]
    view = await imported(services, tmp_path, original(users, levels))
    assert (view.counts["new"], view.counts["invalid"], view.counts["admins"]) == (5, 3, 1)
    assert (view.counts["new_levels"], view.counts["new_roles"]) == (1, 1)
    assert {(note.entry, note.field, note.why) for note in await notes(services, view)} == {
        (1, "is_admin", "not-applied"),
        (6, "registration_date", "date"),
        (7, "level", "unknown"),
        (8, "school_nickname", "not-latin"),
    }
    one, two, three, four, five = people_of(await exported(services))
    assert (one["level"], one["description"], one["joined_at"]) == ("unstated", "Пишу код", "2024-03-05T09:30:00Z")
    assert "username" not in one
    assert (two["status"], two["attempts"][0]["step"], two.get("team")) == ("abandoned", "team", None)
    assert (three["status"], three["attempts"][0]["step"]) == ("abandoned", "messenger_nickname")
    assert (four["status"], four["attempts"][0]["step"]) == ("abandoned", "messenger_nickname")
    assert (await Level.get(code=five["level"])).name == "Архимаг"
    assert await Staff.all().count() == 0
    joined = await Event.get(kind="registration_finished", person=(await Person.get(telegram_id=700_001)).id)
    assert joined.at.isoformat() == "2024-03-05T09:30:00+00:00"
    assert (await Registration.all().order_by("started_at").first()).started_at == joined.at  # type: ignore[union-attr]  # there are some


async def test_the_second_time_nothing_is_new(services: Services, tmp_path: Path) -> None:
    content = original([user(1), user(2, is_registered=False, field_not_filled="description", description="Пусто")])
    await imported(services, tmp_path, content)
    events = await Event.all().count()
    again = await imported(services, tmp_path, content)
    assert (again.counts["unchanged"], again.applied) == (2, 0)
    assert await Event.all().count() == events


@pytest.mark.parametrize("update", [True, False])
async def test_people_who_are_here_are_updated_or_left_as_wished(
    services: Services, tmp_path: Path, update: bool
) -> None:
    member = await make_member(services, 700_001, answers={Step.SCHOOL_NICKNAME: "oldnick"})
    await services.profiles.list_card(member.id, listed=False, cause="test")
    view = await imported(services, tmp_path, original([user(1), user(2)]), update=update)
    assert (view.counts["new"], view.counts["changed"]) == (1, 1)
    assert view.counts["fields"]["team"] == 1
    changed = await reread(services, member)
    assert changed.record.team == ("Команда 1" if update else "Lab.SberPay.NFC")
    assert (changed.listed, changed.record.first_name) == (False, "Иван")
    kinds = Counter(tag.kind for tag in await PersonTag.filter(person_id=member.id))
    assert set(kinds.values()) == {1}
    other = await services.accounts.arrive(900, TelegramNames("Пётр"), "ru")
    await services.registration.begin(other.id)
    if update:  # the old nickname is free, the new one is not
        await services.registration.answer(other.id, Step.SCHOOL_NICKNAME, "oldnick", cause="a")
        with pytest.raises(RuleViolated):
            await services.registration.answer(other.id, Step.SCHOOL_NICKNAME, "peeraaab", cause="b")


async def test_entries_that_meet_others_are_left_out_and_named(services: Services, tmp_path: Path) -> None:
    await make_member(services, 800, answers={Step.SCHOOL_NICKNAME: "peeraaab"})
    banned = await make_applicant(services, 700_002, until=Step.SCHOOL_NICKNAME)
    await set_status(banned, Status.BANNED)
    gone = await make_applicant(services, 700_003, until=Step.SCHOOL_NICKNAME)
    await set_status(gone, Status.BANNED)
    await services.deletion.delete(gone.id)
    left = await make_applicant(services, 700_004, until=Step.SCHOOL_NICKNAME)
    await set_status(left, Status.LEFT)
    users = [user(1), user(2), user(3), user(4), user(5), user(6, telegram_id=700_005), user(7, sber_id="PEER.5")]
    view = await imported(services, tmp_path, original(users))
    assert (view.counts["conflict"], view.counts["duplicate"], view.counts["new"]) == (4, 2, 1)
    found = {note.entry: (note.kind, note.field, note.why) for note in await notes(services, view)}
    assert found[1] == ("conflict", "school_nickname", "taken")
    assert found[2] == ("conflict", "status", "banned")
    assert found[3] == ("conflict", "telegram_id", "banned")
    assert found[4] == ("conflict", "status", "standing")
    assert found[6][0] == found[7][0] == "duplicate"


async def test_swapped_nicknames_are_in_conflict(services: Services, tmp_path: Path) -> None:
    await imported(services, tmp_path, original([user(1), user(2)]))
    swapped = [user(1, school21_nickname="peeraaac"), user(2, school21_nickname="peeraaab")]
    assert (await checked(services, tmp_path, original(swapped))).counts["conflict"] == 2


async def test_who_changed_after_the_preview_is_reported_and_not_overwritten(
    services: Services, tmp_path: Path
) -> None:
    member = await make_member(services, 700_001)
    view = await checked(services, tmp_path, original([user(1), user(2), user(3), user(4)]))
    await services.profiles.edit(member.id, Step.TEAM, "Новая команда", cause="test")
    other = {Step.SCHOOL_NICKNAME: "othernick"}
    began = await make_applicant(services, 700_002, until=Step.MESSENGER_NICKNAME, answers=other)
    came = await services.accounts.arrive(700_003, TelegramNames("Пётр"), "en")
    await services.imports.confirm(COMMAND_LINE, view.id, update_existing=True)
    await services.imports.apply_file(COMMAND_LINE, view.id, no_beat)
    done = await services.imports.view(COMMAND_LINE, view.id)
    assert done.meanwhile == 2
    assert (await reread(services, member)).record.team == "Новая команда"
    assert (await reread(services, began)).status is Status.APPLYING
    filled = await reread(services, came)
    assert (filled.status, filled.record.first_name) == (Status.MEMBER, "Пётр")
    assert await Person.all().count() == 4


async def test_nicknames_are_kept_for_whoever_is_about_to_be_imported(services: Services, tmp_path: Path) -> None:
    view = await checked(services, tmp_path, original([user(1)]))
    await services.imports.confirm(COMMAND_LINE, view.id, update_existing=True)
    row = await services.imports._imports.get(view.id)
    await services.imports._importing.stage(row, no_beat)
    assert await Person.all().count() == 0
    other = await services.accounts.arrive(900, TelegramNames("Пётр"), "ru")
    await services.registration.begin(other.id)
    with pytest.raises(RuleViolated):
        await services.registration.answer(other.id, Step.SCHOOL_NICKNAME, "peeraaab", cause="a")
    with pytest.raises(Conflict):  # the switch is turned
        await services.imports.cancel(COMMAND_LINE, view.id)
    await services.imports.apply_file(COMMAND_LINE, view.id, no_beat)
    assert await Person.all().count() == 2


async def test_an_import_makes_nobody_staff_and_takes_nobody_out(services: Services, tmp_path: Path) -> None:
    member = await make_member(services, 700_001)
    await services.access.grant(COMMAND_LINE, 700_001, StaffRole.ADMIN)
    await imported(services, tmp_path, original([user(1, is_admin=False), user(2, is_admin=True)]))
    assert await services.access.role_of(member.telegram_id) is StaffRole.ADMIN
    assert await services.access.role_of(700_002) is None
    kept = (await exported(services)).decode()
    assert "admin" not in kept


async def test_only_one_import_at_a_time_and_each_deed_is_written_down(services: Services, tmp_path: Path) -> None:
    content = original([user(1)])
    first = await checked(services, tmp_path, content)
    second = await checked(services, tmp_path, content)  # one that only waits gives way
    assert (await services.imports.view(COMMAND_LINE, first.id)).state is ImportState.CANCELLED
    await services.imports.confirm(COMMAND_LINE, second.id, update_existing=True)
    with pytest.raises(Conflict):
        await checked(services, tmp_path, content)
    await services.imports.apply_file(COMMAND_LINE, second.id, no_beat)
    actions = [entry.action for entry in await AuditEntry.all().order_by("id")]
    assert actions == ["dump-checked", "dump-cancelled", "dump-checked", "dump-imported"]


async def test_a_role_that_was_merged_stays_merged_and_is_no_difference(services: Services, tmp_path: Path) -> None:
    await imported(services, tmp_path, original([user(1, role="Python developer"), user(2)]))
    rows = {role.name: role.id for role in await Role.all()}
    await fetch(
        "UPDATE role SET merged_into_id = $1 WHERE id = $2", rows["Python разработчик"], rows["Python developer"]
    )
    view = await checked(services, tmp_path, original([user(1), user(2)]))
    assert view.counts["unchanged"] == 2


async def test_what_is_staged_is_sealed(services: Services, tmp_path: Path) -> None:
    view = await checked(services, tmp_path, original([user(1, team_name="Очень тайная команда")]))
    await services.imports.confirm(COMMAND_LINE, view.id, update_existing=True)
    await services.imports._importing.stage(await services.imports._imports.get(view.id), no_beat)
    rows = await fetch("SELECT record FROM import_row")
    assert len(rows) == 1
    assert "тайная".encode() not in bytes(rows[0]["record"])
    for row in await fetch('SELECT record, counts FROM "import"'):
        assert "тайная" not in msgspec.json.encode(row["counts"]).decode()


@pytest.mark.parametrize("said", [True, False, None])
async def test_a_file_of_before_there_were_news_turns_them_on_for_nobody(
    services: Services, tmp_path: Path, said: bool | None
) -> None:
    member = await make_member(services, 501)
    document = json.loads(await exported(services))
    (entry,) = document["people"]
    assert entry.pop("news_off") is False
    entry |= {"team": "Core"} | ({} if said is None else {"news_off": said})
    await services.preferences.opt_out(member.id, Category.NEWS, cause=None)
    await imported(services, tmp_path, json.dumps(document).encode())
    changed = await reread(services, member)
    assert (changed.record.team, changed.news_off) == ("Core", said is not False)
