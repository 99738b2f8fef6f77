"""The stem of a word of a description, so that "тестировал" finds "тестирование": Snowball, Russian and English.

Never of a name: on surnames it is wrong.
"""

import re
from functools import lru_cache
from threading import Lock

import snowballstemmer

_RUSSIAN, _ENGLISH = snowballstemmer.stemmer("russian"), snowballstemmer.stemmer("english")
# A stemmer keeps the word that it works on in itself.
_ONE_AT_A_TIME = Lock()

# What Snowball leaves of words of one root differs: "заявк" and "заявок",
_FLEETING = re.compile(r"(?<=..[^аеиоуыэюя])[ое](?=к$)")
# "нагрузк" and "нагрузочн", "тестир", "тестирова" and "тестировщик", "кред" and "кредит", "преподава" and "препода".
_DERIVED = re.compile(
    r"(?<=...)(?:(?:ир)?(?:ова(?:н|тел)?|овщик|у(?:ем|ют|ет|ющ)?)|и[рт]|ическ|оч[нк]"
    r"|(?<=[бвгджзлмпртфхц])к|(?<=.{5})[чщ]ик|ик|(?<=а)ва|(?<=[^аеиоуыэюя])н)$"
)
# An ending of adjectives to Snowball, and what many names end in: "Дарья" is no "дар", "Илья" no "ил".
_SHORT_STEM, _OF_NAMES = 3, re.compile("ь[яеи]")
# "postgres" and "PostgreSQL" differ after that.
_LATIN_LETTERS = 6


@lru_cache(65536)
def stem(word: str) -> str:
    """The stem of a word in its plain form."""
    is_russian = any("а" <= letter <= "я" for letter in word)
    with _ONE_AT_A_TIME:
        found: str = (_RUSSIAN if is_russian else _ENGLISH).stemWord(word)
    if not is_russian:
        return found[:_LATIN_LETTERS]
    if len(found) <= _SHORT_STEM and _OF_NAMES.match(word, len(found)):
        return f"{found}ья"
    return _DERIVED.sub("", _FLEETING.sub("", found))
