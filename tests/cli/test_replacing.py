"""What stands already where an output goes: it is replaced where it is this meet's own."""

from __future__ import annotations

import json

import pytest

from tests.conftest import MEET, Meetc

AUTUMN = MEET.replace("spring", "autumn").replace("Spring", "Autumn")
RACE = 'athlete 1 "Ann" "Bell" F 2001-02-03\nevent T01 100 F\n enter 1\n final\n  1 12.37\n'
WAY_OUT = "; -o names another place, and --force replaces it\n"
NAMES = {
    "opentrack": ("out.json",),
    "opentrack-rest": ("out.json",),
    "print": ("out.print.html",),
    "md": ("out.md",),
    "csv": ("out-results.csv", "out-entries.csv"),
    "ical": ("out.ics",),
}
OUT = {target: names[0].replace("-results", "") for target, names in NAMES.items()}


@pytest.fixture
def two(meetc: Meetc) -> Meetc:
    """Two meets in a folder."""
    meetc.write("spring.meet", MEET + RACE)
    meetc.write("autumn.meet", AUTUMN)
    return meetc


def one_line(told: str) -> str:
    return " ".join(told.split()) + "\n"


@pytest.mark.parametrize("recorded", [True, False])
@pytest.mark.parametrize("target", NAMES)
def test_another_meet_replaces_nothing(two: Meetc, target: str, recorded: bool) -> None:
    """Whose a page or a table is stands in the digests beside it; whose a document is in itself."""
    build = ("--target", target, "-o", OUT[target])
    assert two("build", "spring.meet", *build).code == 0
    if not recorded:
        (two.folder / "meetc-digests.json").unlink()
    before = {name: (two.folder / name).read_bytes() for name in NAMES[target]}
    ran = two("build", "autumn.meet", *build)
    if recorded or target.startswith("opentrack"):
        said = f"meetc: {NAMES[target][0]} is of 2026/GBR/spring, and this is 2026/GBR/autumn"
        assert (ran.code, ran.out, one_line(ran.err)) == (2, "", said + WAY_OUT)
        assert before == {name: (two.folder / name).read_bytes() for name in before}
    assert two("build", "autumn.meet", *build, "--force").code == 0
    assert two("verify", NAMES[target][0], "autumn.meet").code == 0


@pytest.mark.parametrize("target", NAMES)
def test_a_meet_replaces_its_own(two: Meetc, target: str) -> None:
    """Also where its records are lost, where it was built with the other privacy, and under a
    new slug where nobody named the place."""
    build = ("build", "spring.meet", "--target", target)
    assert two(*build, "-o", OUT[target]).code == 0
    two.write("spring.meet", MEET + RACE.replace("12.37", "12.38"))
    assert two(*build, "-o", OUT[target]).code == 0
    (two.folder / "meetc-digests.json").unlink()
    two.write("spring.meet", MEET + RACE.replace("12.37", "12.39"))
    assert two(*build, "-o", OUT[target]).code == 0
    assert two(*build).code == 0
    two.write("spring.meet", AUTUMN)
    assert two(*build).code == 0


@pytest.mark.parametrize("target", NAMES)
def test_what_no_build_wrote_stays(two: Meetc, target: str) -> None:
    for name in NAMES[target]:
        two.write(name.replace("out", "spring"), "minutes of the meeting\n")
    ran = two("build", "spring.meet", "--target", target)
    name = NAMES[target][0].replace("out", "spring")
    said = f"meetc: {name} is there already, and no build of meetc wrote it"
    assert (ran.code, ran.out, one_line(ran.err)) == (2, "", said + WAY_OUT)
    assert (two.folder / name).read_text(encoding="utf-8") == "minutes of the meeting\n"
    assert two("build", "spring.meet", "--target", target, "--force").code == 0
    assert two("verify", name, "spring.meet").code == 0


def test_all_files_of_an_output_or_none(two: Meetc) -> None:
    two.write("spring-entries.csv", "bib;name\n")
    assert two("build", "spring.meet", "--target", "csv").code == 2
    assert not (two.folder / "spring-results.csv").exists()


