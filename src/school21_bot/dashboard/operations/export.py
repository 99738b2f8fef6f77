"""Everybody as a file: a form that the browser sends by itself, so that a file of any size goes straight to disk."""

from html import escape
from typing import Any

from school21_bot.dashboard.files import EXPORT
from school21_bot.dashboard.operations.look import Html, bar, card
from school21_bot.dashboard.pages.page import View
from school21_bot.dumps import LONGEST_PASSPHRASE, SHORTEST_PASSPHRASE


class Export:
    """The form, and how far the file is."""

    def __init__(self, view: View) -> None:
        self._view = view
        form, self._progress = Html(), Html()
        form.show(self._form())
        self.body: Any = card(view.words.plain("dashboard-export"), form.body, self._progress.body)

    async def refresh(self) -> None:
        """Look how far it is."""
        words = self._view.words
        download = self._view.downloads.of(self._view.visitor.session)
        if download is None:
            return
        if not download.ended:
            self._progress.show(
                f"<p>{escape(words.plain('dashboard-export-runs'))}</p>{bar(words, download.done, download.total)}"
            )
        else:
            key = "dashboard-export-done" if download.whole else "dashboard-export-broken"
            self._progress.show(
                f"<p>{escape(words.plain(key, people=download.done, unreadable=download.unreadable))}</p>"
            )

    def _form(self) -> str:
        words = {
            name: escape(self._view.words.plain(f"dashboard-export-{name}", None, limit=SHORTEST_PASSPHRASE))
            for name in ("about", "passphrase", "download", "plain", "plain-about", "plain-download")
        }
        return f"""
            <p class=quiet>{words["about"]}</p>
            <form method=post action="{EXPORT}">
              <label><span>{words["passphrase"]}</span>
                <input type=password name=passphrase required minlength={SHORTEST_PASSPHRASE}
                       maxlength={LONGEST_PASSPHRASE} autocomplete=new-password></label>
              <button>{words["download"]}</button>
            </form>
            <details><summary>{words["plain"]}</summary>
              <form method=post action="{EXPORT}"><p>{words["plain-about"]}</p>
                <button class=plain name=plain value=yes>{words["plain-download"]}</button></form></details>"""
