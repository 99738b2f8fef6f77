"""What is missing or wrong in a call is answered in the words of the server."""

import pytest

from tests.sandbox.calling import BAD, Json, call
from tests.sandbox.contract.stage import Stage
from tests.sandbox.contract.wrong_messages import GOOD_LINKS, HTML, KEYBOARDS, button
from tests.sandbox.contract.wrong_parameters import WRONG

# What a text entity may be without the bot's saying so, and what nobody can read: Telegram takes no notice.
IGNORED: list[Json] = [
    {"entities": "{"},
    {"entities": {"type": "bold"}},
    {"entities": [{"type": "mention", "offset": 0, "length": 1}]},
    {"reply_markup": "{}"},
    {"reply_parameters": "[]"},
    {"protect_content": "perhaps"},
]


@pytest.mark.parametrize("method", WRONG)
async def test_the_server_says_what_is_wrong(method: str, stage: Stage) -> None:
    for parameters, description in WRONG[method]:
        status, answer = await call(stage.sandbox, method, parameters(stage))
        assert answer == {"ok": False, "error_code": 400, "description": BAD + description}
        assert status == 400


async def told(stage: Stage, **parameters: object) -> object:
    """What the server says about a message to the person."""
    _, answer = await call(stage.sandbox, "sendMessage", {"chat_id": stage.chat, "text": "x"} | parameters)
    return answer.get("description")


async def test_wrong_html_is_told_with_its_place_in_bytes(stage: Stage) -> None:
    said = {html: await told(stage, text=html, parse_mode="HTML") for html in HTML}
    assert said == {html: f"{BAD}can't parse entities: {words}" for html, words in HTML.items()}


async def test_wrong_keyboards_are_told(stage: Stage) -> None:
    for markup, words in KEYBOARDS:
        assert await told(stage, reply_markup=markup) == BAD + words, markup


async def test_a_good_link_is_accepted(stage: Stage) -> None:
    assert [await told(stage, reply_markup=button(url=url)) for url in GOOD_LINKS] == [None] * len(GOOD_LINKS)


@pytest.mark.parametrize("parameters", IGNORED, ids=str)
async def test_some_of_it_is_taken_no_notice_of(parameters: Json, stage: Stage) -> None:
    status, answer = await call(stage.sandbox, "sendMessage", {"chat_id": stage.chat, "text": "x"} | parameters)
    assert status == 200
    assert answer["result"].keys() == {"message_id", "from", "chat", "date", "text"}


async def test_a_service_message_is_not_copied(stage: Stage) -> None:
    await call(stage.sandbox, "pinChatMessage", {"chat_id": stage.chat, "message_id": stage.text})
    service = next(one for one in await stage.person.messages() if "pinned_message" in one)
    parameters = {"chat_id": stage.other, "from_chat_id": stage.chat, "message_id": service["message_id"]}
    _, answer = await call(stage.sandbox, "copyMessage", parameters)
    assert answer["description"] == BAD + "the message can't be copied"
