"""The embedded Valkey: one owner, nothing acknowledged is lost, nothing is left behind."""

import os
import signal
import stat
import threading
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from redis import Redis
from redis.exceptions import ConnectionError as RedisConnectionError

from school21_bot.processes import SUPERVISOR_VARIABLE
from school21_bot.storage import valkey_wrapper
from tests.processes.kit import Program, is_alive, name_of, valkey_on, wait_until


def _address(system: Program) -> str:
    system.says("unix://")
    return next(line for line in system.lines if line.startswith("unix://"))


def _server_of(system: Program) -> int:
    return next(pid for pid in system.family() if name_of(pid) == "valkey-server")


def test_what_was_written_is_there_after_a_restart(tmp_path: Path) -> None:
    with valkey_on(tmp_path) as system:
        Redis.from_url(_address(system)).set("step", "team")
        system.send(signal.SIGTERM)
        assert system.ends() == 0
    with valkey_on(tmp_path) as system:
        assert Redis.from_url(_address(system)).get("step") == b"team"


def test_an_acknowledged_write_survives_kill_9_of_everything(tmp_path: Path) -> None:
    acknowledged = 0

    def write(address: str) -> None:
        nonlocal acknowledged
        redis = Redis.from_url(address, retry=None)
        try:
            while True:
                acknowledged = int(redis.incr("count"))
        except RedisConnectionError:
            return

    with valkey_on(tmp_path) as system:
        writer = threading.Thread(target=write, args=[_address(system)])
        writer.start()
        wait_until(lambda: acknowledged > 500, "writes are acknowledged")
        server = _server_of(system)
        for pid in [server, system.process.pid, *(system.family() - {server})]:
            with suppress(ProcessLookupError):  # the first death is the others'
                os.kill(pid, signal.SIGKILL)
        writer.join()
    with valkey_on(tmp_path) as system:
        assert Redis.from_url(_address(system)).incr("count") > acknowledged


def test_a_killed_supervisor_takes_valkey_with_it(tmp_path: Path) -> None:
    with valkey_on(tmp_path) as system:
        _address(system)
        family = system.family()
        assert "valkey-server" in map(name_of, family)
        system.send(signal.SIGKILL)

        wait_until(lambda: not any(map(is_alive, family)), "Valkey is gone")


def test_a_killed_wrapper_takes_valkey_with_it_and_ends_the_system(tmp_path: Path) -> None:
    with valkey_on(tmp_path) as system:
        _address(system)
        server = _server_of(system)
        (wrapper,) = system.family() - {server}
        os.kill(wrapper, signal.SIGKILL)

        assert system.ends() == 128 + signal.SIGKILL
        wait_until(lambda: not is_alive(server), "Valkey is gone")


def test_the_system_starts_again_at_once_after_its_supervisor_was_killed(tmp_path: Path) -> None:
    with valkey_on(tmp_path) as first:
        Redis.from_url(_address(first)).set("step", "team")
        first.send(signal.SIGKILL)
        with valkey_on(tmp_path) as second:
            assert Redis.from_url(_address(second)).get("step") == b"team"


def test_a_second_owner_of_the_folder_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with valkey_on(tmp_path) as first:
        address = _address(first)
        with valkey_on(tmp_path) as second:
            assert second.ends() == 1
            assert f"The system already runs on the data in {tmp_path}." in second.text
            assert len(second.lines) == 1
        assert Redis.from_url(address).ping()


@pytest.mark.parametrize("name", ["plain", "with spaces and кириллица", "long " * 40])
def test_any_name_of_the_data_folder_works(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name.strip()
    with valkey_on(folder) as system:
        address = _address(system)
        redis = Redis.from_url(address)
        redis.set("step", "team")
        socket = Path(unquote(urlsplit(address).path))
        assert stat.S_IMODE(socket.stat().st_mode) == 0o700
        assert stat.S_IMODE(socket.parent.stat().st_mode) == 0o700
        assert list(folder.rglob("*.aof")), "the data is in the folder, wherever the socket is"
        system.send(signal.SIGTERM)
        assert system.ends() == 0
    assert not socket.exists()
    assert socket.parent == folder / "valkey" or not socket.parent.exists()


def test_a_short_name_for_the_socket_that_somebody_else_made_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / ("long" * 40)
    with valkey_on(folder) as system:
        place = Path(unquote(urlsplit(_address(system)).path)).parent
        system.send(signal.SIGTERM)
        system.ends()
    place.mkdir(mode=0o777)
    place.chmod(0o777)
    try:
        with valkey_on(folder) as system:
            assert system.ends() != 0
            assert f"{place} belongs to somebody else" in system.text
    finally:
        place.rmdir()


def test_valkey_listens_on_no_port(tmp_path: Path) -> None:
    with valkey_on(tmp_path) as system:
        configuration = Redis.from_url(_address(system)).config_get("port", "appendonly")

        assert configuration == {"port": "0", "appendonly": "yes"}


def test_a_valkey_that_cannot_read_its_data_says_why(tmp_path: Path) -> None:
    broken = tmp_path / "valkey" / "appendonlydir"
    broken.mkdir(parents=True)
    (broken / "appendonly.aof.manifest").write_text("nonsense\n")
    with valkey_on(tmp_path) as system:
        assert system.ends() == 1
        assert "manifest" in system.text


def test_a_folder_that_cannot_be_made_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with valkey_on(tmp_path / "file" / "data") as system:
        assert system.ends() == 1
        assert system.lines == [f"DATA_DIR: {tmp_path}/file/data cannot be written (Not a directory)."]


def test_the_wrapper_and_the_supervisor_agree_on_the_variable() -> None:
    assert valkey_wrapper.SUPERVISOR_VARIABLE == SUPERVISOR_VARIABLE
