"""The supervisor over real processes."""

import os
import signal
import subprocess
import sys

import pytest

from tests.patience import PATIENCE_SECONDS
from tests.processes.kit import FOLDER, is_alive, name_of, system_of, wait_until


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_all_children_in_reverse_order(number: signal.Signals) -> None:
    with system_of("first:calm", "second:calm", "third:calm") as system:
        system.says("first is up")
        system.says("second is up")
        system.says("third is up")
        family = system.family()
        system.send(number)

        assert system.ends() == 0
        assert [line for line in system.lines if line.endswith("ends")] == [
            "third  | third ends",
            "second | second ends",
            "first  | first ends",
        ]
        assert len(family) == 3
        assert not any(map(is_alive, family))


def test_a_child_is_started_when_the_one_before_is_ready() -> None:
    with system_of("server:slow", "client:calm") as system:
        system.says("client is up")

        assert system.lines.index("server | server is up") < system.lines.index("client | client is up")


def test_a_step_ends_before_the_next_child_is_started_and_the_system_goes_on() -> None:
    with system_of("step:leaves/step", "server:calm") as system:
        system.says("server is up")
        system.says("all are up")

        assert system.lines.index("step   | step is up") < system.lines.index("server | server is up")
        assert system.process.poll() is None


def test_a_failed_step_ends_the_system_before_the_next_child_is_started() -> None:
    with system_of("step:crash/step", "server:calm") as system:
        assert system.ends() == 3
        assert "server is up" not in system.text


def test_a_crashing_child_ends_the_rest_with_its_exit_code() -> None:
    with system_of("first:slow", "second:crash", "third:calm") as system:  # the first is up before the crash
        assert system.ends() == 3
        assert "system | second has ended by itself with code 3; stopping the rest." in system.text
        assert "first ends" in system.text


def test_a_child_that_leaves_without_an_error_ends_the_system_as_a_failure() -> None:
    with system_of("first:calm", "second:leaves") as system:
        assert system.ends() == 1


def test_a_killed_supervisor_leaves_no_process_behind() -> None:
    with system_of("first:calm", "second:calm", "third:stubborn") as system:
        system.says("third is up")
        system.says("first is up")
        family = system.family()
        system.send(signal.SIGKILL)

        assert len(family) == 3
        wait_until(lambda: not any(map(is_alive, family)), "all children are gone")


def test_what_a_child_started_is_gone_after_the_stop() -> None:
    with system_of("first:parent") as system:
        system.says("first is up")
        wait_until(lambda: "sleep" in map(name_of, system.family()), "the grandchild runs")
        family = system.family()
        system.send(signal.SIGTERM)

        assert system.ends() == 0
        wait_until(lambda: not any(map(is_alive, family)), "the grandchild is gone")


def test_a_second_ctrl_c_kills_a_child_that_does_not_stop() -> None:
    with system_of("first:calm", "second:stubborn") as system:
        system.says("second is up")
        system.send(signal.SIGINT)
        system.says("stopping; once more to hurry.")
        system.send(signal.SIGINT)

        assert system.ends() == 0
        assert "second: killed, as asked." in system.text


def test_a_reader_of_the_log_that_goes_away_does_not_disturb_the_stop() -> None:
    reading, writing = os.pipe()
    command = [sys.executable, str(FOLDER / "dummy_system.py"), "first:calm"]
    system = subprocess.Popen(command, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert os.read(reading, 100)
    os.close(reading)
    system.send_signal(signal.SIGTERM)

    _, errors = system.communicate(timeout=PATIENCE_SECONDS)
    assert system.returncode == 0
    assert errors == b""


def test_a_hang_up_is_ignored_under_nohup() -> None:
    previous = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with system_of("first:calm") as system:
            signal.signal(signal.SIGHUP, previous)
            system.says("all are up")
            system.send(signal.SIGHUP)
            system.send(signal.SIGTERM)
            assert system.ends() == 0
            assert system.text.count("stopping") == 1
            assert "is killed" not in system.text
    finally:
        signal.signal(signal.SIGHUP, previous)
