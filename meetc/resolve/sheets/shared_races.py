"""Whose rows are whose in the result file of a race that serves several events.

The number of the file is that of one event; each row is of the event that its athlete is to run
in, by the start lists of the heat, else by the entries.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from meetc.diagnostics.codes import ROW_OF_WHICH_EVENT
from meetc.diagnostics.diagnostic import Report
from meetc.diagnostics.wording import listed
from meetc.resolve.context import Context
from meetc.resolve.people.entries import Entries
from meetc.resolve.portion import Place
from meetc.resolve.programme.unit_header import read_name
from meetc.sheets.lif_cells import BIB, LANE
from meetc.sheets.table import Row, Table
from meetc.syntax import parts

_NAMED = 8
Lists = dict[str, dict[str, str]]
"""The start list of a heat: by the event its bibs, with the lane of each, "" of none."""


class SharedRaces:
    """The events of the rows of one table; `bib_of` tells whose a row is by what it says."""

    def __init__(
        self,
        table: Table,
        rounds: Mapping[str, tuple[int, ...]],
        entries: Entries,
        bib_of: Callable[[Row], str],
        ctx: Context,
    ) -> None:
        self.table, self.rounds, self.entries = table, rounds, entries
        self.bib_of, self.ctx = bib_of, ctx
        self._lists: dict[tuple[str, Place], Lists] = {}

    def event_of(self, row: Row, group: tuple[str, ...], place: Place) -> str:
        """The event of a row among those of its race. Where nothing tells it, it is taken for one
        that fits, and that is told."""
        lists = self._lists_of(group, place)
        bib = row[BIB].text
        if not any(bib in own for own in lists.values()) and bib not in self.ctx.athletes:
            lane = row[LANE].text
            bibs = [bib for own in lists.values() for bib in own if lane and own[bib] == lane]
            bib = bibs[0] if len(bibs) == 1 else self.bib_of(row)
        on_lists = [name for name in group if bib in lists[name]]
        on_lists = on_lists or [name for name in group if name in self.entries.get(bib, {})]
        own = self._fitting(bib, on_lists or group)
        if len(on_lists) != 1 and bib in self.ctx.athletes:
            self._tell(row, bib, group, own, is_listed=bool(on_lists))
        return own

    def _fitting(self, bib: str, among: Sequence[str]) -> str:
        """The first of some events that an athlete fits by gender and category, as far as any."""
        events = [self.ctx.events[name] for name in among]
        events = [e for e in events if bib not in self.ctx.bibs_of_others(e)] or events
        athlete = self.ctx.athletes.get(bib)
        category = athlete.category if athlete is not None else None
        own = [e for e in events if category and e.fields.text("category") == category]
        return (own or events)[0].id

    def _tell(
        self, row: Row, bib: str, group: tuple[str, ...], own: str, *, is_listed: bool
    ) -> None:
        names = listed(group, _NAMED)
        where = f"is on the lists of {names}" if is_listed else f"is on no list of {names}"
        self.ctx.report.warning(
            ROW_OF_WHICH_EVENT,
            f"{bib} {where}, which are run as one: the row is taken for {own}",
            self.table.row_span(row),
            hint="write the bib into the heat of its event, or take it out of the other",
        )

    def _lists_of(self, group: tuple[str, ...], place: Place) -> Lists:
        key = (group[0], place)
        if key not in self._lists:
            self._lists[key] = {name: self._list(name, place) for name in group}
        return self._lists[key]

    def _list(self, name: str, place: Place) -> dict[str, str]:
        """The bibs that the text has in a heat, with their lanes."""
        bibs: dict[str, str] = {}
        for unit in (u for block in self.ctx.events[name].blocks for u in block.units):
            called = read_name(unit.header, self.rounds.get(name, ()), Report())
            for line in unit.rows if called is not None and called[:2] == place else ():
                bib = self.ctx.wearer(parts.text(line.piece(0)))
                lanes = [parts.text(piece) for piece in parts.values(line, "lane")]
                bibs[bib] = lanes[0] if lanes else ""
        return bibs
