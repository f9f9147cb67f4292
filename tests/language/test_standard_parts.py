"""`parts=standard`: the parts of a combined event by the rules, made and not typed."""

from __future__ import annotations

from pathlib import Path

import pytest

import meetc
from meetc.rules.combined_wind import MeanWind, mean_wind
from meetc.rules.parts_order import in_official_order
from meetc.rules.rulebook import CURRENT
from tests.conftest import MEET, Meetc, document, found

TWO_DAYS = MEET.replace("2026-05-09", "2026-05-09..2026-05-10")
MEN = 'athlete 1 "Al A" M\nathlete 2 "Bo B" M\n'
WOMEN = 'athlete 1 "Ada A" F\nathlete 2 "Bea B" F\n'


def parts_of(text: str) -> list[dict[str, object]]:
    return [e for e in document(text)["events"] if e.get("parent")]


@pytest.mark.parametrize(
    ("kind", "code", "gender", "first", "second"),
    [
        ("TRACK", "DEC", "M", "100 LJ SP HJ 400", "110H DT PV JT 1500"),
        ("TRACK", "DEC", "F", "100 DT PV JT 400", "100H LJ SP HJ 1500"),
        ("TRACK", "HEP", "F", "100H HJ SP 200", "LJ JT 800"),
        ("TRACK", "PEN", "M", "LJ JT 200 DT 1500", ""),
        ("TRACK", "OCT", "M ages=U18", "100 LJ SP 400", "110H HJ JT 1000"),
        ("INDOOR", "HEP", "M", "60 LJ SP HJ", "60H PV 1000"),
        ("INDOOR", "PEN", "F", "60H HJ SP LJ 800", ""),
        ("INDOOR", "PENI", "F", "60H HJ SP LJ 800", ""),
    ],
)  # fmt: skip
def test_the_sets_of_the_rules(kind: str, code: str, gender: str, first: str, second: str) -> None:
    """TR39 outdoors, TR53 indoors; in the order in which they are held, on two days."""
    parts = parts_of(f"{TWO_DAYS}type {kind}\nevent M01 {code} {gender} parts=standard\n")
    assert [p["event_code"] for p in parts] == (first + " " + second).split()
    assert [p["event_id"] for p in parts] == [f"M01-{p['event_code']}" for p in parts]
    assert [p["event_code"] for p in parts if p.get("day") == 2] == second.split()
    assert {p["genders"] for p in parts} == {gender[0]}
    trials = {p["event_code"] for p in parts if p.get("max_field_attempts") == 3}
    assert trials == {"LJ", "SP", "DT", "JT"} & {p["event_code"] for p in parts}


def test_a_part_has_what_its_combined_event_says() -> None:
    """Code and category tell events apart: the 100 m of everybody stays another one."""
    text = TWO_DAYS + 'event M01 DEC "Decathlon Men" M ages=U20 parts=standard\n'
    first, *_ = parts_of(text + "event T01 100 M ages=U20\n")
    assert first == {
        "event_id": "M01-100", "event_code": "100", "name": "Decathlon Men 100", "genders": "M",
        "category": "DEC-U20M", "age_groups": ["U20"], "rounds": "1", "parent": "M01",
    }  # fmt: skip
    assert [e["event_id"] for e in document(text + "event T01 100 M\n")["events"]][-2:] == [
        "M01-1500", "T01",
    ]  # fmt: skip
    one_day = parts_of(text.replace("..2026-05-10", ""))
    assert not any("day" in part for part in one_day)
    later = parts_of(text.replace("parts=", "day=2 parts=").replace("05-10", "05-11"))
    assert [part["day"] for part in later] == [2] * 5 + [3] * 5
    assert "parts" not in document(text)["events"][0]


def test_a_part_goes_on_by_its_id_or_is_declared_to_override() -> None:
    text = TWO_DAYS + 'event M01 HEP "Heptathlon" F parts=standard\n'
    text += 'event M01-LJ attempts=4 at=10:00 name="Jump"\n'
    text += 'event F09 SP4K "Shot" F parent=M01 category=X\n'
    text += 'event M01-800 1000 "Long run" F category=Y\n'
    parts = parts_of(text)
    assert [p["event_id"] for p in parts] == [
        "M01-100H", "M01-HJ", "F09", "M01-200", "M01-LJ", "M01-JT", "M01-800",
    ]  # fmt: skip
    jump = parts[4]
    assert (jump["max_field_attempts"], jump["r1_time"], jump["name"]) == (4, "10:00", "Jump")
    assert (parts[6]["event_code"], parts[6]["parent"]) == ("1000", "M01")


