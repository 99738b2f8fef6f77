"""What goes from mouth to mouth: who is there, links that were passed on, cards that were posted."""

import random
from dataclasses import dataclass, field

from tests.chaos.someone import Someone


@dataclass
class Street:
    """What people can know of each other without the bot, and the chats that they can be in."""

    community: int
    staff: int
    everybody: list[Someone] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    cards: list[str] = field(default_factory=list)
    dumps: list[tuple[str, bytes, str]] = field(default_factory=list)

    def other_than(self, me: Someone) -> Someone:
        """Somebody else whom they know."""
        return me.random.choice([one for one in self.everybody if one is not me])


def one_of(chance: random.Random, what: list[str]) -> str:
    """One of these; "" if there is none."""
    return chance.choice(what) if what else ""
