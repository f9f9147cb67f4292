"""Where a meet names its events, bibs and teams: each declaration, and all that refers to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from meetc.edit.named import Named
from meetc.model import Event, Meet
from meetc.syntax.lines import Line, Piece
from meetc.syntax.outline import Block, Outline
from meetc.syntax.parts import block_fields, event_id, fields, plain_words, squad_parts, text
from meetc.syntax.values import is_quoted, list_items

_NO_LIST = ("-", "null", '""')


class Reference(NamedTuple):
    """A place that says `text`, which names `name`: itself, or the team of a squad THH-A."""

    piece: Piece
    text: str
    name: str


def references(kind: Named, outlines: Sequence[Outline], meet: Meet) -> Iterator[Reference]:
    """All places that name an event, a bib or a team of a meet that has no errors.

    A row that names an athlete by full name is none, and so is what stands in an `events` line.
    """
    find = {Named.EVENT: _events, Named.BIB: _bibs, Named.TEAM: _teams}[kind]
    for outline in outlines:
        yield from find(outline, meet)


def squad_team(squad_id: str, teams: Mapping[str, str | None]) -> str:
    """The team whose code a squad's id repeats, THH of THH-A; "" where it repeats none.

    `teams` has the team of each squad of the event. A row may name one that is not declared.
    """
    before, hyphen, _ = squad_id.rpartition("-")
    repeated = (squad_id, before) if hyphen else (squad_id,)
    team = teams.get(squad_id, repeated[-1])
    return team if team in repeated and team else ""


def squad_teams(event: Event) -> dict[str, str | None]:
    """The team of each squad of an event."""
    return {squad.id: squad.team_id for squad in event.squads}


def _events(outline: Outline, meet: Meet) -> Iterator[Reference]:
    for block in outline.events:
        yield _whole(block.header.piece(plain_words(block.header)[0]))
        for unit in block.units:
            yield from _values("event_id", block_fields(unit))
    for block in (*outline.meets, *outline.templates, *outline.events):
        yield from _values("parent", block_fields(block))
    for line in outline.athletes:
        yield from _items("events_entered", fields(line))
    for line, _ in outline.entries:
        yield from _values("event_id", fields(line))


def _bibs(outline: Outline, meet: Meet) -> Iterator[Reference]:
    names = {athlete.name for athlete in meet.athletes}
    events = {event.id: event for event in meet.events}
    for line in outline.athletes:
        yield _whole(line.piece(1))
    for line, _ in outline.entries:
        yield _whole(line.piece(plain_words(line)[0]))
    for block in outline.events:
        event = events[event_id(block)]
        for line in block.squads:
            yield from _runners(line, names)
        for line in _rows(block):
            if event.discipline.legs:
                yield from _items("runners", fields(line))
            else:
                yield _whole(line.piece(0))


def _runners(line: Line, names: set[str]) -> Iterator[Reference]:
    """The bibs behind the id and the name of a squad; a name that an athlete has is a runner."""
    for word in squad_parts(line, names).runners:
        yield _whole(line.piece(word))
    yield from _items("runners", fields(line))


def _teams(outline: Outline, meet: Meet) -> Iterator[Reference]:
    events = {event.id: event for event in meet.events}
    wearers = {athlete.bib: athlete for athlete in meet.athletes}
    for block in outline.meets:
        yield from _values("team_id", block_fields(block))
    for line in outline.teams:
        yield _whole(line.piece(plain_words(line)[0]))
    for line in outline.athletes:
        team = wearers[_whole(line.piece(1)).text].team_id
        words = (_whole(line.piece(word)) for word in plain_words(line)[1:])
        yield from (each for each in words if each.text == team and not is_quoted(each.piece.raw))
        yield from _values("team_id", fields(line))
    for block in outline.events:
        event = events[event_id(block)]
        teams = squad_teams(event)
        for line in block.squads:
            yield from _squads_team(line.piece(plain_words(line)[0]), teams)
            yield from _values("team_id", fields(line))
        for line in _rows(block) if event.discipline.legs else ():
            yield from _squads_team(line.piece(0), teams)


def _squads_team(piece: Piece, teams: Mapping[str, str | None]) -> Iterator[Reference]:
    text = _whole(piece).text
    if team := squad_team(text, teams):
        yield Reference(piece, text, team)


def _rows(block: Block) -> Iterator[Line]:
    """The rows of an event: its own, if it is a combined one, and those of its units."""
    yield from block.rows
    for unit in block.units:
        yield from unit.rows


def _values(name: str, fields: Iterator[tuple[str, Piece]]) -> Iterator[Reference]:
    """The values of one field."""
    return (_whole(piece) for given, piece in fields if given == name)


def _items(name: str, fields: Iterator[tuple[str, Piece]]) -> Iterator[Reference]:
    """The items of one field that is a list."""
    for given, piece in fields:
        if given == name and piece.raw not in _NO_LIST:
            for start, end in list_items(piece.raw):
                yield _whole(piece.part(start, end))


def _whole(piece: Piece) -> Reference:
    said = text(piece)
    return Reference(piece, said, said)
