"""Marks that are typed short or long are sent in one form, and `fmt` writes it."""

from __future__ import annotations

import json

import pytest

from meetc.rules.marks import plain_time
from meetc.rules.winds import is_plausible
from tests.conftest import MEET, Meetc, document, event, found


def rows(code: str, lines: str, heights: str = "") -> list[dict[str, object]]:
    made = event(MEET + f"event E1 {code} M\n final official\n{heights}{lines}")
    results: list[dict[str, object]] = made["units"][0]["results"]
    return results


@pytest.mark.parametrize(
    ("typed", "sent"),
    [("5", "5.00"), ("5.5", "5.50"), ("05.74", "5.74"), ("8", "8.00"), ("0.9", "0.90"),
     ("5(+1.2)", "5.00"), ("performance=5.5", "5.50"), ('performance="5.5"', "5.5"),
     ('"5.5"', "5.5")],
)  # fmt: skip
def test_distances_have_two_decimals(typed: str, sent: str) -> None:
    assert rows("LJ", f"1 {typed}\n")[0]["performance"] == sent


def test_trials_heights_and_seeds_have_them_as_well() -> None:
    jump = event(MEET + "event E1 LJ M\n final\n1 5(+1.2) x 5.5(-0.3)\n")["units"][0]
    assert [t["result"] for t in jump["trials"]] == ["5.00", "x", "5.50"]
    high = event(MEET + "event E1 HJ M\n final\n heights 1.8 2 | 2\n1 o xxx | o\n")["units"][0]
    assert (high["heights"], high["results"][0]["performance"]) == (["1.80", "2.00"], "2.00")
    text = MEET + 'athlete 1 "Al A" M\nevent E1 SP M\n enter 1 qp=12 pb=12.5\n'
    (entry,) = document(text)["competitors"][0]["events_entered"]
    assert (entry["qp"], entry["pb"]) == ("12.00", "12.50")


@pytest.mark.parametrize(
    ("code", "typed", "sent"),
    [("800", "02:05.37", "2:05.37"), ("800", "00:02:05.37", "2:05.37"), ("100", "0:13.97", "13.97"),
     ("100", "00:13.97", "13.97"), ("10K", "00:32:10", "32:10"), ("MAR", "02:12:05", "2:12:05"),
     ("100", '"00:13.97"', "00:13.97"), ("800", "2:05.37", "2:05.37")],
)  # fmt: skip
def test_times_have_no_zeros_in_front(code: str, typed: str, sent: str) -> None:
    assert rows(code, f"1 {typed}\n")[0]["performance"] == sent


def test_thousandths_with_hours() -> None:
    (row,) = rows("100", "1 raw=00:00:13.973\n")
    assert (row["performance"], row["raw_time"]) == ("13.98", "13.973")
    (told,) = found(MEET + "event E1 100 M\n final\n1 00:00:13.973\n")
    assert told == "M602 4:3 00:00:13.973 has thousandths, which stand in raw="


def test_fmt_writes_them(meetc: Meetc) -> None:
    text = (
        'event E1 LJ M\n final\n 1 5(+1.2) x 5.5 performance=5.5\n 2 "5.5" DNS\n'
        "event E2 HJ M\n final\n heights 1.8 2\n 5 o xo\n"
        "event E3 800 M\n final\n 5 02:05.37 raw=02:05.365 note=5.5\n"
        "event E4 DEC M\n 5 7000\n"
    )
    lines = [
        " ".join(line.split()) for line in meetc("fmt", "-", stdin=MEET + text).out.split("\n")
    ]
    assert [line for line in lines if line[:1].isdigit() or line.startswith("heights")] == [
        "1 5.00(+1.2) x 5.50 performance=5.50", '2 "5.5" DNS', "heights 1.80 2.00", "5 o xo",
        "5 2:05.37 raw=2:05.365 note=5.5", "5 7000",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("trial", "meant"), [("5.74(1.2)", "(+1.2)"), ("5.74(+1,2)", "(+1.2)"), ("5.74(1,2)", "(+1.2)")]
)
def test_a_wind_has_its_sign(trial: str, meant: str) -> None:
    (told,) = found(MEET + f"event E1 LJ M\n final\n1 {trial}\n")
    assert told.startswith("M611 4:7 the wind of a trial is written 5.74(+1.2)")


