"""`meetc build --template`: what a user's own template makes of a meet."""

from __future__ import annotations

import inspect
import re
import threading
from pathlib import Path

import pytest

import meetc
from meetc.emit import bounds
from meetc.emit.template_error import TemplateError
from meetc.emit.templates import fill_in
from meetc.emit.view import row, shapes
from meetc.emit.view.view import view
from tests.conftest import EXAMPLES, MEET, Meetc
from tests.support.context import CONTEXT, ORDER, updated

TEXT = MEET + 'athlete 1 "Ada <b>" F\nevent T01 100 "100 m" F\n  final\n    1 12.00 lane=4\n'
ROWS = """\
{% for event in meet.events %}
{{ event.name }}
{% for round in event.rounds %}{% for unit in round.units %}{% for row in unit.rows %}
{{ row.place }}. {{ row.who.name }} {{ row.mark }}
{% endfor %}{% endfor %}{% endfor %}
{% endfor %}
"""


def test_a_text_and_a_page(meetc: Meetc) -> None:
    meetc.write("a.meet", TEXT)
    meetc.write("list.txt.j2", ROWS)
    meetc.write("mine/list.j2", ROWS)
    assert meetc("build", "a.meet", "--template", "list.txt.j2").out == "wrote a.txt\n"
    assert (meetc.folder / "a.txt").read_text() == "100 m\n1. Ada <b> 12.00\n"
    assert meetc("build", "a.meet", "--template", "mine/list.j2", "-o", "-").out == (
        "100 m\n1. Ada &lt;b&gt; 12.00\n"
    )


def test_templates_include_those_beside_them(meetc: Meetc) -> None:
    meetc.write("a.meet", TEXT)
    meetc.write("mine/a.txt.j2", '{% include "part.txt.j2" %}')
    meetc.write("mine/part.txt.j2", "{{ meet.dates }}\n")
    assert meetc("build", "a.meet", "--template", "mine/a.txt.j2", "-o", "-").out == "9 May 2026\n"


@pytest.mark.parametrize(
    ("template", "message"),
    [
        (
            "\n{{ meet.nam }}",
            "a.j2:2: 'meetc.emit.view.shapes.MeetView object' has no attribute 'nam'",
        ),
        ("{{ mete.name }}", "a.j2:1: 'mete' is undefined"),
        ("\n\n{% for %}", "a.j2:3: "),
        ("{{ 1 // 0 }}", "a.j2:1: "),
        ('{% include "gone.j2" %}', "a.j2:1: there is no template gone.j2"),
        ('{% include "../outside.j2" %}', "a.j2:1: there is no template ../outside.j2"),
        ('\n{% include "part.j2" %}', "part.j2:2: 'gone' is undefined"),
        ("{{ meet.__class__.__mro__ }}", "a.j2:1: access to attribute '__class__'"),
        ("{{ meet.name.__class__ }}", "a.j2:1: access to attribute '__class__'"),
        ("{{ range(10**9)|list }}", "a.j2:1: Range too big"),
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "a.j2:1: maximum recursion"),
        (b"\xff", "a.j2: the template is not UTF-8"),
    ],
)
def test_a_mistake_is_told_with_its_line(meetc: Meetc, template: str | bytes, message: str) -> None:
    meetc.write("a.meet", TEXT)
    meetc.write("outside.j2", "secret")
    meetc.write("t/part.j2", "\n{{ gone }}")
    meetc.write("t/a.j2", template)
    ran = meetc("build", "a.meet", "--template", "t/a.j2")
    assert (ran.code, ran.out) == (2, "")
    assert f"meetc: {message}" in ran.err
    assert "Traceback" not in ran.err
    assert not (meetc.folder / "a.html").exists()


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ('\n{{ "x" * (10 ** 10) }}', "a.j2:2: * makes something that is too long"),
        ("{{ 9 ** (9 ** 9) }}", "a.j2:1: ** makes a number that is too big"),
        ("{{ [1] * 99999999 }}", "a.j2:1: * makes something that is too long"),
        ("{{ '%99999999d' % 1 }}", "a.j2:1: a format asks for too many characters"),
        ("{{ '%*d' % (99999999, 1) }}", "a.j2:1: a number greater than 16,777,216"),
        ("{{ '{:>99999999}'.format(1) }}", "a.j2:1: a format asks for too many characters"),
        ("{{ 'x'.ljust(10 ** 10) }}", "a.j2:1: a number greater than 16,777,216"),
        ("{{ 'x'|center(10 ** 10) }}", "a.j2:1: a number greater than 16,777,216"),
        ("{% set n = namespace(a='x') %}{% for _ in range(99) %}{% set n.a = n.a + n.a %}"
         "{% endfor %}", "a.j2:1: + makes something that is too long"),
        ("{% for _ in range(3000) %}\n{% for _ in range(3000) %}\nabcdefghi\n{% endfor %}"
         "{% endfor %}", "a.j2:2: it writes more than 64 MB"),
    ],
)  # fmt: skip
def test_what_is_huge_is_stopped(meetc: Meetc, template: str, message: str) -> None:
    meetc.write("a.meet", TEXT)
    meetc.write("a.j2", template)
    ran = meetc("build", "a.meet", "--template", "a.j2")
    assert (ran.code, ran.out) == (2, "")
    assert f"meetc: {message}" in ran.err


