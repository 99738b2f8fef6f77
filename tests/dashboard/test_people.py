"""The table of people and the file of one of them, without a browser."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import panel as pn
import panel_material_ui as pmui
import pytest

from school21_bot.access import Visitor, at_the_dashboard
from school21_bot.app import Services
from school21_bot.dashboard.board import Board
from school21_bot.dashboard.downloads import Downloads
from school21_bot.dashboard.pages import View
from school21_bot.dashboard.people_table import PeopleTable
from school21_bot.dashboard.person_card import PersonCard
from school21_bot.people import Step
from school21_bot.people.models import Person
from school21_bot.settings import Settings
from school21_bot.texts import translator
from tests.flows.communities import eventually
from tests.flows.people import make_member
from tests.people.conftest import reread
from tests.services import OWNER

WORDS = translator("ru")


@pytest.fixture
def settings_of_services(settings_of_services: Settings, tmp_path: Path) -> Settings:
    return settings_of_services.model_copy(update={"timezone": "Europe/Moscow", "support_url": "help@example.com"})


@pytest.fixture
def view(services: Services) -> View:
    """The owner looks."""
    return View(services, Visitor(1, at_the_dashboard(1, OWNER), "ru"), WORDS, Downloads())


@pytest.fixture
async def table(view: View) -> PeopleTable:
    """The table; nobody is in it before it has read."""
    return PeopleTable(view, await Board.open(view, period=False))


def rows(table: PeopleTable) -> list[dict[str, Any]]:
    """What the table shows."""
    (shown,) = table.body.select(pn.widgets.Tabulator)
    found: list[dict[str, Any]] = shown.value.to_dict("records")
    return found


def field(part: Any, label: str) -> Any:
    """A field by what stands on it."""
    (found,) = [one for one in part.select(pmui.TextInput) if one.label == label]
    return found


async def test_whoever_was_found_stays_in_the_table_when_it_is_read_again(
    services: Services, table: PeopleTable
) -> None:
    member = await make_member(services, 77, answers={Step.SCHOOL_NICKNAME: "ivanpetr"})
    await make_member(services, 78, answers={Step.SCHOOL_NICKNAME: "other", Step.MESSENGER_NICKNAME: "other"})
    await table.follow()
    assert len(rows(table)) == 2
    await table.find("ivanpetr")
    assert [row["nickname"] for row in rows(table)] == ["ivanpetr"]
    actor = at_the_dashboard(1, OWNER)
    await services.editing.edit(actor, member.id, Step.SCHOOL_NICKNAME, "petrivan", cause="1")
    await table.refresh()
    assert [row["nickname"] for row in rows(table)] == ["petrivan"]
    await table.follow()
    assert [row["nickname"] for row in rows(table)] == ["petrivan"]
    await table.find(" ")
    assert len(rows(table)) == 2


async def test_the_day_of_joining_is_that_of_the_community(services: Services, table: PeopleTable) -> None:
    member = await make_member(services, 77)
    await Person.filter(id=member.id).update(joined_at=datetime(2026, 2, 28, 22, 30, tzinfo=UTC))
    await table.follow()
    assert [row["joined"] for row in rows(table)] == ["1 мар. 2026"]


async def test_a_nickname_that_another_has_is_refused_with_its_reason(services: Services, view: View) -> None:
    member = await make_member(services, 77)
    await make_member(services, 78, answers={Step.SCHOOL_NICKNAME: "other", Step.MESSENGER_NICKNAME: "other"})
    board = await Board.open(view, period=False)
    told: list[None] = []

    async def done() -> None:
        told.append(None)

    card = PersonCard(view, board.labels, done)
    await card.open(member.id)
    nickname = field(card.body, WORDS.plain("dashboard-step-school_nickname"))
    team = field(card.body, WORDS.plain("dashboard-step-team"))
    nickname.value, team.value = "OTHER", "Lab"
    (save,) = [one for one in card.body.select(pmui.Button) if one.label == WORDS.plain("dashboard-save")]
    save.clicks += 1

    async def is_saved() -> bool:
        return bool(told)

    await eventually(is_saved)
    assert nickname.helper_text == WORDS.plain("refused-school_nickname-taken-by-other", support="none")
    assert nickname.error_state
    assert not team.error_state
    account = await reread(services, member)
    assert (account.record.school_nickname, account.record.team) == ("ivanpetr", "Lab")
