"""`meetc build --target announcer`: what is said at the track, and what is needed."""

from __future__ import annotations

import re

import pytest

from meetc.disciplines import discipline
from meetc.rules.needed import beyond, mark_for_points
from meetc.rules.points import points
from tests.conftest import EXAMPLES, MEET, Meetc


def announced(meetc: Meetc, text: str | bytes) -> str:
    meetc.write("spring.meet", text)
    ran = meetc("build", "--target", "announcer", "spring.meet")
    assert (ran.code, ran.out) == (0, "wrote spring.announcer.html\n"), ran.err
    page = (meetc.folder / "spring.announcer.html").read_text(encoding="utf-8")
    told = re.sub(r'<small class="brief.*?</small>', "", page[page.index("<main") :])  # on phones
    return " ".join(re.sub(r"<[^>]+>", " ", told).split())


def people(number: int) -> str:
    return "".join(f'athlete {n} "A{n}" "B" M\n' for n in range(1, number + 1))


def test_a_jump_that_is_going_on_tells_what_is_needed(meetc: Meetc) -> None:
    rows = "    1 6.90 6.95\n    2 6.93 x\n    3 6.80\n    4 6.70 6.60\n"
    rows += "    5 x x x\n    6 6.10 r\n    7 DNS\n"
    text = MEET + people(7) + 'event F01 LJ "Long Jump" M\n  final in_progress\n' + rows
    words = announced(meetc, text)
    assert "6.95 6.90 6.95 leads" in words
    assert "6.93 6.93 x 6.96 for the lead" in words
    assert "6.80 6.80 6.94 for second" in words
    assert "6.70 6.70 6.60 6.81 for third" in words
    assert (
        "6.10 6.10 r 7 A7 B DNS 5 A5 B x x x 6.81 for third" in words
    )  # who has retired needs nothing


def test_a_vertical_jump_that_is_going_on_tells_the_height_of_each_trial(meetc: Meetc) -> None:
    """ "- - o xo" left the announcer to count the bars, and a jump-off was kept back."""
    text = MEET + people(3) + (
        'event F01 HJ "High Jump" M\n  final in_progress\n'
        "    heights 1.60 1.65 1.70 | 1.70 1.68\n"
        "    1 - o xxx | x o\n    2 - o xxx | x x\n    3 o xxx\n"
    )  # fmt: skip
    words = " ".join(announced(meetc, text).replace("&nbsp;", " ").split())
    assert "A1 B 1.68 1.60 - · 1.65 o · 1.70 xxx Jump-off 1.70 x · 1.68 o" in words
    assert "3 A3 B 1.60 1.60 o · 1.65 xxx" in words
    assert "Needs" not in words


def test_behind_the_cut_who_is_out_needs_nothing(meetc: Meetc) -> None:
    """The ninth, who has no trial left, was told what is needed for third."""
    rows = "".join(f"    {n} {7 - n / 10:.2f} x {6 - n / 10:.2f}\n" for n in range(1, 6))
    head = 'event F01 LJ "Long Jump" M cut_after_round=3 cut_survivors=3\n  final in_progress\n'
    text = MEET + people(5) + head + rows
    words = announced(meetc, text)
    assert "6.70 6.70 x 5.70 6.81 for second" in words
    assert "4 A4 B 6.60 6.60 x 5.60 5 5 A5 B" in words
    on_the_way = announced(meetc, text.replace("6.50 x 5.50", "6.50 x"))
    assert "6.60 6.60 x 5.60 6.71 for third" in on_the_way
    assert "6.50 6.50 x 6.71 for third" in on_the_way
    fourth = text.replace("6.90 x 5.90", "6.90 x 5.90 x")
    assert "6.60 6.60 x 5.60 5 5 A5 B" in announced(meetc, fourth)


def test_before_the_cut_it_tells_what_goes_on(meetc: Meetc) -> None:
    rows = "".join(f"    {n} {7 - n / 10:.2f}\n" for n in range(1, 10))
    text = MEET + people(9) + 'event F01 LJ "Long Jump" M\n  final in_progress\n' + rows
    words = announced(meetc, text)
    assert "6.10 6.10 6.71 for third, 6.21 for the last three trials" in words
    assert "6.20 6.20 6.71 for third 9" in words


