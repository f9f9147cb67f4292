"""`meetc build --target md`, `csv` and `ical`: what people and other programs read."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from syrupy.assertion import SnapshotAssertion

import meetc
from meetc.emit.calendar import calendar
from meetc.emit.markdown import escaped, markdown, paragraph
from meetc.emit.tables import ENTRIES, RESULTS, entries, results
from meetc.emit.view.privacy import Privacy
from meetc.emit.view.shapes import MeetView
from meetc.emit.view.view import view
from tests.conftest import EXAMPLES, MEET, Meetc, build
from tests.support.context import CONTEXT
from tests.support.drawn import examples
from tests.support.strategies import Written, meets, mutated

TRIATHLON = (EXAMPLES / "triathlon.meet").read_text(encoding="utf-8")


def seen(text: str, privacy: Privacy = Privacy.PUBLIC) -> MeetView:
    compiled = meetc.compile(text)
    assert compiled.ok, compiled.diagnostics
    return view(compiled.meet, privacy)


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def calendar_of(text: str) -> Calendar:
    made = Calendar.from_ical(calendar(seen(text)))
    assert isinstance(made, Calendar)
    return made


def test_markdown(meetc: Meetc, snapshot: SnapshotAssertion) -> None:
    meetc.write("t.meet", TRIATHLON)
    ran = meetc("build", "--target", "md", "t.meet")
    assert (ran.code, ran.out, ran.err) == (0, "wrote t.md\n", "")
    assert (meetc.folder / "t.md").read_text(encoding="utf-8") == snapshot


def test_markdown_of_nothing() -> None:
    made = build(MEET, "--target", "md").out
    assert re.sub("[0-9a-f]{64}", "0f", made) == (
        "# Spring\n\n9 May 2026\n\n## Programme\n\nNo times yet.\n\n## Results\n\n"
        "No results yet.\n\n---\n\nmeetc sha256:0f\n"
    )


def test_markdown_shows_when_results_became_official() -> None:
    text = (
        MEET + "event T01 100 F\n final official at=14:32 wind=+0.8\n 1 11.82\n 2 DQ note=TR16.8\n"
    )
    made = build(text, "--target", "md").out
    assert "\nOfficial at 14:32, wind +0.8 m/s\n" in made
    assert "|  | 2 | 2 |  | DQ TR16.8 |" in made
    assert "\nProvisional\n" in build(
        text.replace("official at=14:32", ""), "--target", "md"
    ).out.replace(", wind +0.8 m/s", "")


def test_records_and_points_are_shown() -> None:
    text = (
        MEET + 'event T01 100 "100 m" F record_text="Ground, 2019" record_perf=11.90\n'
        "  final official\n    1 12.00 points=5\n    2 12.10\n"
    )
    made = build(text, "--target", "md").out
    assert "\n### 100 m\n\nGround, 2019: 11.90\n\nOfficial\n" in made
    assert "| Mark | Points |\n|---|---|---|---|---|---|\n| 1 | 1 | 1 |  | 12.00 | 5 |\n" in made
    assert "|  | 12.10 |  |\n" in made
    assert [row["points"] for row in table(results(seen(text)))] == ["5", ""]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A|B", "A\\|B"), ("*x* _y_ `z`", "\\*x\\* \\_y\\_ \\`z\\`"), ("<b>", "\\<b\\>"),
        ("a\nb\tc", "a b c"), ("[x](y)", "\\[x\\](y)"), ("&amp;", "\\&amp;"), ("#1", "\\#1"),
    ],
)  # fmt: skip
def test_markdown_means_nothing_but_itself(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_markdown_paragraphs_are_no_lists() -> None:
    assert paragraph("1. May") == "1\\. May"
    assert paragraph("- at the track") == "\\- at the track"
    assert paragraph("400 m track") == "400 m track"


def test_csv(meetc: Meetc, snapshot: SnapshotAssertion) -> None:
    meetc.write("t.meet", TRIATHLON)
    ran = meetc("build", "--target", "csv", "t.meet")
    assert (ran.code, ran.out, ran.err) == (0, "wrote t-results.csv\nwrote t-entries.csv\n", "")
    for name in ("results", "entries"):
        data = (meetc.folder / f"t-{name}.csv").read_bytes()
        assert b"\r\n" in data
        assert data.decode().replace("\r\n", "\n") == snapshot(name=name)


def test_csv_says_all_of_a_mark() -> None:
    text = (
        MEET + 'athlete 1 "Al A" M 1990-01-02 nationality=IRL national_id=X77\nteam AAA "A"\n'
        "event F01 SP7.26K M\n final official at=14:32\n 1 16.00 x 15.90 note=PB place=1\n"
        "event F02 JT800 M\n final\n 1 60.00\nevent F03 SP M weight=5.00\n final\n 1 12.00\n"
        "event T01 100 M rounds=2,1\n heat 2 wind=-0.3\n  1 10.37 Q raw=10.362 lane=4\n"
        "event F04 HJ M\n final\n heights 1.80 1.85 | 1.85\n 1 o xxx | x\n"
    )
    rows = table(results(seen(text)))
    shot, javelin, other, race, jump = rows
    assert (shot["implement_kg"], javelin["implement_kg"], other["implement_kg"]) == (
        "7.26", "0.8", "5.00",
    )  # fmt: skip
    assert (shot["series"], shot["note"], shot["official_at"]) == ("16.00 x 15.90", "PB", "14:32")
    assert [race[n] for n in ("round", "round_name", "heat", "wind", "mark", "thousandths")] == [
        "1", "Heats", "2", "-0.3", "10.37", "10.362",
    ]  # fmt: skip
    assert (race["qualifier"], race["lane"], race["status"]) == ("Q", "4", "provisional")
    assert jump["series"] == "1.80=o 1.85=xxx | 1.85=x"
    assert {row["national_id"] + row["born"] for row in rows} == {""}
    full = table(results(seen(text, Privacy.FULL)))
    assert {(row["national_id"], row["born"]) for row in full} == {("X77", "1990-01-02")}


@pytest.mark.parametrize(
    ("days", "date"), [("day=2", "2026-06-13"), ("day=9", "2026-06-20"), ("", "")]
)
def test_csv_dates_a_total_by_the_last_part(days: str, date: str) -> None:
    """A decathlon of the fourth and fifth day was dated by the last of the meet, the ninth."""
    text = (
        MEET.replace("date=2026-05-09", "date=2026-06-12..2026-06-20")
        + "event M01 DEC M\n  1\n"
        + f"event T01 100 M parent=M01 {days}\n final\n  1 11.00\n"
        + f"event F01 LJ M parent=M01 {days}\n final\n  1 6.50\n"
    )
    rows = {row["event_id"]: row["date"] for row in table(results(seen(text)))}
    assert rows == {"M01": date, "T01": date, "F01": date}


def test_csv_is_no_formula() -> None:
    text = (
        MEET + 'athlete "=1+1" "=HYPERLINK(\\"http://x.example\\")" "@SUM(A1)" M\n'
        'event F01 LJ "-1+1" M\n final\n "=1+1" - 5.60(-0.3) note="+1 b"\n'
        'event T01 100 "+44" M\n final wind=-1.3\n "=1+1" 10.37\n'
    )
    jump, race = table(results(seen(text)))
    assert (jump["bib"], jump["event_name"], jump["note"]) == ("'=1+1", "'-1+1", "'+1 b")
    assert jump["name"].startswith("'=HYPERLINK")
    assert jump["series"] == "'- 5.60(-0.3)"
    assert (jump["wind"], race["wind"], race["event_name"]) == ("-0.3", "-1.3", "+44")


def test_csv_needs_two_files(meetc: Meetc) -> None:
    meetc.write("t.meet", MEET)
    for arguments in (("t.meet", "-o", "-"), ("-",)):
        ran = meetc("build", "--target", "csv", *arguments, stdin=MEET)
        assert (ran.code, ran.out) == (2, "")
        assert (
            ran.err
            == "meetc: csv is two files, which standard output cannot take; -o names another\n"
        )
    assert meetc("build", "--target", "csv", "t.meet", "-o", "out/x.csv").out == (
        "wrote out/x-results.csv\nwrote out/x-entries.csv\n"
    )


@pytest.mark.parametrize(("file", "columns"), [("results", RESULTS), ("entries", ENTRIES)])
def test_the_reference_has_the_columns(file: str, columns: list[str]) -> None:
    """templates/README.md has them in order, some with a word of explanation in brackets."""
    reference = CONTEXT.read_text(encoding="utf-8")
    (listed,) = re.findall(rf"^\| {file} \| (.*) \|$", reference, re.MULTILINE)
    assert re.sub(r" \([^)]*\)", "", listed).split(", ") == columns


@given(meets())
@examples(25)
def test_csv_holds_every_mark_and_entry(drawn: Written) -> None:
    meet = seen(drawn.text)
    rows = table(results(meet))
    assert all(list(row) == RESULTS for row in rows)
    found = [(row["event_id"], row["round"], row["heat"], row["bib"], row["mark"]) for row in rows]
    assert found == [
        (event.id, str(each.number), str(unit.heat), row.who.bib, row.mark)
        for event in meet.events
        for each in event.rounds
        for unit in each.units
        for row in unit.rows
        if row.mark
    ]
    listed = table(entries(meet))
    assert all(list(row) == ENTRIES for row in listed)
    assert [(row["event_id"], row["bib"]) for row in listed] == [
        (event.id, entry.who.bib) for event in meet.events for entry in event.entries
    ]


@given(st.text(st.characters(codec="utf-8") | st.sampled_from(',"\r\n=-+@1.'), max_size=20))
@examples(200)
def test_csv_is_what_the_csv_module_writes(name: str) -> None:
    meet = seen(MEET + "event T01 100 F\n  final\n    1  11.82  note=a\n")
    named = replace(meet, events=tuple(replace(event, name=name) for event in meet.events))
    data = results(named).decode()
    rows = list(csv.reader(io.StringIO(data, newline="")))
    again = io.StringIO(newline="")
    csv.writer(again).writerows(rows)
    assert again.getvalue() == data
    assert rows[1][RESULTS.index("event_name")] in (name, f"'{name}")


def test_ical(meetc: Meetc, snapshot: SnapshotAssertion) -> None:
    meetc.write("t.meet", TRIATHLON)
    ran = meetc("build", "--target", "ical", "t.meet")
    assert (ran.code, ran.out, ran.err) == (0, "wrote t.ics\n", "")
    data = (meetc.folder / "t.ics").read_bytes()
    assert data.replace(b"\r\n", b"").count(b"\n") == 0
    assert data.decode().replace("\r\n", "\n") == snapshot
    assert len(list(Calendar.from_ical(data).walk("VEVENT"))) == 8


def test_ical_reads_back() -> None:
    text = (
        'meet "Spring" slug=spring country=GBR date=2026-05-09..2026-05-10\n'
        'address "Track, Field"\n'
        'event T01 100 "100 m; Wo\\\\men, A" F rounds=2,1 day=1,2 at=10:30,14:00\n'
        " heat 2 scheduled_start_time=10:36\n  1\n"
        'event F01 LJ "Long Jump" F at=9:00 day=2 venue="Pit 2"\n'
        'event T02 200 "no time" F\nevent T03 400 "not shown" F at=12:00 hide_in_timetable=true\n'
    ).replace("at=9:00", "at=09:00")
    found = calendar_of(text)
    shown = [
        (event["DTSTART"].dt, str(event["SUMMARY"]), str(event["LOCATION"]), str(event["UID"]))
        for event in found.walk("VEVENT")
    ]
    assert shown == [
        (
            datetime(2026, 5, 9, 10, 30),
            "100 m; Wo\\men, A: Heats",
            "Track, Field",
            "T01.1.spring-gbr-2026@meetc",
        ),
        (
            datetime(2026, 5, 9, 10, 36),
            "100 m; Wo\\men, A: Heat 2",
            "Track, Field",
            "T01.1.2.spring-gbr-2026@meetc",
        ),
        (datetime(2026, 5, 10, 9, 0), "Long Jump", "Pit 2", "F01.1.spring-gbr-2026@meetc"),
        (
            datetime(2026, 5, 10, 14, 0),
            "100 m; Wo\\men, A: Final",
            "Track, Field",
            "T01.2.spring-gbr-2026@meetc",
        ),
    ]
    assert calendar(seen(text)) == calendar(seen(text + "# nothing changes it\n"))


NAMES = st.text(
    st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from(",;\\\n"),
    min_size=1,
    max_size=90,
).filter(str.strip)


@given(NAMES)
@examples(100)
def test_ical_keeps_any_text(name: str) -> None:
    meet = seen(MEET + "event T01 100 F at=10:30\n")
    data = calendar(replace(meet, name=name, address=name))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    found = Calendar.from_ical(data)
    assert [str(event["LOCATION"]) for event in found.walk("VEVENT")] == [name]


@given(mutated())
@examples(80)
def test_whatever_compiles_is_written(text: bytes) -> None:
    compiled = meetc.compile(text)
    if compiled.ok:
        meet = view(compiled.meet, Privacy.FULL)
        assert markdown(meet).startswith(b"# ")
        assert all(list(row) == RESULTS for row in table(results(meet)))
        assert all(list(row) == ENTRIES for row in table(entries(meet)))
        Calendar.from_ical(calendar(meet))


@pytest.mark.parametrize("target", ["md", "csv", "ical"])
def test_same_text_same_bytes(meetc: Meetc, target: str) -> None:
    meetc.write("t.meet", TRIATHLON)
    made = []
    for seed in ("1", "2"):
        folder = f"out{seed}"
        assert (
            meetc.process(
                "build", "--target", target, "t.meet", "-o", f"{folder}/", PYTHONHASHSEED=seed
            ).code
            == 0
        )
        made.append({p.name: p.read_bytes() for p in (meetc.folder / folder).iterdir()})
    assert made[0] == made[1]
    assert made[0]


WEIGHTS = (
    MEET
    + """\
