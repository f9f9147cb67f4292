"""`meetc build --target print`: one HTML for paper."""

from __future__ import annotations

import re
import sys

import pytest
import segno
from syrupy.assertion import SnapshotAssertion

import meetc
from tests.conftest import EXAMPLES, MEET, Meetc

PEOPLE = """\
team AAA "Alpha & Co"
athlete 1 "Ada Example" F 2001-03-21 AAA
athlete 2 "Bea Sample" F AAA nationality=NOR
"""


def paper(meetc: Meetc, text: str | bytes) -> str:
    """The paper of a meet."""
    meetc.write("spring.meet", text)
    ran = meetc("build", "--target", "print", "spring.meet")
    assert (ran.code, ran.out) == (0, "wrote spring.print.html\n"), ran.err
    return (meetc.folder / "spring.print.html").read_text(encoding="utf-8")


def body(page: str) -> str:
    return page[page.index("<main") :]


def test_every_kind_of_sheet(meetc: Meetc, snapshot: SnapshotAssertion) -> None:
    """A race to come and one that is over; cards of a long jump and a high jump."""
    text = MEET + PEOPLE + (
        'event T01 100 "100 m" F rounds=2,1 at=10:00,12:00\n'
        "  heat 1 official wind=+0.8\n    1 12.00 Q\n    2 DQ note=\"TR 16.8\"\n"
        "  heat 2\n    2 lane=4\n"
        'event F01 LJ "Long jump" F attempts=3 record_text="Ground" record_perf=6.01 at=11:00\n'
        "  enter 1\n  enter 2\n"
        'event F02 HJ "High jump" F\n  final\n    heights 1.20 1.25\n    2\n'
    )  # fmt: skip
    assert body(paper(meetc, text)) == snapshot


def test_a_card_has_a_box_for_each_trial_and_each_height(meetc: Meetc) -> None:
    page = body(paper(meetc, MEET + PEOPLE + 'event F01 SP "Shot" F attempts=4\n  enter 1\n'))
    assert len(re.findall(r'<td class="box"></td>', page)) == 4 * (4 + 2)  # best and place
    page = body(paper(meetc, MEET + PEOPLE + 'event F01 PV "Vault" F\n  enter 1\n  enter 2\n'))
    assert page.count('<span class="tries"><i></i><i></i><i></i></span>') == (2 + 3) * 12


def test_a_card_without_entries_has_empty_rows(meetc: Meetc) -> None:
    page = body(paper(meetc, MEET + 'event F01 LJ "Long jump" F\n'))
    assert page.count('<td class="n"></td><td class="n"></td><td></td>') == 12


def test_pages_break_and_heads_repeat(meetc: Meetc) -> None:
    page = paper(meetc, (EXAMPLES / "spring.meet").read_bytes())
    assert "break-before: page" in page
    assert "display: table-header-group" in page
    heads = re.findall(r"<thead>\n<tr class=\"running\">.*?</thead>", page, re.DOTALL)
    assert len(heads) == body(page).count('<table class="list')
    assert '@top-left { content: "Westmarch County Spring Open"; }' in page
    for word in ("Programme", "Start lists", "Results"):
        assert f"<h2>{word}</h2>" in page


HEADS = re.compile(r'<th scope="col"[^>]*>([^<]*)</th>')


def start_list(meetc: Meetc, text: str) -> tuple[list[str], str]:
    """The heads of the only start list of a meet, and its rows."""
    page = body(paper(meetc, MEET + PEOPLE + text))
    table = page[page.index('<table class="list') : page.index("</table>", page.index("Result"))]
    heads, rows = table.split("</thead>")
    return HEADS.findall(heads), rows


def test_start_lists_have_no_column_with_nothing_in_it(meetc: Meetc) -> None:
    race = 'event T01 800 "800 m" F\n  final\n'
    assert start_list(meetc, race + "    1\n    2\n")[0] == ["Bib", "Athlete", "Team", "Result"]
    heads, rows = start_list(meetc, race + "    1 lane=4\n    3 lane=5\n")
    assert heads == ["Lane", "Bib", "Athlete", "Team", "Result"]
    assert rows.count("<td") == 2 * 4
    heads, rows = start_list(meetc, race + "    3 sp=2:10.00\n")
    assert heads == ["Bib", "Athlete", "Best", "Result"]
    assert '<td class="m">2:10.00</td><td class="f">seed</td><td class="box"></td>' in rows


