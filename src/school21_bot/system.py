"""The whole system on one machine: `school21-bot run` and `school21-bot demo`.

The settings are read once, here; the children get them as variables and read no file of their own.
"""

import asyncio
import os
import sys
from dataclasses import replace
from pathlib import Path

from pydantic import SecretStr

from school21_bot.processes import Child, ReadySignal, require_free_port, supervise
from school21_bot.settings import Settings
from school21_bot.storage.valkey import EmbeddedValkey

# Known to the sandbox alone: it opens nothing.
_DEMO_TOKEN = "2100000021:DemoDemoDemoDemoDemoDemoDemoDemo"  # noqa: S105  # not a secret
_COMMUNITY_CHAT_ID = -1002100000021
_STAFF_CHAT_ID = -1002100000022
_ORGANISER_ID = 7_100_004
_WEB_PORT = 8051

_GREETING = """
──────────────────────────────────────────────────────────────
  Open {page}
  Choose a person on the left, send /start, press the buttons.
  API for other systems: {api}

  Stop: Ctrl-C. What happens is kept in {folder}.
  {other}
──────────────────────────────────────────────────────────────
"""


def run(settings: Settings) -> int:
    """Run the bot, a worker and, unless REDIS_URL names another, a Valkey for them; gives the exit code.

    Raises:
        CannotStart: the data folder is in use or cannot be written.
    """
    children = []
    if not settings.redis_url:
        valkey = EmbeddedValkey(settings.data_dir)
        valkey.claim()
        children.append(valkey.child())
        settings = settings.model_copy(update={"redis_url": valkey.url})
    children += [_bot(settings), _command("worker", settings), _dashboard(settings)]
    if settings.web_port is not None:
        children.append(_command("web", settings))
    return supervise(children)


def demo(settings: Settings, *, empty: bool) -> int:
    """Run bot and worker with a local Telegram, some people and, unless `empty`, a community; gives the exit code.

    Raises:
        CannotStart: the data folder is in use or cannot be written, or the port is taken.
    """
    # Whatever `.env` says about the real bot's token, key and data stays out of this.
    folder = Path(os.environ.get("DATA_DIR") or ("var/demo-empty" if empty else "var/demo"))
    valkey = EmbeddedValkey(folder)
    valkey.claim()
    require_free_port(settings.sandbox_port, setting="SANDBOX_PORT", command="make demo")
    require_free_port(settings.dashboard_port, setting="DASHBOARD_PORT", command="make demo")
    web_port = settings.web_port or _WEB_PORT
    require_free_port(web_port, setting="WEB_PORT", command="make demo")
    page = f"http://127.0.0.1:{settings.sandbox_port}"
    settings = settings.model_copy(
        update={
            "bot_token": SecretStr(_DEMO_TOKEN),
            "telegram_api_url": page,
            "database_url": "",
            "redis_url": valkey.url,
            "data_dir": folder,
            "dashboard_url": "",
            "dashboard_host": "127.0.0.1",
            "web_port": web_port,
            "web_host": "127.0.0.1",
            "encryption_key": SecretStr(""),
            "encryption_key_file": None,
            "encryption_key_old": SecretStr(""),
            "community_chat_id": _COMMUNITY_CHAT_ID,
            "staff_chat_id": _STAFF_CHAT_ID,
            "admin_ids": (_ORGANISER_ID,),
        }
    )
    people = _command("sample", settings, *(["--empty"] if empty else []))
    children = [
        valkey.child(),
        _sandbox(settings),
        replace(people, is_step=True),
        _bot(settings, ReadySignal()),
        _command("worker", settings),
        _dashboard(settings, *([] if empty else ["--link-for", str(_ORGANISER_ID)])),
        _command("web", settings),
    ]
    api = f"http://127.0.0.1:{web_port}/api/v1/openapi.json"
    other = "With a sample community: make demo" if empty else "Without the sample community: make demo EMPTY=1"
    return supervise(children, greeting=_GREETING.format(page=page, api=api, folder=folder, other=other))


def _sandbox(settings: Settings) -> Child:
    port = settings.sandbox_port
    options = ["--quiet", "--port", str(port), "--token", _DEMO_TOKEN, "--data", str(settings.data_dir / "sandbox")]
    return Child(
        name="sandbox",
        # It knows nothing of the bot, so not of its supervisor either.
        command=_python("school21_bot.processes.watched", "school21_bot.sandbox", *options),
        environment=_environment(settings),
        ready=lambda: _listens(port),
    )


def _bot(settings: Settings, ready: ReadySignal | None = None) -> Child:
    child = _command("bot", settings)
    if ready is None:
        return child
    return replace(
        child,
        environment={**child.environment, **ready.variables},
        descriptors=[ready.descriptor],
        ready=ready.arrived,
    )


def _dashboard(settings: Settings, *options: str) -> Child:
    # On one machine HEALTH_PORT is the worker's.
    return _command("dashboard", settings.model_copy(update={"health_port": None}), *options)


def _command(name: str, settings: Settings, *options: str) -> Child:
    return Child(name, _python("school21_bot.cli", "--env-file=", name, *options), _environment(settings))


def _python(module: str, *options: str) -> list[str]:
    # -P: a file of the current folder never stands in for a module.
    return [sys.executable, "-P", "-m", module, *options]


def _environment(settings: Settings) -> dict[str, str]:
    """What a child finds in its environment: the settings, and of the rest everything that is no setting."""
    known = {*Settings.model_fields, *(f"{name}_file" for name in Settings.model_fields)}
    rest = {name: value for name, value in os.environ.items() if name.lower() not in known}
    return {**rest, **variables_of(settings), "PYTHONUNBUFFERED": "1"}


def variables_of(settings: Settings) -> dict[str, str]:
    """The settings as variables of a child's environment."""
    written = settings.model_dump(mode="json")
    secrets = {name: value.get_secret_value() for name, value in iter(settings) if isinstance(value, SecretStr)}
    return {name.upper(): str(value) for name, value in {**written, **secrets}.items() if value is not None}


async def _listens(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True
