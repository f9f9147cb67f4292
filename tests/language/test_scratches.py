"""`scratched=`: who is entered and will not start, in one event or in all."""

from __future__ import annotations

import re

import pytest

import meetc
from tests.conftest import MEET, Meetc, build, document, event, found, results

PEOPLE = 'athlete 1 "Ada A" F\nathlete 2 "Bea B" F\nathlete 3 "Cleo C" F\nathlete 4 "Di D" F\n'
ENTRIES = 'event T01 100 F lanes=4\n  enter 1\n  enter 2 scratched="injury"\n  enter 3\n'
HEAT = "  final\n    1  lane=2\n    2  lane=3\n    3  lane=4\n"


def entered(text: str) -> dict[str, list[str]]:
    """The events that each competitor is sent with."""
    return {
        c["competitor_id"]: [e["event_id"] for e in c.get("events_entered", ())]
        for c in document(text)["competitors"]
    }


def test_a_scratch_is_kept_and_not_sent() -> None:
    text = MEET + PEOPLE + ENTRIES
    assert entered(text) == {"1": ["T01"], "2": [], "3": ["T01"], "4": []}
    compiled = meetc.compile(text, path="a.meet").meet
    assert compiled.events[0].scratched == {"2": "injury"}
    assert compiled.athletes[1].entries[0].scratched == "injury"
    assert compiled.athletes[0].entries[0].scratched is None


def test_on_the_line_of_an_athlete_it_is_for_all_events() -> None:
    text = MEET + PEOPLE.replace('"Ada A" F', '"Ada A" F events_entered=T01,T02 scratched=ill')
    text += "event T01 100 F\n  enter 2\n  final\n    1\n    2\nevent T02 200 F\n  enter 2\n"
    assert entered(text) == {"1": [], "2": ["T01", "T02"], "3": [], "4": []}
    again = text + "  enter 1 scratched=-\n"
    assert entered(again)["1"] == ["T02"]
    assert [row["bib"] for row in event(text, "T01")["units"][0]["results"]] == ["2"]


def test_its_start_row_is_gone_and_the_lane_is_free() -> None:
    assert [row["bib"] for row in results(MEET + PEOPLE + ENTRIES + HEAT)] == ["1", "3"]
    late = MEET + PEOPLE + ENTRIES + "  enter 4\n" + HEAT + "    4  lane=3\n"
    assert [row["bib"] for row in results(late)] == ["1", "3", "4"]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("2  12.50", True), ("2  place=3", True), ("2  DNF", True), ("2  DQ", True),
        ("2  DNS", False), ("2", False), ("2  lane=3", False),
    ],
)  # fmt: skip
def test_a_result_of_who_is_scratched_is_told(row: str, told: bool) -> None:
    text = MEET + PEOPLE + ENTRIES + f"  final\n    1  12.40\n    {row}\n    3  12.60\n"
    message = "M658 12:5 bib 2 is scratched, and has a result in T01"
    assert found(text) == ([message] if told else [])
    bibs = [row.bib for row in meetc.compile(text).meet.events[0].units[0].rows]
    assert ("2" in bibs) == (told or "DNS" in row)


def test_a_result_of_who_is_out_of_the_whole_meet_is_told() -> None:
    text = MEET + PEOPLE.replace('"Ada A" F', '"Ada A" F scratched=ill')
    told = found(text + "event F01 SP F\n  final\n    1  9.10\nevent F02 SP F category=B\n")
    assert told == ["M658 8:5 bib 1 is scratched, and has a result in F01"]


def test_who_is_out_of_the_whole_meet_is_told_once_with_all_events() -> None:
    text = MEET + PEOPLE.replace('"Ada A" F', '"Ada A" F scratched=ill')
    for number, mark in enumerate(("9.10", "DNS", "8.20", "x"), 1):
        text += f"event F0{number} SP F category=C{number}\n  final\n    1  {mark}\n"
    assert found(text) == ["M658 8:5 bib 1 is scratched, and has a result in F01, F03, F04"]


def test_a_word_that_is_no_reason() -> None:
    for line in (
        'athlete 9 "Al A" F scratched=no\n',
        PEOPLE + "event T01 100 F\nenter 1 scratched=NO\n",
    ):
        (told,) = found(MEET + line)
        assert told.split(" ", 2)[2].startswith("scratched= takes the reason, and ")


def test_who_is_out_of_a_combined_event_is_out_of_its_parts(meetc: Meetc) -> None:
    text = MEET + PEOPLE + "event M01 PENI F parts=standard\n  enter 1\n  enter 2 scratched=ill\n"
    text += "event M01-60H\n  final official\n    1  8.90\n    2\n"
    assert found(text) == []
    assert [row["bib"] for row in event(text, "M01")["results"]] == ["1"]
    assert [row["bib"] for row in event(text, "M01-60H")["units"][0]["results"]] == ["1"]
    path = meetc.write("a.meet", text)
    assert meetc("seed", "a.meet", "M01-SP", "--write").err == "M01-SP: 1 in 1 unit\n"
    assert path.read_text().endswith("event M01-SP  draw=20260509\n  final\n    1\n")


