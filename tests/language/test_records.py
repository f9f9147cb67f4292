"""Records that stood before a meet: `record MR 100 M 10.31 "Kim Lee" 2019-06-02`."""

from __future__ import annotations

import pytest

import meetc
from tests.conftest import MEET, Meetc, build, document, found

RECORD = 'record MR 100 M 10.31 "Kim Lee" 2019-06-02\n'
RACE = "event T01 100 M\n  final\n    1 10.40\n"


def read(text: str) -> list[tuple[str, ...]]:
    """The records of a text as they are read."""
    meet, diagnostics = meetc.compile(text)
    assert not diagnostics
    return [
        (r.name, r.discipline.code, r.genders, r.category, r.mark, r.holder, r.date)
        for r in meet.records
    ]


def test_a_record_is_read_word_by_word() -> None:
    text = MEET + RECORD + 'record U20R LJ F U20 6.5 "Bo Lind" 1987\n'
    assert read(text) == [
        ("MR", "100", "M", "", "10.31", "Kim Lee", "2019-06-02"),
        ("U20R", "LJ", "F", "U20", "6.50", "Bo Lind", "1987"),
    ]


def test_several_hold_one_record() -> None:
    assert len(read(MEET + RECORD + 'record MR 100 M 10.31 "Bo Lind" 2021\n')) == 2


def test_records_are_not_sent() -> None:
    assert document(MEET + RECORD + RACE) == document(MEET + RACE)


def test_records_stand_in_a_file_of_their_own(meetc: Meetc) -> None:
    meetc.write("records.meet", RECORD + 'record NR LJ F 5,1 "Bo Lind" 2019\n')
    meetc.write("a.meet", MEET + 'include "records.meet"\n')
    ran = meetc("check", "a.meet")
    assert ran.code == 1
    assert "records.meet:2:16" in ran.out
    assert meetc("check", "a.meet", "--fix").code == 0
    assert "NR LJ F 5.1 " in (meetc.folder / "records.meet").read_text(encoding="utf-8")


def test_fmt_lays_records_out(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET + RECORD + 'record NR 3000SC F U20 10:31.2 "Bo Lind" 1987 # old\n')
    assert meetc("fmt", "a.meet").code == 0
    assert (meetc.folder / "a.meet").read_text(encoding="utf-8").split("\n")[1:] == [
        'record MR  100     M        10.31     "Kim Lee"                2019-06-02',
        'record NR  3000SC  F  U20   10:31.2   "Bo Lind"                1987             # old',
        "",
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("record", "M203 2:7 what the record is called is missing"),
        ("record MR", "M203 2:10 the event code is missing"),
        ("record MR 100", "M203 2:14 the gender M, F or MF is missing"),
        ("record MR 100 M", "M203 2:16 the mark is missing"),
        ('record MR 100 M "Kim" 2019-01-02', "M203 2:33 the mark is missing"),
        ("record MR 100 M 10.31", "M203 2:22 the holder in quotes is missing"),
        ('record MR 100 M 10.31 "Kim"', "M203 2:28 the date is missing"),
        ('record MR 100 M 10.31 "Kim" 2019 x', "M205 2:34 x is one word too many"),
        ('record MR 100 M 10.31 "Kim" 2019 a=b', "M205 2:34 a=b is one word too many"),
        ('record MR 4 x 100 M 45.10 "Kim" 2019', "M403 2:11 OpenTrack knows no event code 4 x 100"),
        ('record MR LONG M 5.10 "Kim" 2019', "M403 2:11 OpenTrack knows no event code LONG"),
        ('record PB 100 M 10.31 "Kim" 2019', "M635 2:8 PB is no record, but an athlete's own best"),
        ('record mr 100 M 10.31 "Kim" 2019', "M635 2:8 mr is no name of a record"),
        ('record MR 100 M 10,31 "Kim" 2019',
         "M602 2:17 a mark is a time such as 10.37 or 1:45.00, not 10,31"),
        ('record MR LJ M 5,31 "Kim" 2019', "M602 2:16 a mark is a number such as 5.74, not 5,31"),
        ('record MR LJ M 1:05.31 "Kim" 2019',
         "M637 2:16 a mark in LJ is a number such as 5.74, not 1:05.31"),
        ('record MR 800 M 51.31 "Kim" 2019', "M637 2:17 nobody has a record of 51.31 in 800"),
        ('record MR 100 M 10.31 "Kim" 2019-13-02', "M211 2:34 month 13 does not exist"),
        ('record MR 100 M 10.31 "Kim" 2026-05-10',
         "M732 2:29 the record is of 2026-05-10, and the meet is over by then"),
        ('record MR 100 M 10.31 "Kim" 2026-05-09',
         "M732 2:29 the record is of 2026-05-09, and the meet begins on 2026-05-09"),
        ('record MR 100 M 10.31 "Kim" 2027',
         "M732 2:29 the record is of 2027, and the meet is over by then"),
    ],
)  # fmt: skip
def test_a_wrong_record_is_told_once(line: str, told: str) -> None:
    assert found(f"{MEET}{line}\n") == [told]


