"""Writes into the text what others have changed at the service, statement by statement.

Each edit is made alone and proved: the changed text is compiled, and has to say what the service
holds. What cannot be written so, or follows from something else, is told and left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from meetc.edit.edit import (
    Change,
    delete_statement,
    delete_word,
    edited,
    insert_behind,
    insert_word,
    replace_word,
    set_field,
)
from meetc.edit.errors import EditError
from meetc.edit.texts import Texts
from meetc.fields import FIELDS, SPREAD
from meetc.fields import Kind as FieldKind
from meetc.json_values import quoted
from meetc.model import Athlete, Event, Meet, Row, Unit
from meetc.pipeline import payload
from meetc.plan.canonical import same
from meetc.plan.compare import Change as Difference
from meetc.plan.compare import Verdict
from meetc.plan.plan import Plan
from meetc.plan.renumbered import former
from meetc.plan.resource import MARKS, TRIALS, Document, Flat, Key, Kind, event_of, flatten
from meetc.plan.spec import spec_of
from meetc.plan.step import Action, Step
from meetc.plan.text import has_mark, name, value
from meetc.printer.cards import attempts, distances
from meetc.printer.words import bib_word, field_word, name_words, trial_word
from meetc.resolve.sheet_line import SheetLine
from meetc.rules.marks import plain_distance, plain_time
from meetc.syntax.lines import Line
from meetc.syntax.outline import Block
from meetc.syntax.parts import athlete_parts, event_parts, row_parts, team_parts, unit_parts
from meetc.syntax.parts import event_id as event_id_of
from meetc.syntax.values import is_quoted, split_field

_THEIRS = (Verdict.DRIFT, Verdict.CONFLICT)
_DERIVED = ("place", "catpos", "status", "points", "order")
"""What follows from the marks: never written, since it would then stand against them."""
_WHOLE = {
    Verdict.FOREIGN: "added there",
    Verdict.DELETED: "deleted there",
    Verdict.CONFLICT: "changed there",
}
"""What others have done to a row that comes or goes as a whole."""
_NAMES = ("first_name", "last_name")
_BY_HAND = "correct it there, or push --ours sends what the text says"


class Pulled(NamedTuple):
    """The texts with what could be written into them; what was, and what was not."""

    texts: Texts
    written: list[str]
    left: list[str]


def pull(texts: Texts, plan: Plan, documents: Mapping[Key, Document]) -> Pulled:
    """Take over from the service what somebody else has changed in resources of the text."""
    written: list[str] = []
    left: list[str] = []
    for step in plan.steps:
        if step.key not in documents:
            if step.action is Action.CONFLICT:
                left.append(f"{name(step.key)}: somebody has deleted it there")
            continue
        for row, differences in _by_row(step):
            if step.key.kind is Kind.UNIT and _has_another_bib(plan, row, differences):
                left.append(f"{_name(step.key, row)}: its athlete has another bib in the text")
                continue
            names = ", ".join(
                _WHOLE[each.verdict] if has_mark(step, each) else each.field
                for each in [d for d in differences if has_mark(step, d)] or differences
            )
            told = f"{_name(step.key, row)}: {names}"
            try:
                texts = _taken(texts, step.key, row, differences, documents[step.key])
            except _LeftError as problem:
                left.append(f"{told}: {problem}")
            else:
                written.append(told)
    return Pulled(texts, written, [*left, *_derived(texts, plan, documents)])


def _has_another_bib(plan: Plan, row: str, differences: Iterable[Difference]) -> bool:
    """Whether a row is of an athlete who has another bib in the text, and stands under the former
    one."""
    bibs = {key.name for step in plan.steps if (key := former(step)) is not None}
    return row in bibs and all(difference.spec is None for difference in differences)


def _name(key: Key, row: str) -> str:
    return f"{name(key)} row {row}" if row else name(key)


def _derived(texts: Texts, plan: Plan, documents: Mapping[Key, Document]) -> Iterator[str]:
    """What others have changed though it follows from marks that they have not changed."""
    compiled = texts.compile()
    said = spec_of(payload(compiled.meet, "opentrack-rest")).resources if compiled.ok else {}
    for step in plan.steps:
        if step.key not in said or step.key not in documents or _marks_taken(step):
            continue
        now = flatten(step.key.kind, said[step.key])
        there = flatten(step.key.kind, documents[step.key])
        for change in step.with_verdict(*_THEIRS):
            paths = (change.path, *((change.row, mark) for mark in MARKS))
            agree, *marks_agree = (same(step.key.kind, p, now.get(p), there.get(p)) for p in paths)
            if change.field in _DERIVED and not agree and all(marks_agree):
                yield (
                    f"{_name(step.key, change.row)}: {change.field}: follows from the marks; "
                    f"write {change.field}= where it shall stand"
                )


def _marks_taken(step: Step) -> bool:
    """Whether others have changed marks of a unit: with those in the text, the next push settles
    what follows from them."""
    theirs = (*_THEIRS, Verdict.DELETED, Verdict.FOREIGN)
    return any(change.row and change.field in MARKS for change in step.with_verdict(*theirs))


def _by_row(step: Step) -> Iterator[tuple[str, list[Difference]]]:
    """What others have changed in a resource, row by row; a row that is theirs alone as well."""
    found: dict[str, list[Difference]] = {}
    for change in step.changes:
        theirs = change.verdict in _THEIRS and change.field not in _DERIVED
        if change.verdict in _WHOLE if has_mark(step, change) else theirs:
            found.setdefault(change.row, []).append(change)
    yield from found.items()


class _LeftError(Exception):
    """Something that is not written: the message says why, and what to do."""


def _taken(
    texts: Texts, key: Key, row: str, differences: list[Difference], document: Document
) -> Texts:
    """The texts with one row or resource as the service holds it. Raises _LeftError where they
    would then say something else."""
    before = texts.compile()
    try:
        after = edited(texts, list(_changes(texts, before.meet, key, row, differences, document)))
    except (EditError, LookupError, TypeError, ValueError):  # a service may send any type
        raise _LeftError(f"no words say {_there(differences)}; {_BY_HAND}") from None
    compiled = after.compile()
    if not compiled.ok:
        said = next(each.message for each in compiled.diagnostics if each.is_error)
        raise _LeftError(f"{_there(differences)} would be an error: {said}; {_BY_HAND}")
    now = _said(compiled.meet, key)
    there = flatten(key.kind, document)
    for each in differences:
        if not same(key.kind, each.path, now.get(each.path), there.get(each.path)):
            reads = f"{each.field} would read as {value(now.get(each.path))}"
            raise _LeftError(f"no words say {_there([each])}, {reads}; {_BY_HAND}")
    return after


def _said(meet: Meet, key: Key) -> Flat:
    """What a text says of a resource; of what it does not have, nothing."""
    said = spec_of(payload(meet, "opentrack-rest")).resources.get(key)
    return flatten(key.kind, said) if said is not None else {}


def _there(differences: Iterable[Difference]) -> str:
    """What the service holds, as it is told."""
    return ", ".join(value(each.remote) for each in differences)


def _changes(
    texts: Texts,
    meet: Meet,
    key: Key,
    row: str,
    differences: list[Difference],
    document: Document,
) -> Iterator[Change]:
    """The edits that make a row or resource what the service holds. Raises _LeftError or
    ValueError where the text has no place for it."""
    if key.kind is Kind.UNIT and row:
        event, unit = _unit(meet, key)
        yield from _row_changes(event, unit, row, differences, document)
    elif key.kind is Kind.UNIT:
        line = _unit(meet, key)[1].line
        yield from _fields(FieldKind.UNIT, line, differences, unit_parts(_ours(line)).places)
    elif key.kind is Kind.EVENT:
        (event,) = (event for event in meet.events if event.id == key.name)
        block = _block(texts, key.name)
        spread = {name: each for each, names in SPREAD.items() for name in names}
        alone = [change for change in differences if change.field not in spread]
        yield from _fields(FieldKind.EVENT, block, alone, event_parts(block.header).places)
        for name in dict.fromkeys(spread[c.field] for c in differences if c.field in spread):
            yield _list_of_rounds(event, block, name, differences)
    elif key.kind is Kind.TEAM:
        (line,) = (team.line for team in meet.teams if team.id == key.name)
        yield from _fields(FieldKind.TEAM, line, differences, team_parts(_ours(line)).places)
    elif key.kind is Kind.COMPETITOR and not row:
        (athlete,) = (athlete for athlete in meet.athletes if athlete.bib == key.name)
        names = [change for change in differences if change.field in _NAMES]
        places = athlete_parts(_ours(athlete.line), {team.id for team in meet.teams}).places
        if names and len({places.get(name, 0) for name in _NAMES} - {0}) == 1:  # in one string
            differences = [change for change in differences if change not in names]
            yield replace_word(athlete.line, places["first_name"], _name_of(athlete, names))
        yield from _fields(FieldKind.ATHLETE, athlete.line, differences, places)
    else:
        raise _LeftError(_BY_HAND)


def _unit(meet: Meet, key: Key) -> tuple[Event, Unit]:
    _, number, heat = key.name.rsplit(" ", 2)
    for event in meet.events:
        for unit in event.units:
            if event.id == event_of(key) and (unit.round, unit.heat) == (int(number), int(heat)):
                return event, unit
    raise _LeftError("the text has no such unit: write its header below its event")


def _block(texts: Texts, event_id: str) -> Block:
    """The first block of an event."""
    for outline in texts.outlines():
        for block in outline.events:
            if event_id_of(block) == event_id:
                return block
    raise _LeftError(f"`events` makes it: write `event {bib_word(event_id)}` with the change below")


def _ours(line: Line) -> Line:
    """A line that may be edited. Raises _LeftError of one that stands in a sheet."""
    if isinstance(line, SheetLine):
        raise _LeftError("it stands in a sheet, which is not ours to write: correct the sheet")
    return line


def _fields(
    kind: FieldKind,
    owner: Line | Block,
    differences: Iterable[Difference],
    places: Mapping[str, int],
) -> Iterator[Change]:
    """Give the fields of a header what the service holds; `places` are the words that say some by
    their place."""
    line = _ours(owner.header if isinstance(owner, Block) else owner)
    for each in differences:
        place = places.get(each.field)
        if place is not None:
            raw = str(each.remote)
            yield replace_word(line, place, quoted(raw) if is_quoted(line.words[place]) else raw)
            continue
        said = each.remote
        if each.field == "age_groups" and isinstance(said, str):
            said = said.split(",")
        word = split_field(field_word(kind, each.field, said if said is not None else "") or "")
        if word is None:
            raise ValueError(each.field)
        yield set_field(owner, FIELDS[kind][each.field].spelling, word[1])


def _list_of_rounds(
    event: Event, block: Block, name: str, differences: Iterable[Difference]
) -> Change:
    """The list that gives a field of each round, such as `at=10:30,14:00`, anew."""
    values = {field: event.fields.get(field) for field in SPREAD[name]}
    values |= {change.field: change.remote for change in differences if change.field in values}
    texts = ["" if value is None else str(value) for value in values.values()]
    while texts and not texts[-1]:
        texts.pop()
    if not all(texts):
        raise ValueError("a list of rounds has no gaps")
    return set_field(block, name, ",".join(texts))


def _name_of(athlete: Athlete, names: Iterable[Difference]) -> str:
    """An athlete's name with the parts that others have changed."""
    parts = {name: str(athlete.fields.get(name) or "") for name in _NAMES}
    parts |= {change.field: str(change.remote or "") for change in names}
    return name_words(*parts.values())


