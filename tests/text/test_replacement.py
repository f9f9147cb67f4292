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


def test_without_typed_qualifiers_who_has_left_is_not_next(meetc: Meetc) -> None:
    """Q and q follow from the rule, whether they are typed or not."""
    final = "  final\n" + "".join(f"    {n} lane={n}\n" for n in (1, 2, 5, 6, 7, 8))
    text, told = replaced(meetc, meet(heats=HEATS + final), "5")
    assert told.startswith("3 for 5 in final, lane 5: the next best by time")
    assert library.compile(text, strict=True).diagnostics == ()
    text, told = replaced(meetc, text, "1")
    assert told.startswith("4 for 1 in final, lane 1")
    assert library.compile(text, strict=True).diagnostics == ()


def test_who_is_scratched_after_the_heat_is_replaced(meetc: Meetc) -> None:
    """The start row of who is scratched counts for nothing, and its lane goes to the next best."""
    final = advanced(meetc, meet(heats=entries() + HEATS))
    (before,) = lanes(final)
    out = final.replace("  enter 5\n", '  enter 5 scratched="injury"\n')
    assert library.compile(out, strict=True).diagnostics == ()
    text, told = replaced(meetc, out, "5")
    assert told.startswith(f"3 for 5 in final, lane {before['5']}: the next best by time")
    (after,) = lanes(text)
    assert after == {bib: lane for bib, lane in before.items() if bib != "5"} | {"3": before["5"]}
    assert library.compile(text, strict=True).diagnostics == ()
    why = meetc("why", "a.meet", "T01", "3").out
    assert "in the place of 5 F5 L5, who is scratched: the next best by time of round 1" in why


def entries(*scratched: int) -> str:
    """The entries of all eight, some of whom are scratched."""
    out = dict.fromkeys(scratched, ' scratched="injury"')
    return "".join(f"  enter {n}{out.get(n, '')}\n" for n in range(1, 9))


def test_who_is_scratched_before_the_draw_is_not_drawn(meetc: Meetc) -> None:
    """The Q that was won stands; the next best are drawn with the others, by their own rank."""
    path = meetc.write("a.meet", meet(heats=entries(5, 1) + HEATS))
    ran = meetc("advance", "a.meet", "T01", "--write")
    assert ran.err.splitlines()[-2:] == [
        "3 for 1, who is scratched: the next best by time of round 1 with 10.60",
        "4 for 5, who is scratched: the next best by time of round 1 with 10.70",
    ]
    text = path.read_text(encoding="utf-8")
    (final,) = lanes(text)
    assert sorted(final) == ["2", "3", "4", "6", "7", "8"]
    assert {final["3"], final["4"]} == {2, 7}
    assert re.search(r"^    5  10\.45 Q$", text, re.MULTILINE)
    assert library.compile(text, strict=True).diagnostics == ()
    why = meetc("why", "a.meet", "T01", "4").out
    assert "starts for 5: in the place of 5 F5 L5, who is scratched: the next best by time" in why
    assert "draw=20260509 gives lane" in why


def test_a_place_stays_free_where_nobody_is_left(meetc: Meetc) -> None:
    meetc.write("a.meet", meet(heats=entries(1, 2, 5) + HEATS))
    ran = meetc("advance", "a.meet", "T01", "--write")
    assert ran.err.splitlines()[-1] == "2 is scratched, and nobody is left for the place"
    (final,) = lanes((meetc.folder / "a.meet").read_text(encoding="utf-8"))
    assert sorted(final) == ["3", "4", "6", "7", "8"]


def test_in_the_field_the_next_best_fills_the_place_of_who_is_scratched(meetc: Meetc) -> None:
    people = "".join(f'athlete {n} "F{n} L{n}" M\n' for n in range(1, 5))
    text = f"{MEET}{people}event F01 LJ M rounds=1,1 qual_fastest_losers=2\n"
    text += "  enter 1\n  enter 2 scratched=injury\n  enter 3\n  enter 4\n  heat 1 official\n"
    text += "    1  8.00(0.0)\n    2  7.80(0.0)\n    3  7.50(0.0)\n    4  7.60(0.0)\n"
    path = meetc.write("a.meet", text)
    ran = meetc("advance", "a.meet", "F01", "--write")
    assert ran.err.splitlines()[-1] == (
        "4 for 2, who is scratched: the next best by mark of round 1 with 7.60"
    )
    after = path.read_text(encoding="utf-8")
    assert sorted(after.split("final\n")[1].split()) == ["1", "4"]
    assert library.compile(after, strict=True).diagnostics == ()


def test_why_tells_who_was_replaced_and_by_what_rule(meetc: Meetc) -> None:
    text, _ = replaced(meetc, advanced(meetc, meet()), "5")
    lane = lanes(text)[0]["3"]
    assert meetc("why", "a.meet", "T01", "3").out.split("\n\n")[1] == (
        "T01 final: 3 F3 L3\n"
        "  starts for 5: in the place of 5 F5 L5, who has left: the next best by time"
        " of round 1, with 10.60\n"
        "    rule TR20.8 (wa2025)\n"
        f"    a.meet:{text[: text.index('    3  lane=')].count(chr(10)) + 1}:5: "
        f'3 lane={lane} note="replaces 5"\n'
        "    a.meet:25:5: 5 10.45 Q\n"
        "    a.meet:22:5: 3 10.60\n"
        f"  lane {lane}: that of 5, whose place it is: lanes are not drawn again\n"
        "    rule TR20.8 (wa2025)\n"
        f"    a.meet:{text[: text.index('    3  lane=')].count(chr(10)) + 1}:5: "
        f'3 lane={lane} note="replaces 5"\n'
        "    a.meet:18:28: event T01 100 F rounds=2,1 lanes=8 qual_by_place=2 "
        "qual_fastest_losers=2 draw=20260509\n"
    )
    heat = meetc("why", "a.meet", "T01", "3").out
    assert "; in the final for 5 F5 L5, who has left\n" in heat
    gone = meetc("why", "a.meet", "T01", "5").out
    assert "the first 2 go on; has left, and 3 F3 L3 is in the final instead\n" in gone


def test_lanes_of_the_others_are_still_those_of_the_draw(meetc: Meetc) -> None:
    """A replacement does not move them, and ranks behind nobody in the draw."""
    text, _ = replaced(meetc, advanced(meetc, meet()), "5")
    final = meetc("why", "a.meet", "T01").out.split("final\n")[1]
    assert text.count("replaces") == 1
    assert "drawn for another list" not in final
    assert final.count("draw=20260509 gives lane") == 5


def test_why_tells_a_replacement_that_the_rule_does_not_make(meetc: Meetc) -> None:
    text = advanced(meetc, meet())
    at = re.search(r"^    5 +lane=(\d)$", text, re.MULTILINE)
    assert at is not None
    meetc.write("a.meet", text.replace(at[0], f'    4  lane={at[1]}  note="replaces 5"'))
    assert "typed in the row: by the rule it is not the next best" in (
        meetc("why", "a.meet", "T01", "4").out
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