@pytest.mark.parametrize("second", ["10.29", "10.31"])
def test_a_record_stands_once(second: str) -> None:
    text = f'{MEET}{RECORD}record MR 100 M {second} "Kim Lee" 2020\n'
    assert found(text) == ["M733 3:1 the record MR 100 M is written a second time"]


@pytest.mark.parametrize(
    ("one", "other", "mark"),
    [("SP4K", "SP4.00kg", "12.51"), ("80H70cm", "80H70.0cm", "11.41"),
     ("DT1.5K", "DT1.50K", "50.10")],
)  # fmt: skip
def test_a_record_stands_once_however_its_code_is_written(one: str, other: str, mark: str) -> None:
    text = "".join(f'record MR {code} F {mark} "Kim" 2019\n' for code in (one, other))
    said = f"M733 3:1 the record MR {one} F is written a second time"
    assert [line for line in found(MEET + text) if line.startswith("M733")] == [said]


def test_records_of_others_are_not_the_same() -> None:
    more = ('CR 100 M 10.31 "K" 2019', 'MR 100 F 11.31 "K" 2019', 'MR 100 M U20 10.51 "K" 2019')
    assert found(MEET + RECORD + "".join(f"record {record}\n" for record in more)) == []


def test_a_throw_names_its_implement() -> None:
    text = MEET + 'record MR SP F 12.51 "Kim" 2019\nevent F01 SP F weight=4.00\n'
    said = "the record does not say its implement, and F01 is thrown with 4.00 kg"
    assert found(text) == [f"M636 2:11 {said}"]
    assert "hint: write SP4K if" in build(text).err
    assert found(text.replace("MR SP", "MR SP4K")) == []
    assert found(text.replace(" weight=4.00", "")) == []
    assert found(text.replace("SP F weight=4.00", "SP M weight=7.26")) == []
    javelin = text.replace("SP", "JT").replace("weight=4.00", "weight=0.60")
    assert "hint: write JT600 if" in build(javelin).err


def test_a_record_on_wheels_is_as_fast_as_they_are() -> None:
    assert found(MEET + 'record MR 800 M T54 1:31.10 "Kim" 2019\n') == []


def test_a_record_that_is_mistyped_does_not_change_what_stands_below() -> None:
    text = MEET + 'records MR 100 M 10.31 "Kim" 2019\n' + RACE
    assert found(text) == ["M201 2:1 no statement begins with records"]


def test_diff_tells_what_has_become_of_a_record(meetc: Meetc) -> None:
    meetc.write("old.meet", MEET + RECORD)
    meetc.write("new.meet", MEET + RECORD.replace("10.31", "10.29"))
    ran = meetc("diff", "old.meet", "new.meet")
    told = '  record MR 100 M "10.31 Kim Lee, 2019-06-02" \u2192 "10.29 Kim Lee, 2019-06-02"'
    assert ran.out.split("\n")[1] == told
    assert meetc("diff", "old.meet", "old.meet").code == 0
