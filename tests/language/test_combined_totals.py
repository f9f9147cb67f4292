"""Combined events: points by the tables, totals and places, and what contradicts them."""

from __future__ import annotations

import subprocess
import sys
import warnings
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import meetc
from meetc.disciplines import Discipline, discipline
from meetc.model import Total
from meetc.rules.combined import Part, ranking, score, score_by_opentrack
from meetc.rules.combined_ties import parted
from meetc.rules.points import points, table_of
from tests.conftest import EXAMPLES, MEET, ROOT, Meetc, build, event, found

DECATHLON = "100 LJ SP HJ 400 110H DT PV JT 1500"
HEPTATHLON = "100H HJ SP 200 LJ JT 800"
INDOOR_HEPTATHLON = "60 LJ SP HJ 60H PV 1000"
INDOOR_PENTATHLON = "60H HJ SP LJ 800"


def of(code: str) -> Discipline:
    made = discipline(code)
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("gender", "codes", "marks", "expected"),
    [
        # Published results: men's and women's bests of their time.
        ("M", DECATHLON, "10.55 7.80 16.00 2.05 48.42 13.75 50.54 5.45 71.90 4:36.11",
         [963, 1010, 851, 850, 889, 1007, 882, 1051, 918, 705]),
        ("M", DECATHLON, "10.23 7.88 14.52 2.01 45.00 13.69 43.34 5.20 63.63 4:17.52",
         [1040, 1030, 760, 813, 1060, 1015, 733, 972, 793, 829]),
        ("F", HEPTATHLON, "12.69 1.86 15.80 22.56 7.27 45.66 2:08.51",
         [1172, 1054, 915, 1123, 1264, 776, 987]),
        ("M", INDOOR_HEPTATHLON, "6.79 8.16 14.56 2.03 7.68 5.20 2:32.77",
         [958, 1102, 763, 831, 1064, 972, 955]),
        ("F", INDOOR_PENTATHLON, "8.23 1.92 15.54 6.59 2:13.60", [1077, 1132, 897, 1036, 913]),
    ],
)  # fmt: skip
def test_published_scores(gender: str, codes: str, marks: str, expected: list[int]) -> None:
    pairs = zip(codes.split(), marks.split(), strict=True)
    assert [points(of(code), gender, mark) for code, mark in pairs] == expected


@pytest.mark.parametrize(
    ("code", "gender", "mark", "same_as"),
    [
        ("SP7.26K", "M", "16.00", ("SP", "16.00")), ("JT800", "M", "71.90", ("JT", "71.90")),
        ("DT1.75K", "M", "50.54", ("DT", "50.54")), ("lj", "M", "7.80", ("LJ", "7.80")),
        ("110H91.4cm", "M", "13.75", ("110H", "13.75")), ("60H84cm", "F", "8.23", ("60H", "8.23")),
        ("100", "M", "10.3", ("100", "10.54")), ("100", "M", "11", ("100", "11.24")),
        ("110H", "M", "14.0", ("110H", "14.24")), ("400", "M", "48.3", ("400", "48.44")),
        ("400", "M", "1:00.3", ("400", "60.44")), ("1500", "M", "4:36.2", ("1500", "4:36.20")),
        ("800", "F", "2:13", ("800", "2:13.00")), ("LJ", "M", "7.8", ("LJ", "7.80")),
    ],
)  # fmt: skip
def test_implements_heights_and_hand_times(
    code: str, gender: str, mark: str, same_as: tuple[str, str]
) -> None:
    expected = points(of(same_as[0]), gender, same_as[1])
    assert points(of(code), gender, mark) == expected
    assert expected


@pytest.mark.parametrize(
    ("gender", "code", "mark", "expected"),
    [
        ("M", "100", "10.5", 919), ("M", "400", "48.5", 878), ("F", "200", "24.5", 911),
        ("F", "60H", "8.5", 965), ("M", "60", "7.0", 799), ("M", "110H", "14.5", 881),
        ("F", "800", "2:10.5", 957),
    ],
)  # fmt: skip
def test_hand_times_are_slower(gender: str, code: str, mark: str, expected: int) -> None:
    """By 0.24 s up to 200 m, 0.14 s up to 400 m, and nothing beyond."""
    assert points(of(code), gender, mark) == expected


