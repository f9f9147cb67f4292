"""Writes the tables in grammar/README.md: fields from meetc/fields.py, the words that head the
columns of sheets from meetc/sheets/words.py, switches from meetc/assumptions.py.

`python -m tests.reference` brings the file up to date; a test fails where it is not.
"""

from __future__ import annotations

import dataclasses

from meetc.assumptions import Switches
from meetc.fields import FIELDS, SERVICE_ONLY, SPREAD, UNSENT, Field, Kind
from meetc.sheets.words import (
    ENTRIES,
    GENDERS,
    LEFT_OUT,
    RESULTS,
    STATUSES,
    TRIALS,
    WINDS,
    Column,
)
from tests.conftest import ROOT

REFERENCE = ROOT / "grammar" / "README.md"
_START = "<!-- fields: written by `python -m tests.reference` -->\n"
_END = "<!-- end of fields -->\n"
_COLUMNS = "<!-- columns: written by `python -m tests.reference` -->\n"
_END_OF_COLUMNS = "<!-- end of columns -->\n"
_SWITCHES = "<!-- switches: written by `python -m tests.reference` -->\n"
_SWITCHES_END = "<!-- end of switches -->\n"


def tables() -> str:
    """The tables of all kinds, as they stand in the reference."""
    return "\n".join(_table(kind) for kind in Kind)


def _table(kind: Kind) -> str:
    lines = [
        f"### {kind.value.capitalize()}",
        "",
        "| field | also | value | |",
        "|---|---|---|---|",
    ]
    spread = {targets[0]: name for name, targets in SPREAD.items()} if kind == "event" else {}
    for field in FIELDS[kind].values():
        lines.append(_row(field, spread.get(field.name, "")))
    for field in UNSENT.get(kind, {}).values():
        lines.append(_row(field, ""))
    names = ", ".join(f"`{name}`" for name in sorted(SERVICE_ONLY[kind]))
    lines += ["", f"Filled in by OpenTrack, sent only with `extra.`: {names}.", ""]
    return "\n".join(lines)


def _row(field: Field, spread: str) -> str:
    spelling = spread or field.spelling
    others = {field.name, field.short, field.nested} - {spelling, ""}
    also = ", ".join(f"`{name}`" for name in sorted(others))
    value = " ".join(f"`{choice}`" for choice in field.choices) or field.type.value
    if field.nullable:
        value += ", null"
    if field.by_position:
        value = "by position"
    return f"| `{spelling}` | {also} | {value} | {field.note} |"


def columns() -> str:
    """The tables of words for the columns of sheets."""
    languages = "| column | English | German | Norwegian | French |\n|---|---|---|---|---|\n"
    trials = (TRIALS._replace(name="trial N"), WINDS._replace(name="wind of trial N"))
    left_out = (LEFT_OUT._replace(name="(left out)"),)
    parts = [("entries", (*ENTRIES, *left_out)), ("results", (*RESULTS, *trials, *left_out))]
    found = [
        f"Columns of {what}:\n\n{languages}{''.join(map(_column, table))}" for what, table in parts
    ]
    words = [
        f"| {f'`{word}`' if word else 'a result'} | {texts} |\n"
        for table in (STATUSES, GENDERS)
        for word, texts in table.items()
    ]
    return "\n".join(
        [
            *found,
            "Fields of athletes and rows may head a column by their own names as well; what only a "
            "list of\nentries tells is left out of results. Words for a status and a gender:\n",
            "| | |\n|---|---|\n" + "".join(words),
        ]
    )


def _column(column: Column) -> str:
    name, *words = column
    return f"| {name} | {' | '.join(words)} |\n"


def switches() -> str:
    """What the rehearsal server does one way or the other, and how it is set by itself."""
    rows = [
        f"| `{each.name}` | {'on' if each.default else 'off'} | {each.metadata['text']} |"
        for each in dataclasses.fields(Switches)
    ]
    return "\n".join(["| switch | by itself | on, it means |", "|---|---|---|", *rows, ""])


def updated(text: str) -> str:
    """The reference with its tables brought up to date."""
    made = (
        (_START, _END, tables() + "\n"),
        (_COLUMNS, _END_OF_COLUMNS, columns() + "\n"),
        (_SWITCHES, _SWITCHES_END, switches()),
    )
    for start, end, table in made:
        before, rest = text.split(start)
        _, after = rest.split(end)
        text = f"{before}{start}\n{table}{end}{after}"
    return text


if __name__ == "__main__":
    REFERENCE.write_text(updated(REFERENCE.read_text(encoding="utf-8")), encoding="utf-8")
