"""The demo as a whole: it needs nothing, touches nothing of a real bot, and goes without a trace."""

import signal
import urllib.request
from pathlib import Path

from tests.processes.kit import demo_in, is_alive, wait_until


def test_the_demo_shows_its_page_and_stops_on_ctrl_c(tmp_path: Path, port: int) -> None:
    with demo_in(tmp_path, port, "--empty") as demo:
        demo.says(f"Open http://127.0.0.1:{port}")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as page:
            assert page.status == 200
        api = next(line.split()[-1] for line in demo.lines if "API for other systems: " in line)
        demo.says("[web] port=")
        with urllib.request.urlopen(api) as description:
            assert b"/members/{member_id}" in description.read()
        demo.says("worker    | ")
        family = demo.family()
        demo.send(signal.SIGINT)

        assert demo.ends() == 0
        assert not any(map(is_alive, family))


def test_a_killed_demo_leaves_no_process_behind_and_starts_again_on_its_data(tmp_path: Path, port: int) -> None:
    with demo_in(tmp_path, port, "--empty") as demo:
        demo.says("Open http://")
        family = demo.family()
        demo.send(signal.SIGKILL)
        assert len(family) >= 5
        wait_until(lambda: not any(map(is_alive, family)), "all processes are gone")
    with demo_in(tmp_path, port, "--empty") as demo:
        demo.says("Open http://")
        demo.send(signal.SIGTERM)
        assert demo.ends() == 0


def test_the_settings_of_a_real_bot_stay_out_of_the_demo(tmp_path: Path, port: int) -> None:
    real = {
        "BOT_TOKEN": "123456789:RealRealRealRealRealRealRealReal",
        "TELEGRAM_API_URL": "http://real.invalid",
        "DATABASE_URL": f"sqlite://{tmp_path}/real/school21.db",
        "REDIS_URL": "redis://real.invalid",
        "DATA_DIR": f"{tmp_path}/real",
        "ENCRYPTION_KEY_FILE": f"{tmp_path}/real/encryption.key",
    }
    (tmp_path / ".env").write_text("".join(f"{name}={value}\n" for name, value in real.items()))
    with demo_in(tmp_path, port, "--empty") as demo:
        demo.says("Open http://")
        told = [Path(f"/proc/{pid}/environ").read_text() for pid in demo.family()]
        assert any(f"TELEGRAM_API_URL=http://127.0.0.1:{port}" in text for text in told)
        assert not [value for value in real.values() for text in told if value in text]
        demo.send(signal.SIGTERM)
        assert demo.ends() == 0
    assert {file.name for file in tmp_path.iterdir()} == {".env", "var"}
