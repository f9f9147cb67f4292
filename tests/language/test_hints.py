"""What is offered in the place of a value that is written in another way than meetc's."""

from __future__ import annotations

import pytest

import meetc
from meetc.diagnostics.diagnostic import Diagnostic
from tests.conftest import MEET

EVENT = 'event T01 100 "100 m" M\n'


def only(text: str) -> Diagnostic:
    """The one diagnostic of a text."""
    (found,) = meetc.compile(MEET + text).diagnostics
    return found


def offered(text: str) -> tuple[str, str]:
    """Its hint, and what its fix writes."""
    found = only(text)
    return found.hint, found.fix.replacement if found.fix else ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *((word, "true") for word in ("yes", "on", "1", "Yes", "TRUE")),
        *((word, "false") for word in ("no", "off", "0", "No", "False")),
        ("maybe", ""),
    ],
)
def test_true_and_false(typed: str, meant: str) -> None:
    text = f"event T01 100 M hide_in_timetable={typed}\n"
    assert offered(text) == (f"write {meant}" if meant else "", meant)
    assert only(text).message == f"hide_in_timetable is true or false, not {typed}"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("UK", "GBR"), ("GB", "GBR"), ("gb", "GBR"), ("US", "USA"), ("DE", "GER"), ("NO", "NOR"),
     ("IE", "IRL"), ("ned", "NED"), ("Norway", ""), ("F1N", "")],
)  # fmt: skip
def test_countries(typed: str, meant: str) -> None:
    hint = f"write {meant}" if meant else "such as GBR, NOR or IRL"
    assert offered(f'athlete 7 "Nora Ashdown" nationality={typed}\n') == (hint, meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("9:30", "09:30"), ("9.30", "09:30"), ("9h30", "09:30"), ("930", "09:30"), ("9", "09:00"),
     ("9pm", "21:00"), ("9:30PM", "21:30"), ("12am", "00:00"), ("12pm", "12:00"), ("24:00", ""),
     ("09:60", ""), ("noon", "")],
)  # fmt: skip
def test_times_of_day(typed: str, meant: str) -> None:
    hint = f"write {meant}" if meant else "hours and minutes of the day, 00:00 to 23:59"
    assert offered(f"event T01 100 M at={typed}\n") == (hint, meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("31.12.2008", "2008-12-31"), ("13/4/2009", "2009-04-13"), ("2009/4/3", "2009-04-03"),
     ("2009.12.31", "2009-12-31"), ("12.12.2008", "2008-12-12"), ("2009-O4-l3", "2009-04-13"),
     ("3-4-09", ""), ("31.31.2008", "")],
)  # fmt: skip
def test_dates(typed: str, meant: str) -> None:
    hint = f"write {meant}" if meant else "write year-month-day, such as 2026-05-09"
    assert offered(f'athlete 7 "Nora Ashdown" {typed}\n') == (hint, meant)


@pytest.mark.parametrize(
    ("date", "message", "column"),
    [
        ("2009-13-01", "month 13 does not exist", 5),
        ("2009-00-01", "month 0 does not exist", 5),
        ("2009-02-29", "day 29 does not exist: that month has 28 days", 8),
        ("1900-02-29", "day 29 does not exist: that month has 28 days", 8),
        ("2009-04-31", "day 31 does not exist: that month has 30 days", 8),
        ("2009-01-32", "day 32 does not exist: that month has 31 days", 8),
        ("2009-01-00", "day 0 does not exist: that month has 31 days", 8),
        ("0000-01-01", "year 0 does not exist", 0),
    ],
)
def test_dates_that_do_not_exist(date: str, message: str, column: int) -> None:
    line = f'athlete 7 "Nora Ashdown" {date}'
    found = only(line + "\n")
    assert (found.message, found.span.column) == (message, line.index(date) + column + 1)


@pytest.mark.parametrize("date", ["2008-02-29", "2000-02-29", "2009-01-31", "2009-04-30"])
def test_dates_that_exist(date: str) -> None:
    assert meetc.compile(MEET + f'athlete 7 "Nora Ashdown" {date}\n').diagnostics == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("7,26", "7.26"), ("7.26kg", "7.26"), ("7,26kg", "7.26"), ("4s", "4"), ("4lb", "")],
)
def test_decimals(typed: str, meant: str) -> None:
    text = f"event F01 SP M weight={typed}\n"
    assert offered(text) == (f"write {meant}" if meant else "", meant)
    assert only(text).message == f"weight is a decimal number, not {typed}"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("10,37", "10.37"), ("1;45.00", "1:45.00"), ("10.37s", "10.37"), ("5,74m", "5.74"),
     ("fast", "")],
)  # fmt: skip
def test_marks(typed: str, meant: str) -> None:
    hint = f"write {meant}" if meant else "a mark in quotes is sent as it is"
    text = f'athlete 7 "Nora Ashdown"\n{EVENT}  enter 7 pb={typed}\n'
    assert offered(text) == (hint, meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("-1,2", "-1.2"), ("+1", "+1.0"), ("0,0", "0.0"), ("-0,0", "0.0"), ("0", "0.0"),
     ("+1.25", ""), ("strong", "")],
)  # fmt: skip
def test_winds(typed: str, meant: str) -> None:
    hint = f"write {meant}" if meant else "m/s with its sign and one decimal: +0.8, -1.2, 0.0"
    assert offered(f"{EVENT}  final wind={typed}\n") == (hint, meant)


