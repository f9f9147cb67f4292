"""`meetc verify` and the digests of outputs."""

from __future__ import annotations

import hashlib
import json
import re

import pytest

from meetc.emit.provenance import digest_of, digest_of_json, find_printed, printed
from tests.conftest import EXAMPLES, MEET, Meetc, document

TRIATHLON = (EXAMPLES / "triathlon.meet").read_text(encoding="utf-8")
OUTPUTS = {
    "opentrack": ("t.json",),
    "html": ("t", "t/index.html", "t/events/M01.html"),
    "print": ("t.print.html",),
    "md": ("t.md",),
    "csv": ("t-results.csv", "t-entries.csv"),
    "ical": ("t.ics",),
}


@pytest.mark.parametrize("target", OUTPUTS)
def test_what_a_meet_says_and_what_it_says_no_more(meetc: Meetc, target: str) -> None:
    meetc.write("t.meet", TRIATHLON)
    assert meetc("build", "--target", target, "t.meet").code == 0
    meetc.write("t.meet", "# a comment\n" + re.sub("  +", "  ", TRIATHLON))
    for output in OUTPUTS[target]:
        ran = meetc("verify", output, "t.meet")
        assert (ran.code, ran.out, ran.err) == (0, f"{output} is what t.meet says\n", "")
    meetc.write("t.meet", TRIATHLON.replace("10.07", "10.08"))
    for output in OUTPUTS[target]:
        ran = meetc("verify", output, "t.meet")
        assert (ran.code, ran.out, ran.err) == (6, f"{output} is not what t.meet says\n", "")


@pytest.mark.parametrize(
    ("target", "output"), [("csv", "t-results.csv"), ("ical", "t.ics"), ("opentrack", "t.json")]
)
def test_an_output_that_was_changed(meetc: Meetc, target: str, output: str) -> None:
    meetc.write("t.meet", TRIATHLON)
    meetc("build", "--target", target, "t.meet")
    data = (meetc.folder / output).read_bytes()
    meetc.write(output, data.replace(b"100 metres", b"100 meters"))
    ran = meetc("verify", output, "t.meet")
    assert (ran.code, ran.err) == (6, "")
    said = "is not what t.meet says" if target == "opentrack" else "was changed after it was built"
    assert ran.out == f"{output} {said}\n"


def test_json_in_another_layout_is_the_same(meetc: Meetc) -> None:
    meetc.write("t.meet", TRIATHLON)
    meetc("build", "t.meet")
    document = json.loads((meetc.folder / "t.json").read_bytes())
    meetc.write("other.json", json.dumps(document, sort_keys=True))
    assert meetc("verify", "other.json", "t.meet").code == 0
    meetc.write("other.json", "{")
    ran = meetc("verify", "other.json", "t.meet")
    assert (ran.code, ran.out) == (6, "other.json is no JSON: it was changed after it was built\n")


