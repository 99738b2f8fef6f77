"""The table of people: a page at a time, in an order of one's choice; a row opens the file."""

from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
import panel as pn
import panel_material_ui as pmui

from school21_bot.dashboard import formats
from school21_bot.dashboard.board import Board
from school21_bot.dashboard.cards import empty
from school21_bot.dashboard.pages.page import View
from school21_bot.dashboard.person_card import PersonCard
from school21_bot.errors import Refused, RuleViolated
from school21_bot.people import Choice, Key, Listed, Order

COLUMNS = ("name", "nickname", "status", "role", "level", "joined")

# Panel adds an empty column for its editors, of which an arrow would be seen.
_TABLE_STYLE = ".tabulator-col.empty {visibility: hidden} .tabulator-row {cursor: pointer}"


class PeopleTable:
    """What staff who look after people see."""

    def __init__(self, view: View, board: Board) -> None:
        words = view.words
        self._view, self._board = view, board
        self._zone = ZoneInfo(view.services.settings.timezone)
        # The keys after which the pages up to this one begin: nothing needs to be counted to go back.
        self._keys: list[Key | None] = [None]
        self._people: tuple[Listed, ...] = ()
        self._found: tuple[int, ...] | None = None
        self._choice: Choice | None = None
        self._card = PersonCard(view, board.labels, self.refresh)
        self._find = pmui.TextInput(
            label=words.plain("dashboard-find"), placeholder=words.plain("dashboard-find-example"), min_width=260
        )
        self._find.param.watch(self._sought, "value")
        orders = {words.plain(f"dashboard-order-{order.value}"): order.value for order in Order}
        self._order = pmui.Select(
            label=words.plain("dashboard-order"), options=orders, value=Order.NEWEST.value, width=220
        )
        self._order.param.watch(self._reordered, "value")
        self._name = pmui.TextInput(label=words.plain("dashboard-add-name"), min_width=200)
        self._name.param.watch(self._added, "value")
        self._notice = pmui.Alert(object="", severity="info", visible=False)
        self._nobody = empty(words.plain("dashboard-people-none"))
        self._table = pn.widgets.Tabulator(
            pd.DataFrame(columns=list(COLUMNS)),
            titles={name: words.plain(f"dashboard-column-{name}") for name in COLUMNS},
            show_index=False,
            disabled=True,
            selectable=False,
            sortable=False,
            layout="fit_columns",
            # On a phone it is wider than the window, and scrolls by itself.
            configuration={"columnDefaults": {"minWidth": 150}},
            stylesheets=[_TABLE_STYLE],
            sizing_mode="stretch_width",
            min_height=120,
            on_click=self._clicked,
        )
        self._back = pmui.Button(label=words.plain("dashboard-page-back"), icon="chevron_left", variant="outlined")
        self._on = pmui.Button(label=words.plain("dashboard-page-on"), icon="chevron_right", variant="outlined")
        self._back.on_click(self._turned_back)
        self._on.on_click(self._turned_on)
        self._next: Key | None = None
        self.body = pn.Column(
            pmui.FlexBox(self._find, self._order, self._name, gap="0 8px", sizing_mode="stretch_width"),
            self._notice,
            self._table,
            self._nobody,
            pmui.Row(self._back, self._on),
            self._card.body,
            sizing_mode="stretch_width",
        )

    async def follow(self) -> None:
        """Show what the filters leave: from the start if they have changed, else the same page anew."""
        wanted = self._board.wanted()
        choice = Choice(wanted.statuses, wanted.roles, wanted.levels, order=Order(self._order.value))
        if choice != self._choice:
            self._choice, self._keys = choice, [None]
        await self.refresh()

    async def find(self, words: str) -> None:
        """Show whoever fits the words, the best first, instead of a page; the pages again without words.

        Whoever was found stays, also when what was looked for is corrected.
        """
        self._notice.visible = False
        self._found = None
        if words.strip():
            self._found = (await self._view.services.roster.find(self._view.visitor.actor, words)).ids
        await self.refresh()
        if self._found == ():
            self._warn("dashboard-nobody-found")

    async def refresh(self) -> None:
        """Read again what is shown."""
        if self._found is not None:
            self._back.disabled = self._on.disabled = True
            self._show(await self._view.services.listing.these(self._view.visitor.actor, self._found))
            return
        assert self._choice is not None  # noqa: S101  # set by the first `follow`
        page = await self._view.services.listing.page(self._view.visitor.actor, self._choice, self._keys[-1])
        self._next = page.after
        self._show(page.people)
        self._back.disabled, self._on.disabled = len(self._keys) == 1, page.after is None

    def _show(self, people: tuple[Listed, ...]) -> None:
        self._table.visible = bool(people)
        self._nobody.visible = not people and self._found is None
        if people == self._people:
            return
        self._people = people
        self._table.value = pd.DataFrame([self._row(person) for person in people], columns=list(COLUMNS))

    def _row(self, person: Listed) -> tuple[str, ...]:
        labels, language = self._board.labels, self._view.words.language
        return (
            person.name or self._view.words.plain("dashboard-unreadable"),
            person.nickname,
            self._view.words.plain(f"dashboard-is-{person.status.value}"),
            labels.role(person.role) if person.role else "",
            labels.level(person.level) if person.level else "",
            formats.day(person.joined_at.astimezone(self._zone).date(), language) if person.joined_at else "",
        )

    async def _clicked(self, event: Any) -> None:
        if 0 <= event.row < len(self._people):
            await self._card.open(self._people[event.row].id)

    async def _turned_on(self, _event: Any) -> None:
        if self._next is not None:
            self._keys.append(self._next)
            await self.refresh()

    async def _turned_back(self, _event: Any) -> None:
        if len(self._keys) > 1:
            self._keys.pop()
            await self.refresh()

    async def _reordered(self, _event: Any) -> None:
        await self.follow()

    async def _sought(self, event: Any) -> None:
        await self.find(event.new)

    async def _added(self, event: Any) -> None:
        """A name begins a registration that staff fill in."""
        if not event.new.strip():
            return
        services, actor = self._view.services, self._view.visitor.actor
        try:
            person = await services.editing.add(actor, event.new, self._view.words.language)
        except RuleViolated as refusal:
            self._warn(f"refused-{refusal.field}-{refusal.reason}", **refusal.facts)
            return
        except Refused:
            self._warn("dashboard-not-for-you")
            return
        self._name.value = self._find.value = ""
        await self.find("")
        await self._card.open(person.id)

    def _warn(self, key: str, **facts: int) -> None:
        self._notice.object = self._view.words.plain(key, None, **facts)
        self._notice.visible = True
