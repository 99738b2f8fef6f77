"""What the numbers say: counts kept by day, role and level, and one reading for each thing that is shown."""

from dataclasses import dataclass

from school21_bot.access import Access
from school21_bot.analytics.audience import Audience, AudienceNumbers
from school21_bot.analytics.digest import Digest, DigestKind
from school21_bot.analytics.folding import Folding
from school21_bot.analytics.funnel import Funnel, FunnelNumbers, FunnelStep, Reminded, Times
from school21_bot.analytics.gauges import Gauges, Readings
from school21_bot.analytics.glance import Glance, Numbers
from school21_bot.analytics.health import LONG_JOBS, Health, State
from school21_bot.analytics.invitations import InvitationNumbers, Invitations
from school21_bot.analytics.overview import Overview, OverviewNumbers, Span, Total
from school21_bot.analytics.reading import Grain, Slice
from school21_bot.analytics.recount import Check, Recount, checks
from school21_bot.analytics.searching import Searching, SearchNumbers
from school21_bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Analytics:
    """The readers of the charts."""

    overview: OverviewNumbers
    funnel: FunnelNumbers
    audience: AudienceNumbers
    invitations: InvitationNumbers
    searching: SearchNumbers


def build_analytics(access: Access, settings: Settings) -> Analytics:
    """All of them."""
    return Analytics(
        OverviewNumbers(access, settings),
        FunnelNumbers(access),
        AudienceNumbers(access),
        InvitationNumbers(access),
        SearchNumbers(access),
    )


__all__ = [
    "LONG_JOBS",
    "Analytics",
    "Audience",
    "Check",
    "Digest",
    "DigestKind",
    "Folding",
    "Funnel",
    "FunnelStep",
    "Gauges",
    "Glance",
    "Grain",
    "Health",
    "Invitations",
    "Numbers",
    "Overview",
    "Readings",
    "Recount",
    "Reminded",
    "Searching",
    "Slice",
    "Span",
    "State",
    "Times",
    "Total",
    "build_analytics",
    "checks",
]
