"""Any bytes give a clear diagnostic and an exit code: never a traceback, never without bound."""

from __future__ import annotations

import os
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import meetc as library
from tests.conftest import MEET, ROOT, Meetc, build, found
from tests.support.drawn import examples
from tests.support.fuzz import survives
from tests.support.strategies import mutated

HEAD = MEET.encode()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ["M214 1:1 the file declares no meet"]),
        (b"\xef\xbb\xbf", ["M214 1:1 the file declares no meet"]),
        (bytes(range(256)), ["M102 2:118 this is a binary file, not a text"]),
        (HEAD + b"team A \x00\n", ["M102 2:8 a NUL (U+0000) stands in the text"]),
        (HEAD + b"team \xd8TTA\n", ["M101 2:6 the byte 0xd8 is not UTF-8"]),
        (HEAD + b"team \xff", ["M101 2:6 the byte 0xff is not UTF-8"]),
        (b"\xef\xbb\xbf" + HEAD + b"\xc3", ["M101 2:1 the byte 0xc3 is not UTF-8"]),
        (MEET.encode("utf-16"), ["M101 1:1 the file is UTF-16, not UTF-8"]),
        (HEAD.replace(b"\n", b"\r"), ["M102 1:54 a carriage return without a line feed (U+000D) "
                                      "stands in the text"]),
        (HEAD + b"team A\x0c\n", ["M102 2:7 a form feed (U+000C) stands in the text"]),
        (HEAD + "team A\u2028\n".encode(),
         ["M102 2:7 a control character (U+2028) stands in the text"]),
        (HEAD + b"<<<<<<< HEAD\nteam A\n=======\nteam B\n>>>>>>> other\nteam C\n",
         ["M109 2:1 git left a merge conflict here"]),
        (HEAD + b"<<<<<<< a\nteam A\n||||||| b\nteam B\n=======\nteam A\n>>>>>>> c\n",
         ["M109 2:1 git left a merge conflict here"]),
        (HEAD + b"=======\nteam B\n>>>>>>> other\n", ["M109 2:1 git left a merge conflict here"]),
        (HEAD + b"team A\n>>>>>>> other\n", ["M109 3:1 git left a merge conflict here"]),
        (HEAD + b'athlete 1 "Ada\n', ["M107 2:11 the quote that opens here is never closed"]),
        (HEAD + 'athlete 1 “Ada Example”\n'.encode(), ['M106 2:11 “ (U+201C) only looks like "']),
        (HEAD + "event T01 4×100 M\n".encode(), ["M106 2:12 × (U+00D7) only looks like x"]),
        (HEAD + "team A–B\n".encode(), ["M106 2:7 – (U+2013) only looks like -"]),
        (HEAD + "athlete １\n".encode(), ["M106 2:9 １ (U+FF11) only looks like 1"]),
        (HEAD + "athlete\u00a01\n".encode(),
         ["M106 2:8 an invisible character (U+00A0) looks like a blank"]),
        (HEAD + "athlete 1\u200b\n".encode(),
         ["M106 2:10 an invisible character (U+200B) stands here"]),
        (HEAD + b'athlete 1 "A\\qB"\n', ["M108 2:13 \\q is no escape in a text"]),
        (HEAD + b'athlete 1 "A\\ud800 B"\n',
         ["M108 2:13 half of a surrogate pair is no character"]),
        (HEAD + b'athlete 1 "A"B"C"\n', ["M115 2:14 a quote stands in the middle of a word"]),
    ],
)  # fmt: skip
def test_one_clear_diagnostic(data: bytes, expected: list[str]) -> None:
    assert found(data) == expected


def test_a_line_over_a_mebibyte_and_a_file_over_64() -> None:
    long = MEET + "team " + "A" * (1024 * 1024) + "\n"
    assert found(long) == ["M104 2:1 the line has 1,048,581 characters, and the most is 1,048,576"]
    one_line = b"x" * (100 * 1024 * 1024)
    start = time.thread_time()
    assert [d.code for d in library.compile(one_line).diagnostics] == ["M103"]
    assert time.thread_time() - start < 5


def test_a_file_of_100_mb_is_not_read_whole(meetc: Meetc) -> None:
    path = meetc.folder / "huge.meet"
    with open(path, "wb") as file:
        file.truncate(100 * 1000 * 1000)
    ran = meetc("check", "huge.meet")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.startswith("error[M103]: the file is larger than 64 MiB\n")


