"""Start lists that there are already: late entries, late scratches, and `meetc seed --reseed`."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import meetc as library
from meetc.edit.seeded import with_start_lists
from meetc.edit.texts import Texts
from tests.conftest import Meetc
from tests.support.drawn import examples
from tests.text.test_seed import heats, meet, seeded

ENTRIES = [f"  enter {n} qp=12.{n}0" for n in range(1, 6)]
EVENT = "event T01 100 F rounds=2,1 lanes=4"


def drawn(text: str, *, again: bool = False) -> str:
    texts, compiled = Texts.compiled("a.meet", text.encode(), lambda path: b"")
    lists = with_start_lists(texts, compiled, (), None, again=again)
    return lists.texts.files["a.meet"].decode()


def places(text: str) -> dict[str, tuple[int, int | None]]:
    """Heat and lane by bib."""
    return {bib: (n, lane) for n, heat in enumerate(heats(text), 1) for bib, lane in heat}


def entered_late(text: str, *bibs: int) -> str:
    late = "".join(f"  enter {bib} qp=11.{bib:02}\n" for bib in bibs)
    return text.replace("  heat 1\n", late + "  heat 1\n", 1)


def test_a_late_entry_has_a_free_lane_of_the_smaller_heat_and_nobody_moves(meetc: Meetc) -> None:
    before = seeded(meetc, meet(EVENT, ENTRIES))
    small = min(range(2), key=lambda n: len(heats(before)[n])) + 1
    path = meetc.write("a.meet", entered_late(before, 9))
    ran = meetc("seed", "a.meet", "--write")
    after = path.read_text(encoding="utf-8")
    heat, lane = places(after)["9"]
    assert (ran.code, ran.err) == (0, f"T01: 9 is late: heat {small}, lane {lane}\n")
    assert heat == small
    assert {bib: place for bib, place in places(after).items() if bib != "9"} == places(before)
    assert library.compile(after, strict=True).diagnostics == ()
    assert seeded(meetc, after) == after


def test_a_late_scratch_leaves_its_lane_empty_and_a_late_entry_fills_it(meetc: Meetc) -> None:
    full = [f"  enter {n}" for n in range(1, 9)]
    before = seeded(meetc, meet("event T01 100 F rounds=2 lanes=4", full))
    gone = before.replace("  enter 3\n", '  enter 3 scratched="ill"\n')
    assert seeded(meetc, gone) == gone
    assert places(gone) == {bib: at for bib, at in places(before).items() if bib != "3"}
    after = seeded(meetc, entered_late(gone, 9))
    assert places(after)["9"] == places(before)["3"]
    path = meetc.write("a.meet", entered_late(after, 10))
    ran = meetc("seed", "a.meet", "--write")
    assert (ran.code, ran.err) == (0, "T01: entered without a row: 10\nnothing to draw\n")
    assert path.read_text(encoding="utf-8") == entered_late(after, 10)


def test_a_late_entry_stays_away_from_its_team_where_heats_are_level(meetc: Meetc) -> None:
    rows = ["  heat 1", "    1 lane=3", "    3 lane=4", "  heat 2", "    2 lane=3", "    4 lane=4"]
    entries = [f"  enter {n}" for n in (1, 2, 3, 4, 5, 6)]
    after = places(seeded(meetc, meet("event T01 100 F rounds=2 lanes=8", [*entries, *rows])))
    assert (after["5"][0], after["6"][0]) == (2, 1)


def test_without_lanes_it_is_the_last_of_the_smallest_group(meetc: Meetc) -> None:
    lines = ["  enter 1", "  enter 2", "  enter 3", "  final", "    2", "    1"]
    for code in ("1500", "LJ"):
        after = seeded(meetc, meet(f"event T01 {code} F", lines))
        assert [bib for bib, _ in heats(after)[0]] == ["2", "1", "3"]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["  heat 1", "    1 12.00 lane=3", "  heat 2", "    2 lane=3"], ""),
        (["  heat 1", "    1 lane=3"], "T01: entered without a row: 2, 3\n"),
    ],
)
def test_a_round_that_has_begun_or_is_not_drawn_whole_takes_nobody(
    meetc: Meetc, rows: list[str], told: str
) -> None:
    lines = ["  enter 1", "  enter 2", "  enter 3", *rows]
    path = meetc.write("a.meet", meet("event T01 100 F rounds=2 lanes=4", lines))
    before = path.read_bytes()
    ran = meetc("seed", "a.meet", "--write")
    assert (ran.code, ran.err) == (0, f"{told}nothing to draw\n")
    assert path.read_bytes() == before


def test_reseed_tells_who_would_move_and_is_the_draw_of_a_new_text(meetc: Meetc) -> None:
    before = entered_late(seeded(meetc, meet(EVENT, ENTRIES)), 9)
    late = seeded(meetc, before)
    path = meetc.write("a.meet", late)
    ran = meetc("seed", "a.meet", "--reseed")
    assert (ran.code, path.read_text(encoding="utf-8")) == (0, late)
    after = seeded(meetc, late, "--reseed")
    old, new = places(late), places(after)
    moved = {
        bib: f"T01: {bib} moves: heat {old[bib][0]} lane {old[bib][1]} -> heat {n} lane {lane}"
        for bib, (n, lane) in new.items()
        if old[bib] != (n, lane)
    }
    assert moved
    assert sorted(ran.err.splitlines()[:-1]) == sorted(moved.values())
    assert new == places(seeded(meetc, meet(EVENT, [*ENTRIES, "  enter 9 qp=11.09"])))
    assert seeded(meetc, after, "--reseed") == after
    assert meetc("seed", "a.meet", "--reseed").err == "nobody moves\n"


def test_reseed_keeps_every_word_and_comment_of_a_row(meetc: Meetc) -> None:
    lines = [*ENTRIES[:3], "  # the first", "  heat 1", "    # wears 7 today",
             '    3 lane=1 sp=2 note="by train"  # late', "    7 lane=2", "  heat 2",
             "    1 lane=1", "    2 lane=3"]  # fmt: skip
    before = meet(EVENT, lines)
    after = seeded(meetc, before, "T01", "--reseed", "--draw", "77")
    assert sorted(places(after)) == ["1", "2", "3", "7"]
    assert re.search(r'    # wears 7 today\n    3 +lane=\d sp=2 note="by train" +# late\n', after)
    assert "  # the first\n  heat 1\n" in after
    assert "draw=77" in after
    assert seeded(meetc, after, "T01", "--reseed") == after
    again = seeded(meetc, after, "T01", "--reseed", "--draw", "78")
    assert "draw=78" in again
    assert "draw=77" not in again


def test_reseed_of_all_leaves_lists_that_were_typed(meetc: Meetc) -> None:
    text = meet("event T01 100 F", ["  enter 1", "  enter 2", "  final", "    2", "    1"])
    assert seeded(meetc, text, "--reseed") == text


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (["  heat 1", "    1 12.00 lane=1", "  heat 2", "    2 lane=1"],
         "heat 1 has results: nobody moves any more"),
        (["  heat 1", "    1 lane=1", "  heat 2", "    2 lane=1", "  final", "    2"],
         "round 2 has rows: nobody moves any more"),
    ],
)  # fmt: skip
def test_what_is_not_drawn_again(meetc: Meetc, rows: list[str], why: str) -> None:
    path = meetc.write("a.meet", meet(EVENT, ["  enter 1", "  enter 2", *rows]))
    before = path.read_bytes()
    ran = meetc("seed", "a.meet", "T01", "--reseed", "--write")
    assert (ran.code, ran.err) == (3, f"T01: {why}\nnobody moves\n")
    assert path.read_bytes() == before


@examples(60)
@given(st.randoms(use_true_random=False), st.integers(7, 20), st.sampled_from(("100", "800", "SP")))
def test_laws_of_late_entries(chance: random.Random, count: int, code: str) -> None:
    """Whoever comes late or is scratched moves nobody; a new draw is that of a text without
    lists, and a second one changes no byte."""
    entries = [f"  enter {n} qp=12.{n:02}" for n in range(1, count + 1)]
    event = f"event T01 {code} F rounds=3,1 lanes=8"
    before = drawn(meet(event, entries))
    gone = chance.randint(1, count)
    changed = before.replace(f"  enter {gone} ", f'  enter {gone} scratched="ill" ')
    late = chance.sample(range(count + 1, 30), chance.randint(1, 4))
    changed = changed.replace("  heat ", "".join(f"  enter {n}\n" for n in late) + "  heat ", 1)
    after = drawn(changed)
    old, new = places(before), places(after)
    assert {bib: new[bib] for bib in old if bib != str(gone)} == {
        bib: place for bib, place in old.items() if bib != str(gone)
    }
    assert set(new) == {*old, *map(str, late)} - {str(gone)}
    assert drawn(after) == after
    again = drawn(after, again=True)
    scratched = f'  enter {gone} scratched="ill" '
    fresh = [entry.replace(f"  enter {gone} ", scratched) for entry in entries]
    fresh += [f"  enter {n}" for n in late]
    assert places(again) == places(drawn(meet(event, fresh)))
    assert drawn(again, again=True) == again
