"""What somebody is likely to do next, by what they are and how long they have lived here."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.chaos import belonging, governing, keeping, searching, works
from tests.chaos.registering import AT_AN_END, register
from tests.chaos.someone import Someone
from tests.chaos.street import Street

How = Callable[[Someone, Street], Awaitable[None]]


@dataclass(frozen=True)
class Deed:
    """Something to do, and its name in the reports."""

    name: str
    how: How


async def registers(me: Someone, street: Street) -> None:
    """Register with all one's staying power, which some have little of."""
    del street
    screen = await register(me, staying_power=me.random.choice((0.8, 0.93, 1.0, 1.0)))
    me.is_in = screen.says(*AT_AN_END)


_STRANGER: tuple[tuple[How, int], ...] = (
    (belonging.try_a_link, 4),
    (searching.follow_a_card, 2),
    (searching.from_another_chat, 1),
    (keeping.talk_nonsense, 1),
)
_PEER: tuple[tuple[How, int], ...] = (
    (registers, 10),
    (searching.by_words, 5),
    (searching.in_three_taps, 4),
    (searching.from_another_chat, 2),
    (searching.share, 2),
    (searching.follow_a_card, 2),
    (searching.ask_who, 1),
    (belonging.come_in, 7),
    (belonging.try_a_link, 2),
    (belonging.leave_the_chat, 2),
    (belonging.block, 1),
    (belonging.unblock, 1),
    (belonging.delete_myself, 1),
    (belonging.take_my_data, 1),
    (keeping.edit, 5),
    (keeping.hide, 2),
    (keeping.choose_messages, 1),
    (keeping.choose_language, 1),
    (keeping.ask_staff, 2),
    (keeping.change_names, 1),
    (keeping.talk_nonsense, 2),
    (keeping.wander, 6),
)
_STAFF: tuple[tuple[How, int], ...] = (
    (governing.look_after_people, 6),
    (governing.decide, 9),
    (governing.move_an_account, 2),
    (governing.answer_requests, 3),
    (governing.merge_roles, 2),
    (governing.revoke_a_link, 1),
    (governing.read_the_audit, 1),
    (governing.put_out_by_hand, 2),
    (works.broadcast, 3),
    (works.export, 2),
    (works.load, 2),
)
_OWNER = (*_STAFF, (works.rotate_keys, 5), (works.open_everything, 1), (governing.change_a_setting, 3))


def choose(me: Someone) -> Deed:
    """What somebody does next: whoever is not in yet mostly tries to come in."""
    if me.part == "peer" and not me.is_in and me.chance(0.8):
        return Deed("registers", registers)
    how = me.random.choices(*zip(*_OF[me.part], strict=True), k=1)[0]
    return Deed(how.__name__, how)


_OF = {"peer": _PEER, "stranger": _STRANGER, "admin": _STAFF, "owner": _OWNER}
