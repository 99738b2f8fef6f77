"""The registration step by step: where people stop, how long each step takes, and who stopped there."""

from typing import Any

import pandas as pd

from school21_bot.analytics import Funnel, Reminded, Times
from school21_bot.dashboard import charts, formats
from school21_bot.dashboard.board import Board
from school21_bot.dashboard.cards import ChartCard, Number, TableCard, Tiles, beside, heading
from school21_bot.dashboard.pages.page import View
from school21_bot.dashboard.stopped import Stopped
from school21_bot.people import Step
from school21_bot.texts import Translator

COLUMNS = ("step", "reached", "overall", "onward", "stopped", "lost", "median", "slow")


async def build(view: View) -> list[Any]:
    """Tiles, the funnel, the steps as a table, the drop-off points and, after a click, the people who stopped there.

    Raises:
        NotAllowed: not for this one of the staff.
    """
    words, language = view.words, view.words.language
    board = await Board.open(view)
    tiles = Tiles(words)
    stopped = Stopped(view, board)
    funnel = ChartCard(words, "funnel", lambda frame: charts.bars(frame, language))
    drops = ChartCard(
        words,
        "drop-offs",
        lambda frame: charts.bars(frame, language, lambda row: stopped.choose(Step(row["id"]))),
        note=words.plain("dashboard-drops-note"),
    )
    reminders = ChartCard(
        words, "reminders", lambda frame: charts.bars(frame, language), note=words.plain("dashboard-reminders-note")
    )
    table = TableCard(words, "funnel-steps")

    async def show() -> None:
        found = await view.services.analytics.funnel.read(view.visitor.actor, board.wanted())
        tiles.show(_tiles(found, words))
        share = formats.share(found.finished / found.started if found.started else None, language)
        rows = [(step.step.value, _step(words, step.step), step.reached) for step in found.steps]
        funnel.show(
            words.plain("dashboard-funnel-finding", started=found.started, share=share),
            _frame([*rows, ("finished", words.plain("dashboard-finished"), found.finished)]),
            is_empty=not found.started,
        )
        lost = [step for step in found.steps if step.stopped]
        worst = max(lost, key=lambda step: step.stopped, default=None)
        drops.show(
            words.plain(
                "dashboard-drops-finding",
                step=_step(words, worst.step) if worst else "",
                stopped=worst.stopped if worst else 0,
                share=formats.share(worst.lost, language) if worst else "",
            ),
            _frame([(step.step.value, _step(words, step.step), step.stopped) for step in lost]),
            is_empty=not lost,
        )
        _show_reminders(reminders, found.reminded, words)
        _show_table(table, found, words)
        await stopped.show()

    await board.keep(show)
    return [
        heading(words.plain("dashboard-page-funnel")),
        board.bar,
        tiles.body,
        beside(funnel.body, drops.body),
        stopped.body,
        reminders.body,
        table.body,
    ]


def _tiles(found: Funnel, words: Translator) -> list[Number]:
    tiles = [
        Number(words.plain("dashboard-started"), formats.number(found.started, words.language)),
        Number(words.plain("dashboard-finished"), formats.number(found.finished, words.language)),
        Number(words.plain("dashboard-median"), formats.seconds(found.took.median, words.language)),
        Number(words.plain("dashboard-slow"), formats.seconds(found.took.slow, words.language)),
    ]
    for name, times in (("approved", found.approved), ("declined", found.declined)):
        if times.count:
            tiles.append(_decision(name, times, words))
    return tiles


def _decision(name: str, times: Times, words: Translator) -> Number:
    value = words.plain(
        "dashboard-median-and-slow",
        median=formats.seconds(times.median, words.language),
        slow=formats.seconds(times.slow, words.language),
    )
    return Number(words.plain(f"dashboard-until-{name}", count=times.count), value)


def _show_reminders(card: ChartCard, found: Reminded, words: Translator) -> None:
    rows = (("reminded", found.people), ("came_back", found.came_back), ("came_back_finished", found.finished))
    card.show(
        words.plain(
            "dashboard-reminders-finding",
            people=found.people,
            back=formats.share(found.back, words.language),
            done=formats.share(found.done, words.language),
        ),
        _frame([(name, words.plain(f"dashboard-reminders-{name}"), number) for name, number in rows]),
        is_empty=not any(number for _, number in rows),
    )


def _show_table(table: TableCard, found: Funnel, words: Translator) -> None:
    language = words.language
    values, written = [], []
    for step in found.steps:
        name, times = _step(words, step.step), step.times
        values.append(
            (name, step.reached, step.overall, step.onward, step.stopped, step.lost, times.median, times.slow)
        )
        written.append(
            (
                name,
                formats.number(step.reached, language),
                formats.share(step.overall, language),
                formats.share(step.onward, language),
                formats.number(step.stopped, language),
                formats.share(step.lost, language),
                formats.seconds(times.median, language),
                formats.seconds(times.slow, language),
            )
        )
    columns = [words.plain(f"dashboard-steps-{name}") for name in COLUMNS]
    table.show(words.plain("dashboard-steps-title"), pd.DataFrame(values, columns=columns), written)


def _step(words: Translator, step: Step) -> str:
    return words.plain(f"dashboard-step-{step.value}")


def _frame(rows: list[tuple[str, str, int]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["id", "name", "count"])
