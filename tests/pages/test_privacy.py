"""What people read of people: birth dates, ids, e-mails, and the names of minors."""

from __future__ import annotations

import json

import pytest

import meetc
from meetc.emit.view.minors import initials, is_young, minors
from meetc.emit.view.privacy import Privacy
from meetc.emit.view.view import view
from tests.conftest import MEET, Meetc, document
from tests.pages.test_pages import check_links

SECRETS = ("2010-02-03", "LICENCE-77", "someone@example.org")
PEOPLE = (
    MEET
    + "  minors initials\n"
    '  contact_details "someone@example.org"\n'
    'athlete 1 "Anna Roth" F 2010-02-03 national_id=LICENCE-77 first_name_local="Анна"\n'
    'athlete 2 "Berta Stone" F 1990-02-03\n'
    'athlete 3 "Carla van der Upton" F age_group=U16\n'.replace("Carla van", 'Carla" "van')
    + 'athlete 4 "Dora Wild" F\n'
    "event T01 100 F\n  enter 1\n  enter 2\n  enter 3\n"
    "  final\n    1 12.90\n    2 12.30\n    3 13.10\n"
    "event T02 100 F ages=U15,U13\n  final\n    4 14.20\n"
)
NAMES = {"Anna", "Roth", "Анна", "Berta", "Stone", "Carla", "Upton", "Dora", "Wild"}


def built(meetc: Meetc, target: str, *options: str) -> str:
    """All that a target writes of these people."""
    meetc.write("in.meet", PEOPLE)
    assert meetc("build", "in.meet", "--target", target, "-o", "out/x", *options).code == 0
    files = [path for path in (meetc.folder / "out").rglob("*") if path.is_file()]
    return "\n".join(f"{path}\n{path.read_text(encoding='utf-8')}" for path in files)


@pytest.mark.parametrize("target", ["html", "print", "md", "csv", "ical"])
def test_the_public_reads_no_secrets_and_initials_of_minors(meetc: Meetc, target: str) -> None:
    text = built(meetc, target)
    assert [secret for secret in SECRETS if secret in text] == []
    shown = {name for name in NAMES if name in text}
    assert shown == (set() if target == "ical" else {"Berta", "Stone"})
    if target != "ical":
        assert "A. R." in text
        assert "C. U." in text
        assert "D. W." in text


@pytest.mark.parametrize("target", ["html", "print", "md", "csv", "ical"])
def test_the_public_reads_no_address_whatever_text_it_stands_in(meetc: Meetc, target: str) -> None:
    hers = "jo.doe+x@mail.example.org"
    meetc.write(
        "in.meet",
        f'meet "Open {hers}" slug=open country=GBR date=2026-05-09\n'
        f'  name_local "Local {hers}"\n  address "Ring 1 ({hers})"\n'
        f'  website "https://example.org/?to={hers}"\n'
        f'team THH "Hounds {hers}"\nathlete 1 "Anna" "Roth {hers}" F THH\n'
        'athlete 2 "B B" F\nathlete 3 "C C" F\nathlete 4 "D D" F\n'
        f'event T01 4x100 "Relay {hers}" F at=10:30 venue="Back straight, {hers}"\n'
        f'  record_text "CR {hers}"\n  record_perf 45.00\n'
        f'  squad THH-A "A {hers}" 1 2 3 4\n'
        f'  final official\n    heat_name "Final {hers}"\n    round_name "Last {hers}"\n'
        f'    THH-A 50.00 note="{hers}"\n',
    )
    assert meetc("build", "in.meet", "--target", target, "-o", "out/x").code == 0
    files = [path for path in (meetc.folder / "out").rglob("*") if path.is_file()]
    assert [path.name for path in files if "jo.doe" in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("See https://video.example.org/@club", "See https://video.example.org/@club"),
        ("Jo Doe <jo@example.org>, 01 23", "Jo Doe , 01 23"),
        ("Jo Doe (jo@example.org)", "Jo Doe"),
        ("Write to mailto:jo@example.org.", "Write to ."),
        ("100 m @ 10:30", "100 m @ 10:30"),
    ],
)
def test_addresses_of_people_go_and_those_of_pages_stay(text: str, shown: str) -> None:
    assert Privacy.PUBLIC.text(text) == shown
    assert Privacy.FULL.text(text) == text