event F02 SP "Shot" F category=MIX weight=4.00
  final official
    1 10.00 weight=3.00
    2 9.00
event B01 10K "Road" F
  final official
    1 33:01 chip=32:50
event F01 HJ "High jump" F
  final official
    heights 1.50 1.55 | 1.55 1.53
    2 o xxx | o x
    3 o xxx | o o
"""
)


def test_weights_net_times_and_jump_offs_are_told(meetc: Meetc) -> None:
    meetc.write("w.meet", WEIGHTS)
    for target in ("md", "print", "csv"):
        assert meetc("build", "w.meet", "--target", target).code == 0
    page = (meetc.folder / "w.print.html").read_text(encoding="utf-8")
    assert (page.count("3.00 kg"), page.count("4.00 kg"), page.count("net 32:50")) == (1, 1, 1)
    text = (meetc.folder / "w.md").read_text(encoding="utf-8")
    assert "10.00 (3.00 kg)" in text
    assert "33:01 (net 32:50)" in text
    rows = table((meetc.folder / "w-results.csv").read_bytes())
    assert [row["net_time"] for row in rows if row["event_id"] == "B01"] == ["32:50"]
    series = {row["bib"]: row["series"] for row in rows if row["event_id"] == "F01"}
    assert series == {
        "2": "1.50=o 1.55=xxx | 1.55=o 1.53=x",
        "3": "1.50=o 1.55=xxx | 1.55=o 1.53=o",
    }
