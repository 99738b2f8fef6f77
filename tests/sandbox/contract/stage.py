"""What the rows of the contract act on: people and chats of every kind, messages, buttons, links, requests."""

from dataclasses import dataclass

from school21_bot.sandbox.client import Person, SimClient
from school21_bot.sandbox.running import RunningSandbox
from tests.sandbox.calling import Json, call
from tests.sandbox.conftest import EVERY_KIND, stranger

BUTTON = {"text": "Да", "callback_data": "yes"}
KEYBOARD = {"inline_keyboard": [[BUTTON]]}
DAY = 24 * 3600
OTHERS = ("other", "blocked", "deleted", "requester", "declined", "member")


@dataclass
class Stage:
    """Everything that a row may need, by its name."""

    sandbox: RunningSandbox
    sim: SimClient
    person: Person
    chat: int
    other: int
    stranger: int
    blocked: int
    deleted: int
    community: int
    channel: int
    weak: int
    gone: dict[str, int]
    member: int
    typed: int
    old: int
    text: int
    buttons: int
    reply_keyboard: int
    document: int
    file_id: str
    photo_id: str
    big_file_id: str
    in_community: int
    in_weak: int
    query: str
    other_query: str
    stale_query: str
    answered_query: str
    inline: str
    stale_inline: str
    link: str
    requester: int
    declined: int


async def sent(sandbox: RunningSandbox, method: str, **parameters: object) -> Json:
    """The result of a call that nobody refuses."""
    status, answer = await call(sandbox, method, parameters)
    assert status == 200, answer
    result: Json = answer["result"]
    return result


async def set_up(sandbox: RunningSandbox, sim: SimClient) -> Stage:
    """Play everything that has happened before a row: first what is old, then the rest."""
    sandbox.world.queue.allow([*EVERY_KIND, "inline_query", "chosen_inline_result"])
    person = await stranger(sim, "Анна")
    sandbox.world.clock_shift = -2.0 * DAY
    old = await person.send("/start")
    message = await sent(sandbox, "sendMessage", chat_id=person.id, text="Кнопки", reply_markup=KEYBOARD)
    stale = (await person.press_data("yes"))["callback_id"]
    stale_inline = await sim.ask_inline(person.id, "давно")
    sandbox.world.clock_shift = 0.0
    answered = (await person.press_data("yes"))["callback_id"]
    await sent(sandbox, "answerCallbackQuery", callback_query_id=answered)
    others = {name: await _somebody(sim) for name in OTHERS}
    await sim.save_user(id=others["blocked"], blocked=True)
    await sim.save_user(id=others["deleted"], deleted=True)
    community = await sim.save_group("Школа", bot="administrator")
    await sim.put_in(community, others["member"])
    by_request = await sent(sandbox, "createChatInviteLink", chat_id=community, creates_join_request=True)
    for name in ("requester", "declined"):
        await sim.join(others[name], by_request["invite_link"])
    await sent(sandbox, "declineChatJoinRequest", chat_id=community, user_id=others["declined"])
    document_id = await sim.send_document(person.id, "письмо.txt", b"text")
    big_id = await sim.send_document(person.id, "big.bin", bytes(20 * 1024 * 1024 + 1))
    await person.sends("photo")
    photo_id = (await person.messages())[-1]["photo"][-1]["file_id"]
    files = {one["message_id"]: one["document"]["file_id"] for one in await person.messages() if "document" in one}
    rights = dict.fromkeys(
        ("can_invite_users", "can_restrict_members", "can_pin_messages", "can_delete_messages"), False
    )
    weak = await sim.save_group("Без прав", bot="administrator", rights=rights)
    await sim.put_in(weak, others["member"])
    bold = {"chat_id": person.id, "text": "<b>Было</b>", "parse_mode": "HTML"}
    reply = await sent(sandbox, "sendMessage", chat_id=person.id, text="x", reply_markup={"keyboard": [["Да"]]})
    return Stage(
        sandbox=sandbox,
        sim=sim,
        person=person,
        chat=person.id,
        other=others["other"],
        stranger=(await stranger(sim)).id,
        blocked=others["blocked"],
        deleted=others["deleted"],
        community=community,
        channel=await sim.save_group("Канал", type="channel", bot="administrator"),
        weak=weak,
        gone={
            f"{place} {kind}": await sim.save_group("Без бота", type=kind, bot=place)
            for kind in ("supergroup", "channel")
            for place in ("kicked", "left")
        },
        member=others["member"],
        typed=await person.send("мой текст"),
        old=old,
        text=(await sent(sandbox, "sendMessage", **bold))["message_id"],
        buttons=message["message_id"],
        reply_keyboard=reply["message_id"],
        document=(await sent(sandbox, "sendDocument", chat_id=person.id, document=files[document_id]))["message_id"],
        file_id=files[document_id],
        photo_id=photo_id,
        big_file_id=files[big_id],
        in_weak=await sim.send_to_group(weak, others["member"], "всем привет"),
        in_community=await sim.send_to_group(community, others["member"], "всем привет"),
        other_query=(await person.press_data("yes"))["callback_id"],
        query=(await person.press_data("yes"))["callback_id"],
        stale_query=stale,
        answered_query=answered,
        inline=await sim.ask_inline(person.id, "коллега"),
        stale_inline=stale_inline,
        link=(await sent(sandbox, "createChatInviteLink", chat_id=community))["invite_link"],
        requester=others["requester"],
        declined=others["declined"],
    )


async def _somebody(sim: SimClient) -> int:
    person = await stranger(sim)
    await person.send("/start")
    return person.id
