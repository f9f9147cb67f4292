"""Results from a sheet: a row a competitor, its trials or heights in columns of their own.

Each row becomes a line of the language, `12  5.74(+1.2)  x  r  lane=4`, which is then read as if
it were typed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType

from meetc.diagnostics.codes import (
    HAND_AND_SHEET_DIFFER,
    IMPLAUSIBLE_MARK,
    NAMELESS_ROW,
    NET_TIME_ALONE,
)
from meetc.diagnostics.wording import count_of
from meetc.disciplines import Discipline, Form
from meetc.fields import FIELDS, UNSENT, Field, Kind, Type
from meetc.model import Squad
from meetc.resolve.context import Context
from meetc.resolve.fields.beside_marks import ranked_part
from meetc.resolve.known_people import Person
from meetc.resolve.programme.heights import Heights
from meetc.resolve.sheets.line import Word, bare_word, field_word, keyword, sheet_line, text_word
from meetc.resolve.sheets.relay_teams import RelayTeams
from meetc.resolve.sheets.sheet import (
    bib_in,
    check_person,
    licence_in,
    name_in,
    team_in,
    team_names,
    tell_several,
    whose,
    with_short_name,
)
from meetc.resolve.sheets.winds import tell_unmeasured, tell_windy, unmeasured_in
from meetc.rules.marks import distance_value, time_value
from meetc.rules.mistyped import meant
from meetc.rules.plausible import limits
from meetc.rules.race import official_decimals
from meetc.rules.timing import decimals
from meetc.sheets.bars import same_height
from meetc.sheets.columns import Columns, plain, rising
from meetc.sheets.marks import (
    NOTHING,
    best_of,
    card_of,
    cards_of,
    clock_of,
    in_thousandths,
    mark_of,
    metres_of_centimetres,
    place_of,
    says_no_wind,
    series_of,
    times_of,
    trial_of,
    wind_of,
    without_no_wind,
    without_windy,
)
from meetc.sheets.statuses import is_guest, is_status, is_unranked, says_nothing, status_in
from meetc.sheets.table import Cell, Row
from meetc.sheets.trial_cells import trials_in
from meetc.syntax.lines import Line

_IN_THREE = re.compile(r"\d{1,2}[.:]\d\d[.,]\d\d", re.ASCII)
_DIGITS = re.compile(r"[.,]?\d{3}", re.ASCII)
_TIMES = ("raw_time", "chip")
NO_LANES: Mapping[str, str] = MappingProxyType({})
_FIELDS = {
    name: field
    for name, field in (FIELDS[Kind.ROW] | UNSENT[Kind.ROW]).items()
    if name not in ("bib", "performance", "place")
}


@dataclass
class ResultSheet:
    """The results of one unit in a sheet."""

    columns: Columns
    discipline: Discipline
    ctx: Context
    squads: Mapping[str, Squad]

    @cached_property
    def _relay_teams(self) -> RelayTeams:
        return RelayTeams(self.columns, self.squads, self.ctx)

    @cached_property
    def _teams(self) -> dict[str, str]:
        return team_names(self.ctx.teams)

    def heights(self) -> list[Line]:
        """The bars at the head of the columns as a line of heights; those behind the first that
        does not rise are of the jump-off. None without such columns."""
        bars = self.columns.heights
        if not bars:
            return self._heights_of_cards()
        words = [bare_word(bar, self.columns.head[number]) for bar, number in bars]
        count = rising(bar for bar, _ in bars)
        if count < len(words):
            words.insert(count, keyword("|"))
        return [sheet_line(self.columns.table, self.columns.head, [keyword("heights"), *words])]

    def _heights_of_cards(self) -> list[Line]:
        """The bars that cells with whole cards name, as a line of heights."""
        cells = self.columns.below(self.columns.named.get("series"))
        named = {bar: c for c in cells for _, bar, _ in cards_of(c.mark) or ()}
        words = [bare_word(bar, named[bar]) for bar in sorted(named, key=Decimal)]
        if not words:
            return []
        return [sheet_line(self.columns.table, self.columns.head, [keyword("heights"), *words])]

    def rows(self, heights: Heights | None, lanes: Mapping[str, str] = NO_LANES) -> list[Line]:
        """The rows as lines. The heights of a vertical jump say which columns count; `lanes` has
        who is to run in each, for rows that tell no more."""
        self._check_heights(heights)
        lines: list[Line] = []
        unmeasured: list[Cell] = []
        unplaced: list[Cell] = []
        for row in self.columns.rows:
            if self._is_blank(row):
                continue
            unmeasured += unmeasured_in(row, self.columns, self.discipline)
            competitor = self._in_lane(row, lanes) or self._competitor(row, lanes)
            if competitor is not None:
                marks = self._marks(row, heights)
                net = None if marks else self._net_time(row)
                unplaced += [net] if net else []
                words = [competitor, *marks, *self._fields(row)]
                lines.append(sheet_line(self.columns.table, row, words))
        self._tell_unplaced(unplaced)
        tell_unmeasured(unmeasured, self.columns, self.ctx)
        tell_windy(self.columns, self.ctx)
        return lines

    def _net_time(self, row: Row) -> Cell | None:
        """The net time of a row that has no reading of the race either."""
        has_raw = self.columns.cell(row, "raw_time") is not None
        return None if has_raw or self._chips_are_codes else self.columns.cell(row, "chip")

    @cached_property
    def _chips_are_codes(self) -> bool:
        """Whether the column of chips has what they are called, and no times."""
        cells = self.columns.below(self.columns.named.get("chip"))
        return not any(time_value(clock_of(mark_of(cell.mark))) for cell in cells)

    def _tell_unplaced(self, cells: list[Cell]) -> None:
        if cells:
            self.ctx.report.warning(
                NET_TIME_ALONE,
                f"{count_of(len(cells), 'row')} with a net time alone, which is not official",
                self.columns.table.span(cells[0]),
                hint="the gun time is official (TR19.24): head its column Gun time",
            )

    def _is_blank(self, row: Row) -> bool:
        """Whether a row names nobody and has no result: an empty lane, or a blank of a form."""
        return all(self.columns.at(row, number) is None for number in self._telling)

    @cached_property
    def _telling(self) -> list[int]:
        """The columns that tell whose a row is, or a result."""
        columns = self.columns
        said = ("competitor_id", "national_id", "name", "first_name", "last_name", "squad",
                "team_id", "team_name", "performance", "status", "raw_time", "chip", "points",
                "place", "series")  # fmt: skip
        numbers = [columns.named[name] for name in said if name in columns.named]
        return [*numbers, *columns.trials.values(), *(number for _, number in columns.heights)]

    def _in_lane(self, row: Row, lanes: Mapping[str, str]) -> Word | None:
        """Who is to run in the lane of a row that has no bib and no national id; a name beside it
        counts before that."""
        columns = self.columns
        lane, name = columns.cell(row, "lane"), name_in(columns, row)
        own = lanes.get(lane.text) if lane is not None else None
        bib, licence = bib_in(columns, row, self.ctx.athletes), licence_in(columns, row)
        if own is None or lane is None or bib or licence or name is not None:
            return None
        self._check_name(own, row)
        return bare_word(own, lane)

    def _check_name(self, own: str, row: Row) -> None:
        """Warn where the name of a row is not that of who is to run in its lane."""
        if self.discipline.legs:
            self._relay_teams.check(own, row)
        elif own in self.ctx.athletes:
            check_person(own, self.columns, row, self.ctx)

    def _competitor(self, row: Row, lanes: Mapping[str, str]) -> Word | None:
        """The word that a row begins with; None of one that names nobody, which is reported."""
        columns, ctx = self.columns, self.ctx
        relay = self._relay_teams.owner(row, lanes) if self.discipline.legs else None
        if relay is not None:
            return relay.word
        name, licence = name_in(columns, row), licence_in(columns, row)
        bib = bib_in(columns, row, ctx.athletes)
        if name is not None and bib is None and licence is None:
            team = team_in(columns, row, self._teams)
            person = Person("", team[0] if team else "")
            bibs = ctx.people.find("", "", name[0], person)
            if not bibs:
                bibs = with_short_name(*name, columns, person, ctx)
                if len(bibs) > 1:
                    hint = "write the bib into the row"
                    tell_several(bibs, f"may be {name[0]}", name[1], columns, hint, ctx)
                    return None
            return bare_word(bibs[0], name[1]) if len(bibs) == 1 else text_word(name[1], name[0])
        whoever = whose(columns, row, ctx)
        if whoever is None:
            return None
        if whoever.bib:
            check_person(whoever.bib, columns, row, ctx)
        elif bib is None:
            message = f"no athlete has the national id {whoever.cell.text}"
            hint = "write national_id= on the athlete, or a bib into the row"
            ctx.report.error(NAMELESS_ROW, message, columns.table.span(whoever.cell), hint=hint)
            return None
        return bare_word(whoever.bib or whoever.cell.text, whoever.cell)

    def _marks(self, row: Row, heights: Heights | None) -> list[Word]:
        """The marks of a row, its status word and its qualifier."""
        words: list[Word] = []
        if self.discipline.form.in_trials:
            words += self._trials(row)
        elif heights is not None:
            words += self._card(row, heights)
        mark = self.columns.cell(row, "performance")
        words += self._status(row)
        says_mark = mark is not None and mark.text not in NOTHING and not is_unranked(mark.text)
        if mark is not None and says_mark and status_in(mark.text) is None:
            words += self._mark(mark, bool(words))
        for name in ("status", "qualifier"):
            cell = self.columns.cell(row, name)
            if cell is None or is_unranked(cell.text):
                continue
            if status_in(cell.text) is None and not says_nothing(cell.text):
                words.append(bare_word(cell.text, cell))
        return words

    def _status(self, row: Row) -> list[Word]:
        """DNS and its like, which lists write in place of the mark or the place as well; what is
        said beside it is its note."""
        named = (self.columns.cell(row, name) for name in ("status", "performance", "place"))
        for cell in (*named, *self._in_place_of_trials(row)):
            said = status_in(cell.text) if cell is not None else None
            if cell is not None and said is not None:
                status, note = self._of_this_kind(said[0]), said[1]
                if status == "DQ" and not note and plain(cell.text)[:1] != "d":
                    note = cell.text  # a false start is the reason
                noted = note and self.columns.cell(row, "note") is None
                more = [field_word("note", text_word(cell, note))] if noted else []
                return [bare_word(status, cell), *more]
        return []

    def _in_place_of_trials(self, row: Row) -> list[Cell]:
        """The cells of trials, heights or series in which a status stands."""
        columns = self.columns
        numbers = [*(number for _, number in columns.heights), *columns.tries]
        numbers += [columns.named["series"]] if "series" in columns.named else []
        cells = [cell for number in numbers if (cell := columns.at(row, number)) is not None]
        trials = trials_in(columns, row).values()
        return [cell for cell in (*trials, *cells) if is_status(cell.text)]

    def _of_this_kind(self, status: str) -> str:
        """One word, ogV, stands in lists for no height and for no mark."""
        if status in ("NM", "NH"):
            return "NH" if self.discipline.form is Form.VERTICAL else "NM"
        return status

    def _mark(self, cell: Cell, beside_series: bool) -> list[Word]:
        """The words in the cell of a mark: of a series it is the best, and 0 says of one that it
        has none."""
        in_series = self.discipline.form.measured
        mark = ranked_part(without_no_wind(without_windy(cell.mark)))[0]
        if in_series:
            best = self._in_metres(best_of(mark))
            if beside_series and distance_value(best) == 0:
                return []
            return [field_word("performance", bare_word(best, cell))]
        if not self.discipline.form.on_track:
            return [bare_word(mark_of(part), cell) for part in mark.split(" ")]
        words = []
        for at, text in times_of(mark):
            time = Word(self._as_shown(self._as_run(text, cell), cell), ((-at, cell),))
            words.append(field_word("raw", time) if self._is_read_finer(time.text) else time)
        return words

    def _is_read_finer(self, time: str) -> bool:
        """Whether a time is a reading: its race is told in fewer decimals. Source: TR19.24."""
        return decimals(time) > self._official_decimals and time_value(time) is not None

    @cached_property
    def _official_decimals(self) -> int:
        return official_decimals(self.discipline, self.ctx.rules)

    def _as_run(self, time: str, cell: Cell) -> str:
        """2.40.12 is of minutes and hundredths in a race of minutes, of hours in one of hours."""
        if time == cell.mark or not _IN_THREE.fullmatch(cell.mark):
            return time
        least, most = limits(self.discipline, "")
        marks = meant(cell.mark, is_time=True, least=least, most=most)
        return marks[0] if len(marks) == 1 else time

    def _as_shown(self, time: str, cell: Cell) -> str:
        """A time as it was meant: 2:05 that is typed into a spreadsheet is two hours and five
        minutes there, and shown as it was typed."""
        if not cell.held:
            return time
        least, most = limits(self.discipline, "")
        hours, minutes = time_value(time), time_value(cell.text)
        if not hours or not minutes or hours != 60 * minutes or most is None:
            return time
        if hours <= most or (least is not None and minutes < least):
            return time
        self.ctx.report.warning(
            IMPLAUSIBLE_MARK,
            f"{time} is slower than a walk in {self.discipline.code}, and is taken for the "
            f"{cell.text} that the sheet shows",
            self.columns.table.span(cell),
            hint="typed into a spreadsheet, 2:05 is two hours and five minutes: type 0:02:05, or "
            "make the column one of text",
        )
        return cell.text

    def _trials(self, row: Row) -> list[Word]:
        """The series, `.` where nothing is recorded, up to the last trial that is."""
        columns = self.columns
        whole = columns.cell(row, "series")
        if whole is not None:
            if status_in(whole.text) is not None:
                return []
            series = series_of(whole.mark) or [(0, whole.mark)]
            return [Word(trial, ((-at, whole),)) for at, trial in series]
        cells = trials_in(columns, row)
        last = max((n for n, cell in cells.items() if not is_status(cell.text)), default=0)
        words = []
        for n in range(1, last + 1):
            cell = cells.get(n)
            wind = columns.at(row, columns.winds[n]) if n in columns.winds else None
            if wind is not None and (says_no_wind(wind.mark) or wind.text in NOTHING):
                wind = None
            if cell is None or is_status(cell.text):
                words.append(keyword("."))
                continue
            trial = self._in_metres(trial_of(without_no_wind(without_windy(cell.mark))))
            if wind is not None and (trial[-1].isdecimal() or trial == "x"):
                text = f"{trial}({wind_of(wind.mark)})"
                words.append(Word(text, ((0, cell), (len(trial), wind))))
            else:
                words.append(bare_word(trial, cell))
        return words

    def _in_metres(self, mark: str) -> str:
        """The mark of a jump that is written in centimetres in metres: nobody clears 20 m, or
        jumps 100 m far."""
        fewest = {Form.VERTICAL: 20, Form.HORIZONTAL: 100}.get(self.discipline.form)
        return metres_of_centimetres(mark, fewest) if fewest else mark

    def _card(self, row: Row, heights: Heights) -> list[Word]:
        """The card of a vertical jump, a word a bar, and behind `|` the jump-off."""
        whole = self.columns.cell(row, "series")
        if whole is not None and not self.columns.heights:
            return self._whole_card(whole, heights)
        numbers = self._bar_columns(heights)
        words = self._attempts(row, numbers[: len(heights.bars)])
        behind = self._attempts(row, numbers[len(heights.bars) :])
        return [*words, keyword("|"), *behind] if behind else words

    def _whole_card(self, cell: Cell, heights: Heights) -> list[Word]:
        """The card that one cell is; what cannot be read as one is left to the reader of rows."""
        if status_in(cell.text) is not None:
            return []
        card = cards_of(cell.mark)
        at_bar = {bar: Word(attempts, ((-at, cell),)) for at, bar, attempts in card or ()}
        missing = [
            bar for bar in at_bar if not any(same_height(bar, known) for known in heights.bars)
        ]
        if not card or missing:
            return [bare_word(cell.mark, cell)]
        words = [at_bar.get(bar, keyword(".")) for bar in heights.bars]
        return words[: max(n for n, bar in enumerate(heights.bars, 1) if bar in at_bar)]

    def _attempts(self, row: Row, numbers: list[int | None]) -> list[Word]:
        """The attempts of a row in some columns, up to the last that is jumped at."""
        words: list[Word] = []
        for number in numbers:
            cell = self.columns.at(row, number) if number is not None else None
            if cell is None or is_status(cell.text):
                words.append(keyword("."))
            else:
                words.append(bare_word(card_of(cell.text), cell))
        while words and words[-1].text == ".":
            words.pop()
        return words

    def _bar_columns(self, heights: Heights) -> list[int | None]:
        """The number of the column of each bar, those of the jump-off behind the others."""
        left = list(self.columns.heights)
        numbers: list[int | None] = []
        for bar in (*heights.bars, *heights.jump_off):
            column = next((column for column in left if same_height(column[0], bar)), None)
            numbers.append(column[1] if column else None)
            if column:
                left.remove(column)
        return numbers

    def _check_heights(self, heights: Heights | None) -> None:
        """Heights written by hand count; columns for other ones are told."""
        if heights is None:
            return
        used = self._bar_columns(heights)
        for bar, number in self.columns.heights:
            if number not in used:
                self.ctx.report.warning(
                    HAND_AND_SHEET_DIFFER,
                    f"the heights have no {bar}, and the sheet has a column for it",
                    self.columns.table.span(self.columns.head[number]),
                    hint="the `heights` written by hand count; add it there, or take them out",
                )

    def _fields(self, row: Row) -> list[Word]:
        """The fields of a row: place, lane, order and whatever else has a column."""
        words: list[Word] = []
        unranked = self._unranked(row)
        if unranked is not None:
            return [field_word("place", bare_word("-", unranked)), *self._other_fields(row)]
        place = self.columns.cell(row, "place")
        if place is not None and place.text not in NOTHING and status_in(place.text) is None:
            words.append(field_word("place", bare_word(place_of(place.text), place)))
        return words + self._other_fields(row)

    def _unranked(self, row: Row) -> Cell | None:
        """The cell that says that somebody is out of competition: by a word, in a note where no
        place stands, or by a dash in place of the place that others have."""
        place, note = self.columns.cell(row, "place"), self.columns.cell(row, "note")
        for name in ("place", "status", "qualifier", "performance"):
            cell = self.columns.cell(row, name)
            if cell is not None and (is_unranked(cell.text) or ranked_part(cell.text)[1]):
                return cell
        if place is not None and mark_of(place.text) == "-" and self._has_places:
            return place
        has_place = place is not None and place.text not in NOTHING
        return note if note is not None and not has_place and is_guest(note.text) else None

    @cached_property
    def _has_places(self) -> bool:
        """Whether the sheet has the place of anybody."""
        cells = self.columns.below(self.columns.named.get("place"))
        return any(place_of(cell.text).isdecimal() for cell in cells)

    @cached_property
    def _with_columns(self) -> list[tuple[str, Field, int]]:
        """The fields that have a column, with its number."""
        named = self.columns.named
        left_out = "chip" if self._chips_are_codes else ""
        return [
            (name, field, named[name])
            for name, field in _FIELDS.items()
            if name in named and name != left_out
        ]

    def _other_fields(self, row: Row) -> list[Word]:
        words: list[Word] = []
        for name, field, number in self._with_columns:
            cell = self.columns.at(row, number)
            if cell is None or (cell.text in NOTHING and field.type is not Type.TEXT):
                continue
            in_place_of_mark = self.columns.cell(row, "performance") is None
            if name == "points" and in_place_of_mark and self.discipline.form is Form.COMBINED:
                words.append(bare_word(cell.text, cell))
            elif field.type is Type.TEXT:
                words.append(field_word(name, text_word(cell)))
            elif field.type is Type.BIBS:
                bibs = ",".join(bib.strip() for bib in cell.text.split(","))
                words.append(field_word(name, bare_word(bibs, cell)))
            else:
                mark = self._thousandths(row, cell) if name == "raw_time" else mark_of(cell.mark)
                if name in _TIMES:
                    mark = clock_of(mark)
                words.append(field_word(name, bare_word(mark, cell)))
        return words

    def _thousandths(self, row: Row, cell: Cell) -> str:
        """A reading: as it stands, or the time beside it with the three digits of the cell."""
        time = self.columns.cell(row, "performance")
        if time is None or not _DIGITS.fullmatch(cell.mark):
            return mark_of(cell.mark)
        said = times_of(ranked_part(time.mark)[0])[0][1]
        return in_thousandths(said, cell.mark[-3:]) or mark_of(cell.mark)
