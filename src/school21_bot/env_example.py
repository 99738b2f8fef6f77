"""Writes `.env.example` from the settings: `python -m school21_bot.env_example > .env.example`."""

import sys
import textwrap

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from school21_bot.settings import Settings

_HEAD = """\
# Every setting, its meaning and its default. Copy this file to .env and uncomment what you change.
# Variables of the environment win over .env. Durations are written 90s, 30m, 6h, 3d.
# Any of them may stand in a file of its own: BOT_TOKEN_FILE=/run/secrets/bot_token names a file that holds BOT_TOKEN.
"""

_COMPOSE = """\
# Only for `docker compose` (docs/operators.md): the two names that lead to the server, for Telegram and for staff.
# Default: empty; they must be set.
#BOT_HOST_NAME=bot.example.com
#DASHBOARD_HOST_NAME=dashboard.example.com

# Only for `docker compose`: an image that was published, and which version of it.
# Default: the one that is built here.
#SCHOOL21_IMAGE=ghcr.io/owner/school21-bot
#SCHOOL21_VERSION=1.2.3
"""


def env_example() -> str:
    """The text of `.env.example`."""
    written = Settings.model_construct().model_dump(mode="json")
    settings = (_describe(name, field, written[name]) for name, field in Settings.model_fields.items())
    return "\n".join([_HEAD, *settings, _COMPOSE])


def _describe(name: str, field: FieldInfo, written: object) -> str:
    meaning = textwrap.fill(field.description or "", 110, initial_indent="# ", subsequent_indent="# ")
    default = "" if isinstance(field.default, SecretStr) or written is None else str(written)
    example = (field.examples or [default])[0]
    note = f"# Default: {default}" if default else "# Default: empty."
    return f"{meaning}\n{note}\n#{name.upper()}={example}\n"


if __name__ == "__main__":
    sys.stdout.write(env_example())
