"""Why somebody goes on to the next round, or does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from meetc.diagnostics.diagnostic import Span
from meetc.diagnostics.wording import count_of, listed
from meetc.model import Event, Row
from meetc.pipeline import Compiled
from meetc.resolve.rounds.held_round import (
    formers,
    heats_over,
    held_round,
    in_repechage,
    open_heat,
)
from meetc.rules import race
from meetc.rules.comparison import Compared
from meetc.rules.progression import (
    BY_DECISION,
    FIELDS,
    Advance,
    Advanced,
    Runner,
    Undecided,
    by_its_place,
    last_and_next,
    progress,
)
from meetc.rules.repechage import ROUND
from meetc.rules.rounds import unit_name
from meetc.rules.rulebook import Rulebook
from meetc.syntax.parts import block_fields
from meetc.why.reason import About, Reason, Rival

_NAMED = 8  # those of whom a draw decides
_WHO_DECIDES = dict(zip(BY_DECISION, ("the referee", "the jury", "a draw"), strict=True))


class DecidedRound(NamedTuple):
    """A round whose heats are all over: its rows, who ran, and who goes on; `lines` say how."""

    rows: Sequence[Row]
    runners: Sequence[Runner]
    by_place: int
    advanced: Advanced
    last: int | None
    """Who goes on by time as the last of all."""
    behind: int | None
    """The best by time of those who do not go on."""
    numbers: Mapping[int, int]
    """The number of each row, by the identity of the row."""
    lines: tuple[Span, ...]
    repechage: frozenset[str]
    """The bibs of those who run the repechage."""


class OpenRound(NamedTuple):
    """A round from which the rules say who goes on, and of which a `heat` is not over yet."""

    event: Event
    number: int
    heat: str
    runners: Mapping[int, Runner]
    """Who has run in the heats that are over, by the identity of the row."""
    lines: tuple[Span, ...]

    def reason(self, row: Row, advance: Advance | None) -> Reason:
        """What can be said of a row already. `advance` is what the rule gives it."""
        made = Reason(About.QUALIFIED, "", "", "TR20.8", (row.line.span(), *self.lines))
        by_place, by_time = self.event.progression_from(self.number)
        own = self.runners.get(id(row))
        if advance is not None:
            why = f"{advance.why}; {self.heat} is not over"
            return made._replace(value=advance.qualifier, why=why)
        if own is None:
            return made._replace(value="open", why=f"{self.heat} is not over")
        if own.time is None and own.place is None:
            return made._replace(why=_nothing(row))
        place = _by_place(own, by_place)
        if self.event.repechage and self.number + 1 == ROUND:
            return _runs_again(made, place)
        if not by_time:
            return made._replace(why=place)
        return made._replace(value="open", why=f"{place}; by time once {self.heat} is over")


def _open_round(event: Event, number: int, heat: str, compiled: Compiled) -> OpenRound:
    _, rows, runners, _ = held_round(event, number, compiled.meet.rules)
    over = heats_over(event, number)
    ran = {id(row): own for row, own in zip(rows, runners, strict=True) if own.heat in over}
    return OpenRound(event, number, heat, ran, lines_of(event, FIELDS[number - 1], compiled))


def _by_place(own: Runner, by_place: int) -> str:
    """What one's place says where somebody goes on by place, and where nobody does."""
    return by_its_place(own, by_place) if by_place else "nobody goes on by place"


def _runs_again(reason: Reason, place: str) -> Reason:
    """That somebody runs the repechage."""
    why = f"who does not go on by place runs again, in round {ROUND}"
    why = f"{place}; {why}" if place else why
    return reason._replace(about=About.REPECHAGE, value="repechage", why=why, rule="")


def _nothing(row: Row) -> str:
    return f"{row.performance or 'no time'} is neither a place nor a time to go on with"


def decided_round(event: Event, number: int, compiled: Compiled) -> DecidedRound | OpenRound | str:
    """A round from which the rules say who goes on, else why they do not; "" where nobody asks."""
    if not 0 < number < len(event.rounds):
        return ""
    criteria = event.progression_from(number)
    if not event.discipline.form.on_track or not any(criteria):
        return "typed in the row: the event does not say who goes on"
    if heat := open_heat(event, number, compiled.meet.race_of(event)):
        return _open_round(event, number, unit_name(number, heat, event.rounds), compiled)
    _, rows, runners, room = held_round(event, number, compiled.meet.rules)
    advanced = progress(runners, *criteria, room)
    lines = lines_of(event, (*FIELDS[number - 1], "repechage"), compiled)
    last, behind = last_and_next(runners, advanced.advanced)
    numbers = {id(row): n for n, row in enumerate(rows)}
    again = _again(event, number, compiled.meet.rules)
    return DecidedRound(
        rows, runners, criteria.by_place, advanced, last=last, behind=behind, numbers=numbers,
        lines=lines, repechage=again,
    )  # fmt: skip


