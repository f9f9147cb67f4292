"""Event codes: athlib's patterns decide, minus their traps; what people type is corrected."""

from __future__ import annotations

import warnings
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import meetc
from meetc.athlib_files import athlib_file
from meetc.disciplines import Form, discipline, suggest_code
from meetc.rules.plausible import is_on_wheels, limits
from tests.conftest import MEET


@pytest.mark.parametrize(
    ("codes", "form"),
    [
        ("60 100 200 400 800 1500 10000 MILE 2MILE 110H 100H84cm 300H 3000SC SC 5000W 440y 80H33",
         Form.RACE),
        ("10K 3k 5M HM MAR XC 20KW 5KXC", Form.ROAD),
        ("4x100 4X100 4x400 4x100H 12x200H 4x1.5K 4xDMR 4xRELAY 6x5K", Form.RELAY),
        ("1HR T60 24HW T1440", Form.TIMED),
        ("LJ TJ SLJ STJ lj", Form.HORIZONTAL),
        ("SP DT HT JT WT SP7.26K SP3K DT1.75K JT800 JT800g WT15.88K OT OT150g BT CT OHT TART SWT "
         "SDT SJT SSP GDT ST", Form.THROW),
        ("HJ PV SHJ", Form.VERTICAL),
        ("DEC HEP PEN BI TRI QUAD HEX OCT ENN HEN DOD ICO PENI PENWT", Form.COMBINED),
        ("H1 H9 L1 SPB BAL", Form.OTHER),
    ],
)  # fmt: skip
def test_forms(codes: str, form: Form) -> None:
    for code in codes.split():
        found = discipline(code)
        assert found is not None, code
        assert found.form is form, code


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("JT800G", "JT800"), ("4 x 100", "4x100"), ("4×100", "4x100"), ("2mile", "2MILE"),
        ("Long Jump", "LJ"), ("100m", "100"), ("800m", "800"), ("4x400M", "4x400"),
        ("100M", "100"), ("HEPI", "HEP"), ("24H", "24HR"), ("110mH", "110H"), ("SP06.0K", "SP6.0K"),
        ("shot 4kg", "SP4K"), ("SP 7.26 kg", "SP7.26K"), ("JT 800", "JT800"), ("4x100m", "4x100"),
        ("4x400MX", "4x400"), ("3000 walk", "3000W"), ("400 hurdles", "400H"), ("bal", "BAL"),
        ("pole vault", "PV"), ("Decathlon", "DEC"), ("2000 steeple", "2000SC"), ("0100", ""),
        ("Weitsprung", "LJ"), ("80 m Hürden", "80H"), ("400 m haies", "400H"),
        ("Spyd 400 g", "JT400"),
        ("Kule 4 kg", "SP4K"), ("110mH 99.1 cm", "110H99.1cm"), ("4 x 60 m stafett", "4x60"),
        ("", ""), ("ULTRA", ""), ("HJ\xa0", "HJ"), ("4", ""),
    ],
)  # fmt: skip
def test_what_people_type(typed: str, meant: str) -> None:
    assert discipline(typed) is None
    assert suggest_code(typed) == meant


@pytest.mark.parametrize(
    "code", ["100 ", " 100", "100\n", "١٠٠", "１００", "0", "99" * 30, "DNS", "NM"]
)
def test_traps_of_the_patterns(code: str) -> None:
    assert discipline(code) is None


@pytest.mark.parametrize(
    ("code", "metres", "legs"),
    [
        ("100", 100, 0), ("4x100", 400, 4), ("4x200", 800, 4), ("12x200H", 2400, 12),
        ("HM", 21097, 0),
        ("MILE", 1609, 0), ("10K", 10000, 0), ("5M", 8047, 0), ("440y", 402, 0),
        ("4x1.5K", 6000, 4),
        ("LJ", 0, 0), ("3000SC", 3000, 0), ("4xDMR", 0, 4), ("2MILE", 3219, 0), ("MARW", 42195, 0),
    ],
)  # fmt: skip
def test_metres_and_legs(code: str, metres: int, legs: int) -> None:
    found = discipline(code)
    assert found is not None
    assert (found.metres, found.legs) == (metres, legs)


def test_lowest_wins_and_wind() -> None:
    def known(code: str) -> tuple[bool, bool]:
        found = discipline(code)
        assert found is not None
        return found.lowest_wins, found.wind_measured

    assert known("100") == (True, True)
    assert known("400") == (True, False)
    assert known("LJ") == (False, True)
    assert known("SLJ") == (False, False)
    assert known("L1") == (True, False)
    assert known("H1") == (False, False)
    assert known("T60") == (False, False)


@example("\u2776 \u00b2 \u0663")  # a digit in a circle, one raised, one of another script
@given(st.text(max_size=50))
def test_no_text_breaks_it_and_what_is_suggested_is_a_code(text: str) -> None:
    meant = suggest_code(text)
    assert meant == "" or discipline(meant) is not None
    discipline(text)


