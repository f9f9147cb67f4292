"""Reads result rows: `1  10.37  Q  lane=4`, `2  5.72(+0.1) x r`, `BEL-A  1:32.60`."""

from __future__ import annotations

from itertools import chain
from typing import Any

from meetc.diagnostics.codes import (
    BAD_MARK,
    LANE_TWICE,
    MARK_AND_STATUS,
    SECOND_ROW,
    TEAM_BESIDE_ITS_SQUAD,
    TOO_MANY_MARKS,
    UNKNOWN_SQUAD,
)
from meetc.diagnostics.diagnostic import Fix, Hint, Related
from meetc.diagnostics.wording import count_of
from meetc.disciplines import Discipline, Form
from meetc.fields import Kind, accepted
from meetc.model import Squad
from meetc.resolve.context import Context
from meetc.resolve.declared import DeclaredEvent
from meetc.resolve.fields.header import surplus
from meetc.resolve.fields.reader import (
    NO_FIELDS,
    Fields,
    plain_field,
    read_words,
)
from meetc.resolve.people.squads import (
    check_runner_list,
    check_team_of,
    report_is_bib,
    report_no_relay,
    team_of,
)
from meetc.resolve.programme.heights import Heights
from meetc.resolve.rows.cards import check_card, check_jump_off, check_trials, joined_winds
from meetc.resolve.rows.doubtful_marks import DoubtfulMarks
from meetc.resolve.rows.pasted_rows import may_be_numbered, numbered, without_places
from meetc.resolve.rows.scratched import Scratched
from meetc.resolve.rows.usual_rows import LONG_SECONDS, is_plain_time, no_rows, usual_rows
from meetc.resolve.rows.written import Written, WrittenRows
from meetc.rules.horizontal import metres_of
from meetc.rules.lanes import in_lanes
from meetc.rules.marks import QUALIFIERS, STATUSES, distance_value, plain_time, time_value
from meetc.rules.plausible import Limits
from meetc.rules.race import official_time
from meetc.syntax.lines import Line
from meetc.syntax.parts import at_bar, owner_span, value
from meetc.syntax.values import is_quoted, split_field, text_at

_NO_SERIES: tuple[str, ...] = ()
_NOBODY: dict[str, Any] = {}