def test_seed_leaves_out_who_is_scratched(meetc: Meetc) -> None:
    path = meetc.write("a.meet", MEET + PEOPLE + ENTRIES)
    assert meetc("seed", "a.meet", "--write").code == 0
    rows = path.read_text().split("final\n")[1]
    assert sorted(line.split()[0] for line in rows.splitlines()) == ["1", "3"]


def test_nothing_is_to_do_for_who_is_scratched(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET + PEOPLE + ENTRIES + "  final official\n    1 12.40\n    3 12.60\n")
    assert meetc("check", "--complete", "a.meet").out.startswith("nothing is left")


def test_nothing_is_to_do_for_who_has_left_a_combined_event(meetc: Meetc) -> None:
    text = MEET + PEOPLE + PENTATHLON + "".join(PARTS)
    text = text.replace("M01-800\n", 'M01-800\n  enter 1 scratched="calf"\n')
    meetc.write("a.meet", text.replace("    1  2:20.00\n", ""))
    assert meetc("check", "--complete", "a.meet").out.startswith("nothing is left")
    meetc.write("a.meet", text.replace("    1  2:20.00\n", "").replace("  enter 1 scr", "# "))
    told = meetc("check", "--complete", "a.meet").out
    assert "M01: 1 has no result in M01-800" in told


def test_readers_are_told_and_not_the_reason(meetc: Meetc) -> None:
    """Why somebody is scratched may be a matter of health."""
    meetc.write("a.meet", MEET + PEOPLE + ENTRIES + HEAT)
    for target, name in (("html", "a/events/T01.html"), ("print", "a.print.html")):
        for privacy in ("public", "full"):
            options = ("--target", target, "--privacy", privacy, "--force")
            assert meetc("build", *options, "a.meet").code == 0
            page = (meetc.folder / name).read_text()
            told = page[page.index("Scratched: ") :].partition("</p>")[0]
            reason = ", injury" if privacy == "full" else ""
            who = "Bea B (2)" if target == "html" else "2 Bea B"
            assert told == f"Scratched: {who}{reason}"
            assert page.count("Bea B") == 1
    athlete = (meetc.folder / "a/athletes/2.html").read_text()
    assert '<td class="m mark">scratched</td>' in athlete


def test_tables_and_markdown_tell_it(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET + PEOPLE + ENTRIES + "  final\n    1  12.40\n    3  12.60\n")
    assert meetc("build", "--target", "md", "a.meet").code == 0
    assert "Scratched: Bea B\n" in (meetc.folder / "a.md").read_text()
    assert meetc("build", "--target", "csv", "a.meet").code == 0
    rows = [line.split(",") for line in (meetc.folder / "a-entries.csv").read_text().splitlines()]
    assert [(row[5], row[-1]) for row in rows[1:]] == [("1", ""), ("3", ""), ("2", "yes")]


def test_diff_tells_a_scratch(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET + PEOPLE + ENTRIES.replace(' scratched="injury"', ""))
    meetc.write("b.meet", MEET + PEOPLE + ENTRIES)
    assert "2  Bea B  T01: scratched injury" in meetc("diff", "a.meet", "b.meet").out


def test_a_push_counts_what_stays_in_the_text(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET + PEOPLE + ENTRIES)
    assert "1 scratch stays in the text" in meetc("push", "a.meet").out


def test_a_scratch_from_a_part_counts_once(meetc: Meetc) -> None:
    text = MEET + PEOPLE + PENTATHLON + "event M01-60H\n  enter 1 scratched=ill\n"
    meetc.write("a.meet", text)
    assert "1 scratch stays in the text" in meetc("push", "a.meet").out
    meetc.write("a.meet", text.replace("  enter 2\n", "  enter 2\n  enter 3 scratched=x\n"))
    assert "2 scratches stay in the text" in meetc("push", "a.meet").out


def test_a_changed_scratch_changes_the_event() -> None:
    """Also where the rest of the meet is remembered."""
    text, compiler = MEET + PEOPLE + ENTRIES + HEAT, meetc.Compiler()
    for own in (text, text.replace("enter 2 scr", "enter 2 qp=12.5 # scr"), text):
        rows = compiler.compile(own).meet.events[0].units[0].rows
        assert [row.bib for row in rows] == (["1", "3"] if own == text else ["1", "2", "3"])


