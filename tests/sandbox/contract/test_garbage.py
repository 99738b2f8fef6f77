"""Whatever a client sends, each method answers in the envelope of the Bot API: garbage is refused, nothing breaks."""

import json

import aiohttp
import pytest
from aiogram import methods

from school21_bot.sandbox.snapshot import dump
from tests.sandbox.calling import Json
from tests.sandbox.conftest import TOKEN
from tests.sandbox.contract.stage import Stage
from tests.sandbox.contract.test_methods import ROWS

HUGE = "9" * 40
GARBAGE = [
    *(
        "",
        " ",
        "0",
        "-1",
        "1.5",
        "true",
        "null",
        "x",
        "привет",
        "\x00",
        "💥",
        HUGE,
        "-" + HUGE,
        "9" * 5000,
        "NaN",
        "1e400",
    ),
    *(
        "{",
        "[",
        "[]",
        "{}",
        "[[]]",
        "[{}]",
        "[null]",
        '"x"',
        "[1, true, null]",
        '{"type": 1}',
        '{"type": []}',
        json.dumps("\ud83d"),
    ),
    *(
        '{"inline_keyboard": 1}',
        '{"inline_keyboard": [[1]]}',
        '{"inline_keyboard": [[{"text": 1}]]}',
        '{"keyboard": [[[]]]}',
    ),
    *('{"inline_keyboard": [[{"text": "x", "url": 1}]]}', '{"inline_keyboard": [[{"text": "x", "web_app": 1}]]}'),
    *('{"inline_keyboard": [[{"text": "x", "style": []}]]}', '{"inline_keyboard": [[{"text": "x", "pay": true}]]}'),
    *('{"type": "chat"}', '{"type": "chat", "chat_id": []}', '{"type": "chat_member", "chat_id": 1, "user_id": []}'),
    *(
        '{"type": "photo", "media": []}',
        '{"type": "photo", "media": "attach://"}',
        '{"type": "web_app", "web_app": {}}',
    ),
    *(
        '[{"type": "bold", "offset": -5, "length": 900}]',
        '[{"type": "text_mention", "offset": 0, "length": 1, "user": 1}]',
    ),
    *('[{"type": "text_link", "offset": 0, "length": 1, "url": ""}]', '[{"type": "article", "id": "1"}]'),
    *('[{"type": "article", "id": "1", "title": "x", "input_message_content": {"message_text": 1}}]',),
    *(
        '{"message_id": []}',
        '{"message_id": 1, "chat_id": {}}',
        '{"message_id": -1}',
        '{"text": "x", "start_parameter": 1}',
    ),
    *('[{"command": [], "description": {}}]', '["message", 1, null]', '{"a": ' * 30 + "1" + "}" * 30),
]

# What the sandbox does not look at.
IGNORED = {
    *("business_connection_id", "message_thread_id", "direct_messages_topic_id", "message_effect_id"),
    *("allow_paid_broadcast", "suggested_post_parameters", "disable_notification", "link_preview_options"),
    *("video_start_timestamp", "show_caption_above_media", "has_spoiler", "thumbnail", "is_big", "certificate"),
    *("ip_address", "disable_content_type_detection", "disable_web_page_preview", "revoke_messages"),
}


@pytest.mark.parametrize("method", ROWS)
async def test_a_method_survives_garbage(method: str, stage: Stage) -> None:
    good = ROWS[method][-1](stage)
    broken = []
    async with aiohttp.ClientSession(f"{stage.sandbox.url}/bot{TOKEN}/") as session:
        for name in getattr(methods, method[0].upper() + method[1:]).model_fields.keys() - IGNORED:
            for value in GARBAGE:
                async with session.post(method, data=_form(good | {name: value})) as response:
                    if not await _is_an_envelope(response):
                        broken.append((name, value))
    assert broken == []
    # What people see, and what is saved, is still whole.
    for number in (stage.chat, stage.other):
        assert (await stage.sim.chat(number))["messages"]
    assert await stage.sim.group(stage.community)
    assert dump(stage.sandbox.world)


def _form(parameters: Json) -> dict[str, str]:
    return {name: value if isinstance(value, str) else json.dumps(value) for name, value in parameters.items()}


async def _is_an_envelope(response: aiohttp.ClientResponse) -> bool:
    if response.status >= 500:
        return False
    answer = await response.json()
    return bool(response.status == (200 if answer["ok"] else answer["error_code"]))