@pytest.mark.parametrize(
    ("code", "gender", "mark"),
    [
        ("75", "F", "10.30"), ("1000", "F", "3:10.00"), ("600", "M", "1:30.00"),
        ("150", "F", "20.10"), ("100H", "M", "14.20"), ("80H", "F", "12.10"), ("BT", "M", "40.00"),
        ("SJT", "M", "12.00"), ("3000W", "F", "14:00.00"), ("100y", "M", "10.00"),
        ("SLJ", "M", "2.50"), ("4x100", "M", "42.00"), ("5K", "M", "16:00"), ("H1", "M", "3"),
        ("100", "M", "10.55w"), ("LJ", "M", "far"), ("1HR", "F", "15000"),
    ],
)  # fmt: skip
def test_no_table_and_no_number_have_no_points(code: str, gender: str, mark: str) -> None:
    assert points(of(code), gender, mark) is None


def test_what_the_tables_call_a_discipline() -> None:
    named = {
        "SP7.26K": "SP", "JT800": "JT", "110H91.4cm": "110H", "100H": "100H", "3000SC": "3000SC",
        "400": "400", "HJ": "HJ", "4x100": "", "3000W": "", "BT": "",
    }  # fmt: skip
    assert {code: table_of(of(code)) for code in named} == named


def test_opentrack_asks_the_table_of_the_athlete() -> None:
    parts = [Part("P1", of("100H"), {"1": "13.50"}), Part("P2", of("LJ"), {"1": "NM"})]
    assert score_by_opentrack(parts, "1", "F") == ({"P1": 1050, "P2": 0}, 1050, "")


def test_equal_totals_share_a_place() -> None:
    """TR39: since 2018 nothing parts them."""
    assert ranking([8000, 7000, None, 8000, 6000]) == [1, 3, None, 1, 4]


SCORED = [
    *(("M", code) for code in "60 100 200 400 800 1000 1500 60H 110H LJ HJ PV SP DT JT HT".split()),
    *(("F", code) for code in "60 100 200 400 800 1500 60H 100H LJ HJ PV SP DT JT HT".split()),
]


@given(st.sampled_from(SCORED), st.integers(1, 40_000))
def test_points_are_athlibs(table: tuple[str, str], hundredths: int) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from athlib.athlon_score import score as theirs
    gender, code = table
    mark = f"{hundredths // 100}.{hundredths % 100:02}"
    assert points(of(code), gender, mark) == theirs(gender, code, Decimal(mark))


@given(st.sampled_from(SCORED), st.integers(1, 40_000), st.integers(0, 500))
def test_a_better_mark_never_has_fewer_points(
    table: tuple[str, str], hundredths: int, more: int
) -> None:
    gender, code = table
    low, high = (
        points(of(code), gender, f"{n // 100}.{n % 100:02}")
        for n in (hundredths, hundredths + more)
    )
    assert low is not None
    assert high is not None
    assert (low >= high) if of(code).form.on_track else (low <= high)


MARKS = st.sampled_from(("10.90", "11.20", "12.9", "DNF", "DQ", "NM", "NH", "DNS"))


@given(st.lists(st.dictionaries(st.sampled_from("123"), MARKS), max_size=6))
def test_totals_add_up(marks: list[dict[str, str]]) -> None:
    parts = [Part(f"T{n}", of("100"), each, "M") for n, each in enumerate(marks)]
    for bib in "123":
        own = [each[bib] for each in marks if bib in each]
        made = score(parts, bib, None)
        assert len(made.points) == len(own)
        assert score(parts, bib, None, over=True).out == (
            "" if len(own) == len(marks) and "DNS" not in own
            else "DNF" if set(own) - {"DNS"} else "DNS"
        )  # fmt: skip
        if "DNS" in own:
            assert (made.total, made.out) == (None, "DNF" if set(own) - {"DNS"} else "DNS")
            assert score_by_opentrack(parts, bib, None).total == 0
        elif own:
            assert score_by_opentrack(parts, bib, None) == made
            assert made.total == sum(points(of("100"), "M", mark) or 0 for mark in own)
        else:
            assert made.total is None
        assert score(parts[::-1], bib, "M").total == made.total