@given(st.from_regex(r"[0-9]{1,5}[A-Za-z]{0,3}[0-9.]{0,4}", fullmatch=True))
def test_nothing_is_accepted_that_athlib_refuses(code: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from athlib import check_event_code
    if discipline(code) is not None:
        assert check_event_code(code)


def test_athlib_is_laid_out_as_it_was() -> None:
    """Files of it are loaded alone by their names, so the version is pinned and they are asked."""
    assert athlib_file("codes").PAT_EVENT_CODE.match("100")
    assert athlib_file("athlon_score").score("M", "100", Decimal("10.55")) == 963


@pytest.mark.parametrize(
    ("code", "genders", "least", "most"),
    [
        ("100", "M", "9.2926", "200"), ("100", "F", "10.1753", "200"),
        ("100", "MF", "9.2926", "200"),
        ("LJ", "M", None, "9.2185"), ("SP", "F", None, "23.3089"),
        ("SP7.26K", "M", None, "48.5336"),
        ("BT", "M", None, "130"), ("SLJ", "M", None, "12"), ("4xDMR", "M", None, None),
        ("150", "M", "13.6364", "300"), ("20K", "M", "3047.74", "40000"), ("DEC", "M", None, None),
        ("4x100", "F", "39.5954", "800"), ("4X100", "M", "35.7348", "800"),
        ("500", "M", "52.1739", "1000"), ("4x300", "M", "109.0909", "2400"),
        ("4x600", "M", "240", "4800"), ("3000SC", "F", "508.5904", "6000"),
        ("XC", "M", None, None), ("1HR", "M", None, None), ("SP4K", "F", None, "46.6178"),
        ("WT9.08K", "F", None, "260"), ("SHJ", "M", None, "12"), ("HJ", "M", None, "2.5235"),
        ("10KW", "M", "1818.1818", "20000"), ("5K", "F", "812.9182", "10000"),
        ("1MILE", "M", "216.4361", "3218"), ("4x800", "M", "409.7571", "6400"),
    ],
)  # fmt: skip
def test_limits(code: str, genders: str, least: str | None, most: str | None) -> None:
    found = discipline(code)
    assert found is not None
    expected = tuple(None if text is None else Decimal(text) for text in (least, most))
    assert tuple(None if g is None else round(g, 4) for g in limits(found, genders)) == expected


@pytest.mark.parametrize(
    ("code", "wrong", "right"),
    [("10KW", "25:00", "38:30"), ("3000W", "5:30.00", "10:45.00"), ("20KW", "33:20", "1:16:30"),
     ("5K", "9:00", "12:50"), ("10K", "20:00", "26:30"), ("2000SC", "3:50.00", "5:12.00")],
)  # fmt: skip
def test_walks_and_roads_have_a_pace_that_nobody_exceeds(code: str, wrong: str, right: str) -> None:
    for mark, doubted in ((wrong, 1), (right, 0)):
        text = MEET + f"event E01 {code} M\n  final official\n    1 {mark}\n"
        codes = [told.code for told in meetc.compile(text).diagnostics]
        assert codes.count("M610") == doubted


@pytest.mark.parametrize(
    ("typed", "plain"),
    [("lj", "LJ"), ("jt", "JT"), ("SP4kg", "SP4K"), ("SP4KG", "SP4K"), ("jt800g", "JT800"),
     ("4X100", "4x100"), ("3000sc", "3000SC"), ("Mile", "MILE"), ("10kw", "10KW"), ("LJ", "LJ"),
     ("100H84cm", "100H84cm"), ("4x100", "4x100"), ("SP7.26K", "SP7.26K"), ("1HR", "1HR"),
     ("DT1.50K", "DT1.5K"), ("HT4.00kg", "HT4K"), ("110H91.40cm", "110H91.4cm"),
     ("80H70.0cm7.0m12.0m", "80H70cm7m12m"), ("110H100cm9.14m", "110H100cm9.14m"),
     ("100h76.2cm", "100H76.2cm"), ("7.50K", "7.50K")],
)  # fmt: skip
def test_a_code_in_another_spelling_is_told(typed: str, plain: str) -> None:
    told = meetc.compile(MEET + f"event E01 {typed} M\n").diagnostics
    assert [(d.code, d.fix.replacement if d.fix else "") for d in told] == (
        [] if typed == plain else [("M724", plain)]
    )


@pytest.mark.parametrize(
    ("code", "least", "most"),
    [("100", 10, 200), ("400", 40, 800), ("XC", None, None), ("SP", None, Decimal("24.2668"))],
)
def test_what_a_mark_on_wheels_can_be(code: str, least: int | None, most: Decimal | None) -> None:
    made = discipline(code)
    assert made is not None
    assert limits(made, "M", on_wheels=True) == (least, most)


def test_events_on_wheels() -> None:
    for name in ("100 T34", "T 54", "T-52", "Wheelchair", "800 Rollstuhl", "Race Running"):
        assert is_on_wheels("100 m", name)
        assert is_on_wheels(name, "")
    for name in ("100 T35", "T55", "T50", "T540", "100 m", ""):
        assert not is_on_wheels(name, "Final")
    assert not is_on_wheels()
