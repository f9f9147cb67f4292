"""A diff line by line is that of difflib, to the byte; it is only there sooner."""

from __future__ import annotations

import difflib

from hypothesis import given
from hypothesis import strategies as st

from meetc.line_diff import LineMatcher, unified_diff
from tests.support.drawn import examples


@st.composite
def changed_lines(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Lines of which some are alike, in short texts and in those so long that difflib leaves out
    what is all over them; and the same with some put in, taken out, copied and moved."""
    chance = draw(st.randoms(use_true_random=False))
    alike, blank = chance.choice((2, 3, 8, 30, 1000)), chance.choice((0, 0.1))

    def lines(count: int) -> list[str]:
        return [
            "\n" if chance.random() < blank else f"{chance.randrange(alike)}\n"
            for _ in range(count)
        ]

    old = lines(chance.choice((0, 1, 10, 40, 210, 300)))
    new = old.copy() if chance.random() < 0.9 else lines(chance.choice((0, 5, 250)))
    for _ in range(chance.choice((0, 1, 2, 6, 20))):
        at, to = (chance.randrange(len(new) + 1) for _ in range(2))
        some = new[at : at + chance.choice((0, 1, 3, 12, 30))]
        there = chance.choice((some, lines(chance.choice((0, 0, 1, 2, 9)))))
        new[at : at + len(some)] = there
        new[to:to] = chance.choice((some, []))
    return old, new


@examples(1000)
@given(changed_lines())
def test_it_is_the_diff_of_difflib(texts: tuple[list[str], list[str]]) -> None:
    whole = difflib.SequenceMatcher(None, *texts).get_matching_blocks()
    assert LineMatcher(None, *texts).get_matching_blocks() == whole
    assert [*unified_diff(*texts, "a", "b")] == [*difflib.unified_diff(*texts, "a", "b")]


def test_headers_end_as_lines_do() -> None:
    changed = ["1", "2", "3"], ["1", "3"]
    theirs = difflib.unified_diff(*changed, "a", "b", lineterm="")
    assert [*unified_diff(*changed, "a", "b", line_end="")] == [*theirs]


def test_of_runs_that_are_as_long_the_first_is_taken() -> None:
    block = [f"{n}\n" for n in range(10)]
    for texts in ((block, [*block, "x\n", *block]), ([*block, "x\n", *block], block)):
        theirs = difflib.unified_diff(*texts, "a", "b")
        assert [*unified_diff(*texts, "a", "b")] == [*theirs]
