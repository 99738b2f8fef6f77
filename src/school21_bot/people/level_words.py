"""The words by which people name a level, and the names of roles that only look like one.

In lower case, with "е" for "ё". "Главный", "head", "principal", "staff" name no level of ours: they stay in the role.
"""

from enum import StrEnum


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


class LevelCode(StrEnum):
    """The levels that a line can state; `unstated` when the words say that the level does not matter."""

    INTERN = "intern"
    JUNIOR = "junior"
    MIDDLE = "middle"
    SENIOR = "senior"
    LEAD = "lead"
    UNSTATED = "unstated"


_WRITTEN = {
    LevelCode.INTERN: "intern trainee интерн стажер стажерка практикант практикантка",
    LevelCode.JUNIOR: "junior jun jr jr. джуниор джун младший младшая мл.",
    LevelCode.MIDDLE: "middle mid мидл миддл мидел",
    LevelCode.SENIOR: "senior sr sr. сеньор сеньер синьор сениор синиор старший старшая ст.",
    LevelCode.LEAD: "lead лид ведущий ведущая вед.",
}
LEVELS = {word: level for level, words in _WRITTEN.items() for word in words.split()}

# Before the words on the right those on the left are part of a role's name and no level.
_HOST_OF = _words("мероприятий праздников подкаста подкастов эфира эфиров вебинаров программы конференций")
_HEAD_OF = _words("смены группы")
_LEADS = _words("generation generator gen management manager magnet nurturing генератор генерация ген менеджер")
_BETWEEN = _words("office офис офиса офисе east market")
NO_LEVEL_BEFORE = {
    "lead": _LEADS,
    "лид": _LEADS,
    "middle": _BETWEEN,
    "mid": _BETWEEN,
    "мидл": _BETWEEN,
    "миддл": _BETWEEN,
    "ведущий": _HOST_OF,
    "ведущая": _HOST_OF,
    "старший": _HEAD_OF,
    "старшая": _HEAD_OF,
}
# After these a level is somebody else's: "ментор для junior".
NO_LEVEL_AFTER = _words("of for to with по для над")

# The role's name holds the word "lead": it stays whole, and the level is Lead.
WHOLE_NAMES = _words("teamlead techlead тимлид техлид")
LEADS_AFTER = _words(
    "team tech technical group chapter unit stream tribe squad cluster guild people project product delivery design "
    "engineering community тим тех чаптер стрим"
)
LEADS_BEFORE = _words(
    "of команды разработки тестирования аналитики направления группы отдела стрима кластера чаптера юнита"
)

# Named together with a level, these belong to it: "уровень senior".
LABELS = _words("level grade уровень уровня грейд")

NO_MATTER = (
    "уровень не важен",
    "уровень не важно",
    "уровень неважен",
    "уровень не указан",
    "любой уровень",
    "без уровня",
    "не важно",
    "неважно",
    "не указан",
    "level not stated",
    "not stated",
    "no level",
    "any level",
    "unstated",
)
