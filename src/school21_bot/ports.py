"""What the rooms below the dialogs need from outside, as protocols."""

from typing import Protocol


class Screens(Protocol):
    """The windows that are open in people's chats."""

    async def redraw(self, chat_id: int, intent_id: str) -> bool:
        """Draw the window of an open dialog anew; False if it is not the one that the person sees now."""
