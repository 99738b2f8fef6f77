"""The API keeps its own description, whatever is sent: schemathesis looks for faults, with every check it has."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from school21_bot.access import Scope, in_the_bot
from school21_bot.app import open_services
from school21_bot.settings import Settings
from tests.flows.people import make_members
from tests.services import OWNER
from tests.web.running import web

EXAMPLES = "15"
SEED = "21"
CONFIG = Path(__file__).with_name("schemathesis.toml")


async def test_schemathesis_finds_nothing(settings_of_services: Settings, tmp_path: Path) -> None:
    settings = settings_of_services.model_copy(update={"api_rate": 1_000_000, "log_format": "json"})
    async with open_services(settings) as services:
        await make_members(services, 12)
        _, key = await services.api_keys.make(in_the_bot(1, OWNER), "Schema", tuple(Scope), timedelta(days=1))
    log = tmp_path / "log"
    with web(settings, log):
        found = subprocess.run(  # noqa: ASYNC221  # nothing else happens meanwhile
            [
                *(sys.executable, "-P", "-m", "schemathesis.cli", "--config-file", str(CONFIG), "run"),
                f"http://127.0.0.1:{settings.web_port}/api/v1/openapi.json",
                *("--header", f"Authorization: Bearer {key}", "--checks", "all"),
                *("--max-examples", EXAMPLES, "--seed", SEED, "--no-shrink", "--warnings", "off"),
            ],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
    assert found.returncode == 0, found.stdout[-6000:] + found.stderr[-2000:]
    assert "Tested: 25" in found.stdout
    assert '"event":"trouble"' not in log.read_text(encoding="utf-8")
