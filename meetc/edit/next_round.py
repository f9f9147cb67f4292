"""Takes a race to its next round: who goes on is worked out, written behind the marks, and seeded.

Q is by place and q by time, as the event says with qual_by_place and qual_fastest_losers. What is
typed already stays, and has to agree. A draw that the rules ask for is for people, who write qD.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from heapq import merge
from operator import itemgetter
from typing import NamedTuple

from meetc.diagnostics.wording import count_of, have, listed
from meetc.edit.edit import Edit, edited, insert_word
from meetc.edit.errors import CannotSeedError
from meetc.edit.field_round import field_qualified
from meetc.edit.replacement import one_of
from meetc.edit.start_lists import (
    Drawn,
    StartList,
    draw_of,
    edits_of_round,
    in_drawn_lanes,
)
from meetc.edit.texts import Texts
from meetc.model import Event, Meet, Row
from meetc.pipeline import Compiled
from meetc.resolve.programme.entrants import groups_of, lanes_of
from meetc.resolve.rounds.held_round import (
    Former,
    HeldRound,
    formers,
    held_round,
    in_repechage,
    open_heat,
    rank_of,
)
from meetc.resolve.rounds.replacing import next_of
from meetc.resolve.sheets.line import SheetLine
from meetc.rules.progression import (
    BY_DECISION,
    FIELDS,
    Advance,
    Advanced,
    Progression,
    progress,
)
from meetc.rules.repechage import ROUND
from meetc.rules.rounds import unit_name
from meetc.rules.seeding import Entrant, apart, by_lot, zigzag
from meetc.syntax.parts import row_parts

_NAMED = 3


class Due(NamedTuple):
    """An event with the last round that it has held, and who goes on from it; None of a field
    event, where the standard decides."""

    event: Event
    held: HeldRound
    progression: Progression | None


class Through(NamedTuple):
    """Who goes on from a round of an event, by bib: the qualifier and why; their rows, the best
    first, and those who start; a sentence for each whose place another has."""

    advanced: dict[str, tuple[str, str]]
    going: list[Row]
    starting: list[Row]
    instead: list[str]


def with_next_round(texts: Texts, compiled: Compiled, event_id: str, number: int | None) -> Drawn:
    """The texts of a meet without errors, with Q and q behind the marks of the last round that an
    event has held, and the start lists of the next; a sentence for each who goes on, with the
    rule. All events of a race are drawn as one. Raises CannotSeedError and EditError."""
    event = next(event for event in compiled.meet.events if event.id == event_id)
    race = due_of_race(event, compiled.meet, progression_of)
    edits, sentences = edits_of_next_round(race, compiled, number)
    return Drawn(edited(texts, edits), sentences, [], [])


def due_of_race(
    event: Event, meet: Meet, says: Callable[[Event, HeldRound], Progression]
) -> list[Due]:
    """An event, with those that are run with it and have had runners in the same round; the one
    whose number the race has first. `says` tells who goes on. Raises CannotSeedError where one of
    them is not as far."""
    held = last_held(event, meet)
    race = meet.race_of(event)
    due = []
    for own in race:
        if any(unit.rows for unit in own.units_of(held.number)):
            try:
                due.append(_due(own, held.number, meet, says))
            except CannotSeedError as problem:
                if own is event:
                    raise
                raise CannotSeedError(f"it is run with {own.id}: {problem}") from None
    return due


def _due(
    event: Event, number: int, meet: Meet, says: Callable[[Event, HeldRound], Progression]
) -> Due:
    held = last_held(event, meet)
    if held.number != number:
        raise CannotSeedError(f"round {held.number} is the last that it has held, not {number}")
    return Due(event, held, says(event, held) if event.discipline.form.on_track else None)


def edits_of_next_round(
    race: Sequence[Due], compiled: Compiled, number: int | None
) -> tuple[list[Edit], list[str]]:
    """The same as changes of the text, with the sentences, of all events that are run as one."""
    meet, into = compiled.meet, race[0].held.number + 1
    lead = meet.race_of(race[0].event)[0]
    draw = draw_of(lead, number, meet)
    through = [_through(due, meet) for due in race]
    starters = Counter(row.bib for own in through for row in own.starting)
    if twice := [bib for bib, times in starters.items() if times > 1]:
        raise CannotSeedError(f"{twice[0]} goes on in two events of one race: take one row out")
    lists = _start_lists(lead, into, _ranked(race, through, meet), meet, draw)
    edits: list[Edit] = []
    sentences: list[str] = []
    for (event, held, _), own in zip(race, through, strict=True):
        bibs = {row.bib for row in own.starting}
        mine = [heat.of(bibs) for heat in lists]
        for row in held.rows:
            edits += qualified(row, own.advanced.get(row.bib, ("",))[0])
        edits += edits_of_round(event, into, mine, draw, compiled.references)
        named = f"{event.id}: " if len(race) > 1 else ""
        lines = (*_sentences(held, own.advanced, own.going), *own.instead)
        sentences += [f"{named}{sentence}" for sentence in lines]
    return edits, sentences


def _through(due: Due, meet: Meet) -> Through:
    """Who goes on from a round that is held. Raises CannotSeedError."""
    event, held, progression = due
    if progression is None:
        advanced, going = _in_the_field(event, held, meet)
    else:
        advanced = _advanced(progression, held)
        going = _going(event, held, advanced, meet)
    return Through(advanced, going, *_without_scratched(event, held, going))


def _ranked(race: Sequence[Due], through: Sequence[Through], meet: Meet) -> list[Row]:
    """Who starts in the next round, the best first: of several events in the order of the rule for
    one, each by the place in the own event."""
    if len(race) == 1:
        return through[0].starting
    ranked = []
    for (event, held, _), own in zip(race, through, strict=True):
        before = _formers(event, held, own.advanced, meet)
        number = held.number + 1
        ranked.append([(rank_of(before[row.bib], event, number), row) for row in own.starting])
    return [row for _, row in merge(*ranked, key=itemgetter(0))]


def _sentences(
    held: HeldRound, advanced: dict[str, tuple[str, str]], going: Sequence[Row]
) -> Iterator[str]:
    """Who goes on, and by what, the best first, then who runs the
    repechage, or has gone on past it."""
    bibs = [row.bib for row in going]
    of_round = {row.bib for row in held.rows}
    for bib in sorted(dict.fromkeys([*bibs, *advanced]), key=lambda bib: bib not in advanced):
        if bib in advanced:
            yield f"{bib} {advanced[bib][0]}  {advanced[bib][1]}"
        else:
            yield f"{bib}  {'runs the repechage' if bib in of_round else 'past the repechage'}"


def _without_scratched(
    event: Event, held: HeldRound, going: Sequence[Row]
) -> tuple[list[Row], list[str]]:
    """Those who go on but for the scratched, whose places the next best have, and a sentence for
    each place; none has that of a repechage, or behind one. Source: TR20.8. Raises CannotSeedError
    where several are level for one."""
    starting = [row for row in going if row.bib not in event.scratched]
    sentences = []
    for row in going if not event.repechage else ():
        if row.bib in event.scratched:
            next_best = next_of(event, held, starting, (row.bib,))
            if not next_best.level:
                sentences.append(f"{row.bib} is scratched, and nobody is left for the place")
                continue
            new = held.rows[one_of(next_best, held)]
            starting.append(new)
            by = f"{next_best.why} of round {held.number} with {new.performance}"
            sentences.append(f"{new.bib} for {row.bib}, who is scratched: {by}")
    return starting, sentences


def draws_to_come(
    held: HeldRound, progression: Progression
) -> Iterator[tuple[tuple[Row, ...], int]]:
    """Those who are level where a draw has to decide, and for how many of them there is room."""
    for open_one in progress(held.runners, *progression, held.room).undecided:
        rows = tuple(held.rows[n] for n in open_one.runners)
        if open_one.by_draw and not any(row.qualifier in BY_DECISION for row in rows):
            yield rows, open_one.places


def progression_of(event: Event, held: HeldRound) -> Progression:
    """Who goes on from a round. Raises CannotSeedError where the event does not say it."""
    number = held.number
    if number > len(event.progression):
        raise CannotSeedError(f"there is no field for who goes on from round {number}: it is typed")
    if not any(event.progression[number - 1]):
        by_place, by_time = FIELDS[number - 1]
        raise CannotSeedError(f"who goes on from it? {by_place}= and {by_time}= say it")
    return event.progression[number - 1]


def _without_result(event: Event, number: int, heat: int) -> str:
    """Who of a heat has no result yet, where others have one: `: 7 and 12 have none`."""
    unit = event.unit_at((number, heat))
    open_rows = [row.bib for row in unit.rows if not row.has_result] if unit else []
    if not unit or not open_rows or len(open_rows) == len(unit.rows):
        return ""
    return f": {listed(open_rows, _NAMED)} {have(len(open_rows))} no result"


def last_held(event: Event, meet: Meet) -> HeldRound:
    """The last round that has results. Raises CannotSeedError where the next one cannot be made
    of it."""
    form = event.discipline.form
    if not (form.on_track or form.measured):
        raise CannotSeedError(f"who goes on in {event.code} is typed")
    held = max((unit.round for unit in event.units if unit.has_results), default=0)
    if not held:
        raise CannotSeedError("no round has results yet")
    if held == len(event.rounds):
        raise CannotSeedError("its last round is held")
    if heat := open_heat(event, held, meet.race_of(event)):
        name = unit_name(held, heat, event.rounds)
        raise CannotSeedError(f"{name} is not over{_without_result(event, held, heat)}")
    if any(unit.rows for unit in event.units_of(held + 1)):
        raise CannotSeedError(
            f"round {held + 1} has rows, which stay as they are; --replace BIB has the next best "
            "start for one of them, and without its rows it is drawn again"
        )
    return held_round(event, held, meet.rules)


def _advanced(progression: Progression, held: HeldRound) -> dict[str, tuple[str, str]]:
    """Who goes on, by bib: the qualifier and why. Raises CannotSeedError where a draw or
    thousandths have to decide, and where something else is typed."""
    rows = held.rows
    through = progress(held.runners, *progression, held.room)
    decided = {n for n, row in enumerate(rows) if row.qualifier in BY_DECISION}
    _check_decided(through, decided, rows)
    return _as_typed(rows, through.advanced)


def _in_the_field(
    event: Event, held: HeldRound, meet: Meet
) -> tuple[dict[str, tuple[str, str]], list[Row]]:
    """Who goes on in a field event, by bib, and their rows, the best first."""
    advanced = _as_typed(held.rows, field_qualified(event, held, meet.rules))
    by_bib = {row.bib: row for row in held.rows}
    return advanced, [by_bib[bib] for bib in advanced]


def _as_typed(rows: Sequence[Row], going: Mapping[int, Advance]) -> dict[str, tuple[str, str]]:
    """Who goes on, by bib: the qualifier and why; by decision as well, as is typed. Raises
    CannotSeedError where something else is typed than the rule says."""
    advanced = {rows[n].bib: (one.qualifier, one.why) for n, one in going.items()}
    for row in rows:
        if row.qualifier in BY_DECISION and row.bib not in advanced:
            advanced[row.bib] = (row.qualifier, "by decision")
    for row in rows:
        said, worked_out = row.qualifier, advanced.get(row.bib, ("", ""))[0]
        if said and said not in (worked_out, *BY_DECISION):
            raise CannotSeedError(
                f"{row.bib} has {said}, and by the rule {worked_out or 'does not go on'}"
            )
    return advanced


def _check_decided(through: Advanced, decided: set[int], rows: Sequence[Row]) -> None:
    """Raise CannotSeedError where those who are level are not decided by qD yet."""
    for open_one in through.undecided:
        if len(decided & set(open_one.runners)) != open_one.places:
            bibs = ", ".join(rows[n].bib for n in open_one.runners)
            places = count_of(open_one.places, "place")
            how = "; write qD behind who goes on" if open_one.by_draw else ""
            raise CannotSeedError(f"{bibs} for {places}: {open_one.why}{how}")


def _going(
    event: Event, held: HeldRound, advanced: dict[str, tuple[str, str]], meet: Meet
) -> list[Row]:
    """Those of the next round, the best first: who goes on, of a repechage who does not, and
    behind it also who has gone on past it."""
    number = held.number + 1
    before = _formers(event, held, advanced, meet).values()
    if event.repechage and number == ROUND:
        going = in_repechage(event, before)
    else:
        going = [own for own in before if own.qualifier]
    going.sort(key=lambda own: rank_of(own, event, number))
    return [own.row for own in going]


def _formers(
    event: Event, held: HeldRound, advanced: Mapping[str, tuple[str, str]], meet: Meet
) -> dict[str, Former]:
    """All of the rounds before the next, by bib, with what they go on with."""
    return {
        bib: own
        if own.number != held.number
        else own._replace(qualifier=advanced.get(bib, ("",))[0])
        for bib, own in formers(event, held.number + 1, meet.rules).items()
    }


def _start_lists(
    event: Event, number: int, going: Sequence[Row], meet: Meet, draw: int
) -> list[StartList]:
    """The heats of a round, teammates apart, each with its lanes drawn by rank."""
    heats, lanes = event.rounds[number - 1], lanes_of(event, number, meet.rules)
    if lanes and len(going) > lanes * heats:
        raise CannotSeedError(f"{len(going)} go on, and there are {heats} x {lanes} lanes")
    teams = {athlete.bib: athlete.team_id or "" for athlete in meet.athletes}
    ranked = [Entrant(row.bib, teams.get(row.bib, row.bib), None) for row in going]
    seeded = apart(zigzag(len(ranked), heats), [entrant.team for entrant in ranked])
    groups = groups_of(event, lanes, meet.rules) if lanes else []
    lists = []
    for heat, ranks in enumerate(seeded, 1):
        own = [ranked[rank] for rank in sorted(ranks)]
        occasion = (event.id, number, heat)
        lists.append(
            in_drawn_lanes(own, groups, draw, *occasion)
            if lanes
            else StartList(tuple(by_lot(own, draw, *occasion)), {})
        )
    return lists


def qualified(row: Row, qualifier: str) -> list[Edit]:
    """What writes a qualifier behind the mark of a row that has none. Raises CannotSeedError."""
    if not qualifier or row.qualifier:
        return []
    if isinstance(row.line, SheetLine):
        raise CannotSeedError(f"{row.bib} stands in a sheet: its {qualifier} belongs there too")
    words = row_parts(row.line)
    behind = max(words.marks, default=words.status or 0)
    return [insert_word(row.line, behind + 1, qualifier)]