def test_look_alikes_are_welcome_in_quotes_and_comments() -> None:
    assert found(MEET + 'athlete 1 "Zoë" "O’Neill–Smith ×１“”"  # “×–１ unclosed "\n') == []


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"a.meet": 'include "a.meet"\n'}, ["M111 1:9 a.meet includes itself"]),
        ({"a.meet": 'include "b.meet"\n', "b.meet": 'include "spring.meet"\n'},
         ["M111 1:9 spring.meet is still open: it includes this file"]),
        ({"a.meet": "team A\n"}, []),
        ({}, ["M110 2:9 a.meet cannot be read: no such file or directory"]),
        ({"a.meet": 'include "../b.meet"\n'},
         ["M113 1:9 ../b.meet is outside the folder of the meet"]),
        ({"a.meet": 'include "/etc/passwd"\n'},
         ["M113 1:9 /etc/passwd is outside the folder of the meet"]),
        ({"a.meet": 'include "C:\\\\b.meet"\n'},
         ["M113 1:9 C:\\b.meet is outside the folder of the meet"]),
        ({"a.meet": 'include "c/x.meet"\n', "c/x.meet": 'include "../d.meet"\n', "d.meet": ""}, []),
        ({"a.meet": "include\n"}, ["M203 1:8 the name of the file is missing"]),
        ({"a.meet": 'include ""\n'}, ["M203 1:9 the name of the file is missing"]),
        ({"a.meet": "include a b\n"}, ["M205 1:11 an include names one file"]),
        ({"a.meet": 'include "b.meet"\ninclude "b.meet"\n', "b.meet": ""},
         ["M112 2:9 b.meet is included a second time and left out here"]),
        ({"a.meet": MEET}, ["M218 1:1 a meet is declared a second time"]),
        ({"a.meet": b"\xff\n"}, ["M101 1:1 the byte 0xff is not UTF-8"]),
    ],
)  # fmt: skip
def test_includes(meetc: Meetc, files: dict[str, str | bytes], expected: list[str]) -> None:
    meetc.write("spring.meet", MEET + 'include "a.meet"\n')
    for name, content in files.items():
        meetc.write(name, content)
    ran = meetc("check", "--format", "json", "spring.meet")
    import json

    got = [
        f"{d['code']} {d['span']['line']}:{d['span']['column']} {d['message']}"
        for d in json.loads(ran.out)["diagnostics"]
    ]
    assert got == expected
    assert ran.err == ""


def test_a_missing_include_hides_no_other_mistake_and_makes_none() -> None:
    text = MEET + 'athlete 1 "A B" M\ninclude "more.meet"\nevent T01 100 M\n final\n  7 10,40\n'
    assert found(text) == [
        "M110 3:9 more.meet cannot be read: no such file or directory",
        "M602 6:5 a mark is a time such as 10.37 or 1:45.00, not 10,40",
    ]


def test_a_deep_chain_of_includes(meetc: Meetc) -> None:
    meetc.write("spring.meet", MEET + 'include "0.meet"\n')
    for n in range(1000):
        meetc.write(f"{n}.meet", f'include "{n + 1}.meet"\n')
    ran = meetc("check", "spring.meet")
    assert ran.code == 1
    assert ran.out.count("error[") == 1
    assert "includes go more than 8 files deep here" in ran.out


def test_a_link_out_of_the_folder(meetc: Meetc, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.meet"
    outside.write_text("team A\n")
    meetc.write("spring.meet", MEET + 'include "a.meet"\n')
    os.symlink(outside, meetc.folder / "a.meet")
    ran = meetc("check", "spring.meet")
    assert ran.code == 1
    assert "a.meet cannot be read: a link leads out of the folder of the meet" in ran.out


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000, '"' * 200_001, "a=" * 100_000, '{"a":' * 50_000, "\\" * 100_000,
        'extra.x="' + "\\" * 99_999, "x" * 1_000_000, "( " * 100_000, "| " * 100_000,
        "heights " + "1.60 " * 100_000, "1 " + "x " * 200_000, "squad A " + "1 " * 100_000,
        "event {age}{gender} 100 " + "{x}" * 100_000, "#" * 500_000, "date " + ".. " * 100_000,
        "age_groups " + "," * 200_000, "“" * 100_000, "event T01 " + "4 x " * 100_000,
    ],
)  # fmt: skip
def test_pathological_lines_take_bounded_time(text: str) -> None:
    for before in (MEET, MEET + "event T01 HJ M\nfinal\n"):
        start = time.thread_time()
        library.compile(before + text + "\n")
        assert time.thread_time() - start < 10


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("", "event T{n} 100 M category={n}\n"),
        ("event T01 100 M\n final\n", "  {n} 10.37\n"),
        ("", "athlete {n}\n"),
        ("athlete 1\nevent T01 100 M\n final\n", "  {n} 10,37 lane=x\n"),
        ("", "nonsense {n}\n"),
        ("", "team “{n}”\n"),
        ("", "heat {n}\n"),
        ("", 'include "{n}.meet"\n'),
    ],
)
def test_many_lines_take_time_in_proportion(head: str, line: str) -> None:
    def seconds(count: int) -> float:
        text = MEET + head + "".join(line.format(n=n) for n in range(count))
        start = time.thread_time()
        library.compile(text)
        return time.thread_time() - start

    seconds(10)
    once = seconds(2_000)
    assert seconds(10_000) < 5 * once * 3 + 0.5


def test_of_ten_thousand_errors_of_one_kind_five_are_shown_and_the_rest_is_counted() -> None:
    ran = build(MEET + "nonsense\n" * 10_000)
    assert ran.code == 1
    assert ran.err.count("error[M201]") == 5
    assert "... and 9,995 more M201 in <stdin>: lines 7-10001 (" in ran.err
    assert ran.err.endswith("<stdin>: 10,000 errors; nothing is written\n")


@examples(1000)
@given(mutated())
def test_mutated_examples(data: bytes) -> None:
    survives(data)


@examples(300)
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    survives(data)


@examples(500)
@given(st.text(max_size=300))
def test_any_text_behind_a_meet(behind: str) -> None:
    survives(MEET.encode() + behind.encode("utf-8", "replace"))


def test_interrupted(meetc: Meetc) -> None:
    """Ctrl-C while it starts or reads ends it with 130 and no traceback."""
    import signal
    import subprocess

    heeding = (  # a test in the background of a shell is started with Ctrl-C ignored
        "from meetc.__main__ import main\n"
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "print('begun', flush=True); main()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", heeding, "check", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == b"begun"
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in err
