"""Results of a race from files of photo finish, whose cells are always the same ones.

Each row becomes a line of the language, `12  raw=11.816  lane=4  reaction=0.152`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from meetc.diagnostics.codes import DOUBTFUL_TIMING_FILE, SECOND_ROW
from meetc.diagnostics.diagnostic import Related
from meetc.resolve.sheets.line import SheetLine, Word, bare_word, field_word
from meetc.resolve.sheets.results import NO_LANES, ResultSheet
from meetc.resolve.sheets.sheet import bib_in, check_person
from meetc.sheets.lif_cells import BIB, FIRST, LANE, LAST, PLACE, REACTION, SPLITS, TIME
from meetc.sheets.marks import place_of
from meetc.sheets.statuses import is_unranked
from meetc.sheets.table import Cell, Row
from meetc.source import Source
from meetc.syntax.lines import Line

_FIELDS = ((LANE, "lane"), (REACTION, "reaction"), (SPLITS, "split_times"))


class TimingSheet(ResultSheet):
    """The rows that one race has in the files of a folder; it may share them with other events."""

    shares_race = False

    def rows(self, heights: object, lanes: Mapping[str, str] = NO_LANES) -> list[Line]:
        """The rows as lines; `lanes` has who is to run in each, for rows that tell no more."""
        owned = [(word, row) for row in self.columns.rows if (word := self._owner(row, lanes))]
        source = Source(self.columns.table.path, "\n")
        lines: list[Line] = []
        for owner, row in self._once(owned, lanes):
            words = (owner, *self._words(row))
            line = SheetLine.of_words(source, row[0].line, [word.text for word in words])
            line.table, line.row = self.columns.table, row
            line.cells = tuple([word.cells for word in words])
            lines.append(line)
        return lines

    def _owner(self, row: Row, lanes: Mapping[str, str]) -> Word | None:
        """The word that a row begins with; None of an empty lane, and of a row that names nobody,
        which is reported."""
        bib = row[BIB]
        athlete = None if self.discipline.legs else self.ctx.athletes.get(bib.text)
        if athlete is not None:
            names = tuple(map(athlete.fields.text, ("first_name", "last_name")))
            if (row[FIRST].text, row[LAST].text) not in (names, ("", "")):
                check_person(bib.text, self.columns, row, self.ctx)
            return Word(bib.text, ((0, bib),))
        if self._is_blank(row):
            return None
        return self._in_lane(row, lanes) or self._competitor(row, lanes)

    def _in_lane(self, row: Row, lanes: Mapping[str, str]) -> Word | None:
        """Who is to run in the lane of a row without an id: its name is of the same start list."""
        lane = self.columns.cell(row, "lane")
        own = lanes.get(lane.text) if lane is not None else None
        if own is None or lane is None or bib_in(self.columns, row, self.ctx.athletes):
            return None
        self._check_name(own, row)
        return bare_word(own, lane)

    def _words(self, row: Row) -> Iterator[Word]:
        """The time, else the status, of a row, its place where it has no time, and the fields."""
        time, place = row[TIME], row[PLACE]
        if time.text[:1].isdecimal():
            mark = time.mark
            is_reading = self._is_read_finer(mark)
            yield Word(f"raw={mark}", ((4, time),)) if is_reading else Word(mark, ((0, time),))
        elif status := self._status(row):
            yield from status
        if place.text and is_unranked(place.text):
            yield field_word("place", bare_word("-", place))
        elif place.text and place_of(place.text).isdecimal() and self.shares_race:
            self._tell_place(place)
        elif place.text and place_of(place.text).isdecimal():
            yield field_word("place", bare_word(place_of(place.text), place))
        for number, name in _FIELDS:
            cell = row[number]
            if cell.text:
                yield Word(f"{name}={cell.mark}", ((len(name) + 1, cell),))

    def _tell_place(self, place: Cell) -> None:
        """A place among all who ran is none among those of one event."""
        self.ctx.report.warning(
            DOUBTFUL_TIMING_FILE,
            f"place {place.text} without a time is one of the whole race, and is left out",
            self.columns.table.span(place),
            hint="write place= on the row of its event",
        )

    def _once(
        self, owned: list[tuple[Word, Row]], lanes: Mapping[str, str]
    ) -> Iterator[tuple[Word, Row]]:
        """The rows of those who have one. Of two of one bib that counts which is in its own lane,
        else neither: nobody knows whose the other is."""
        rows: dict[str, list[tuple[Word, Row]]] = {}
        for owner, row in owned:
            rows.setdefault(owner.text, []).append((owner, row))
        for bib, own in rows.items():
            if len(own) == 1:
                yield own[0]
                continue
            in_lane = [one for one in own if lanes.get(one[1][LANE].text) == bib]
            kept = in_lane[0] if len(in_lane) == 1 else None
            self._tell_second(bib, own, kept)
            if kept is not None:
                yield kept

    def _tell_second(
        self, bib: str, own: list[tuple[Word, Row]], kept: tuple[Word, Row] | None
    ) -> None:
        table = self.columns.table
        first = kept or own[0]
        for one in own:
            if one is first:
                continue
            counts = f"that in its lane, {first[1][LANE].text}, counts" if kept else "none counts"
            self.ctx.report.warning(
                SECOND_ROW,
                f"{'' if self.discipline.legs else 'bib '}{bib} has {len(own)} rows: {counts}",
                table.row_span(one[1]),
                related=[Related(table.row_span(first[1]), "another row of it")],
                hint="mend the id in the timing computer, or write the row by hand",
            )
