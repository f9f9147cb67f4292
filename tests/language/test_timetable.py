"""Whether a meet can be held as its timetable has it: clashes, rounds, heats and rest."""

from __future__ import annotations

import pytest

from tests.conftest import MEET, Meetc, found

ATHLETES = MEET.replace("date=2026-05-09", "date=2026-05-09 finish_date=2026-05-10") + "".join(
    f'athlete {bib} "Ada Example{bib}" F\n' for bib in range(1, 31)
)


def told(*lines: str) -> list[str]:
    """The diagnostics of some lines of a meet of two days, without their places."""
    text = ATHLETES + "\n".join(lines)
    return [f"{line[:4]} {line.split(' ', 2)[2]}" for line in found(text)]


def entered(event: str, *bibs: int) -> str:
    """An event with its entries."""
    return "\n".join([f"event {event}", *(f"  enter {bib}" for bib in bibs)])


def test_two_races_with_no_time_between_them() -> None:
    first = entered("T01 100 F at=14:00", 1, 2)
    for second, clashes in [("13:45", True), ("14:10", True), ("14:19", True), ("14:20", False)]:
        wanted = f"M650 bib 1 is in T01 at 14:00 and in T02 at {second}"
        if second < "14:00":
            wanted = f"M650 bib 1 is in T02 at {second} and in T01 at 14:00"
        assert told(first, entered(f"T02 200 F at={second}", 1, 3)) == [wanted] * clashes
    assert told(first, entered("T02 200 F at=14:10 day=2", 1)) == []


def test_a_long_race_is_over_after_its_distance() -> None:
    """Nobody is ready 10 minutes after 5000 metres that begin 22 minutes earlier."""
    assert told(entered("T01 5000 F at=14:00", 1), entered("T02 800 F at=14:30", 1)) == [
        "M650 bib 1 is in T01 at 14:00 and in T02 at 14:30"
    ]
    assert told(entered("T01 5000 F at=14:00", 1), entered("T02 800 F at=14:40", 1)) == []


@pytest.mark.parametrize(
    ("clash", "clashes"),
    [("clash=9", False), ("clash=10", False), ("clash=11", True), ("clash=-", False)],
)
def test_a_meet_says_how_many_minutes_are_enough(clash: str, clashes: bool) -> None:
    text = ATHLETES.replace("slug=", f"{clash} slug=")
    text += entered("T01 100 F at=14:00", 1) + "\n" + entered("T02 200 F at=14:10", 1)
    assert [line[:4] for line in found(text)] == ["M650"] * clashes


def test_two_events_are_told_once_with_all_whom_it_is_of() -> None:
    first = entered("T01 100 F at=14:00 day=2", *range(1, 9))
    assert told(first, entered("T02 200 F at=14:10 day=2", *range(1, 9))) == [
        "M650 8 athletes are in T01 at 14:00 on day 2 and in T02 at 14:10 on day 2: "
        "bibs 1, 2, 3, 4, 5 and 3 more"
    ]


def test_it_stands_at_the_later_time(meetc: Meetc) -> None:
    text = ATHLETES + entered("T01 100 F at=14:00", 1) + "\n" + entered("T02 200 F at=14:10", 1)
    meetc.write("a.meet", text)
    ran = meetc("check", "a.meet")
    assert "34 | event T02 200 F at=14:10\n   |                 ^^^^^^^^\n" in ran.out
    assert "= the other event: a.meet:32:17\n" in ran.out
    assert "= hint: 10 minutes between two races: move one, or write `clash` in the meet" in ran.out


def test_a_field_event_beside_a_race_is_usual() -> None:
    jumps = entered("F01 LJ F at=14:00", *range(1, 13))
    for code in ("100", "1500", "3000", "5000"):
        assert told(jumps, entered(f"T01 {code} F at=14:00", 1)) == []


def test_one_event_after_the_other() -> None:
    jumps = entered("F01 HJ F at=14:00", *range(1, 13))
    assert told(jumps, entered("F02 SP F at=15:00", 1)) == []
    assert told(jumps, entered("T02 100 F at=15:00", 1)) == []


def test_a_race_of_half_a_field_event_is_too_long() -> None:
    """Two high jumpers are done in 10 minutes, and 5000 metres take longer."""
    assert told(entered("F01 HJ F at=14:00", 1, 2), entered("T01 5000 F at=14:00", 1)) == [
        "M650 bib 1 is in F01 at 14:00 and in T01 at 14:00"
    ]


