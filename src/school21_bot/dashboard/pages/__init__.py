"""The pages, in the order in which they are offered; each is a file of its own."""

from school21_bot.dashboard.pages import audience, funnel, invites, operations, overview, people, search
from school21_bot.dashboard.pages.page import Page, View

PAGES = (
    Page("overview", "/", overview.build),
    Page("funnel", "/funnel", funnel.build),
    Page("audience", "/audience", audience.build),
    Page("invites", "/invites", invites.build),
    Page("search", "/search", search.build),
    Page("people", "/people", people.build),
    Page("operations", "/operations", operations.build),
)

__all__ = ["PAGES", "Page", "View"]
