"""What photo finish reads of a meet: `lynx.evt`, its races with who runs in which lane,
`lynx.ppl`, its people, and `lynx.sch`, the order of its races.

A race is called by the id of its event, its round and its heat, so that it has the same numbers
whenever the files are written again. Source: the maker's help on database files; files of real
meets for the empty cells in front of the distance, and for relays, whose team is the last name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from meetc.diagnostics.wording import count_of
from meetc.emit.view.minors import minors
from meetc.model import Event, Meet, Row, Unit
from meetc.rules.rounds import unit_name
from meetc.sheets.western_letters import ENCODING, composed, fits, fitting

_OURS = "meetc writes it: change the meet, not this file"
_EMPTY = ("",) * 5
_NO_LANE = 1_000


class Race(NamedTuple):
    """One heat of a race on the track or the road; `unit` is None where nobody has written it.
    `beside` are the events that are run with it, each with its own unit of that heat."""

    event: Event
    round: int
    heat: int
    unit: Unit | None
    beside: tuple[tuple[Event, Unit | None], ...] = ()

    @property
    def runners(self) -> list[tuple[Row, Event]]:
        """Who runs, each once, in the order of lanes, with the event of each."""
        rows: dict[str, tuple[Row, Event]] = {}
        for event, unit in ((self.event, self.unit), *self.beside):
            for row in unit.rows if unit is not None else ():
                rows.setdefault(row.bib, (row, event))
        return sorted(rows.values(), key=lambda one: by_lane(one[0]))

    @property
    def numbers(self) -> tuple[str, str, str]:
        return self.event.id, str(self.round), str(self.heat)

    @property
    def name(self) -> str:
        """The name of the event, and of its heat where there are several."""
        rounds = self.event.rounds
        is_alone = len(rounds) == 1 and rounds[0] == 1
        names = " + ".join((self.event.name, *(event.name for event, _ in self.beside)))
        return names + ("" if is_alone else f" {unit_name(*self[1:3], rounds)}")

    @property
    def start(self) -> tuple[int, str]:
        """The day and the time of day when it starts; who does not say starts behind the others."""
        day = (self.unit and self.unit.day) or self.event.day_of(self.round)
        time = (self.unit and self.unit.start) or self.event.start_of(self.round)
        return day or self.event.held_on(1), time or "~"


def races(meet: Meet) -> list[Race]:
    """All races in the order of their events, rounds and heats. Field events are none, and those
    that are run with another event have its races."""
    made = []
    for event in meet.events:
        lead, *guests = meet.race_of(event)
        if event is not lead:
            continue
        written = _written(event)
        beside = [(guest, _written(guest)) for guest in guests]
        for number, heats in enumerate(event.rounds if event.discipline.form.on_track else (), 1):
            made += [
                Race(event, number, heat, written.get((number, heat)),
                     tuple((guest, own.get((number, heat))) for guest, own in beside))
                for heat in range(1, heats + 1)
            ]  # fmt: skip
    return made


def _written(event: Event) -> dict[tuple[int, int], Unit]:
    return {unit.place: unit for unit in event.units}


class LynxFiles:
    """The three files of a meet, and what is said of names that they cannot hold."""

    def __init__(self, meet: Meet) -> None:
        self.meet = meet
        self._athletes = {athlete.bib: athlete for athlete in meet.athletes}
        self._teams = {team.id: str(team.fields.get("team_name") or "") for team in meet.teams}

    def events(self) -> bytes:
        """`lynx.evt`: a line for each race, below it one for each runner or squad."""
        lines: list[Sequence[str]] = []
        for race in races(self.meet):
            metres = race.event.discipline.metres
            lines.append((*race.numbers, race.name, *_EMPTY, str(metres) if metres else ""))
            lines += [("", *self.runner(row, event)) for row, event in race.runners]
        return file_of(f"lynx.evt: races, and who runs in which lane. {_OURS}", lines)

    def people(self) -> bytes:
        """`lynx.ppl`: a line for each athlete who has a number."""
        athletes = [athlete for athlete in self.meet.athletes if not athlete.has_temporary_bib]
        return file_of(
            f"lynx.ppl: people. {_OURS}",
            [(athlete.bib, *self._person(athlete.bib)) for athlete in athletes],
        )

    def schedule(self) -> bytes:
        """`lynx.sch`: the races in the order in which they start."""
        ordered = sorted(races(self.meet), key=lambda race: race.start)
        return file_of(
            f"lynx.sch: the order of the races. {_OURS}", [race.numbers for race in ordered]
        )

    def unfit(self) -> list[str]:
        """A sentence for each name with letters that the files cannot hold."""
        names = [(athlete.bib, athlete.name) for athlete in self.meet.athletes]
        names += [(event.id, event.name) for event in self.meet.events]
        names += [(team_id, name) for team_id, name in self._teams.items()]
        return [
            f"{what} is {fitting(name)} in the files, not {name}: {ENCODING} has no "
            f"{', '.join(sorted(missing))}"
            for what, name in names
            if (missing := {letter for letter in composed(name) if not fits(letter)})
        ]

    def full_names(self) -> list[str]:
        """A sentence where the meet hides names of minors, which the files have: the boards of
        the stadium show them, and who reads the picture finds an athlete by them."""
        count = len(minors(self.meet)) if self.meet.minors == "initials" else 0
        if not count:
            return []
        return [
            f"the files have the full {'name' if count == 1 else 'names'} of "
            f"{count_of(count, 'athlete')} under 18, for the timing computer and its boards alone"
        ]

    def runner(self, row: Row, event: Event) -> tuple[str, ...]:
        """Id, lane, names and team of a row; a squad is called by its name, else its team."""
        lane = str(row.lane or "")
        if not event.discipline.legs:
            bib = "" if row.bib.startswith("_") else row.bib
            return bib, lane, *self._person(row.bib)
        squad = next((squad for squad in event.squads if squad.id == row.bib), None)
        team = (squad.team_id if squad else None) or row.bib
        return row.bib, lane, (squad and squad.name) or self._teams.get(team) or team, "", team

    def _person(self, bib: str) -> tuple[str, str, str]:
        """Last name, first name and team of an athlete."""
        athlete = self._athletes.get(bib)
        if athlete is None:
            return "", "", ""
        last, first = (str(athlete.fields.get(n) or "") for n in ("last_name", "first_name"))
        return last, first, self._teams.get(athlete.team_id or "") or athlete.team_id or ""


def by_lane(row: Row) -> tuple[int, int, str, str]:
    """Lane, order, then bib: an order that stays once there are results."""
    return row.lane or _NO_LANE, row.order or 0, row.bib.zfill(9), row.bib


def file_of(comment: str, lines: Iterable[Sequence[str]]) -> bytes:
    """The bytes of a file: a comment, and below it lines of cells."""
    text = "".join(f"{line}\r\n" for line in (f"; {comment}", *map(_line, lines)))
    return text.encode(ENCODING)


def _line(cells: Sequence[str]) -> str:
    """Cells as commas part them, those in quotes that have commas or quotes themselves."""
    return ",".join(map(_cell, cells)).rstrip(",")


def _cell(text: str) -> str:
    text = fitting(" ".join(text.split()))
    return '"{}"'.format(text.replace('"', '""')) if any(c in text for c in ',";') else text