def test_in_a_qualification_it_tells_what_goes_on_by_place(meetc: Meetc) -> None:
    """It told of bronze and of the last three trials, where the first two of a group go on."""
    rows = "    1 6.90\n    2 6.80\n    3 6.70\n    4 x\n    5 6.10 x x\n"
    text = MEET + people(6) + (
        'event F01 LJ "Long Jump" M rounds=2,1 qual_by_place=2\n'
        f"  heat 1 in_progress\n{rows}  heat 2\n    6\n"
    )  # fmt: skip
    words = announced(meetc, text)
    assert "1 1 A1 B 6.90 6.90 2 2 A2 B 6.80 6.80 3 3 A3 B 6.70 6.70 6.81 to go on" in words
    assert "4 A4 B x 6.81 to go on" in words
    assert words.count("to go on") == 2  # who has had three trials has none to come
    assert "for the lead" not in words


def test_the_next_part_of_a_combined_event_has_the_mark_for_the_lead(meetc: Meetc) -> None:
    text = MEET + people(2) + (
        'event M01 TRI "Triathlon" M\n  1\n  2\n'
        'event T01 100 "100" M parent=M01 category=TRI\n'
        "  final official\n    1 11.00\n    2 11.50\n"
        'event T02 1500 "1500" M parent=M01 category=TRI\n'
    )  # fmt: skip
    assert "2 A2 B 753 -108 6:45.70 for the lead as it stands" in announced(meetc, text)


def test_records_and_flags_are_announced_and_nothing_else_has_a_column(meetc: Meetc) -> None:
    text = MEET.rstrip() + (
        '\nrecord CR 800 M 1:58.00 "Al Past" 2019-08-10\nteam THH "Thames Hounds"\n'
        'athlete 1 "A1" "B" M\nathlete 2 "A2" "B" M\n'
        'event T01 800 "800 m" M\n  enter 1 sb=1:58.10 pb=1:57.60\n'
        "  final official\n    1 1:57.90\n    2 1:59.00\n"
        'event T02 4x100 "Relay" M\n  final official\n    THH 44.10\n'
    )
    words = announced(meetc, text)
    assert "800 m · CR 1:58.00 Al Past, 10 August 2019 Place Bib Name Team Mark Flags" in words
    assert "Mark Flags 1 1 A1 B 1:57.90 SB CR" in words
    assert "Place Bib Name Team Mark 1 THH Thames Hounds 44.10" in words


@pytest.mark.parametrize(
    ("code", "gender"), [("1500", "M"), ("800", "F"), ("JT", "F"), ("HJ", "M")]
)
@pytest.mark.parametrize("wanted", [1, 400, 861, 1000])
def test_a_mark_for_points_gives_them_and_the_next_worse_does_not(
    code: str, gender: str, wanted: int
) -> None:
    kind = discipline(code)
    assert kind
    mark = mark_for_points(kind, gender, wanted)
    assert mark
    assert (points(kind, gender, mark) or 0) >= wanted
    whole, _, hundredths = mark.rpartition(".")
    step = 1 if kind.lowest_wins else -1
    if 0 < int(hundredths) < 99:
        worse = f"{whole}.{int(hundredths) + step:02}"
        assert (points(kind, gender, worse) or 0) < wanted


def test_what_no_table_tells_is_not_guessed() -> None:
    kind = discipline("3000SC")
    assert kind
    assert mark_for_points(kind, "MF", 500) is None
    high = discipline("HJ")
    assert high
    assert mark_for_points(high, "M", 0) is None
    assert beyond("x") is None
    assert beyond("6.8") == "6.81"


def test_start_lists_have_the_marks_of_the_heats_and_the_newest_result_is_first(
    meetc: Meetc,
) -> None:
    words = announced(meetc, (EXAMPLES / "spring.meet").read_bytes())
    assert "200m Men · Final Sun 15:10" in words
    assert "1 419 Frank Kirkbride Westmarch City AC 22.82" in words
    latest = words.partition("Latest results")[2]
    assert latest.index("4x400m Relay Women") < latest.index("5000m Men")


def test_no_lane_is_told_that_nobody_drew(meetc: Meetc) -> None:
    text = MEET + 'athlete 7 "Ada" "Bell" F\nathlete 8 "Bea" "Cole" F\n' + (
        'event T01 3000 "3000m" F\n  final\n    7\n    8\n'
        'event T02 100 "100m" F\n  final\n    8 lane=5\n    7\n'
    )  # fmt: skip
    words = announced(meetc, text)
    assert "3000m Bib Name Team 7 Ada Bell 8 Bea Cole" in words
    assert "100m Lane Bib Name Team 5 8 Bea Cole 7 Ada Bell" in words
