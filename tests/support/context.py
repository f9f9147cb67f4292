"""Writes the tables in templates/README.md from meetc/emit/view/shapes.py.

`python -m tests.support.context` brings the file up to date; a test fails where it is not.
"""

from __future__ import annotations

import inspect
from typing import Any, ForwardRef

from meetc.emit.view import shapes
from tests.conftest import ROOT

CONTEXT = ROOT / "templates" / "README.md"
_START = "<!-- shapes: written by `python -m tests.support.context` -->\n"
_END = "<!-- end of shapes -->\n"
ORDER = (
    *(shapes.MeetView, shapes.Day, shapes.Slot, shapes.EventView, shapes.RecordView),
    *(shapes.EventName, shapes.Round, shapes.OverallRow),
    *(
        shapes.UnitView,
        shapes.RowView,
        shapes.FlagView,
        shapes.Trial,
        shapes.Competitor,
        shapes.EntryView,
        shapes.ScratchView,
        shapes.SquadView,
    ),
    *(
        shapes.LineView,
        shapes.CellView,
        shapes.AthleteView,
        shapes.Appearance,
        shapes.TeamView,
        shapes.Placing,
    ),
    *(shapes.Scorer, shapes.Match, shapes.TeamScore),
)


def tables() -> str:
    """What is known of each shape, from the meet down."""
    return "\n".join(_table(shape) for shape in ORDER)


def _table(shape: type[Any]) -> str:
    """One shape: what it is, and its fields with their types."""
    fields = dict(inspect.get_annotations(shape))
    for name, value in vars(shape).items():
        if isinstance(value, property) and value.fget is not None:
            fields[name] = inspect.get_annotations(value.fget)["return"]
    said = inspect.getdoc(shape) or ""
    listed = ", ".join(f"`{name}` {_type(kind)}" for name, kind in fields.items())
    return f"### {shape.__name__}\n\n{said}\n\n{listed}\n"


def _type(written: str | ForwardRef) -> str:
    """A type in plain words: `tuple[Row, ...]` is a list of Row."""
    annotation = written if isinstance(written, str) else written.__forward_arg__
    words = {
        "str": "text",
        "int": "number",
        "Points": "number",
        "bool": "true or false",
        "Decimal | None": "number",
    }
    if annotation.startswith("tuple["):
        inside = annotation.removeprefix("tuple[").removesuffix(", ...]")
        return f"list of {words.get(inside, inside)}"
    if annotation in words:
        return words[annotation]
    plain = annotation.removesuffix(" | None")
    return words.get(plain, plain) + (" or none" if plain != annotation else "")


def updated(text: str) -> str:
    """The page with its tables brought up to date."""
    before, rest = text.split(_START)
    _, after = rest.split(_END)
    return before + _START + "\n" + tables() + "\n" + _END + after


if __name__ == "__main__":
    CONTEXT.write_text(updated(CONTEXT.read_text(encoding="utf-8")), encoding="utf-8")
