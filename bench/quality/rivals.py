"""What all rivals are given: the same texts in the clear, cleaned as whoever sets such a search up would clean them."""

import re

from bench.quality.people import Person

_SEPARATORS = re.compile(r"[._@/\-]+")


def called(person: Person) -> str:
    """Everything that somebody is called: the nicknames as they are, and all names taken apart."""
    names = f"{person.first_name} {person.last_name}"
    return cleaned(f"{' '.join(person.nicknames)} {apart(names)} {apart(' '.join(person.nicknames))}")


def working(person: Person) -> str:
    """Everything about the work, with the parts of the team apart, too."""
    return cleaned(f"{person.work} {apart(person.team)}")


def apart(text: str) -> str:
    """With spaces for what separates the parts of a nickname or a team."""
    return _SEPARATORS.sub(" ", text)


def cleaned(text: str) -> str:
    """In small letters, "ё" as "е"."""
    return text.lower().replace("ё", "е")


def typed_parts(typed: str) -> list[str]:
    """What was typed as a list of words, the nickname without its @; what separates parts stays in them."""
    return [word.removeprefix("@") for word in cleaned(typed).split()]
