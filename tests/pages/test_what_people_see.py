"""What spectators, announcers and statisticians look for on the pages, by its smallest input."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import jsonschema
import pytest

from meetc.emit.view.home import home_of
from meetc.emit.view.shapes import EventView, MeetView
from meetc.emit.view.view import view
from meetc.pipeline import compile
from meetc.rules.parts_order import in_official_order
from meetc.rules.rulebook import CURRENT
from tests.conftest import EXAMPLES, MEET, Meetc
from tests.pages.test_pages import main_of, site, words_of

NINE_DAYS = 'meet "Nine" slug=nine country=GBR date=2026-05-08..2026-05-16\n'
TWO_DAYS = 'meet "Two" slug=two country=GBR date=2026-05-09..2026-05-10\n'


def seen(text: str | bytes) -> MeetView:
    compiled = compile(text)
    assert compiled.ok, compiled.diagnostics
    return view(compiled.meet)


def spring(event: str) -> EventView:
    meet = seen((EXAMPLES / "spring.meet").read_bytes())
    return next(one for one in meet.events if one.id == event)


def test_a_round_without_a_day_is_announced_as_such(meetc: Meetc) -> None:
    folder = site(meetc, NINE_DAYS + 'event T01 100 "100m" F rounds=1,1\n')
    index = words_of(folder / "index.html")
    assert "Day to be announced" in index
    assert "Fri" not in index
    assert "Fri" not in words_of(folder / "events" / "T01.html")
    assert "Fri" not in words_of(folder / "events.html")


@pytest.mark.parametrize(
    ("unit", "days"),
    [("", [0, 0]), ("  final 1\n", [0, 0]), ("  round 1 heat 1 day=1\n    1 6.50\n", [1, 0]),
     ("  round 1 heat 1\n    1 6.50\n", [0, 0]), ("  final 1 day=4\n    1 6.50\n", [0, 4])],
)  # fmt: skip
@pytest.mark.parametrize("event", ["F01 LJ", "F01 SP"])
def test_trials_are_held_on_no_day_that_nobody_has_written(
    event: str, unit: str, days: list[int]
) -> None:
    """A long jump of a meet of nine days was on its first day as soon as somebody had jumped."""
    meet = seen(f"{NINE_DAYS}event {event} M rounds=1,1\n{unit}")
    assert [round.day for round in meet.events[0].rounds] == days


@pytest.mark.parametrize(
    ("fields", "days"),
    [
        ("rounds=1,1", [0, 0]),
        ("rounds=1,1 day=2,-", [2, 0]),
        ("rounds=1,1 day=2,- at=10:00,11:00", [2, 2]),
        ("rounds=1,1 at=10:00,-", [1, 0]),
        ("rounds=1,1 day=3,4", [3, 4]),
    ],
)
def test_a_day_is_what_is_written_or_goes_with_a_time(fields: str, days: list[int]) -> None:
    meet = seen(NINE_DAYS + f'event T01 100 "100m" F {fields}\n')
    assert [round.day for round in meet.events[0].rounds] == days
    assert len(meet.undated) == days.count(0)


def test_days_of_more_than_a_week_carry_their_dates_and_empty_ones_are_left_out(
    meetc: Meetc,
) -> None:
    text = 'event T01 100 "100m" F day=1 at=10:00\nevent T02 200 "200m" F day=8 at=10:00\n'
    index = main_of(site(meetc, NINE_DAYS + text) / "index.html")
    names = re.findall(r'<h2 id="day-\d+">([^<]*)', index)
    assert names == ["Fri 8 May", "Fri 15 May"]
    assert "Nothing on this day" not in index


def test_a_season_of_months_is_reached_by_month(meetc: Meetc) -> None:
    text = 'meet "S" slug=s country=GBR date=2026-05-01..2026-09-30\n' + "".join(
        f'event T{n:02} 100 "100m {n}" F category=C{n} day={n * 10 + 1} at=10:00\n'
        for n in range(12)
    )
    index = main_of(site(meetc, text) / "index.html")
    assert re.findall(r'<a href="#day-\d+">([^<]*)', index) == [
        "May 2026", "June 2026", "July 2026", "August 2026"
    ]  # fmt: skip


def test_the_programme_names_the_winner(meetc: Meetc) -> None:
    index = words_of(site(meetc, (EXAMPLES / "spring.meet").read_bytes()) / "index.html")
    assert "09:45 Hammer Women Isla Tattersall 46.28" in index


def test_a_list_over_heats_has_winds_where_there_are_some(meetc: Meetc) -> None:
    """Indoors its column was empty."""
    heats = "".join(
        f"  heat {n} official{{}}\n    {n} 7.{n}0\n    {n + 2} 7.{n}5\n" for n in (1, 2)
    )
    for wind, column in (("", False), (" wind=+0.1", True)):
        text = f"{MEET}event T01 60 F rounds=2,1\n" + heats.replace("{}", wind)
        page = (site(meetc, text) / "events/T01.html").read_text(encoding="utf-8")
        overall = page[page.index('class="rows overall') :].partition("</table>")[0]
        assert (">Wind<" in overall) == column


def test_races_by_time_have_one_list_a_winner_and_places_overall(meetc: Meetc) -> None:
    event = spring("T25")
    overall = event.rounds[0].overall
    assert [one.place for one in overall[:11]] == [*range(1, 12)]
    assert [one.row.mark for one in overall[:2]] == ["1:55.24", "1:55.27"]
    assert [(row.place, row.mark) for row in event.podium] == [
        (1, "1:55.24"), (2, "1:55.27"), (3, "1:55.44")
    ]  # fmt: skip


def test_heats_have_a_summary_with_the_line_of_qualification(meetc: Meetc) -> None:
    text = MEET + "".join(f'athlete {n} "A{n}" "B" F\n' for n in range(1, 5)) + (
        'event T01 100 "100m" F rounds=2,1\n'
        "  heat 1 official wind=+0.3\n    1 12.50 Q\n    2 12.60\n"
        "  heat 2 official wind=-1.0\n    3 12.10 Q\n    4 12.20 q\n"
    )  # fmt: skip
    page = words_of(site(meetc, text) / "events" / "T01.html")
    assert (
        "All by time Pl. Athlete Mark Goes on Wind Heats 1 A3 B 12.10 Q -1.0 Heat 2 "
        "2 A4 B 12.20 q -1.0 Heat 2 3 A1 B 12.50 Q +0.3 Heat 1 4 A2 B 12.60 +0.3 Heat 1 "
        "Those above the line go on."
    ) in page
    meet = seen(text)
    assert meet.events[0].rounds[0].through == 3


def test_times_by_hand_and_of_a_photo_finish_make_no_common_list() -> None:
    text = MEET + 'athlete 1 "A" "B" F\nathlete 2 "C" "D" F\n' + (
        'event T01 100 "100m" F rounds=2\n'
        "  heat 1 official\n    1 12.5\n  heat 2 official\n    2 12.61\n"
    )  # fmt: skip
    assert seen(text).events[0].rounds[0].overall == ()


def test_a_guest_is_called_one_and_stands_in_no_order(meetc: Meetc) -> None:
    text = MEET + 'athlete 1 "A" "B" F\nathlete 2 "C" "D" F\n' + (
        'event T01 100 "100m" F\n  final official\n    1 12.50\n    2 12.10 place=-\n'
    )  # fmt: skip
    assert "1 1 A B 12.50 guest 2 C D 12.10" in words_of(site(meetc, text) / "events" / "T01.html")


def test_a_final_shows_the_marks_of_the_heats_before_it_is_run(meetc: Meetc) -> None:
    folder = site(meetc, (EXAMPLES / "spring.meet").read_bytes())
    assert "Lane Bib Athlete Heats 1 419 Frank Kirkbride Westmarch City AC 22.82" in (
        words_of(folder / "events" / "T22.html")
    )


def test_a_best_says_which_it_is(meetc: Meetc) -> None:
    text = MEET + 'athlete 1 "A" "B" F\nathlete 2 "C" "D" F\n' + (
        'event T01 100 "100m" F\n  enter 1 sb=12.10 pb=11.90\n  enter 2 qp=12.00\n'
        "  final\n    1 lane=3\n    2 lane=4\n"
    )  # fmt: skip
    words = words_of(site(meetc, text) / "events" / "T01.html")
    assert "3 1 A B 12.10 SB 4 2 C D 12.00 QP" in words


@pytest.mark.parametrize(
    ("code", "gender", "parts", "order"),
    [
        ("DEC", "M", "DT HJ JT LJ PV SP 100 110H 1500 400",
         "100 LJ SP HJ 400 110H DT PV JT 1500"),
        ("DEC", "F", "100 100H 1500 400 DT HJ JT LJ PV SP",
         "100 DT PV JT 400 100H LJ SP HJ 1500"),
        ("HEP", "F", "800 LJ JT 200 100H HJ SP4K", "100H HJ SP4K 200 LJ JT 800"),
    ],
)  # fmt: skip
def test_the_parts_of_a_combined_event_are_in_the_order_of_the_rules(
    code: str, gender: str, parts: str, order: str
) -> None:
    text = MEET + f'event M01 {code} "All" {gender}\n' + "".join(
        f'event P{n:02} {part} "{part}" {gender} parent=M01 category=C\n'
        for n, part in enumerate(parts.split())
    )  # fmt: skip
    event = seen(text).events[0]
    assert [part.code for part in event.parts] == order.split()


def test_parts_of_other_combined_events_keep_their_order() -> None:
    assert in_official_order("TRI", "M", ["100", "LJ"], CURRENT) is None
    assert in_official_order("DEC", "M", ["100", "100"], CURRENT) is None
    pentathlon = ["800", "60H", "SP", "HJ", "LJ"]
    assert in_official_order("PEN", "F", pentathlon, CURRENT) == [1, 3, 2, 4, 0]


def test_what_is_to_come_has_its_start_and_lane_and_no_mark(meetc: Meetc) -> None:
    text = TWO_DAYS + 'athlete 1 "A" "B" F\nevent T01 100 "100m" F at=10:30\n' + (
        "  final\n    1 lane=4\n"
    )  # fmt: skip
    assert words_of(site(meetc, text) / "athletes" / "1.html") == (
        "A B 1 To come Event Lane Start 100m 4 Sat 10:30"
    )


def test_who_is_in_a_combined_event_is_told_when_the_next_part_starts(meetc: Meetc) -> None:
    """A heptathlete read "To come Heptathlon" and no time, and after the first part nothing."""
    text = (
        TWO_DAYS
        + """athlete 1 "A" "B" F