def test_start_lists_of_relays_have_their_runners(meetc: Meetc) -> None:
    """The team stands once where the squad has its name."""
    relay = 'event T01 2x100 "Relay" F\n  squad AAA 2 1\n  final\n    AAA lane=3\n'
    heads, rows = start_list(meetc, relay)
    assert heads == ["Lane", "Id", "Squad", "Result"]
    assert "Alpha &amp; Co <small" in rows
    assert '<small class="runners">Bea Sample, Ada Example</small>' in rows
    heads, rows = start_list(meetc, relay.replace("squad AAA 2", 'squad AAA "The As" 2'))
    assert heads == ["Lane", "Id", "Squad", "Team", "Result"]
    assert "<td>Alpha &amp; Co</td>" in rows


def test_records_and_points_stand_with_the_results(meetc: Meetc) -> None:
    race = 'event T01 100 "100 m" F record_text="Ground" record_perf=11.90\n  final\n    1 12.00'
    page = body(paper(meetc, MEET + PEOPLE + race + " points=5\n    2 12.10\n"))
    assert '<span class="event">100 m</span> · Ground: 11.90 <span class="status">' in page
    assert '<td class="m"><b>12.00</b></td><td class="m">5</td>' in page
    assert '<td class="m"><b>12.10</b></td><td class="m"></td>' in page
    assert ">Points</th>" not in paper(meetc, MEET + PEOPLE + race + "\n")


def test_a_name_cannot_end_the_style_it_stands_in(meetc: Meetc) -> None:
    name = r"\"; } </style><script>alert(1)</script> \\"
    page = paper(meetc, f'meet "{name}" slug=s country=GBR date=2026-05-09\n')
    style = page[page.index("<style>") : page.index("</style>")]
    assert r"\22 ; \7d  \3c \2f style\3e \3c script\3e alert(1)" in style
    assert page.count("</style>") == 1
    assert "<script>" not in page


def test_a_combined_event_has_its_parts_side_by_side(meetc: Meetc) -> None:
    page = body(paper(meetc, (EXAMPLES / "triathlon.meet").read_bytes()))
    heads = '<th scope="col" class="m">100</th><th scope="col" class="m">LJ</th>'
    assert heads in page
    gaps = re.findall(r"<td class=\"m\">(\d{3,4})</td><td class=\"m\">(-\d+)?</td>", page)
    first, *others = [(int(total), int(gap or 0)) for total, gap in gaps]
    assert first[1] == 0
    assert [total - first[0] for total, _ in others] == [gap for _, gap in others] != []


def test_paper_can_go_to_standard_output(meetc: Meetc) -> None:
    ran = meetc("build", "--target", "print", "-", stdin=MEET)
    assert ran.code == 0
    assert ran.out.startswith("<!doctype html>")


def test_who_is_not_drawn_yet_is_on_paper(meetc: Meetc) -> None:
    text = MEET + PEOPLE + (
        'event T01 100 "100 m" F rounds=2,1\n  enter 1\n  enter 2\n  heat 1\n    1 lane=3\n'
    )  # fmt: skip
    page = body(paper(meetc, text))
    assert re.findall(r"</span> · ([A-Z][^<]*)</th>", page) == ["Heat 1", "Not drawn yet"]
    assert page.count("Bea Sample") == 1
    page = body(paper(meetc, text.replace("    1 lane=3", "    1 12.00")))
    assert "Not drawn yet" not in page


CARDS = (
    MEET
    + PEOPLE
    + (
        'event F01 LJ "Long jump" F at=11:00 venue="Pit B" ages=U20\n  enter 1\n  enter 2\n'
        'event F02 HJ "High jump" F\n  final\n    heights 1.50 1.55\n    1\n'
        'event T01 100 "100 m" F\n  final official at=10:31\n    1 12.00\n    2 12.10 q\n'
    )
)