def test_nobody_can_tell_the_sign_of_a_wind() -> None:
    assert offered(f"{EVENT}  final wind=1.2\n") == ("write +1.2 or -1.2", "")


@pytest.mark.parametrize(
    ("text", "hint", "fix"),
    [
        (f"{EVENT}  final status=official\n",
         "that word stands behind the unit: heat 1 official", ""),
        (f"{EVENT}  final status=in_progress\n",
         "that word stands behind the unit: heat 1 in_progress", ""),
        (f"{EVENT}  final status=finishd\n", "did you mean finished?", "finished"),
        ("event T01 100 M status=done\n", "did you mean complete?", "complete"),
        ("event T01 100 M status=started\n", "did you mean partial?", "partial"),
        ("event T01 100 M time=10:30\n",
         "at=10:30 is the start of an event, at=10:30,14:00 those of two rounds", ""),
        ("event T01 100 M status=xyz\n", '"xyz" in quotes is sent as it is', ""),
        ("event T01 100 M lanes=eight\n", "", ""),
        ("event T01 100 M attempts=0\n", "", ""),
    ],
)  # fmt: skip
def test_choices_and_numbers(text: str, hint: str, fix: str) -> None:
    assert offered(text) == (hint, fix)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("event T01 100 M attempts=0\n", "attempts is at least 1, and not 0"),
        ("event T01 100 M lanes=eight\n", "lanes is a whole number, not eight"),
        ("  call 721\n", "call is at most 720, and not 721"),
        ("event T01 100 M rounds=0\n", "rounds are whole numbers from 1 to 999, not 0"),
        ("event T01 100 M status=xyz\n", "status is none, partial or complete, not xyz"),
        ('athlete 7 "Nora Ashdown" nationality=null\n', "nationality cannot be null"),
        ('athlete 7 "Nora Ashdown" nationality=\n', "the value of nationality is missing"),
        ('event T01 100 M lanes=""\n', "lanes is empty"),
        ("event T01 100 M ages=U15,,U17\n", "an item of the list is missing"),
        ("event T01 100 M venue=7\n", "venue is a JSON object or a text in quotes, not 7"),
        (f"{EVENT}  final paces={{}}\n", "paces is a JSON list, not {}"),
    ],
)
def test_messages(text: str, message: str) -> None:
    assert only(text).message == message


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ('""', "the name is empty", "leave it out, or write first and last name"),
        ('"Cher"', 'which part of "Cher" is the family name?',
         'write first and last name apart, such as "Cher" ""'),
        ('"Gus van der Upton"', 'which part of "Gus van der Upton" is the family name?',
         'write first and last name apart, such as "Gus" "van der Upton"'),
        ('"Nora  Ashdown"', 'which part of "Nora  Ashdown" is the family name?',
         'one blank parts them: "Nora Ashdown"'),
        ('"Ashdown, Nora"', 'which part of "Ashdown, Nora" is the family name?',
         'the first name comes first: "Nora" "Ashdown"'),
    ],
)  # fmt: skip
def test_names(name: str, message: str, hint: str) -> None:
    found = only(f"athlete 7 {name} F\n")
    assert (found.message, found.hint) == (message, hint)


