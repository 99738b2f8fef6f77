"""Inline mode from Python."""

from school21_bot.sandbox.asking import Asking, Json


class InlineClient(Asking):
    """What people do with the bot from any chat."""

    async def ask_inline(self, user_id: int, query: str, offset: str = "") -> str:
        """Type something behind the bot's name; returns the number of the query."""
        answer = await self._ask("POST", "/sim/inline", {"user_id": user_id, "query": query, "offset": offset})
        return str(answer["query_id"])

    async def inline_answer(self, query_id: str, seconds: float = 0) -> Json:
        """What the bot has answered, once it has."""
        return await self._ask("GET", f"/sim/inline/{query_id}?timeout={seconds}")

    async def choose_inline(self, query_id: str, result_id: str, chat_id: int) -> int:
        """Post a result into a chat; returns the message's number."""
        return await self._number(f"/sim/inline/{query_id}/choose", {"result_id": result_id, "chat_id": chat_id})
