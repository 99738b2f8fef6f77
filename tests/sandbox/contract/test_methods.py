"""Every method of the list: called as the client calls it, its answer read by the client's own type of it."""

from collections.abc import Callable
from typing import Any

import pytest
from aiogram import Bot
from aiogram.types import Update

from school21_bot.sandbox.registry import METHODS
from tests.sandbox.calling import Json, call
from tests.sandbox.contract.shapes import check, read
from tests.sandbox.contract.stage import BUTTON, KEYBOARD, Stage
from tests.sandbox.contract.strictness import article
from tests.sandbox.receiver import receiving

Parameters = Callable[[Stage], Json]


def to_person(**parameters: Any) -> Parameters:
    """About the chat with the person."""
    return lambda s: {"chat_id": s.chat} | parameters


def message(which: str, **parameters: Any) -> Parameters:
    """About one of the messages in the chat with the person."""
    return lambda s: {"chat_id": s.chat, "message_id": getattr(s, which)} | parameters


def community(**parameters: Any) -> Parameters:
    """About the community."""
    return lambda s: {"chat_id": s.community} | parameters


def member(which: str, **parameters: Any) -> Parameters:
    """About somebody in the community, or who wants to be there."""
    return lambda s: {"chat_id": s.community, "user_id": getattr(s, which)} | parameters


HTML = {"text": '<b>Шаг</b> <a href="https://x.ru">раз</a> /start', "parse_mode": "HTML", "reply_markup": KEYBOARD}
COMMANDS = [{"command": "start", "description": "Начать"}]

ROWS: dict[str, list[Parameters]] = {
    "getMe": [lambda s: {}],
    "getUpdates": [lambda s: {"allowed_updates": ["message", "callback_query"]}],
    "setWebhook": [lambda s: {"url": ""}],
    "deleteWebhook": [lambda s: {}],
    "getWebhookInfo": [lambda s: {}],
    "sendMessage": [
        to_person(text="x"),
        to_person(**HTML, protect_content=True),
        lambda s: {"chat_id": s.chat, "text": "x", "reply_parameters": {"message_id": s.typed}},
        to_person(text="x", reply_markup={"keyboard": [[{"text": "Да"}]], "resize_keyboard": True}),
        to_person(text="да", entities=[{"type": "bold", "offset": 0, "length": 2}]),
        community(text="x"),
        lambda s: {"chat_id": s.channel, "text": "x"},
    ],
    "sendPhoto": [lambda s: {"chat_id": s.chat, "photo": s.photo_id, "caption": "x"}],
    "sendDocument": [lambda s: {"chat_id": s.chat, "document": s.file_id, "caption": "<i>x</i>", "parse_mode": "HTML"}],
    "copyMessage": [
        lambda s: {"chat_id": s.other, "from_chat_id": s.chat, "message_id": s.typed},
        lambda s: {"chat_id": s.other, "from_chat_id": s.chat, "message_id": s.document, "caption": "x"},
    ],
    "sendChatAction": [to_person(action="typing")],
    "editMessageText": [message("text", **HTML)],
    "editMessageCaption": [message("document", caption="x")],
    "editMessageMedia": [
        lambda s: {
            "chat_id": s.chat,
            "message_id": s.text,
            "media": {"type": "document", "media": s.file_id, "caption": "<b>x</b>", "parse_mode": "HTML"},
        }
    ],
    "editMessageReplyMarkup": [message("text", reply_markup={"inline_keyboard": [[BUTTON]]})],
    "setMessageReaction": [message("typed", reaction=[{"type": "emoji", "emoji": "👍"}])],
    "deleteMessage": [message("text")],
    "deleteMessages": [lambda s: {"chat_id": s.chat, "message_ids": [s.text, s.typed]}],
    "pinChatMessage": [message("text"), lambda s: {"chat_id": s.community, "message_id": s.in_community}],
    "unpinChatMessage": [message("text")],
    "answerCallbackQuery": [lambda s: {"callback_query_id": s.query, "text": "Готово", "show_alert": True}],
    "answerInlineQuery": [lambda s: {"inline_query_id": s.inline, "results": [article(1)], "is_personal": True}],
    "getFile": [lambda s: {"file_id": s.file_id}],
    "getChat": [to_person(), community(), lambda s: {"chat_id": s.channel}],
    "getChatMember": [
        *(member(which) for which in ("member", "requester", "stranger")),
        community(user_id=42),
        community(user_id=1),
        lambda s: {"chat_id": s.channel, "user_id": 42},
    ],
    "getChatMemberCount": [community(), to_person()],
    "getChatAdministrators": [community(), lambda s: {"chat_id": s.channel}],
    "createChatInviteLink": [community(), community(name="Анна", member_limit=1, expire_date=4_000_000_000)],
    "editChatInviteLink": [lambda s: {"chat_id": s.community, "invite_link": s.link, "creates_join_request": True}],
    "revokeChatInviteLink": [lambda s: {"chat_id": s.community, "invite_link": s.link}],
    "exportChatInviteLink": [community()],
    "approveChatJoinRequest": [member("requester")],
    "declineChatJoinRequest": [member("requester")],
    "banChatMember": [member("member")],
    "unbanChatMember": [member("member", only_if_banned=True)],
    "leaveChat": [community()],
    "setMyCommands": [lambda s: {"commands": COMMANDS, "language_code": "ru"}],
    "getMyCommands": [lambda s: {"language_code": "ru"}],
    "deleteMyCommands": [lambda s: {"scope": {"type": "all_private_chats"}}],
    "setChatMenuButton": [
        to_person(menu_button={"type": "commands"}),
        to_person(menu_button={"type": "web_app", "text": "Открыть", "web_app": {"url": "https://x.ru/app"}}),
        lambda s: {},
    ],
    "getChatMenuButton": [to_person(), lambda s: {}],
}


