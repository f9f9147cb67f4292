"""Writes the tables in grammar/README.md: fields from meetc/fields.py, the words that head the
columns of sheets from meetc/sheets/words.py, the words of their cells from the tables beside it,
switches from meetc/assumptions.py.

`python -m tests.support.reference` brings the file up to date; a test fails where it is not.
"""

from __future__ import annotations

import dataclasses

from meetc.assumptions import Switches
from meetc.fields import FIELDS, SERVICE_ONLY, SPREAD, UNSENT, Field, Kind, Type
from meetc.sheets.class_words import AGES, GLUED
from meetc.sheets.class_words import GENDERS as CLASSES
from meetc.sheets.discipline_words import (
    COMBINED_EVENTS,
    FIELD_EVENTS,
    KINDS_OF_RACE,
    LANGUAGES,
    RACES,
    UNITS,
    Words,
)
from meetc.sheets.round_words import ROUNDS
from meetc.sheets.words import (
    ENTERED,
    ENTRIES,
    GENDERS,
    LEFT_OUT,
    NO_CLUB,
    NOT_ENTERED,
    OUT_OF_COMPETITION,
    RESULTS,
    STATUSES,
    TRIALS,
    WINDS,
    WITHDRAWN,
    Column,
)
from tests.conftest import ROOT

REFERENCE = ROOT / "grammar" / "README.md"
_START = "<!-- fields: written by `python -m tests.support.reference` -->\n"
_END = "<!-- end of fields -->\n"
_COLUMNS = "<!-- columns: written by `python -m tests.support.reference` -->\n"
_END_OF_COLUMNS = "<!-- end of columns -->\n"
_WORDS = "<!-- words: written by `python -m tests.support.reference` -->\n"
_END_OF_WORDS = "<!-- end of words -->\n"
_SWITCHES = "<!-- switches: written by `python -m tests.support.reference` -->\n"
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
    lines += ["", f"Filled in by OpenTrack, sent only with `extra.`: {names}."] if names else []
    lines.append("")
    return "\n".join(lines)


def _row(field: Field, spread: str) -> str:
    spelling = spread or field.spelling
    others = {field.name, field.short, field.nested} - {spelling, ""}
    also = ", ".join(f"`{name}`" for name in sorted(others))
    value = " ".join(f"`{choice}`" for choice in field.choices)
    if not value or field.type is Type.SCORES:
        value = f"{field.type.value}, {value}".removesuffix(", ")
    if field.nullable:
        value += ", null"
    if field.by_position:
        value = "by position"
    return f"| `{spelling}` | {also} | {value} | {field.note} |"


def columns() -> str:
    """The tables of words for the columns of sheets."""
    languages = "| column | English | German | Norwegian | French | Swedish, Dutch, Spanish "
    languages += (
        "| Italian, Polish, Portuguese, Danish, Finnish, Czech |\n|---|---|---|---|---|---|---|\n"
    )
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
    words += [
        f"| withdrawn | {WITHDRAWN} |\n| entered | {ENTERED} |\n| not entered | {NOT_ENTERED} |\n",
        f"| not ranked | {OUT_OF_COMPETITION} |\n| no club | {NO_CLUB}, a dash |\n",
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


_MEANINGS = {
    **{words.means: f"`{words.means}`" for words in (*FIELD_EVENTS, *COMBINED_EVENTS, *RACES)},
    "H": "hurdles",
    "SC": "steeplechase",
    "W": "walk",
    "": "(left out)",
    "-": "(left out)",
    "U": "under",
    "SEN": "senior",
    "JUN": "junior",
    "MASTERS": "masters",
}


def cell_words() -> str:
    """The tables of words for what stands in cells: disciplines, classes, rounds and heats."""
    parts = (
        ("Jumps, throws, combined events and races with a name", "event code",
         (*FIELD_EVENTS, *COMBINED_EVENTS, *RACES)),
        ("Other races are their length, its unit and what kind of race it is", "means",
         (*KINDS_OF_RACE, *UNITS)),
        ("Classes are a gender and an age", "means", (*CLASSES, *AGES)),
        ("Rounds and heats", "means", ROUNDS),
    )  # fmt: skip
    found = [
        f"{title}:\n\n| {head} | {' | '.join(LANGUAGES)} |\n|{'---|' * (len(LANGUAGES) + 1)}\n"
        + "".join(map(_words, table))
        for title, head, table in parts
    ]
    short = ", ".join(word for word in GLUED)
    boys = "mJB is of boys, and MJB of either"
    return "\n".join(found) + f"\nShort classes that say both: {short}; {boys}.\n\n"


def _words(words: Words) -> str:
    return f"| {_MEANINGS.get(words.means, words.means)} | {' | '.join(words[1:])} |\n"


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
        (_WORDS, _END_OF_WORDS, cell_words()),
        (_SWITCHES, _SWITCHES_END, switches()),
    )
    for start, end, table in made:
        before, rest = text.split(start)
        _, after = rest.split(end)
        text = f"{before}{start}\n{table}{end}{after}"
    return text


if __name__ == "__main__":
    REFERENCE.write_text(updated(REFERENCE.read_text(encoding="utf-8")), encoding="utf-8")
