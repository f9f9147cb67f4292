"""`meetc advance`: who goes on from a round, and the heats and lanes of the next."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import meetc as library
from tests.conftest import Meetc
from tests.support.drawn import examples

HEAD = 'meet "Spring" slug=spring country=GBR date=2026-05-09\n'
EVENT = "event T01 100 F rounds=2,1 lanes=8 qual_by_place=2 qual_fastest_losers=2\n"
HEATS = """\
  heat 1 official
    1  10.40
    2  10.50
    3  10.60
    4  10.70
  heat 2 official
    5  10.45
    6  10.55
    7  10.58
    8  10.59
"""


def meet(event: str = EVENT, heats: str = HEATS, people: int = 16) -> str:
    bibs = range(1, people + 1)
    return HEAD + "".join(f'athlete {n} "F{n} L{n}" F\n' for n in bibs) + event + heats


def advanced(meetc: Meetc, text: str, *options: str) -> str:
    path = meetc.write("a.meet", text)
    ran = meetc("advance", "a.meet", "T01", "--write", *options)
    assert ran.code == 0, ran.err
    return path.read_text(encoding="utf-8")


def refused(meetc: Meetc, text: str) -> str:
    """Why an event does not advance; the text is as it was."""
    path = meetc.write("a.meet", text)
    ran = meetc("advance", "a.meet", "T01", "--write")
    assert (ran.code, ran.out, path.read_text(encoding="utf-8")) == (3, "", text)
    said = re.fullmatch(r"meetc: T01: (.*); nothing is changed\n", ran.err)
    assert said is not None, ran.err
    return said[1]


def qualified(text: str) -> dict[str, str]:
    """The qualifiers of the rows of a text, by bib."""
    return dict(re.findall(r"^    (\d+) .*\b(q[RJD]|[Qq])\b", text, re.MULTILINE))


def lanes(text: str, number: int = 2) -> list[dict[str, int]]:
    """The lanes of the heats of a round, by bib."""
    units = library.payload(library.compile(text).meet)["events"][0]["units"]
    heats = sorted((u for u in units if u["round"] == number), key=lambda unit: unit["heat"])
    return [{row["bib"]: row.get("lane") for row in unit["results"]} for unit in heats]


def test_by_place_and_by_time_with_the_lanes_of_the_final(meetc: Meetc) -> None:
    text = advanced(meetc, meet())
    assert qualified(text) == {"1": "Q", "2": "Q", "5": "Q", "6": "Q", "7": "q", "8": "q"}
    (final,) = lanes(text)
    assert {final[bib] for bib in ("1", "5", "2", "6")} == {3, 4, 5, 6}
    assert {final[bib] for bib in ("7", "8")} == {2, 7}
    assert "draw=20260509" in text
    assert library.compile(text, strict=True).diagnostics == ()
    assert refused(meetc, text) == (
        "round 2 has rows, which stay as they are; --replace BIB has the next best start for one "
        "of them, and without its rows it is drawn again"
    )


def test_it_is_shown_with_its_reasons_before_it_is_written(meetc: Meetc) -> None:
    path = meetc.write("a.meet", meet())
    ran = meetc("advance", "a.meet", "T01")
    assert (ran.code, path.read_text(encoding="utf-8")) == (0, meet())
    assert "+    1  10.40 Q\n" in ran.out
    assert ran.err.splitlines()[0] == "1 Q  place 1 of heat 1; the first 2 go on"
    assert ran.err.splitlines()[-2:] == [
        "8 q  among the fastest others of all heats",
        "nothing is written yet: --write does it",
    ]


def test_a_dead_heat_for_the_last_place_takes_a_place_by_time(meetc: Meetc) -> None:
    heats = HEATS.replace("3  10.60", "3  10.50 place=2").replace("2  10.50", "2  10.50 place=2")
    text = advanced(meetc, meet(heats=heats))
    assert qualified(text) == {"1": "Q", "2": "Q", "3": "Q", "5": "Q", "6": "Q", "7": "q"}


def test_thousandths_part_the_last_time(meetc: Meetc) -> None:
    heats = HEATS.replace("3  10.60", "3  10.59 raw=10.588").replace(
        "8  10.59", "8  10.59 raw=10.583"
    )
    assert qualified(advanced(meetc, meet(heats=heats)))["8"] == "q"
    why = refused(meetc, meet(heats=HEATS.replace("3  10.60", "3  10.59")))
    assert why.startswith("3, 8 for 1 place: equal to 0.01 s")


def test_equal_times_by_hand_have_no_thousandths_to_ask_for(meetc: Meetc) -> None:
    """Times by hand to 0.1 s are a tie between heats: all go on where there are lanes, else lots
    are drawn; in one heat the judges have parted them, or are asked for."""
    level = """\
  heat 1 official
    1  10.4
    2  10.5  place=2
    3  10.5  place=3
  heat 2 official
    5  10.3
    6  10.4
    7  10.5
    8  10.5  place=4
