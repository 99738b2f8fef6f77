"""The person's side: what people can do, and what is said when they cannot."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.types import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
)

from school21_bot.sandbox import client
from school21_bot.sandbox.client import Person, SimClient, SimRefused
from school21_bot.sandbox.running import RunningSandbox
from tests.sandbox.conftest import TOKEN


def keyboard(*labels: str) -> InlineKeyboardMarkup:
    """One button a row, its label its data."""
    rows = [[InlineKeyboardButton(text=label, callback_data=label)] for label in labels]
    return InlineKeyboardMarkup(inline_keyboard=rows)


async def unread(person: Person) -> int:
    """The number beside the person's chat in the list."""
    [found] = [user["unread"] for user in (await person.sim.state())["users"] if user["id"] == person.id]
    count: int = found
    return count


@pytest.fixture
async def sim_of_nobody() -> AsyncIterator[SimClient]:
    """A sandbox without people."""
    with RunningSandbox(TOKEN) as sandbox:
        async with SimClient(sandbox.url) as client:
            yield client


async def test_people_are_numbered_and_can_rename_themselves(sim_of_nobody: SimClient) -> None:
    sim = sim_of_nobody
    anna = await sim.save_user("Анна", username="anna")
    assert anna == {
        "id": 1001,
        "first_name": "Анна",
        "last_name": "",
        "username": "anna",
        "language_code": "ru",
        "unread": 0,
        "read": 0,
        "blocked": False,
        "deleted": False,
    }
    assert (await sim.save_user("Борис", language_code="en"))["id"] == 1002
    renamed = await sim.save_user("Аня", id=1001)
    assert (renamed["first_name"], renamed["username"]) == ("Аня", "anna")
    assert [user["first_name"] for user in (await sim.state())["users"]] == ["Аня", "Борис"]


@pytest.mark.parametrize(
    ("kind", "content_type"),
    [(kind, kind) for kind in ("sticker", "photo", "voice", "video", "document", "location", "contact")]
    + [(kind, kind) for kind in ("animation", "video_note", "dice", "poll")],
)
async def test_whatever_a_person_sends_is_valid_for_the_bot(
    bot: Bot, person: Person, kind: str, content_type: str
) -> None:
    await person.sends(kind, caption="подпись", media_group_id="7")
    message = (await bot.get_updates())[-1].message
    assert message
    assert message.content_type == content_type
    assert (message.caption, message.media_group_id) == ("подпись", "7")


async def test_an_unknown_kind_is_refused(person: Person) -> None:
    with pytest.raises(SimRefused, match="404: no such kind of message: rocket"):
        await person.sends("rocket")


async def test_a_button_is_pressed_by_its_label_and_answered(bot: Bot, person: Person) -> None:
    await bot.send_message(person.id, "Начнём?", reply_markup=keyboard("✅ Начать", "Позже"))
    await person.press("Начать")
    query = (await bot.get_updates())[-1].callback_query
    assert query
    assert (query.data, query.from_user.id) == ("✅ Начать", person.id)
    assert query.message
    waiting = asyncio.create_task(person.toast())
    await query.answer("Поехали", show_alert=True)
    assert await waiting == "Поехали"


async def test_the_newest_message_with_the_button_is_meant(bot: Bot, person: Person) -> None:
    old = await bot.send_message(person.id, "старое", reply_markup=keyboard("Да"))
    new = await bot.send_message(person.id, "новое", reply_markup=keyboard("Да"))
    await bot.send_message(person.id, "без кнопок")
    await person.press("Да")
    await person.press("Да", message_id=old.message_id)
    queries = [update.callback_query for update in await bot.get_updates() if update.callback_query]
    pressed = [query.message.message_id for query in queries if query.message]
    assert pressed == [new.message_id, old.message_id]


async def test_a_missing_button_is_a_404_that_says_what_is_there(sim: SimClient, bot: Bot, person: Person) -> None:
    await bot.send_message(person.id, "Начнём?", reply_markup=keyboard("Да", "🚫 Нет", "❌ Нет"))
    for label in ("Может быть", "Нет"):
        with pytest.raises(SimRefused) as refusal:
            await sim.press(person.id, label)
        assert refusal.value.status == 404
        assert refusal.value.answer == {"error": "no such button", "buttons": ["Да", "🚫 Нет", "❌ Нет"]}


async def test_links_copies_and_reply_keyboards_can_be_pressed(bot: Bot, person: Person) -> None:
    url = InlineKeyboardButton(text="Сайт", url="https://school21.ru/x")
    copy = InlineKeyboardButton(text="Скопировать", copy_text=CopyTextButton(text="peer"))
    await bot.send_message(person.id, "Ссылки", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[url, copy]]))
    assert await person.press("Сайт") == {"url": "https://school21.ru/x"}
    assert await person.press("Скопировать") == {"copied": "peer"}
    replies = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Поиск")]])
    await bot.send_message(person.id, "Меню", reply_markup=replies)
    await person.press("Поиск")
    assert (await person.messages())[-1]["text"] == "Поиск"


async def test_a_person_presses_a_button_for_the_link_behind_it(bot: Bot, person: Person) -> None:
    waiting = asyncio.create_task(person.link("Вступить"))
    await asyncio.sleep(0.05)
    button = InlineKeyboardButton(text="🚪 Вступить", url="https://t.me/+AbC-d_e")
    await bot.send_message(person.id, "Дверь", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]))
    assert await waiting == "https://t.me/+AbC-d_e"


async def test_a_forged_callback_reaches_the_bot(bot: Bot, person: Person) -> None:
    await bot.send_message(person.id, "текст")
    await person.press_data("чужие данные")
    query = (await bot.get_updates())[-1].callback_query
    assert query
    assert query.data == "чужие данные"