def test_two_field_events_with_half_of_the_shorter_in_common() -> None:
    """Twelve high jumpers take an hour; twelve throwers three trials and eight the rest, 60."""
    jumps = entered("F01 HJ F at=14:00", *range(1, 13))
    clash = (
        "M650 12 athletes are in F01 at 14:00 and in F02 at 14:30: bibs 1, 2, 3, 4, 5 and 7 more"
    )
    assert told(jumps, entered("F02 SP F at=14:30", *range(1, 13))) == [clash]
    assert told(jumps, entered("F02 SP F at=14:31", *range(1, 13))) == []
    short = entered("F02 SP F attempts=3 at=14:30", *range(1, 13))
    assert told(jumps, short) == [clash], "36 minutes"
    assert told(jumps, short.replace("14:30", "14:42")) == [clash.replace("14:30", "14:42")]
    assert told(jumps, short.replace("14:30", "14:43")) == []


@pytest.mark.parametrize(
    ("event", "bibs", "minutes"),
    [
        ("PV", 5, 30), ("HJ", 6, 30), ("LJ attempts=6", 5, 30), ("LJ attempts=6", 12, 60),
        ("LJ attempts=4", 9, 35), ("LJ attempts=6 cut_after_round=0", 10, 60),
        ("LJ attempts=6 cut_after_round=4 cut_survivors=6", 9, 48),
        ("SP cut_after_round=3 attempts=3", 10, 30), ("HJ", 30, 120), ("LJ attempts=6", 30, 96),
        ("LJ", 5, 15), ("SP", 12, 36), ("LJ", 30, 72),
    ],
)  # fmt: skip
def test_how_long_a_field_event_takes(event: str, bibs: int, minutes: int) -> None:
    """In a final that would follow; a minute a trial, after three the best eight, 24 at a time. A
    qualification has three trials (TR25.9), unless it says otherwise."""
    start = "event F01 " + event.replace(" ", " F ", 1) + ("" if " " in event else " F")
    rows = ["  heat 1", *(f"    {bib}" for bib in range(1, bibs + 1))]
    rows += [f"  heights {height}" for height in ("1.50",) if event[:2] in ("HJ", "PV")]
    final = 10 * 60 + minutes - 1
    early = told(f"{start} rounds=1,1 at=10:00,{final // 60}:{final % 60:02}", *rows)
    over = f"{(final + 1) // 60}:{(final + 1) % 60:02}"
    assert early == [
        f"M651 F01 final starts at {final // 60}:{final % 60:02}, and F01 round 1 takes from "
        f"10:00 until {over} at least"
    ]
    assert told(f"{start} rounds=1,1 at=10:00,{over}", *rows) == []


def test_heats_follow_each_other() -> None:
    """Who runs in the fourth heat is not there before 14:06."""
    heats = ["event T01 100 F rounds=4 at=14:00"]
    heats += [f"  heat {heat}\n    {heat}" for heat in range(1, 5)]
    second = entered("T02 200 F at=14:25", 1, 4)
    assert told(*heats, second) == ["M650 bib 4 is in T01 at 14:06 and in T02 at 14:25"]
    own = [line.replace("heat 4", "heat 4 scheduled_start_time=13:30") for line in heats]
    assert told(*own, second) == []


def test_who_does_not_start_is_nowhere() -> None:
    scratched = "event T01 100 F at=14:00\n  final\n    1 DNS\n    2"
    assert told(scratched, entered("T02 200 F at=14:10", 1)) == []


def test_what_is_over_cannot_be_moved() -> None:
    first = "event T01 100 F at=14:00\n  final official\n    1 12.30"
    second = "event T02 200 F at=14:10\n  final official\n    1 25.30"
    assert told(first, second) == []
    assert told(first, second.replace(" 25.30", "")) == [
        "M650 bib 1 is in T01 at 14:00 and in T02 at 14:10"
    ]


def test_the_runners_of_a_squad() -> None:
    relay = 'event T02 4x100 F at=14:10\n  squad "A" 1 2 3 4'
    assert told(entered("T01 200 F at=14:00", 1, 9), relay) == [
        "M650 bib 1 is in T01 at 14:00 and in T02 at 14:10"
    ]


def test_a_race_and_a_relay_at_one_moment() -> None:
    """Of two races M717 tells; a squad is nobody who could be in a race."""
    relay = 'event T02 4x100 F at=14:00\n  squad "A" 1 2 3 4'
    assert told(entered("T01 200 F at=14:00", 1, 9), relay) == [
        "M650 bib 1 is in T01 at 14:00 and in T02 at 14:00"
    ]
    assert [line[:4] for line in told(*(entered(f"T0{n} {code} F at=14:00", 1)
            for n, code in enumerate((100, 200))))] == ["M717"]  # fmt: skip
    early = ["event T01 100 F rounds=2", "  heat 1 scheduled_start_time=13:50\n    2"]
    early += ["  heat 2 scheduled_start_time=14:00\n    1"]
    together = told(*early, entered("T02 200 F at=14:00", 1))
    assert [line[:4] for line in together] == ["M653", "M717"]