athlete 2 "C" "D" F
event M01 HEP "Heptathlon" F parts=standard day=1
  enter 1
  enter 2
event M01-100H at=10:00
event M01-HJ at=11:15
"""
    )
    page = words_of(site(meetc, text) / "athletes" / "1.html")
    assert "To come Event Lane Start Heptathlon Sat 10:00" in page
    begun = text.replace("at=10:00", "at=10:00\n  final official\n    1 14.00\n    2 DNS")
    folder = site(meetc, begun)
    page = words_of(folder / "athletes" / "1.html")
    assert "To come Event Lane Start Heptathlon HJ Sat 11:15" in page
    assert "To come" not in words_of(folder / "athletes" / "2.html")


def test_a_nation_stands_once(meetc: Meetc) -> None:
    text = MEET + 'team JAM "JAM"\nathlete 1 "A" "B" F JAM nationality=JAM\n' + (
        'event T01 100 "100m" F\n  final official\n    1 12.00\n'
    )  # fmt: skip
    folder = site(meetc, text)
    for page in ("events/T01", "athletes/1", "teams"):
        assert words_of(folder / f"{page}.html").count("JAM") == 1


def test_thousandths_stand_where_they_say_more_than_the_mark(meetc: Meetc) -> None:
    text = MEET + 'athlete 1 "A" "B" F\nathlete 2 "C" "D" F\nevent T01 60 "60m" F\n' + (
        "  final official\n    1 9.40 raw=9.40\n    2 9.50 raw=9.498\n"
    )  # fmt: skip
    words = words_of(site(meetc, text) / "events" / "T01.html")
    assert "(9.40)" not in words
    assert "(9.498)" in words


@pytest.mark.parametrize(
    ("rounds", "titles"),
    [("2", ["Groups"]), ("2,1", ["Groups", "Final"]), ("1,1", ["Qualification", "Final"])],
)
def test_fields_jump_in_groups(rounds: str, titles: list[str]) -> None:
    text = MEET + f'athlete 1 "A" "B" F\nevent F01 LJ "Long Jump" F rounds={rounds}\n'
    event = seen(text + "  heat 1\n    1 5.00\n").events[0]
    assert [round.title for round in event.rounds] == titles
    called = "Qualification" if rounds == "1,1" else "Group 1"
    assert event.rounds[0].units[0].title == called


def test_a_meet_without_teams_has_none_in_its_menu(meetc: Meetc) -> None:
    folder = site(meetc, MEET)
    assert "Teams</a>" not in (folder / "index.html").read_text(encoding="utf-8")


def test_athletes_are_found_by_letter_and_by_last_name(meetc: Meetc) -> None:
    folder = site(meetc, (EXAMPLES / "spring.meet").read_bytes())
    page = main_of(folder / "athletes.html")
    assert '<li><a href="#letter-1">A</a></li>' in page
    assert "<b>Abara</b> Steffi</a>" in page


def test_pages_can_be_shared_and_name_their_neighbours(meetc: Meetc) -> None:
    folder = site(meetc, (EXAMPLES / "spring.meet").read_bytes())
    page = (folder / "events" / "T22.html").read_text(encoding="utf-8")
    assert '<meta property="og:title" content="200m Men">' in page
    assert 'content="200m Men · Westmarch County Spring Open · 9–10 May 2026' in page
    assert re.search(r"Previous event: [^<]+</a><a href=\"[^\"]+\">Next event: ", page)
    assert 'id="unit-1-2"' in page


def test_the_first_page_before_during_and_after(meetc: Meetc) -> None:
    team = 'team AAA "Alpha"\nathlete 1 "A" "B" F AAA\nevent T01 100 "100m" F\n  enter 1\n'
    before = home_of(seen(MEET + team))
    assert (before.stage, before.drawn, before.events, before.entries) == ("before", 0, 1, 1)
    started = team + "  final at=10:31 official\n    1 12.00\n"
    after = home_of(seen(MEET + started))
    assert (after.stage, [line.counts for line in after.medals]) == ("after", [(1, 0, 0)])
    during = home_of(seen(MEET + started + 'event T02 200 "200m" F\n'))
    assert (during.stage, during.over, [one.at for one in during.latest]) == (
        "during", 1, ["10:31"]
    )  # fmt: skip


def test_the_latest_results_say_of_which_day_they_are(meetc: Meetc) -> None:
    """On Tuesday 20:38 stood below 11:46, and was of Monday."""
    text = (
        TWO_DAYS
        + """athlete 1 "A" "B" F
