"""Contradictions between the rows of a unit, and between them and their event: what is typed
there cannot all be right."""

from __future__ import annotations

from decimal import Decimal

from meetc.diagnostics.codes import (
    IMPLAUSIBLE_WEIGHT,
    LANE_BEYOND_THE_LAST,
    MORE_RUNNERS_THAN_LANES,
    NO_TRIAL_BEHIND_THE_CUT,
    Q_WITHOUT_PLACE,
    QUALIFIED_WITHOUT_MARK,
    STATUS_OF_OTHER_DISCIPLINE,
    TENTHS_AMONG_HUNDREDTHS,
    TRIAL_BEHIND_THE_CUT,
)
from meetc.diagnostics.diagnostic import Related, Report
from meetc.diagnostics.wording import are, count_of, ordinal
from meetc.disciplines import Form
from meetc.model import Event, Row, Unit, qualifiers_of
from meetc.resolve.rows.doubts import doubtful, doubtful_lines
from meetc.resolve.rows.usual_rows import LONG_SECONDS
from meetc.resolve.rows.words import trial_word, who
from meetc.rules.cut import behind_the_cut, counting, left_behind
from meetc.rules.implements import can_weigh
from meetc.rules.lanes import MOST_LANES, in_lanes
from meetc.rules.marks import STATUSES, time_value
from meetc.rules.plausible import limits
from meetc.rules.qualifying import without_the_place
from meetc.rules.race import official_time
from meetc.rules.rulebook import Rulebook
from meetc.rules.statuses import instead_of
from meetc.rules.timing import decimals, of_other_timing
from meetc.syntax.lines import Line
from meetc.syntax.parts import owner_span, row_parts, text, values
from meetc.syntax.values import is_quoted

_QUAL_BY_PLACE = ("qual_by_place", "qual_by_place_r3", "qual_by_place_r4")
_READ_TO = ("second", "tenth", "hundredth", "thousandth")


def check_units(event: Event, rules: Rulebook, report: Report) -> None:
    """What contradicts in the units of an event."""
    form = event.discipline.form
    doubts = doubtful_lines(report) if form.in_trials else frozenset()
    has_lanes = in_lanes(event.discipline, rules)
    goes_on = form.on_track or form.measured
    by_place = [step.by_place for step in event.progression] if goes_on else []
    for unit in event.units:
        if has_lanes:
            _check_lanes(event, unit, report)
        if form.on_track:
            _check_timing(event, unit, rules, report)
            if event.discipline.off_track:
                from meetc.resolve.checks.net_times import check_net_times

                check_net_times(event, unit, report)
        elif form.in_trials:
            _check_cut(event, unit, doubts, report)
            _check_weights(event, unit, report)
        if unit.round <= len(by_place) and by_place[unit.round - 1] > 0:
            _check_qualified(event, unit, by_place[unit.round - 1], report)
        _check_statuses(event, unit, report)


def _check_weights(event: Event, unit: Unit, report: Report) -> None:
    """No implement has a weight that none of its kind has; of a unit the first is told."""
    code = event.discipline.code[:2]
    for row in unit.rows if event.discipline.form is Form.THROW else ():
        weight = str(row.fields.get("weight") or "")
        if weight and not can_weigh(code, weight):
            report.warning(
                IMPLAUSIBLE_WEIGHT,
                f"no implement of {event.discipline.code} weighs {weight} kg",
                row.line.span(next((piece.word for piece in values(row.line, "weight")), None)),
                hint="weights are in kilograms: 0.60 of a javelin of 600 g",
            )
            return


def _check_lanes(event: Event, unit: Unit, report: Report) -> None:
    """No lane is beyond those of the round, and no more run than there are lanes."""
    known = event.lanes_of(unit.round)
    most = known or MOST_LANES
    for row in unit.rows:
        lane = row.fields.get("lane")
        if isinstance(lane, int) and not 1 <= lane <= most:
            report.warning(
                LANE_BEYOND_THE_LAST,
                f"{who(event, row)} is in lane {lane}, and {event.id} has {most} lanes"
                if known
                else f"{who(event, row)} is in lane {lane}, and no track has it",
                row.line.span(next((piece.word for piece in values(row.line, "lane")), None)),
                related=[Related(owner_span(event.line), "its event")],
                hint="correct the lane, or lanes= of the event",
            )
    if not known:
        return
    runners = sum(row.performance != "DNS" for row in unit.rows)
    if runners > most:
        report.warning(
            MORE_RUNNERS_THAN_LANES,
            f"{runners} in {event.id} {event.name_of(unit)}, which is "
            f"run in lanes, and there {are(most)} {count_of(most, 'lane')}",
            unit.line.span(),
            hint=_heats_needed(event, unit, runners, most),
        )