def test_a_quoted_reason_needs_no_reason() -> None:
    text = MEET + PEOPLE + ENTRIES.replace('"injury"', '""') + HEAT
    assert build(text).code == 0
    assert [row["bib"] for row in results(text)] == ["1", "3"]


def test_why_tells_of_who_is_scratched(meetc: Meetc) -> None:
    row = "event T01 100 M\n  enter 1 scratched=ill\n  final\n    1 lane=3\n    2 10.40\n"
    meetc.write(
        "spring.meet",
        f"""meet "Spring Open" slug=spring country=GBR date=2026-05-09
athlete 1 "A One" M
athlete 2 "B Two" M
{row}event M01 DEC M parts=standard
  enter 1 scratched=ill
  enter 2
""",
    )
    for name in ("T01", "M01", "M01-LJ"):
        ran = meetc("why", "spring.meet", name, "1")
        told = f"meetc: 1 is scratched from {name}, and so has no row there\n"
        assert (ran.code, ran.err) == (2, told)


WITHDRAWN = (
    "event T01 100 F rounds=1,1 lanes=4 qual_by_place=2\n  enter 2\n  enter 3\n"
    '  enter 1 scratched="injury"\n'
)
"""The first of a heat has withdrawn from the final."""


def test_who_is_scratched_after_a_heat_has_withdrawn() -> None:
    """The result of the heat stands and is sent with its entry, the lane of the final is free, and
    the next best may have it."""
    text = MEET + PEOPLE + WITHDRAWN
    text += "  heat 1 official\n    1 12.00\n    2 12.10\n    3 12.20\n  final\n    1  lane=2\n"
    text += "    2  lane=3\n    3  lane=2\n"
    assert found(text) == []
    assert entered(text) == {"1": ["T01"], "2": ["T01"], "3": ["T01"], "4": []}
    heat, final = event(text, "T01")["units"]
    assert [row["bib"] for row in heat["results"]] == ["1", "2", "3"]
    assert [row["bib"] for row in final["results"]] == ["2", "3"]
    told = found(
        text.replace("    1  lane=2\n", "    1  12.01 lane=2\n").replace("    3  lane=2\n", "")
    )
    assert [line.split(" ", 2)[2] for line in told] == [
        "bib 1 is scratched, and has a result in T01"
    ]


def test_who_is_out_of_the_whole_meet_after_a_heat_has_withdrawn() -> None:
    text = MEET + PEOPLE.replace('"Ada A" F', '"Ada A" F events_entered=T01,T02 scratched=ill')
    text += "event T01 100 F rounds=1,1\n  enter 2\n  heat 1 official\n    1 12.00\n    2 12.10\n"
    text += "event T02 200 F\n"
    assert found(text) == []
    assert entered(text)["1"] == ["T01"]


PENTATHLON = "event M01 PENI F parts=standard\n  enter 1\n  enter 2\n"
PARTS = (
    "event M01-60H\n  final official\n    1  8.90\n    2  9.00\n",
    "event M01-HJ\n  final official\n    heights 1.60 1.63\n    1  o xxx\n    2  xxx\n",
    "event M01-SP\n  final official\n    1  12.00\n    2  11.00\n",
    "event M01-LJ\n  final official\n    1  5.50\n    2  5.40\n",
    "event M01-800\n  final official\n    1  2:20.00\n    2  2:22.00\n",
)


def of_first(text: str) -> tuple[int | None, int | None, str]:
    """The total and the place of bib 1 in the combined event, and why it has none."""
    own = next(e for e in meetc.compile(text).meet.events if e.id == "M01").totals["1"]
    return own.total, own.place, own.out


@pytest.mark.parametrize("held", [3, 5])
def test_who_is_scratched_from_one_part_has_abandoned_the_whole(held: int) -> None:
    """TR39: at once, and with no row to type; the results before it stand."""
    text = MEET + PEOPLE + PENTATHLON + "".join(PARTS[:held])
    out = text.replace("    1  12.00\n", "").replace("    1  5.50\n", "")
    out = out.replace("    1  2:20.00\n", "")
    assert held == 5 or of_first(out) != (None, None, "DNF")
    out = out.replace("M01-SP\n", 'M01-SP\n  enter 1 scratched="calf"\n')
    assert found(out) == []
    assert of_first(out) == (None, None, "DNF")
    assert [row["bib"] for row in event(out, "M01-HJ")["units"][0]["results"]] == ["1", "2"]
    assert entered(out)["1"] == ["M01"]


def test_who_is_scratched_from_a_part_and_goes_on_is_told_once() -> None:
    text = MEET + PEOPLE + PENTATHLON + "".join(PARTS)
    text = text.replace("M01-SP\n", 'M01-SP\n  enter 1 scratched="calf"\n')
    (told,) = found(text)
    assert told.split(" ", 2)[2] == "bib 1 is scratched, and has a result in M01-SP"
    (told,) = found(text.replace("    1  12.00\n", ""))
    after = "bib 1 did not start in M01-SP, and has a result in M01-LJ after it"
    assert told.split(" ", 2)[2] == after


