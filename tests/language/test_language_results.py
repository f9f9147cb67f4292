"""Units and rows: races, trials, heights, relays, combined events."""

from __future__ import annotations

import pytest

import meetc
from tests.conftest import MEET, Meetc, document, event, found, results
from tests.support.units import HJ, LJ, RACE, SP


def test_a_race() -> None:
    made = event(RACE + '  1 10.37 Q\n  2 10.48 lane=4 note=PB\n  3 DQ note="TR 16.8"\n  4 DNS\n')
    assert made["units"] == [
        {
            "round": 1,
            "heat": 1,
            "status": "finished",
            "results_status": "official",
            "results": [
                {"bib": "1", "performance": "10.37", "place": 1, "points": 0},
                {
                    "bib": "2",
                    "performance": "10.48",
                    "place": 2,
                    "lane": 4,
                    "note": "PB",
                    "points": 0,
                },
                {"bib": "3", "performance": "DQ", "note": "TR 16.8", "points": 0},
                {"bib": "4", "performance": "DNS", "points": 0},
            ],
        }
    ]


def test_names_of_units() -> None:
    text = (
        MEET
        + "event T01 100 M rounds=3,8,3,1\n heat 2\n round 2 heat 5\n semi 3\n final\n  1 10.37\n"
    )
    assert [(u["round"], u["heat"]) for u in event(text)["units"]] == [
        (1, 2), (2, 5), (3, 3), (4, 1),
    ]  # fmt: skip


def test_finals_of_several_heats() -> None:
    made = event(MEET + "event T01 100 M rounds=2\n final 2\n  1 10.37\n heat 1\n")
    assert [(u["round"], u["heat"], u["status"], u["results_status"]) for u in made["units"]] == [
        (1, 2, "finished", "provisional"),
        (1, 1, "unscheduled", "in_progress"),
    ]


def test_start_rows() -> None:
    made = event(RACE.replace(" official", "") + "  21 lane=4\n  22\n")["units"]
    assert made == [
        {
            "round": 1,
            "heat": 1,
            "status": "unscheduled",
            "results_status": "in_progress",
            "results": [{"bib": "21", "lane": 4}, {"bib": "22"}],
        }
    ]


def test_wind_and_other_fields_of_a_unit() -> None:
    made = event(MEET + "event T01 100 M wind=+0.8\n final\n  heat_name A-Race\n  1 10.37\n")
    assert made["units"][0]["wind_assistance"] == "+0.8"
    assert made["units"][0]["heat_name"] == "A-Race"


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        ("1 10.37\n2 10.48\n3 10.30\n", [2, 3, 1]),
        ("1 10.37\n2 10.37\n3 10.40\n", [1, 1, 3]),
        ("1 10.37 raw=10.368\n2 10.37 raw=10.362\n3 10.40\n", [2, 1, 3]),
        ("1 10.37 place=2\n2 10.37 place=1\n", [2, 1]),
        ("1 10.37 place=1\n2 10.37\n3 10.40\n", [1, 2, 3]),
        ("1 10.37 place=-\n2 10.48\n", [None, 1]),
        ("1 DNF\n2 10.48\n3 DQ\n", [None, 1, None]),
        ("1 1:00.10\n2 59.99\n", [2, 1]),
        ("1 raw=10.361\n2 10.36\n", [2, 1]),
    ],
)
def test_places_in_a_race(rows: str, places: list[int | None]) -> None:
    assert [row.get("place") for row in results(RACE + rows)] == places


@pytest.mark.parametrize(
    ("rows", "places", "told"),
    [
        ("1 10.37 raw=10.368\n2 10.37\n", [1, 1],
         ["bib 2 has no raw=, and shares place 1 with 1"]),
        ("1 10.50 raw=10.499\n2 10.50\n3 10.50 raw=10.491\n4 10.49\n", [2, 2, 2, 1],
         ["bib 2 has no raw=, and shares place 2 with 1, 3"]),
        ("".join(f"{n} 10.50 raw=10.49{n}\n" for n in (1, 2, 3, 4)) + "5 10.50\n",
         [1, 1, 1, 1, 1], ["bib 5 has no raw=, and shares place 1 with 1, 2, 3 and 1 more"]),
        ("1 10.37 raw=10.368\n2 10.38\n", [1, 2], []),
        ("1 10.37 raw=10.368 place=1\n2 10.37 place=1\n", [1, 1], []),
        ("1 DNF raw=10.368\n2 DNF\n", [None, None], []),
    ],
)  # fmt: skip
def test_thousandths_of_some_of_equal_times(
    rows: str, places: list[int | None], told: list[str]
) -> None:
    compiled = meetc.compile(RACE + rows)
    assert [row.place for row in compiled.meet.events[0].units[0].rows] == places
    found = [each.message for each in compiled.diagnostics if each.code == "M615"]
    assert found == told


