"""The files of a photo-finish folder as one table: of each heat the last file counts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from meetc.diagnostics.codes import SIMULATED_TIMES, TIMING_FILE_REPLACED
from meetc.diagnostics.diagnostic import Related, Report, Span
from meetc.diagnostics.wording import count_of
from meetc.sheets.heat_xml import ENDING, read_heat_xml
from meetc.sheets.lif_cells import BIB, LANE, NAMED
from meetc.sheets.lif_file import HeatNumber, LifFile, read_lif, text_of_row, who
from meetc.sheets.table import Cell, Row, Table

_MOST_CHANGES = 8


@dataclass(frozen=True, eq=False)
class LifTable(Table):
    """Rows of several files. Their lines are counted through, so that a cell knows its file by
    its line alone: `starts` has how many lines stand before each of the `files`."""

    starts: tuple[int, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        return self.files

    def span(self, cell: Cell, start: int = 0, end: int | None = None) -> Span:
        file = bisect_right(self.starts, cell.line - 1) - 1
        own = super().span(cell, start, end)
        return own._replace(path=self.files[file], line=cell.line - self.starts[file])


def lif_table(files: Mapping[str, bytes], path: str, report: Report) -> LifTable | None:
    """The table of some files, in their order; `path` is the name or pattern that stands for
    them. None where there are none. What is wrong with them is reported."""
    read: list[LifFile] = []
    above = 0
    for file_path, data in files.items():
        is_xml = file_path.lower().endswith(ENDING)
        read += (
            [read_heat_xml(data, file_path, above)] if is_xml else read_lif(data, file_path, above)
        )
        above += len(read[-1].lines)
    if not read:
        return None
    heats: dict[HeatNumber, list[LifFile]] = {}
    for file in read:
        if file.heat.event:
            heats.setdefault(file.heat, []).append(file)
        for doubt in file.doubts:
            span = _span(file, doubt.cell)
            report.warning(doubt.code, doubt.message, span, hint=doubt.hint)
    _tell_simulated(list({file.path: file for file in read if file.is_simulated}.values()), report)
    lasts = [_last(own) for own in heats.values()]
    for own, last in zip(heats.values(), lasts, strict=True):
        for former in own:
            if former is not last:
                _tell_replaced(former, last, report)
    return _joined(read, lasts, path)


def _tell_simulated(files: list[LifFile], report: Report) -> None:
    """Say once that times are of a rehearsal: nobody is to take them for results."""
    if files:
        others = f" and {count_of(len(files) - 1, 'other file')}" if len(files) > 1 else ""
        report.warning(
            SIMULATED_TIMES,
            f"the times of {files[0].path}{others} are simulated",
            _first_line(files[0]),
            hint="fine for a rehearsal; delete them from the folder before the meet",
        )


def _joined(files: list[LifFile], counted: list[LifFile], path: str) -> LifTable:
    """The rows of those files that are counted, behind a head that stands nowhere."""
    heads = {number: name for name, number in NAMED.items()}
    head = tuple(Cell(heads.get(n, ""), 1, 0, 0) for n in range(max(heads) + 1))
    return LifTable(
        path,
        (head, *(row for file in counted for row in file.rows)),
        tuple(line for file in {file.path: file for file in files}.values() for line in file.lines),
        NAMED,
        starts=tuple(file.above for file in files),
        files=tuple(file.path for file in files),
    )


def _span(file: LifFile, cell: Cell) -> Span:
    own = cell._replace(line=cell.line - file.above)
    return Table(file.path, (), file.lines).span(own)


def _first_line(file: LifFile) -> Span:
    return _span(file, Cell("", file.above + 1, 0, len(file.lines[0])))


def _last(files: list[LifFile]) -> LifFile:
    """The file of a heat that counts: of those with results, else of all, the one whose race
    began last, and of these the one whose name comes last."""
    with_results = [file for file in files if file.has_results] or files
    return max(enumerate(with_results), key=lambda known: (known[1].start, known[0]))[1]


def _tell_replaced(former: LifFile, last: LifFile, report: Report) -> None:
    """Say what the file that counts has otherwise than another of its heat."""
    new = {_key(row): row for row in last.rows}
    old = {_key(row): row for row in former.rows}
    changes = [
        f"{who(row)} {text_of_row(old[key]) or 'unread'} -> {text_of_row(row) or 'unread'}"
        for key, row in new.items()
        if key in old and text_of_row(row) != text_of_row(old[key])
    ]
    changes += [f"{who(row)} is new" for key, row in new.items() if key not in old]
    changes += [f"{who(row)} is gone" for key, row in old.items() if key not in new]
    shown = ", ".join(changes[:_MOST_CHANGES]) or "all its rows are the same"
    more = f" and {len(changes) - _MOST_CHANGES} more" if len(changes) > _MOST_CHANGES else ""
    report.warning(
        TIMING_FILE_REPLACED,
        f"{last.path} is of the same heat and counts, not the {count_of(len(former.rows), 'row')} "
        f"here: {shown}{more}",
        _first_line(former),
        related=[Related(_first_line(last), "the file that counts")],
        hint="the race that began last counts, else the name that comes last; take the other out "
        "of the folder",
    )


def _key(row: Row) -> tuple[str, str]:
    return (row[BIB].text, "") if row[BIB].text else ("", row[LANE].text or who(row))
