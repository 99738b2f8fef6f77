"""The long work of the last days, and how far what is under way has come."""

from html import escape
from typing import Any

from school21_bot.dashboard.cards import moment
from school21_bot.dashboard.operations.look import Html, bar, card
from school21_bot.dashboard.pages.page import View
from school21_bot.jobs import JobState, JobView


class Work:
    """Jobs with their progress."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._table = Html()
        self.body: Any = card(view.words.plain("dashboard-jobs"), self._table.body)

    async def refresh(self) -> None:
        """Read them again."""
        jobs = await self._view.services.health.jobs(self._view.visitor.actor)
        words = self._view.words
        if not jobs:
            self._table.show(f"<p class=quiet>{escape(words.plain('dashboard-jobs-none'))}</p>")
            return
        head = "".join(
            f"<th>{escape(words.plain(f'dashboard-jobs-{name}'))}</th>" for name in ("what", "began", "state")
        )
        rows = "".join(map(self._row, jobs))
        self._table.show(f"<div class=scroll><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>")

    def _row(self, job: JobView) -> str:
        words = self._view.words
        name = escape(words.plain(f"dashboard-job-{job.kind}"))
        began = escape(moment(words, self._view.services.settings, job.created_at))
        return f"<tr><td>{name}</td><td>{began}</td><td class=bar>{self._state(job)}</td></tr>"

    def _state(self, job: JobView) -> str:
        words = self._view.words
        said = words.plain(f"dashboard-job-is-{job.state.value}", failures=job.failures)
        if job.state is JobState.ACTIVE:
            return bar(words, job.done, job.total) + (f"<div>{escape(said)}</div>" if job.failures else "")
        return escape(said)
