"""Broadcasts for tests: written and looked at, ready to start."""

from collections import Counter
from datetime import datetime

from school21_bot import clock
from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services
from school21_bot.jobs.models import Job, JobState
from school21_bot.jobs.steps import Steps
from school21_bot.messages import Audience, Content
from school21_bot.messages.feeding import PACE, Feeding
from school21_bot.messages.models import Campaign, Outgoing
from school21_bot.people import Status, TelegramNames
from school21_bot.people.models import Person

TEXT = "<b>Митап</b> в пятницу"


async def ready(services: Services, audience: Audience | None = None, text: str = TEXT) -> int:
    """A draft that can be started."""
    campaign_id = await services.drafts.begin(COMMAND_LINE)
    await services.drafts.set_text(COMMAND_LINE, campaign_id, "ru", text)
    if audience is not None:
        await services.drafts.set_audience(COMMAND_LINE, campaign_id, audience)
    await approve(services, campaign_id)
    return campaign_id


async def approve(services: Services, campaign_id: int) -> None:
    """Whoever sends it has looked at it."""
    seen: Content = (await services.campaigns.view(COMMAND_LINE, campaign_id)).content
    await services.drafts.approve(COMMAND_LINE, campaign_id, seen)


async def make_people(services: Services, number: int, status: Status = Status.MEMBER, first: int = 1) -> list[int]:
    """So many people of a status, with rows alone; gives their ids."""
    ids = []
    for n in range(first, first + number):
        account = await services.accounts.arrive(7_000_000 + n, TelegramNames(f"Коллега {n}"), "ru")
        ids.append(account.id)
    await Person.filter(id__in=ids).update(status=status)
    return ids


async def fed(services: Services) -> None:
    """Do the step of each broadcast's job that is due, or will be within a moment."""
    now = clock.now()
    kind = Feeding(services.sealer, services.tuning).kind()
    for job in await Job.filter(kind=kind.name, state=JobState.ACTIVE, run_at__lte=now + 2 * PACE):
        await Job.filter(id=job.id).update(run_at=now)
        await Steps(_NobodyHears(), [kind]).do(job.id, kind.name, job.lease_until)


class _NobodyHears:
    async def nudge(self, job_id: int, kind: str, lease: datetime | None) -> bool:
        return False


async def messages(campaign_id: int) -> Counter[str]:
    """How many of its messages are in each state."""
    return Counter([one.state.value for one in await Outgoing.filter(campaign=campaign_id)])


async def state_of(campaign_id: int) -> str:
    """The state of a broadcast."""
    return (await Campaign.get(id=campaign_id)).state.value