@given(st.lists(st.one_of(st.none(), st.integers(0, 5)), max_size=8))
def test_equal_totals_are_a_tie(totals: list[int | None]) -> None:
    for total, place in zip(totals, ranking(totals), strict=True):
        ahead = [other for other in totals if other is not None and other > (total or 0)]
        assert place == (None if total is None else len(ahead) + 1)


ATHLETES = 'athlete 1 "Al A" M\nathlete 2 "Bo B" M\nathlete 3 "Cy C" M\nathlete 4 "Di D" F\n'
SPRINT = "event T01 100 M parent=M01 category=C at=10:00\nfinal official\n"
JUMP = "event F01 LJ M parent=M01 category=C at=11:00\nfinal official\n"


def totals(text: str, strict: bool = True, says: str = "") -> dict[str, Total]:
    compiled = meetc.compile(MEET + says + ATHLETES + text, strict=strict)
    assert compiled.ok, compiled.diagnostics
    return compiled.meet.events[0].totals


def ranked(text: str, says: str = "") -> dict[str, tuple[int | None, int | None]]:
    """Totals and places; `says` is what the meet says."""
    return {bib: (found.total, found.place) for bib, found in totals(text, says=says).items()}


def test_totals_and_places() -> None:
    text = "event M01 BI M\n1\n2\n3\n" + SPRINT + "1 11.20\n2 10.90\n3 DNF\n"
    text += JUMP + "1 6.50\n2 x x x\n3 6.70\n"
    assert totals(text) == {
        "1": Total({"T01": 817, "F01": 697}, 1514, 1),
        "2": Total({"T01": 883, "F01": 0}, 883, 2),
        "3": Total({"T01": 0, "F01": 743}, 743, 3),
    }


def test_who_does_not_start_in_a_part_has_abandoned() -> None:
    """TR39.10. The points so far stay; OpenTrack's own words are an option of the meet."""
    text = "event M01 BI M\n1\n2\n3\n" + SPRINT + "1 11.20\n2 10.90\n" + JUMP + "1 6.50\n2 DNS\n"
    assert totals(text) == {
        "1": Total({"T01": 817, "F01": 697}, 1514, 1),
        "2": Total({"T01": 883, "F01": 0}, None, None, "DNF"),
        "3": Total({}, None, None, "DNS"),
    }
    other = meetc.compile(MEET + "combined_rules opentrack\n" + ATHLETES + text, strict=True)
    assert other.meet.events[0].totals == {
        "1": Total({"T01": 817, "F01": 697}, 1514, 1),
        "2": Total({"T01": 883, "F01": 0}, 0, None, "DNS"),
        "3": Total({}, None, None),
    }


def test_no_row_in_a_part_is_abandoned_once_all_are_official() -> None:
    """The smallest case of a partial total that would win: 1 has run 10.00, and no more."""
    text = "event M01 BI M\n1\n2\n" + SPRINT + "1 10.00\n2 11.00\n" + JUMP + "2 2.10\n"
    warned = meetc.compile(MEET + ATHLETES + text)
    assert [d.code for d in warned.diagnostics] == ["M714"]
    assert warned.diagnostics[0].message == (
        "bib 1 has no result in F01, which is over, and so no total"
    )
    assert {bib: (t.total, t.place, t.out) for bib, t in warned.meet.events[0].totals.items()} == {
        "1": (None, None, "DNF"), "2": (861, 1, ""),
    }  # fmt: skip
    for open_still in ("final in_progress", "final provisional", "final"):
        running = text.replace("final official", open_still)
        assert ranked(running) == {"1": (1096, 1), "2": (861, 2)}
    two_rounds = text.replace("at=11:00", "at=11:00,12:00 rounds=1,1").replace(
        "final official\n2 2.10", "heat 1 official\n2 2.10"
    )
    assert ranked(two_rounds)["1"] == (1096, 1)  # its final is still to come


def test_complete_says_what_is_missing_in_a_part(meetc: Meetc) -> None:
    text = "event M01 BI M\n1\n2\n" + SPRINT + "1 10.00\n2 11.00\n" + JUMP + "2 2.10\n"
    meetc.write("a.meet", MEET + ATHLETES + text)
    assert "M01: 1 has no result in F01" in meetc("check", "--complete", "a.meet").out
    meetc.write("a.meet", MEET + ATHLETES + text + "1 DNS\n")
    assert "M01" not in meetc("check", "--complete", "a.meet").out


