"""Where in the texts something stands, and where something new belongs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from meetc.edit.edit import Edit, append, insert_behind
from meetc.edit.texts import Texts
from meetc.model import Event, Meet, Unit
from meetc.plan.resource import Key, event_of
from meetc.printer.words import bib_word
from meetc.pull.left import LeftError
from meetc.resolve.sheets.line import SheetLine
from meetc.rules.rounds import unit_name
from meetc.syntax.lines import Line
from meetc.syntax.outline import Block
from meetc.syntax.parts import event_id as event_id_of

Entries = list[tuple[Line, Block | None]]


def ours(line: Line) -> Line:
    """A line that may be edited. Raises LeftError of one that stands in a sheet."""
    if isinstance(line, SheetLine):
        raise LeftError("it stands in a sheet, which is not ours to write: correct the sheet")
    return line


def event_of_unit(meet: Meet, key: Key) -> Event:
    """The event of a unit. Raises LeftError where the text does not have it."""
    for event in meet.events:
        if event.id == event_of(key):
            return event
    raise LeftError(f"the text has no event {event_of(key)}: write that first")


def unit_of(event: Event, key: Key) -> Unit | None:
    """A unit of an event; None where its rounds have no such one."""
    _, number, heat = key.name.rsplit(" ", 2)
    place = int(number), int(heat)
    return next((unit for unit in event.units if (unit.round, unit.heat) == place), None)


def header_of(event: Event, key: Key) -> str:
    """The header under which the rows of a unit stand: `heat 2`, `final`."""
    _, *place = key.name.rsplit(" ", 2)
    number, heat = map(int, place)
    if 1 <= number <= len(event.rounds) and 1 <= heat <= event.rounds[number - 1]:
        return unit_name(number, heat, event.rounds)
    return f"round {number} heat {heat}"


def unit_block(texts: Texts, unit: Unit | None) -> Block | None:
    """The lines of a unit; None where it has no header, and only its event tells of it."""
    for block, _ in _blocks(texts):
        for each in block.units:
            line = each.header
            if unit is not None and (line.source.path, line.number) == (
                unit.line.source.path,
                unit.line.number,
            ):
                return each
    return None


def event_block(texts: Texts, event_id: str) -> Block:
    """The first block of an event. Raises LeftError where it has none of its own."""
    for block, _ in _blocks(texts):
        if event_id_of(block) == event_id:
            return block
    raise LeftError(f"`events` makes it: write `event {bib_word(event_id)}` with the change below")


def behind_event(texts: Texts, event_id: str, lines: Sequence[str]) -> Edit:
    """Units below the last block of an event that has some; where it has no block, in a new one
    at the end of the meet."""
    blocks = [each for each in _blocks(texts) if event_id_of(each[0]) == event_id]
    if not blocks:
        return append(texts.root, ["", f"event {bib_word(event_id)}", *lines])
    block, _ = next((each for each in reversed(blocks) if each[0].units), blocks[-1])
    return insert_behind(block.end, lines)


def among_entries(texts: Texts, event_id: str, line: str) -> Edit:
    """An `enter` line above the units of an event, behind its other entries."""
    blocks = [each for each in _blocks(texts) if event_id_of(each[0]) == event_id]
    if not blocks:
        return append(texts.root, ["", f"event {bib_word(event_id)}", line])
    entered = [each for each in blocks if any(owner is each[0] for _, owner in each[1])]
    block, entries = (entered or blocks)[0]
    own = [entry for entry, owner in entries if owner is block]
    below = [unit.header for unit in block.units]
    below += [*block.squads, *block.rows, *block.heights, *(sheet.line for sheet in block.sheets)]
    first = min((each.number for each in below), default=10**9)
    above = [each for each in (*block.fields, *own) if each.number < first]
    return insert_behind(max((block.header, *above), key=lambda each: each.number), [line])


def _blocks(texts: Texts) -> Iterator[tuple[Block, Entries]]:
    """The blocks of all events, each with the `enter` lines of its file."""
    for outline in texts.outlines():
        for block in outline.events:
            yield block, outline.entries
