"""The users of `meetc sandbox`: who may log in, and with which password."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Sequence

import typer

from meetc.cli.inputs import fail
from meetc.sandbox import demo as demonstration
from meetc.sandbox.store import Store
from meetc.sandbox.users import Role, add_user, users

_PASSWORD = "MEETC_SANDBOX_PASSWORD"


def user_of(text: str) -> tuple[str, Role]:
    """A user with its role, as --user names them. Exits 2 for anything else."""
    name, _, role = text.rpartition(":")
    if not name or role not in list(Role):
        raise fail(f"--user {text}: write NAME:ROLE, the role one of {', '.join(Role)}")
    return name, Role(role)


def tell_users(store: Store, wanted: Sequence[tuple[str, Role]], demo: bool) -> None:
    """Make the users that are wanted, and say who may log in. Only a password that nobody has
    chosen is printed."""
    demonstration.remove_users(store)
    if demo:
        demonstration.add_users(store)
        for name, role, password, _ in demonstration.USERS:
            typer.echo(f"user {name} ({role}), password {password}")
    for name, role in wanted:
        password, shown = os.environ.get(_PASSWORD, ""), ""
        if not password and sys.stdin is not None and sys.stdin.isatty():
            password = typer.prompt(
                f"password of {name}", hide_input=True, confirmation_prompt=True
            )
        if not password:
            password = secrets.token_urlsafe(12)
            shown = f", password {password}"
        add_user(store, name, role, password)
        typer.echo(f"user {name} ({role}){shown}")
    if not users(store):
        typer.echo("nobody can log in yet: --user NAME:ROLE makes a user, --demo makes two")
