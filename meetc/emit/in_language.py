"""The view in the language of its meet: what is called by its kind, such as heats and days, names
of disciplines, our own sentences, dates, and marks with a decimal comma."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache, partial
from typing import Any

from meetc.emit.spoken_dates import spoken_date
from meetc.emit.view.language import ENGLISH, has_decimal_comma
from meetc.emit.view.shapes import (
    Appearance,
    AthleteView,
    Day,
    EntryView,
    EventName,
    EventView,
    FlagView,
    LineView,
    Match,
    MeetView,
    RecordView,
    Round,
    RowView,
    Slot,
    TeamScore,
    TeamView,
    Trial,
    UnitView,
)
from meetc.emit.words import event_name, part_name, table, word
from meetc.rules.match_points import MatchPoints, Points

_WORD = re.compile(r"[A-Za-z]+(?:-[a-z]+)?")
_DATED = re.compile(r"(.+, )(\d{1,2} [A-Z][a-z]+ \d{4})", re.ASCII)
_SCRATCHED = "scratched"
_FORMS = (
    "To the final: {}",
    "To round {}: {}",
    "From the repechage: {}",
    "All others run the repechage",
    "{} and {}",
    "after {} of {} events",
    *(
        f"the {first} of each {unit} (Q)"
        for first in ("first", "first {}")
        for unit in ("heat", "group")
    ),
    "a mark of {} (Q)",
    "the best of all up to {} (q)",
    "the best {} of all (q)",
    *(f"the {best} of the others (q)" for best in ("fastest", "{} fastest", "best", "{} best")),
    "the wind of {} is over {}",
    "the mean wind of {} is over {}",
    "{} is better than {}, {}",
    "equal to {}, {}",
    *(
        f"place {{}} of {unit} {{}}; the first {who}"
        for unit in ("heat", "group")
        for who in ("goes on", "{} go on")
    ),
    "place {} of all; the best {} go on",
    "place {} of all, among the best others of all groups",
    "{}; the standard is {}",
)
"""The sentences of the view."""


class _SpokenPoints(MatchPoints):
    """Points that ties have shared, with a comma: 6,5."""

    def __str__(self) -> str:
        return with_comma(super().__str__())


def with_comma(mark: str) -> str:
    """A mark, a wind or a weight with a decimal comma; a lone point is no number."""
    return mark.replace(".", ",") if len(mark) > 1 else mark


def in_language(meet: MeetView) -> MeetView:
    """The same view with the words of its language. Names that somebody typed stay, but for those
    of disciplines in the English of templates/disciplines.psv."""
    if meet.language == ENGLISH:
        return meet
    say = SpokenWords(meet.language, has_decimal_comma(meet.language, meet.country))
    say.parts = dict(_parts(meet))
    return replace(
        meet,
        dates=say.each(meet.dates),
        updated=say.each(meet.updated),
        days=tuple(map(say.day, meet.days)),
        undated=tuple(map(say.slot, meet.undated)),
        events=tuple(map(say.event, meet.events)),
        athletes=tuple(map(say.athlete, meet.athletes)),
        teams=tuple(map(say.team, meet.teams)),
        matches=tuple(map(say.match, meet.matches)),
    )


def _parts(meet: MeetView) -> Iterator[tuple[str, str]]:
    """The names by id of the parts of combined events that have been made of a code, as
    `Siebenkampf Frauen HJ` has."""
    for event in meet.events:
        for part in event.parts:
            if part.name == f"{event.name} {part.code}":
                yield part.id, part_name(meet.language, event.name, part.code)


class SpokenWords:
    """Says things in a language."""

    def __init__(self, language: str, comma: bool) -> None:
        self.word = partial(word, language)
        self.mark = with_comma if comma else str
        self._comma, self._language = comma, language
        self.named = cache(self._named)
        self.each = lru_cache(4096)(self._each)
        self.through = lru_cache(4096)(self.sentence)
        self._known = table()[language]
        self.flag = lru_cache(4096)(self._flag)
        self.parts: dict[str, str] = {}

    def _each(self, text: str) -> str:
        """Each word of a date or a title that the table has: `Heat 2`, `9 May 2026`."""
        dated = spoken_date(self._language, text)
        return _WORD.sub(lambda match: self.word(match[0]), dated)

    def sentence(self, english: str) -> str:
        """One of our own sentences, or a part of one."""
        if english in self._known:
            return self.word(english)
        for form in _FORMS:
            if parts := _read(form).fullmatch(english):
                return self.word(form).format(*map(self.sentence, parts.groups()))
        if dated := _DATED.fullmatch(english):  # whose record it was: a name, and when
            return f"{dated[1]}{self.each(dated[2])}"
        return self._number(english)

    def _number(self, text: str) -> str:
        return self.mark(text) if text[:1] in "+-0123456789" and " " not in text else text

    def points(self, points: Points | None) -> Any:
        fraction = self._comma and isinstance(points, MatchPoints)
        return _SpokenPoints(points) if fraction and points is not None else points

    def _named(self, event: EventName) -> EventName:
        return event._replace(name=self._name(event.id, event.name))

    def _name(self, event_id: str, name: str) -> str:
        return self.parts.get(event_id) or event_name(self._language, name)

    def _flag(self, flag: FlagView) -> FlagView:
        return flag._replace(reason=self.sentence(flag.reason))

    def flags(self, flags: tuple[FlagView, ...]) -> tuple[FlagView, ...]:
        return tuple(map(self.flag, flags))

    def day(self, day: Day) -> Day:
        return replace(
            day, words=self.each(day.words), weekday=self.word(day.weekday),
            name=self.each(day.name), short=self.each(day.short),
            slots=tuple(map(self.slot, day.slots)),
        )  # fmt: skip

    def slot(self, slot: Slot) -> Slot:
        return slot._replace(
            event=self.named(slot.event),
            title=self.each(slot.title),
            winners=tuple(map(self.row, slot.winners)),
        )

    def event(self, event: EventView) -> EventView:
        mark = self.mark
        return replace(
            event,
            name=self._name(event.id, event.name),
            parent=self.named(event.parent) if event.parent else None,
            parts=tuple(map(self.named, event.parts)),
            run_with=tuple(map(self.named, event.run_with)),
            weight=mark(event.weight),
            rounds=tuple(map(self.round, event.rounds)),
            standing=tuple(map(self.line, event.standing)),
            entries=tuple(map(self.entry, event.entries)),
            podium=tuple(map(self.row, event.podium)),
            qualifying=tuple(map(self.sentence, event.qualifying)),
            record_perf=mark(event.record_perf),
            records=tuple(map(self.record, event.records)),
        )

    def record(self, record: RecordView) -> RecordView:
        return record._replace(mark=self.mark(record.mark), date=self.each(record.date))

    def entry(self, entry: EntryView) -> EntryView:
        mark = self.mark
        return entry._replace(pb=mark(entry.pb), sb=mark(entry.sb), qp=mark(entry.qp))

    def round(self, one: Round) -> Round:
        units = {id(unit): self.unit(unit) for unit in one.units}
        rows = {
            id(row): new
            for unit in one.units
            for row, new in zip(unit.rows, units[id(unit)].rows, strict=True)
        }
        overall = tuple(
            own._replace(unit=units[id(own.unit)], row=rows.get(id(own.row)) or self.row(own.row))
            for own in one.overall
        )
        return replace(
            one, title=self.each(one.title), units=tuple(units.values()), overall=overall
        )

    def unit(self, unit: UnitView) -> UnitView:
        return replace(
            unit,
            title=self.each(unit.title),
            wind=self.mark(unit.wind),
            heights=tuple(map(self.mark, unit.heights)),
            jump_off=tuple(map(self.mark, unit.jump_off)),
            rows=tuple(map(self.row, unit.rows)),
            later=tuple(map(self.row, unit.later)),
        )

    def row(self, row: RowView) -> RowView:
        mark = self.mark
        return row._replace(
            mark=mark(row.mark), series=tuple(map(self.trial, row.series)), wind=mark(row.wind),
            points=self.points(row.points), raw=mark(row.raw), chip=mark(row.chip),
            weight=mark(row.weight), seed=mark(row.seed), pb=mark(row.pb), sb=mark(row.sb),
            qp=mark(row.qp), flags=self.flags(row.flags), through=self.through(row.through),
            legal_mark=mark(row.legal_mark),
            legal_wind=mark(row.legal_wind), earlier=mark(row.earlier),
        )  # fmt: skip

    def trial(self, trial: Trial) -> Trial:
        mark = self.mark
        return trial._replace(text=mark(trial.text), mark=mark(trial.mark), wind=mark(trial.wind))

    def line(self, line: LineView) -> LineView:
        mark = self.mark
        return line._replace(
            total=mark(line.total), points=self.points(line.points), wind=mark(line.wind),
            flags=self.flags(line.flags),
            cells=tuple(
                cell._replace(mark=mark(cell.mark), wind=mark(cell.wind)) for cell in line.cells
            ),
        )  # fmt: skip

    def athlete(self, athlete: AthleteView) -> AthleteView:
        return replace(athlete, appearances=tuple(map(self.appearance, athlete.appearances)))

    def appearance(self, one: Appearance) -> Appearance:
        mark = self.word(one.mark) if one.mark == _SCRATCHED else self.mark(one.mark)
        return one._replace(
            event=self.named(one.event), title=self.each(one.title), mark=mark,
            wind=self.mark(one.wind), points=self.points(one.points), flags=self.flags(one.flags),
        )  # fmt: skip

    def team(self, team: TeamView) -> TeamView:
        return replace(
            team,
            placings=tuple(
                replace(one, event=self.named(one.event), mark=self.mark(one.mark))
                for one in team.placings
            ),
            scorers=tuple(
                one._replace(
                    event=self.named(one.event), mark=self.mark(one.mark),
                    points=self.points(one.points),
                )
                for one in team.scorers
            ),
            score=self.score(team.score) if team.score else None,
        )  # fmt: skip

    def score(self, score: TeamScore) -> TeamScore:
        parts = tuple(map(self.points, score.parts))
        return score._replace(parts=parts, total=self.points(score.total))

    def match(self, match: Match) -> Match:
        name = event_name(self._language, match.name)
        scores = tuple(map(self.score, match.scores))
        return replace(match, name=name, scores=scores, so_far=self.sentence(match.so_far))


@cache
def _read(form: str) -> re.Pattern[str]:
    """What reads a sentence of a form."""
    return re.compile("(.+?)".join(map(re.escape, form.split("{}"))))
