"""All commands by name, each loaded when it is called: typer takes its time for every one."""

from __future__ import annotations

import shutil
from importlib import import_module
from itertools import groupby
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command_from_info, get_group
from typer.models import CommandInfo

from meetc.cli.for_typer import for_typer

WRITE, CHECK, PUBLISH = "Write a meet", "Check it", "Publish it"
SEND, SHARE = "Send it to OpenTrack", "Share it in git"


class Listed(NamedTuple):
    """What the help says of a command without loading it: the panel that it stands in, its line
    there, and its module, whose function or group has the command's name; `import` is `import_`,
    a word of Python."""

    panel: str
    module: str
    line: str


COMMANDS: dict[str, Listed] = {
    "init": Listed(WRITE, "meetc.cli.init", "Make a commented meet to start from"),
    "import": Listed(WRITE, "meetc.cli.import_", "Make a text of a document or an entry list"),
    "fmt": Listed(WRITE, "meetc.cli.fmt", "Lay texts out in columns at fixed stops"),
    "bibs": Listed(WRITE, "meetc.cli.bibs", "Number the athletes who have no bib"),
    "seed": Listed(WRITE, "meetc.cli.seed", "Draw heats and lanes of first rounds"),
    "advance": Listed(WRITE, "meetc.cli.advance", "Take a race to its next round"),
    "order": Listed(WRITE, "meetc.cli.order", "Order the trials behind the cut"),
    "simulate": Listed(WRITE, "meetc.cli.simulate", "Write a copy with results to rehearse with"),
    "rename": Listed(WRITE, "meetc.cli.rename", "Rename an event, bib or team everywhere"),
    "check": Listed(CHECK, "meetc.cli.check", "Find every mistake, with its line and the fix"),
    "explain": Listed(CHECK, "meetc.cli.explain", "Explain a diagnostic such as M302"),
    "why": Listed(CHECK, "meetc.cli.why", "Tell why a place, Q, lane or total is what it is"),
    "diff": Listed(CHECK, "meetc.cli.diff", "Tell what differs between two meets"),
    "build": Listed(PUBLISH, "meetc.cli.build", "Write OpenTrack's JSON, or pages, paper, tables"),
    "ninja": Listed(PUBLISH, "meetc.cli.ninja", "Write a build file, with which ninja builds many"),
    "serve": Listed(PUBLISH, "meetc.cli.serve", "Show live pages, or a board of results"),
    "watch-timing": Listed(
        PUBLISH,
        "meetc.cli.watch_timing",
        "Tell of, or send, what photo finish writes",
    ),
    "simulate-timing": Listed(
        PUBLISH, "meetc.cli.simulate_timing", "Make up files of photo finish, to rehearse with"
    ),
    "verify": Listed(PUBLISH, "meetc.cli.verify", "Confirm that an output is what a meet says"),
    "schema": Listed(PUBLISH, "meetc.cli.schema", "Print the schema of a JSON that meetc writes"),
    "plan": Listed(SEND, "meetc.cli.plan", "Show what a push would change there"),
    "push": Listed(SEND, "meetc.cli.push", "Send what has changed, or rehearse it"),
    "pull": Listed(SEND, "meetc.cli.pull", "Write what others have changed into the text"),
    "status": Listed(SEND, "meetc.cli.status", "Tell how the service differs from the text"),
    "sandbox": Listed(SEND, "meetc.cli.sandbox", "Serve OpenTrack's APIs here, to rehearse with"),
    "login": Listed(SEND, "meetc.cli.account", "Sign in, and keep the token in the keyring"),
    "logout": Listed(SEND, "meetc.cli.account", "Take the token out of the keyring"),
    "whoami": Listed(SEND, "meetc.cli.account", "Ask the service who we are"),
    "meets": Listed(SEND, "meetc.cli.meets", "List my competitions there"),
    "probe": Listed(SEND, "meetc.cli.probe", "Ask a service what meetc has to assume about it"),
    "unlock": Listed(SEND, "meetc.cli.unlock", "Take away the lock of a push that has died"),
    "git": Listed(SHARE, "meetc.cli.git", "Set up git for meets: diff, merge, and a hook"),
}


class Command(TyperCommand):
    """A command whose usage line names its arguments as people write them: `FILE...`."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments and options; long ones stand on lines of their own on a narrow screen."""
        for kind, heading in (("argument", "Arguments"), ("option", "Options")):
            params = [param for param in self.get_params(ctx) if param.param_type_name == kind]
            records = [record for param in params if (record := param.get_help_record(ctx))]
            if records:
                with formatter.section(heading):
                    formatter.write_dl(records, col_max=min(30, formatter.width // 3))

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """The words behind the command's name."""
        pieces = [self.options_metavar or ""]
        for param in self.get_params(ctx):
            for piece in param.get_usage_pieces(ctx):
                many = param.nargs == -1 and "[" not in piece
                pieces.append(piece.strip("{}") + ("..." if many else ""))
        return pieces


class Commands(TyperGroup):
    """The group of all commands."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = dict.fromkeys(COMMANDS, TyperCommand("not loaded yet"))

    def make_context(
        self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any
    ) -> Any:
        """A call. Helps are as wide as the terminal is, and 100 columns at most."""
        width = min(shutil.get_terminal_size().columns, 100) - 2
        return super().make_context(info_name, args, parent, terminal_width=width, **extra)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The words of a call; `help check` is `check --help`."""
        asks = args[:1] == ["help"]
        return super().parse_args(ctx, [*args[1:2], "--help"] if asks else args)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A command, loaded now; None of a name that is none."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(COMMANDS[cmd_name].module)
        command = getattr(module, "import_" if cmd_name == "import" else cmd_name.replace("-", "_"))
        if isinstance(command, typer.Typer):
            group = get_group(command)
            group.name = cmd_name
            return group
        info = CommandInfo(cmd_name, cls=Command, callback=for_typer(command))
        return get_command_from_info(info, pretty_exceptions_short=True, rich_markup_mode=None)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """What people do comes first, and nothing is loaded to say it."""
        widest = max(map(len, COMMANDS))
        for panel, listed in groupby(COMMANDS.items(), key=lambda item: item[1].panel):
            with formatter.section(panel):
                formatter.write_dl(
                    [(f"{name:<{widest}}", command.line) for name, command in listed]
                )
        options = [param.get_help_record(ctx) for param in self.get_params(ctx)]
        with formatter.section("Options"):
            formatter.write_dl([record for record in options if record])
