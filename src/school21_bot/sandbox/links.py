"""Which links Telegram accepts, and how it writes them down."""

import re

_USER = re.compile(r"tg:(?://)?user\?(?:.*&)?id=(?P<id>[1-9]\d*)(?:&.*)?", re.IGNORECASE)
_PARTS = re.compile(r"(?:(?P<scheme>[^:/?#]*)://)?(?P<authority>[^/?#]*)(?P<rest>.*)", re.DOTALL)
_HOST = re.compile(r"[\w.-]+|\[[0-9a-fA-F:.]+\]")
_TG = re.compile(r"(?P<scheme>tg|ton):(?://)?(?P<host>[^/?#]*)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)


class LinkError(ValueError):
    """A link that Telegram refuses, with its reason."""


def user_of(link: str) -> int | None:
    """The person that a `tg://user?id=…` link leads to."""
    match = _USER.fullmatch(link)
    return int(match["id"]) if match else None


def checked(link: str, *, https_only: bool = False) -> str:
    """The link as Telegram stores it; raises LinkError."""
    internal = _TG.fullmatch(link)
    if internal:
        return _internal(internal)
    match = _PARTS.fullmatch(link.strip())
    if match is None:
        raise LinkError("Wrong HTTP URL")
    scheme = (match["scheme"] or "http").lower()
    if scheme not in ("http", "https"):
        raise LinkError("Unsupported URL protocol")
    userinfo, at, host_and_port = match["authority"].rpartition("@")
    host, port = _host_and_port(host_and_port)
    if https_only and scheme != "https":
        raise LinkError("Only HTTPS links are allowed")
    if "." not in host and not host.startswith("["):
        raise LinkError("Wrong HTTP URL")
    rest = match["rest"]
    if not rest.startswith("/"):
        rest = "/" + rest
    return f"{scheme}://{userinfo}{at}{host}{port}{rest}"


def _host_and_port(text: str) -> tuple[str, str]:
    host, colon, port = text.rpartition(":") if re.search(r":\d*$", text) else (text, "", "")
    if not host:
        raise LinkError("URL host is empty")
    if not _HOST.fullmatch(host):
        raise LinkError("Wrong HTTP URL")
    if colon and not (port.isdecimal() and 0 < int(port) < 65536):
        raise LinkError("Wrong port number specified in the URL")
    return host.lower(), colon + port


def _internal(match: re.Match[str]) -> str:
    scheme, host = match["scheme"].lower(), match["host"].lower()
    if not host:
        raise LinkError("URL host is empty")
    if not re.fullmatch(r"[A-Za-z0-9_-]+", host):
        raise LinkError("Unallowed characters in URL host")
    return f"{scheme}://{host}{match['rest']}"
