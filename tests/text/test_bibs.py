"""`meetc bibs`: numbers for those who have none, and never another for those who have one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetc.edit.bibs import ORDERS, numbered, ranges, with_temporary_bibs
from meetc.edit.errors import NoNumbersError
from meetc.edit.texts import Texts
from tests.conftest import EXAMPLES, MEET, Meetc
from tests.support.drawn import examples
from tests.support.strategies import Written, meets

TEXT = (
    MEET
    + """\
team THH "Thames Hounds"
team BEL "Belgrave"
athlete _1 "Zoe Fay" F 2001-03-21 THH events_entered=T01
athlete 102 "Ada Zorn" F BEL
athlete 7 "Émile" "de Vries" M   # numbered
athlete "Élodie Ames" F BEL   # no bib at all
athlete _x "Ivo Fay" M BEL
athlete "bob zed" M
event T02 200 F
  enter _1
event T01 100 MF
  enter "Élodie Ames"
  heat 1
    _1  11.82
    102 11.95
    "Ivo Fay"  11.99
event T03 4x100 MF
  squad THH 102 _x _1
  final
    THH 50.12 runners=_x,_1,102
"""
)


def test_missing_bibs_are_written_and_all_that_names_them_follows(meetc: Meetc) -> None:
    path = meetc.write("a.meet", TEXT)
    ran = meetc("bibs", "a.meet", "--from", "101", "--by", "last_name,team")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "wrote a.meet\n4 athletes numbered: 101 to 105\n"
    text = path.read_text(encoding="utf-8")
    assert text.splitlines()[3:] == [
        'athlete 104 "Zoe Fay" F 2001-03-21 THH events_entered=T01',
        'athlete 102 "Ada Zorn" F BEL',
        'athlete 7 "Émile" "de Vries" M   # numbered',
        'athlete 101 "Élodie Ames" F BEL   # no bib at all',
        'athlete 103 "Ivo Fay" M BEL',
        'athlete 105 "bob zed" M',
        "event T02 200 F",
        "  enter 104",
        "event T01 100 MF",
        '  enter "Élodie Ames"',
        "  heat 1",
        "    104  11.82",
        "    102 11.95",
        '    "Ivo Fay"  11.99',
        "event T03 4x100 MF",
        "  squad THH 102 103 104",
        "  final",
        "    THH 50.12 runners=103,104,102",
    ]
    ran = meetc("bibs", "a.meet", "--from", "101")
    assert (ran.code, ran.out) == (0, "every athlete has a bib\n")
    assert path.read_text(encoding="utf-8") == text


def test_included_files_and_the_dry_run(meetc: Meetc) -> None:
    root = meetc.write("a.meet", MEET + 'include "b.meet"\nathlete 2 "Ada Example"\n')
    part = meetc.write("b.meet", '# people\r\nathlete "Bea Sample"   F\r\nathlete _9 "Cleo Test"')
    ran = meetc("bibs", "a.meet", "--diff")
    assert (ran.code, ran.err) == (0, "")
    assert re.findall(r"^[-+][^-+].*", ran.out, re.MULTILINE) == [
        '-athlete "Bea Sample"   F', '-athlete _9 "Cleo Test"',
        '+athlete 1 "Bea Sample"   F', '+athlete 3 "Cleo Test"',
    ]  # fmt: skip
    assert part.read_bytes().startswith(b'# people\r\nathlete "Bea')
    assert meetc("bibs", "a.meet").out == "wrote b.meet\n2 athletes numbered: 1 to 3\n"
    assert part.read_bytes() == (b'# people\r\nathlete 1 "Bea Sample"   F\r\nathlete 3 "Cleo Test"')
    assert root.read_text() == MEET + 'include "b.meet"\nathlete 2 "Ada Example"\n'


ATHLETES = (
    'team A\nteam B\n'
    'athlete _1 "Cy Lund" M 2001-01-01 B category=U20 national_id=3 events_entered=T02\n'
    'athlete _2 "Bo Ødegård" F 1999-01-01 A category=SEN national_id=2 events_entered=T01\n'
    'athlete _3 "Al lund" F 2000-01-01 A category=SEN national_id=1\n'
    'athlete _4 "Di Fenn" X\n'
    "event T01 100 MF\nevent T02 200 MF\n"
)  # fmt: skip


@pytest.mark.parametrize(
    ("by", "order"),
    [
        ("", "1234"),
        ("last_name", "4132"),
        ("last_name,first_name", "4312"),
        ("first_name", "3214"),
        ("team", "2314"),
        ("team,gender,last_name", "3214"),
        ("gender", "2314"),
        ("category,last_name", "3214"),
        ("event", "2134"),
        ("date_of_birth", "2314"),
        ("national_id", "3214"),
    ],
)
def test_orders(by: str, order: str) -> None:
    texts, compiled = Texts.compiled("a.meet", (MEET + ATHLETES).encode(), lambda path: b"")
    assert compiled.ok
    _, new = numbered(texts, compiled, [range(1, 100)], [b for b in by.split(",") if b])
    assert "".join(bib[1] for bib in sorted(new, key=lambda bib: int(new[bib]))) == order


def test_every_order_is_tested() -> None:
    tested = test_orders.pytestmark[0].args[1]  # type: ignore[attr-defined]
    assert set(ORDERS) == {field for by, _ in tested for field in by.split(",") if field}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("101", [101]),
        ("1+", [1, 2, 3, 4]),
        ("15-16,50-51,200+", [15, 16, 50, 51, 200, 201]),
        (" 7 , 5-6", [7, 5, 6]),
    ],
)
def test_ranges(text: str, numbers: list[int]) -> None:
    found = [number for some in ranges(text) for number in list(some[:4])]
    assert found[: len(numbers)] == numbers


@pytest.mark.parametrize("text", ["", "a", "0", "5-", "9-5", "1,,2", "-3", "1+2", "١", "1-2-3"])
def test_what_is_no_range(meetc: Meetc, text: str) -> None:
    with pytest.raises(ValueError, match="range"):
        ranges(text)
    if text == "9-5":
        meetc.write("a.meet", MEET)
        ran = meetc("bibs", "a.meet", f"--range={text}")
        assert (ran.code, ran.err) == (2, "meetc: --range: the range 9-5 ends before it begins\n")


def test_ranges_skip_what_is_in_use(meetc: Meetc) -> None:
    path = meetc.write("a.meet", MEET + ATHLETES + "athlete 15\nathlete 50\n")
    ran = meetc("bibs", "a.meet", "--range", "15-16,50-51,200+")
    assert ran.out == "wrote a.meet\n4 athletes numbered: 16 to 201\n"
    assert re.findall(r"^athlete (\d+)", path.read_text(), re.MULTILINE) == [
        *("16", "51", "200", "201"), "15", "50",
    ]  # fmt: skip


def test_wrong_calls_change_nothing(meetc: Meetc) -> None:
    path = meetc.write("a.meet", MEET + ATHLETES)
    for options, told in {
        ("--range", "1-3"): "4 athletes have no bib, and 3 of these numbers are free",
        ("--by", "lastname"): "cannot be ordered by lastname; did you mean last_name?",
        ("--by", "shoe"): "there are last_name, first_name",
        ("--from", "1", "--range", "2+"): "give one of them",
        ("--from", "0"): "",
        ("--from", "x"): "",
    }.items():
        ran = meetc("bibs", "a.meet", *options)
        assert (ran.code, ran.out) == (2, ""), options
        assert told in ran.err
    assert path.read_text() == MEET + ATHLETES
    assert meetc("bibs", "-").code == meetc("bibs", ".").code == meetc("bibs", "x.meet").code == 2


@pytest.mark.parametrize("more", ["event T09 100m F\n", "team “A”\n", "team A\x00\n"])
def test_a_meet_with_errors_is_mended_first(meetc: Meetc, more: str) -> None:
    path = meetc.write("a.meet", MEET + 'athlete "Ada Example"\n' + more)
    ran = meetc("bibs", "a.meet")
    assert ran.code in (1, 2)
    assert "nothing is changed" in ran.err
    assert path.read_text() == MEET + 'athlete "Ada Example"\n' + more


def test_not_enough_numbers_is_an_error_of_its_own() -> None:
    texts, compiled = Texts.compiled("a.meet", (MEET + ATHLETES).encode(), lambda path: b"")
    with pytest.raises(NoNumbersError):
        numbered(texts, compiled, [range(1, 2)], [])


def test_the_spring_open_without_half_its_bibs() -> None:
    """Whoever has a bib keeps it, and a number that a row names is nobody else's."""
    text = (EXAMPLES / "spring.meet").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if "  enter" not in line]
    people = [n for n, line in enumerate(lines) if line.startswith("athlete")]
    bibs = {n: lines[n].split()[1] for n in people}
    lost = people[::2]
    for n in lost:
        bib = "_" + bibs[n] if '" "' in lines[n] else ""  # two strings would be bib and name
        lines[n] = re.sub(r"^athlete +[^ ]+", f"athlete {bib}", lines[n])
    texts = with_temporary_bibs(Texts("a.meet", {"a.meet": "\n".join(lines).encode()}))
    after, new = numbered(texts, texts.compile(), ranges("101+"), ["last_name"])
    numbers = [athlete.bib for athlete in after.compile().meet.athletes]
    assert len(new) == len(lost)
    assert len(set(numbers)) == len(people)
    assert [numbers[k] for k, n in enumerate(people) if n not in lost] == [
        bibs[n] for n in people if n not in lost
    ]
    assert not set(new.values()) & {bibs[n] for n in people if n not in lost}


