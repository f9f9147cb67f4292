"""What the competitor of a row is called in a message, and which word of the row holds what."""

from __future__ import annotations

from meetc.model import Event, Row
from meetc.syntax.lines import Line
from meetc.syntax.parts import row_parts


def who(event: Event, row: Row) -> str:
    """The competitor of a row for a message: bib 12, or a squad."""
    return row.bib if event.discipline.legs else f"bib {row.bib}"


def trial_word(line: Line, trial: int) -> int | None:
    """The number of the word in a row that holds a trial, counted from 0."""
    marks = row_parts(line).marks
    return marks[trial] if trial < len(marks) else None