@pytest.mark.parametrize(
    ("headers", "meant"),
    [
        (["heat 1", "heat 2", "heat 3"], "3"),
        (["heat 1", "final"], "1,1"),
        (["heat 1", "heat 2", "semi 1", "semi 2", "final"], "2,2,1"),
        (["heat 1", "heat 2", "semi 1"], "2,1,1"),
        (["semi 1", "semi 2", "final"], "1,2,1"),
    ],
)
def test_rounds_that_the_units_make(headers: list[str], meant: str) -> None:
    text = EVENT + "".join(f"  {header}\n" for header in headers)
    found = meetc.compile(MEET + text).diagnostics
    assert [d.hint for d in found if d.code == "M501"][:1] == [f"write rounds={meant} on the event"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *((word, "F") for word in ("women", "Girls", "ladies", "female", "w:", "f:")),
        *((word, "M") for word in ("men", "Boys", "male", "m:")),
        *((word, "MF") for word in ("both", "mixed", "m,f", "f,m", "mw", "m/f", "m+f")),
        *((word, "F") for word in ("w", "W", "f")),
        *((word, "M") for word in ("m",)),
        *((word, "MF") for word in ("mf", "FM")),
    ],
)
def test_genders_of_events(typed: str, meant: str) -> None:
    assert only(f'event T01 100 "100 m" {typed}\n').fix is not None
    assert offered(f'event T01 100 "100 m" {typed}\n')[1] == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *((word, "provisional") for word in ("unofficial", "preliminary", "Inofficial")),
        *((word, "in_progress") for word in ("live", "running", "started", "progress")),
        *((word, "official") for word in ("final", "done", "finished", "complete", "oficial")),
    ],
)
def test_how_far_a_unit_is(typed: str, meant: str) -> None:
    assert offered(f"{EVENT}  final {typed}\n") == (f"did you mean {meant}?", meant)


@pytest.mark.parametrize(
    ("born", "message"),
    [("2026-05-10", "born on 2026-05-10, after the meet begins"),
     ("2024-01-01", "born on 2024-01-01: that makes 2 years"),
     ("1915-12-31", "born on 1915-12-31: that makes 111 years")],
)  # fmt: skip
def test_ages_that_cannot_be(born: str, message: str) -> None:
    found = only(f'athlete 7 "Nora Ashdown" {born}\n')
    assert (found.code, found.message, found.hint) == ("M309", message, "is the year right?")


@pytest.mark.parametrize("born", ["2026-05-09", "2023-12-31", "1916-01-01"])
def test_ages_that_can_be(born: str) -> None:
    codes = [d.code for d in meetc.compile(MEET + f'athlete 7 "Nora Ashdown" {born}\n').diagnostics]
    assert codes == (["M309"] if born == "2026-05-09" else [])


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("event t01 100 M\n", "the letters of an event id are capitals, not t01", "write T01"),
        ("event T/1 100 M\n",
         "an event id has capitals, digits, hyphens, dots and underscores: not T/1",
         "such as T01, F03 or U15-100"),
        (f"{EVENT}  final\n    7  10.37\n    7  10.40\n", "bib 7 has two rows in one unit",
         "keep the one that is right"),
        ("event R1 4x100 M\n  final\n    THH  42.10\n    THH  42.20\n",
         "THH has two rows in one unit", "keep the one that is right"),
        ("event F01 LJ M\n  final\n    heights 1.60\n    7  5.70\n", "LJ has no heights",
         "heights are for HJ and PV; is the event's code right?"),
    ],
)  # fmt: skip
def test_other_messages(text: str, message: str, hint: str) -> None:
    found = only(text)
    assert (found.message, found.hint) == (message, hint)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("12.9O", "12.90"), ("1l.82", "11.82"), ("I2,O1", "12.01"), ("Dsq", "DQ"), ("dsq", "DQ"),
     ("disq", "DQ"), ("dnf", "DNF"), ("Olo", "")],
)  # fmt: skip
def test_letters_in_a_result(typed: str, meant: str) -> None:
    """Those that look like digits are digits, and DQ is written as elsewhere."""
    text = f'athlete 7 "Nora Ashdown" M\n{EVENT}  final\n    7 {typed}\n'
    hint = "a status is DNS, DNF, DQ, NM or NH; a mark in quotes is sent as it is"
    assert offered(text) == (f"write {meant}" if meant else hint, meant)


