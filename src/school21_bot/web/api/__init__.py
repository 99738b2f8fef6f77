"""The API for other systems: one file for each subject, and what they share: keys, rates, pages, versions, problems."""

from school21_bot.web.api.app import PREFIX, build_api, build_app

__all__ = ["PREFIX", "build_api", "build_app"]
