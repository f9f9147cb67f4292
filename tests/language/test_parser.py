"""The parser that lark's generator writes at installation is lark's own, only sooner there."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given

from meetc.diagnostics.diagnostic import Report
from meetc.source import decode
from meetc.syntax import parser
from tests.conftest import ROOT, Meetc
from tests.support.drawn import examples
from tests.support.strategies import mutated

_CACHES = (parser._lark, parser._parser, parser._word)


def _parsed(data: bytes) -> object:
    report = Report()
    source = decode(data, "a.meet", report)
    return [parser.parse(part, report) for part in source.parts()], report.diagnostics


@examples(200)
@given(mutated())
def test_it_gives_what_lark_gives(text: bytes) -> None:
    """Runs and diagnostics are the same for texts with mistakes, whichever of the two reads."""
    again = "the grammar has changed since meetc was installed: install it again"
    assert parser._lark().__name__ == "meetc.syntax.meet_parser", again
    by_generated = _parsed(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "meetc.syntax.meet_parser", None)
        for each in _CACHES:
            each.cache_clear()
        assert parser._lark().__name__ == "lark"
        by_lark = _parsed(text)
    for each in _CACHES:
        each.cache_clear()
    assert by_generated == by_lark


def test_one_of_another_grammar_is_not_used(monkeypatch: pytest.MonkeyPatch, meetc: Meetc) -> None:
    """Who changes the grammar in a tree that is installed as editable sees the change at once."""
    from meetc.syntax import meet_parser

    monkeypatch.setattr(meet_parser, "GRAMMAR", "of yesterday")
    for each in _CACHES:
        each.cache_clear()
    try:
        assert parser._lark().__name__ == "lark"
        meetc.write("a.meet", 'meet "A" slug=a country=GBR date=2026-05-09\n')
        assert meetc("check", "a.meet").code == 0
    finally:
        for each in _CACHES:
            each.cache_clear()


def test_a_command_starts_without_lark(meetc: Meetc) -> None:
    """Lark is what builds the parser, and no command waits for it."""
    meetc.write("a.meet", 'meet "A" slug=a country=GBR date=2026-05-09\n')
    script = (
        "import sys\n"
        "from meetc.cli.app import app\n"
        f"try: app(['check', {str(meetc.folder / 'a.meet')!r}])\n"
        "except SystemExit: print('lark' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=ROOT, check=True)
    assert done.stdout.decode().splitlines()[-1] == "False"
