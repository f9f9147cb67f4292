"""The tree of a file: no line is lost, and it says the same of each statement as the outline."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from meetc.diagnostics.diagnostic import Report
from meetc.source import Source, from_text
from meetc.syntax.kinds import KEYWORDS, parts_of
from meetc.syntax.outline import Block, Outline, fold
from meetc.syntax.parser import parse
from meetc.syntax.tree import END, Node, tree
from tests.support.drawn import examples
from tests.support.strategies import LINES, SMALL, meets, mutated

Belonging = tuple[str, list[str], int]
"""What a statement is, its words, and the line of the header of the block that it belongs to."""

TEXT = """\
# the meet
meet "Spring"
  date 2026-05-09   # a Saturday

event T01 100 F
  enter 1
  # photo finish
  heat 1
    1 11.82
  enter 2
    2 11.95
team THH
# the end
"""

RAGGED = st.lists(st.sampled_from([line for line in LINES if b"\r" not in line])).map(b"\n".join)
TEXTS = st.one_of(
    mutated(), meets().map(lambda m: m.text.encode()), st.sampled_from(SMALL), RAGGED
).map(lambda data: from_text(data.decode("utf-8", "replace"), "a.meet", Report()))


def test_what_stands_where_and_belongs_to_what() -> None:
    root = tree(from_text(TEXT, "a.meet", Report()), Report())
    meet, event, team, end = root.children
    assert meet.lead == ["# the meet"]
    assert [(node.line.words[0], node.comment) for node in meet.children] == [
        ("date", "# a Saturday")
    ]
    one, heat = event.children
    assert (heat.lead, one.owner, heat.owner) == (["  # photo finish"], event, event)
    first, entry, second = heat.children
    assert [first.owner, entry.owner, second.owner] == [heat, event, heat]
    assert [node.depth for node in (event, one, heat, first, entry, team)] == [0, 1, 1, 2, 1, 0]
    assert (end.kind, end.lead) == (END, ["# the end", ""])


@examples(200)
@given(TEXTS)
def test_no_line_is_lost(source: Source) -> None:
    lines: list[str] = []
    for node in tree(source, Report()).walk():
        lines += node.lead
        lines += [source.line(node.line.number)] if node.kind is not END else []
    assert lines == source.lines


@examples(200)
@given(TEXTS)
def test_the_outline_says_the_same(source: Source) -> None:
    outlines = [fold(part) for part in source.parts()]
    assume(not any(outline.diagnostics for outline in outlines))
    nodes = list(tree(source, Report()).walk())
    said = sorted((b for outline in outlines for b in _of_outline(outline)), key=str)
    assert said == sorted((_of_node(node) for node in nodes if node.kind is not END), key=str)
    ends = {block.header.number: block.end.number for o in outlines for block in _blocks(o)}
    assert ends == {
        node.line.number: max(n.line.number for n in nodes if _is_of(n, node))
        for node in nodes
        if node.kind.opens
    }


def _is_of(node: Node | None, block: Node) -> bool:
    """Whether a statement belongs to a block, or is its header."""
    return node is not None and (node is block or _is_of(node.owner, block))


def _of_node(node: Node) -> Belonging:
    """Of a list or an entry the outline keeps the event alone, and not that it is below a meet."""
    assert node.owner is not None
    kind = node.kind.terminal
    is_loose = kind in ("ENTRIES", "SHEET") and node.owner.kind.terminal not in ("EVENT", "UNIT")
    return kind, node.line.words, node.owner.line.number if node.depth and not is_loose else 0


def _of_outline(outline: Outline) -> Iterator[Belonging]:
    for terminal, lines in (
        ("TEAMS", outline.teams),
        ("ATHLETES", outline.athletes),
        ("INCLUDES", outline.includes),
        ("SHEET", [statement.line for statement in outline.result_sheets]),
    ):
        yield from ((terminal, line.words, 0) for line in lines)
    entries = [("ENTRIES", *entry) for entry in outline.entries]
    lists = [("SHEET", statement.line, event) for statement, event in outline.entry_sheets]
    for terminal, line, event in (*entries, *lists):
        yield terminal, line.words, event.header.number if event is not None else 0
    for block in (*outline.meets, *outline.templates, *outline.events):
        yield from _of_block(block, 0)


def _of_block(block: Block, above: int) -> Iterator[Belonging]:
    yield block.kind, block.header.words, above
    own = block.header.number
    for terminal, lines in (
        ("FIELDS", block.fields),
        ("HEIGHTS", block.heights),
        ("SQUADS", block.squads),
        ("ROWS", block.rows),
        ("SHEET", [statement.line for statement in block.sheets]),
    ):
        yield from ((terminal, line.words, own) for line in lines)
    for unit in block.units:
        yield from _of_block(unit, own)


def _blocks(outline: Outline) -> Iterator[Block]:
    for block in (*outline.meets, *outline.templates, *outline.events):
        yield block
        yield from block.units


@pytest.mark.parametrize("keyword", KEYWORDS)
def test_the_grammar_knows_each_keyword_by_its_terminal(keyword: str) -> None:
    (run,) = parse(from_text(f"{keyword} x\n", "a.meet", Report()), Report())
    ((kind, _),) = parts_of(run.kind, [keyword])
    assert kind is KEYWORDS[keyword]
    assert run.kind == {"UNIT": "UNITS"}.get(kind.terminal, kind.terminal)
