"""Nothing that another system sends or reads about somebody stays in the log, in Redis, or readable in the database."""

import asyncio
from pathlib import Path

import pytest

from school21_bot import logs
from school21_bot.settings import Settings
from tests.leaks.forms import forms_of
from tests.leaks.places import in_files, in_redis, in_tables
from tests.web.client import Api

NAME, SCHOOL, MESSENGER = "Жмыхоплюй Рьяноглазов", "kzvwqjyxplnt", "zqvkxw.GHLORPTYN"
TEAM, DESCRIPTION, NEW_TEAM = "Бюро Щёкающих Ыхвостов", "Штопаю эфирные кружавчики", "Артель Пыхоедов"
REFUSED, WORDS, PASSPHRASE, TOKEN = "ъжуфрындель", "хмызнобород", "вжик дрынь мурло", "hire-zhmykhoplyuj"
PERSONAL = (NAME, SCHOOL, MESSENGER, TEAM, DESCRIPTION, NEW_TEAM, REFUSED, WORDS, PASSPHRASE, TOKEN)


@pytest.mark.parametrize("database_url", ["sqlite", "postgres"], indirect=True)
async def test_nothing_personal_is_left_behind(
    api: Api, settings_of_services: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.configure(format="json", level="DEBUG")
    body = {
        **{"name": NAME, "school_nickname": SCHOOL, "messenger_nickname": MESSENGER, "team": TEAM},
        **{"role": "Бондарь", "level": "senior", "description": DESCRIPTION},
    }
    headers = {"Idempotency-Key": TOKEN, "If-Match": "*"}
    member = (await api.post("/members", body, headers=headers)).body["id"]
    for asked in (
        api.post("/members", body, headers=headers),
        api.post("/members", body | {"school_nickname": REFUSED}),
        api.post("/members", body | {REFUSED: REFUSED}),
        api.ask("PATCH", f"/members/{member}", {"team": NEW_TEAM}, headers={"If-Match": "*"}),
        api.get(f"/search?q={WORDS}"),
        api.get(f"/search?q={SCHOOL}"),
        api.get(f"/members?cursor={WORDS}"),
        api.get(f"/{WORDS}"),
        api.get(f"/members/{WORDS}"),
        api.get("/members"),
        api.post("/dumps/exports", {"passphrase": PASSPHRASE}, headers={"Idempotency-Key": "dump"}),
        api.post("/dumps/imports", {"upload": "x" * 24, "passphrase": PASSPHRASE}),
    ):
        await asked
    await api.post(f"/members/{member}/deactivate", headers=headers)
    await asyncio.sleep(0)
    log = capsys.readouterr().out
    assert '"event":"answered"' in log, "it can see"
    secret = api.key.split("_", 2)[2]
    found = [
        ("the log", log.encode()),
        *await in_redis(settings_of_services.redis_url),
        *await in_tables(),
        *in_files(tmp_path / "data"),
    ]
    assert any("Бондарь".encode() in content for _, content in found), "it can see"
    forms = {text: forms_of(text) for text in (*PERSONAL, secret)}
    assert {
        (place, text) for place, content in found for text in forms if any(form in content for form in forms[text])
    } == set()