def printed(meetc: Meetc, text: str, ending: str, *options: str) -> str:
    """A part of the paper, as it is read, from the file that is called by it."""
    meetc.write("spring.meet", text)
    ran = meetc("build", "--target", "print", "spring.meet", *options)
    assert (ran.code, ran.out) == (0, f"wrote spring{ending}.print.html\n"), ran.err
    page = (meetc.folder / f"spring{ending}.print.html").read_text(encoding="utf-8")
    return " ".join(re.sub(r"<[^>]+>", " ", body(page)).split())


def test_a_card_has_what_a_judge_works_out_at_the_cut(meetc: Meetc) -> None:
    words = printed(meetc, CARDS, ".F01-cards", "--only", "f01", "--part", "cards")
    assert words.startswith(
        "Spring Field cards F01 Long jump F01 Long jump 11:00 Pit B U20 Order Bib Athlete 1 2 3 "
        "Best of 3 Pos. New order 4 5 6 Best Place"
    )
    assert "High jump" not in words
    assert words.count("wind") == (2 + 3) * 6  # three rows are there for who enters late
    words = printed(meetc, CARDS.replace("at=11:00", "attempts=3"), ".cards", "--part", "cards")
    assert "Athlete 1 2 3 Best Place" in words
    assert "x at best x in all Best Place" in words
    assert "100 m" not in words


@pytest.mark.parametrize(
    "event",
    [
        'event F01 LJ "Jump" F rounds=2,1\n  heat 1\n    1\n  heat 2\n    2\n',
        'event F01 LJ "Jump" F rounds=2,1\n  enter 1\n',
        'event M01 TRI "Tri" F\n  1\nevent F01 SP F parent=M01 category=TRI\n  final\n    1\n',
    ],
)
def test_a_card_has_three_boxes_where_there_are_three_trials(meetc: Meetc, event: str) -> None:
    """Six, and a cut between them, in a qualification and in a part of a combined event."""
    words = printed(meetc, MEET + PEOPLE + event, ".cards", "--part", "cards")
    assert "Athlete 1 2 3 Best Place" in words
    assert "Best of 3" not in words


def test_a_long_list_takes_sheets_that_are_counted(meetc: Meetc) -> None:
    people = "".join(f'athlete {n} "A{n}" "B" F\n' for n in range(1, 21))
    jump = 'event F01 LJ "Long jump" F\n' + "".join(f"  enter {n}\n" for n in range(1, 21))
    words = printed(meetc, MEET + people + jump, ".cards", "--part", "cards")
    assert "Sheet 1 of 2" in words
    assert "Sheet 2 of 2" in words
    assert "12 12 A12 B wind" in words
    assert "13 13 A13 B wind" in words
    assert words.index("Sheet 2") < words.index("13 13 A13")


def test_results_for_the_board_say_until_when_protests_are_heard(meetc: Meetc) -> None:
    words = printed(meetc, CARDS, ".results", "--part", "results")
    assert "Official at 10:31 protests until 11:01 Place Bib Athlete Mark 1 1 Ada" in words
    assert "Programme" not in words
    assert "2 2 Bea Sample NOR Alpha &amp; Co 12.10 q" in words


def test_where_no_time_is_known_the_clock_of_protests_is_filled_in_by_hand(meetc: Meetc) -> None:
    text = CARDS.replace("official at=10:31", "official")
    assert text != CARDS
    words = printed(meetc, text, ".results", "--part", "results")
    assert "Official at protests until Place Bib Athlete Mark 1 1 Ada" in words
    page = (meetc.folder / "spring.results.print.html").read_text(encoding="utf-8")
    assert page.count('<i class="fill"></i>') >= 2
    words = printed(meetc, text.replace("official", "provisional", 1), ".results",
                    "--part", "results")  # fmt: skip
    assert "Provisional Official at protests until Place" in words
    assert "protests until" not in printed(meetc, text, "")


def test_what_follows_a_combined_event_is_on_a_page_of_its_own(meetc: Meetc) -> None:
    text = (EXAMPLES / "triathlon.meet").read_text(encoding="utf-8")
    printed(meetc, text, ".results", "--part", "results")
    page = (meetc.folder / "spring.results.print.html").read_text(encoding="utf-8")
    first, *others = re.findall(r'<table class="(list[^"]*)"', page)
    assert first == "list"
    assert "new" in others[0].split()


