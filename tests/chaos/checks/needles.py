"""Looking for thousands of texts in megabytes at once: only where the first bytes of one stand it is looked closer."""

from collections import defaultdict
from collections.abc import Mapping

import numpy as np

_FIRST = 8
_WORD = np.dtype("<u8")


class Needles:
    """Byte strings to be found, each standing for a text."""

    def __init__(self, texts: Mapping[bytes, str]) -> None:
        self._short = {form: text for form, text in texts.items() if len(form) < _FIRST}
        self._long: dict[int, list[tuple[bytes, str]]] = defaultdict(list)
        for form, text in texts.items():
            if len(form) >= _FIRST:
                self._long[int.from_bytes(form[:_FIRST], "little")].append((form, text))
        self._beginnings = np.array(sorted(self._long), dtype=_WORD)

    def within(self, content: bytes) -> set[str]:
        """The texts of those that are in the content."""
        found = {text for form, text in self._short.items() if form in content}
        for offset in range(min(_FIRST, max(0, len(content) - _FIRST + 1))):
            whole = (len(content) - offset) // _FIRST
            words = np.frombuffer(content, dtype=_WORD, count=whole, offset=offset)
            for position in np.flatnonzero(np.isin(words, self._beginnings)):
                at = offset + int(position) * _FIRST
                for form, text in self._long[int(words[position])]:
                    if text not in found and content.startswith(form, at):
                        found.add(text)
        return found