def _again(event: Event, number: int, rules: Rulebook) -> frozenset[str]:
    """Who of a round runs the repechage behind it."""
    if not event.repechage or number + 1 != ROUND:
        return frozenset()
    before = formers(event, ROUND, rules)
    return frozenset(own.row.bib for own in in_repechage(event, before.values()))


def lines_of(event: Event, names: Sequence[str], compiled: Compiled) -> tuple[Span, ...]:
    """The places of the text where an event has some fields; its header where none is known."""
    spans = tuple(
        piece.line.span(piece.word)
        for block, _ in compiled.references.blocks(event.id)
        for name, piece in block_fields(block)
        if name in names
    )
    return spans or (event.line.span(),)


def through(
    held: DecidedRound | OpenRound | str, row: Row, advance: Advance | None, names: dict[str, str]
) -> Reason | None:
    """Why a row goes on, or does not; None where nobody asks. `advance` is what the rule gives it
    already, where heats are still to come."""
    typed = row.qualifier or ""
    if isinstance(held, str):
        if not typed:
            return None
        return Reason(About.QUALIFIED, typed, held or "typed in the row", "", (row.line.span(),))
    if isinstance(held, OpenRound):
        made = held.reason(row, advance)
        return (
            made._replace(value=typed, why=f"{held.heat} is not over", rule="") if typed else made
        )
    lines = (row.line.span(), *held.lines)
    if typed in BY_DECISION:
        why = f"by decision of {_WHO_DECIDES[typed]}, as the row says"
        return Reason(About.QUALIFIED, typed, why, "CR25.4", lines)
    n = held.numbers[id(row)]
    made = _decided(held, n, names)
    one = held.advanced.advanced.get(n)
    if not typed and one is not None:
        made = made._replace(why=f"{made.why}; by the rule, and not typed")
    elif typed and (one is None or typed != one.qualifier):
        made = made._replace(why=f"{made.why}; the row says {typed}")
    return made._replace(lines=(*lines, *made.lines))


def _decided(held: DecidedRound, n: int, names: dict[str, str]) -> Reason:
    """What the rule says of one who has run; `lines` has those of rivals alone."""
    own, one = held.runners[n], held.advanced.advanced.get(n)
    made = Reason(About.QUALIFIED, "", "", "TR20.8")
    if one is not None:
        made = made._replace(value=one.qualifier, why=one.why)
        rival = held.behind if one.qualifier == "q" else None
        return _against(held, n, rival, made, "the first who does not go on is", names)
    open_one = next((one for one in held.advanced.undecided if n in one.runners), None)
    if open_one is not None:
        others = tuple(held.rows[m].line.span() for m in open_one.runners if m != n)
        why = _undecided(open_one, held)
        return made._replace(value="undecided", why=why, rule="TR21", lines=others[:_NAMED])
    if held.rows[n].bib in held.repechage:
        return _runs_again(made, by_its_place(own, held.by_place) if own.place else "")
    if own.time is None:
        return made._replace(why=_nothing(held.rows[n]))
    why = _by_place(own, held.by_place)
    rival, words = held.last, "by time the last through is"
    return _against(held, n, rival, made._replace(why=why), words, names)


def _undecided(open_one: Undecided, held: DecidedRound) -> str:
    bibs = listed([held.rows[n].bib for n in open_one.runners], _NAMED)
    places = count_of(open_one.places, "place")
    return f"{bibs} for {places}: {open_one.why}"


def _against(
    held: DecidedRound, n: int, m: int | None, reason: Reason, words: str, names: dict[str, str]
) -> Reason:
    """A reason with the one at the other side of the line."""
    if m is None:
        return reason
    other = held.rows[m]
    steps = _compared(held, n, m)
    who = f"{other.bib} {names.get(other.bib, '')}".rstrip()
    return reason._replace(
        why=f"{reason.why}; {words} {who} with {steps[-1].other}",
        lines=(other.line.span(),),
        rivals=(Rival(other.bib, names.get(other.bib, ""), tuple(steps)),),
    )


def _compared(held: DecidedRound, n: int, m: int) -> list[Compared]:
    """How two compare by time."""
    own, other = held.runners[n], held.runners[m]
    marks = (held.rows[n].performance or "", held.rows[m].performance or "")
    steps = [Compared("time", *marks, "TR20.8")]
    if own.time == other.time and own.raw is not None and other.raw is not None:
        steps.append(race.step(own.raw, other.raw))
    return steps
