"""My data: everything that is kept of a person, as a JSON document in the chat."""

import json
from typing import Any

import pytest

from school21_bot.app import Services
from school21_bot.people import Field, Status, Step
from school21_bot.sandbox.client import Person
from school21_bot.sandbox.running import RunningSandbox
from school21_bot.storage import current_connection
from tests.flows.answers import press_twice
from tests.flows.conftest import Arrive
from tests.flows.facts import happened
from tests.flows.logging import as_in_production
from tests.flows.people import make_applicant, set_status
from tests.flows.profiles import at_profile, known
from tests.flows.traces import LINK, leave_traces


async def documents(person: Person) -> list[dict[str, Any]]:
    """The files that the bot sent."""
    return [one for one in await person.messages() if "document" in one]


async def take(person: Person) -> dict[str, Any]:
    """From the profile to the file, and what is in it."""
    await person.press("Мои данные")
    await person.press("Получить файл")
    await person.sim.idle()
    await person.sees("Бот пришлёт файл JSON")
    (message,) = await documents(person)
    assert message["document"]["file_name"] == "my-data.json"
    assert "Всё, что бот знает о вас" in message["caption"]
    content = await person.sim.file(message["document"]["file_id"])
    found: dict[str, Any] = json.loads(content)
    return found


async def test_the_document_holds_everything_that_is_kept_of_a_member(bot: Services, arrive: Arrive) -> None:
    person = await at_profile(bot, arrive)
    account = await known(bot, person)
    await leave_traces(account)
    await bot.profiles.hide_field(account.id, Field.TEAM, hidden=True, cause="hide")
    data = await take(person)
    assert data["version"] == 1
    assert data["telegram"] == {
        "id": person.id,
        "first_name": "Иван",
        "last_name": "Петров",
        "username": "ivanpetr",
    }
    assert data["answers"] == {
        "school_nickname": "ivanpetr",
        "messenger_nickname": "ivan.petrov",
        "team": "Lab.SberPay.NFC",
        "role": "golang разработчик",
        "level": "senior",
        "description": "Нагрузочное тестирование",
    }
    assert data["membership"]["status"] == "member"
    assert data["membership"]["joined_at"].endswith("+00:00")
    assert data["consent"]["version"] == account.consent_version
    assert data["consent"]["given_at"] == data["membership"]["joined_at"]
    assert data["settings"] == {
        "listed": True,
        "hidden_fields": ["team"],
        "language": "ru",
        "language_chosen": False,
        "reminders_off": False,
        "news_off": False,
        "bot_blocked": False,
    }
    (registration,) = data["registrations"]
    assert (registration["attempt"], registration["status"], registration["level"]) == (1, "finished", "senior")
    assert isinstance(registration["step_seconds"], dict)
    assert [event["kind"] for event in data["events"]] == [
        "arrived",
        "registration_started",
        *["answered"] * 6,
        "registration_finished",
        "hidden",
        "data_taken",
    ]
    assert data["events"][1]["details"] == {"attempt": 1}
    assert [(invite["mode"], invite["state"]) for invite in data["invites"]] == [("one_time", "used")]
    assert [(chat["chat_id"], chat["place"]) for chat in data["chats"]] == [(-100, "inside")]
    assert [(message["kind"], message["state"]) for message in data["messages"]] == [("reminder", "waiting")]
    assert [list(session) for session in data["dashboard"]] == [["created_at", "seen_at"]]
    assert [key["name"] for key in data["api_keys"]] == ["Intranet"]
    assert {tag["kind"] for tag in data["unique"]} == {"school_nickname", "messenger_nickname"}
    assert LINK.decode() not in json.dumps(data)


async def test_every_table_that_speaks_of_people_is_in_the_document(database: None) -> None:
    """A new table with a column for a person belongs into the document, or into this list.

    Rows of an import that is about to be applied are there for minutes, and have yet to become somebody's; so are
    links to the dashboard, which are over in five. The search keeps hashes of what stands in the document.
    """
    column = {
        "sqlite": """SELECT m.name AS name FROM sqlite_master m, pragma_table_info(m.name) c
                     WHERE m.type = 'table' AND c.name IN ('person', 'person_id')""",
        "postgres": """SELECT table_name AS name FROM information_schema.columns
                       WHERE table_schema = 'public' AND column_name IN ('person', 'person_id')""",
    }[current_connection().capabilities.dialect]
    tables = {row["name"] for row in await current_connection().execute_query_dict(column)}
    described = {"registration", "person_tag", "invite", "chat_place", "outgoing", "event", "session"}
    described |= {"support_request", "recent_search", "api_key"}
    assert tables - {"import_row", "login_link", "search_token"} == described


@pytest.mark.parametrize("status", [Status.APPLYING, Status.BANNED])
async def test_whoever_is_no_member_gets_the_document_too(status: Status, bot: Services, arrive: Arrive) -> None:
    person = await arrive("Иван")
    account = await make_applicant(bot, person.id, until=Step.DESCRIPTION, answers={Step.ROLE: "Повар-кондитер"})
    await set_status(account, status)
    await person.send("/profile")
    data = await take(person)
    assert data["membership"]["status"] == status.value
    assert data["answers"]["role"] == "Повар-кондитер"
    assert data["answers"]["description"] is None
    assert data["consent"] == {"version": None, "given_at": None}
    assert data["registrations"][0]["level"] == "senior"


async def test_a_double_tap_sends_one_document_and_the_window_stays_below_it(bot: Services, arrive: Arrive) -> None:
    person = await at_profile(bot, arrive)
    await person.press("Мои данные")
    await person.sees("Бот пришлёт файл JSON")
    await press_twice(person, "Получить файл")
    await person.sim.idle()
    assert len(await documents(person)) == 1
    assert "document" not in (await person.messages())[-1]
    await person.press("Получить файл")
    await person.sim.idle()
    assert len(await documents(person)) == 2
    assert (await happened())["data_taken", None] == 2


async def test_a_document_that_cannot_be_sent_is_said_to_be_so(
    sandbox: RunningSandbox, bot: Services, arrive: Arrive
) -> None:
    person = await at_profile(bot, arrive)
    await person.press("Мои данные")
    await person.sees("Бот пришлёт файл JSON")
    sandbox.fail_next("sendDocument", status=500)
    with as_in_production():
        await person.press("Получить файл")
        assert "Что-то сломалось" in await person.toast()
    await person.press("‹ Назад")
    await person.sees("Так вас видят участники")
