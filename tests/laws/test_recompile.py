"""A `Compiler` that goes from version to version gives what a fresh compilation gives."""

from __future__ import annotations

from itertools import product

from hypothesis import given

import meetc
from meetc.memory import Memory
from tests.conftest import EXAMPLES
from tests.support.drawn import examples
from tests.support.strategies import versions


def assert_alike(compiler: meetc.Compiler, text: bytes | str) -> None:
    again = compiler.compile(text, path="spring.meet")
    fresh = meetc.compile(text, path="spring.meet")
    assert again.diagnostics == fresh.diagnostics
    assert again.meet == fresh.meet  # with the place of every line
    if fresh.ok:
        assert meetc.payload(again.meet) == meetc.payload(fresh.meet)


@examples(200)
@given(versions(most=8))
def test_any_edits(texts: list[bytes]) -> None:
    compiler = meetc.Compiler()
    for text in [*texts, *reversed(texts)]:
        assert_alike(compiler, text)


def test_edits_of_a_day() -> None:
    """Marks, entries, people, templates and ids change one after the other, and back."""
    text = (EXAMPLES / "spring.meet").read_text(encoding="utf-8")
    edits = [
        ("country     GBR", "country     NOR"),
        ("official", "provisional"),
        (" DNS", " DNF"),
        ("\nathlete ", "\n\nathlete "),
        (" F 20", " M 20"),
        ("rounds=2,1", "rounds=3,1"),
        ("events_entered=", "nationality=IRL events_entered="),
    ]
    compiler = meetc.Compiler()
    assert_alike(compiler, text)
    for before, after in edits:
        changed = text.replace(before, after, 1)
        assert_alike(compiler, changed)
        assert_alike(compiler, text.replace(before, after))
    assert_alike(compiler, text)


def test_entries_that_stand_elsewhere() -> None:
    """In front of rows, behind and between them, and in another event: with who is scratched and
    what is wrong among them."""
    people = "".join(f'athlete {n} "Ada Example" F\n' for n in range(1, 5))
    head = f'meet "S" slug=s country=GBR date=2026-05-09\n{people}athlete 5 "Bo" F scratched=ill\n'
    rows, other = ["  final", "    1  2:04.10", "    4  2:05.10"], ["event T02 800 F"]
    headers = ["event T01 800 F"], ["event T01 800 F", "# two"], ["event T01 1500 M"]
    compiler = meetc.Compiler()
    for own in ("5", "4", "4 scratched=injury", "2", "9", "4 colour=red", "4 pb=2:03.00"):
        entries = ["  enter 1 sb=2:01.00", "  enter 2", f"  enter {own}", "  enter 3"]
        orders = (
            entries + rows,
            rows + entries,
            entries[:2] + rows + entries[2:],
            other + entries,
            entries + other,
            entries[:3] + other + entries[3:],
            entries[:2] + other + entries[2:],
        )
        for lines in (
            *(header + order for header, order in product(headers, orders)),
            *(header + order for order, header in product(orders, headers)),
        ):
            assert_alike(compiler, head + "\n".join(lines) + "\n")


def test_included_files_are_followed() -> None:
    files = {"b.meet": b"event T01 100 M\n final\n  1 10.50\n"}
    root = 'meet "S" slug=s country=GBR date=2026-05-09\ninclude "b.meet"\n'
    compiler = meetc.Compiler()
    for mark in (b"10.50", b"10.40", b"10,30"):
        files["b.meet"] = b"event T01 100 M\n final\n  1 " + mark + b"\n"
        again = compiler.compile(root, path="a.meet", read=files.__getitem__)
        fresh = meetc.compile(root, path="a.meet", read=files.__getitem__)
        assert again.diagnostics == fresh.diagnostics
        said = mark.decode().replace(",", ".")  # a comma is told, and read as it is meant
        assert again.meet.events[0].units[0].rows[0].performance == said


def test_memory_forgets_what_is_not_asked_for() -> None:
    memory, made = Memory(), []

    def make() -> int:
        made.append(1)
        return len(made)

    assert [memory.recall("a", make), memory.recall("a", make)] == [1, 1]
    memory.turn()
    assert memory.recall("a", make) == 1
    memory.turn()
    memory.turn()
    assert memory.recall("a", make) == 2
