"""A statement that is put together of parts, each with values of its own."""

from collections.abc import Sequence


class Statement:
    """Numbers the values of a statement as its parts come."""

    def __init__(self) -> None:
        self.text = ""
        self.values: list[int] = []

    def place(self, value: int) -> str:
        """Where a value stands in the statement."""
        self.values.append(value)
        return f"${len(self.values)}"

    def filled(self, part: str, values: Sequence[int]) -> str:
        """A part in which the places of its values are {}."""
        return part.format(*map(self.place, values))