def test_an_export_stays_where_its_text_is_built(meetc: Meetc) -> None:
    """The export holds more than what is built of the text that was made of it."""
    export = {"_id": "5f", "slug": "spring", "country_id": "GBR"}
    export |= {"date": "2026-05-09", "finish_date": "2026-05-09"}
    text = json.dumps(export | {"full_name": "Spring"}, indent=2) + "\n"
    meetc.write("spring.json", text)
    assert meetc("import", "spring.json", "-o", "spring.meet").code == 0
    ran = meetc("build", "spring.meet")
    assert (ran.code, ran.out) == (2, "")
    assert "no build of meetc wrote it" in one_line(ran.err)
    assert (meetc.folder / "spring.json").read_text(encoding="utf-8") == text


def test_what_a_template_made_and_what_was_changed_since(two: Meetc) -> None:
    two.write("t.txt.j2", "{{ meet.name }}\n")
    build = ("build", "spring.meet", "--template", "t.txt.j2")
    assert two(*build).code == 0
    two.write("t.txt.j2", "{{ meet.name }}!\n")
    assert two(*build).code == 0
    two.write("spring.txt", "Spring, moved indoors!\n")
    assert two(*build).code == 2
    assert two(*build, "--force").code == 0


def test_a_document_in_another_layout_is_still_our_own(two: Meetc) -> None:
    assert two("build", "spring.meet").code == 0
    place = two.folder / "spring.json"
    place.write_text(json.dumps(json.loads(place.read_bytes()), indent=4), encoding="utf-8")
    two.write("spring.meet", MEET + RACE.replace("12.37", "12.38"))
    assert two("build", "spring.meet").code == 0


def test_no_text_of_a_meet_is_replaced_by_force(two: Meetc) -> None:
    ran = two("build", "spring.meet", "-o", "autumn.meet", "--force")
    assert (ran.code, ran.out) == (2, "")
    assert "autumn.meet is a .meet file: outputs never replace those" in ran.err


def test_an_empty_file_is_nobodys(two: Meetc) -> None:
    two.write("new.json", "")
    assert two("build", "spring.meet", "-o", "new.json").code == 0


def test_meets_of_one_name_in_one_folder(meetc: Meetc) -> None:
    meetc.write("may/meet.meet", MEET)
    meetc.write("june/meet.meet", AUTUMN)
    assert meetc("build", "may", "-o", "out").code == 0
    ran = meetc("build", "june", "-o", "out")
    assert ran.code == 2
    assert "out/meet.json is of 2026/GBR/spring" in ran.err
    assert meetc("verify", "out/meet.json", "may/meet.meet").code == 0


def test_a_site_gives_way_by_force_too(two: Meetc) -> None:
    build = ("--target", "html", "-o", "site/")
    assert two("build", "spring.meet", *build).code == 0
    assert two("build", "autumn.meet", *build).code == 2
    assert two("build", "autumn.meet", *build, "--force").code == 0
    assert two("verify", "site", "autumn.meet").code == 0


def test_json_that_was_changed_is_found_under_any_name(two: Meetc) -> None:
    assert two("build", "spring.meet", "-o", "sent.txt").code == 0
    place = two.folder / "sent.txt"
    assert two("verify", "sent.txt", "spring.meet").code == 0
    for old, new in (("Spring", "Sprint"), ("{", "")):
        place.write_bytes(place.read_bytes().replace(old.encode(), new.encode()))
        assert two("verify", "sent.txt", "spring.meet").code == 6


def test_an_import_replaces_no_other_text(two: Meetc) -> None:
    assert two("build", "autumn.meet").code == 0
    before = (two.folder / "spring.meet").read_bytes()
    ran = two("import", "autumn.json", "-o", "spring.meet")
    assert (ran.code, ran.out) == (2, "")
    assert "spring.meet is there already and holds something else; -o names" in one_line(ran.err)
    assert (two.folder / "spring.meet").read_bytes() == before
    for options in (["new.meet"], ["new.meet"], ["spring.meet", "--force"]):
        assert two("import", "autumn.json", "-o", *options).code == 0
    assert two("import", "autumn.json", "--into", "new.meet", "-o", "new.meet").code == 0
    two.write("list.csv", "Bib;First name;Last name;Gender\n7;Cy;Dahl;M\n")
    assert two("import", "list.csv", "-o", "autumn.meet").code == 2
    assert two("import", "list.csv", "--into", "autumn.meet", "-o", "new.meet").code == 2
    assert two("import", "list.csv", "-o", "people.meet").code == 0
