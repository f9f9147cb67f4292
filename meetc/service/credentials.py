"""Credentials: from the process's environment, the system's keyring, or whoever is asked.

They are never arguments, and without a keyring nothing is stored. The one door to keyring.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from meetc.service.errors import DeniedError

Ask = Callable[[str, bool], str]
"""Asks a person: what for, and whether to hide what is typed."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """A token, or a name and a password to have one with. Nothing of it is ever shown."""

    token: str = field(default="", repr=False)
    username: str = field(default="", repr=False)
    password: str = field(default="", repr=False)

    @property
    def can_sign_in(self) -> bool:
        return bool(self.username and self.password)


def given(environ: Mapping[str, str]) -> Credentials:
    """What MEETC_TOKEN, MEETC_USERNAME and MEETC_PASSWORD say."""
    return Credentials(
        environ.get("MEETC_TOKEN", "").strip(),
        environ.get("MEETC_USERNAME", ""),
        environ.get("MEETC_PASSWORD", ""),
    )


def obtain(origin: str, environ: Mapping[str, str], ask: Ask | None) -> Credentials:
    """Credentials for a service: those given, those kept, those typed. `ask` is None where
    nobody sits at a terminal. Raises DeniedError where there are none."""
    own = given(environ)
    if not (own.token.isascii() and own.token.isprintable()):
        raise DeniedError("MEETC_TOKEN has characters that no token has")
    if own.token or own.can_sign_in:
        return own
    token = kept(origin)
    if token:
        return Credentials(token)
    if ask is None:
        raise DeniedError(
            f"there are no credentials for {origin}: set MEETC_USERNAME and MEETC_PASSWORD, or "
            "MEETC_TOKEN, or run `meetc login` once"
        )
    return typed(origin, own.username, ask)


def typed(origin: str, username: str, ask: Ask) -> Credentials:
    """Name and password, as a person types them."""
    name = username or ask(f"user name at {origin}", False)
    return Credentials(username=name, password=ask(f"password of {name}", True))


def kept(origin: str) -> str:
    """The token that the system's keyring holds for a service, or nothing."""
    with suppress(Exception):  # no extra, no keyring, a locked one: then nothing is kept
        import keyring

        return keyring.get_password(_service(origin), "token") or ""
    return ""


def keep(origin: str, token: str) -> bool:
    """Put a token into the system's keyring; whether there is one that took it."""
    with suppress(Exception):
        import keyring

        keyring.set_password(_service(origin), "token", token)
        return keyring.get_password(_service(origin), "token") == token
    return False


def forget(origin: str) -> bool:
    """Take the token out of the system's keyring; whether there was one."""
    with suppress(Exception):
        import keyring

        if keyring.get_password(_service(origin), "token") is not None:
            keyring.delete_password(_service(origin), "token")
            return True
    return False


def _service(origin: str) -> str:
    return f"meetc {origin}"