def test_the_call_room_ticks_off_who_is_there(meetc: Meetc) -> None:
    text = MEET + PEOPLE + 'event T01 100 "100 m" F at=10:00\n  final\n    1 lane=3\n'
    words = printed(meetc, text, ".callroom", "--part", "callroom")
    assert "100 m · 10:00 · Call Lane Bib Athlete Team Here Bib Shoes 3 1 Ada Example" in words


def test_the_call_room_is_told_when_athletes_are_called(meetc: Meetc) -> None:
    """Lists are in the order in which they are called; without minutes a pen writes the time."""
    text = MEET.replace("slug", "call=20 call_field=40 slug") + PEOPLE
    for event, more in (("T01 100", "at=10:00"), ("F01 LJ", "at=10:10"), ("T02 200", ""),
                        ("F02 PV", "at=10:30 callroom_time_override=75"),
                        ("T03 400", "at=00:10 day=2")):  # fmt: skip
        text += f"event {event} F {more}\n  final\n    1\n"
    text = text.replace("date=2026-05-09", "date=2026-05-09..2026-05-10")
    words = printed(meetc, text, ".callroom", "--part", "callroom")
    assert re.findall(r"([TF]\d\d) ·[^C]*Call (\S+)", words) == [
        ("F02", "09:15"), ("F01", "09:30"), ("T01", "09:40"), ("T03", "23:50"), ("T02", "Bib"),
    ]  # fmt: skip
    nothing = text.replace("call=20 call_field=40 ", "").replace(" callroom_time_override=75", "")
    assert not re.search(r"Call \d", printed(meetc, nothing, ".callroom", "--part", "callroom"))


def test_letter_paper(meetc: Meetc) -> None:
    meetc.write("spring.meet", CARDS)
    assert meetc("build", "--target", "print", "spring.meet", "--paper", "letter").code == 0
    page = (meetc.folder / "spring.print.html").read_text(encoding="utf-8")
    assert "@page card { size: letter landscape; }" in page


def test_a_part_is_confirmed_by_verify(meetc: Meetc) -> None:
    printed(meetc, CARDS, ".results", "--part", "results")
    assert meetc("verify", "spring.results.print.html", "spring.meet").code == 0
    meetc.write("spring.meet", CARDS.replace("12.00", "12.01"))
    assert meetc("verify", "spring.results.print.html", "spring.meet").code == 6


def test_what_cannot_be_printed_is_said(meetc: Meetc) -> None:
    meetc.write("spring.meet", CARDS)
    ran = meetc("build", "--target", "print", "spring.meet", "--only", "F09")
    assert (ran.code, ran.out) == (2, "")
    said = ran.err.splitlines()[-1]
    assert said == "meetc: the meet has no event F09; it has F01, F02, T01"
    ran = meetc("build", "spring.meet", "--part", "cards")
    assert (ran.code, ran.err) == (2, "meetc: --only, --part and --paper are for --target print\n")


SITE = MEET.strip() + " site=https://club.example/spring\n" + PEOPLE
CODE = 'event F01 LJ "Long jump" F\n  enter 1 sb=5.10\n'


def test_a_card_leads_to_the_page_of_its_event(meetc: Meetc) -> None:
    """The picture is what segno draws, the address stands beside it."""
    page = paper(meetc, SITE + CODE)
    address = "https://club.example/spring/events/F01.html"
    assert f" · {address}</p>" in page
    drawn = re.search(r'<svg viewBox="0 0 (\d+) \1"><path [^>]*/></svg>', page)
    assert drawn
    assert int(drawn[1]) == len(segno.make(address, error="m", micro=False).matrix) + 4
    assert "<svg" not in paper(meetc, MEET + PEOPLE + CODE)


def test_a_card_without_segno_has_the_address_alone(
    meetc: Meetc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "segno", None)
    page = paper(meetc, SITE + CODE)
    assert " · https://club.example/spring/events/F01.html</p>" in page
    assert "<svg" not in page


@pytest.mark.parametrize(
    ("site", "address"),
    [("https://a.example", "https://a.example/"), ("http://a.example/b/", "http://a.example/b/"),
     ("https://a.example/b/index.html", "https://a.example/b/"), ("-", None)],
)  # fmt: skip
def test_the_address_of_a_site_is_that_of_its_folder(site: str, address: str | None) -> None:
    compiled = meetc.compile(MEET.strip() + f" site={site}\n")
    assert compiled.ok
    assert compiled.meet.site == address


