"""Q and q that nobody has typed are in everything that people read, and in nothing that
OpenTrack is sent."""

from __future__ import annotations

import csv
import json
import re

import pytest

from tests.conftest import MEET, Meetc

PEOPLE = MEET + "".join(
    f'athlete {n} "{name} Example" F\n'
    for n, name in enumerate(("Ada", "Bea", "Cleo", "Dora", "Eve", "Fay"), 1)
)
RULE = 'event T01 100 "100" F rounds=2,1 lanes=8 qual_by_place=1 qual_fastest_losers=2\n'
HEATS = """  heat 1 official
    1  12.00
    2  12.20
    3  12.30
  heat 2 official
    4  12.10
    5  12.25
    6  12.40
"""
FIELD = """event F01 LJ "Long Jump" F rounds=1,1 qualifying_performance=6.00 qual_fastest_losers=2
  heat 1 official
    1  6.10
    2  5.80
    3  5.70
"""
BY_RULE = {"1": "Q", "2": "q", "3": "", "4": "Q", "5": "q", "6": ""}


def written(meetc: Meetc, text: str, target: str, *more: str) -> str:
    meetc.write("spring.meet", text)
    ran = meetc("build", "spring.meet", "--target", target, "-o", "-", *more)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def test_markdown(meetc: Meetc) -> None:
    shown = written(meetc, PEOPLE + RULE + HEATS + FIELD, "md")
    rows = [line.split("|")[2::3][:2] for line in shown.splitlines() if "Example" in line]
    marks = [mark.strip() for _, mark in rows]
    assert marks == [
        *("12.00 Q", "12.20 q", "12.30", "12.10 Q", "12.25 q", "12.40"),
        *("6.10 Q", "5.80 q", "5.70"),
    ]


def test_csv_and_results_json(meetc: Meetc) -> None:
    meetc.write("spring.meet", PEOPLE + RULE + HEATS)
    assert meetc("build", "spring.meet", "--target", "csv").code == 0
    text = (meetc.folder / "spring-results.csv").read_text(encoding="utf-8-sig")
    table = csv.DictReader(text.splitlines())
    assert {row["bib"]: row["qualifier"] for row in table} == BY_RULE
    assert meetc("build", "spring.meet", "--target", "html", "-o", "site").code == 0
    results = (meetc.folder / "site" / "results.json").read_text(encoding="utf-8")
    assert sorted(re.findall(r'"qualifier":"(\w+)"', results)) == ["Q", "Q", "q", "q"]


def test_pages_paper_and_the_announcer(meetc: Meetc) -> None:
    text = PEOPLE + RULE + HEATS
    meetc.write("spring.meet", text)
    assert meetc("build", "spring.meet", "--target", "html", "-o", "site").code == 0
    (page,) = (meetc.folder / "site" / "events").glob("*.html")
    cells = re.findall(r'<td class="f">(?:<[^>]*>)*(\w+)<', page.read_text(encoding="utf-8"))
    assert sorted(cells) == ["Q"] * 4 + ["q"] * 4  # in the heats, and in the list over all of them
    why = re.findall(
        r'<td class="f"><abbr class="flag" title="([^"]*)">(\w)<', page.read_text("utf-8")
    )
    assert set(why) == {
        ("place 1 of heat 1; the first goes on", "Q"),
        ("place 1 of heat 2; the first goes on", "Q"),
        ("among the fastest others of all heats", "q"),
    }
    assert len(re.findall(r'<td class="f">[Qq]<', written(meetc, text, "print"))) == 8
    assert len(re.findall(r"<td>[Qq]</td>", written(meetc, text, "announcer"))) == 4


def test_as_soon_as_a_heat_is_over_its_first_go_on(meetc: Meetc) -> None:
    shown = written(meetc, PEOPLE + RULE + HEATS.replace("2 official", "2 in_progress"), "md")
    assert "12.00 Q" in shown
    assert not re.search(r"\d [q] \||12.10 Q", shown)


def test_opentrack_is_sent_what_is_typed(meetc: Meetc) -> None:
    keyed = PEOPLE.replace("\n", " key.qualifier=qualified\n", 1)
    untyped = written(meetc, keyed + RULE + HEATS, "opentrack")
    assert "qualified" not in untyped
    typed = json.loads(
        written(meetc, keyed + RULE + HEATS.replace("12.00", "12.00 Q"), "opentrack")
    )
    rows = [row for unit in typed["events"][0]["units"] for row in unit["results"]]
    assert [row.get("qualified") for row in rows] == ["Q", None, None, None, None, None]


@pytest.mark.parametrize(
    ("rule", "english", "german"),
    [
        ("qualifying_performance=6.00 qual_fastest_losers=12",
         "a mark of 6.00 (Q) and the best of all up to 12 (q)",
         "die Leistung 6,00 (Q) und die Besten aller bis 12 (q)"),
        ("qual_fastest_losers=12", "the best 12 of all (q)", "die besten 12 aller (q)"),
        ("qual_by_place=4 qual_fastest_losers=2 qualifying_performance=5.00",
         "the first 4 of each group (Q) and the 2 best of the others (q)",
         "die ersten 4 jeder Gruppe (Q) und die 2 nächstbesten (q)"),
    ],
)  # fmt: skip
def test_pages_say_who_goes_on_in_the_field(
    meetc: Meetc, rule: str, english: str, german: str
) -> None:
    for language, said in (
        ("en", f"To the final: {english}."),
        ("de", f"In das Finale: {german}."),
    ):
        text = MEET.replace("\n", f" language={language}\n")
        meetc.write("spring.meet", f'{text}event F01 LJ "Long" F rounds=2,1 {rule}\n')
        assert meetc("build", "spring.meet", "--target", "html").code == 0
        assert said in (meetc.folder / "spring/events/F01.html").read_text(encoding="utf-8")
