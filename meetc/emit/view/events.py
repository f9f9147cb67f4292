"""Events as readers see them, and the standing of a combined event with its parts side by side."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from meetc.disciplines import Form
from meetc.emit.view.earlier import with_earlier
from meetc.emit.view.flags import NOTHING, Flags, flags_of
from meetc.emit.view.overall import with_overall
from meetc.emit.view.people import PeopleView
from meetc.emit.view.records import records_view
from meetc.emit.view.rounds import event_status, rounds_of
from meetc.emit.view.shapes import (
    CellView,
    Competitor,
    EntryView,
    EventName,
    EventView,
    LineView,
    Round,
    RowView,
    ScratchView,
    SquadView,
    Status,
)
from meetc.emit.view.timed_units import TOTALS
from meetc.emit.view.units import UnitSource, row_view, unit_view
from meetc.model import Event as ModelEvent
from meetc.model import Meet, Total, Values
from meetc.resolve.rounds.field_round import standard_of
from meetc.resolve.standing.parts_in_order import parts_in_order
from meetc.rules.combined_wind import mean_wind
from meetc.rules.progression import Progression
from meetc.rules.repechage import ROUND
from meetc.rules.rulebook import Rulebook
from meetc.rules.winds import is_counted

_ON_PODIUM = 3
_LAST = 1_000_000
_ALL = "ALL"
_BESTS = ("pb", "sb", "qp")

Entries = Mapping[str, Mapping[str, EntryView]]
"""The entries of each event by bib."""


def entries_of(people: PeopleView) -> Entries:
    """All entries of those who are to start, in the order of the athletes."""
    by_event: dict[str, dict[str, EntryView]] = {}
    for athlete in people.meet.athletes:
        who = people.athlete(athlete.bib)
        without_marks = EntryView(who)
        for entry in athlete.entries:
            if entry.scratched is None:
                own = _with_marks(who, entry.fields) if entry.fields else without_marks
                by_event.setdefault(entry.event_id, {})[athlete.bib] = own
    return by_event


def _with_marks(who: Competitor, fields: Values) -> EntryView:
    pb, sb, qp = (str(fields.get(name) or "") for name in _BESTS)
    return EntryView(who, pb, sb, qp)


def events_view(people: PeopleView, entries: Entries) -> tuple[EventView, ...]:
    """All events in the order of the file; combined ones once their parts are made."""
    events, flags = people.meet.events, flags_of(people.meet)
    made = {
        event.id: _rounds(event, people, entries, flags)
        for event in events
        if event.discipline.form is not Form.COMBINED
    }
    names = {
        event.id: EventName(event.id, people.privacy.text(event.name), event.code)
        for event in events
    }
    return tuple(_event(event, made, names, people, entries, flags=flags) for event in events)


def _parts(event: ModelEvent, made: Container[str], meet: Meet) -> list[str]:
    """The ids of the parts of an event as they follow each other."""
    parts = [part for part in meet.parts_of(event) if part.id in made]
    return [part.id for part in parts_in_order(event, parts, meet.rules)]


def _rounds(
    event: ModelEvent, people: PeopleView, entries: Entries, flags: Flags
) -> tuple[Round, ...]:
    squads = people.squads(event) if event.discipline.legs else {}
    field = UnitSource(event, people, squads, entries.get(event.id, {}), flags)
    rounds = rounds_of(event, [unit_view(unit, field) for unit in event.units], people.meet)
    return with_earlier(
        with_overall(replace(round, title=people.privacy.text(round.title)), event.discipline)
        for round in rounds
    )


def _event(
    event: ModelEvent,
    made: Mapping[str, tuple[Round, ...]],
    names: Mapping[str, EventName],
    people: PeopleView,
    entries: Entries,
    *,
    flags: Flags,
) -> EventView:
    rounds, parts = made.get(event.id, ()), _parts(event, made, people.meet)
    in_parts = {part: made[part] for part in parts}
    standing = _standing(event, in_parts, people, flags)
    fields, form, privacy = event.fields, event.discipline.form, people.privacy
    squads = people.squads(event) if event.squads else {}
    venue = fields.get("venue")
    return EventView(
        id=event.id,
        name=privacy.text(event.name),
        name_local=privacy.text(fields.get("name_local")),
        code=event.code,
        form=str(form),
        genders=event.genders,
        category=event.category,
        age_groups=tuple(age for age in event.age_groups if age != _ALL),
        status=event_status(rounds) if rounds else _status(standing, in_parts.values()),
        in_trials=form.in_trials,
        on_track=form.on_track,
        wind_measured=is_counted(
            event.discipline, people.meet.rules, str(people.meet.fields.get("type") or "")
        ),
        attempts=event.trials_of(1, people.meet.rules),
        weight=_common_weight(rounds),
        parent=names.get(event.parent or ""),
        parts=tuple(names[part] for part in parts),
        run_with=tuple(
            names[own] for own in people.meet.together.get(event.id, ()) if own != event.id
        ),
        standing=standing,
        rounds=rounds,
        entries=tuple(entries.get(event.id, {}).values()),
        squads=tuple(
            SquadView(squads[squad.id], tuple(people.athlete(bib) for bib in squad.runners))
            for squad in event.squads
        ),
        scratched=tuple(
            ScratchView(people.athlete(bib), privacy.personal(privacy.text(reason)))
            for bib, reason in event.scratched.items()
        ),
        podium=_podium(rounds),
        qualifying=_qualifying(event),
        through_by_place=tuple(
            event.progression_from(number).by_place for number in range(1, len(rounds))
        ),
        record_text=privacy.text(fields.get("record_text")),
        record_perf=str(fields.get("record_perf") or ""),
        records=records_view(event, people),
        venue=privacy.text(venue) if isinstance(venue, str) else "",
        remark=privacy.text(fields.get("qual_criteria")),
        in_timetable=not fields.get("hide_in_timetable"),
        call=_call(event, people.meet),
        cut=_cut(event, people.meet.rules) if form.in_trials else 0,
        survivors=event.cut_by(people.meet.rules)[1] if form.in_trials else 0,
    )


def _call(event: ModelEvent, meet: Meet) -> int:
    """The minutes of the event itself, else those of the meet for its kind; 0 without either."""
    own = str(event.fields.get("callroom_time_override") or "")
    if own.isascii() and own.isdecimal():
        return int(own)
    on_field = None if event.discipline.form.on_track else meet.call_field
    return on_field or meet.call or 0


def _cut(event: ModelEvent, rules: Rulebook) -> int:
    """After how many trials a field is cut: as written, else by the rules, where there are more."""
    after, _ = event.cut_by(rules)
    trials = rules.trials if event.attempts is None else event.attempts
    return 0 if event.cut[0] is None and trials <= after else after


def _status(standing: Sequence[LineView], parts: Iterable[Sequence[Round]]) -> Status:
    """How far a combined event is: as far as all its parts; provisional by totals alone."""
    if not any(any(cell.mark for cell in line.cells) or line.total for line in standing):
        return Status.START_LIST if standing else Status.NONE
    reached = {event_status(rounds) for rounds in parts}
    if all(status.is_held for status in reached):
        return Status.OFFICIAL if reached == {Status.OFFICIAL} else Status.PROVISIONAL
    has_parts = any(cell.mark for line in standing for cell in line.cells)
    return Status.IN_PROGRESS if has_parts else Status.PROVISIONAL


def _podium(rounds: Sequence[Round]) -> tuple[RowView, ...]:
    """The first three of a final; of races by time once all are run, with their places overall."""
    last = rounds[-1] if rounds else None
    rows: tuple[RowView, ...] = ()
    if last and last.heats == len(last.units) == 1:
        rows = last.units[0].rows
    elif last and len(rounds) == 1 and last.heats == sum(u.has_results for u in last.units):
        rows = tuple(one.row._replace(place=one.place) for one in last.overall)
    return tuple(row for row in rows if row.ranked and 0 < (row.place or 0) <= _ON_PODIUM)


def _common_weight(rounds: Sequence[Round]) -> str:
    """The weight of the implement where all throw the same."""
    weights = {row.weight for round in rounds for unit in round.units for row in unit.rows}
    return weights.pop() if len(weights) == 1 else ""


def _qualifying(event: ModelEvent) -> tuple[str, ...]:
    """How one gets from each round to the next, in words."""
    sentences = []
    for number, criteria in enumerate(event.progression[: len(event.rounds) - 1], 1):
        if not any(criteria):
            continue
        into = event.round_after(number)
        to = "final" if into == len(event.rounds) else f"round {into}"
        said = " and ".join(_who_go_on(criteria, event, number))
        if event.repechage and number == ROUND:
            sentences.append(f"From the repechage: {said}")
        else:
            sentences.append(f"To the {to}: {said}".replace("the round", "round"))
        if event.repechage and number + 1 == ROUND:
            sentences.append("All others run the repechage")
    return tuple(sentences)


def _who_go_on(criteria: Progression, event: ModelEvent, number: int) -> Iterator[str]:
    """Who goes on by place, and who by mark; in the field without places by the standard, and of
    all up to so many."""
    on_track = event.discipline.form.on_track
    by_place, by_mark = criteria
    if by_place:
        first = "the first" if by_place == 1 else f"the first {by_place}"
        yield f"{first} of each {'heat' if on_track else 'group'} (Q)"
    if by_mark and not (on_track or by_place):
        standard = standard_of(event) if number == 1 else None
        if standard:
            yield f"a mark of {standard} (Q)"
        up_to = f"of all up to {by_mark}" if standard else f"{by_mark} of all"
        yield f"the best {up_to} (q)"
    elif by_mark:
        how = "fastest" if on_track else "best"
        yield f"the {f'{by_mark} ' if by_mark != 1 else ''}{how} of the others (q)"


def _standing(
    event: ModelEvent, parts: Mapping[str, tuple[Round, ...]], people: PeopleView, flags: Flags
) -> tuple[LineView, ...]:
    """The competitors of a combined event by place, with what each did in each part: in the
    last of its rounds that has a mark."""
    if event.discipline.form is not Form.COMBINED:
        return ()
    field = UnitSource(event, people, {}, {}, flags)
    cells = {part: _cells(rounds) for part, rounds in parts.items()}
    windy = {e.id for e in people.meet.events if e.id in cells and e.discipline.wind_measured}
    beside = flags.get((event.id, TOTALS, TOTALS), {})
    lines = []
    for row in event.rows:
        own = row_view(row, field)
        points, total, place, out = event.totals.get(row.bib) or Total({}, None, row.place)
        in_parts = {part: by_bib.get(row.bib, CellView()) for part, by_bib in cells.items()}
        winds = [in_parts[part].wind for part in cells if part in windy and points.get(part)]
        wind = mean_wind(winds, people.meet.rules)
        mark = own.mark or (out if total is None else str(total))
        lines.append(
            LineView(
                own.who,
                place,
                mark,
                _scored(in_parts, points),
                note=own.note,
                points=own.points if mark else None,
                wind=wind.text if wind else "",
                flags=beside.get(row.bib, NOTHING).flags,
            )
        )
    lead = max((int(line.total) for line in lines if line.total.isdecimal()), default=0)
    behind = (
        line._replace(points_behind=lead - int(line.total)) if line.total.isdecimal() else line
        for line in lines
    )
    return tuple(sorted(behind, key=lambda line: line.place or _LAST))


def _scored(
    cells: Mapping[str, CellView], points: Mapping[str, int | None]
) -> tuple[CellView, ...]:
    """The parts with their points, and the total after each."""
    scored, so_far = [], 0
    known = True
    for part, cell in cells.items():
        own = points.get(part)
        known = known and own is not None
        so_far += own or 0
        scored.append(cell._replace(points=own, so_far=so_far if known else None))
    return tuple(scored)


def _cells(rounds: Sequence[Round]) -> dict[str, CellView]:
    return {
        row.who.bib: CellView(row.mark, row.wind or unit.wind, row.place)
        for round in rounds
        for unit in round.units
        for row in unit.rows
        if row.mark
    }
