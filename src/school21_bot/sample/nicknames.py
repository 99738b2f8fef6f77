"""Nicknames and user names: every one is given once."""

from collections.abc import Callable
from random import Random

from school21_bot.sample.names import SCHOOL_NAMES

_LETTERS = {
    **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True)),
    **{"ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": ""},
    **{"ю": "yu", "я": "ya"},
}
_LETTERS_OF_ALPHABET = "abcdefghijklmnoprstuvwyz"
_LETTERS_OF_A_LOGIN = 8


def in_latin(name: str) -> str:
    """A name in small Latin letters, as in a work e-mail address."""
    return "".join(_LETTERS.get(letter, letter) for letter in name.lower())


class Nicknames:
    """Makes nicknames, no two alike."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._given: set[str] = set()

    def school(self) -> str:
        """A nickname at the school: "mtrinida", "lavinian"."""

        def draw() -> str:
            name, letter = self._rng.choice(SCHOOL_NAMES), self._rng.choice(_LETTERS_OF_ALPHABET)
            if self._rng.random() < 0.6:
                return (letter + name)[:_LETTERS_OF_A_LOGIN]
            return name[: _LETTERS_OF_A_LOGIN - 1] + letter

        return self._first_free("school", draw)

    def messenger(self, first: str, last: str) -> str:
        """A nickname in the messenger: "ivan.petrov", "a.smirnova2"."""
        first, last = in_latin(first), in_latin(last)
        initial = self._rng.choice(_LETTERS_OF_ALPHABET)
        forms = [f"{first}.{last}", f"{first[0]}.{last}", f"{first[0]}.{initial}.{last}", f"{last}.{first[0]}"]
        base = self._rng.choices(forms, [5, 4, 2, 2])[0]
        numbers = iter(range(2, 1000))
        return self._first_free("messenger", lambda: base, lambda: f"{base}{next(numbers)}")

    def telegram(self, first: str, last: str) -> str:
        """A user name in Telegram, "" for one person in eight; the 21 in it keeps it from being a stranger's."""
        if self._rng.random() < 1 / 8:
            return ""
        first, last = in_latin(first), in_latin(last)

        def draw() -> str:
            number = self._rng.randrange(10, 100)
            forms = [f"{first}_{last}21", f"{first[0]}{last}_21", f"{last}_{first[0]}21", f"{first}_21_{last}"]
            return self._rng.choice([*forms, f"s21_{first}{number}", f"{first}{number}_s21", f"{last}_s21"])

        return self._first_free("telegram", draw)

    def _first_free(self, kind: str, draw: Callable[[], str], again: Callable[[], str] | None = None) -> str:
        value = draw()
        while f"{kind} {value}" in self._given:
            value = (again or draw)()
        self._given.add(f"{kind} {value}")
        return value
