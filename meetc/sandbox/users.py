"""Who may use the rehearsal server: users with a role, their passwords and tokens.

The database holds no password and no token, only what is derived from them.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from enum import StrEnum

from meetc.assumptions import V1_TOKEN_HOURS
from meetc.sandbox.store import Store

_SECONDS_OF_V1 = V1_TOKEN_HOURS * 3600
_NOBODY = bytes(16)
COST = 2**12  # of trying a password, in blocks of a kilobyte


class Role(StrEnum):
    """What a user may do, each more than the one before."""

    READER = "reader"  # has an account and no rights
    DIRECTOR = "director"  # directs every competition of the rehearsal server
    FEDERATION = "federation"  # may make competitions as well


class Scheme(StrEnum):
    """The two kinds of token: that of the 2026 API, that of api/v1."""

    TOKEN = "Token"
    BEARER = "Bearer"


@dataclass(frozen=True, slots=True)
class User:
    name: str
    role: Role
    full_name: str
    email: str

    @property
    def directs(self) -> bool:
        return self.role in (Role.DIRECTOR, Role.FEDERATION)


def add_user(store: Store, name: str, role: Role, password: str, full_name: str = "") -> User:
    """Make a user, or give the user of that name another role and password."""
    user = User(name, role, full_name or name.title(), f"{name}@example.org")
    salt = secrets.token_bytes(16)
    store.rows(
        "INSERT OR REPLACE INTO user VALUES (?, ?, ?, ?, ?, ?)",
        (name, role, user.full_name, user.email, salt, _derived(password, salt)),
    )
    return user


def users(store: Store) -> list[User]:
    """All users, by name."""
    rows = store.rows("SELECT name, role, full_name, email FROM user ORDER BY name")
    return [User(name, Role(role), full_name, email) for name, role, full_name, email in rows]


def remove_user(store: Store, name: str) -> None:
    """Forget a user and the user's tokens."""
    store.rows("DELETE FROM token WHERE user = ?", (name,))
    store.rows("DELETE FROM user WHERE name = ?", (name,))


def has_password(store: Store, name: str, password: str) -> bool:
    """Whether there is a user of that name and password."""
    rows = store.rows("SELECT salt, password FROM user WHERE name = ?", (name,))
    salt, expected = rows[0] if rows else (_NOBODY, b"")
    return hmac.compare_digest(_derived(password, salt), expected)


def log_in(store: Store, name: str, password: str, scheme: Scheme, now: float) -> str | None:
    """A new token of a user; None where name or password is wrong."""
    if not has_password(store, name, password):
        return None
    token = secrets.token_hex(20)
    store.rows("INSERT INTO token VALUES (?, ?, ?, ?)", (_digest(token), name, scheme, now))
    return token


def user_of(store: Store, authorization: str, scheme: Scheme, now: float) -> User | None:
    """The user of an Authorization header; None where it has no valid token of the scheme."""
    word, _, token = authorization.partition(" ")
    if word != scheme:
        return None
    rows = store.rows(
        "SELECT name, role, full_name, email, made FROM user JOIN token ON token.user = user.name"
        " WHERE digest = ? AND scheme = ?",
        (_digest(token.strip()), scheme),
    )
    if not rows:
        return None
    name, role, full_name, email, made = rows[0]
    if scheme is Scheme.BEARER and now - made >= _SECONDS_OF_V1:
        return None
    return User(name, Role(role), full_name, email)


def expire_tokens(store: Store) -> None:
    """Make every token invalid."""
    store.rows("DELETE FROM token")


def _derived(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode("utf-8", "replace"), salt=salt, n=COST, r=8, p=1)


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()
