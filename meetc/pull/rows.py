"""Rows that others have added, changed or taken out at the service, as edits of the text."""

from __future__ import annotations

from collections.abc import Iterator

from meetc.disciplines import Form
from meetc.edit.edit import (
    Edit,
    delete_statement,
    delete_word,
    insert_behind,
    insert_word,
    replace_word,
)
from meetc.edit.texts import Texts
from meetc.fields import FIELDS, Kind
from meetc.json_values import quoted
from meetc.model import Event, Row, Unit
from meetc.plan.canonical import is_blank, is_filled_in
from meetc.plan.compare import Difference
from meetc.plan.resource import MARKS, TRIALS, Document, Key
from meetc.plan.resource import ResourceKind as Resource
from meetc.printer.cards import attempts, distances
from meetc.printer.words import bib_word, field_word, trial_word
from meetc.pull.headers import field_changes, heights_lines, new_heights
from meetc.pull.places import behind_event, header_of, ours, unit_block, unit_of
from meetc.rules.marks import STATUSES, plain_distance, plain_time
from meetc.syntax.parts import row_parts


def row_changes(
    texts: Texts,
    event: Event,
    key: Key,
    bib: str,
    differences: list[Difference],
    document: Document,
) -> Iterator[Edit]:
    """The edits that make the row of a bib what the service holds. Raises LeftError where it
    stands in a sheet, ValueError where no words say it."""
    unit = unit_of(event, key)
    there = {str(result.get("bib")): result for result in document.get("results") or []}
    known = unit.rows if unit is not None else ()
    rows = [row for row in known if row.bib == bib]
    for row in rows or known[-1:]:
        ours(row.line)
    if rows and bib not in there:
        yield delete_statement(rows[0].line)
        return
    bars, marks = _marks(event, unit, bib, document)
    marks = marks or _performance(event, there[bib])
    block = unit_block(texts, unit)
    if bars and block is not None:
        yield new_heights(block, bars)
    if rows:
        if {change.field for change in differences} & set(MARKS):
            yield from _new_marks(rows[0], marks)
        rest = [change for change in differences if change.field not in MARKS]
        yield from field_changes(Kind.ROW, rows[0].line, rest, {})
    elif block is not None:
        yield insert_behind(block.end, [_line(there[bib], marks)])
    else:
        lines = [f"  {header_of(event, key)}", *heights_lines(bars), _line(there[bib], marks)]
        yield behind_event(texts, event.id, lines)


def _line(row: Document, marks: list[str]) -> str:
    """A row as the service holds it; what follows from its mark is not written."""
    words = [bib_word(str(row["bib"])), *marks]
    for name, value in row.items():
        path = (words[0], name)
        if name == "bib" or name in MARKS or name not in FIELDS[Kind.ROW]:
            continue
        follows = is_filled_in(Resource.UNIT, path) and (name != "place" or bool(marks))
        if not follows and not is_blank(Resource.UNIT, path, value):
            words.append(field_word(Kind.ROW, name, value) or "")
    return "    " + "  ".join(word for word in words if word)


def _performance(event: Event, row: Document) -> list[str]:
    """The mark of a row that has no series."""
    mark = str(row.get("performance") or "")
    form = event.discipline.form
    if mark and mark not in STATUSES and form.measured:
        return [word] if (word := field_word(Kind.ROW, "performance", mark)) else []
    return [mark if plain_time(mark) == mark else quoted(mark)] if mark else []


def _marks(
    event: Event, unit: Unit | None, bib: str, document: Document
) -> tuple[list[str], list[str]]:
    """The series of a bib as the service holds its trials, none in a race; before it the heights,
    where the text has none yet or lower ones alone."""
    trials = document.get(TRIALS) or []
    here = unit.heights if unit is not None else ()
    bars = here or document.get("heights") or ()
    if event.discipline.form.in_trials:
        cards = distances(trials)
    elif bars and event.discipline.form is Form.VERTICAL:
        cards = attempts(trials, document.get("heights") or bars)
        there = [*map(plain_distance, cards.bars if cards else ())]
        lower = [*map(plain_distance, bars)]
        if cards is not None and (cards.jump_off or there[: len(lower)] != lower):
            raise ValueError("other heights than the text has")
        bars = there if there else bars
    else:
        return [], []
    if cards is None:
        raise ValueError("trials that no series says")
    new = [] if len(bars) == len(here) else list(bars)
    return new, [trial_word(trial) for trial in cards.series.get(bib, ())]


def _new_marks(row: Row, marks: list[str]) -> Iterator[Edit]:
    """Write the marks of a row anew; its qualifier and its fields stay."""
    line, parts = row.line, row_parts(row.line)
    old = [*([] if parts.status is None else [parts.status]), *parts.marks]
    if old and marks:
        yield replace_word(line, old.pop(0), "  ".join(marks))
    elif marks:
        yield insert_word(line, 1, "  ".join(marks))
    yield from (delete_word(line, number) for number in old)