@examples(100)
@given(meets(), st.data())
def test_a_bib_that_is_there_is_never_changed(meet: Written, data: st.DataObject) -> None:
    """Some bibs become temporary ones, everywhere; all others stay, and nobody shares one."""
    lost = data.draw(st.lists(st.sampled_from(meet.bibs), unique=True))
    text = meet.text
    for bib in lost:
        text = re.sub(rf"^(athlete |    ){bib} ", rf"\g<1>_{bib} ", text, flags=re.MULTILINE)
    texts, compiled = Texts.compiled("a.meet", text.encode(), lambda path: b"")
    first = data.draw(st.integers(1, 105))
    after, new = numbered(texts, compiled, ranges(f"{first}+"), ["last_name"])
    result = after.compile().meet
    assert [a.bib for a in result.athletes] == [new.get(f"_{b}", b) for b in meet.bibs]
    assert len(set(new.values()) | (set(meet.bibs) - set(lost))) == len(meet.bibs)
    assert all(int(number) >= first for number in new.values())
    if not lost:
        assert after == texts


def test_namesakes_whom_the_year_of_birth_parts_are_no_meet_of_numbers(meetc: Meetc) -> None:
    """No line of a meet can say the year alone, and the rows of the list would be of either."""
    text = MEET + 'event A 100 "100m" F\nentries from "e.csv" add\n'
    sheet = "Name;Gender;Born;Club;Event\nOak, Ada;F;2008;KIN;A\nOak, Ada;F;2010;KIN;A\n"
    meetc.write("m.meet", text)
    meetc.write("e.csv", sheet)
    ran = meetc("bibs", "m.meet", "--from", "101")
    assert (ran.code, ran.err) == (
        2,
        "meetc: the list has two athletes Ada Oak, whom the year of birth alone tells apart, and "
        "no line of a meet can say that: write birth dates, national ids or bibs into the list; "
        "nothing is changed\n",
    )
    assert (meetc.folder / "m.meet").read_text() == text
    meetc.write("e.csv", sheet.replace("2008", "2008-01-02").replace("2010", "2010-03-04"))
    assert meetc("bibs", "m.meet", "--from", "101").code == 0
    assert meetc("check", "m.meet").out == "1 day, 1 event, 1 unit, 2 athletes\n"
