"""What goes wrong is reported where SENTRY_DSN says, and nothing of anybody goes along."""

import atexit
import logging
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from school21_bot import logs, reporting
from school21_bot.errors import RuleViolated
from school21_bot.settings import Settings
from school21_bot.storage import fetch, open_database
from school21_bot.tables import MODELS
from tests.bot import Arrive, BotProcess
from tests.dashboards import free_port
from tests.flows.answers import begin
from tests.flows.communities import eventually
from tests.flows.logging import as_in_production
from tests.reporting.ingest import Ingest

SECRET = "marfasecret"
PERSONAL = (SECRET, "Марфа", "Секретова", "marfa_secretova", socket.gethostname())


@pytest.fixture
def ingest() -> Iterator[Ingest]:
    """A server for reports, with none yet."""
    with Ingest() as server:
        yield server


@pytest.fixture
def reported(ingest: Ingest) -> Iterator[Ingest]:
    """Reports of this very process."""
    with as_in_production():
        client = reporting.begin(settings_with(ingest.address), "bot")
        assert client is not None
        yield ingest
        reporting.end(client)
        atexit.unregister(reporting.end)


def settings_with(address: str) -> Settings:
    return Settings(_env_file=None, sentry_dsn=SecretStr(address))  # type: ignore[call-arg]  # the parameter exists, pydantic hides it


def personal_in(ingest: Ingest) -> list[str]:
    text = b"\n".join(ingest.bodies).decode(errors="replace")
    return [value for value in PERSONAL if value in text or value.encode("unicode_escape").decode() in text]


async def arrived(ingest: Ingest, number: int = 1) -> None:
    async def are_there() -> bool:
        return len(ingest.events()) >= number

    await eventually(are_there)


def fail_with(value: str) -> None:
    local = f"cannot use {value}"
    try:
        raise ValueError(local)
    except ValueError as error:
        raise RuleViolated("team", "too-long") from error


async def test_an_error_says_what_and_where_and_whose_numbers_and_nothing_more(reported: Ingest) -> None:
    logs.unbind_all()
    logs.bind(request="a1b2", update=7, person=123, status="member", said=SECRET)
    try:
        fail_with(SECRET)
    except RuleViolated as error:
        logs.logger("people").error("trouble", words=SECRET, exc_info=error)
    logs.unbind_all()
    await arrived(reported)
    (event,) = reported.events()
    assert set(event) <= set(reporting.SENT)
    assert event["logger"] == "people"
    assert event["logentry"] == {"message": "trouble"}
    assert event["tags"] == {
        "process": "bot", "request": "a1b2", "update": "7", "person": "123", "reason": "too-long"
    }  # fmt: skip
    cause, failed = event["exception"]["values"]
    assert (cause["type"], failed["module"], failed["type"]) == ("ValueError", "school21_bot.errors", "RuleViolated")
    assert failed["stacktrace"]["frames"][-1]["function"] == "fail_with"
    assert personal_in(reported) == []


async def test_of_an_error_of_a_library_only_the_kind_and_the_place_go_out(reported: Ingest) -> None:
    # As the process has it: handlers of a test are not ours.
    logs.configure(format="json", level="INFO")
    try:
        fail_with(SECRET)
    except RuleViolated:
        logging.getLogger("some.library").exception("it failed for %s", SECRET)
    logging.getLogger("some.library").warning("that is no error: %s", SECRET)
    await arrived(reported)
    (event,) = reported.events()
    assert "logentry" not in event
    assert event["exception"]["values"][-1]["type"] == "RuleViolated"
    assert personal_in(reported) == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_handler_of_the_bot_that_fails_is_reported_without_what_the_person_said(
    ingest: Ingest, bot_process: BotProcess, arrive: Arrive
) -> None:
    await bot_process.start(SENTRY_DSN=ingest.address, FAILPOINT="answer:before-commit=raise")
    person = await arrive("Марфа", last_name="Секретова", username="marfa_secretova")
    await begin(person)
    await person.send(SECRET)
    await arrived(ingest)
    event = ingest.events()[0]
    assert event["exception"]["values"][-1]["type"] == "FailpointError"
    assert {"request", "update", "person"} <= event["tags"].keys()
    assert str(person.id) not in event["tags"].values()
    assert personal_in(ingest) == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_worker_reports_too(ingest: Ingest, settings: Settings) -> None:
    async with open_database(settings.database(), MODELS):
        await fetch('DROP TABLE "session"')
    running = BotProcess(settings, "worker")
    await running.start(SENTRY_DSN=ingest.address)
    await arrived(ingest)
    await running.kill()
    event = ingest.events()[0]
    assert event["tags"]["process"] == "worker"
    assert event["exception"]["values"][-1]["type"] == "OperationalError"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("process", ["bot", "web", "dashboard"])
async def test_a_process_that_breaks_says_so_before_it_ends(process: str, ingest: Ingest, settings: Settings) -> None:
    async with open_database(settings.database(), MODELS):
        await fetch('DROP TABLE "key_ring"')
    running = BotProcess(settings, process)
    await running.start(SENTRY_DSN=ingest.address, DASHBOARD_PORT=str(free_port()), WEB_PORT=str(free_port()))
    assert await running.dies() == 1
    assert [event["logentry"]["message"] for event in ingest.events()] == ["the command broke"]
    assert ingest.events()[0]["tags"]["process"] == process
    assert ingest.events()[0]["exception"]


def test_without_an_address_nothing_is_loaded() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sys; from school21_bot import reporting, settings; "
         "reporting.begin(settings.Settings(_env_file=None), 'bot'); print('sentry_sdk' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )  # fmt: skip
    assert done.stdout == "False\n"