def test_pages_of_two_builds(meetc: Meetc) -> None:
    meetc.write("t.meet", TRIATHLON)
    meetc("build", "--target", "html", "t.meet")
    old = (meetc.folder / "t/teams.html").read_bytes()
    meetc.write("t.meet", TRIATHLON.replace("10.07", "10.08"))
    meetc("build", "--target", "html", "t.meet")
    assert meetc("verify", "t", "t.meet").code == 0
    meetc.write("t/teams.html", old)
    ran = meetc("verify", "t", "t.meet")
    assert (ran.code, ran.out) == (6, "the pages in t were not built together\n")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("no.json", "t.meet"), 2, "meetc: no.json: no such file or directory\n"),
        (("t.txt", "t.meet"), 2,
         "meetc: t.txt prints no digest of a meet, and meetc-digests.json has none for it\n"),
        ((".", "t.meet"), 2, "meetc: .: no site that meetc built is in this folder\n"),
        (("t.json", "no.meet"), 2, "meetc: no.meet: no such file\n"),
        (("t.json", "folder"), 2,
         "meetc: folder: one meet is verified at a time, and here are 2\n"),
        (("t.json",), 2, "Missing argument 'FILE'"),
    ],
)  # fmt: skip
def test_wrong_usage(meetc: Meetc, arguments: tuple[str, ...], code: int, said: str) -> None:
    for name in ("t.meet", "folder/a.meet", "folder/b.meet"):
        meetc.write(name, MEET)
    meetc.write("t.json", "{}")
    meetc.write("t.txt", "a page\xff".encode("latin-1"))
    meetc.write("meetc-digests.json", '{"outputs": {"t.txt": 3, "x": []}}')
    ran = meetc("verify", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_a_meet_with_errors(meetc: Meetc) -> None:
    meetc.write("t.meet", MEET)
    meetc("build", "t.meet")
    meetc.write("t.meet", MEET + "event T01 100m F\n")
    ran = meetc("verify", "t.json", "t.meet")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("error[M403]")


def test_digests_stand_beside_and_are_kept(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET)
    meetc.write("b.meet", TRIATHLON)
    meetc("build", "a.meet", "b.meet", "-o", "out/")
    meetc("build", "--target", "csv", "b.meet", "-o", "out/")
    text = (meetc.folder / "out/meetc-digests.json").read_text(encoding="utf-8")
    kept = json.loads(text)
    assert text == json.dumps(kept, indent=2, sort_keys=True) + "\n"
    assert kept["format"] == "meetc-digests-1"
    assert sorted(kept["outputs"]) == ["a.json", "b-entries.csv", "b-results.csv", "b.json"]
    expected = digest_of(document(TRIATHLON))
    data = (meetc.folder / "out/b-results.csv").read_bytes()
    assert kept["outputs"]["b.json"] == {"meet": expected}
    assert kept["outputs"]["b-results.csv"] == {
        "meet": expected, "file": hashlib.sha256(data).hexdigest(),
    }  # fmt: skip
    meetc("build", "a.meet", "b.meet", "-o", "out/")
    assert (meetc.folder / "out/meetc-digests.json").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"outputs": 3}', "[" * 100_000, "\xff"])
def test_a_broken_file_of_digests_is_made_anew(meetc: Meetc, broken: str) -> None:
    meetc.write("meetc-digests.json", broken.encode("latin-1"))
    meetc.write("t.meet", MEET)
    ran = meetc("build", "--target", "ical", "t.meet")
    assert (ran.code, ran.out, ran.err) == (0, "wrote t.ics\n", "")
    assert meetc("verify", "t.ics", "t.meet").code == 0


def test_standard_output_keeps_none(meetc: Meetc) -> None:
    meetc.write("t.meet", MEET)
    for target in ("opentrack", "ical"):
        assert meetc("build", "--target", target, "t.meet", "-o", "-").code == 0
    assert [p.name for p in meetc.folder.iterdir()] == ["t.meet"]


def test_no_output_takes_the_place_of_the_digests(meetc: Meetc) -> None:
    meetc.write("meetc-digests.meet", MEET)
    ran = meetc("build", "meetc-digests.meet")
    assert (ran.code, ran.out) == (2, "")
    assert "where meetc keeps digests" in ran.err


def test_the_digest_is_that_of_canonical_json() -> None:
    made = document(TRIATHLON)
    canonical = json.dumps(made, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    expected = hashlib.sha256(canonical.encode()).hexdigest()
    assert digest_of(made) == digest_of_json(json.dumps(made).encode()) == expected
    assert find_printed(f"x {printed('0' * 64)} <p>{printed(expected)}</p>") == expected
    assert find_printed("meetc sha256:12") is None


def test_resources_are_verified_as_well(meetc: Meetc) -> None:
    """With the digests beside them, and without."""
    meetc.write("m.meet", MEET)
    assert meetc("build", "m.meet", "--target", "opentrack-rest").code == 0
    assert meetc("verify", "m.json", "m.meet").code == 0
    (meetc.folder / "meetc-digests.json").unlink()
    assert meetc("verify", "m.json", "m.meet").code == 0
    (meetc.folder / "m.json").write_text('{"competition": {}}')
    assert meetc("verify", "m.json", "m.meet").code == 6