def test_what_never_ends_is_stopped_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "_MOST_SECONDS", 0.5)
    for_ever = "{% for _ in range(99999) %}{% for _ in range(99999) %}\n{% if 0 %}{% endif %}"
    (tmp_path / "a.j2").write_text(f"{for_ever}{{% endfor %}}{{% endfor %}}")
    with pytest.raises(TemplateError, match=r"a.j2:\d: it takes more than 0.5 seconds"):
        fill_in(tmp_path / "a.j2", view(meetc.compile(TEXT).meet))
    assert "meetc template" not in {thread.name for thread in threading.enumerate()}


def test_what_is_usual_is_in_bounds(meetc: Meetc) -> None:
    meetc.write("a.meet", TEXT)
    usual = "{{ 2 ** 10 }} {{ '-' * 5 }} {{ 1.5 * 2 + 1 }} {{ '%05.1f' % 2.5 }} {{ 7 % 4 }}"
    usual += " {{ [1] + [2] }} {{ 'a'|center(3) }} {{ '{:>4}'.format(1) }} {{ '2026' + '-05' }}"
    usual += " {{ '%s of %d' % ('a', 20260509) }} {{ (1, 2)|map('string')|join('+') }}"
    meetc.write("a.txt.j2", usual)
    assert meetc("build", "a.meet", "--template", "a.txt.j2", "-o", "-").out == (
        "1024 ----- 4.0 002.5 3 [1, 2]  a     1 2026-05 a of 20260509 1+2"
    )


def test_the_line_is_told_of_a_template_in_this_folder(meetc: Meetc) -> None:
    meetc.write("a.meet", TEXT)
    meetc.write("a.j2", "\n{{ meet.nam }}")
    assert "meetc: a.j2:2: " in meetc("build", "a.meet", "--template", "a.j2").err


def test_wrong_calls(meetc: Meetc) -> None:
    meetc.write("a.meet", TEXT)
    ran = meetc("build", "a.meet", "--template", "gone.j2")
    assert (ran.code, ran.err) == (2, "meetc: gone.j2: no such file\n")
    meetc.write("a.meet.j2", "")
    ran = meetc("build", "a.meet", "--template", "a.meet.j2")
    assert ran.code == 2
    assert (meetc.folder / "a.meet").read_text() == TEXT


def test_a_template_never_replaces_itself(meetc: Meetc) -> None:
    meetc.write("a.meet", TEXT)
    meetc.write("a.html", "{{ meet.name }}")
    ran = meetc("build", "a.meet", "--template", "a.html")
    assert ran.code == 2
    assert "a.html would replace its own template" in ran.err
    assert (meetc.folder / "a.html").read_text() == "{{ meet.name }}"


def test_the_reference_has_every_shape() -> None:
    known = {shape for shape in vars(shapes).values() if inspect.isclass(shape)}
    made = {shape for shape in known if shape.__module__ in (shapes.__name__, row.__name__)}
    assert made - {shapes.Status} == set(ORDER), "tests/support/context.py has their order"


def test_the_reference_is_up_to_date_and_its_example_works(meetc: Meetc) -> None:
    text = CONTEXT.read_text(encoding="utf-8")
    assert updated(text) == text, "run `python -m tests.support.context`"
    (example,) = re.findall(r"^```jinja\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    meetc.write("results.txt.j2", example)
    meetc.write("spring.meet", (EXAMPLES / "spring.meet").read_bytes())
    ran = meetc("build", "--template", "results.txt.j2", "spring.meet", "-o", "-")
    assert ran.code == 0
    assert ran.out.startswith(
        "Westmarch County Spring Open, 9\u201310 May 2026\n"
        "75m Hurdles U15 Girls: 1. Adaeze Ibekwe (Thornbeck Vale Harriers) 11.52\n"
    )
