"""What the windows of the settings share: their order, the values that have a button, and how a text is seen."""

from zoneinfo import ZoneInfo

from aiogram_dialog import DialogManager

from dialogs.widgets import services
from school21_bot import clock
from school21_bot.settings import Settings
from school21_bot.texts import Translator, translator
from school21_bot.tuning import CONSENT_TEXTS, Shown, Tunable
from school21_bot.wording import CHOICES, consent_html, value_text, welcome_html

NAME, DRAFT, VERSION = "name", "draft", "version"
"""What the dialog remembers: the setting, a value that is not saved yet (None resets it), what its version would be."""

GROUPS: dict[str, tuple[Tunable, ...]] = {
    "joining": (Tunable.REGISTRATION, Tunable.REGISTRATION_TIMEOUT, Tunable.REMINDERS),
    "links": (Tunable.INVITE_MODE, Tunable.INVITE_TTL),
    "talking": (Tunable.QUIET_HOURS, Tunable.SUPPORT_URL, Tunable.DIGEST),
    "texts": (Tunable.CONSENT_VERSION, Tunable.CONSENT_RU, Tunable.CONSENT_EN, Tunable.WELCOME_RU, Tunable.WELCOME_EN),
}
"""How they are listed; each group has its text, `settings-group-<group>`."""

LISTED = tuple(name for group in GROUPS.values() for name in group)

_HANDY: dict[Tunable, tuple[str, ...]] = {
    **CHOICES,
    Tunable.REGISTRATION_TIMEOUT: ("1h", "6h", "1d"),
    Tunable.REMINDERS: ("off", "1d", "1d,7d"),
    Tunable.QUIET_HOURS: ("21-09", "22-08", "00-00"),
    Tunable.INVITE_TTL: ("1d", "3d", "7d"),
    Tunable.SUPPORT_URL: ("",),
}


def chosen(manager: DialogManager) -> Tunable:
    """The setting that is looked at."""
    return Tunable(manager.dialog_data[NAME])


def handy(name: Tunable, settings: Settings) -> tuple[str, ...]:
    """The values that have a button."""
    return (new_version(settings),) if name is Tunable.CONSENT_VERSION else _HANDY.get(name, ())


def new_version(settings: Settings) -> str:
    """A name for the consent as it is from now on: the moment, so that no other is called so."""
    return f"{clock.now().astimezone(ZoneInfo(settings.timezone)):%Y-%m-%d.%H%M}"


def as_seen(name: Tunable, text: str, settings: Settings) -> str:
    """A text as people will see it, in its own language; "": the text that the bot has."""
    words = _reader(name)
    return consent_html(words, text, settings.registration) if name in CONSENT_TEXTS else welcome_html(words, text)


def line(texts: Translator, shown: Shown) -> str:
    """A setting in the list."""
    return texts.html(
        "settings-line",
        name=texts.plain(f"setting-{shown.name.value}"),
        value=value_text(texts, shown.name, shown.current),
        mark="yes" if shown.overrides else "unusable" if shown.unusable else "no",
    )


async def draft_of(manager: DialogManager) -> str:
    """The value that would count: the draft or, for a reset, that of the environment."""
    draft: str | None = manager.dialog_data[DRAFT]
    if draft is not None:
        return draft
    return str(getattr(services(manager).tuning.environment, chosen(manager).value))


def _reader(name: Tunable) -> Translator:
    return translator(name.value.rpartition("_")[2])
