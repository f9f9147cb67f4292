"""`meetc serve`: live pages and the results board."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlsplit

import pytest

from tests.conftest import EXAMPLES, MEET, Meetc
from tests.support.running import PATIENCE, running

RACE = """\
athlete 1 "Ada Example" F 2001-03-21 national_id=LIC-4711
athlete 2 "Bea Sample" F
event T01 100 "100 metres" F
  final official
    1 12.00
    2 12.10
"""


class Browser:
    """Asks a server for pages."""

    def __init__(self, address: str) -> None:
        self.netloc = urlsplit(address).netloc

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, str]:
        connection = HTTPConnection(self.netloc, timeout=PATIENCE)
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer, text

    def get(self, path: str) -> str:
        answer, text = self.ask(path)
        assert answer.status == 200, path
        return text

    def until(self, path: str, wanted: str) -> str:
        """The page as soon as it says something."""
        end = time.monotonic() + PATIENCE
        while wanted not in (text := self.get(path)):
            assert time.monotonic() < end, text
            time.sleep(0.05)
        return text


@contextmanager
def served(meetc: Meetc, text: str | bytes, *options: str) -> Iterator[Browser]:
    meetc.write("spring.meet", text)
    with running(meetc.folder, "serve", "spring.meet", "--port", "0", *options) as command:
        line = command.wait_for("serving on ")
        address = re.search(r"http://[^/]+", line)
        assert address
        yield Browser(address[0])


def test_pages_are_those_of_the_site_and_nothing_can_be_changed(meetc: Meetc) -> None:
    with served(meetc, (EXAMPLES / "spring.meet").read_bytes()) as browser:
        assert browser.get("/") == browser.get("/index.html")
        assert "Rafael Núñez" in browser.get("/events/T08.html")
        for path, kind in (("/style.css", "text/css"), ("/search-1.js", "text/javascript"),
                           ("/live.js", "text/javascript"), ("/board", "text/html")):  # fmt: skip
            answer, _ = browser.ask(path)
            assert (answer.status, (answer.headers["content-type"] or "").split(";")[0]) == (
                200, kind)  # fmt: skip
            assert "default-src 'none'" in (answer.headers["content-security-policy"] or "")
        for path in ("/gone.html", "/../spring.meet", "/%2e%2e/spring.meet", "/spring.meet", "//"):
            assert browser.ask(path)[0].status in (400, 404), path
        for method in ("POST", "PUT", "DELETE", "PATCH"):
            assert browser.ask("/", method)[0].status == 405
        assert browser.ask("/", Host="evil.example")[0].status == 400


def test_a_saved_change_is_told_and_shown_within_a_second(meetc: Meetc) -> None:
    with served(meetc, MEET + RACE) as browser:
        stream = HTTPConnection(browser.netloc, timeout=PATIENCE)
        stream.request("GET", "/changes")
        answer = stream.getresponse()
        assert answer.headers["content-type"].startswith("text/event-stream")

        def told() -> str:
            while not (line := answer.readline().decode().strip()).startswith("data: "):
                pass
            return line.removeprefix("data: ")

        first = told()
        assert f'data-state="{first}"' in browser.get("/events/T01.html")
        for mark in ("11.90", "11.80", "11.70"):
            meetc.write("spring.meet", MEET + RACE.replace("12.00", mark))
            token = told()
            page = browser.get("/events/T01.html")
            assert f'data-state="{token}"' in page
            assert mark in page
        stream.close()


def test_the_last_sound_state_stays_up_with_the_mistake_on_top(meetc: Meetc) -> None:
    with served(meetc, MEET + RACE) as browser:
        meetc.write("spring.meet", MEET + RACE.replace("12.00", "12,00"))
        page = browser.until("/events/T01.html", "The text has a mistake")
        assert "The text has a mistake; this is the last state without one<" in page
        assert "error[M602]" in page
        assert "hint: write 12.00" in page
        assert 'class="m mark">12.00<' in page
        assert "These are the results of a moment ago." in browser.get("/board")
        (meetc.folder / "spring.meet").unlink()
        assert "12.00" in browser.until("/events/T01.html", "cannot be read at the moment")
        meetc.write("spring.meet", MEET + RACE.replace("12.00", "11.99"))
        assert "The text has a mistake" not in browser.until("/events/T01.html", "11.99")


def test_a_text_that_was_never_sound_shows_what_is_wrong(meetc: Meetc) -> None:
    with served(meetc, "meet\n") as browser:
        page = browser.get("/")
        assert '<h1 class="home">spring.meet</h1>' in page
        assert "The text has a mistake<" in page
        assert "error[M" in page
        assert "No start lists and no results yet." in browser.get("/board")


def test_the_public_reads_no_private_line_of_the_text(meetc: Meetc) -> None:
    """A diagnostic quotes its line: to the whole network only its place is told."""
    wrong = MEET + RACE.replace("2001-03-21", "2001-03-21 2001-03-22")
    with served(meetc, MEET + RACE, "--host", "0.0.0.0") as browser:
        assert browser.ask("/", Host="results.example")[0].status == 200
        meetc.write("spring.meet", wrong)
        page = browser.until("/", "The text has a mistake")
        assert "1 error, the first in line 2" in page
        for secret in ("2001-03-2", "LIC-4711"):
            assert secret not in page + browser.get("/athletes/1.html")


def test_the_board_shows_team_scores_behind_the_results(meetc: Meetc) -> None:
    with served(meetc, (EXAMPLES / "match.meet").read_bytes(), "--mode", "results") as browser:
        assert 'data-following="//1"' in browser.get("/board?at=/schedule/1")
        board = browser.get("/board?at=//1")
        assert "<h1>Team scores</h1>" in board
        assert re.findall(r'<td class="mark">(\d+)</td>', board) == ["15", "13", "6"]
        assert 'data-following="T01/1/1/1"' in board


def test_the_board_cycles_and_jumps_to_what_has_changed(meetc: Meetc) -> None:
    rows = "".join(f"    {bib} {50 + bib / 100:.2f}\n" for bib in range(1, 24))
    text = MEET + RACE + f'event T02 400 "400 metres" F\n  final official\n{rows}'
    with served(meetc, text, "--mode", "results") as browser:
        board = browser.get("/")
        assert board == browser.get("/board")
        seen = []
        for _ in range(4):
            key = re.search(r'data-key="([^"]+)"', board)
            following = re.search(r'data-following="([^"]+)"', board)
            assert key
            assert following
            seen.append((key[1], board.count("<tr") - 1))
            board = browser.get(f"/board?at={following[1]}")
        assert seen == [("T01/1/1/1", 2), ("T02/1/1/1", 10), ("T02/1/1/2", 10), ("T02/1/1/3", 3)]
        meetc.write("spring.meet", text.replace("    2 12.10", "    2 11.10"))
        browser.until("/events/T01.html", "11.10")
        board = browser.get("/board?at=T02/1/1/2&jump=1")
        assert 'data-key="T01/1/1/1"' in board
        assert board.index("Bea Sample") < board.index("Ada Example")
        assert 'data-key="T02/1/1/2"' in browser.get("/board?at=T02/1/1/2")
        assert 'data-key="T01/1/1/1"' in browser.get("/board?at=gone")


def test_the_board_shows_the_thousandths_that_part_equal_times(meetc: Meetc) -> None:
    rows = "1 11.99 raw=11.984\n 2 11.99 raw=11.989\n 3 12.10 raw=12.094\n"
    people = "".join(f'athlete {n} "A{n} Example" F\n' for n in (1, 2, 3))
    text = MEET + people + "event T01 100 F\n final official\n " + rows
    with served(meetc, text, "--mode", "results") as browser:
        board = browser.get("/board")
        assert "11.99 <small>(11.984)</small>" in board
        assert "11.99 <small>(11.989)</small>" in board
        assert "12.094" not in board


def test_the_board_shows_flags_beside_the_marks(meetc: Meetc) -> None:
    with served(meetc, (EXAMPLES / "spring.meet").read_bytes(), "--mode", "results") as browser:
        board = browser.get("/board?event=T04")
        assert '12.42</td><td class="flag"> <span title="the wind of +2.7 is over +2.0">w<' in board


def test_the_board_shows_start_lists_until_there_are_results(meetc: Meetc) -> None:
    text = MEET + RACE.replace(" official", "").replace(" 12.00", " lane=4").replace(" 12.10", "")
    with served(meetc, text) as browser:
        board = browser.get("/board")
        assert "Start list" in board
        assert "Ada Example" in board


def test_the_board_shows_start_lists_of_what_is_next_beside_results(meetc: Meetc) -> None:
    with served(meetc, (EXAMPLES / "spring.meet").read_bytes(), "--mode", "results") as browser:
        board = browser.get("/board?at=T22/2/1/1")
        assert "200m Men" in board
        assert "Start list" in board
        assert "<small>22.97</small>" in board  # the mark of the heats
        assert '<small class="bib">411</small> Gethin' in board
        assert "Hammer Women" not in browser.get("/board")  # of Saturday
        schedule = browser.get("/board?show=schedule")
        assert "<small>Sun</small> 15:10" in schedule
        assert "200m Men" in schedule
        assert "1 / 1" in schedule
        assert "<button" not in schedule


def test_what_is_going_on_is_on_the_schedule_as_now(meetc: Meetc) -> None:
    """A long jump in its second round stood under "Next", below what was to come."""
    text = (
        MEET
        + RACE.replace('"100 metres" F', '"100 metres" F at=10:00')
        + (
            "event T02 200 F at=12:00\n"
            "event F01 LJ F at=12:30\n  final in_progress\n    1 5.10\n    2\n"
        )
    )
    with served(meetc, text) as browser:
        board = browser.get("/board?show=schedule")
        assert "<h1>Programme</h1>" in board
        rows = re.findall(r'<td class="place">([^<]*)</td>.*?<span class="two">([^<]*)<', board)
        seen = [(when.strip(), event) for when, event in rows]
        assert seen == [("Now", "F01"), ("12:00", "T02")]
        over = text.replace("in_progress", "official").replace("    2\n", "    2 5.00\n")
        meetc.write("spring.meet", over)
        assert "<h1>Next</h1>" in browser.until("/board?show=schedule", "<h1>Next</h1>")


@pytest.mark.parametrize(("events", "slides"), [(9, 1), (10, 1), (23, 3), (30, 3), (31, 4)])
def test_the_schedule_of_a_board_shows_all_of_the_day(
    meetc: Meetc, events: int, slides: int
) -> None:
    """It ended with the tenth. What is left of the last slide is for the next day."""
    text = MEET.replace("date=2026-05-09", "date=2026-05-09..2026-05-10") + "".join(
        f'event T{n:02} 100 "Race {n}" F category=C{n} day={day} at={10 + n // 6}:{n % 6}0\n'
        for day, own in ((1, range(events)), (2, range(40, 55)))
        for n in own
    )
    with served(meetc, text) as browser:
        shown, key, order = [], "/schedule/1", []
        while key not in order:
            order.append(key)
            board = browser.get(f"/board?show=schedule&at={key}")
            shown.append(len(re.findall(r"Race \d+<", board)))
            assert (f"<span>{len(order)} of {slides}</span>" in board) == (slides > 1)
            key = re.search(r'data-following="([^"]+)"', board)[1]  # type: ignore[index]
        assert (shown, order) == ([10] * slides, [f"/schedule/{n + 1}" for n in range(slides)])


def test_the_announcer_has_a_live_page(meetc: Meetc) -> None:
    with served(meetc, (EXAMPLES / "spring.meet").read_bytes()) as browser:
        page = browser.get("/announcer")
        assert "Going on" in page
        assert '<script src="live.js" data-state=' in page
        assert "Announcer" in browser.get("/announcer.css")


def test_the_board_shows_no_lane_that_nobody_drew(meetc: Meetc) -> None:
    people = 'athlete 1 "Ada" "Bell" F\nathlete 2 "Bea" "Cole" F\n'
    race = 'event T01 3000 "3000m" F\n  final\n    1\n    2\n'
    with served(meetc, MEET + people + race) as browser:
        page = browser.get("/board")
    assert page.count('<td class="place"></td>') == 2


BARS = """event F05 HJ "High Jump" F
  final
    heights 1.40 1.45 1.50 1.55 1.58 1.61 1.64 1.67 1.70
    1 - o xo o - o xxo xx
    2 o xxo - xxx
