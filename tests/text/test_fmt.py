"""`meetc fmt`: one canonical form, and nothing but the layout changes."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

import meetc as library
from meetc.diagnostics.diagnostic import Report
from meetc.edit.format import format_file
from meetc.edit.layout import format_text, statements
from meetc.edit.plain_marks import same_words
from meetc.edit.texts import Meaning
from tests.conftest import EXAMPLES, MEET, ROOT, Meetc
from tests.support.drawn import examples, scaled
from tests.support.strategies import SMALL, Written, edit, meets

UNTIDY = """

   # The whole meet.
meet   "Spring"   slug=spring country=GBR
 date   2026-05-09 ..   2026-05-10#no comment: a word goes on
\tqual_by_place 2   # of each event



team   THH "Thames Hounds"   flag_url=https://a.example/#top
athlete 1 "Ada Example" F 2001-03-21 THH  events_entered=T01,F01 nationality=NED
    # indented like its athlete
athlete  _2   "Cleo" "van Test" F THH#
athlete "abc123" "Bartholomew Featherstonehaugh-Cholmondeley" F 2004-07-30 THH    # too long
include "more.meet"
events {age}{gender}LJ LJ "Long Jump {age}" M,F ages=U15,U17 day=1
events {age}{gender}100H 100H "Hurdles {age} and a name too long to fit" F ages=U15 at=10:00
event T01 100 "100 metres" F rounds=2,1 at=10:30,14:00
enter 1 qp=11.90 pb=11.78
enter _2
 heat 1 official   wind=+0.8
  day 1
  1 11.82 Q lane=4 raw=11.817
  _2 1:02:11.95 qR lane=10
  "abc123" DQ note="TR 16.8"   # of the rules
    # 9 11.99 was no starter

 heat 2
  9 lane=4
  10 lane=5
event U15FLJ
final
1 5.74(+1.2) x 5.60(-0.3) - r
_2 x x performance=5.51
event F02 PV "Pole Vault" F
heights 3.10 3.25 3.40 | 3.40 3.35
final official
1 o xo xxx | x o
_2 - o xxx | x x
event F03 SP "Shot" F
final
1 9.88 x 10.12
event OTHER
  final
1 5.74(+1.2) x 5.60(-0.3)
2 10.37 Q lane=4
event T03 4x100 "Relay" F
squad THH "Hounds" 1 _2 "abc123" 4
squad THH-B 5 6 7 8 team_id=THH
final
THH 50.12 lane=1
THH-B 51.20 lane=2 runners=5,6,7,9
event M01 PEN "Pentathlon" F
1 3210
 # the end