@pytest.mark.parametrize(
    ("code", "typed", "hint", "meant"),
    [
        ("800", "1m55", "write 1:55", "1:55"),
        ("800", "1m55s3", "write 1:55.3", "1:55.3"),
        ("800", "2:05,4", "write 2:05.4", "2:05.4"),
        ("100", "abgem.", "write DNS", "DNS"),
        ("100", "FS", "write DQ", "DQ"),
        ("100", "SCR", "write DNS", "DNS"),
        ("100", "utgått", "write DNF", "DNF"),
        ("100", "12,45PB", "write 12.45", "12.45"),
        ("100", "12.50q", "write 12.50 q", "12.50 q"),
        ("100", "12.50*", "write 12.50", "12.50"),
        ("100", "12.50aK", "write 12.50 place=-", "12.50 place=-"),
        ("LJ", "5,5(+1)", "write 5.50(+1.0)", "5.50(+1.0)"),
        ("LJ", "5,5(+1,2)", "write 5.50(+1.2)", "5.50(+1.2)"),
        ("LJ", "5,5(1,2)", "write 5.50(+1.2) or 5.50(-1.2)", ""),
        ("LJ", "5.5(+1)", "write (+1.0)", "(+1.0)"),
        ("LJ", "5.5(NWI)", "write 5.5: where no wind was measured none is sent", ""),
        ("LJ", "5m50", "write 5.50", "5.50"),
        ("LJ", "Foul", "write x", "x"),
        ("HJ", "performance=0", "DNS did not start, NH has no valid mark; leave it out of who is "
         "to come", ""),
    ],
)  # fmt: skip
def test_marks_of_rows(code: str, typed: str, hint: str, meant: str) -> None:
    text = f'event T01 {code} "E" M\n  final\n    1 {typed}\n'
    assert offered(text) == (hint, meant)
    if meant and "(" not in meant:
        assert not meetc.compile(MEET + text.replace(typed, meant)).diagnostics


@pytest.mark.parametrize(
    ("word", "hint", "meant"),
    [("PB", "PB follows from the mark: leave it out", ""),
     ("a.K.", "who is out of competition has place=-", "place=-"),
     ("*", "a footnote stands in note=", "")],
)  # fmt: skip
def test_words_behind_a_mark(word: str, hint: str, meant: str) -> None:
    assert offered(f"{EVENT}  final\n    1 12.50 {word}\n") == (hint, meant)


def test_no_wind_information() -> None:
    hint = "write -: where no wind was measured none is sent"
    assert offered(f"{EVENT}  final wind=NWI\n") == (hint, "-")


def in_sheet(event: str, sheet: str) -> str:
    """The hint of the one diagnostic of a sheet."""
    text = MEET + f'event {event}\n  final\n    results from "r.csv"\n'
    (found,) = meetc.compile(text, path="a.meet", read=lambda _: sheet.encode()).diagnostics
    assert found.span.path == "r.csv"
    return found.hint


def test_a_hint_for_the_text_of_a_meet_is_not_told_of_a_cell() -> None:
    """A cell has no quotes. A word in a hint is no reason to leave it out."""
    status = "a status is DNS, DNF, DQ, NM or NH"
    assert offered("event T01 100 M\n final\n  1 fast\n")[0] == (
        f"{status}; a mark in quotes is sent as it is"
    )
    assert in_sheet("T01 100 M", "Bib;Time\n1;fast\n") == status
    assert in_sheet("F01 LJ M", "Bib,1,2,\n1,5.12,x,55\n") == (
        "where commas part the cells, a mark with a decimal comma stands in quotes: save the list "
        'with semicolons, or write "12,50"'
    )


def test_a_wind_behind_its_trial_and_a_name_in_single_quotes() -> None:
    text = MEET + "athlete 1 'Ada Example' F\nevent F01 LJ F\n final\n1 5.10 +1.2\n"
    assert [d.hint for d in meetc.compile(text).diagnostics] == [
        'write "Ada Example"',
        "write 5.10(+1.2)",
    ]


RACE = (
    MEET
    + 'athlete 7 "Ada Example" M\nathlete 21 "Al Oak" M\n'
    + 'event T01 100 "100 m" M\n  final official wind=+0.8\n    7  11.80\n'
    + 'event T02 800 "800 m" M\n  final official\n    7  2:03.10\n    21 2:04.22\n'
)