@pytest.mark.parametrize("row", ["", "  1\n  2\n", "  1 DNF\n  2\n"])
def test_who_is_scratched_from_the_whole_after_a_part_has_abandoned_it(row: str) -> None:
    """The result of the part stands and is sent with the entry of the whole."""
    text = MEET + PEOPLE + PENTATHLON.replace("enter 1", 'enter 1 scratched="ill"')
    text += row + PARTS[0]
    assert found(text) == []
    assert of_first(text) == (None, None, "DNF")
    assert entered(text)["1"] == ["M01"]
    both = event(text, "M01")["results"], event(text, "M01-60H")["units"][0]["results"]
    assert [sorted(each["bib"] for each in rows) for rows in both] == [["1", "2"]] * 2


def test_who_has_a_result_in_every_part_is_scratched_from_none() -> None:
    """Nothing is left to withdraw from."""
    text = MEET + PEOPLE + PENTATHLON.replace("enter 1", 'enter 1 scratched="ill"')
    (told,) = found(text + "".join(PARTS))
    assert told.split(" ", 2)[2] == "bib 1 is scratched, and has a result in M01-800"


def test_who_has_left_a_combined_event_is_on_no_later_start_list(meetc: Meetc) -> None:
    text = MEET + PEOPLE + PENTATHLON + PARTS[0].replace("    1  8.90\n", "")
    text = text.replace("M01-60H\n", 'M01-60H\n  enter 1 scratched="calf"\n')
    path = meetc.write("a.meet", text)
    assert meetc("seed", "a.meet", "M01-HJ", "--write").err == "M01-HJ: 1 in 1 unit\n"
    assert path.read_text().endswith("event M01-HJ  draw=20260509\n  final\n    2\n")


@pytest.mark.parametrize("times", [True, False])
def test_who_is_scratched_from_a_part_is_on_no_start_list_of_a_later_one(times: bool) -> None:
    """The order is that of the times, else that of the rules; of the file alone it is unsure."""
    text = MEET + PEOPLE + PENTATHLON.replace("PENI F", "PENI F day=1") + "".join(PARTS[:2])
    text += 'event M01-SP at=12:00\n  enter 1 scratched="calf"\n  final official\n    2  11.00\n'
    text += "event M01-LJ at=13:00\n  final\n    1\n    2\n"
    text += "event M01-800 at=14:00\n  final\n    1\n    2\n"
    text += "event M01-60H at=10:00\nevent M01-HJ at=11:00\n"
    text = text if times else re.sub(r" at=..:..", "", text)
    assert found(text) == []
    lists = {
        part: event(text, f"M01-{part}")["units"][0]["results"] for part in ("HJ", "LJ", "800")
    }
    assert {part: [row["bib"] for row in rows] for part, rows in lists.items()} == {
        "HJ": ["1", "2"], "LJ": ["2"], "800": ["2"],
    }  # fmt: skip
    other = "event M01 TRI F\n  enter 1\n  enter 2\nevent T1 100 F parent=M01 category=T\n"
    other += "  enter 1 scratched=ill\n  final\n    2\nevent F1 LJ F parent=M01 category=T\n"
    rows = event(MEET + PEOPLE + other + "  final\n    1\n    2\n", "F1")["units"][0]["results"]
    assert [row["bib"] for row in rows] == ["1", "2"]


@pytest.mark.parametrize("entrant", ["", "  1\n"])
def test_who_is_out_of_the_whole_meet_is_told_once_of_all_that_has_results(entrant: str) -> None:
    """Parts of a combined event and events beside it are one mistake; of parts some stand."""
    text = MEET + 'athlete 1 "Ada Example" F scratched="ill"\nathlete 2 "Bea Sample" F\n'
    text += "event T02 200 F\n  final\n    1 25.30\n    2 25.40\n"
    text += f"event M01 TRI F\n{entrant}  2\n"
    held = "  final\n    1 {0}\n    2 {0}\n"
    parts = [f"event P{n} {code} F parent=M01 category=X\n" for n, code in
             enumerate(("100", "LJ", "SP"), 1)]  # fmt: skip
    marks = ("12.34", "5.34", "12.34")
    whole = "".join(part + held.format(mark) for part, mark in zip(parts, marks, strict=True))
    assert found(text + whole) == [
        "M658 6:5 bib 1 is scratched, and has a result in T02, P3",
    ]
    two = whole.replace("    1 12.34\n", "", 1)
    assert found(text + two) == ["M658 6:5 bib 1 is scratched, and has a result in T02"]