class RowReader:
    """Reads the rows of one event's units."""

    def __init__(
        self,
        event: DeclaredEvent,
        discipline: Discipline,
        squads: dict[str, Squad],
        defaults: tuple[Fields, ...],
        ctx: Context,
    ) -> None:
        self.event, self.discipline, self.squads, self.ctx = event, discipline, squads, ctx
        self.report = ctx.report
        self.form = discipline.form
        self.on_track, self.in_trials = self.form.on_track, self.form.in_trials
        self.others = ctx.bibs_of_others(event)
        self.scratched = Scratched(event, ctx)
        self.defaults = tuple(d.below for d in defaults)
        self.limits: Limits = event.limits
        self.marks = DoubtfulMarks(discipline, self.limits, ctx.report)

    def read(
        self,
        lines: list[Line],
        unit: Fields | None,
        heights: Heights | None,
        attempts: int,
        *,
        checked: bool = True,
    ) -> WrittenRows:
        """The rows of a unit in file order. `attempts` bounds a series of trials; a series is
        not `checked` where the event seems to be of another kind."""
        above = self.defaults if unit is None else (unit.below, *self.defaults)
        defaults = tuple(d for d in above if Kind.ROW in d)
        bound = attempts if checked else None
        read = no_rows if defaults else usual_rows(self.form, self.limits, bound, heights)
        usual = read(lines) if lines else None
        known = _NOBODY.keys() if self.discipline.legs else self.ctx.athletes.keys()
        if (
            usual is not None
            and usual.are_of(known, self.others)
            and not (may_be_numbered(usual.columns.bibs) and numbered(lines, known, self.form))
        ):
            rows: WrittenRows = usual
        else:
            rows = WrittenRows(self._one_by_one(lines, usual, defaults, heights, bound))
        written = self.scratched.starting(rows)
        self._check_lanes(written)
        return written

    def _one_by_one(
        self,
        lines: list[Line],
        usual: WrittenRows | None,
        defaults: tuple[dict[Kind, Fields], ...],
        heights: Heights | None,
        attempts: int | None,
    ) -> list[Written]:
        """The rows of any unit; `usual` where nothing is to be said but of their bibs."""
        rows: dict[str, Written] = {}
        athletes = _NOBODY if self.discipline.legs else self.ctx.athletes
        known = (*self.squads, *self.ctx.teams) if self.discipline.legs else athletes
        begun = without_places(lines, known, self.form, self.report)
        usual = usual if begun is lines else None
        for n, line in enumerate(begun):
            bib = line.words[0]
            if bib not in athletes or bib in self.others:
                competitor = self._competitor(line)
                if competitor is None:
                    continue
                bib = competitor
            if bib in rows:
                self._second_row(bib, line, rows[bib].line)
                rows[bib] = rows[bib]._replace(sound=False)  # and so no place of the others
            elif usual is not None:
                rows[bib] = usual.rows[n]._replace(bib=bib)
            else:
                rows[bib] = self._row(line, bib, defaults, heights, attempts)
        return list(rows.values())

    def _row(
        self,
        line: Line,
        bib: str,
        defaults: tuple[dict[Kind, Fields], ...],
        heights: Heights | None,
        attempts: int | None,
    ) -> Written:
        """The row of a competitor; `attempts` is None where a series is not read."""
        errors = len(self.report.diagnostics)
        marks: list[int] = []
        status = qualifier = None
        fields = NO_FIELDS
        for n, word in enumerate(line.words[1:], 1):
            if word in STATUSES:
                status = self._once(status, word, line, n)
            elif word in QUALIFIERS:
                qualifier = self._once(qualifier, word, line, n)
            elif "=" in word and (plain_field(Kind.ROW, word) or split_field(word)):
                fields = Fields() if fields is NO_FIELDS else fields
                read_words(line, (n,), Kind.ROW, fields, self.report)
            else:
                marks.append(n)
        if defaults:
            fields = Fields() if fields is NO_FIELDS else fields
            fields.inherit(*defaults, kind=Kind.ROW)
        if fields is not NO_FIELDS:
            self._check_fields(line, status, fields)
            if self.on_track and not marks:
                self._check_reading(fields)
        mark, series, jump_off = status, _NO_SERIES, _NO_SERIES
        if marks and self.in_trials:
            series = self._trials(line, marks, attempts)
        elif marks and self.form is Form.VERTICAL:
            series, jump_off = self._card(line, marks, heights)
        elif marks:
            mark = self._one_mark(line, marks, status, fields)
        if series and status == "DNS":
            self._check_started(line, series)
        sound = len(self.report.diagnostics) == errors
        return Written(bib, mark, series, jump_off, qualifier, fields, line, sound=sound)

    def join(self, hand: WrittenRows, sheet: WrittenRows) -> WrittenRows:
        """The rows of a unit that are written by hand and those of its sheets."""
        from meetc.resolve.rows.by_hand import with_sheet

        rows = WrittenRows(with_sheet(hand.rows, sheet.rows, self.report, self._official))
        self._check_lanes(rows)
        return rows

    def _competitor(self, line: Line) -> str | None:
        """The bib of the row's athlete, or the id of its squad or team."""
        if self.discipline.legs:
            return self._squad(line)
        bib = line.words[0]
        if bib not in self.ctx.athletes:
            named = self.ctx.bib_at(line, 0)
            if named is None:
                return None
            bib = named
        if bib in self.others:
            self.ctx.report_gender(bib, self.event, line.span(0))
        return bib

    def _squad(self, line: Line) -> str:
        squad = text_at(line, 0, self.report)
        teams = self.ctx.teams
        if squad in self.squads or squad in teams:
            self._check_team(squad, line)
            return squad
        if squad in self.ctx.athletes:
            hint = "a row of a relay names a squad or a team"
            report_is_bib(squad, line.span(0), hint, self.ctx)
            return squad
        if not self.squads and not teams and not self.ctx.athletes:
            return squad
        team = team_of(squad, self.ctx)
        near = "" if team else self.report.suggest(squad, chain(self.squads, teams))
        message = f"{self.event.id} has no squad {squad}, and no team has that code"
        hint = f"did you mean {near}?" if near else f'declare it: squad {squad} "Its name"'
        self.report.warning(UNKNOWN_SQUAD, message, line.span(0), hint=hint)
        return squad

    def _check_team(self, squad: str, line: Line) -> None:
        """A row of a team stands for its squad only where the team has none in the event."""
        own = [declared.id for declared in self.squads.values() if declared.team_id == squad]
        if squad not in self.squads and own:
            span = line.span(0)
            self.report.warning(
                TEAM_BESIDE_ITS_SQUAD,
                f"{squad} is the team, and in {self.event.id} it has {' and '.join(own)}",
                span,
                related=[Related(owner_span(self.squads[own[0]].line), "its squad")],
                hint=f"write {' or '.join(own)}: {squad} alone is a further squad without runners",
                fix=Fix(span, own[0]) if len(own) == 1 else None,
            )

    def _second_row(self, bib: str, line: Line, first: Line) -> None:
        self.report.error(
            SECOND_ROW,
            f"{'' if self.discipline.legs else 'bib '}{bib} has two rows in one unit",
            line.span(0),
            related=[Related(first.span(0), "the first one")],
            hint="keep the one that is right",
        )

    def _once(self, before: str | None, word: str, line: Line, n: int) -> str:
        if before is not None:
            surplus(line, [n], f"the row says {before} already", self.report)
            return before
        return word

    def _check_fields(self, line: Line, status: str | None, fields: Fields) -> None:
        """Runners belong to relays, and a performance stands beside no status word."""
        if self.form.measured:
            fields.measure("performance", "sp")
        performance = fields.values.get("performance")
        if status is not None and isinstance(performance, str):
            self._both(line, fields.where["performance"][1], status, performance, NO_FIELDS)
        elif isinstance(performance, str):
            self._check_field_mark(*fields.where["performance"], performance)
        if "runners" not in fields.where:
            return
        if not self.discipline.legs:
            span = fields.span("runners")
            report_no_relay(self.event, "runners", span, "the row's own bib is who ran", self.ctx)
        elif isinstance(fields.values.get("runners"), list):
            check_runner_list(fields, self.event, self.ctx)
            squad = self.squads.get(line.words[0])
            team = squad.team_id if squad else team_of(line.words[0], self.ctx)
            runners = fields.values["runners"]
            check_team_of(runners, team, line, self.ctx)

    def _check_reading(self, fields: Fields) -> None:
        """A reading in thousandths that a row has in the place of a time."""
        reading = fields.values.get("raw_time")
        if isinstance(reading, str) and not isinstance(fields.values.get("performance"), str):
            self._check_field_mark(*fields.where["raw_time"], reading)

    def _check_started(self, line: Line, series: tuple[str, ...]) -> None:
        """Who does not start has no trials."""
        if any(trial not in (".", "-", "r") for trial in series):
            message = "a row has trials or DNS, and this one has both"
            hint = "who has made a trial has started: NM, or DQ with a note, may be meant"
            self.report.error(MARK_AND_STATUS, message, line.span(), hint=hint)

    def _check_field_mark(self, line: Line, word: int, mark: str) -> None:
        """Nobody has made a mark that is given as performance=, unless it stands in quotes."""
        least, most = self.limits
        number = time_value(mark) if self.on_track else distance_value(mark)
        if number is None or is_quoted(value(line, word).raw):
            return
        if not number and (self.on_track or self.form.measured):
            self.marks.no_mark(line, word, mark)
        elif self.on_track and least is not None and number < least:
            self.marks.implausible(line, word, mark, "faster")
        elif self.on_track and most is not None and number > most:
            self.marks.too_slow(line, word, mark)
        elif self.form.measured and most is not None and number > most:
            self.marks.implausible(line, word, mark, "farther")

    def _check_lanes(self, rows: WrittenRows) -> None:
        """In lanes, each has one runner."""
        if not in_lanes(self.discipline, self.ctx.rules):
            return
        lanes = [lane for own in rows.columns.values if (lane := own.get("lane"))]
        taken: dict[int, Line] = {}
        for row in rows if len(set(lanes)) < len(lanes) else ():
            lane = row.fields.values.get("lane")
            if not lane or not isinstance(lane, int):
                continue
            if lane in taken:
                self.report.warning(
                    LANE_TWICE,
                    f"lane {lane} is taken twice",
                    row.fields.span("lane"),
                    related=[Related(taken[lane].span(), "by this row first")],
                    hint="which of the two ran in it?",
                )
            taken.setdefault(lane, row.line)

    def _trials(self, line: Line, words: list[int], attempts: int | None) -> tuple[str, ...]:
        if attempts is None:
            return ()
        joined = joined_winds(line, words, self.report) if self.form is Form.HORIZONTAL else {}
        words = [word for word in words if word - 1 not in joined]
        if len(words) > attempts:
            message = f"{count_of(len(words), 'trial')}, and each athlete has {attempts}"
            hint = "attempts= on the event or the unit says how many there are, else 6"
            self.report.error(TOO_MANY_MARKS, message, line.span(words[attempts]), hint=hint)
            words = words[:attempts]
        raw = [joined.get(word, line.words[word]) for word in words]
        series = (
            raw
            if not any('"' in word for word in raw)
            else [joined.get(word, self._text(line, word)) for word in words]
        )
        series = check_trials(line, words, series, self.form is Form.HORIZONTAL, self.report)
        most = self.limits.most
        if most is not None:
            for word, trial in zip(words, series, strict=True):
                metres = metres_of(trial)
                if metres is not None and metres > most and not is_quoted(line.words[word]):
                    self.marks.implausible(line, word, line.words[word], "farther")
                    break
        return tuple(series)

    def _card(
        self, line: Line, words: list[int], heights: Heights | None
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        before, behind = at_bar(line, words)
        if heights is None and len(words) == 1 and distance_value(line.words[words[0]]):
            check_card(line, before, [line.words[words[0]]], Heights(sound=False), self.report)
            return (), ()
        card = [self._text(line, word) for word in before]
        jump_off = [self._text(line, word) for word in behind]
        if heights is not None:
            check_card(line, before, card, heights, self.report)
            check_jump_off(line, behind, jump_off, heights, self.report)
            card = card[: len(heights.bars)]
            jump_off = jump_off[: len(heights.jump_off)]
        return tuple(card), tuple(jump_off)

    def _text(self, line: Line, word: int) -> str:
        raw = line.words[word]
        return text_at(line, word, self.report) if '"' in raw else raw

    def _one_mark(
        self, line: Line, words: list[int], status: str | None, fields: Fields
    ) -> str | None:
        """The mark of a race or of points: one, and none beside a status word."""
        word = words[0]
        if status is not None:
            mark = " ".join(line.words[n] for n in words)
            self._both(line, word, status, mark, fields)
            return status
        if len(words) > 1:
            return self._of_several(line, words)
        if fields.given("performance"):
            surplus(line, [word], "performance= gives the mark already", self.report)
        raw = line.words[word]
        if is_quoted(raw):
            return text_at(line, word, self.report)
        if self.on_track:
            return self._time(line, word, raw, fields)
        if distance_value(raw) is None:
            raw = self.marks.bad_mark(line, word, raw, "a number")
        elif self.form is Form.TIMED and not distance_value(raw):
            self.marks.no_mark(line, word, raw)
        return raw

    def _of_several(self, line: Line, words: list[int]) -> str:
        """The one of several marks that counts: the first, but for a lane in front of a time."""
        lane, mark = (line.words[word] for word in words[:2])
        if self.on_track and lane.isdecimal() and is_plain_time(mark, self.limits):
            self.report.error(
                TOO_MANY_MARKS,
                f"{lane} stands in front of the time {mark}",
                line.span(words[0]),
                hint=f"write lane={lane} if it is the lane; else take it out",
            )
            return mark
        self._second_mark(line, words[1])
        return lane

    def _second_mark(self, line: Line, word: int) -> None:
        from meetc.resolve.fields.beside_marks import behind

        span = line.span(word)
        meant, why = behind(line.words[word]) or ("", "")
        name, colon, value = line.words[word].partition(":")
        if name in accepted(Kind.ROW) and colon and value:
            meant = f"{name}={value}"
        elif line.words[word] in accepted(Kind.ROW) and word + 1 < len(line.words):
            meant = f"{line.words[word]}={line.words[word + 1]}"
            span = span._replace(end_column=line.span(word + 1).end_column)
        self.report.error(
            TOO_MANY_MARKS,
            f"{line.words[word]} is a second mark, and {self.discipline.code} has one",
            span,
            hint=why
            or (f"write {meant}" if meant else "fields are written name=value, such as lane=4"),
            fix=Fix(span, meant) if meant else None,
        )

    def _both(self, line: Line, word: int, status: str, mark: str, fields: Fields) -> None:
        note = fields.values.get("note")
        is_behind_note = line.words[word - 1].startswith("note=")
        is_mark = any(letter.isdecimal() for letter in mark[:1])
        self.report.error(
            MARK_AND_STATUS,
            f"a row has a mark or {status}, and this one has both"
            if is_mark
            else f"{mark} behind {status} says nothing of a row",
            line.span(word),
            hint=Hint(in_text=f'a text with blanks is quoted: note="{note} {mark}"')
            if is_behind_note
            else f"keep one of the two: {status} or {mark}"
            if is_mark and note
            else f'keep {status}; the mark can stand in note="{mark}"'
            if is_mark
            else f'the reason stands in a note: note="{mark}"',
        )

    def _time(self, line: Line, word: int, raw: str, fields: Fields) -> str:
        """A time as it is taken: as typed, or from a mistyped one what was probably meant."""
        if is_plain_time(raw, self.limits):
            return raw
        return self._doubtful_time(line, word, raw, fields)

    def _doubtful_time(self, line: Line, word: int, raw: str, fields: Fields) -> str:
        """Say what is wrong with a time, or strange; what it is taken as."""
        seconds = time_value(raw)
        least, most = self.limits
        if not seconds:
            raw = self.marks.bad_mark(line, word, raw, "a time such as 10.37 or 1:45.00")
        elif raw[-4:-3] == ".":
            return self._thousandths(line, word, plain_time(raw), raw, fields)
        elif seconds >= LONG_SECONDS and ":" not in raw:
            message = f"a time from {LONG_SECONDS} seconds on has its minutes: not {raw}"
            raw = self.marks.mistyped(line, word, raw, message, "")
        elif least is not None and seconds < least:
            self.marks.implausible(line, word, raw, "faster")
        elif most is not None and seconds > most:
            self.marks.too_slow(line, word, raw)
        return plain_time(raw)

    def _thousandths(self, line: Line, word: int, raw: str, typed: str, fields: Fields) -> str:
        official = self._official(raw)
        given = fields.given("raw_time")
        mended = official if given else f"{official} raw={raw}"
        span = line.span(word)
        message = f"{typed} has thousandths, which stand in raw="
        hint = f"write {mended}: times are rounded up, and raw= parts equal ones"
        self.report.error(BAD_MARK, message, span, hint=hint, fix=Fix(span, mended))
        return official

    def _official(self, reading: str) -> str:
        """The time that stands for a reading in thousandths."""
        return official_time(reading, self.discipline, self.ctx.rules) or reading