def test_who_has_abandoned_is_told_to_readers(meetc: Meetc) -> None:
    text = "event M01 BI M\n1\n2\n" + SPRINT + "1 10.00\n2 11.00\n" + JUMP + "2 2.10\n1 DNS\n"
    meetc.write("a.meet", MEET + ATHLETES + text)
    assert meetc("build", "--target", "csv", "a.meet").code == 0
    rows = (meetc.folder / "a-results.csv").read_text().splitlines()
    assert [row.split(",")[12:15] + row.split(",")[21:22] for row in rows if ",M01,BI," in row] == [
        ["1", "2", "Bo B", "861"], ["", "1", "Al A", "DNF"],
    ]  # fmt: skip


def test_so_far_a_part_that_is_not_held_counts_nothing() -> None:
    text = "event M01 BI M\n1 2400\n2\n" + SPRINT + "1 11.20\n2 10.90\n" + JUMP + "1\n2\n"
    assert ranked(text) == {"1": (2400, 1), "2": (883, 2)}


def test_the_last_round_counts() -> None:
    race = "event T01 100 M parent=M01 category=C rounds=2,1\nheat 1\n1 11.20\n2 11.30\n"
    heats = "event M01 BI M\n1\n2\n" + race + "heat 2\n3 11.10\nfinal\n"
    assert ranked(heats + "1\n2\n")["1"] == (817, 1)
    assert ranked(heats + "1 11.50\n2 11.40\n") == {"1": (753, 2), "2": (774, 1)}


def test_the_table_is_that_of_the_athlete() -> None:
    mixed = 'event M01 BI MF\n1\n4\n5\nathlete 5 "El E" X\n'
    race = "event T01 100 MF parent=M01 category=C\nfinal\n1 12.00\n4 12.00\n"
    assert ranked(mixed + race) == {"1": (651, 2), "4": (952, 1), "5": (None, None)}
    assert ranked(mixed + race + "5 12.00\n") == {
        "1": (651, None), "4": (952, None), "5": (None, None),
    }  # fmt: skip
    for_men = "event M01 BI M\n5\n" + SPRINT + '5 12.00\nathlete 5 "El E" X\n'
    assert ranked(for_men) == {"5": (651, 1)}


def test_without_a_table_there_is_no_total_and_no_place() -> None:
    throw = "event F01 BT M parent=M01 category=C\nfinal official\n1 40.00\n2 45.00\n"
    text = "event M01 BI M\n1\n2\n" + SPRINT + "1 11.20\n2 10.90\n" + throw
    told = ["M715 13:11 no table has points for BT, so M01 has no totals"]
    assert found(MEET + ATHLETES + text) == told
    assert totals(text, strict=False)["1"] == Total({"T01": 817, "F01": None}, None, None)
    written = text.replace("\n1\n2\n", "\n1 1400\n2 1500\n", 1)
    assert found(MEET + ATHLETES + written) == []
    assert ranked(written) == {"1": (1400, 2), "2": (1500, 1)}
    other = "event M01 BI M combined_event_tables=TYRV\n1\n2 place=1\n" + SPRINT + "1 11.20\n"
    assert ranked(other) == {"1": (None, None), "2": (None, 1)}


def test_written_places_order_a_tie_and_minus_is_not_ranked() -> None:
    race = SPRINT + "1 11.20\n2 11.20\n3 11.30\n"
    assert ranked("event M01 BI M\n1\n2\n3\n" + race) == {
        "1": (817, 1), "2": (817, 1), "3": (795, 3),
    }  # fmt: skip
    assert ranked("event M01 BI M\n1\n2 place=1\n3\n" + race)["1"] == (817, 2)
    assert ranked("event M01 BI M\n1 place=-\n2\n3\n" + race) == {
        "1": (817, None), "2": (817, 1), "3": (795, 2),
    }  # fmt: skip
    unranked = ranked("event M01 BI M\nplace -\n1\n2\n" + race)
    assert unranked == {"1": (817, None), "2": (817, None)}


def test_a_status_of_the_whole() -> None:
    race = SPRINT + "1 11.20\n2 10.90\n"
    assert ranked("event M01 BI M\n1\n2 DQ\n" + race) == {"1": (817, 1), "2": (None, None)}


