"""The origin of a service: scheme, host and port, and what they allow."""

from __future__ import annotations

import ipaddress
from typing import NamedTuple
from urllib.parse import urlsplit

_PORTS = {"http": 80, "https": 443}


class OriginError(ValueError):
    """A host that nothing is sent to."""


class Origin(NamedTuple):
    """A scheme with a host; `str` is how it is written in an address."""

    scheme: str
    host: str
    port: int

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    @property
    def is_loopback(self) -> bool:
        """Whether it is this machine."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def is_live(self) -> bool:
        """Whether people may be looking: neither this machine nor a test server by its name."""
        return not self.is_loopback and not self.host.startswith(("test-", "test."))


def origin_of(text: str) -> Origin:
    """The origin that a text names; `https://` may be left out, a path is refused. Plain http
    goes to this machine only. Raises OriginError."""
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host, port = parts.hostname or "", parts.port
        host.encode("idna")
    except ValueError:
        raise OriginError(f"{_without_user(text)} is no address of a host") from None
    if parts.username is not None:
        raise OriginError(f"{_without_user(text)}: neither a name nor a password stands here")
    if parts.scheme not in _PORTS or not host or parts.query or parts.fragment:
        raise OriginError(f"{text} is no address of a host, such as https://data.opentrack.run")
    origin = Origin(parts.scheme, host, port or _PORTS[parts.scheme])
    if parts.path.strip("/"):
        raise OriginError(f"{text} has a path; a host alone is meant: {origin}")
    if origin.scheme == "http" and not origin.is_loopback:
        raise OriginError(f"{text} is not encrypted: plain http goes to this machine only")
    return origin


def _without_user(text: str) -> str:
    """An address without what stands before its @, which may hold a password."""
    start, at, host = text.rpartition("@")
    return (start.partition("://")[0] + "://" if "://" in start else "") + host if at else text