@pytest.mark.parametrize(
    ("old", "typed", "hint", "replacement"),
    [
        ("7  11.80", "7  11.80,", "write 11.80", "11.80"),
        ("7  11.80", "7  11.80.", "write 11.80", "11.80"),
        ("7  11.80", "7  1180", "write 11.80", "11.80"),
        ("7  11.80", "7  11.80 QQ", "write Q", "Q"),
        ("7  11.80", "7  11.80 (Q)", "write Q", "Q"),
        ("7  11.80", "7  11.80 lane 7", "write lane=7", "lane=7"),
        ("7  11.80", "7  11.80 lane:7", "write lane=7", "lane=7"),
        ("7  11.80", "7  11.80 // windy", "a comment begins with # behind a blank", ""),
        ("7  11.80", "7  DQ(TR16.8)", 'write DQ note="TR16.8"', 'DQ note="TR16.8"'),
        ("7  11.80", "7  DSQ:16.8", 'write DQ note="16.8"', 'DQ note="16.8"'),
        ("7  11.80", '7  11.90 DQ note="TR16.8"', "keep one of the two: DQ or 11.90", ""),
        ("7  11.80", "7  DQ note=rule 16.8", 'a text with blanks is quoted: note="rule 16.8"', ""),
        ("7  2:03.10", "7 1:63.10", "behind a colon minutes and seconds go from 00 to 59", ""),
        ("wind=+0.8", "wind=+0.8m/s", "write +0.8", "+0.8"),
        ("7  11.80", "11.80 7", "write 7 11.80: the bib comes first", "7 11.80"),
        ("7  11.80", "1. 7 11.80", "a row begins with the bib: 7 11.80 place=1; without place= it "
         "follows from the marks", "7 11.80 place=1"),
        ("7  11.80", "7 DQ TR16.8", 'the reason stands in a note: note="TR16.8"', ""),
        ("7  11.80", "7 11.80 protest=THH",
         'what is to be decided stands in a note: note="under protest"', ""),
        ("wind=+0.8", "+0.8", "write wind=+0.8", "wind=+0.8"),
        ("wind=+0.8", "-0,8", "write wind=-0.8", "wind=-0.8"),
        ("wind=+0.8", "wind +0.8", "write wind=+0.8", "wind=+0.8"),
        ("7  2:03.10", "7 2.03", "did you mean 2:03?", ""),
        ("7  2:03.10", "7 123.10", "write 2:03.10", "2:03.10"),
        ("7  11.80", "7 2.55",
         "is a digit or the point missing? A mark in quotes is taken as it is", ""),
    ],
)  # fmt: skip
def test_what_a_tired_official_types(old: str, typed: str, hint: str, replacement: str) -> None:
    """One mistake gives one diagnostic, with what was meant; a fix that is applied mends it."""
    text = RACE.replace(old, typed)
    (told,) = meetc.compile(text).diagnostics
    assert (told.hint, told.fix.replacement if told.fix else "") == (hint, replacement)
    if told.fix:
        line = text.splitlines()[told.span.line - 1]
        span = told.fix.span
        mended = line[: span.column - 1] + told.fix.replacement + line[span.end_column - 1 :]
        assert not meetc.compile(text.replace(line, mended)).diagnostics


@pytest.mark.parametrize("name", ["Ada Example", "Bo van Test"])
def test_a_name_without_quotes_names_its_athlete_in_rows_and_entries(name: str) -> None:
    people = 'athlete 7 "Ada Example" M\nathlete 8 "Bo" "van Test" M\n'
    for line in ("  enter {}\n", "  enter {} pb=11.50\n", "  final\n    {} 11.80 lane=3\n"):
        text = f"{people}{EVENT}{line}"
        assert offered(text.format(name)) == (f'write "{name}"', f'"{name}"')
        assert not meetc.compile(MEET + text.format(f'"{name}"')).diagnostics


def test_a_scratch_has_its_reason_behind_it() -> None:
    text = 'athlete 7 "Ada Example" M\nevent T01 100 "100 m" M\n  enter 7 scratched\n'
    hint = 'the reason stands behind it, and may be empty: scratched="ill", scratched=""'
    assert offered(text) == (hint, "")


@pytest.mark.parametrize("typed", ["5.07 -1.5", "5.07 (-1.5)", "5.07 -1,5"])
def test_winds_behind_a_blank_are_no_trials(typed: str) -> None:
    """One diagnostic for each, and none because the row seems to have trials too many."""
    series = f"event F01 LJ F\n  final\n    7  {typed}  5.21(+1.0)  x  5.22(+1.1)  x  x\n"
    assert offered(series) == ("write 5.07(-1.5)", "5.07(-1.5)")
    both = series.replace("5.21(+1.0)", "5.21 +1.0")
    assert [d.code for d in meetc.compile(MEET + both).diagnostics] == ["M604", "M604"]


def test_a_mistyped_mark_is_ranked_as_it_is_meant() -> None:
    """Nobody is told that a Q is wrong because of the mark."""
    heat = (
        'event T01 100 "100 m" M rounds=2,1 qual_by_place=1\n'
        "  heat 1 official wind=+0.8\n    7  1180  Q\n    21 12.50\n"
    )
    text = 'athlete 7 "Ada Example" M\nathlete 21 "Al Oak" M\n' + heat
    assert offered(text) == ("write 11.80", "11.80")


@pytest.mark.parametrize("where", ["event F01 HJ M heights=1.60,1.65\n  final\n",
                                   "event F01 HJ M\n  final heights=1.60,1.65\n"])  # fmt: skip
def test_heights_as_a_field(where: str) -> None:
    row = "    7  o  xxx\n" if where.endswith("1.65\n") else ""
    hint = "write them below the header of the unit: heights 1.60 1.65 1.70"
    assert offered(where + row) == (hint, "")
