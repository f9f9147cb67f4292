"""`meetc watch-timing`: result files are told of as they come in."""

from __future__ import annotations

import json
import os

from tests.conftest import MEET, Meetc
from tests.support.running import running

LISTS = """results from "lynx/*.lif"
athlete 1 "Ada Example" F
athlete 2 "Bea Sample" F
event T01 100 "100 m" F rounds=2,1
  heat 1
    1 lane=3
    2 lane=4
"""
HEAD = "T01,1,1,100 m,+0.9,m/s\n"


def test_each_heat_is_told_of_as_it_comes_in(meetc: Meetc) -> None:
    meetc.write("m.meet", MEET + LISTS)
    meetc.write("lynx/notes.txt", "")
    with running(meetc.folder, "watch-timing", "m.meet", "lynx") as command:
        command.wait_for("watching lynx; Ctrl-C ends")
        meetc.write("lynx/T01-1-01.lif", HEAD + "1,1,3,,,,11.816\n,2,4")
        command.wait_for("T01 heat 1: 1 result, wind +0.9, 1 unread")
        meetc.write("lynx/T01-1-01.lif", HEAD + "1,1,3,,,,11.816\nDNF,2,4\n")
        command.wait_for("T01 heat 1: 2 results, wind +0.9")
        meetc.write("lynx/T01-1-02.lif", "T01,1,2,100 m\n1,77,3,,,,11.816\n")
        command.wait_for("warning[M302]: lynx/T01-1-02.lif: no athlete has bib 77")
        command.wait_for("T01 heat 2: 1 result")
        (meetc.folder / "lynx/T01-1-01.lif").rename(meetc.folder / "lynx/T01-1-01.old")
        command.wait_for("T01 heat 1: its results are gone")


def test_that_times_are_simulated_is_told_once(meetc: Meetc) -> None:
    meetc.write("m.meet", MEET + LISTS)
    meetc.write("lynx/notes.txt", "")
    head = "; simulated by meetc, for a rehearsal: no athlete ran these times\n"
    with running(meetc.folder, "watch-timing", "m.meet", "lynx") as command:
        command.wait_for("watching lynx; Ctrl-C ends")
        meetc.write("lynx/T01-1-01.lif", head + HEAD + "1,1,3,,,,11.816\n2,2,4,,,,12.02\n")
        command.wait_for("T01 heat 1: 2 results, wind +0.9")
        meetc.write("lynx/T01-1-02.lif", head + "T01,1,2,100 m\n1,77,3,,,,11.816\n")
        command.wait_for("T01 heat 2: 1 result")
        assert sum(line.startswith("warning[M888]") for line in command.lines) == 1
        command.wait_for("warning[M302]: lynx/T01-1-02.lif: no athlete has bib 77")


def test_a_time_that_a_comma_has_cut_is_no_result(meetc: Meetc) -> None:
    meetc.write("m.meet", MEET + LISTS)
    meetc.write("lynx/notes.txt", "")
    with running(meetc.folder, "watch-timing", "m.meet", "lynx") as command:
        command.wait_for("watching lynx; Ctrl-C ends")
        meetc.write("lynx/T01-1-01.lif", HEAD + "1,1,3,,,,11,816\n2,2,4,,,,12.02\n")
        command.wait_for("warning[M889]: 11 may be cut by a comma")
        command.wait_for("T01 heat 1: 1 result, wind +0.9, 1 without a time")
        meetc.write("lynx/T01-1-01.lif", HEAD + "1,1,3,,,,11,816\n2,2,4,,,,12,021\n")
        command.wait_for("T01 heat 1: 2 results, wind +0.9")


def test_a_drive_that_tells_no_new_time_of_a_new_file(meetc: Meetc) -> None:
    meetc.write("m.meet", MEET + LISTS)
    meetc.write("lynx/notes.txt", "")
    with running(meetc.folder, "watch-timing", "m.meet", "lynx") as command:
        command.wait_for("watching lynx; Ctrl-C ends")
        file = meetc.write("lynx/T01-1-01.lif", HEAD + "1,1,3,,,,11.816\n,2,4,,,,     \n")
        command.wait_for("T01 heat 1: 1 result, wind +0.9, 1 unread")
        before = file.stat()
        with open(file, "r+b") as written:
            written.write((HEAD + "1,1,3,,,,11.816\n,2,4,,,,12.02\n").encode())
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
        command.wait_for("T01 heat 1: 2 results, wind +0.9")


def test_a_file_that_is_being_written_is_read_once_it_stands_still(meetc: Meetc) -> None:
    meetc.write("m.meet", MEET + LISTS)
    meetc.write("lynx/notes.txt", "")
    with running(meetc.folder, "watch-timing", "m.meet", "lynx") as command:
        command.wait_for("watching lynx; Ctrl-C ends")
        text = HEAD + "1,1,3,,,,11.816\n2,2,4,,,,12.021\n"
        for end in range(1, len(text) + 1):
            meetc.write("lynx/T01-1-01.part", text[:end])
        (meetc.folder / "lynx/T01-1-01.part").rename(meetc.folder / "lynx/T01-1-01.lif")
        command.wait_for("T01 heat 1: 2 results, wind +0.9")
    assert [line for line in command.lines if line.startswith("T01")] == [
        "T01 heat 1: 2 results, wind +0.9"
    ]


def test_a_folder_that_the_meet_does_not_read(meetc: Meetc) -> None:
    meetc.write("m.meet", MEET + LISTS)
    meetc.write("lynx/notes.txt", "")
    meetc.write("other/notes.txt", "")
    ran = meetc("watch-timing", "m.meet", "other")
    assert ran.code == 2
    assert 'm.meet reads no results of other: write results from "other/*.lif"' in ran.err


def test_a_build_follows_the_folder(meetc: Meetc) -> None:
    meetc.write("m.meet", MEET + LISTS)
    meetc.write("lynx/notes.txt", "")
    with running(meetc.folder, "build", "--watch", "m.meet") as command:
        command.wait_for("watching; Ctrl-C ends")
        meetc.write("lynx/T01-1-01.lif", HEAD + "1,1,3,,,,11.816\n")
        command.wait_for("wrote m.json", 2)
    event = json.loads((meetc.folder / "m.json").read_text())["events"][0]
    assert event["units"][0]["results"][0]["performance"] == "11.82"