@pytest.mark.parametrize(
    ("rows", "parts", "expected"),
    [
        ("1 1600\n2\n", "", ["M710 7:1 the parts make 1514 points, and the row says 1600"]),
        ("1 place=1\n2\n", "", ["M711 7:1 the totals make bib 1 2nd, and the row says place 1"]),
        ("1\n2\n3 place=3\n", "", ["M711 9:1 place 3 of who did not start in a part"]),
        ("1\n2\n3 1400\n", "3 DNS\n", ["M710 9:1 bib 3 has abandoned, and the row says 1400"]),
        ("1\n2 DQ place=2\n", "", ["M711 8:1 place 2 beside DQ"]),
        ("1\n2\n3 place=3\n", "3 DNS\n", ["M711 9:1 place 3 of who did not start in a part"]),
        ("", "", ["M712 6:7 parts of M01 have results, and nobody is in M01 itself"]),
        ("1 1514\n2 1580 place=1\n", "", []),
    ],
)
def test_contradictions(rows: str, parts: str, expected: list[str]) -> None:
    text = MEET + ATHLETES + "event M01 BI M\n" + rows + SPRINT + "1 11.20\n2 10.90\n"
    assert found(text + JUMP + "1 6.50\n2 6.50\n" + parts) == expected


def test_a_result_after_a_part_that_was_not_started() -> None:
    text = MEET + ATHLETES + "event M01 BI M\n1\n" + SPRINT + "1 DNS\n" + JUMP + "1 6.50\n"
    message = "bib 1 did not start in T01, and has a result in F01 after it"
    assert found(text) == [f"M713 13:1 {message}"]
    untimed = text.replace(" at=11:00", "")  # as they stand in the file
    assert found(untimed) == [f"M713 13:1 {message}"]
    assert "; the parts are taken in the order of the file" in build(untimed).err
    assert "in the order of the file" not in build(text).err
    assert found(text.replace("at=10:00", "at=12:00")) == []


def test_totals_are_sent_only_under_a_key() -> None:
    text = MEET + "KEY\nevent M01 BI M\n1\n2\n" + SPRINT + "1 11.20\n2 10.90\n"
    assert event(text.replace("KEY", ""), "M01")["results"] == [{"bib": "1"}, {"bib": "2"}]
    assert event(text.replace("KEY", "key.total total"), "M01")["results"] == [
        {"bib": "1", "total": 817, "place": 2},
        {"bib": "2", "total": 883, "place": 1},
    ]


def test_a_changed_part_changes_the_total() -> None:
    """Also where the rest of the meet is remembered."""
    text = MEET + ATHLETES + "event M01 BI M\n1\n" + SPRINT + "1 11.20\n"
    compiler = meetc.Compiler()
    for mark, total in (("11.20", 817), ("10.90", 883), ("11.20", 817)):
        meet = compiler.compile(text.replace("1 11.20", f"1 {mark}")).meet
        assert meet.events[0].totals["1"].total == total


def test_the_tables_are_loaded_only_for_results_of_a_combined_event(meetc: Meetc) -> None:
    script = (
        "import sys, meetc; meetc.compile(open(sys.argv[1]).read())\n"
        "print(sorted(m for m in sys.modules if 'athlon_score' in m or m in "
        "('athlib', 'jsonschema', 'dateutil')))"
    )
    for name, loaded in (("running", []), ("triathlon", ["meetc._athlib.athlon_score"])):
        done = subprocess.run(
            [sys.executable, "-c", script, str(EXAMPLES / f"{name}.meet")],
            capture_output=True,
            cwd=ROOT,
            check=True,
        )
        assert done.stdout.decode().strip() == str(loaded)


