"""The group `meetc git`: what git calls, and how it comes to call it."""

from __future__ import annotations

import typer

from meetc.cli.commands import Command
from meetc.cli.git_check_staged import check_staged
from meetc.cli.git_merge import merge
from meetc.cli.git_setup import install, uninstall

git = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Set up git for meets: diff, merge, and a hook.",
)

git.command(cls=Command, short_help="Have git show, merge and check meets as meets")(install)
git.command(cls=Command, short_help="Take out what `install` has set up")(uninstall)
git.command(cls=Command, short_help="Merge three versions of a meet; git calls this")(merge)
git.command(name="check-staged", cls=Command, short_help="Check staged meets; the hook calls this")(
    check_staged
)