async def test_a_command_carries_its_entity_and_a_person_deletes(bot: Bot, sim: SimClient, person: Person) -> None:
    number = await person.send("/start token")
    message = (await bot.get_updates())[-1].message
    assert message
    assert message.entities
    assert (message.entities[0].type, message.entities[0].length) == ("bot_command", 6)
    await sim.delete(person.id, number)
    assert number not in [one["message_id"] for one in await person.messages()]
    with pytest.raises(SimRefused, match="404: no such message"):
        await sim.delete(person.id, number)


async def test_unread_messages_are_counted_until_the_chat_is_read(bot: Bot, sim: SimClient, person: Person) -> None:
    await bot.send_message(person.id, "раз")
    await bot.send_message(person.id, "два")
    assert await unread(person) == 2
    await sim.chat(person.id)
    assert await unread(person) == 0


async def test_groups_have_their_own_messages(bot: Bot, sim: SimClient, person: Person) -> None:
    group = await sim.save_group("Школа")
    assert group < 0
    await sim.send_to_group(group, person.id, "/start")
    message = (await bot.get_updates())[-1].message
    assert message
    assert (message.chat.id, message.chat.type, message.text) == (group, "supergroup", "/start")
    await bot.send_message(group, "ответ")
    assert [one["text"] for one in await sim.group(group)] == ["/start", "ответ"]
    assert "ответ" not in [one["text"] for one in await person.messages()]


async def test_calls_are_numbered_and_refusals_are_among_them(bot: Bot, sim: SimClient, person: Person) -> None:
    await bot.get_me()
    before = (await sim.state())["calls_total"]
    with pytest.raises(Exception, match="chat not found"):
        await bot.send_message(5, "никому")
    await bot.get_updates()
    [entry] = await sim.calls(after=before)
    assert entry["n"] == before + 1
    assert (entry["method"], entry["chat_id"], entry["ok"], entry["error_code"]) == ("sendMessage", 5, False, 400)
    assert entry["description"] == "Bad Request: chat not found"
    assert entry["parameters"]["text"] == "никому"


async def test_idle_waits_for_the_last_confirmation(bot: Bot, sim: SimClient, person: Person) -> None:
    assert await sim.idle(0.1, quiet=0.01) is False
    updates = await bot.get_updates()
    waiting = asyncio.create_task(sim.idle(5, quiet=0.01))
    await asyncio.sleep(0.05)
    assert not waiting.done()
    await bot.get_updates(offset=updates[-1].update_id + 1)
    assert await waiting is True


async def test_a_person_sees_only_the_newest_message_and_ignores_no_break_spaces(bot: Bot, person: Person) -> None:
    await bot.send_message(person.id, "старое")
    waiting = asyncio.create_task(person.sees("Шаг 1 из 5"))
    await asyncio.sleep(0.05)
    await bot.send_message(person.id, "Шаг\u00a01 из\u00a05: роль", reply_markup=keyboard("Назад"))
    assert await waiting == "Шаг\u00a01 из\u00a05: роль"
    assert await person.buttons() == ["Назад"]
    assert await person.screen() == "Шаг\u00a01 из\u00a05: роль\n[Назад]"


async def test_what_is_not_seen_is_told_with_what_is(bot: Bot, person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "PATIENCE_SECONDS", 0.1)
    await bot.send_message(person.id, "Шаг 2", reply_markup=keyboard("Назад"))
    with pytest.raises(AssertionError, match=r"'Шаг 3' is not seen, but:\nШаг 2\n\[Назад\]"):
        await person.sees("Шаг 3")
    with pytest.raises(AssertionError, match=r"no button 'Далее' among \['Назад'\]"):
        await person.press("Далее")


@pytest.mark.parametrize(
    ("path", "body", "error"),
    [
        ("/sim/users", {}, "400: first_name is missing"),
        ("/sim/users", {"first_name": 5}, "400: first_name has the wrong type"),
        ("/sim/chats/5/messages", {"text": "x"}, "404: no such user"),
        ("/sim/chats/{id}/messages", {"text": " "}, "400: text is empty"),
        ("/sim/chats/{id}/messages", {"text": "x" * 4097}, "400: text is longer than 4096 characters"),
        ("/sim/chats/{id}/messages", {}, "400: text is missing"),
        ("/sim/groups/5/messages", {"user_id": 5, "text": "x"}, "404: no such user"),
    ],
)
async def test_a_wrong_wish_is_told_in_a_sentence(
    sim: SimClient, person: Person, path: str, body: dict[str, object], error: str
) -> None:
    with pytest.raises(SimRefused, match=error):
        await sim._ask("POST", path.format(id=person.id), body)


async def test_a_forwarded_message_says_whose_it_is_unless_that_person_is_private(sim: SimClient, bot: Bot) -> None:
    anna, boris = Person(sim, (await sim.save_user("Анна"))["id"]), await sim.save_user("Борис", last_name="Б")
    await anna.forwards(boris["id"])
    await sim.save_user("Борис", id=boris["id"], private=True)
    await anna.forwards(boris["id"])
    first, second = [update.message for update in await bot.get_updates()]
    assert first is not None
    assert second is not None
    assert first.forward_origin.sender_user.id == boris["id"]  # type: ignore[union-attr]  # it is of that kind
    assert second.forward_origin.sender_user_name == "Борис Б"  # type: ignore[union-attr]  # it is of that kind


async def test_a_link_that_ends_with_a_hyphen_is_a_link_to_its_end(bot: Bot, person: Person) -> None:
    await person.send("Сюда: https://t.me/+AbC-d_e-.")
    message = (await bot.get_updates())[-1].message
    assert message
    assert message.entities
    assert message.entities[0].extract_from(message.text or "") == "https://t.me/+AbC-d_e-"
