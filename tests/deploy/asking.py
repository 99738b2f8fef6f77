"""Asking over HTTP as a machine does, for nothing but the status."""

import http.client
import socket
import ssl
from contextlib import closing
from urllib.parse import urlsplit


class _Here(http.client.HTTPSConnection):
    """Asks this machine, whatever the name: what is in /etc/hosts does not matter."""

    def connect(self) -> None:
        plain = socket.create_connection(("127.0.0.1", self.port), self.timeout)
        self.sock = self._context.wrap_socket(plain, server_hostname=self.host)  # type: ignore[attr-defined]  # it has one


def status(
    url: str,
    context: ssl.SSLContext | None = None,
    data: bytes | None = None,
    headers: dict[str, str] | None = None,
) -> int:
    """The status of an answer, redirects not followed; 0 when there is none."""
    parts = urlsplit(url)
    assert parts.hostname
    connection = (
        _Here(parts.hostname, parts.port, timeout=10, context=context)
        if context and parts.scheme == "https"
        else http.client.HTTPConnection(parts.hostname, parts.port, timeout=10)
    )
    with closing(connection):
        try:
            connection.request("GET" if data is None else "POST", parts.path, data, headers or {})
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0
