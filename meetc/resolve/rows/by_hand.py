"""Rows written by hand beside those of a sheet: the hand wins, and the difference is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from meetc.diagnostics.codes import HAND_AND_SHEET_DIFFER
from meetc.diagnostics.diagnostic import Related, Report
from meetc.resolve.fields.reader import Fields
from meetc.resolve.rows.written import Written
from meetc.rules.marks import STATUSES, time_value
from meetc.sheets.lif_file import is_lif


def with_sheet(
    hand: Sequence[Written],
    sheet: Sequence[Written],
    report: Report,
    official: Callable[[str], str],
) -> list[Written]:
    """The rows of a unit: those of its sheet in their order, each with what is written of it by
    hand, and behind them those that are written by hand alone. `official` gives the time that
    stands for a reading in thousandths."""
    by_hand = {row.bib: row for row in hand}
    rows = [_joined(by_hand.pop(row.bib, None), row, report, official) for row in sheet]
    gone = [
        was
        for was, own in zip(sheet, rows, strict=True)
        if own.mark in STATUSES and was.mark not in STATUSES
    ]
    if gone:
        rows = [_moved_up(own, was, gone) for own, was in zip(rows, sheet, strict=True)]
    return [*rows, *by_hand.values()]


def _moved_up(row: Written, sheet: Written, gone: Sequence[Written]) -> Written:
    """A row that has its place of photo finish, which those ahead who are disqualified by hand,
    say, have left."""
    place = sheet.place
    if place is None or row.place != place or not is_lif(sheet.line.source.path):
        return row
    time = _seconds(sheet)
    ahead = sum(_seconds(one) < time or (one.place or place) < place for one in gone)
    fields = row.fields.copy()
    fields.values["place"] = place - ahead
    return row._replace(fields=fields)


def _seconds(row: Written) -> Decimal:
    return time_value(row.mark or str(row.fields.values.get("raw_time"))) or Decimal("Infinity")


def _joined(
    hand: Written | None, sheet: Written, report: Report, official: Callable[[str], str]
) -> Written:
    """One row of two. What the hand does not say is the sheet's: a start list with lanes goes
    with a sheet of times."""
    if hand is None:
        return sheet
    differing: list[tuple[str, str]] = []
    fields = _fields(hand, sheet, differing)
    mark = _mark(hand, sheet, fields, differing, official)
    for series, others in ((hand.series, sheet.series), (hand.jump_off, sheet.jump_off)):
        if series and others and series != others:
            differing.append((" ".join(series), " ".join(others)))
    if hand.qualifier and sheet.qualifier and hand.qualifier != sheet.qualifier:
        differing.append((hand.qualifier, sheet.qualifier))
    if differing:
        _report(hand, sheet, differing, report)
    return Written(
        hand.bib,
        mark,
        hand.series or sheet.series,
        hand.jump_off or (sheet.jump_off if not hand.series else ()),
        hand.qualifier or sheet.qualifier,
        fields,
        hand.line,
        sound=hand.sound and sheet.sound,
    )


def _mark(
    hand: Written,
    sheet: Written,
    fields: Fields,
    differing: list[tuple[str, str]],
    official: Callable[[str], str],
) -> str | None:
    """The one mark or status word that counts; fields of one that does not are left out."""
    own = _result(hand)
    if own is not None:
        other = _result(sheet) or _read_to(sheet, official)
        if other not in (None, own):
            differing.append((own, str(other)))
            _drop(fields, hand, ("place", "catpos", "raw_time"))
        elif _result(sheet) is None and sheet.series:
            differing.append((own, " ".join(sheet.series)))
        if hand.mark is not None:
            _drop(fields, hand, ("performance",))
        return hand.mark
    if hand.series and sheet.series and hand.series != sheet.series:
        _drop(fields, hand, ("performance", "place", "catpos"))  # the sheet says another series
        return None
    if hand.series and not sheet.series and sheet.mark == "DNS":
        differing.append((" ".join(hand.series), sheet.mark))
        return None
    return sheet.mark


def _report(
    hand: Written, sheet: Written, differing: list[tuple[str, str]], report: Report
) -> None:
    own, other = (", ".join(texts) for texts in zip(*differing, strict=True))
    report.warning(
        HAND_AND_SHEET_DIFFER,
        f"bib {hand.bib} has {own} by hand, and {other} in the sheet",
        hand.line.span(),
        related=[Related(sheet.line.span(), "the row of the sheet")],
        hint="what is written by hand counts; take one of the two out",
    )


def _result(row: Written) -> str | None:
    """The mark or status word of a row, or its best mark where that is written out."""
    if row.mark is not None:
        return row.mark
    best = row.fields.values.get("performance")
    return best if isinstance(best, str) else None


def _read_to(row: Written, official: Callable[[str], str]) -> str | None:
    """The time of a row that has a reading alone."""
    reading = row.fields.values.get("raw_time")
    return official(reading) if isinstance(reading, str) else None


def _drop(fields: Fields, hand: Written, names: tuple[str, ...]) -> None:
    """Leave out some fields that are not written by hand."""
    for name in names:
        if not _is_on(hand, name):
            fields.values.pop(name, None)


def _is_on(row: Written, name: str) -> bool:
    """Whether a field stands on the row itself, and is no default of a header."""
    place = row.fields.where.get(name)
    return place is not None and place[0] is row.line


def _fields(hand: Written, sheet: Written, differing: list[tuple[str, str]]) -> Fields:
    """The fields of both rows: the hand's, else the sheet's, else the default of a header."""
    joined = Fields()
    for name in hand.fields.where | sheet.fields.where:
        from_sheet = name not in hand.fields.where or not _is_on(hand, name)
        fields = sheet.fields if from_sheet and name in sheet.fields.where else hand.fields
        joined.where[name] = fields.where[name]
        if name in fields.values:
            joined.values[name] = fields.values[name]
        if name != "performance" and _is_on(hand, name) and _is_on(sheet, name):
            own, other = (row.fields.values.get(name) for row in (hand, sheet))
            if own != other:
                differing.append((_word(hand.fields, name), _word(sheet.fields, name)))
    joined.extra = hand.fields.extra or sheet.fields.extra
    return joined


def _word(fields: Fields, name: str) -> str:
    """A field as it is written: lane=4."""
    line, word = fields.where[name]
    return line.words[word]