@pytest.mark.parametrize(
    ("site", "hint"),
    [("a.example/b", "write https://a.example/b"), ("ftp://a.example", "write https://club"),
     ("https://a.example?b=1", "write https://club"), ("https://a.example/#b", "write https://")],
)  # fmt: skip
def test_what_is_no_address_of_a_site_is_told(site: str, hint: str) -> None:
    (told,) = meetc.compile(MEET.strip() + f" site={site}\n").diagnostics
    assert (told.code, told.hint[: len(hint)]) == ("M896", hint)


def test_a_card_has_the_best_of_each_athlete(meetc: Meetc) -> None:
    words = printed(meetc, MEET + PEOPLE + CODE, ".cards", "--part", "cards")
    assert "1 1 Ada Example Alpha &amp; Co · SB 5.10" in words


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("--part cards", "the meet has nothing for --part cards: all that could stand there has"),
        ("--part starts", "the meet has nothing for --part starts: all that could stand there has"),
        ("--part callroom", "the meet has nothing for --part callroom: all that could stand"),
        ("--part cards --only T01", "T01 has nothing for --part cards: there is no field event\n"),
        ("--part results --only T02", "T02 has nothing for --part results: there are no results"),
        ("--part callroom --only T02", "T02 has nothing for --part callroom: nobody is entered"),
        ("--only T02", "T02 has nothing to print: there are no entries, no start lists and no"),
    ],
)
def test_a_page_with_nothing_on_it_is_not_written(meetc: Meetc, options: str, said: str) -> None:
    over = (
        'event T01 100 "100 m" F\n  final official\n    1 12.00\n'
        'event F01 SP "Shot" F\n  final official\n    2 9.00\nevent T02 200 "200 m" F\n'
    )
    meetc.write("spring.meet", MEET + PEOPLE + over)
    ran = meetc("build", "--target", "print", "spring.meet", *options.split())
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"meetc: {said}")
    assert [file.name for file in meetc.folder.iterdir()] == ["spring.meet"]


def test_a_start_list_of_a_field_event_is_printed_where_start_lists_are_asked_for(
    meetc: Meetc,
) -> None:
    words = printed(meetc, CARDS, ".F01-starts", "--only", "F01", "--part", "starts")
    assert "Long jump · 11:00 Bib Athlete" in words
    assert "wind" not in words


DECATHLON = (
    MEET.replace("date=2026-05-09", "date=2026-05-09..2026-05-10")
    + 'athlete 21 "Al" "A" M\nathlete 22 "Bo" "B" M\n'
    + 'event M01 DEC "Decathlon" M parts=standard day=1\n  enter 21\n  enter 22\n'
)


def test_the_parts_of_a_combined_event_have_lists_of_who_is_in_it(meetc: Meetc) -> None:
    words = printed(meetc, DECATHLON, ".M01-cards", "--only", "M01", "--part", "cards")
    assert "M01-SP Decathlon SP Sat Order Bib Athlete 1 2 3 Best Place 1 21 Al A 2 22 Bo B" in words
    words = printed(meetc, DECATHLON, ".M01-100-starts", "--only", "M01-100", "--part", "starts")
    assert "Decathlon 100 · Sat Bib Athlete Result 21 Al A 22 Bo B" in words
    words = printed(meetc, DECATHLON, "")
    assert "Results" not in words


def test_jump_offs_are_called_so_on_paper(meetc: Meetc) -> None:
    page = printed(meetc, (EXAMPLES / "spring.meet").read_text(encoding="utf-8"), "")
    assert "1.69 Jump-off 1.69 1.67 1.65 1.67" in page


def test_paper_knows_no_day_that_nobody_wrote(meetc: Meetc) -> None:
    text = 'meet "Nine" slug=nine country=GBR date=2026-05-08..2026-05-16\n'
    words = printed(meetc, text + 'event T01 100 "100m" F rounds=1,1\n', "")
    assert "Day to be announced Event Round 100m Heat 100m Final" in words
    assert "Fri" not in words
