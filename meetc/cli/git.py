"""The group `meetc git`: what git calls, and how it comes to call it."""

from __future__ import annotations

import typer

from meetc.cli.git_check_staged import check_staged
from meetc.cli.git_merge import merge
from meetc.cli.git_setup import install, uninstall

git = typer.Typer(no_args_is_help=True, help="Set up git for meets: diff, merge, and a hook.")

git.command()(install)
git.command()(uninstall)
git.command()(merge)
git.command(name="check-staged")(check_staged)