event T01 100 "Short" F day=1
  final official at=13:30
    1 12.00
event T02 200 "Long" F day=2
  final official at=09:30
    1 25.00
event T03 400 F
"""
    )
    page = words_of(site(meetc, text) / "index.html")
    assert "Latest results Sun 09:30 Long : A B 25.00 Sat 13:30 Short : A B 12.00" in page


@pytest.mark.parametrize("name", ["spring", "triathlon", "match", "championship"])
def test_results_for_programs_are_in_the_shape_of_their_schema(meetc: Meetc, name: str) -> None:
    folder = site(meetc, (EXAMPLES / f"{name}.meet").read_bytes())
    document = json.loads((folder / "results.json").read_bytes())
    schema = json.loads(meetc("schema", "results").out)
    jsonschema.validate(document, schema)
    assert document["meet"]["digest"].startswith("meetc sha256:")


def test_points_that_ties_have_shared_are_numbers_for_programs(meetc: Meetc) -> None:
    """A site of a match with a tie ended in a traceback."""
    folder = site(
        meetc,
        MEET.rstrip() + " score=8,7,6,5\nteam THH\n"
        + "".join(f'athlete {n} "A{n}" "B" F THH\n' for n in range(1, 5))
        + 'event T01 800 "800" F\n  final official\n'
        "    1 2:10.00\n    2 2:10.00\n    3 2:11.00\n    4 2:12.00\n",
    )  # fmt: skip
    text = (folder / "results.json").read_text(encoding="utf-8")
    document = json.loads(text)
    jsonschema.validate(document, json.loads(meetc("schema", "results").out))
    assert re.findall(r'"points":([\d.]+)\}', text) == ["7.5", "7.5", "6", "5"]


def test_results_for_programs_hold_the_marks(meetc: Meetc) -> None:
    folder = site(meetc, (EXAMPLES / "spring.meet").read_bytes())
    events = json.loads((folder / "results.json").read_bytes())["events"]
    jump = next(event for event in events if event["id"] == "F06")
    row = jump["rounds"][0]["units"][0]["rows"][0]
    assert (row["place"], row["mark"], row["series"][2]) == (1, "7.03", "7.03(-0.2)")


ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize(
    ("zone", "at"), [("", "2026-05-09T10:31:00Z"), ("Europe/Oslo", "2026-05-09T10:31:00+02:00")]
)
def test_the_feed_has_an_entry_for_each_unit_made_official(
    meetc: Meetc, zone: str, at: str
) -> None:
    meet = MEET.strip() + (f" timezone={zone}" if zone else "") + "\n"
    text = meet + 'athlete 1 "A & B" "C" F\nevent T01 100 "100m" F\n' + (
        "  final official at=10:31\n    1 12.00\n"
        'event T02 200 "200m" F\n  final official\n    1 25.00\n'
    )  # fmt: skip
    folder = site(meetc, text)
    feed = ElementTree.parse(folder / "feed.xml").getroot()
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}updated") for entry in entries] == [at]
    assert feed.findtext(f"{ATOM}updated") == at
    assert entries[0].findtext(f"{ATOM}summary") == "A & B C 12.00"
    link = entries[0].find(f"{ATOM}link")
    assert link is not None
    page, _, anchor = link.attrib["href"].partition("#")
    assert f'id="{anchor}"' in (folder / page).read_text(encoding="utf-8")


def test_the_feed_dates_a_unit_whose_day_nobody_has_written_by_the_first_of_the_meet(
    meetc: Meetc,
) -> None:
    """A reader of feeds buried it under 1970."""
    text = f'{TWO_DAYS}event T01 100 "100m" F\n  final official at=10:31\n    1 12.00\n'
    feed = ElementTree.parse(site(meetc, text) / "feed.xml").getroot()
    dates = [updated.text for updated in feed.iter(f"{ATOM}updated")]
    assert dates == ["2026-05-09T10:31:00Z"] * 2


@pytest.mark.parametrize(
    ("zone", "start"),
    [("", "20260509T103000"), ("Europe/Oslo", "20260509T083000Z"),
     ("America/New_York", "20260509T143000Z")],
)  # fmt: skip
def test_a_calendar_is_right_everywhere_where_the_meet_names_its_zone(
    meetc: Meetc, zone: str, start: str
) -> None:
    meet = MEET.strip() + (f" timezone={zone}" if zone else "") + "\n"
    folder = site(meetc, meet + 'event T01 100 "100m" F at=10:30\n')
    assert f"DTSTART:{start}\r\n".encode() in (folder / "programme.ics").read_bytes()


def test_a_calendar_with_a_later_edition_of_the_timetable_is_followed(meetc: Meetc) -> None:
    """A start that has moved is the same entry with a higher SEQUENCE (RFC 5545)."""

    def entry(meet: str, at: str) -> list[str]:
        folder = site(meetc, f'{MEET.strip()}{meet}\nevent U15.100 100 "100m" F at={at}\n')
        lines = (folder / "programme.ics").read_text(encoding="utf-8").splitlines()
        return [line for line in lines if line.startswith(("UID", "DTSTART", "SEQ", "URL"))]

    uid = "UID:U15.100.1.spring-gbr-2026@meetc"
    assert entry("", "10:30") == [uid, "DTSTART:20260509T103000"]
    assert entry(" timetable=2 site=https://a.example/", "10:45") == [
        uid, "DTSTART:20260509T104500", "SEQUENCE:2", "URL:https://a.example/events/U15-100.html"
    ]  # fmt: skip


SHARED = MEET.strip() + " site=https://a.example/s\n" + 'athlete 1 "A & B" "C" F\n' + (
    'event T01 100 "100m" F\n  final official at=10:31\n    1 12.00\n'
    f'event U15.100 100 "{"Long Name " * 9}" F category=U15 at=10:30\n'
)  # fmt: skip


def test_an_event_that_is_shared_has_its_address_and_a_picture_of_its_first_three(
    meetc: Meetc,
) -> None:
    folder = site(meetc, SHARED)
    page = (folder / "events" / "U15-100.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://a.example/s/events/U15-100.html">' in page
    assert '<meta property="og:image" content="https://a.example/s/events/U15-100.svg">' in page
    texts = [
        [text.text for text in ElementTree.parse(folder / "events" / f"{name}.svg").getroot()[2:]]
        for name in ("T01", "U15-100")
    ]
    assert texts[0] == ["Spring", "100m", "1", "A & B C", "12.00", "9 May 2026"]
    assert texts[1][1:3] == ["Long Name Long Name Long Name Long N…", "10:30"]
    feed = ElementTree.parse(folder / "feed.xml").getroot()
    link = feed.find(f"{ATOM}entry/{ATOM}link")
    assert link is not None
    assert link.attrib["href"] == "https://a.example/s/events/T01.html#unit-1-1"
    going_on = SHARED.replace("final official at=10:31", "final")
    picture = site(meetc, going_on) / "events" / "T01.svg"
    assert ElementTree.parse(picture).getroot()[-1].text == "Provisional"


def test_a_site_without_an_address_has_no_pictures_to_share(meetc: Meetc) -> None:
    folder = site(meetc, SHARED.replace(" site=https://a.example/s", ""))
    assert not list(folder.rglob("*.svg"))
    assert "canonical" not in (folder / "events" / "T01.html").read_text(encoding="utf-8")


def test_records_and_personal_bests_stand_on_the_first_page(meetc: Meetc) -> None:
    """A record by its name; PB only where no record stands beside it; neither SB nor w."""
    folder = site(meetc, MEET + """record CR 100 F 12.50 "Eva Fenn" 2018-05-13
athlete 1 "Ada Ashdown" F
athlete 2 "Bea Birk" F
athlete 3 "Cleo Calder" F
event T01 100 "100m" F
enter 1 pb=12.60
enter 2 pb=12.80
enter 3 sb=13.50 pb=13.00
final official wind=+0.5
  1 12.40
  2 12.70
  3 13.40
""")  # fmt: skip
    page = words_of(folder / "index.html")
    assert "Records and bests PB CR Ada Ashdown 12.40 100m PB (1) PB Bea Birk 12.70 100m" in page
    assert "SB" not in page


def test_an_athlete_can_be_kept_and_without_a_script_nothing_is_missing(meetc: Meetc) -> None:
    text = (EXAMPLES / "spring.meet").read_text(encoding="utf-8")
    folder = site(meetc, text)
    page = (folder / "athletes" / "312.html").read_text(encoding="utf-8")
    assert 'star.js" data-meet="westmarch-spring-open" data-bib="312"' in page
    assert "<button" not in page.partition("<main")[2]
    index = (folder / "index.html").read_text(encoding="utf-8")
    assert '<section id="mine" aria-labelledby="my-athletes" hidden>' in index
    assert (folder / "star.js").is_file()
