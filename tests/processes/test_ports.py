"""What is said about a port that cannot be used."""

import socket

import pytest

from school21_bot.processes import CannotStart, require_free_port


def test_a_taken_port_is_said_together_with_a_free_one_and_how_to_choose_it() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(CannotStart) as refused:
            require_free_port(port, setting="SANDBOX_PORT", command="make demo")

    sentence, _, free = str(refused.value).rpartition("=")
    assert sentence == f"Port {port} is taken. Choose another: make demo SANDBOX_PORT"
    require_free_port(int(free), setting="SANDBOX_PORT", command="make demo")


def test_a_port_taken_on_all_addresses_is_taken() -> None:
    with (
        socket.create_server(("0.0.0.0", 0)) as server,
        pytest.raises(CannotStart, match="is taken"),
    ):
        require_free_port(server.getsockname()[1], setting="SANDBOX_PORT", command="make demo")


def test_a_port_whose_server_has_just_ended_is_free() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)):
            server.accept()[0].close()

    require_free_port(port, setting="SANDBOX_PORT", command="make demo")