UNNUMBERED = (
    MEET + 'team THH "Hounds"\nathlete new-1 "Zoe Taken" F THH\nathlete _b "Dora Wild" F THH\n'
    'entries from "list.csv" add\nevent T01 100 F\n  enter _01028912345 qp=12.50\n'
    "  enter new-1\n"
    '  final\n    _01028912345 12.40 points=8\n    "new-1" 12.50\n'
    "event M01 PEN F\n  _01028912345\n  _b\n"
    "event T02 4x100 F\n  squad THH-A _01028912345 _b new-1 _02039012345\n"
    "  final\n    THH-A 50.00 runners=_01028912345,_b,new-1,_02039012345\n"
    "event T03 LJ F parent=M01\n  final\n    _01028912345 5.50\nevent T04 200 F\n  enter _b\n"
    "  enter _01028912345\n"
    "  heat 1\n    _01028912345 lane=3\n    _b lane=4\n"
)
LIST = """Licence,First name,Last name,Gender,Club,Event,QP
01028912345,Ada,Ek,F,THH,T01,12.50
02039012345,Bea,Lund,F,THH,T04,25.10
"""
OWN = """{% for a in meet.athletes %}{{ a.who.bib }} {{ a.who.name }}
{% for one in a.appearances %}{{ one.event.id }} {{ one.mark }};{% endfor %}

{% endfor %}"""


def unnumbered(meetc: Meetc, *options: str) -> str:
    """All that is written of a meet with temporary bibs, names of files included."""
    meetc.write("list.csv", LIST)
    meetc.write("in.meet", UNNUMBERED)
    ran = meetc("build", "in.meet", *options, "-o", "out/x")
    assert (ran.code, ran.err) == (0, "")
    files = [path for path in (meetc.folder / "out").rglob("*") if path.is_file()]
    return "\n".join(
        f"{path.relative_to(meetc.folder)}\n{path.read_text(encoding='utf-8')}" for path in files
    )


@pytest.mark.parametrize("target", ["html", "print", "md", "csv", "ical", "own"])
def test_the_public_reads_no_temporary_bib(meetc: Meetc, target: str) -> None:
    meetc.write("own.txt.j2", OWN)
    how = ("--template", "own.txt.j2") if target == "own" else ("--target", target)
    text = unnumbered(meetc, *how)
    assert [bib for bib in ("01028912345", "02039012345", "_b") if bib in text] == []
    if target != "ical":
        assert "new-3" in text
        assert "Ada Ek" in text
    assert "01028912345" in unnumbered(meetc, *how, "--privacy", "full") or target == "ical"


def test_stand_ins_are_in_the_order_of_the_file_and_lead_to_their_pages(meetc: Meetc) -> None:
    unnumbered(meetc, "--target", "html")
    folder = meetc.folder / "out" / "x"
    names = {path.stem for path in (folder / "athletes").iterdir()}
    assert names == {"new-1", "new-2", "new-3", "new-4"}
    check_links(folder)
    ada = (folder / "athletes" / "new-3.html").read_text(encoding="utf-8")
    assert "Ada Ek" in ada
    for said in ("12.40", "5.50", "50.00", "Hounds"):
        assert said in ada
    assert '"athletes/new-3.html","new-3","Ada Ek"' in (folder / "search-1.js").read_text("utf-8")


def test_who_scores_and_totals_are_found_under_stand_ins() -> None:
    guest = "athlete _9 'A B' F THH extra.non_scorer=true\n".replace("'", '"')
    text = MEET + 'team THH "Hounds"\nathlete _1 "C D" F THH\n' + guest + (
        "event T01 100 F\n  final\n    _1 12.00 points=8\n    _9 12.10 points=7\n"
    )  # fmt: skip
    seen = view(meetc.compile(text).meet)
    assert [(score.team_id, score.total) for score in seen.matches[0].scores] == [("THH", 8)]
    assert [row.who.bib for row in seen.events[0].podium] == ["new-1", "new-2"]


