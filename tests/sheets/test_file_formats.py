"""Files of other programs in the place of ours: each is called by its name, with the way on."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.conftest import MEET, Meetc


def archive(name: str) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as made:
        made.writestr(name, "x")
    return into.getvalue()


FOREIGN = {
    "a.pdf": (b"%PDF-1.7\n", "a PDF"),
    "a.png": (b"\x89PNG\r\n\x1a\n", "a picture"),
    "a.sqlite": (b"SQLite format 3\x00", "an SQLite database"),
    "a.rtf": (b"{\\rtf1 Results}", "a text document (RTF)"),
    "a.docx": (archive("word/document.xml"), "a Word document"),
    "a.zip": (archive("notes.txt"), "an archive"),
    "a.html": (b"<!DOCTYPE html><html></html>", "a web page"),
    "a.ics": (b"BEGIN:VCALENDAR\r\n", "a calendar"),
    "a.xml": (b'<?xml version="1.0"?><ResultList/>', "an XML file"),
    "lynx.evt": (b"1,1,1,100m\n,7,4,Example,Ada\n", "a start list of FinishLynx"),
    "lynx.ppl": (b"7,Example,Ada,THH\n", "a list of people of FinishLynx"),
    "lynx.sch": (b"1,1,1\n", "a schedule of FinishLynx"),
    "meet.hy3": (b"A107Results\n", "a file of Hy-Tek's Meet Manager"),
    "page.csv": (b"<html><table></table></html>", "a web page"),  # what it is, not its name
}  # fmt: skip


@pytest.mark.parametrize("name", FOREIGN)
def test_each_is_called_by_its_name(meetc: Meetc, name: str) -> None:
    data, called = FOREIGN[name]
    meetc.write(name, data)
    for statement in (
        f'entries from "{name}"',
        f'event T01 100 F\n final\n  results from "{name}"',
    ):
        meetc.write("m.meet", MEET + statement + "\n")
        ran = meetc("check", "m.meet")
        assert (ran.code, f"cannot be read as a sheet: it is {called}\n" in ran.out) == (1, True), (
            ran
        )
        assert "= hint: " in ran.out
    for command in ("check", "build"):
        ran = meetc(command, name)
        assert (ran.code, ran.out) == (2, "")
        assert f"{name} is {called}, and no meet: " in ran.err
    ran = meetc("import", name, "-o", "made.meet")
    assert ran.code in (1, 2)
    assert called in ran.err
    assert not (meetc.folder / "made.meet").exists()


def test_what_is_ours_is_read(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET)
    assert meetc("build", "a.meet").code == 0
    assert meetc("check", "a.json").code == 0
    meetc.write("no-suffix", MEET)
    assert meetc("check", "no-suffix").code == 0
