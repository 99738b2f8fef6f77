"""Who has agreed to which version of the consent."""

from school21_bot.access import Access, Actor, Right
from school21_bot.people.models import Status
from school21_bot.storage import fetch

_ASKED = (
    "SELECT count(*) AS number FROM person WHERE status = $1 AND (consent_version IS NULL OR consent_version <> $2)"
)


class Consents:
    """Says beforehand what another version means."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def asked_again(self, actor: Actor, version: str) -> int:
        """How many members would be asked if this were the version.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(actor, Right.SETTINGS)
        (row,) = await fetch(_ASKED, Status.MEMBER.value, version)
        return int(row["number"])

    async def waiting(self, actor: Actor) -> int:
        """How many people wait for a decision, whatever becomes of those who come later. Raises as `asked_again`."""
        await self._access.require(actor, Right.SETTINGS)
        (row,) = await fetch("SELECT count(*) AS number FROM person WHERE status = $1", Status.WAITING.value)
        return int(row["number"])
