"""What somebody types behind the bot's name in any chat."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from school21_bot.sandbox.entities import to_html

Json = dict[str, Any]


@dataclass(slots=True)
class InlineQuery:
    """What somebody typed behind the bot's name, and what the bot answered."""

    id: str
    user_id: int
    query: str
    offset: str
    expires: float
    answer: Json | None = None
    contents: dict[str, Json] = field(default_factory=dict)
    answered: asyncio.Event = field(default_factory=asyncio.Event)

    def seen(self) -> Json:
        """The answer as the person sees it: what each result would post stands beside it, drawn."""
        if self.answer is None:
            return {"query_id": self.id, "answered": False}
        return {"query_id": self.id, "answered": True, **self.answer}

    def take(self, results: list[Json], contents: dict[str, Json], **about: Any) -> None:
        """Keep the bot's answer."""
        shown = [
            {name: result[name] for name in ("id", "title", "description") if name in result}
            | {"html": to_html(contents[result["id"]]["text"], contents[result["id"]].get("entities", []))}
            for result in results
        ]
        self.answer, self.contents = {"results": shown, **about}, contents
        self.answered.set()
