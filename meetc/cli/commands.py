"""All commands by name, each loaded when it is called: typer takes its time for every one."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command_from_info, get_group
from typer.models import CommandInfo

WRITE, SHOW, CHECK = "Write", "Show", "Check"
EDIT, UPLOAD, SHARE = "Edit", "Upload", "Share"

COMMANDS: dict[str, tuple[str, str]] = {
    "init": (WRITE, "meetc.cli.init"),
    "build": (WRITE, "meetc.cli.build"),
    "import": (WRITE, "meetc.cli.import_"),
    "serve": (SHOW, "meetc.cli.serve"),
    "check": (CHECK, "meetc.cli.check"),
    "diff": (CHECK, "meetc.cli.diff"),
    "explain": (CHECK, "meetc.cli.explain"),
    "schema": (CHECK, "meetc.cli.schema"),
    "fmt": (EDIT, "meetc.cli.fmt"),
    "bibs": (EDIT, "meetc.cli.bibs"),
    "rename": (EDIT, "meetc.cli.rename"),
    "plan": (UPLOAD, "meetc.cli.plan"),
    "push": (UPLOAD, "meetc.cli.push"),
    "pull": (UPLOAD, "meetc.cli.pull"),
    "status": (UPLOAD, "meetc.cli.status"),
    "meets": (UPLOAD, "meetc.cli.meets"),
    "login": (UPLOAD, "meetc.cli.account"),
    "logout": (UPLOAD, "meetc.cli.account"),
    "whoami": (UPLOAD, "meetc.cli.account"),
    "probe": (UPLOAD, "meetc.cli.probe"),
    "unlock": (UPLOAD, "meetc.cli.unlock"),
    "sandbox": (UPLOAD, "meetc.cli.sandbox"),
    "git": (SHARE, "meetc.cli.git"),
}
"""The panel of the help that a command stands in, and its module, whose function or group has
the command's name; `import` is `import_`, a word of Python."""


class Commands(TyperGroup):
    """The group of all commands."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = dict.fromkeys(COMMANDS, TyperCommand("not loaded yet"))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A command, loaded now; None of a name that is none."""
        if cmd_name not in COMMANDS:
            return None
        panel, module = COMMANDS[cmd_name]
        found = getattr(import_module(module), "import_" if cmd_name == "import" else cmd_name)
        if isinstance(found, typer.Typer):
            group = get_group(found)
            group.name, group.rich_help_panel = cmd_name, panel
            return group
        info = CommandInfo(cmd_name, cls=TyperCommand, callback=found, rich_help_panel=panel)
        return get_command_from_info(info, pretty_exceptions_short=True, rich_markup_mode="rich")