def test_events_of_many_have_standard_parts() -> None:
    text = TWO_DAYS + "events {age}{gender}HEP HEP F ages=U18,SEN parts=standard\n"
    made = document(text + "event U18FHEP-LJ at=10:00\n")["events"]
    assert len(made) == 16
    jumps = {e["event_id"]: e.get("r1_time") for e in made if e["event_code"] == "LJ"}
    assert jumps == {"U18FHEP-LJ": "10:00", "SENFHEP-LJ": None}


@pytest.mark.parametrize(
    ("meet", "event", "message"),
    [
        ("", "TRI M", "the rules have no standard parts of TRI for M"),
        ("", "DEC MF", "the rules have no standard parts of DEC for MF"),
        ("", "HEP F ages=U16", "the rules have no standard parts of HEP for U16"),
        ("type INDOOR\n", "DEC M", "the rules have no standard parts of DEC for M indoors"),
        ("type TRACK\n", "HEP M", "the rules have no standard parts of HEP for M outdoors"),
        ("", "100 M", "M01 is 100, which has no parts"),
    ],
)
def test_no_parts_are_guessed(meet: str, event: str, message: str) -> None:
    told = found(f"{MEET}{meet}event M01 {event} parts=standard\n")
    assert [each.split(" ", 2)[::2] for each in told] == [["M656", message]]


@pytest.mark.parametrize("others", ["100 F", "LJ F category=B\nevent T02 LJ F"])
def test_a_part_too_many_is_told(others: str) -> None:
    text = MEET + "event M01 HEP F parts=standard\n" + f"event T01 {others} parent=M01\n"
    told = found(text.replace("category=B", "category=B parent=M01"))
    assert [each[:4] for each in told] == ["M657"]


DECATHLON = {
    "100": "10.55", "LJ": "7.80(+1.2)", "SP": "16.00", "HJ": "2.05", "400": "48.42",
    "110H": "13.75", "DT": "50.54", "PV": "5.45", "JT": "71.90", "1500": "4:36.11",
}  # fmt: skip
HEPTATHLON = {
    "100H": "12.69", "HJ": "1.86", "SP": "15.80", "200": "22.56", "LJ": "7.27(+0.7)",
    "JT": "45.66", "800": "2:08.51",
}  # fmt: skip


def held(code: str, people: str, marks: dict[str, str], winds: dict[str, str]) -> str:
    """A combined event whose every part has bib 1 with a mark, and its wind."""
    gender = people.split()[-1]
    text = f"{TWO_DAYS}{people}event M01 {code} {gender} parts=standard\n  1\n"
    for part, mark in marks.items():
        wind = f" wind={winds[part]}" if part in winds else ""
        text += f"event M01-{part}\n  final official{wind}\n"
        if part in ("HJ", "PV"):
            text += f"    heights {mark}\n"
            mark = "o"
        text += f"    1 {mark}\n"
    return text


@pytest.mark.parametrize(
    ("code", "people", "marks", "points"),
    [
        ("DEC", MEN, DECATHLON, [963, 1010, 851, 850, 889, 1007, 882, 1051, 918, 705]),
        ("HEP", WOMEN, HEPTATHLON, [1172, 1054, 915, 1123, 1264, 776, 987]),
    ],
)
def test_published_totals(code: str, people: str, marks: dict[str, str], points: list[int]) -> None:
    """The bests of their time, 9126 and 7291 points."""
    compiled = meetc.compile(held(code, people, marks, {}), path="a.meet")
    assert compiled.ok
    total = next(e for e in compiled.meet.events if e.id == "M01").totals["1"]
    assert list(total.points.values()) == points
    assert total.total == sum(points) == {"DEC": 9126, "HEP": 7291}[code]


def test_the_order_of_the_rules_tells_who_has_gone_on_after_a_part_not_started() -> None:
    """Without any time of the timetable."""
    text = MEET + MEN + "event M01 DEC M parts=standard\n  1\n"
    text += "event M01-LJ\n  final\n    1 DNS\n"
    sp = "event M01-SP\n  final\n    1 16.00\n"
    assert [each[:4] for each in found(text + sp)] == ["M713"]
    assert found(text + "event M01-100\n  final\n    1 10.90\n") == []