def _heats_needed(event: Event, unit: Unit, runners: int, lanes: int) -> str:
    """How many heats those who are too many for one make, as `rounds=` has it."""
    heats = -(-runners // lanes)
    if event.rounds == (1,):
        needed = f"{runners} need {heats} heats: rounds={heats} has them as a timed final, "
        return f"{needed}rounds={heats},1 with a final behind; or correct lanes="
    if unit.round == len(event.rounds):
        return "who has gone on one too many? Else correct lanes="
    if event.rounds[unit.round - 1] >= heats:
        return "are these rows of another heat as well? Else correct lanes="
    rounds = [*event.rounds[: unit.round - 1], heats, *event.rounds[unit.round :]]
    return f"{runners} need {heats} heats: rounds={','.join(map(str, rounds))}; or correct lanes="


def _check_timing(event: Event, unit: Unit, rules: Rulebook, report: Report) -> None:
    """The times of a race are of one timing system."""
    discipline = event.discipline
    if discipline.off_track:
        _check_whole_seconds(event, unit, rules, report)
    if not 0 < discipline.metres <= rules.hundredths_to or discipline.off_track:
        return
    others = of_other_timing([row.performance for row in unit.rows])
    if others:  # but for those in quotes, and what is too slow and told as that
        most = limits(event.discipline, "").most
        marks = [
            None if _is_quoted(row) or _is_beyond(most, row.performance) else row.performance
            for row in unit.rows
        ]
        others = of_other_timing(marks)
    if others:
        row = unit.rows[others[0]]
        mark = row.performance or ""
        usual = next(
            (
                decimals(own)
                for n, own in enumerate(marks)
                if own and time_value(own) and n not in others
            ),
            0,
        )
        longer = f"{mark}{'' if '.' in mark else '.'}{'0' * (usual - decimals(mark))}"
        of_a_second = " of a second" if decimals(mark) else ""
        report.warning(
            TENTHS_AMONG_HUNDREDTHS,
            f"{mark} is to the {_READ_TO[decimals(mark)]}{of_a_second}, and others of this race to "
            f"the {_READ_TO[usual]}",
            row.line.span(_word(row.line, mark)),
            hint=f"write {longer} if that was read; hand times have no place among those of a "
            "photo finish"
            if decimals(mark) < usual
            else "are the others hand times? They have no place among those of a photo finish",
        )


def _check_whole_seconds(event: Event, unit: Unit, rules: Rulebook, report: Report) -> None:
    """Off the track times are rounded up to the second: a finer one of the same second says nothing
    of who was ahead of one who has that second. Source: TR19.24."""
    finer = [row for row in unit.rows if "." in (row.performance or "") and row.place]
    if not finer or len(finer) == len(unit.rows):
        return
    whole = {
        time_value(row.performance or ""): row
        for row in unit.rows
        if row.place and not row.is_judged and "." not in (row.performance or "")
    }
    for row in finer:
        rounded = official_time(row.performance or "", event.discipline, rules) or ""
        seconds = time_value(rounded)
        other = whole.get(seconds) if seconds != time_value(row.performance or "") else None
        if other is not None and not row.is_judged:
            report.warning(
                TENTHS_AMONG_HUNDREDTHS,
                f"{row.performance} is {rounded} off the track, which {who(event, other)} has: "
                "the times do not tell who was ahead",
                row.line.span(_word(row.line, row.performance or "")),
                related=[Related(other.line.span(0), "the other")],
                hint=f"write {rounded} raw={row.performance}, and raw= of the other; where that "
                f"is not known {rounded} alone, and the order of finish as place=",
            )
            return


def _check_qualified(event: Event, unit: Unit, by_place: int, report: Report) -> None:
    """Q is for the first of a heat, so many as the event says."""
    if unit.round >= len(event.rounds) > 1:
        return
    name = _QUAL_BY_PLACE[unit.round - 1]
    qualifiers = qualifiers_of(unit.rows)
    for n in without_the_place([row.place for row in unit.rows], qualifiers, by_place):
        row = unit.rows[n]
        report.warning(
            Q_WITHOUT_PLACE,
            f"{who(event, row)} has Q and is {ordinal(row.place or 0)}, and {name}={by_place}",
            row.line.span(_word(row.line, "Q")),
            hint=f"q is by {'time' if event.discipline.form.on_track else 'mark'}, qR and qJ by "
            "decision of referee or jury; else correct the row",
        )


def _check_cut(
    event: Event, unit: Unit, doubts: frozenset[tuple[str, int]], report: Report
) -> None:
    """Behind the cut of a field event only the best have trials."""
    after, survivors = event.cut
    if not after or not survivors or doubtful(unit.rows, doubts):
        return
    for n in behind_the_cut([row.series for row in unit.rows], after, survivors):
        row = unit.rows[n]
        report.warning(
            TRIAL_BEHIND_THE_CUT,
            f"bib {row.bib} has a trial behind the cut, and was not among the best {survivors}",
            row.line.span(trial_word(row.line, after)),
            hint=f"cut_after_round={after} cut_survivors={survivors} say who goes on; is the trial "
            "in the right row?",
        )
    if unit.is_official:
        _check_left_behind(unit, after, survivors, report)


def _check_left_behind(unit: Unit, after: int, survivors: int, report: Report) -> None:
    """Who goes on has trials behind the cut, once others have them and the results are
    official."""
    series = [counting(row.performance, row.series) for row in unit.rows]
    for row in (unit.rows[n] for n in left_behind(series, after, survivors)):
        report.warning(
            NO_TRIAL_BEHIND_THE_CUT,
            f"bib {row.bib} is among the best {survivors} after trial {after}, and has no trial "
            "behind it",
            row.line.span(0),
            hint="r says that somebody has retired, - that a trial was passed; are the trials in "
            "another row?",
        )


def _check_statuses(event: Event, unit: Unit, report: Report) -> None:
    """A status is one that the discipline has, and nobody qualifies with one. A note may say why
    somebody does all the same: who is disqualified later keeps the Q."""
    for row in [row for row in unit.rows if row.performance in STATUSES]:
        if row.qualifier in ("Q", "q") and not row.note:
            report.warning(
                QUALIFIED_WITHOUT_MARK,
                f"{who(event, row)} has {row.qualifier} beside {row.performance}",
                row.line.span(_word(row.line, row.qualifier)),
                hint="qR and qJ are by decision of referee or jury; a note can say why else",
            )
        if row.performance not in ("NM", "NH"):
            continue
        wanted = instead_of(row.performance, event.discipline.form)
        if wanted and not _is_quoted(row):
            report.warning(
                STATUS_OF_OTHER_DISCIPLINE,
                f"{event.code} has no {row.performance}",
                row.line.span(_word(row.line, row.performance)),
                hint=f"{wanted} is what a row of {event.code} can have in its place",
            )


def _word(line: Line, begins: str) -> int | None:
    """The number of a line's word that begins in this way; None where no word does."""
    return next((n for n, word in enumerate(line.words[1:], 1) if word.startswith(begins)), None)


def _is_beyond(most: Decimal | None, mark: str | None) -> bool:
    """Whether a time is told of already: too slow, or without its minutes."""
    seconds = time_value(mark or "")
    if seconds is None:
        return False
    without_minutes = seconds >= LONG_SECONDS and ":" not in (mark or "")
    return without_minutes or (most is not None and seconds > most)


def _is_quoted(row: Row) -> bool:
    """Whether the mark stands in quotes: somebody means it as it is."""
    line = row.line
    if not any('"' in word for word in line.words):  # as in nearly all rows
        return False
    said = [*(line.piece(n) for n in row_parts(line).marks), *values(line, "performance")]
    return any(is_quoted(piece.raw) and text(piece) == row.performance for piece in said)