def _row_changes(
    event: Event, unit: Unit, bib: str, differences: list[Difference], document: Document
) -> Iterator[Change]:
    there = {str(each.get("bib")): each for each in document.get("results") or []}
    rows = [row for row in unit.rows if row.bib == bib]
    for row in rows or unit.rows[-1:]:
        _ours(row.line)
    marks = _marks(event, unit, bib, document)
    if not rows:
        said = [bib_word(bib), *(marks or _performance(there[bib]))]
        last = unit.rows[-1].line if unit.rows else unit.line
        said += [w for name in ("lane", "note") if there[bib].get(name)
                 and (w := field_word(FieldKind.ROW, name, there[bib][name]))]  # fmt: skip
        yield insert_behind(last, ["    " + "  ".join(said)])
        return
    if bib not in there:
        yield delete_statement(rows[0].line)
        return
    changed = {change.field for change in differences}
    if changed & set(MARKS):
        yield from _new_marks(rows[0], marks or _performance(there[bib]))
    rest = [c for c in differences if c.field not in MARKS]
    yield from _fields(FieldKind.ROW, rows[0].line, rest, {})


def _performance(row: Document) -> list[str]:
    mark = str(row.get("performance") or "")
    return [mark if plain_time(mark) == mark else quoted(mark)] if mark else []


def _marks(event: Event, unit: Unit, bib: str, document: Document) -> list[str]:
    """The series of a bib as the service holds its trials; none in a race."""
    trials = document.get(TRIALS) or []
    if event.discipline.form.in_trials:
        cards = distances(trials)
    elif unit.heights:
        cards = attempts(trials, document.get("heights") or unit.heights)
        there, here = (
            [*map(plain_distance, bars)] for bars in (cards.bars if cards else (), unit.heights)
        )
        if cards is not None and (cards.jump_off or there != here):
            raise ValueError("other heights than the text has")
    else:
        return []
    if cards is None:
        raise ValueError("trials that no series says")
    return [trial_word(trial) for trial in cards.series.get(bib, ())]


def _new_marks(row: Row, marks: list[str]) -> Iterator[Change]:
    """Write the marks of a row anew; its qualifier and its fields stay."""
    line, parts = row.line, row_parts(row.line)
    old = [*([] if parts.status is None else [parts.status]), *parts.marks]
    if old and marks:
        yield replace_word(line, old[0], "  ".join(marks))
        old = old[1:]
    elif marks:
        yield insert_word(line, 1, "  ".join(marks))
    for number in old:
        yield delete_word(line, number)