SHORT = """\
event E1 LJ M
 enter 1 qp="5.5" pb=5.61
 final
  1 "5.5(+1.2)" x "5" 5.40(-0.3)
event E2 PV M
 final
  heights "3" 3.20 | "3.2"
  1 o xxx | o
event E3 800 M
 final
  1 "02:05.37" raw="02:05.361"
  2 "2:05.4"
event E4 SP M
 final
  1 performance="10"
"""


def test_a_document_with_other_forms_comes_back_as_it_is(meetc: Meetc) -> None:
    """`import` quotes what would be sent in another form."""
    text = MEET + 'athlete 1 "Al A" M\nathlete 2 "Bo B" M\n' + SHORT
    (meetc.folder / "a.json").write_text(json.dumps(document(text)), encoding="utf-8")
    ran = meetc("import", "a.json", "-o", "a.meet")
    assert (ran.code, "error" in ran.err) == (0, False)
    written = (meetc.folder / "a.meet").read_text(encoding="utf-8")
    assert "extra." not in written
    for word in ('qp="5.5"', '"5.5(+1.2)"', "5.40(-0.3)", '"3.2"', '"02:05.37"'):
        assert word in written
    assert document(written) == document(text)


def test_the_wind_of_a_failure_is_measured() -> None:
    made = event(MEET + "event E1 LJ M\n final\n1 x(+0.3) 5.50(+1.0)\n2 x(-0.1)\n")["units"][0]
    assert [(t["result"], t["wind"]) for t in made["trials"]] == [
        ("x", 0.3), ("5.50", 1.0), ("x", -0.1),
    ]  # fmt: skip
    assert [r["performance"] for r in made["results"]] == ["5.50", "NM"]
    (told,) = found(MEET + "event E1 SP M\n final\n1 x(+0.3)\n")
    assert told.startswith("M611 4:4 a wind is measured in the long and the triple jump alone")


def test_fmt_writes_seeds_and_records_too(meetc: Meetc) -> None:
    text = (
        "event E1 LJ M record_perf=7.5 record_text=MR\n enter 1 qp=5.5 sb=5 pb=05.7\n"
        "event E2 800 M\n record_perf 02:05.3\n enter 1 qp=02:10.4 note=02:10.4\n"
        "event E3 TRI M\n enter 1 qp=2000\n"
    )
    ran = meetc("fmt", "-", stdin=text)
    assert [" ".join(line.split()) for line in ran.out.splitlines()] == [
        "event E1 LJ M record_perf=7.50 record_text=MR", "enter 1 qp=5.50 sb=5.00 pb=5.70",
        "event E2 800 M", "record_perf 2:05.3", "enter 1 qp=2:10.4 note=02:10.4",
        "event E3 TRI M", "enter 1 qp=2000",
    ]  # fmt: skip


def test_a_record_has_two_decimals() -> None:
    assert event(MEET + "event E1 LJ M record_perf=7.5 record_text=MR\n")["record_perf"] == "7.50"


@pytest.mark.parametrize(
    ("code", "mark"),
    [("100", "00:00:13.973"), ("LJ", "05.745"), ("LJ", "5.745(+0.1)"),
     ("LJ", "performance=05.745")],
)  # fmt: skip
def test_fmt_leaves_what_is_refused(meetc: Meetc, code: str, mark: str) -> None:
    ran = meetc("fmt", "-", stdin=f"event E1 {code} M\n final\n 1 {mark}\n")
    assert ran.out.split()[-1] == mark


def test_fmt_leaves_heights_in_centimetres_to_the_compiler(meetc: Meetc) -> None:
    """150.00 would be 150 metres."""
    text = MEET + 'athlete 1 "Al A" M\nevent E1 HJ M\n  final\n    heights 150 155\n'
    assert "heights   150   155" in meetc("fmt", "-", stdin=text).out


@pytest.mark.parametrize(
    ("typed", "plain"),
    [("0:01.00", "1.00"), ("00:01.50", "1.50"), ("0:00.90", "0.90"), ("0:10", "10"), ("0", "0")],
)
def test_seconds_keep_a_zero_below_one_alone(typed: str, plain: str) -> None:
    """A time has no zeros in front, but one before its point."""
    assert plain_time(typed) == plain


def test_a_wind_of_ten_metres_a_second_can_be() -> None:
    """In either direction; what is no number is not judged. Ours."""
    assert [is_plausible(wind) for wind in ("+10.0", "-10.0", "+10.1", "NWI")] == [
        True, True, False, True,
    ]  # fmt: skip