@pytest.mark.parametrize("series", ["- - -", "r", "- r"])
def test_who_makes_no_trial_in_a_part_has_abandoned(series: str) -> None:
    text = "event M01 BI M\n1\n2\n" + SPRINT + "1 11.20\n2 10.90\n" + JUMP + f"1 6.50\n2 {series}\n"
    told = found(MEET + ATHLETES + text)
    assert [each.split(" ", 2)[2] for each in told] == [
        "bib 2 made no trial in F01, and so has no total"
    ]
    by_referee = ranked(text.replace(f"2 {series}", f"2 {series} NM"))
    assert by_referee["2"] == (883, 2)
    other = meetc.compile(MEET + "combined_rules opentrack\n" + ATHLETES + text, strict=True)
    assert other.meet.events[0].totals["2"] == Total({"T01": 883, "F01": 0}, 883, 2)
    running = text.replace(f"6.50\n2 {series}", "6.50\n2 -").replace(JUMP, JUMP.replace(
        "official", "in_progress"))  # fmt: skip
    assert ranked(running)["2"] == (883, 2)


def test_a_part_with_places_alone_has_started_and_leaves_no_totals(meetc: Meetc) -> None:
    text = MEET + ATHLETES + "event M01 BI M\n1\n2\n" + SPRINT + "1 place=1\n2 place=2\n"
    text += JUMP + "1 6.50\n2 6.40\n"
    assert [each.split(" ", 2)[2] for each in found(text)] == [
        "T01 has places without marks, so M01 has no totals"
    ]
    meetc.write("a.meet", text)
    assert "M01: 1 has no total\n" in meetc("check", "--complete", "a.meet").out


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        ("1980-02-03", "1970-02-03", ["M716"]),
        ("1980-02-03", "1981-02-03", []),
        ("1980-02-03", "2000-02-03", []),
        ("1980-02-03", "", []),
        ("age_group=M40", "age_group=M55", ["M716"]),
        ("category=V40", "1981-05-09", ["M716"]),
        ("category=V40", "1986-05-09", []),
    ],
)
def test_masters_of_several_groups(first: str, second: str, codes: list[str]) -> None:
    """On 2026-05-09 who was born on 1986-05-09 is 40, and on 1981-05-09 is 45."""
    text = MEET + f'athlete 1 "A B" M {first}\nathlete 2 "C D" M {second}\nevent M01 BI M\n1\n2\n'
    text += SPRINT + "1 11.20\n2 10.90\n"
    assert [each[:4] for each in found(text)] == codes


THROW = "event F02 SP M parent=M01 category=C at=12:00\nfinal official\n"


def test_a_meet_may_have_equal_totals_parted(meetc: Meetc) -> None:
    """Of equal totals who has more points in more parts, then who has the best single part."""
    wins = "ce_ties wins\n"
    three = "event M01 TRI M\n1\n2\n" + SPRINT + "1 11.00\n2 10.90\n" + JUMP + "1 7.00\n2 7.01\n"
    three += THROW + "1 14.00\n2 13.60\n"  # 861 814 728 and 883 816 704
    assert ranked(three) == {"1": (2403, 1), "2": (2403, 1)}
    assert ranked(three, "ce_ties equal\n") == ranked(three)
    assert ranked(three, wins) == {"1": (2403, 2), "2": (2403, 1)}
    two = "event M01 BI M\n1\n2\n" + SPRINT + "1 11.00\n2 10.90\n" + JUMP + "1 7.00\n2 6.91\n"
    assert ranked(two, wins) == {"1": (1675, 2), "2": (1675, 1)}  # 861 814, 883 792
    same = two.replace("10.90", "11.00").replace("6.91", "7.00")
    assert ranked(same, wins) == {"1": (1675, 1), "2": (1675, 1)}
    meetc.write("a.meet", MEET + wins + ATHLETES + three)
    why = meetc("why", "a.meet", "M01", "1").out
    assert "equal in 2403; parts with more points: 1 to 2" in why
    meetc.write("a.meet", MEET + wins + ATHLETES + two)
    assert "1675; best part: 861 to 883" in meetc("why", "a.meet", "M01", "1").out


def test_of_three_level_who_has_most_in_a_part_has_won_it() -> None:
    points = [{"a": 900, "b": 700}, {"a": 800, "b": 800}, {"a": 700, "b": 900}, {"a": 1}]
    assert parted([1600, 1600, 1600, 1], points) == [(1, 900, 700), (0, 800, 800), (1, 900, 700),
                                                     None]  # fmt: skip
    assert ranking([1600, 1600, 1600, 1], parted([1600, 1600, 1600, 1], points)) == [1, 3, 1, 4]
    assert parted([5, 5], [{"a": None}, {"a": 5}]) == [None, None]
