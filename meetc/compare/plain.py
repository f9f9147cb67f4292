"""The plain diff of two texts, for what cannot be compared as meets."""

from __future__ import annotations

from meetc.line_diff import unified_diff

NO_FILE = "/dev/null"
_COLOURS = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"}
_RESET = "\x1b[0m"


def render(old: bytes | None, new: bytes | None, path: str, *, colour: bool = False) -> str:
    """A unified diff as git prints it; None is a file that is not there."""
    from_file = NO_FILE if old is None else f"a/{path}"
    to_file = NO_FILE if new is None else f"b/{path}"
    lines = unified_diff(_split(old), _split(new), from_file, to_file, line_end="")
    return "".join(_painted(number, line, colour) for number, line in enumerate(lines))


def _split(data: bytes | None) -> list[str]:
    lines = (data or b"").decode("utf-8", "backslashreplace").replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def _painted(number: int, line: str, colour: bool) -> str:
    style = _COLOURS.get(line[:1], "") if colour and number > 1 else ""
    return f"{style}{line}{_RESET}\n" if style else f"{line}\n"
