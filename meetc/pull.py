"""Writes into the text what others have changed at the service, statement by statement.

Each edit is made alone and proved: the changed text is compiled, and has to say what the service
holds. What cannot be written so, or follows from something else, is told and left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from meetc.edit.columns import is_field
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
from meetc.importer.cards import attempts, distances
from meetc.importer.words import bib_word, field_word, name_words, quoted, trial_word
from meetc.model import Athlete, Event, Meet, Row, Unit
from meetc.pipeline import payload
from meetc.plan.canonical import same
from meetc.plan.compare import Change as Difference
from meetc.plan.compare import Verdict
from meetc.plan.plan import Plan
from meetc.plan.renumbered import former
from meetc.plan.resource import MARKS, TRIALS, Document, Key, Kind, event_of, flatten
from meetc.plan.spec import spec_of
from meetc.plan.step import Action, Step
from meetc.plan.text import has_mark, name
from meetc.resolve.sheet_line import SheetLine
from meetc.rules.marks import QUALIFIERS, plain_distance, plain_time
from meetc.syntax.lines import Line
from meetc.syntax.outline import Block

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
            after = _taken(texts, step.key, row, differences, documents[step.key])
            told = f"{_name(step.key, row)}: {names}"
            if after is None:
                left.append(told)
            else:
                texts = after
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


def _taken(
    texts: Texts, key: Key, row: str, differences: list[Difference], document: Document
) -> Texts | None:
    """The texts with one row or resource as the service holds it, or None where they would then
    say something else."""
    before = texts.compile()
    if not before.ok:
        return None
    try:
        after = edited(texts, list(_changes(texts, before.meet, key, row, differences, document)))
    except (EditError, LookupError, TypeError, ValueError):  # a service may send any type
        return None
    compiled = after.compile()
    if not compiled.ok:
        return None
    said = spec_of(payload(compiled.meet, "opentrack-rest")).resources.get(key)
    now = flatten(key.kind, said) if said is not None else {}
    there = flatten(key.kind, document)
    good = all(same(key.kind, d.path, now.get(d.path), there.get(d.path)) for d in differences)
    return after if good else None


def _changes(
    texts: Texts,
    meet: Meet,
    key: Key,
    row: str,
    differences: list[Difference],
    document: Document,
) -> Iterator[Change]:
    """The edits that make a row or resource what the service holds. Raises LookupError or
    ValueError where the text has no place for it."""
    if key.kind is Kind.UNIT and row:
        event, unit = _unit(meet, key)
        yield from _row_changes(event, unit, row, differences, document)
    elif key.kind is Kind.UNIT:
        yield from _fields(FieldKind.UNIT, _unit(meet, key)[1].line, differences)
    elif key.kind is Kind.EVENT:
        (event,) = (event for event in meet.events if event.id == key.name)
        block = _block(texts, key.name)
        spread = {name: each for each, names in SPREAD.items() for name in names}
        alone = [change for change in differences if change.field not in spread]
        yield from _fields(FieldKind.EVENT, block, alone)
        for name in dict.fromkeys(spread[c.field] for c in differences if c.field in spread):
            yield _list_of_rounds(event, block, name, differences)
    elif key.kind is Kind.TEAM:
        (line,) = (team.line for team in meet.teams if team.id == key.name)
        yield from _fields(FieldKind.TEAM, line, differences)
    elif key.kind is Kind.COMPETITOR and not row:
        (athlete,) = (athlete for athlete in meet.athletes if athlete.bib == key.name)
        names = [change for change in differences if change.field in _NAMES]
        if names and _is_one_string(_ours(athlete.line), names[0]):
            differences = [change for change in differences if change not in names]
            yield replace_word(athlete.line, 2, _name_of(athlete, names))
        yield from _fields(FieldKind.ATHLETE, athlete.line, differences)
    else:
        raise LookupError("no statement is its own")


def _unit(meet: Meet, key: Key) -> tuple[Event, Unit]:
    _, number, heat = key.name.rsplit(" ", 2)
    for event in meet.events:
        for unit in event.units:
            if event.id == event_of(key) and (unit.round, unit.heat) == (int(number), int(heat)):
                return event, unit
    raise LookupError("the text does not write this unit")


def _block(texts: Texts, event_id: str) -> Block:
    """The first block of an event."""
    for outline in texts.outlines():
        for block in outline.events:
            if block.header.words[1:2] in ([event_id], [quoted(event_id)]):
                return block
    raise LookupError("no block of this event")


def _ours(line: Line) -> Line:
    """A line that may be edited. Raises LookupError of one that stands in a sheet."""
    if isinstance(line, SheetLine):
        raise LookupError("it stands in a sheet, which is not ours to write")
    return line


def _fields(
    kind: FieldKind, owner: Line | Block, differences: Iterable[Difference]
) -> Iterator[Change]:
    """Give the fields of a header what the service holds; names stand among the first words."""
    line = _ours(owner.header if isinstance(owner, Block) else owner)
    for each in differences:
        place = _place_of(each, line)
        if place is not None:
            raw = quoted(str(each.remote)) if line.words[place][0] == '"' else str(each.remote)
            yield replace_word(line, place, raw)
            continue
        value = each.remote
        if each.field == "age_groups" and isinstance(value, str):
            value = value.split(",")
        word = field_word(kind, each.field, value if value is not None else "")
        if word is None:
            raise ValueError(each.field)
        yield set_field(owner, FIELDS[kind][each.field].spelling, word.partition("=")[2])


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


def _place_of(change: Difference, line: Line) -> int | None:
    """The word of a header that says a field by its place, or None where a field word does."""
    said = change.spec if change.spec is not None else change.base
    if said is None:
        return None
    old = str(said)
    for number, word in enumerate(line.words[2:], 2):
        if is_field(word):
            break
        if word in (old, quoted(old)):
            return number
    return None


def _is_one_string(line: Line, change: Difference) -> bool:
    """Whether both parts of an athlete's name stand in one string: `"Ada Example"`."""
    words = [word for word in line.words[2:4] if word[0] == '"' and not is_field(word)]
    return len(words) == 1 and change.spec is not None


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
    yield from _fields(FieldKind.ROW, rows[0].line, rest)


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
    line = row.line
    old = [
        number
        for number, word in enumerate(line.words)
        if number and not is_field(word) and word not in QUALIFIERS
    ]
    if old and marks:
        yield replace_word(line, old[0], "  ".join(marks))
        old = old[1:]
    elif marks:
        yield insert_word(line, 1, "  ".join(marks))
    for number in old:
        yield delete_word(line, number)