event F06 PV "Pole Vault" F
  final official
    heights 3.40 3.50 3.60 3.65 | 3.60 3.55
    1 o xo xxx | x o
    2 o xo xxx | x x
"""


def test_a_board_that_follows_a_vertical_jump_tells_the_heights(meetc: Meetc) -> None:
    """ "o xo xxx" did not say at what. Of more heights than have room the last are shown."""
    with served(meetc, MEET + BARS) as browser:
        for event, heads, first, second in (
            ("F05", "1.45 1.50 1.55 1.58 1.61 1.64 1.67", "o xo o - o xxo xx", "xxo - xxx    "),
            ("F06", "3.40 3.50 3.60 3.60 3.55", "o xo xxx x o", "o xo xxx x x"),
        ):
            board = browser.get(f"/board?event={event}")
            assert re.findall(r'<th scope="col" class="height">([^<]*)', board) == heads.split()
            rows = re.findall(r'<td class="height">([^<]*)', board)
            assert rows == [*first.split(" "), *second.split(" ")]


def test_a_board_follows_one_event_with_its_series(meetc: Meetc) -> None:
    with served(meetc, (EXAMPLES / "spring.meet").read_bytes()) as browser:
        board = browser.get("/board?event=F06&look=overlay")
        assert "x 6.68 7.03 6.97 6.94 6.82" in board
        assert '<body class="overlay">' in board
        assert "1 / 1" in board
        assert "200m Men" not in browser.get("/board?event=F06&at=T22/2/1/1")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["gone.meet"], "gone.meet: no such file"),
        (["-"], "serve shows one meet; name its file"),
        (["a.meet", "--host", "300.1.1.1"], "cannot serve on 300.1.1.1 port 8000"),
        (["a.meet", "--port", "PORT"], "cannot serve on 127.0.0.1 port"),
    ],
)
def test_wrong_calls_exit_2(meetc: Meetc, arguments: list[str], message: str) -> None:
    meetc.write("a.meet", MEET)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ran = meetc("serve", *(port if argument == "PORT" else argument for argument in arguments))
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert "Traceback" not in ran.err


def test_the_board_shows_the_totals_of_a_combined_event(meetc: Meetc) -> None:
    text = MEET + (
        'athlete 1 "Ada Example" F\nathlete 2 "Bea Sample" F\n'
        'event M01 TRI "Triathlon" F\n  1\n  2\n'
        "event T01 100 F parent=M01 category=TRI\n  final official at=14:32\n"
        "    1 12.00\n    2 DNS\n"
        "event F01 LJ F parent=M01 category=TRI\n"
    )
    with served(meetc, text) as browser:
        board = browser.until("/board", "Triathlon")
        assert "Points after 1 of 2 parts" in board
        assert re.search(r"Ada Example.*In progress|In progress.*Ada Example", board, re.DOTALL)
        assert "Gap" not in board  # nobody is behind
        following = re.search(r'data-following="([^"]+)"', board)
        assert following
        assert "Official at 14:32" in browser.get(f"/board?at={following[1]}")


def test_the_board_shows_how_far_each_is_behind_the_lead(meetc: Meetc) -> None:
    with served(meetc, (EXAMPLES / "triathlon.meet").read_bytes()) as browser:
        board = browser.get("/board?event=M01")
        assert '<span class="unseen">Gap</span>' in board
        gaps = re.findall(
            r'<td class="mark">(\d+)[^/]*</td>.*?<td class="wind">(-\d+)?</td>', board
        )
        lead = int(gaps[0][0])
        assert [int(gap or 0) for _, gap in gaps] == [int(total) - lead for total, _ in gaps]
        assert sum(bool(gap) for _, gap in gaps) == len(gaps) - 1 > 0