def test_a_time_from_its_thousandths() -> None:
    row = results(RACE + "1 raw=10.361\n")[0]
    assert (row["performance"], row["raw_time"]) == ("10.37", "10.361")


def test_marks_stay_as_typed() -> None:
    text = MEET + 'event T01 800 M\n final\n  1 1:45.00\n  3 "1:44.5h"\n'
    assert [r["performance"] for r in results(text)] == ["1:45.00", "1:44.5h"]
    assert results(text.replace("1:45.00", "2:03"))[0]["performance"] == "2:03"


def test_trials() -> None:
    made = event(LJ + "1 5.74(+1.2) x 5.60(-0.3)\n2 5.72(0.0) . r\n3 performance=5.51\n4\n")[
        "units"
    ]
    assert made == [
        {
            "event_id": "F01",
            "event_name": "Long",
            "round": 1,
            "heat": 1,
            "day": 1,
            "rounds": 6,
            "status": "finished",
            "results_status": "official",
            "results": [
                {"bib": "1", "performance": "5.74", "place": 1, "catpos": 1, "order": 1},
                {"bib": "2", "performance": "5.72", "place": 2, "catpos": 2, "order": 2},
                {"bib": "3", "performance": "5.51", "place": 3, "catpos": 3, "order": 3},
                {"bib": "4", "order": 4},
            ],
            "trials": [
                {"bib": "1", "result": "5.74", "round": 1, "wind": 1.2},
                {"bib": "1", "result": "x", "round": 2},
                {"bib": "1", "result": "5.60", "round": 3, "wind": -0.3},
                {"bib": "2", "result": "5.72", "round": 1, "wind": 0.0},
                {"bib": "2", "result": "r", "round": 3},
            ],
        }
    ]


def test_next_best_marks_part_a_tie() -> None:
    rows = "1 5.74 5.60 x\n2 5.74 5.62 x\n3 5.74 x x\n4 5.62 5.74 x\n"
    assert [r["place"] for r in results(LJ + rows)] == [3, 1, 4, 1]


def test_a_best_mark_alone_parts_no_tie() -> None:
    assert [r["place"] for r in results(LJ + "1 5.74 5.60\n2 performance=5.74\n")] == [1, 1]


def test_no_mark() -> None:
    assert results(LJ + "1 x x x\n2 5.60\n3 . .\n")[0]["performance"] == "NM"
    running = LJ.replace("official", "in_progress") + "1 x x\n"
    assert "performance" not in results(running)[0]


def test_a_status_stands_whatever_the_series() -> None:
    row = results(LJ + "1 5.74 x DQ\n2 5.60\n")[0]
    assert row == {"bib": "1", "performance": "DQ", "order": 1}


def test_attempts_and_weight() -> None:
    made = event(
        MEET
        + "event F02 SP F attempts=4 weight=4.00\n final\n  1 9.10 x x 9.20\n  2 9.00 weight=3.00\n"
    )
    assert (made["max_field_attempts"], made["rounds"]) == (4, "1")
    assert made["units"][0]["rounds"] == 4
    assert [r["weight"] for r in made["units"][0]["results"]] == ["4.00", "3.00"]


def test_catpos_needs_every_category() -> None:
    people = 'athlete 1 "A B" M\nathlete 2 "C D" F\nathlete 3 "E F" M\n'
    text = SP.replace(MEET, MEET + people) + "1 12.00\n2 11.00\n3 10.00\n"
    assert [r["catpos"] for r in results(text)] == [1, 1, 2]
    unknown = text.replace('athlete 3 "E F" M', 'athlete 3 "E F"')
    assert all("catpos" not in r for r in results(unknown))
    written = text.replace('athlete 3 "E F" M', 'athlete 3 "E F" M category=U20M')
    assert [r["catpos"] for r in results(written)] == [1, 1, 1]