def test_who_is_in_the_combined_event_is_seeded_in_a_part(meetc: Meetc) -> None:
    """Behind the last part that the text has; who has abandoned is left out."""
    text = TWO_DAYS + MEN + "event M01 DEC M parts=standard\n  enter 1\n  enter 2\n"
    text += "\nevent M01-100\n  final\n    1    DNS\n    2    10.90\n\nevent T01 100 M\n"
    path = meetc.write("a.meet", text)
    assert meetc("seed", "a.meet", "M01-LJ", "M01-400", "--write").code == 0
    once = path.read_text()
    assert once.startswith(text[: text.index("\nevent T01")].rstrip("\n"))
    assert "\nevent M01-LJ  draw=20260509\n  final\n    2\n" in once
    assert "\nevent M01-400  draw=20260509\n  final\n    2  lane=" in once
    assert once.endswith("\nevent T01 100 M\n")
    assert "rows, which stay as they are" in meetc("seed", "a.meet", "M01-LJ", "--write").err
    assert path.read_text() == once


def test_a_combined_event_is_renamed_with_its_parts(meetc: Meetc) -> None:
    text = MEET + "event M01 DEC M parts=standard\nevent M01-LJ\n  final\n    1 7.00\n"
    path = meetc.write("a.meet", text)
    assert meetc("rename", "a.meet", "event", "M01", "D01", "--write").code == 0
    assert path.read_text() == text.replace("M01", "D01")
    refused = meetc("rename", "a.meet", "event", "D01-LJ", "F01")
    assert refused.code == 2
    assert "D01-LJ is a standard part of D01: rename that, or declare the part" in refused.err


def test_a_changed_combined_event_changes_its_parts() -> None:
    """Also where the rest of the meet is remembered."""
    text = TWO_DAYS + 'event M01 HEP "Heptathlon" F parts=standard\nevent M01-LJ at=10:00\n'
    compiler = meetc.Compiler()
    for name, ages in (("Heptathlon", "U18"), ("Siebenkampf", "U18"), ("Siebenkampf", "U20")):
        meet = compiler.compile(text.replace("Heptathlon", name).replace(" F ", f" F ages={ages} "))
        jump = next(event for event in meet.meet.events if event.id == "M01-LJ")
        assert (jump.name, jump.category) == (f"{name} LJ", f"HEP-{ages}F")


@pytest.mark.parametrize(
    ("winds", "expected"),
    [
        ("+2.0 +2.0", MeanWind("+2.00", True)),
        ("+2.0 +2.1", MeanWind("+2.05", False)),
        ("+4.1 -0.3 +1.9", MeanWind("+1.90", True)),
        ("-0.1 +0.1", MeanWind("+0.00", True)),
        ("+1.0 +1.0 -0.1", MeanWind("+0.64", True)),
    ],
)
def test_the_mean_of_the_winds_decides_about_a_record(winds: str, expected: MeanWind) -> None:
    assert mean_wind(winds.split(), CURRENT) == expected
    assert mean_wind([*winds.split(), ""], CURRENT) is None


def test_pages_tell_the_total_after_each_part_and_a_wind_too_strong(meetc: Meetc) -> None:
    winds = {"100H": "+2.9", "200": "+2.6"}
    meetc.write("a.meet", held("HEP", WOMEN, HEPTATHLON, winds))
    assert meetc("build", "--target", "html", "a.meet").code == 0
    page = next(Path(meetc.folder).rglob("M01.html"), None) or next(
        path for path in meetc.folder.rglob("*m01.html")
    )
    told = page.read_text()
    assert 'title="the mean wind of +2.07 is over +2.0">w</abbr>' in told
    assert ">2226</span>" in told
    assert ">7291</span>" in told
    meetc.write("a.meet", held("HEP", WOMEN, HEPTATHLON, winds | {"200": "-0.4"}))
    assert meetc("build", "--target", "html", "a.meet").code == 0
    assert "mean wind" not in page.read_text()


@pytest.mark.parametrize(
    ("code", "gender", "parts", "order"),
    [
        ("PEN", "F", "800 SP4K HJ 60H76.2CM LJ", [3, 2, 1, 4, 0]),
        ("PENI", "F", "800 60H", [1, 0]),
        ("DEC", "M", "1500 JT800 PV DT2K 110H99.1cm 400 HJ SP6K LJ 100", list(range(9, -1, -1))),
        ("dec", "F", "LJ 100 100H", [1, 2, 0]),
        ("HEP", "F", "80H 100 HJ", None),  # no 100 m
        ("HEP", "F", "LJ HJ LJ", None),  # one part twice
        ("HEP", "F", "LJ TJ", None),
        ("OCT", "M", "LJ 100", None),  # the boys' own order holds
        ("TRI", "F", "LJ 100", None),
        ("HEP", "F", "", []),
    ],
)  # fmt: skip
def test_the_order_of_the_rules(
    code: str, gender: str, parts: str, order: list[int] | None
) -> None:
    """TR39 and TR53."""
    assert in_official_order(code, gender, parts.split(), CURRENT) == order
