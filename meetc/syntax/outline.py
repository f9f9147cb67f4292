"""Folds the lines of a file into blocks: a header opens one, the next header closes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from meetc.diagnostics.diagnostic import Fix, Report
from meetc.source import Source
from meetc.syntax.lines import Line
from meetc.syntax.parser import parse, split_words

KEYWORDS = tuple(
    "meet team athlete include event events enter squad heat semi final round heights".split()
)


@dataclass(slots=True, eq=False)
class Block:
    """A header line (`kind` is its terminal in the grammar) and the lines that are its own."""

    kind: str
    header: Line
    fields: list[Line] = field(default_factory=list)
    heights: list[Line] = field(default_factory=list)
    squads: list[Line] = field(default_factory=list)
    rows: list[Line] = field(default_factory=list)
    units: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """What the files of one meet say, by kind and in file order; nothing is judged yet.

    `entries` pairs each `enter` line with the event block it stands in, or None.
    """

    meets: list[Block] = field(default_factory=list)
    teams: list[Line] = field(default_factory=list)
    athletes: list[Line] = field(default_factory=list)
    templates: list[Block] = field(default_factory=list)
    events: list[Block] = field(default_factory=list)
    entries: list[tuple[Line, Block | None]] = field(default_factory=list)


Include = Callable[[Line], None]


def fold(source: Source, outline: Outline, report: Report, include: Include) -> None:
    """Add the statements of one source to the outline; `include` is called at each include."""
    top: Block | None = None  # the open meet, event or template
    unit: Block | None = None  # the open unit of the open event
    for kind, number, text in parse(source, report):
        lines = _lines(source, number, text)
        event = top if top is not None and top.kind == "EVENT" else None
        match kind:
            case "ROWS":
                _fold_rows(lines, top, unit, report)
            case "ATHLETES":
                top = unit = None
                outline.athletes += lines
            case "TEAMS":
                top = unit = None
                outline.teams += lines
            case "INCLUDES":
                top = unit = None
                for line in lines:
                    include(line)
            case "MEET" | "EVENT" | "EVENTS":
                top, unit = Block(kind, lines[0]), None
                blocks = {
                    "MEET": outline.meets, "EVENT": outline.events, "EVENTS": outline.templates
                }  # fmt: skip
                blocks[kind].append(top)
            case "UNIT":
                unit = Block(kind, lines[0])
                if event is None:
                    _misplaced(lines, "a unit", top, report)
                else:
                    event.units.append(unit)
            case "HEIGHTS":
                if unit is None and event is None:
                    _misplaced(lines, "a list of heights", top, report)
                else:
                    (unit or event).heights += lines  # type: ignore[union-attr]
            case "SQUADS":
                if event is None:
                    _misplaced(lines, "a squad", top, report)
                else:
                    event.squads += lines
            case "ENTRIES":
                if top is not None and top.kind == "EVENTS":
                    _misplaced(lines, "an entry", top, report)
                else:
                    outline.entries += [(line, event) for line in lines]
            case "FIELDS":
                if unit is None and top is None:
                    _stray_fields(lines, report)
                else:
                    (unit or top).fields += lines  # type: ignore[union-attr]


def _lines(source: Source, number: int, text: str) -> list[Line]:
    """The statements of a run; blank lines and comments count, but give none."""
    return [
        Line(source, line_number, words)
        for line_number, line in enumerate(text.split("\n"), number)
        if (words := split_words(line))
    ]


def _fold_rows(lines: list[Line], top: Block | None, unit: Block | None, report: Report) -> None:
    rows = []
    for line in lines:
        first = line.words[0]
        if first[0] > "9" and first.lower() in KEYWORDS:
            report.error(
                "M204",
                f"keywords are written small: {first.lower()}, not {first}",
                line.span(0),
                fix=Fix(line.span(0), first.lower()),
            )
        else:
            rows.append(line)
    if unit is not None:
        unit.rows += rows
    elif top is not None and top.kind == "EVENT":
        top.rows += rows
    elif rows:
        _misplaced(rows, "a result row", top, report)


def _misplaced(lines: list[Line], what: str, top: Block | None, report: Report) -> None:
    """One diagnostic for a run of lines that stands where no event is open."""
    where = "below `events`, which stand for many events" if top else "outside an event"
    if top is not None and top.kind == "MEET":
        where = "below the meet"
    report.error(
        "M202",
        f"{what} stands {where}",
        lines[0].span(),
        hint="write the header of its event above it: `event ID`",
    )


def _stray_fields(lines: list[Line], report: Report) -> None:
    from meetc.diagnostics.suggest import did_you_mean

    for line in lines:
        word = line.words[0]
        meant = did_you_mean(word, KEYWORDS)
        report.error(
            "M201",
            f"no statement begins with {word}",
            line.span(0),
            hint=f"did you mean {meant}?"
            if meant
            else "a field line stands below the meet, event or unit that it belongs to; "
            f"other lines begin with {', '.join(KEYWORDS[:-1])} or {KEYWORDS[-1]}",
            fix=Fix(line.span(0), meant) if meant else None,
        )
