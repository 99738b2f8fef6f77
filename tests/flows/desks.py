"""Cards that the staff see, and colleagues who press their buttons and reply to them."""

from collections.abc import Callable
from typing import Any

from school21_bot.sandbox.client import Person, SimClient
from tests.flows.communities import eventually

Json = dict[str, Any]


class Colleague:
    """Somebody in the staff's group."""

    def __init__(self, sim: SimClient, chat_id: int, user_id: int) -> None:
        self._sim = sim
        self._chat_id = chat_id
        self.id = user_id

    async def replies(self, card: Json, text: str = "", **fields: Any) -> None:
        """Reply to a card, and let the bot read it: with text, or with `kind` and perhaps `caption`."""
        fields["reply_to"] = card["message_id"]
        if text:
            await self._sim.send_to_group(self._chat_id, self.id, text, **fields)
        else:
            await self._sim.send_media_to_group(self._chat_id, self.id, **fields)
        assert await self._sim.idle()

    async def presses(self, label: str, card: Json) -> str:
        """Press a button of a card; what the bot answers to it."""
        return await self._answer(
            await self._sim.press_in_group(self._chat_id, self.id, label, message_id=card["message_id"])
        )

    async def forges(self, data: str, card: Json) -> str:
        """Send what no button carries."""
        return await self._answer(
            await self._sim.press_in_group(self._chat_id, self.id, data=data, message_id=card["message_id"])
        )

    async def _answer(self, pressed: Json) -> str:
        found: list[str] = []

        async def is_there() -> bool:
            answer = await self._sim.callback(pressed["callback_id"])
            found[:] = [plain(answer["text"])]
            return bool(answer["answered"])

        await eventually(is_there)
        return found[0]


async def seen_in(sim: SimClient, chat_id: int, fits: Callable[[Json], bool]) -> Json:
    """Wait for the newest message of a group that fits."""
    found: list[Json] = []

    async def is_there() -> bool:
        found[:] = [one for one in await sim.group(chat_id) if fits(one)]
        return bool(found)

    await eventually(is_there)
    return found[-1]


async def card_in(sim: SimClient, chat_id: int, *texts: str) -> Json:
    """Wait for the newest message of a group that contains the texts."""
    return await seen_in(sim, chat_id, lambda one: _says(one, texts))


async def card_of(person: Person, *texts: str) -> Json:
    """Wait for the newest message of the bot to a person that contains the texts."""
    found: list[Json] = []

    async def is_there() -> bool:
        found[:] = [one for one in await person.messages() if not one["outgoing"] and _says(one, texts)]
        return bool(found)

    await eventually(is_there)
    return found[-1]


def labels(card: Json) -> list[str]:
    """The labels of a card's buttons."""
    return [button["text"] for row in card.get("reply_markup", {}).get("inline_keyboard", []) for button in row]


def plain(text: str) -> str:
    """A text without what keeps its words together."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def _says(message: Json, texts: tuple[str, ...]) -> bool:
    said = plain(message.get("text") or message.get("caption") or "")
    return all(text in said for text in texts)