"""
    event = EVENT.replace("qual_fastest_losers=2", "qual_fastest_losers=1")
    assert qualified(advanced(meetc, meet(event, level))) == {
        "1": "Q", "2": "Q", "3": "q", "5": "Q", "6": "Q", "7": "q",
    }  # fmt: skip
    assert refused(meetc, meet(event.replace("lanes=8", "lanes=5"), level)) == (
        "3, 7 for 1 place: equal by hand, and there are not lanes for all: a draw decides; "
        "write qD behind who goes on"
    )
    why = refused(meetc, meet(event, level.replace("  place=2", "").replace("  place=3", "")))
    assert why.startswith("2, 3 for 1 place: equal by hand at the last place that counts: ")


def test_a_draw_that_people_have_made(meetc: Meetc) -> None:
    event = EVENT.replace("lanes=8", "lanes=6")
    level = HEATS.replace("3  10.60", "3  10.59 raw=10.583").replace(
        "8  10.59", "8  10.59 raw=10.583"
    )
    why = refused(meetc, meet(event, level))
    assert why == (
        "3, 8 for 1 place: equal to 0.001 s, and there are not lanes for all: a draw decides; "
        "write qD behind who goes on"
    )
    text = advanced(meetc, meet(event, level.replace("10.583\n    4", "10.583 qD\n    4")))
    assert qualified(text)["3"] == "qD"
    assert "8" not in qualified(text)
    assert len(lanes(text)[0]) == 6
    assert len(lanes(advanced(meetc, meet(EVENT, level)))[0]) == 7  # with eight lanes both go on


def test_who_goes_on_by_decision_goes_on_as_well(meetc: Meetc) -> None:
    text = advanced(meetc, meet(heats=HEATS.replace("4  10.70", "4  DNF qR note=hindered")))
    assert qualified(text)["4"] == "qR"
    assert "4" in lanes(text)[0]
    assert len(lanes(text)[0]) == 7


@pytest.mark.parametrize(
    ("event", "heats", "why"),
    [
        (EVENT, HEATS.replace("8  10.59\n", "8\n").replace("7  10.58", "7").replace(
            "6  10.55", "6").replace("5  10.45", "5"), "heat 2 is not over"),
        (EVENT, HEATS.replace("heat 2 official", "heat 2 in_progress"), "heat 2 is not over"),
        (EVENT, HEATS.replace("heat 2 official", "heat 2").replace("7  10.58", "7"),
         "heat 2 is not over: 7 has no result"),
        (EVENT, HEATS.replace("heat 2 official", "heat 2").replace("7  10.58", "7").replace(
            "6  10.55", "6"), "heat 2 is not over: 6, 7 have no result"),
        (EVENT.replace(" qual_by_place=2 qual_fastest_losers=2", ""), HEATS,
         "who goes on from it? qual_by_place= and qual_fastest_losers= say it"),
        (EVENT, "", "no round has results yet"),
        (EVENT.replace("2,1", "1"), HEATS[:HEATS.index("  heat 2")], "its last round is held"),
        (EVENT, HEATS.replace("4  10.70", "4  10.70 q"), "4 has q, and by the rule does not go on"),
        (EVENT.replace("lanes=8", "lanes=4").replace("losers=2", "losers=4"), HEATS,
         "8 go on, and there are 1 x 4 lanes"),
        ("event T01 1HR F rounds=2,1\n", "  heat 1\n    1 15100\n  heat 2\n    2 15200\n",
         "who goes on in 1HR is typed"),
    ],
)  # fmt: skip
def test_what_cannot_go_on(meetc: Meetc, event: str, heats: str, why: str) -> None:
    assert refused(meetc, meet(event, heats)) == why


def test_semifinals_are_seeded_by_rank(meetc: Meetc) -> None:
    """Winners before seconds, seconds before times: to and fro over two semifinals of 400 m."""
    event = "event T01 400 F rounds=4,2,1 lanes=8 qual_by_place=3 qual_fastest_losers=4\n"
    marks = iter(range(16))
    heats = "".join(
        f"  heat {heat} official\n"
        + "".join(f"    {heat * 4 - 3 + n}  5{n}.{next(marks):02}\n" for n in range(4))
        for heat in range(1, 5)
    )
    first, second = lanes(advanced(meetc, meet(event, heats)))
    assert len(first) == len(second) == 8
    assert {"1", "13"} <= first.keys()  # the winners by their times: 1 and 4, then 2 and 3
    assert {"5", "9"} <= second.keys()
    assert {first["1"], first["13"]} <= {4, 5, 6, 7}
    assert {first[bib] for bib in ("4", "16")} == {1, 2}


@example([[11_001] * 3, [11_001] * 3, [11_001, 11_001, 11_002, 11_002]], 3, 0)
@examples(100)
@given(
    st.lists(st.lists(st.integers(11_001, 11_009), min_size=2, max_size=4),
             min_size=2, max_size=4),
    st.integers(0, 3),
    st.integers(0, 5),
)  # fmt: skip
def test_no_heat_is_overfull_and_nobody_faster_stays_behind(
    times: list[list[int]], by_place: int, by_time: int
) -> None:
    """By thousandths, as the rule reads: who is level for the last place goes on while there are
    lanes, else lots are drawn; one more by place takes a place by time away. TR21"""
    from meetc.edit.next_round import with_next_round
    from meetc.edit.start_lists import CannotSeedError
    from meetc.edit.texts import Texts

    event = (f"event T01 100 F rounds={len(times)},2 lanes=4 qual_by_place={by_place} "
             f"qual_fastest_losers={by_time}\n")  # fmt: skip
    bibs = iter(range(1, 99))
    of = [sorted((time, next(bibs)) for time in heat) for heat in times]
    heats = "".join(
        f"  heat {n} official\n"
        + "".join(f"    {bib}  11.01 raw={time / 1000:.3f}\n" for time, bib in heat)
        for n, heat in enumerate(of, 1)
    )
    by_right = {bib for heat in of for time, bib in heat
                if sum(faster < time for faster, _ in heat) < by_place}  # fmt: skip
    by_time -= max(0, len(by_right) - by_place * len(of))
    others = sorted((time, bib) for heat in of for time, bib in heat if bib not in by_right)
    last = others[:by_time][-1][0] if by_time > 0 and others else 0
    by_clock = {bib for time, bib in others if time <= last}
    texts, compiled = Texts.compiled("a.meet", meet(event, heats, 40).encode(), lambda path: b"")
    assert compiled.ok
    try:
        text = with_next_round(texts, compiled, "T01", 7).texts.files["a.meet"].decode()
    except CannotSeedError:  # nobody goes on, or there is no lane for all of them
        if not by_right | by_clock or len(by_right | by_clock) > 8:
            return
        raise
    next_heats = lanes(text)
    assert {int(bib) for heat in next_heats for bib in heat} == by_right | by_clock
    assert all(len(heat) <= 4 and len(set(heat.values())) == len(heat) for heat in next_heats)
    assert qualified(text) == {
        **{str(bib): "Q" for bib in by_right}, **{str(bib): "q" for bib in by_clock},
    }  # fmt: skip
