"""How long things live: a moment before the end they are there, a moment after they are not."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from tests.sandbox.calling import call
from tests.sandbox.contract.stage import DAY, Stage

# A test takes this long at most.
MOMENT = 20.0
YEAR = 365.0 * DAY


@dataclass(frozen=True)
class Lifetime:
    """Something begins; then something is tried, or looked for, that works for so many seconds."""

    what: str
    seconds: float
    begin: Callable[[Stage], Awaitable[object]]
    works: Callable[[Stage], Awaitable[bool]]


def update(kind: str, seconds: float, begin: Callable[[Stage], Awaitable[object]]) -> Lifetime:
    """The life of an update that nobody asks for."""

    async def is_there(stage: Stage) -> bool:
        _, answer = await call(stage.sandbox, "getUpdates", {})
        return any(kind in one for one in answer["result"])

    return Lifetime(f"the update {kind}", seconds, begin, is_there)


def accepted(what: str, seconds: float, method: str, **names: str) -> Lifetime:
    """For how long a call about something on the stage is accepted."""

    async def is_accepted(stage: Stage) -> bool:
        parameters = {name: getattr(stage, value, value) for name, value in names.items()}
        return (await call(stage.sandbox, method, parameters))[0] == 200

    async def nothing(_: Stage) -> None:
        """It has begun with the stage."""

    return Lifetime(what, seconds, nothing, is_accepted)


async def choose(stage: Stage) -> None:
    """Post what the bot has offered."""
    result = {"type": "article", "id": "1", "title": "x", "input_message_content": {"message_text": "x"}}
    await call(stage.sandbox, "answerInlineQuery", {"inline_query_id": stage.inline, "results": [result]})
    await stage.sim.choose_inline(stage.inline, "1", stage.chat)


async def ask_to_join(stage: Stage) -> None:
    """Somebody who has not started the bot asks to be let in."""
    link = await stage.sim.save_link(stage.community, creates_join_request=True)
    assert await stage.sim.join(stage.stranger, link) == "requested"


async def reaches_the_stranger(stage: Stage) -> bool:
    """Whether the bot may write to somebody who has not started it."""
    return (await call(stage.sandbox, "sendMessage", {"chat_id": stage.stranger, "text": "x"}))[0] == 200


LIFETIMES = [
    update("message", DAY, lambda s: s.person.send("x")),
    update("callback_query", 150, lambda s: s.person.press_data("yes", s.buttons)),
    update("inline_query", 30, lambda s: s.sim.ask_inline(s.chat, "x")),
    update("chosen_inline_result", 600, choose),
    update("chat_member", DAY, lambda s: s.sim.leave(s.member, s.community)),
    update("my_chat_member", DAY, lambda s: s.sim.save_user(id=s.chat, blocked=True)),
    update("chat_join_request", DAY, ask_to_join),
    accepted("the answer to a button", 150, "answerCallbackQuery", callback_query_id="query"),
    accepted("the answer to an inline query", 30, "answerInlineQuery", inline_query_id="inline", results="[]"),
    accepted("deleting what a person wrote", 2 * DAY, "deleteMessage", chat_id="chat", message_id="typed"),
    accepted("deleting what the bot wrote", 2 * DAY, "deleteMessage", chat_id="chat", message_id="text"),
    Lifetime("the way to somebody who asks to join", 300, ask_to_join, reaches_the_stranger),
]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("life", LIFETIMES, ids=lambda life: life.what.replace(" ", "-"))
async def test_it_lives_as_long_as_at_telegram(life: Lifetime, after: bool, stage: Stage) -> None:
    stage.sandbox.world.queue.clear()
    await life.begin(stage)
    await stage.sim.shift_clock(life.seconds + 1 if after else life.seconds - MOMENT)
    assert await life.works(stage) is not after


async def test_the_bot_edits_its_own_messages_for_ever(stage: Stage) -> None:
    await stage.sim.shift_clock(YEAR)
    parameters = {"chat_id": stage.chat, "message_id": stage.text, "text": "x"}
    assert (await call(stage.sandbox, "editMessageText", parameters))[0] == 200


@pytest.mark.parametrize(("seconds", "result"), [(60 - MOMENT, "joined"), (61.0, "expired")])
async def test_a_link_lets_in_until_it_expires(stage: Stage, seconds: float, result: str) -> None:
    expires = int(stage.sandbox.world.now()) + 60
    _, answer = await call(stage.sandbox, "createChatInviteLink", {"chat_id": stage.community, "expire_date": expires})
    await stage.sim.shift_clock(seconds)
    assert await stage.sim.join(stage.other, answer["result"]["invite_link"]) == result
