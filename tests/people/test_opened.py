"""What was opened a moment ago is not opened again, and never instead of what is there now."""

import pytest

from school21_bot.app import Services
from school21_bot.people import Field, Query, Step, opened
from school21_bot.people.opened import OpenedRecords
from school21_bot.sealing import Sealer
from school21_bot.storage import fetch
from tests.flows.people import make_member, make_members


async def row_of(person_id: int) -> dict[str, object]:
    (row,) = await fetch("SELECT id, record, hidden_fields FROM person WHERE id = $1", person_id)
    return row


async def test_a_change_is_seen_at_once(services: Services) -> None:
    ivan = await make_member(services, 1, name="Иван")
    viewer = await make_member(
        services, 2, answers={Step.SCHOOL_NICKNAME: "anna", Step.MESSENGER_NICKNAME: "anna.p"}, name="Анна"
    )

    async def teams() -> list[str]:
        return [hit.team for hit in (await services.finding.page(viewer, Query("иван"))).found]

    assert await teams() == ["Lab.SberPay.NFC"]
    await services.profiles.edit(ivan.id, Step.TEAM, "Core.Ledger", cause="a")
    assert await teams() == ["Core.Ledger"]
    await services.profiles.hide_field(ivan.id, Field.TEAM, hidden=True, cause="b")
    assert await teams() == [""]
    await services.profiles.list_card(ivan.id, listed=False, cause="c")
    assert await teams() == []


async def test_a_record_that_was_moved_or_damaged_is_not_known_from_before(services: Services) -> None:
    one, other = await make_members(services, 2)
    records = OpenedRecords(services.sealer)
    row = await row_of(one.id)
    assert records.of(row) is not None
    assert records.of(row | {"id": other.id}) is None
    assert records.of(row | {"record": bytes(row["record"])[:-1] + b"\0"}) is None  # type: ignore[call-overload]  # bytes
    assert records.of(row) is records.of(row)


async def test_few_are_kept_and_not_for_long(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    members = await make_members(services, 3)
    rows = [await row_of(member.id) for member in members]
    records = OpenedRecords(services.sealer)
    looked = 0
    plainly = Sealer.open_now

    def counted(*arguments: object) -> object:
        nonlocal looked
        looked += 1
        return plainly(*arguments)  # type: ignore[arg-type]  # whatever they are

    monkeypatch.setattr(Sealer, "open_now", counted)
    for _ in range(2):
        assert [records.of(row) for row in rows]
    assert looked == 3
    monkeypatch.setattr(opened, "MOST", 2)
    for row in rows:
        records.of(row)
        assert len(records._kept) <= 2
    monkeypatch.setattr(opened, "SECONDS", -1.0)
    looked = 0
    for _ in range(2):
        records.of(rows[0])
    assert looked == 2
