"""Groups and channels from Python, one method per address of the person's side."""

from typing import Any

from school21_bot.sandbox.asking import Asking, Json


class CommunityClient(Asking):
    """What people and a human administrator do in groups and channels."""

    async def save_group(
        self,
        title: str = "",
        *,
        id: int | None = None,  # noqa: A002  # as everywhere in the Bot API
        type: str = "supergroup",  # noqa: A002
        bot: str | None = None,
        rights: dict[str, bool] | None = None,
        by: int | None = None,
    ) -> int:
        """Add a group or channel, or change the one with this `id`; returns its id.

        The bot is put into the place `bot`, with its `rights` as an administrator (all, unless told otherwise), by the
        person `by` (the creator, unless told otherwise). A new chat has it as a member; a known one leaves it alone.
        """
        body = {"title": title, "id": id, "type": type, "bot": bot, "rights": rights, "by": by}
        number: int = (await self._ask("POST", "/sim/groups", body))["id"]
        return number

    async def group(self, group_id: int) -> list[Json]:
        """The messages of a group or channel."""
        messages: list[Json] = (await self._ask("GET", f"/sim/groups/{group_id}"))["messages"]
        return messages

    async def send_to_group(self, group_id: int, user_id: int, text: str, **fields: Any) -> int:
        """Write into a group, perhaps in `reply_to` a message; returns the message's number."""
        return await self._number(f"/sim/groups/{group_id}/messages", {"user_id": user_id, "text": text} | fields)

    async def send_media_to_group(self, group_id: int, user_id: int, kind: str, **fields: Any) -> int:
        """Send something that is not text into a group; returns the message's number."""
        return await self._number(f"/sim/groups/{group_id}/messages", {"user_id": user_id, "kind": kind} | fields)

    async def press_in_group(self, group_id: int, user_id: int, label: str = "", **fields: Any) -> Json:
        """Press a button in a group; `message_id` names the message, `data` sends what no button carries."""
        body = {"user_id": user_id, **({"label": label} if label else {}), **fields}
        return await self._ask("POST", f"/sim/groups/{group_id}/press", body)

    async def members(self, chat_id: int) -> list[Json]:
        """Everybody who is in the chat with their status, the creator among them, without the bot."""
        found: list[Json] = (await self._ask("GET", f"/sim/groups/{chat_id}/members"))["members"]
        return found

    async def read_up_to(self, chat_id: int) -> dict[int, int]:
        """The newest message that each member has looked at."""
        found: Json = (await self._ask("GET", f"/sim/groups/{chat_id}/members"))["read"]
        return {int(user_id): message_id for user_id, message_id in found.items()}

    async def banned(self, chat_id: int) -> list[int]:
        """The people who are banned."""
        found: list[int] = (await self._ask("GET", f"/sim/groups/{chat_id}/members"))["banned"]
        return found

    async def requests(self, chat_id: int) -> list[int]:
        """The people who wait to be let in."""
        found: list[int] = (await self._ask("GET", f"/sim/groups/{chat_id}/requests"))["requests"]
        return found

    async def links(self, chat_id: int) -> list[Json]:
        """Every link into the chat, revoked ones too."""
        found: list[Json] = (await self._ask("GET", f"/sim/groups/{chat_id}/links"))["links"]
        return found

    async def save_link(self, chat_id: int, *, creates_join_request: bool = False) -> str:
        """The human administrator makes a link into the chat; returns it."""
        body = {"creates_join_request": creates_join_request}
        return str((await self._ask("POST", f"/sim/groups/{chat_id}/links", body))["url"])

    async def join(self, user_id: int, link: str) -> str:
        """Follow an invite link: joined, requested, already_in, already_requested, expired or banned."""
        return str((await self._ask("POST", "/sim/join", {"user_id": user_id, "link": link}))["result"])

    async def leave(self, user_id: int, chat_id: int) -> None:
        """Go away from the chat."""
        await self._ask("POST", f"/sim/groups/{chat_id}/leave", {"user_id": user_id})

    async def put_in(self, chat_id: int, user_id: int, status: str = "member") -> None:
        """The human administrator adds somebody, perhaps as an administrator or with restrictions."""
        await self._ask("POST", f"/sim/groups/{chat_id}/members", {"user_id": user_id, "status": status})

    async def kick(self, chat_id: int, user_id: int) -> None:
        """The human administrator bans somebody."""
        await self._ask("POST", f"/sim/groups/{chat_id}/kick", {"user_id": user_id})

    async def unban(self, chat_id: int, user_id: int) -> None:
        """The human administrator lifts a ban."""
        await self._ask("POST", f"/sim/groups/{chat_id}/unban", {"user_id": user_id})

    async def decide(self, chat_id: int, user_id: int, approve: bool) -> None:
        """The human administrator lets somebody in who has asked, or does not."""
        await self._ask("POST", f"/sim/groups/{chat_id}/requests", {"user_id": user_id, "approve": approve})

    async def migrate(self, chat_id: int) -> int:
        """A basic group becomes a supergroup; returns its new id."""
        number: int = (await self._ask("POST", f"/sim/groups/{chat_id}/migrate", {}))["id"]
        return number