def test_a_vertical_jump() -> None:
    made = event(HJ + "1 o xo xxx\n2 o o xxo xxx\n3 xxx\n4 - r\n")["units"][0]
    assert made["heights"] == ["1.60", "1.65", "1.70", "1.75"]
    assert made["results"] == [
        {"bib": "1", "performance": "1.65", "place": 2},
        {"bib": "2", "performance": "1.70", "place": 1},
        {"bib": "3", "performance": "NH"},
        {"bib": "4", "performance": "NH"},
    ]
    assert [(t["bib"], t["height"], t["result"]) for t in made["trials"]][:9] == [
        ("1", "1.60", "o"), ("2", "1.60", "o"), ("3", "1.60", "x"), ("4", "1.60", "-"),
        ("3", "1.60", "x"), ("3", "1.60", "x"),
        ("1", "1.65", "x"), ("2", "1.65", "o"), ("4", "1.65", "r"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cards", "places"),
    [
        ("1 o xo o\n2 o o xo\n", [1, 2]),  # fewer failures at the last height
        ("1 xo o o\n2 o o o\n", [2, 1]),  # fewer failures in all
        ("1 o o xxx\n2 o o xxx\n3 o xo xxx\n", [1, 1, 3]),  # a tie stands
        ("1 o - xo\n2 o o xo\n", [1, 1]),  # passes count for nothing
        ("1 o x-\n2 o o\n", [2, 1]),  # an unfinished card ranks by height
    ],
)
def test_countback(cards: str, places: list[int]) -> None:
    assert [r["place"] for r in results(HJ + cards)] == places


@pytest.mark.parametrize(
    ("cards", "places", "marks"),
    [
        ("1 o xxx | x o\n2 o xxx | x x\n", [1, 2], ["1.63", "1.60"]),
        ("1 o xxx | o\n2 o xxx | x\n", [1, 2], ["1.65", "1.60"]),
        ("1 o xxx | o\n2 o xxx | o\n3 xo xxx\n", [1, 1, 3], ["1.65", "1.65", "1.60"]),
        # who retires leaves the place to who is left, whether or not that one jumps; TR26.9
        ("1 o xxx | r\n2 o xxx | x\n", [2, 1], ["1.60", "1.60"]),
        ("1 o xxx | r\n2 o xxx\n", [2, 1], ["1.60", "1.60"]),
        ("1 o xxx | r\n2 o xxx | -\n", [2, 1], ["1.60", "1.60"]),
        ("1 o xxx | x r\n2 o xxx | x\n", [2, 1], ["1.60", "1.60"]),
        ("1 o xxx | x r\n2 o xxx | x .\n", [2, 1], ["1.60", "1.60"]),
        ("1 o xxx | r\n2 o xxx | r\n", [1, 1], ["1.60", "1.60"]),
    ],
)
def test_jump_off(cards: str, places: list[int], marks: list[str]) -> None:
    text = HJ.replace("heights 1.60 1.65 1.70 1.75", "heights 1.60 1.65 | 1.65 1.63")
    made = event(text + cards)["units"][0]
    assert [r["place"] for r in made["results"]] == places
    assert [r["performance"] for r in made["results"]] == marks
    assert made["heights"] == ["1.60", "1.65", "1.63"]


def test_a_jump_off_of_three_over_three_bars() -> None:
    """Who fails while others clear is out; the mark is what each has cleared at last."""
    text = HJ.replace("heights 1.60 1.65 1.70 1.75", "heights 1.90 1.95 | 1.95 1.93 1.95")
    made = results(text + "1 o xxx | x o o\n2 o xxx | x o x\n3 o xxx | x x\n")
    assert [(r["place"], r["performance"]) for r in made] == [(1, "1.95"), (2, "1.93"), (3, "1.90")]


def test_a_jump_off_for_the_second_place_is_told_and_counts() -> None:
    text = HJ.replace("heights 1.60 1.65 1.70 1.75", "heights 1.60 1.65 | 1.65")
    text += "1 o xo\n2 xo xxx | o\n3 xo xxx | x\n"
    assert [one[:4] for one in found(text)] == ["M654"]
    allowed = f'{text}allow M654 F03 reason="selection for the county"\n'
    assert [row["place"] for row in results(allowed)] == [1, 2, 3]


def test_nobody_jumps_off_where_no_place_is_at_stake() -> None:
    cards = "heights 1.60 1.65 | 1.65\n1 o xxx | o\n2 o xxx | x\n"
    first = f"{MEET}event F01 HJ M rounds=1,1\nround 1 heat 1 official\n{cards}"
    assert [one.split(" ", 2)[2] for one in found(first)] == [
        "bib 1 is in a jump-off in a qualifying round"
    ]
    part = f"{MEET}event M01 DEC M\n1\n2\nevent F01 HJ M parent=M01\nfinal\n{cards}"
    assert "bib 1 is in a jump-off in a part of a combined event" in " ".join(found(part))
    assert found(first.replace("rounds=1,1\nround 1 heat 1", "\nfinal")) == []


def test_a_mark_of_the_jump_off_is_no_contradiction() -> None:
    text = HJ.replace("heights 1.60 1.65 1.70 1.75", "heights 1.90 1.95 | 1.95")
    cards = "1 o xxx | o performance=PB\n2 o xxx | x\n"
    assert found(text + cards.replace("PB", "1.95")) == []
    assert [r["place"] for r in results(text + cards.replace("PB", "1.95"))] == [1, 2]
    (told,) = found(text + cards.replace("PB", "1.90"))
    assert told.endswith("the best of the series is 1.95, and the row says 1.90")


def test_the_rule_books_own_jump_off() -> None:
    """A, B and C level at 1.88; B clears 1.91 in the third bar, and has jumped 1.91."""
    text = MEET + "event F01 HJ M\n final official\n heights 1.85 1.88 1.91 | 1.91 1.89 1.91\n"
    rows = results(text + "1 o o xxx | x o x\n2 o o xxx | x o o\n3 o o xxx | x x\n4 o xo xxx\n")
    assert [(r["performance"], r["place"]) for r in rows] == [
        ("1.89", 2), ("1.91", 1), ("1.88", 3), ("1.88", 4),
    ]  # fmt: skip


def test_heights_of_the_event_are_those_of_its_units() -> None:
    made = event(
        MEET + "event F03 HJ M rounds=2\n heights 1.60 1.65\n heat 1\n 1 o\n heat 2\n 2 xo\n"
    )
    assert [u["heights"] for u in made["units"]] == [["1.60", "1.65"]] * 2


@pytest.mark.parametrize("code", ["XC", "10K", "800", "4x100"])
def test_an_order_without_times_is_a_result(code: str) -> None:
    """Cross-country judges take the order alone, and a clock may fail: places are results."""
    text = MEET + f"event T01 {code} M\n final official\n1 place=2\n2 place=1\n3 DNF\n"
    assert found(text, "--strict") == []
    made = event(text)["units"][0]
    assert (made["status"], [r.get("place") for r in made["results"]]) == ("finished", [2, 1, None])


def test_an_order_without_times_is_read_by_people(meetc: Meetc) -> None:
    people = 'athlete 1 "Al A" M\nathlete 2 "Bo B" M\n'
    text = MEET + people + "event T01 XC M\n final official\n1 place=2\n2 place=1\n"
    meetc.write("a.meet", text)
    for target in ("csv", "md", "html", "print"):
        assert meetc("build", "--target", target, "a.meet").code == 0
    rows = (meetc.folder / "a-results.csv").read_text().splitlines()[1:]
    assert [row.split(",")[12:15] for row in rows] == [["1", "2", "Bo B"], ["2", "1", "Al A"]]
    told = (meetc.folder / "a.md").read_text()
    assert "No results" not in told
    assert told.index("Bo B") < told.index("Al A")
    assert meetc("check", "--complete", "a.meet").out.startswith("nothing is left to do\n")


def test_places_among_all_of_whom_some_are_not_ranked() -> None:
    """`place=-` takes somebody out of the places; those of the others may count them in."""
    rows = "1 11.00 place=-\n2 11.10 place=2\n3 11.20 place=-\n4 11.30 place=4\n"
    assert found(RACE + rows) == []
    assert found(RACE + rows.replace("place=2", "place=1").replace("place=4", "place=2")) == []
    assert found(RACE + rows.replace("11.30", "11.10").replace("place=4", "place=3")) == []
    (told,) = found(RACE + rows.replace("place=4", "place=3"))
    assert told.endswith("the marks make bib 4 2nd, and the row says place 3")


def test_a_relay() -> None:
    people = "".join(f'athlete {n} "A{n} B{n}" M\n' for n in range(1, 10))
    text = (
        MEET + 'team THH\nteam BEL "Bell"\n' + people + "event T03 4x200 M\n"
        ' squad THH-A "Hounds" 1 2 4 5\n squad BEL 3 6 7 "A8 B8"\n'
        " final\n  THH-A 1:30.59 lane=1\n  BEL 1:32.60 runners=3,6,9,8\n"
    )
    made = document(text)
    assert made["relay_teams"] == [
        {
            "event_id": "T03",
            "relay_team_id": "THH-A",
            "name": "Hounds",
            "team_id": "THH",
            "runners": ["1", "2", "4", "5"],
        },
        {
            "event_id": "T03",
            "relay_team_id": "BEL",
            "team_id": "BEL",
            "runners": ["3", "6", "7", "8"],
        },
    ]
    assert made["events"][0]["units"][0]["results"] == [
        {"bib": "THH-A", "performance": "1:30.59", "place": 1, "lane": 1, "points": 0},
        {"bib": "BEL", "performance": "1:32.60", "place": 2, "points": 0},
    ]


def test_what_has_no_known_key_is_sent_only_under_a_named_one() -> None:
    row = "1 10.37 Q chip=10.30\n"
    assert results(RACE + row)[0] == {"bib": "1", "performance": "10.37", "place": 1, "points": 0}
    named = RACE.replace(MEET, MEET + " key.qualifier adv\n key.chip net_time\n")
    assert results(named + row)[0] == {
        "bib": "1", "performance": "10.37", "place": 1, "points": 0,
        "adv": "Q", "net_time": "10.30",
    }  # fmt: skip


def test_combined_events() -> None:
    text = MEET + 'athlete 1 "A B" M\nathlete 2 "C D" M\nevent M01 TRI M\n'
    part = "event T01 100 M parent=M01 category=TRI\n"
    entered = event(text + " enter 2\n enter 1\n" + part, "M01")
    assert (entered["units"], entered["results"]) == ([], [{"bib": "2"}, {"bib": "1"}])
    made = event(text + " 1 2011\n 2 2204\n" + part, "M01")
    assert made["results"] == [
        {"bib": "1", "performance": "2011"},
        {"bib": "2", "performance": "2204"},
    ]


def test_a_name_in_a_list_of_runners() -> None:
    people = "".join(f'athlete {n} "A{n} B" M\n' for n in range(1, 5))
    made = document(MEET + people + 'event T03 4x100 M\n squad A runners=1,"A2 B",3,4\n')
    assert made["relay_teams"][0]["runners"] == ["1", "2", "3", "4"]


def test_vertical_rows_without_heights() -> None:
    made = event(MEET + "event F03 HJ M\n final\n  1\n  2\n")["units"][0]
    assert (made["heights"], made["trials"]) == ([], [])


def test_a_timed_race_and_other_events() -> None:
    text = MEET + "event T01 {} M\n final\n  1 12000\n  2 12500\n"
    assert [r["place"] for r in results(text.format("T60"))] == [2, 1]
    assert [r["place"] for r in results(text.format("H1"))] == [2, 1]
    assert [r["place"] for r in results(text.format("L1"))] == [1, 2]


def test_defaults_for_rows_and_extra() -> None:
    text = MEET + "event T01 60 M place=-\n final\n  1 9.10 extra.wa_points=3\n  2 9.20 place=1\n"
    assert results(text) == [
        {"bib": "1", "performance": "9.10", "points": 0, "wa_points": 3},
        {"bib": "2", "performance": "9.20", "place": 1, "points": 0},
    ]
