"""The log can be read by people and by machines, and carries nothing personal."""

import json
import logging
from collections.abc import Iterator

import pytest

from school21_bot import logs


@pytest.fixture(autouse=True)
def _leave_the_log_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def fail_with(value: str) -> None:
    raise ValueError(f"cannot use {value}")


def test_json_lines_carry_what_was_bound(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(format="json", level="INFO")
    logs.unbind_all()
    logs.bind(request="a1b2", update=7)
    logs.logger("telegram").info("update", kind="tap", milliseconds=12)
    line = json.loads(capsys.readouterr().out)
    assert line["event"] == "update"
    assert (line["request"], line["update"], line["kind"]) == ("a1b2", 7, "tap")


def test_a_failure_is_logged_as_type_and_place_without_its_message(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(format="json", level="INFO")
    try:
        fail_with("ivan.petrov@example.com")
    except ValueError as error:
        logs.logger("people").error("trouble", exc_info=error)
        logging.getLogger("some.library").exception("it failed")
    output = capsys.readouterr().out
    assert "ivan.petrov" not in output
    ours, theirs = (json.loads(line) for line in output.splitlines())
    assert ours["error"] == theirs["error"] == "ValueError"
    assert ours["at"][-1].endswith("fail_with")


def test_lines_below_the_level_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(format="console", level="WARNING")
    logs.logger("telegram").info("unimportant")
    assert capsys.readouterr().out == ""


def test_a_library_that_serves_says_nothing_until_something_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(format="json", level="INFO")
    server = logging.getLogger("uvicorn.error")
    server.info("Started server process [%d]", 7)
    assert capsys.readouterr().out == ""
    server.error("it failed")
    assert json.loads(capsys.readouterr().out)["logger"] == "uvicorn.error"