def test_of_several_rounds_the_first_clash_is_told() -> None:
    first = ["event T01 100 F rounds=1,1 at=14:00,16:10", "  heat 1\n    1\n    2"]
    first += ["  final\n    1\n    3"]
    second = ["event T02 200 F rounds=1,1 at=14:10,16:00", "  heat 1\n    1\n    2"]
    second += ["  final\n    1\n    3"]
    assert told(*first, *second) == [
        "M650 3 athletes are in T01 round 1 at 14:00 and in T02 round 1 at 14:10: bibs 1, 2, 3"
    ]


def test_parts_of_one_combined_event_follow_each_other() -> None:
    lines = ["event M01 TRI F", "  1"]
    lines += [
        f"event T0{n} {code} F parent=M01 category=TRI at=14:0{n}\n  final\n    1"
        for n, code in enumerate(("60", "100", "200"), 4)
    ]
    assert "M650" not in {line[:4] for line in told(*lines)}


def test_a_session_has_no_times() -> None:
    """More than two races at one time are called one by one; two high jumps have two mats."""
    races = [entered(f"T0{n} {code} F at=14:00", 1) for n, code in enumerate((60, 100, 200), 1)]
    assert told(*races, entered("T09 400 F at=14:05", 1)) == []
    jumps = [entered(f"F0{n} HJ F at=14:00 category=C{n}", n, 9) for n in range(1, 4)]
    assert told(*jumps) == []
    assert told(*jumps[:2]) == ["M650 bib 9 is in F01 at 14:00 and in F02 at 14:00"]


@pytest.mark.parametrize(
    ("code", "final", "rest"),
    [
        ("100", "14:30", 30), ("100", "14:44", 44), ("100", "14:45", None), ("200", "14:44", 44),
        ("300", "15:29", 89), ("300", "15:30", None), ("800", "15:29", 89), ("800", "15:30", None),
        ("1000", "15:29", 89), ("1000", "15:30", None), ("4x100", "14:44", 44),
        ("4x100", "14:45", None), ("4x400", "15:29", 89), ("4x400", "15:30", None),
    ],
)  # fmt: skip
def test_rest_between_rounds(code: str, final: str, rest: int | None) -> None:
    """TR20: 45 minutes up to 200 metres, 90 up to 1000."""
    wanted = f"M652 T01 final starts at {final}, {rest} minutes after the last start of round 1"
    assert told(f"event T01 {code} F rounds=1,1 at=14:00,{final}") == [wanted] * (rest is not None)


def test_beyond_a_kilometre_rounds_are_on_different_days() -> None:
    same = "M652 T01 final starts at 19:00, on the same day as round 1"
    assert told("event T01 1500 F rounds=2,1 at=09:00,19:00") == [same]
    assert told("event T01 1500 F rounds=2,1 at=19:00,09:00 day=1,2") == []
    assert told("event T01 1500 F rounds=2,1 at=09:00,19:00 day=2,2") == [
        "M652 T01 final starts at 19:00 on day 2, on the same day as round 1"
    ]
    assert told("event T01 1500 F rounds=2,1 at=09:00,00:00 day=1,2") == []
    assert told("event T01 10K F rounds=2,1 at=09:00,19:00") == [], "no race of the track"


def test_the_last_heat_that_has_a_time_counts() -> None:
    lines = [
        "event T01 100 F rounds=2,1 at=14:00,14:50",
        "  heat 1 scheduled_start_time=14:00\n    1",
    ]
    assert told(*lines, "  heat 2 scheduled_start_time=14:08\n    2") == [
        "M652 T01 final starts at 14:50, 42 minutes after the last start of round 1"
    ]
    assert told(*lines, "  heat 2 scheduled_start_time=14:05\n    2") == []


def test_semis_and_finals_of_three_rounds() -> None:
    assert told("event T01 100 F rounds=4,2,1 at=14:00,15:00,15:30") == [
        "M652 T01 final starts at 15:30, 30 minutes after the last start of round 2"
    ]
    assert told("event T01 100 F rounds=4,2,1 at=14:00,-,14:30") == [], "round 2 has no time"


