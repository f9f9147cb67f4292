"""The page of a code as a terminal shows it: its Markdown laid out to a width.

A page has headings, paragraphs, lists, tables and code blocks. Code is never broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import wrap

from meetc.diagnostics.text import cells

_BOLD, _RESET = "\x1b[1m", "\x1b[0m"
_CODE = re.compile(r"`([^`]+)`")
_FILE = re.compile(r"file=(\S+)")
_LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
_ITEM = re.compile(r"(?:[-*]|\d+\.) ")
_INDENT = "  "
_KEPT = "\xa0"  # a blank at which no line ends
_NARROWEST = 30


def render(page: str, *, columns: int, colour: bool = False) -> str:
    """The text of a page, no line wider than `columns` but those of code."""
    width = max(columns - 1, _NARROWEST)
    blocks = [_block(block, width) for block in _blocks(page)]
    text = "\n\n".join(blocks) + "\n"
    return _painted(text) if colour else text


def _blocks(page: str) -> Iterator[list[str]]:
    """The lines of each heading, paragraph, list, table and code block."""
    block: list[str] = []
    is_code = False
    for line in [*page.splitlines(), ""]:
        fence = line.startswith("```")
        if block and not is_code and (fence or not line):
            yield block
            block = []
        if line or is_code:
            block.append(line)
        if fence and is_code:
            yield block
            block = []
        is_code ^= fence


def _block(lines: list[str], width: int) -> str:
    first = lines[0]
    if first.startswith("# "):
        code, _, title = first[2:].partition(" ")
        return _fitted(f"{code}  {title}", width, "      ")
    if first.startswith("## "):
        return first[3:]
    if first.startswith("```"):
        named = _FILE.search(first)
        caption = [f"{_INDENT}{named[1]}:", ""] if named else []
        return "\n".join([*caption, *(f"{_INDENT * 2}{line}".rstrip() for line in lines[1:-1])])
    if first.startswith("|"):
        return _table(lines, width)
    if _ITEM.match(first):
        items = re.split(rf"\n(?={_ITEM.pattern})", "\n".join(line.strip() for line in lines))
        return "\n".join(_fitted(f"{_INDENT}{item}", width, _INDENT * 2) for item in items)
    return _fitted(_INDENT + " ".join(lines), width, _INDENT)


def _table(lines: list[str], width: int) -> str:
    """The rows of a table below their head. The last column is wrapped where it is too wide, and
    stands below the others where they take half the width."""
    rows = [[cell.strip() for cell in _CODE.sub(r"\1", ln).strip("| ").split("|")] for ln in lines]
    del rows[1]
    widths = [max(cells(row[n]) for row in rows) for n in range(len(rows[0]) - 1)]
    is_narrow = sum(widths) > width // 2
    shown = []
    for row in rows:
        pairs = zip(row, widths, strict=False)
        start = _INDENT + "".join(f"{cell}{' ' * (wide - cells(cell))}  " for cell, wide in pairs)
        if is_narrow:
            shown.append(start.rstrip())
            start = _INDENT * 2
        shown.append(_fitted(start + row[-1], width, " " * len(start)))
    return "\n".join(shown)


def _fitted(text: str, width: int, hanging: str) -> str:
    """A text in lines of a width; those behind the first begin with `hanging`."""
    text = _LINK.sub(r"\1 (\2)", text).replace("\n", " ")
    text = _CODE.sub(lambda code: code[0].replace(" ", _KEPT), text)
    lines = wrap(
        text, width, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(lines).replace(_KEPT, " ")


def _painted(text: str) -> str:
    """Headings and the words of code in bold; examples stay as they are typed."""
    lines = []
    for number, line in enumerate(text.split("\n")):
        if not line or line.startswith(_INDENT * 2):
            lines.append(line)
        elif number == 0 or not line.startswith(" "):
            lines.append(f"{_BOLD}{line}{_RESET}")
        else:
            lines.append(_CODE.sub(rf"{_BOLD}\1{_RESET}", line))
    return "\n".join(lines)
