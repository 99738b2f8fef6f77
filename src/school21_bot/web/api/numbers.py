"""Registrations and the funnel in numbers, as the dashboard shows them; nobody is in them by name."""

from datetime import date, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from school21_bot.access import Caller, Scope
from school21_bot.analytics import FunnelStep, Grain, Slice
from school21_bot.analytics import Times as Took
from school21_bot.analytics import Total as Sum
from school21_bot.app import Services
from school21_bot.people import Step
from school21_bot.web.api.asking import Asked, needs
from school21_bot.web.api.problems import problems
from school21_bot.web.api.strict import LAST, DayText, day

router = APIRouter(prefix="/numbers", tags=["numbers"])

Reads = Annotated[Caller, needs(Scope.NUMBERS_READ)]
First = Annotated[
    DayText | None, Query(alias="from", description="The first day; without it so many days until today.")
]
Days = Annotated[int, Query(ge=1, le=3660, description="How many days.")]

Long = Annotated[Grain, Query(description="How long the spans are.")]


class Total(BaseModel):
    """The registrations that began within a time."""

    started: int
    applying: int = Field(description="Still under way.")
    abandoned: int
    finished: int
    conversion: float | None = Field(description="Which share of them is finished; null if none began.")
    median_seconds: float | None = Field(description="How long those that are finished took.")


class Span(BaseModel):
    """The registrations that began within a day, week or month; `day` is its first."""

    day: date
    started: int
    finished: int
    abandoned: int
    conversion: float | None


class MembersAt(BaseModel):
    """How many members there were at the end of a day."""

    day: date
    members: int


class Registrations(BaseModel):
    """Registrations by day, week or month, beside those of the time before."""

    first: date
    last: date
    members: int = Field(description="At the end of the last day.")
    total: Total
    total_before: Total = Field(description="Of as many days before, moved by whole weeks.")
    spans: list[Span]
    growth: list[MembersAt]


class Times(BaseModel):
    """How long something took: how often, the median and the 95th percentile in seconds."""

    count: int
    median: float | None
    p95: float | None


class FunnelStepOf(BaseModel):
    """A question of the registration."""

    step: Step
    reached: int
    stopped: int = Field(description="How many abandoned it here.")
    staying: int = Field(description="How many are here still.")
    overall: float | None = Field(description="Which share of all who began came here.")
    onward: float | None = Field(description="Which share of those who came here went on.")
    lost: float | None = Field(description="Which share of those who came here stopped.")
    times: Times


class Funnel(BaseModel):
    """How far those came who began to register."""

    first: date
    last: date
    started: int
    finished: int
    took: Times
    steps: list[FunnelStepOf]


@router.get("/registrations", summary="Registrations in numbers", responses=problems())
async def registrations(
    services: Asked, caller: Reads, first: First = None, days: Days = 30, grain: Long = Grain.DAY
) -> Registrations:
    """Registrations that began within some days, and how many members there were. Scope: `numbers:read`."""
    wanted = _slice(services, first, days)
    found = await services.analytics.overview.read(caller.actor, wanted, grain)
    return Registrations(
        first=wanted.first,
        last=wanted.last,
        members=found.members,
        total=_total(found.total),
        total_before=_total(found.total_before),
        spans=[
            Span(
                day=span.day,
                started=span.started,
                finished=span.finished,
                abandoned=span.abandoned,
                conversion=span.conversion,
            )
            for span in found.spans
        ],
        growth=[MembersAt(day=one.day, members=one.members) for one in found.growth],
    )


@router.get("/funnel", summary="The funnel in numbers", responses=problems())
async def funnel(services: Asked, caller: Reads, first: First = None, days: Days = 30) -> Funnel:
    """Question by question: who came there, who stopped, how long it took. Scope: `numbers:read`."""
    wanted = _slice(services, first, days)
    found = await services.analytics.funnel.read(caller.actor, wanted)
    return Funnel(
        first=wanted.first,
        last=wanted.last,
        started=found.started,
        finished=found.finished,
        took=_times(found.took),
        steps=[_step(step) for step in found.steps],
    )


def _slice(services: Services, first: str | None, days: int) -> Slice:
    today: date | datetime = services.analytics.overview.today()
    begin = day(first) if first is not None else today - timedelta(days=days - 1)
    last = min(begin + timedelta(days=days - 1), LAST)
    return Slice(begin, last)


def _total(found: Sum) -> Total:
    return Total(
        started=found.started,
        applying=found.applying,
        abandoned=found.abandoned,
        finished=found.finished,
        conversion=found.conversion,
        median_seconds=found.median,
    )


def _times(found: Took) -> Times:
    return Times(count=found.count, median=found.median, p95=found.slow)


def _step(found: FunnelStep) -> FunnelStepOf:
    return FunnelStepOf(
        step=found.step,
        reached=found.reached,
        stopped=found.stopped,
        staying=found.staying,
        overall=found.overall,
        onward=found.onward,
        lost=found.lost,
        times=_times(found.times),
    )
