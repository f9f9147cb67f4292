"""`meetc build --watch`: builds again whenever a file changes."""

from __future__ import annotations

import json

from tests.conftest import MEET, Meetc
from tests.support.running import running

EVENT = 'event T01 100 "100 m" F\n'


def test_every_change_is_built_and_mistakes_are_told(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET + 'include "b.meet"\n')
    meetc.write("b.meet", EVENT)
    with running(meetc.folder, "build", "--watch", "a.meet") as command:
        command.wait_for("wrote a.json")
        command.wait_for("watching; Ctrl-C ends")
        meetc.write("b.meet", EVENT + 'event T02 200 "200 m" F\n')
        command.wait_for("wrote a.json", 2)
        events = json.loads((meetc.folder / "a.json").read_text())["events"]
        assert [event["event_id"] for event in events] == ["T01", "T02"]
        meetc.write("b.meet", "event T01 100m F\n")
        command.wait_for("error[M403]")
        command.wait_for("a.meet: 1 error; nothing is written")
        (meetc.folder / "b.meet").unlink()
        command.wait_for("error[M110]")
        meetc.write("b.meet", EVENT)
        command.wait_for("wrote a.json", 3)
        meetc.write("a.meet", MEET)
        command.wait_for("wrote a.json", 4)
        assert "events" not in json.loads((meetc.folder / "a.json").read_text())


def test_only_what_changed_is_built(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET)
    meetc.write("b.meet", MEET)
    with running(
        meetc.folder, "build", "--watch", "--target", "html", "a.meet", "b.meet", "-o", "out"
    ) as command:
        command.wait_for("watching")
        meetc.write("b.meet", MEET + EVENT)
        command.wait_for("wrote out/b/", 2)
        command.wait_for("watching", 2)
        assert command.lines.count("wrote out/a/") == 1
    assert (meetc.folder / "out" / "b" / "events" / "T01.html").exists()


def test_a_template_is_followed_and_may_be_wrong_for_a_while(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET)
    meetc.write("t.txt.j2", "{{ meet.")
    with running(meetc.folder, "build", "--watch", "a.meet", "--template", "t.txt.j2") as command:
        command.wait_for("meetc: t.txt.j2:1: ")
        meetc.write("t.txt.j2", "{{ meet.name }}")
        command.wait_for("wrote a.txt")
    assert (meetc.folder / "a.txt").read_text() == "Spring"


def test_standard_input_cannot_be_watched(meetc: Meetc) -> None:
    ran = meetc("build", "--watch", "-", stdin=MEET)
    assert (ran.code, ran.err) == (2, "meetc: standard input cannot be watched; name a file\n")
