"""The stem of a word of a description, so that "тестировал" finds "тестирование": Snowball, Russian and English.

Never of a name: on surnames it is wrong.
"""

from functools import lru_cache
from threading import Lock

import snowballstemmer

_RUSSIAN, _ENGLISH = snowballstemmer.stemmer("russian"), snowballstemmer.stemmer("english")
# A stemmer keeps the word that it works on in itself.
_ONE_AT_A_TIME = Lock()


# Longer stems are cut: "нагрузка" and "нагрузочный", "postgres" and "PostgreSQL" differ after that.
_LETTERS = 6


@lru_cache(65536)
def stem(word: str) -> str:
    """The stem of a word in its plain form."""
    is_russian = any("а" <= letter <= "я" for letter in word)
    with _ONE_AT_A_TIME:
        found: str = (_RUSSIAN if is_russian else _ENGLISH).stemWord(word)
    return found[:_LETTERS]
