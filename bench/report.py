"""The table that is printed."""

from dataclasses import dataclass

_TITLE = ("", "measured", "limit", "")


@dataclass(frozen=True, slots=True)
class Figure:
    """One line: what was measured, and the limit it has to keep; without one it is there for comparison."""

    name: str
    value: float
    limit: float | None = None
    unit: str = "×"
    digits: int = 2

    @property
    def is_over(self) -> bool:
        """Whether the limit is missed, by the figure as it is printed."""
        return self.limit is not None and round(abs(self.value), self.digits) > self.limit

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """The line, cell by cell."""
        if self.limit is None:
            return self.name, self._written(self.value), "", ""
        return (
            self.name,
            self._written(self.value),
            f"{self._bound} {self._written(self.limit)}",
            "over" if self.is_over else "ok",
        )

    @property
    def _bound(self) -> str:
        return "±" if self.unit == "%" else "≤"

    def _written(self, value: float) -> str:
        return f"{value:.{self.digits}f} {self.unit}".rstrip()


def table(figures: list[Figure]) -> str:
    """The figures under each other."""
    lines = [_TITLE, *(figure.cells for figure in figures)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_TITLE))]
    return "\n".join(
        f"{name:<{widths[0]}}  {value:>{widths[1]}}  {limit:>{widths[2]}}  {verdict}".rstrip()
        for name, value, limit, verdict in lines
    )
