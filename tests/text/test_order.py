"""`meetc order`: who goes on after the cut, and the order of the later trials."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import meetc as library
from meetc.rules.cut import (
    behind_the_cut,
    counting,
    cut,
    later_order,
    left_behind,
    still_to_come,
)
from tests.conftest import MEET, Meetc, found
from tests.support.drawn import examples

NINE = "8.00 7.90 7.80 7.70 7.60 7.50 7.40 7.20 7.10".split()
EVENT = "event F01 LJ M cut_after_round=3 cut_survivors=8\n"


def meet(cards: list[str], event: str = EVENT, header: str = "final") -> str:
    bibs = range(1, len(cards) + 1)
    people = "".join(f'athlete {n} "F{n} L{n}" M\n' for n in bibs)
    rows = "".join(f"    {n}  {card}\n" for n, card in zip(bibs, cards, strict=True))
    return f"{MEET}{people}{event}  {header}\n{rows}"


def winds(card: str) -> str:
    """A card of the long jump, each mark with a wind."""
    return re.sub(r"\d\.\d\d", r"\g<0>(0.0)", card)


def cards(bests: list[str]) -> list[str]:
    return [winds(f"{best} x 6.00") for best in bests]


def ordered(meetc: Meetc, text: str, *options: str) -> list[str]:
    path = meetc.write("a.meet", text)
    ran = meetc("order", "a.meet", "F01", "--write", *options)
    assert ran.code == 0, ran.err
    rows = path.read_text(encoding="utf-8").split("final")[1].splitlines()[1:]
    return [row.split()[0] for row in rows if not row.strip().startswith("#")]


def refused(meetc: Meetc, text: str, *options: str) -> str:
    path = meetc.write("a.meet", text)
    ran = meetc("order", "a.meet", "F01", "--write", *options)
    assert (ran.code, ran.out, path.read_text(encoding="utf-8")) == (3, "", text)
    said = re.fullmatch(r"meetc: F01: (.*); nothing is changed\n", ran.err)
    assert said is not None, ran.err
    return said[1]


def test_the_best_eight_go_on_and_the_last_of_them_begins(meetc: Meetc) -> None:
    text = meet(cards(NINE))
    assert ordered(meetc, text) == ["8", "7", "6", "5", "4", "3", "2", "1", "9"]
    shown = meetc("order", "a.meet", "F01")
    assert (shown.code, shown.out) == (0, "")
    assert shown.err.splitlines() == [
        "8  place 8 with 7.20 after trial 3",
        *(f"{n}  place {n} with {NINE[n - 1]} after trial 3" for n in range(7, 0, -1)),
        "9  out: place 9 with 7.10 after trial 3, the best 8 go on",
        "the rows are in this order",
    ]


def test_who_is_level_for_the_eighth_place_goes_on(meetc: Meetc) -> None:
    level = winds("7.20 7.10 6.00")
    made = [*cards(NINE[:7]), level, level]
    assert ordered(meetc, meet(made)) == ["8", "9", "7", "6", "5", "4", "3", "2", "1"]


def test_the_second_best_mark_parts_who_is_level_for_the_eighth_place(meetc: Meetc) -> None:
    made = [*cards(NINE[:7]), winds("7.20 6.90 x"), winds("7.20 7.00 x")]
    assert ordered(meetc, meet(made)) == ["9", "7", "6", "5", "4", "3", "2", "1", "8"]


def test_where_eight_or_fewer_began_all_go_on(meetc: Meetc) -> None:
    """Who has no valid mark begins, in the order of before."""
    made = [*cards(NINE[:5]), "x x x", "x - x"]
    assert ordered(meetc, meet(made)) == ["6", "7", "5", "4", "3", "2", "1"]


def test_who_is_out_makes_no_place_among_the_best(meetc: Meetc) -> None:
    made = [*cards(NINE), "DNS", winds("8.10 8.20 8.30") + ' DQ note="TR7"']
    assert ordered(meetc, meet(made))[-3:] == ["9", "10", "11"]
    assert meetc("order", "a.meet", "F01").err.splitlines()[9:11] == ["10  out: DNS", "11  out: DQ"]


def test_who_has_no_valid_mark_is_not_among_the_best_of_nine(meetc: Meetc) -> None:
    made = [*cards(NINE[:7]), "x x x", "x x x"]
    assert ordered(meetc, meet(made)) == ["7", "6", "5", "4", "3", "2", "1", "8", "9"]


def test_the_rules_cut_where_the_event_says_nothing(meetc: Meetc) -> None:
    assert ordered(meetc, meet(cards(NINE), "event F01 LJ M\n"))[0] == "8"


def test_the_order_is_made_anew_before_the_last_trial(meetc: Meetc) -> None:
    made = cards(NINE)
    made[7] += winds(" 8.10 x")
    for n in range(7):
        made[n] += " x x"
    assert ordered(meetc, meet(made), "--after", "5") == [
        "7", "6", "5", "4", "3", "2", "1", "8", "9",
    ]  # fmt: skip


def test_lines_keep_their_words_and_comments(meetc: Meetc) -> None:
    text = meet(cards(["5.00", "6.50"])).replace("    1  ", "    # the champion\n    1  ")
    text = text.replace("x 6.00(0.0)\n    2", "x 6.00(0.0)   # windy\n    2") + "# the end\n"
    ordered(meetc, text)
    lines = (meetc.folder / "a.meet").read_text().splitlines()
    assert lines[-4:] == [
        "    # the champion", "    1  5.00(0.0) x 6.00(0.0)   # windy",
        "    2  6.50(0.0) x 6.00(0.0)", "# the end",
    ]  # fmt: skip
    ordered(meetc, text.replace("5.00(0.0)", "6.90(0.0)"))
    lines = (meetc.folder / "a.meet").read_text().splitlines()
    assert lines[-4:] == [
        "    2  6.50(0.0) x 6.00(0.0)", "    # the champion",
        "    1  6.90(0.0) x 6.00(0.0)   # windy", "# the end",
    ]  # fmt: skip


def test_numbers_that_are_written_change_in_their_place(meetc: Meetc) -> None:
    made = [f"{card}  order={n}" for n, card in enumerate(cards(["6.50", "6.40"]), 1)]
    assert ordered(meetc, meet(made)) == ["1", "2"]
    text = (meetc.folder / "a.meet").read_text()
    assert re.findall(r"order=(\d)", text) == ["2", "1"]
    assert ordered(meetc, text) == ["1", "2"]


def test_without_write_it_is_shown(meetc: Meetc) -> None:
    path = meetc.write("a.meet", text := meet(cards(NINE)))
    ran = meetc("order", "a.meet", "F01")
    assert ran.out.startswith("--- a.meet\n+++ a.meet\n")
    assert path.read_text() == text


@pytest.mark.parametrize(
    ("text", "options", "why"),
    [
        (meet(["6.50(0.0) x ."]), (), "bib 1 has 2 of 3 trials"),
        (meet(["6.50(0.0) x x", ""]), (), "bib 2 has 0 of 3 trials"),
        (meet(["", ""]), (), "no trial is written yet"),
        (meet([*cards(NINE[:2]), *cards(NINE[:1])]).replace("    3  8.00(0.0) x 6.00(0.0)",
            "    3  8.00(0.0) x 6.00(0.0) x"), (), "trial 4 has begun: nothing is moved any more"),
        (meet(cards(NINE), "event F01 LJ M cut_after_round=0\n"), (),
            "cut_after_round=0 says that there is no cut"),
        (meet(cards(NINE), "event F01 LJ M attempts=3\n"), (),
            "each has 3 trials, and none is behind trial 3"),
        (meet(cards(NINE)), ("--after", "6"), "each has 6 trials, and none is behind trial 6"),
        (meet(["11.20"], "event F01 100 M\n"), (), "only throws and horizontal jumps have a cut"),
        (meet(cards(NINE), "event F01 LJ M rounds=2,1\n", "heat 1"), (), "no trial is written yet"),
        (meet(cards(NINE), "event F01 LJ M rounds=2\n", "heat 1"), (),
            "it has several groups, and the best of all of them go on"),
    ],
)  # fmt: skip
def test_what_is_not_ordered(meetc: Meetc, text: str, options: tuple[str, ...], why: str) -> None:
    assert refused(meetc, text, *options) == why


def test_an_unknown_event(meetc: Meetc) -> None:
    meetc.write("a.meet", meet(cards(NINE)))
    assert "there is no event F02; did you mean F01?" in meetc("order", "a.meet", "F02").err


def test_a_survivor_without_trials_is_told_once_the_results_are_official() -> None:
    made = cards(NINE)
    for n in range(7):
        made[n] += " x x x"
    message = "M659 20:5 bib 8 is among the best 8 after trial 3, and has no trial behind it"
    assert found(meet(made, header="final official")) == [message]
    assert found(meet(made)) == []
    for said in (" r", " - - -"):
        own = [*made[:7], made[7] + said, made[8]]
        assert found(meet(own, header="final official")) == []
    assert found(meet(cards(NINE), header="final official")) == []


FIVE = ["7.00 6.00 6.00", "7.50 x x", "7.00 6.10 x", "x x x", "6.90 - x"]


@pytest.mark.parametrize(
    ("survivors", "going_on", "later"),
    [
        (1, [1], [1]), (2, [1, 2], [2, 1]),  # the second best parts 7.00 and 7.00
        (3, [0, 1, 2], [0, 2, 1]), (4, [0, 1, 2, 4], [4, 0, 2, 1]),
        (5, [0, 1, 2, 3, 4], [3, 4, 0, 2, 1]),  # all go on, who has no mark first
        (9, [0, 1, 2, 3, 4], [3, 4, 0, 2, 1]),
    ],
)  # fmt: skip
def test_who_goes_on_and_in_which_order(
    survivors: int, going_on: list[int], later: list[int]
) -> None:
    """TR25.5 and TR25.6, after three trials."""
    series = [card.split() for card in FIVE]
    made = cut(series, 3, survivors)
    assert made == ([3, 1, 2, None, 4], going_on)
    assert later_order(*made) == still_to_come(series, 3, survivors) == later
    assert cut([*series, []], 3, 5).survivors == [0, 1, 2, 3, 4]  # who has not begun
    assert cut([*series, [".", ".", ".", "8.00"]], 3, 5).survivors == [0, 1, 2, 3, 4]


def test_who_is_level_keeps_the_order() -> None:
    series = [card.split() for card in ("x x x", "7.00 x x", "x x x", "7.00 x x", "8.00 x x")]
    assert later_order(*cut(series, 3, 8)) == [0, 2, 1, 3, 4]
    assert later_order(*cut(series, 3, 2)) == [1, 3, 4]  # both second


@pytest.mark.parametrize(
    ("cards", "later"),
    [
        (["7.00 x x", "7.10 x x", "6.00 x x"], [0, 1]),
        (["7.00 x x", "7.10 x .", "6.00 x x"], []),  # a third trial is to come
        (["7.00 x x", "7.10 x", "6.00 x x"], []),
        (["7.00 x x", "7.10 r", "6.00 x x"], [0, 1]),  # who has retired has none
        (["7.00 x x", "7.10 x x x", "6.00 x x"], []),  # the fourth has begun
        (["7.00 x x", "7.10 x x .", "6.00 x x"], [0, 1]),
        (["7.00 x x", "", "7.10 x x"], [0, 2]),
        (["", ""], []), ([], []),
    ],
)  # fmt: skip
def test_the_later_trials_are_to_come(cards: list[str], later: list[int]) -> None:
    assert still_to_come([card.split() for card in cards], 3, 2) == later


@pytest.mark.parametrize(
    ("cards", "behind", "left"),
    [
        (["7.00 x x 7.00", "7.10 x x x", "6.00 x x 6.10"], [2], []),
        (["7.00 x x 7.00", "7.10 x x", "6.00 x x - r ."], [], [1]),
        (["7.00 x x 7.00", "7.10 x x .", "6.00 x x x"], [2], [1]),
        (["7.00 x x 7.00", "7.10 x r", "6.00 x x"], [], []),
        (["7.00 x x", "7.10 x x", "6.00 x x"], [], []),
        (["7.00 x x x", "7.10 x x"], [], [1]),  # no more than two began: nobody is cut
        (["7.00 x x x", "x x x x"], [], []),
        (["7.00 x x x", "7.10 x x x", ". . . 7.20"], [], []),
    ],
)  # fmt: skip
def test_trials_behind_the_cut(cards: list[str], behind: list[int], left: list[int]) -> None:
    series = [card.split() for card in cards]
    assert (behind_the_cut(series, 3, 2), left_behind(series, 3, 2)) == (behind, left)


def test_the_trials_of_who_is_out_do_not_count() -> None:
    card = ("7.00", "x")
    assert [counting(mark, card) for mark in ("DNS", "DQ", "DNF")] == [()] * 3
    assert [counting(mark, card) for mark in ("NM", "7.00", None)] == [card] * 3


TRIALS = st.sampled_from(("x", "-", ".", "r", "7.00", "7.10", "7.20"))


@given(st.lists(st.lists(TRIALS, max_size=6), max_size=12), st.integers(1, 8))
@examples(100)
def test_laws_of_the_cut(series: list[list[str]], survivors: int) -> None:
    made = cut(series, 3, survivors)
    began = [n for n, own in enumerate(series) if set(own[:3]) - {"."}]
    assert set(made.survivors) <= set(began)
    assert len(made.survivors) >= min(
        survivors, len(began if len(began) <= survivors else [p for p in made.places if p])
    )
    order = later_order(made.places, made.survivors)
    assert sorted(order) == made.survivors
    worst_first = [made.places[n] or len(series) + 1 for n in order]
    assert worst_first == sorted(worst_first, reverse=True)
    assert not set(left_behind(series, 3, survivors)) - set(made.survivors)
    assert not set(behind_the_cut(series, 3, survivors)) & set(made.survivors)


def test_the_order_is_sent(meetc: Meetc) -> None:
    ordered(meetc, meet(cards(NINE)))
    text = (meetc.folder / "a.meet").read_text()
    rows = library.payload(library.compile(text).meet)["events"][0]["units"][0]["results"]
    assert [row["bib"] for row in sorted(rows, key=lambda row: row["order"])][:2] == ["8", "7"]


def test_paper_has_a_card_for_the_trials_behind_the_cut(meetc: Meetc) -> None:
    """Who goes on in their order, with the marks so far and boxes for the rest."""

    def card(text: str) -> str:
        meetc.write("a.meet", text)
        assert meetc("build", "--target", "print", "--force", "a.meet").code == 0
        page = (meetc.folder / "a.print.html").read_text()
        return page[page.index("Field cards") :] if "Field cards" in page else ""

    made = card(meet(cards(NINE), header="final in_progress"))
    made = made[: made.index("</section>")]
    rows = re.findall(r'<tr><td class="n">(\d)</td><td class="n">(\d)</td>', made)
    assert rows == [(str(n), str(9 - n)) for n in range(1, 9)]
    assert "from trial 4 on" in made
    eighth = made[made.index('<td class="n">8</td>') :].partition("</tr>")[0]
    assert re.findall(r'<td class="box">([^<]*)', eighth)[:4] == ["7.20", "x", "6.00", ""]
    winds = re.findall(r'<span class="wind">([^<]*)', eighth)
    assert winds == ["0.0", "\u00a0", "0.0", "wind", "wind", "wind"]
    assert re.findall(r'<td class="box out">([^<]*)', eighth) == ["7.20", "8", "1"]
    indoors = card(
        meet(cards(NINE), header="final in_progress").replace("slug", "type=INDOOR slug")
    )
    assert '<td class="box">7.20</td>' in indoors
    assert 'class="wind"' not in indoors
    assert card(meet([*cards(NINE[:8]), "7.10(0.0) x ."], header="final in_progress")) == ""
    begun = [cards(NINE)[0] + " x", *cards(NINE)[1:]]
    assert card(meet(begun, header="final in_progress")) == ""


@pytest.mark.parametrize(
    ("event", "told"),
    [
        ("SP F cut_after_round=6 cut_survivors=8", []),  # nobody is cut, and nothing is wrong
        ("SP F cut_after_round=3 attempts=3", []),
        ("SP F cut_after_round=7 attempts=8", []),
        ("SP F cut_after_round=0", []),
        ("SP F cut_after_round=8 cut_survivors=3", ["is cut after trial 8, and each has 6 trials"]),
        ("SP F cut_after_round=6 attempts=4", ["is cut after trial 6, and each has 4 trials"]),
        ("LJ F rounds=2,1 cut_after_round=7", ["is cut after trial 7, and each has 6 trials"]),
    ],
)
def test_a_cut_lies_within_the_trials(event: str, told: list[str]) -> None:
    """M663: the two numbers in each other's place send nobody out, without a word."""
    lines = found(MEET + f"event F01 {event}\n")
    assert [line.split("F01 ")[1] for line in lines if "M663" in line] == told
