"""`meetc advance --replace`: the next best instead of one who has qualified."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import meetc as library
from meetc.rules.progression import runner
from meetc.rules.replacement import next_by_time
from tests.conftest import MEET, Meetc
from tests.support.drawn import examples
from tests.text.test_advance import HEATS, advanced, lanes, meet

# 1 2 5 6 have Q, 7 and 8 q; of the others 3 has 10.60 and 4 10.70.


def replaced(meetc: Meetc, text: str, bib: str, event: str = "T01") -> tuple[str, str]:
    """The text with another for a bib, and what is told."""
    path = meetc.write("a.meet", text)
    ran = meetc("advance", "a.meet", event, "--replace", bib, "--write")
    assert ran.code == 0, ran.err
    return path.read_text(encoding="utf-8"), ran.err


def refused(meetc: Meetc, text: str, bib: str, event: str = "T01") -> str:
    path = meetc.write("a.meet", text)
    ran = meetc("advance", "a.meet", event, "--replace", bib, "--write")
    assert (ran.code, ran.out, path.read_text(encoding="utf-8")) == (3, "", text)
    said = re.fullmatch(rf"meetc: {event}: (.*); nothing is changed\n", ran.err)
    assert said is not None, ran.err
    return said[1]


def test_the_next_best_has_the_lane_and_nobody_else_moves(meetc: Meetc) -> None:
    final = advanced(meetc, meet())
    (before,) = lanes(final)
    text, told = replaced(meetc, final, "5")
    assert told == (
        f"3 for 5 in final, lane {before['5']}: the next best by time of round 1 with 10.60\n"
    )
    (after,) = lanes(text)
    assert after.pop("3") == before.pop("5")
    assert after == before
    assert re.search(r'^    3 +lane=\d +note="replaces 5"$', text, re.MULTILINE)
    assert library.compile(text, strict=True).diagnostics == ()


def test_who_has_left_does_not_come_back(meetc: Meetc) -> None:
    text, _ = replaced(meetc, advanced(meetc, meet()), "5")
    text, told = replaced(meetc, text, "3")
    assert told.startswith("4 for 3 in final")
    assert 'note="replaces 3, 5"' in text
    assert library.compile(text, strict=True).diagnostics == ()
    assert refused(meetc, text, "1") == "nobody of round 1 is left who could"


def test_thousandths_part_those_who_are_level_else_a_draw_does(meetc: Meetc) -> None:
    def final(third: str, fourth: str) -> str:
        heats = HEATS.replace("3  10.60", f"3  {third}").replace("4  10.70", f"4  {fourth}")
        return advanced(meetc, meet(heats=heats))

    _, told = replaced(meetc, final("10.60 raw=10.597", "10.60 raw=10.593 place=3"), "5")
    assert told.startswith("4 for 5 in final")
    assert told.endswith("by thousandths the next best by time of round 1 with 10.60\n")
    assert refused(meetc, final("10.60", "10.60"), "5") == (
        "3, 4 for 1 place: equal to 0.01 s: their thousandths decide, as raw=; "
        "write qD behind who goes on"
    )
    _, told = replaced(meetc, final("10.60 place=4", "10.60 place=3"), "5")
    assert told.startswith("4 for 5 in final")
    assert told.endswith("by its place the next best by time of round 1 with 10.60\n")
    level = final("10.60 raw=10.597", "10.60 raw=10.597")
    assert refused(meetc, level, "5").startswith("3, 4 for 1 place: equal to 0.001 s; write qD")
    drawn, told = replaced(meetc, re.sub(r"(4 +10\.60)", r"\1 qD", level), "5")
    assert told.startswith("4 for 5 in final")
    assert library.compile(drawn).ok


def test_in_the_field_the_next_best_has_the_order(meetc: Meetc) -> None:
    people = "".join(f'athlete {n} "F{n} L{n}" M\n' for n in range(1, 5))
    text = f"{MEET}{people}event F01 LJ M rounds=1,1\n  heat 1 official\n"
    text += "    1  8.00(0.0) Q\n    2  7.50(0.0) 7.40(0.0)\n    3  7.50(0.0) 7.45(0.0)\n"
    text += "  final\n    4\n    1  # in form\n"
    after, told = replaced(meetc, text, "4", "F01")
    assert told == "3 for 4 in final: the next best by mark of round 1 with 7.50\n"
    assert after.endswith('  final\n    3  note="replaces 4"\n    1  # in form\n')
    level = text.replace("7.45", "7.40")
    assert refused(meetc, level, "4", "F01") == (
        "2, 3 for 1 place: equal in all marks; write qD behind who goes on"
    )


@pytest.mark.parametrize(
    ("bib", "final", "why"),
    [
        ("4", "    1\n    2\n", "4 is in none of its later rounds"),
        ("2", "    1  10.30\n    2\n", "final has results: nobody takes the place of 2 any more"),
    ],
)
def test_nobody_is_replaced_without_need(meetc: Meetc, bib: str, final: str, why: str) -> None:
    assert refused(meetc, meet(heats=f"{HEATS}  final\n{final}"), bib) == why


@examples(100)
@given(st.lists(st.integers(1000, 1020), min_size=2, max_size=16), st.sets(st.integers(0, 15)))
def test_nobody_who_is_faster_stays_behind(times: list[int], away: set[int]) -> None:
    marks = [f"{time // 100}.{time % 100:02}" for time in times]
    runners = [runner(n % 2 + 1, 1, mark, f"{mark}{n % 10}") for n, mark in enumerate(marks)]
    found = next_by_time(runners, away)
    left = [one for n, one in enumerate(runners) if n not in away]
    assert bool(found.level) == bool(left)
    assert not away.intersection(found.level)
    for n in found.level:
        assert all(
            (runners[n].time or 0, runners[n].raw or 0) <= (one.time or 0, one.raw or 0)
            for one in left
        )
