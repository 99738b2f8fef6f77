"""Texts that whoever runs the bot has written in place of ours: markup already, so that nothing in them is escaped."""

from school21_bot.settings import Settings
from school21_bot.texts import Translator


def own_consent(texts: Translator, settings: Settings) -> str:
    """What people agree to, in the reader's language; "": our own text says it."""
    return {"ru": settings.consent_ru, "en": settings.consent_en}[texts.language]


def own_welcome(texts: Translator, settings: Settings) -> str:
    """What a new member reads first, in the reader's language; "": our own text."""
    return {"ru": settings.welcome_ru, "en": settings.welcome_en}[texts.language]


def consent_html(texts: Translator, own: str, joining: str) -> str:
    """The consent as an applicant sees it."""
    if not own:
        return texts.html("consent", joining=joining)
    return "\n\n".join((texts.html("consent-title"), own, texts.html("consent-agreed")))


def welcome_html(texts: Translator, own: str) -> str:
    """The welcome as a new member sees it."""
    return own or texts.html("welcome")
