"""Whose accounts the demo's page offers: people who have never started the bot, who owns it, and some of the sample."""

from collections.abc import Sequence
from typing import Any

from school21_bot.people import Status, Step
from school21_bot.sample.community import Peer

COMMUNITY, STAFF = "Школа 21 · сообщество", "Организаторы"
"""What the chats of the demo are called."""

# Above all ids of the sample: the page numbers its next people upward, and they must not be anybody.
NEWCOMERS: tuple[dict[str, Any], ...] = (
    {"id": 7_100_001, "first_name": "Лиза", "last_name": "Воронова", "username": "lizavoronova", "language_code": "ru"},
    {"id": 7_100_002, "first_name": "Tom", "last_name": "Baker", "username": "tombaker", "language_code": "en"},
    {"id": 7_100_003, "first_name": "Марат", "last_name": "Гареев", "language_code": "ru"},
)

ORGANISER: dict[str, Any] = {
    "first_name": "Ольга",
    "last_name": "Орлова",
    "username": "olgaorlova",
    "language_code": "ru",
}
"""What the owners of the demo's bot are called; who they are is a setting."""


def visitors(peers: Sequence[Peer] = (), owners: Sequence[int] = ()) -> list[dict[str, Any]]:
    """What Telegram knows of them: newcomers, owners, and some of the sample if there is one."""
    organisers = [{"id": telegram_id, **ORGANISER} for telegram_id in owners]
    return [*NEWCOMERS, *organisers, *map(_as_user, familiar(peers) if peers else ())]


def familiar(peers: Sequence[Peer]) -> tuple[Peer, Peer, Peer]:
    """Of the sample: a member, a member who reads English, and somebody who stopped in the middle."""
    return (
        next(peer for peer in peers if _is_a_member(peer, "ru")),
        next(peer for peer in peers if _is_a_member(peer, "en")),
        next(
            peer for peer in reversed(peers) if peer.stopped_at is Step.ROLE and peer.language == "ru" and peer.username
        ),
    )


def _is_a_member(peer: Peer, language: str) -> bool:
    return peer.status is Status.MEMBER and peer.language == language and bool(peer.username and peer.description)


def _as_user(peer: Peer) -> dict[str, Any]:
    return {
        "id": peer.telegram_id,
        "first_name": peer.first_name,
        "last_name": peer.last_name,
        "username": peer.username,
        "language_code": peer.language,
    }
