"""What a check says when a promise was broken."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """A promise that was broken: to whom (a Telegram id, 0 for nobody in particular), and in words how.

    `lines`: the numbers of the lines of the record that prove it.
    """

    promise: str
    who: int
    words: str
    lines: tuple[int, ...] = ()

    def __str__(self) -> str:
        proof = f" [lines {', '.join(map(str, self.lines))}]" if self.lines else ""
        return f"{self.promise}: {self.who or 'nobody in particular'}: {self.words}{proof}"
