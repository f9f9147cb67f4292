"""What each word of a statement is: the parts agree with what the compiler makes of the same line,
and nobody cuts words by hand."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetc.cli.editing import read_texts
from meetc.pipeline import Compiled, compile
from meetc.resolve.fields.reader import Fields
from meetc.resolve.programme.usual_header import usual_header
from meetc.resolve.rows.row_reader import RowReader
from meetc.resolve.rows.written import Written
from meetc.source import Source
from meetc.syntax import parts
from meetc.syntax.lines import Line
from meetc.syntax.parser import split_words
from tests.conftest import EXAMPLES, MEET
from tests.laws.test_layers import MODULES, PACKAGE
from tests.support.drawn import examples
from tests.support.strategies import Written as Drawn
from tests.support.strategies import meets


def line(text: str) -> Line:
    return Line.of_words(Source("a.meet", text + "\n"), 1, split_words(text))


@pytest.mark.parametrize(
    ("text", "owner", "places"),
    [
        ('event T01 100 "100" F', "T01", {"event_code": 2, "name": 3, "genders": 4}),
        ('event "t\\"1" lanes=8 100 MF x', 't"1', {"event_code": 3, "genders": 4, "name": 5}),
        ('event T01 "100"', "T01", {}),
        ("event T01 lanes=8", "T01", {}),
        ("event", "", {}),
        ('events {age}L LJ "Jump" M,F', "{age}L", {"event_code": 2, "name": 3, "genders": 4}),
    ],
)
def test_the_words_of_an_event(text: str, owner: str, places: dict[str, int]) -> None:
    found = parts.event_parts(line(text))
    assert (parts.owner(line(text), found), found.places) == (owner, places)


@pytest.mark.parametrize(
    ("text", "owner", "places"),
    [
        ('athlete 1 "Ada Example" F 2001-03-21 AAA', "1",
         {"first_name": 2, "last_name": 2, "gender": 3, "date_of_birth": 4, "team_id": 5}),
        ('athlete "\\u0031" "Bea" "Sample" AAA F', "1",
         {"first_name": 2, "last_name": 3, "team_id": 4, "gender": 5}),
        ('athlete 1 first="F" F', "1", {"gender": 3}),
        ("athlete", "", {}),
    ],
)  # fmt: skip
def test_the_words_of_an_athlete(text: str, owner: str, places: dict[str, int]) -> None:
    found = parts.athlete_parts(line(text))
    assert (parts.owner(line(text), found), found.places) == (owner, places)


def test_words_that_say_nothing() -> None:
    assert parts.event_parts(line('event T01 100 "a" "b" F M')).surplus == (4, 6)
    assert parts.athlete_parts(line('athlete 1 "Ada Example" F M x')).surplus == (4, 5)
    assert parts.team_parts(line('team THH "Hounds" x')).surplus == (3,)
    assert parts.unit_parts(line("heat 2 official provisional x")).surplus == (3, 4)


def test_the_words_of_a_row_and_a_squad() -> None:
    assert parts.row_parts(line("2  5.72(+0.1)  lane=3  x  qR  r")) == ((1, 3, 5), None, 4)
    assert parts.row_parts(line("2  DQ  q")) == ((), 1, 2)
    squad = line('squad A-1 "Alphas" "Ada Example" 2')
    assert parts.squad_parts(squad, {"Ada Example"}) == (1, 2, (3, 4))
    assert parts.squad_parts(squad, {"Alphas"}) == (1, None, (2, 3, 4))


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.meet")), ids=lambda path: path.stem)
def test_the_parts_are_what_the_compiler_reads(path: Path) -> None:
    meet = read_texts(str(path))[1].meet
    teams = {team.id for team in meet.teams}
    for athlete in meet.athletes:
        found = parts.athlete_parts(athlete.line, teams)
        assert parts.owner(athlete.line, found) == athlete.bib
    for event in meet.events:
        for unit in event.units:
            for row in unit.rows:
                marks = parts.row_parts(row.line).marks
                written = [row.line.words[n] for n in marks if row.line.words[n] != "|"]
                assert not row.series or written in ([], [*row.series, *row.jump_off])


ROWS = ["10.37", "1:45.00", "DNS", "DQ", "NM", "Q", "q", "qR", "lane=4", 'note="a b"', "place=-",
        "performance=10.20", '"10.4"', '"DNS"', "5.72(+0.1)", "x", "-", "xo", "o", "r", "|",
        "=", '"a=b"', "lane=x", "1,5", "official"]  # fmt: skip
FORMS = ["100", "LJ", "HJ", "4x100"]


def read_by_hand(text: str) -> tuple[Compiled, list[Written]]:
    """A compiled text, and its rows as the reader of rows takes them."""
    taken: list[Written] = []
    read = RowReader.read

    def recorded(self: RowReader, *arguments: Any, **options: Any) -> list[Written]:
        rows = read(self, *arguments, **options)
        taken.extend(rows)
        return rows

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(RowReader, "read", recorded)
        return compile(text), taken


def hold(compiled: Compiled, rows: list[Written]) -> None:
    """What the reader of rows takes is what the parts say. A mark that is wrong may be taken as
    what was meant."""
    wrong = {each.span.line for each in compiled.diagnostics}
    for row in rows:
        words, found = row.line.words, parts.row_parts(row.line)
        assert row.qualifier == (None if found.qualifier is None else words[found.qualifier])
        status = None if found.status is None else words[found.status]
        series = [*row.series, *row.jump_off]
        assert status is None or row.mark == status
        if row.line.number not in wrong:
            before, behind = parts.at_bar(row.line, found.marks)
            marks = [parts.text(row.line.piece(n)) for n in (*before, *behind)]
            assert marks == (series if series or status or not row.mark else [row.mark])
            given = parts.field_words(row.line)
            assert [piece.word for _, piece in parts.fields(row.line)] == given
            assert {n for line, n in row.fields.where.values() if line is row.line} == set(given)


@examples(300)
@given(st.sampled_from(FORMS), st.lists(st.lists(st.sampled_from(ROWS), max_size=6), max_size=3))
def test_any_words_of_a_row_are_what_its_reader_takes(code: str, rows: list[list[str]]) -> None:
    """The reader of rows goes through them itself, since there are so many."""
    lines = [f"    {n}  {'  '.join(words)}" for n, words in enumerate(rows, 1)]
    heights = ["    heights 1.60 1.65 1.70 1.75 1.80 1.85 | 1.85 1.80 1.78 1.76 1.74"] * (
        code == "HJ"
    )
    hold(*read_by_hand("\n".join([f"{MEET}event T01 {code} F", "  final", *heights, *lines, ""])))


@examples(100)
@given(meets())
def test_rows_of_drawn_meets_are_what_their_reader_takes(meet: Drawn) -> None:
    hold(*read_by_hand(meet.text))


HEADS = ["athlete 1", "team T", "squad A", "event T01", "event T02", "heat 1", "final",
         "round 1 heat 2"]  # fmt: skip
BEHIND = ['"Ada Example"', '"Bea"', '"Sample"', "F", "M", "X", "MF", "THH", "BEL", "2001-03-21",
          "100", "LJ", '"THH"', '"100"', "team_id=BEL", "gender=F", "parent=-", "category=P",
          "official", "provisional", "2", "heat", "lanes=8", "name=x", '"a=b"']  # fmt: skip
ABOVE = f"""{MEET}team THH
team BEL
athlete 7 "Ada Example"
event T02 4x100 MF rounds=2
"""


def by_place(header: Line) -> dict[str, int]:
    """The words of a header that say a field of it by their place, what it is about aside."""
    kind = header.words[0]
    if kind == "squad":
        _, name, runners = parts.squad_parts(header, {"Ada Example"})
        said = {"name": name, "runners": runners[0] if runners else None}
        return {field: word for field, word in said.items() if word is not None}
    if kind == "athlete":
        return parts.athlete_parts(header, {"THH", "BEL"}).places
    read = {"team": parts.team_parts, "event": parts.event_parts}.get(kind, parts.unit_parts)
    return {n: word for n, word in read(header).places.items() if n not in ("round", "heat")}


@examples(300)
@given(st.sampled_from(HEADS), st.lists(st.sampled_from(BEHIND), max_size=6))
def test_any_words_of_a_header_are_what_the_compiler_takes(head: str, behind: list[str]) -> None:
    """In a header without mistakes every field stands where the parts have it."""
    header = line(" ".join((head, *behind)))
    taken: dict[str, int] = {}
    put = Fields.put

    def recorded(self: Fields, name: str, value: Any, place: tuple[Line, int]) -> None:
        put(self, name, value, place)
        if place[0].words == header.words and not parts.is_field(header.words[place[1]]):
            taken[name] = place[1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Fields, "put", recorded)
        usual_header.cache_clear()  # a header read before puts nothing
        compiled = compile(f"{ABOVE}{' '.join(header.words)}\n")
    number = ABOVE.count("\n") + 1
    if not any(each.is_error and each.span.line == number for each in compiled.diagnostics):
        about = ("competitor_id", "team_id", "relay_team_id", "event_id")
        assert {n: word for n, word in taken.items() if word > 1 or n not in about} == by_place(
            header
        )


CUTS = frozenset("""strip lstrip rstrip split rsplit partition rpartition startswith endswith
    removeprefix removesuffix find rfind index rindex""".split())  # fmt: skip
NO_MEET_TEXT = {
    "meetc/cli/sandbox.py": "an option of the command line",
    "meetc/sandbox/faults.py": "the name of a fault",
    "meetc/importer/json_file.py": "tokens of JSON",
    "meetc/sheets/csv_file.py": "lines of CSV",
    "meetc/sheets/totals.py": "the cell of a sheet",
}
IN_A_HURRY = {
    "meetc/resolve/rows/row_reader.py": "held equal to row_parts above",
}


def is_sign(node: ast.expr) -> bool:
    """Whether a text ends with a quote or with what makes a field."""
    if isinstance(node, ast.Tuple):
        return any(map(is_sign, node.elts))
    if isinstance(node, ast.JoinedStr):
        return bool(node.values) and is_sign(node.values[-1])
    said = node.value if isinstance(node, ast.Constant) else None
    return isinstance(said, str) and said.endswith(("=", '="', '"'))


def cuts(node: ast.AST) -> bool:
    """Whether an expression looks for the parts of a word itself."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
        return node.func.attr in CUTS and is_sign(node.args[0])
    if not isinstance(node, ast.Compare):
        return False
    if isinstance(node.ops[0], (ast.In, ast.NotIn)):  # that a text has quotes says nothing yet
        return is_sign(node.left) and ast.unparse(node.left) != repr('"')
    compared = map(ast.unparse, node.comparators)
    return isinstance(node.left, ast.Subscript) and repr('"') in compared


def test_nobody_cuts_words_by_hand() -> None:
    """Who needs a bib, an id or a field of a line asks meetc/syntax."""
    cutting = [
        (path.relative_to(PACKAGE.parent).as_posix(), getattr(node, "lineno", 0))
        for path in MODULES
        if PACKAGE / "syntax" not in path.parents
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if cuts(node)
    ]
    allowed = {*NO_MEET_TEXT, *IN_A_HURRY}
    others = [f"{path}:{line}" for path, line in cutting if path not in allowed]
    assert others == [], "ask meetc/syntax/parts.py (text, value, fields) or values.py"
    assert {path for path, _ in cutting} == allowed