def test_a_round_starts_before_the_former_can_be_over() -> None:
    heats = (
        "M651 T01 final starts at 14:15, and T01 round 1, 8 heats, takes from 14:00 until 14:16 "
    )
    assert told("event T01 100 F rounds=8,1 at=14:00,14:15") == [heats + "at least"]
    assert [line[:4] for line in told("event T01 100 F rounds=8,1 at=14:00,14:16")] == ["M652"]
    assert [line[:4] for line in told("event T01 100 F rounds=8,1 at=14:00,14:00")] == ["M415"]
    field = ["event F01 LJ F rounds=1,1 attempts=3 at=14:00,14:20", "  heat 1"]
    rows = [f"    {bib}" for bib in range(1, 13)]
    assert told(*field, *rows) == [
        "M651 F01 final starts at 14:20, and F01 round 1 takes from 14:00 until 14:36 at least"
    ]
    assert told(*field, *rows[:6]) == []


def test_a_round_that_is_held_cannot_be_moved() -> None:
    lines = ["event T01 100 F rounds=1,1 at=14:00,14:10", "  final official\n    1 12.30"]
    assert told(*lines) == []


def test_a_race_starts_before_the_heats_can_be_over() -> None:
    eight = "event T01 100 F rounds=8 at=14:00"
    message = "M653 T01, 8 heats, takes from 14:00 until 14:16 at least, and T02 starts at 14:15"
    assert told(eight, "event T02 200 F at=14:15") == [message]
    assert told(eight, "event T02 200 F at=14:16") == []
    assert told(eight, "event F02 LJ F at=14:15") == []
    assert told(eight, "event T02 5K F at=14:15") == [], "on the road"
    assert told(eight, 'event T02 200 F at=14:15 venue="Hall 2"') == []
    assert told(f"{eight}\n  heat 1 official\n    1 12.30", "event T02 200 F at=14:15") == []
    assert told("event T01 10000 F at=14:00", "event T02 100 F at=14:26") == [
        "M653 T01 takes from 14:00 until 14:27 at least, and T02 starts at 14:26"
    ]


def test_what_begins_at_one_time_is_one_race_or_a_session() -> None:
    """The longest of them counts."""
    two = ["event T01 3000 F at=14:00", "event T02 3000 F at=14:00 category=U20"]
    assert told(*two, "event T03 100 F at=14:09") == []
    assert [line[:4] for line in told(*two, "event T03 100 F at=14:08")] == ["M653"]
    three = [*two, "event T04 3000 F at=14:00 category=U17"]
    assert told(*three, "event T03 100 F at=14:05") == []


def test_a_round_without_a_day_is_on_that_of_the_round_before() -> None:
    """Its units may say so, and nobody runs there in a race of the first day."""
    event = "event T01 100 F rounds=2,2,1 day=1,2 at=10:00,11:00,15:00"
    assert told(event, "  final day=2\n    1") == []
    assert [line[:4] for line in told(event, "  final day=1\n    1")] == ["M707"]
    final = [event, "  final\n    1"]
    assert told(*final, "event T02 200 F at=15:00\n  final\n    1") == []
    second = "event T02 200 F at=15:00 day=2\n  final\n    1"
    assert [line[:4] for line in told(*final, second)] == ["M717"]


def test_a_published_timetable_is_silent() -> None:
    """An indoor meet of students, with those who double as they do."""
    programme = [
        ("T01 400 F rounds=3,1 at=14:00,16:45", (1, 2, 3)),
        ("T02 800 F rounds=2 at=14:30", (4, 5, 6)),
        ("T03 60 F rounds=4,1 at=14:45,16:30", (7, 8, 9, 10)),
        ("T04 60H F at=15:15", (9, 11)),
        ("T05 200 F rounds=4,1 at=15:30,17:00", (1, 2, 7, 8)),
        ("T06 1500 F rounds=2 at=16:00", (4, 12)),
        ("T07 3000 F rounds=2 at=17:30", (12, 13)),
        ("F01 LJ F at=14:00", (7, 8, 9, 10, 11)),
        ("F02 HJ F at=16:00", (9, 11, 14, 15)),
        ("F03 SP F at=15:00", (16, 17, 18)),
    ]
    lines = [entered(event, *bibs) for event, bibs in programme]
    relay = "event T08 4x200 F at=18:00\n  squad A 1 2 7 8\n  squad B 9 10 11 14"
    assert told(*lines, relay) == []


def test_each_is_allowed_with_a_reason() -> None:
    lines = [
        entered("T01 100 F rounds=8,1 at=14:00,14:40", 1),
        entered("T02 200 F at=14:10", 1),
    ]
    assert [line[:4] for line in told(*lines)] == ["M652", "M653", "M650"]
    allowed = 'allow M650 T01 reason="agreed"\nallow M652 T01 reason="league"\n'
    assert told(*lines, allowed, 'allow M653 T02 reason="two straights"') == []
