"""The pages, in the order in which they are offered; each is a file of its own."""

from school21_bot.dashboard.pages import operations, overview
from school21_bot.dashboard.pages.page import Page, View

PAGES = (
    Page("overview", "/", overview.build),
    Page("operations", "/operations", operations.build),
)

__all__ = ["PAGES", "Page", "View"]