"""


def formatted(text: str) -> str:
    found = format_text(text, Report())
    assert found is not None
    return found


def test_the_canonical_form(meetc: Meetc, snapshot: SnapshotAssertion) -> None:
    ran = meetc("fmt", "-", stdin=UNTIDY)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.meet")), ids=lambda path: path.stem)
def test_examples_are_formatted(meetc: Meetc, path: object) -> None:
    ran = meetc("fmt", "--check", str(path))
    assert (ran.code, ran.out, ran.err) == (0, "1 file formatted already\n", "")


@pytest.mark.parametrize("name", ["Spring", "A Name So Long That Comments Move"])
def test_what_init_makes_is_formatted(meetc: Meetc, name: str) -> None:
    text = meetc("init", "-", "--name", name).out
    assert meetc("fmt", "-", "--check", stdin=text).code == 0


def test_nothing_but_the_layout_changes_in_any_text(capsys: pytest.CaptureFixture[str]) -> None:
    """Same statements and comments, the same payload, and formatted to itself: held here and by
    `format_file` itself, which raises otherwise."""
    chance = random.Random(1)
    few = [data for data in SMALL if b"events {" not in data and b' from "' not in data]
    count = {"formatted": 0, "of them sound meets": 0, "refused": 0}
    number = 0
    while count["formatted"] < scaled(2000):
        if number % 4 == 0:
            data = chance.choice(few)  # each of few events and no sheets: many compile at once
        data = edit(data, chance.randrange)
        number += 1
        report = Report()
        after = format_file(data, "spring.meet", _no_file, report)
        if after is None:
            assert report.diagnostics
            count["refused"] += 1
            continue
        count["formatted"] += 1
        assert format_file(after, "spring.meet", _no_file, Report()) == after
        before_text = data.decode().removeprefix("\ufeff").replace("\r\n", "\n")
        assert same_words(statements(before_text), statements(after.decode()))
        count["of them sound meets"] += library.compile(after, path="spring.meet").ok
    with capsys.disabled():
        print("\nfmt:", ", ".join(f"{n:,} {what}" for what, n in count.items()))
    assert count["of them sound meets"] > scaled(100)


def _no_file(path: str) -> bytes:
    raise FileNotFoundError(2, "No such file or directory")


@examples(100)
@given(meets(), st.randoms(use_true_random=False))
def test_whole_meets_keep_their_payload_however_they_were_spaced(
    meet: Written, chance: random.Random
) -> None:
    lines = []
    for line in meet.text.splitlines():
        words, _ = statements(line)
        blanks = (" " * chance.randint(1, 9) for _ in words[0])
        spaced = "".join(blank + word for blank, word in zip(blanks, words[0], strict=True))
        lines.append(spaced + chance.choice(("", "  ", " # a comment", "\t#")))
    text = "\n".join(lines)
    after = formatted(text)
    assert formatted(after) == after
    assert statements(after) == statements(text)
    assert Meaning.of(library.compile(after)) == Meaning.of(library.compile(text))
    assert formatted(meet.text) == "".join(
        line.partition("#")[0].rstrip() + "\n" for line in after.splitlines()
    )


@examples(100)
@given(meets(), st.integers(0, 1000), st.sampled_from(("1:45.00", "x", "61.35(+1.2)", "DNS")))
def test_no_rows_change_moves_another_row(meet: Written, place: int, mark: str) -> None:
    before = formatted(meet.text).splitlines()
    rows = [n for n, line in enumerate(before) if line.startswith("    1")]
    number = rows[place % len(rows)]
    changed = [*before[:number], f"{before[number]}  {mark}", *before[number + 1 :]]
    after = formatted("\n".join(changed)).splitlines()
    assert after[:number] == before[:number]
    assert after[number + 1 :] == before[number + 1 :]


def test_files_are_written_and_told(meetc: Meetc) -> None:
    path = meetc.write("a.meet", MEET + 'team  THH "Hounds"\n')
    meetc.write("tidy/b.meet", 'team THH  "Hounds"\n')
    ran = meetc("fmt", ".")
    assert (ran.code, ran.out) == (0, "formatted a.meet\n1 file formatted already\n")
    assert path.read_text() == formatted(MEET) + 'team THH  "Hounds"\n'
    assert meetc("fmt", "a.meet").out == "1 file formatted already\n"


def test_a_directory_stands_for_included_files_too(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET + 'include  "b.meet"\n')
    meetc.write("b.meet", "team  THH\n")
    assert meetc("fmt", "a.meet").out == "formatted a.meet\n"
    assert meetc("fmt", ".").out == "formatted b.meet\n1 file formatted already\n"
    assert meetc("check", "a.meet").code == 0


def test_check_and_diff_write_nothing(meetc: Meetc) -> None:
    path = meetc.write("a.meet", "team  THH\nteam BEL")
    ran = meetc("fmt", "--check", "a.meet")
    assert (ran.code, ran.out) == (6, "a.meet would be formatted\n")
    diff = (
        "--- a.meet\n+++ a.meet\n@@ -1,2 +1,2 @@\n-team  THH\n-team BEL\n"
        "\\ No newline at end of file\n+team THH\n+team BEL\n"
    )
    assert (meetc("fmt", "--diff", "a.meet").code, meetc("fmt", "--diff", "a.meet").out) == (
        0,
        diff,
    )
    ran = meetc("fmt", "--diff", "--check", "a.meet")
    assert (ran.code, ran.out) == (6, diff)
    assert path.read_text() == "team  THH\nteam BEL"
    assert meetc("fmt", "--check", "-", stdin="team  THH\n").code == 6
    assert meetc("fmt", "--check", "-", stdin="team THH\n").code == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"\xef\xbb\xbfteam  A\r\nteam   B\r\n", b"\xef\xbb\xbfteam A\r\nteam B\r\n"),
        (b"team  A\r\nteam   B\n", b"team A\nteam B\n"),
        (b"team  A\r\nteam  B", b"team A\r\nteam B\r\n"),
        (b"", b""),
        (b"\n \n\t\n", b""),
        (b"#  \xc3\x85  \n", b"#  \xc3\x85\n"),
    ],
)
def test_line_ends_and_byte_order_mark(meetc: Meetc, before: bytes, after: bytes) -> None:
    path = meetc.write("a.meet", before)
    assert meetc("fmt", "a.meet").code == 0
    assert path.read_bytes() == after


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("athlete 1 “Ada”\n".encode(), "M106"),
        (b'team THH "Thames\n', "M107"),
        (b"\xff\xfet\x00", "M101"),
        (b"<<<<<<< ours\nteam A\n=======\nteam B\n>>>>>>> theirs\n", "M109"),
        (b"team\x00 A\n", "M102"),
    ],
)
def test_what_is_no_text_is_left_as_it_is(meetc: Meetc, data: bytes, code: str) -> None:
    path = meetc.write("a.meet", data)
    ran = meetc("fmt", "a.meet")
    assert (ran.code, ran.out) == (1, "")
    assert f"error[{code}]" in ran.err
    assert ran.err.endswith("a.meet is left as it is\n")
    assert path.read_bytes() == data
    assert meetc("fmt", "-", stdin=data).out == ""


def test_a_text_with_mistakes_is_formatted(meetc: Meetc) -> None:
    ran = meetc("fmt", "-", stdin="Heat 1\nstray field\nevent T1 100m\n 1 10,37 Q\n")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "Heat  1\nstray                 field\nevent T1 100m\n  1     10,37    Q\n"


def test_an_event_goes_on_under_its_quoted_id() -> None:
    text = "event F01 LJ F\n\nevent %s\n  final\n    1     5.41(+0.8)  x           5.33(+0.2)\n"
    for event_id in ("F01", '"F01"'):
        assert formatted(text % event_id) == text % event_id


def test_a_line_of_any_length_is_formatted(meetc: Meetc) -> None:
    line = "1 " + "x " * 200_000
    ran = meetc("fmt", "-", stdin=line)
    assert (ran.code, ran.out) == (0, line.rstrip() + "\n")


def test_wrong_calls(meetc: Meetc) -> None:
    meetc.write("notes.txt", "a   b\n")
    meetc.write("a.meet", MEET)
    for arguments in (("notes.txt",), ("none.meet",), ("-", "a.meet"), ()):
        ran = meetc("fmt", *arguments)
        assert (ran.code, ran.out) == (2, ""), arguments
    assert (meetc.folder / "a.meet").read_text() == MEET


def test_a_file_of_mistakes_does_not_keep_the_others_back(meetc: Meetc) -> None:
    meetc.write("a.meet", "team “A”\n")
    meetc.write("b.meet", "team  A\n")
    ran = meetc("fmt", ".")
    assert (ran.code, ran.out) == (1, "formatted b.meet\n")


def test_a_wrong_layout_is_never_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proof at run time: a formatter that loses a word, a comment or its footing."""
    from meetc.edit import format as module
    from meetc.edit.errors import NotAsWantedError

    data = b"team  A  # guests\n"
    for wrong in (b"team B  # guests\n", b"team A\n", b"team A\nteam A  # guests\n"):
        monkeypatch.setattr(module, "format_bytes", lambda *_, wrong=wrong: wrong)
        with pytest.raises(NotAsWantedError, match="would change"):
            format_file(data, "a.meet", _no_file, Report())
    unsteady = iter((b"team A  # guests\n", b"team A # guests\n"))
    monkeypatch.setattr(module, "format_bytes", lambda *_: next(unsteady))
    with pytest.raises(NotAsWantedError, match="the next time"):
        format_file(data, "a.meet", _no_file, Report())


def test_the_meets_of_the_reference_are_formatted() -> None:
    for name in ("README.md", "grammar/README.md"):
        page = (ROOT / name).read_text(encoding="utf-8")
        for block in re.findall(r"^```meet\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
            assert formatted(block) == block, name