def test_a_bib_that_nobody_declared_and_a_team_that_begins_alike() -> None:
    text = MEET + 'team _T "Tigers"\nevent T01 4x100 F\n  final\n    _T 50.00\n'
    seen = view(meetc.compile(text).meet)
    (row,) = seen.events[0].rounds[0].units[0].rows
    assert (row.who.bib, row.who.name) == ("_T", "Tigers")


@pytest.mark.parametrize("target", ["html", "csv"])
def test_full_has_all(meetc: Meetc, target: str) -> None:
    text = built(meetc, target, "--privacy", "full")
    assert "LICENCE-77" in text
    assert "2010-02-03" in text
    assert {name for name in NAMES if name in text} >= NAMES - {"Анна"}


def test_opentrack_is_sent_what_the_text_says(meetc: Meetc) -> None:
    sent = json.dumps(document(PEOPLE), ensure_ascii=False)
    assert all(name in sent for name in (*NAMES, *SECRETS))
    assert "minors" not in sent
    meetc.write("in.meet", PEOPLE)
    for level in ("public", "full"):
        ran = meetc("build", "in.meet", "--privacy", level)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == (
            "meetc: OpenTrack is sent what the text says; --privacy is for what people read\n"
        )


def test_names_unless_the_meet_asks_for_initials(meetc: Meetc) -> None:
    meetc.write("in.meet", PEOPLE.replace("minors initials", "minors names"))
    assert "Anna Roth" in meetc("build", "in.meet", "--target", "md", "-o", "-").out
    meetc.write("in.meet", PEOPLE.replace("  minors initials\n", ""))
    assert "Anna Roth" in meetc("build", "in.meet", "--target", "md", "-o", "-").out


@pytest.mark.parametrize(
    ("athlete", "minor"),
    [
        ("2008-05-09", False), ("2008-05-10", True), ("2008-05-09 age_group=U16", False),
        ("2012-01-01 age_group=SEN", True), ("age_group=U18", True), ("age_group=U20", False),
        ("category=U18M", True), ("category=J15", True), ("age_group=SEN", False), ("", False),
        ("category=M35", False), ("age_group=11", True), ("age_group=18/19", False),
    ],
)  # fmt: skip
def test_who_is_a_minor(athlete: str, minor: bool) -> None:
    meet = meetc.compile(MEET + f'athlete 1 "A B" M {athlete}\n').meet
    assert minors(meet) == (frozenset("1") if minor else frozenset())


@pytest.mark.parametrize(
    ("event", "minor"),
    [
        ("ages=U15\n enter 1", True), ("ages=U15\n final\n 1", True),
        ("ages=U15,SEN\n enter 1", False), ("\n enter 1", False), ("ages=U20\n enter 1", False),
    ],
)  # fmt: skip
def test_who_is_in_an_event_for_minors(event: str, minor: bool) -> None:
    text = MEET + 'athlete 1 "A B" M\nathlete 2 "C D" M 1980-01-01\nevent T01 100 M ' + event + "\n"
    assert minors(meetc.compile(text).meet) == (frozenset("1") if minor else frozenset())


def test_runners_of_a_young_relay() -> None:
    people = "".join(f'athlete {n} "A{n} B" M\n' for n in range(1, 7))
    text = MEET + people + "event T01 4x100 M ages=U15\n squad AA 1 2 3 4\n final\n"
    text += "  AA 50.00 runners=1,2,3,5\n"
    assert minors(meetc.compile(text).meet) == frozenset("12345")


@pytest.mark.parametrize(
    ("name", "letter"),
    [("Andrew", "A."), ("van der Upton", "U."), ("anna", "a."), ("", ""), ("E\u0301va", "\xc9."),
     ("李", "李."), ("  ", "")],
)  # fmt: skip
def test_initials(name: str, letter: str) -> None:
    assert initials(name) == letter


@pytest.mark.parametrize(
    ("group", "young"),
    [("U18", True), ("U 16", True), ("u11", True), ("U20", False), ("MU18", True), ("SEN", None),
     ("V55", False), ("G16", True), ("ALL", None), ("18", False), ("U180", None)],
)  # fmt: skip
def test_age_groups(group: str, young: bool | None) -> None:
    assert is_young(group) is young