@pytest.mark.parametrize("method", ROWS)
async def test_a_method_answers_in_the_shape_that_the_client_knows(method: str, stage: Stage) -> None:
    for parameters in ROWS[method]:
        status, answer = await call(stage.sandbox, method, parameters(stage))
        assert status == 200, answer
        assert answer.keys() == {"ok", "result"}
        read(method, answer["result"])


def test_every_method_has_its_row() -> None:
    assert {method.name for method in METHODS.values()} == set(ROWS)


async def test_whatever_happens_the_updates_have_the_shape_that_the_client_knows(stage: Stage, bot: Bot) -> None:
    sim, chat, community_id = stage.sim, stage.chat, stage.community
    for kind in ("sticker", "photo", "voice", "video", "document", "location", "contact", "animation", "dice", "poll"):
        await sim.send_media(chat, kind)
    await sim.send(chat, "Привет", reply_to=stage.text, entities=[{"type": "bold", "offset": 0, "length": 6}])
    await sim.forward(chat, stage.other, "Чужое")
    await bot.pin_chat_message(chat, stage.text)
    await sim.save_user(id=chat, blocked=True)
    await sim.leave(stage.member, community_id)
    await sim.join(stage.member, stage.link)
    await bot.approve_chat_join_request(community_id, stage.requester)
    await sim.kick(community_id, stage.member)
    await sim.save_group(id=community_id, rights={"can_pin_messages": False})
    _, found = await call(stage.sandbox, "getUpdates", {"limit": 100})
    updates = [Update.model_validate(update) for update in found["result"]]
    kinds = {update.event_type for update in updates}
    assert kinds >= {"message", "callback_query", "chat_member", "my_chat_member", "chat_join_request"}
    for update in updates:
        check(update, update.event_type)


async def test_who_is_brought_updates_is_told_of_in_the_shape_that_the_client_knows(stage: Stage) -> None:
    async with receiving() as receiver:
        receiver.status = 503
        await call(stage.sandbox, "setWebhook", {"url": receiver.url})
        await receiver.has_at_least(1)
        _, answer = await call(stage.sandbox, "getWebhookInfo", {})
        await call(stage.sandbox, "deleteWebhook", {"drop_pending_updates": True})
    info = read("getWebhookInfo", answer["result"])
    assert info.url == receiver.url
