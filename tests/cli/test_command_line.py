"""The command as a whole: version, help, completion, formats, colours, wrong calls."""

from __future__ import annotations

import json
import re
import sys

import jsonschema
import pytest

import meetc as library
from meetc import __version__
from meetc.cli.commands import CHECK, COMMANDS, PUBLISH, SEND, SHARE, WRITE, Commands
from meetc.diagnostics import as_json, pages, text
from meetc.diagnostics.diagnostic import Note
from meetc.schema import schema_text
from tests.conftest import MEET, ROOT, Meetc
from tests.support.pages import examples

WRONG = MEET + "event T01 100m M\n"


def test_version(meetc: Meetc) -> None:
    assert meetc("--version").out == f"meetc {__version__}\n"
    assert f'version = "{__version__}"' in (ROOT / "pyproject.toml").read_text()


def test_version_imports_nothing_of_weight(meetc: Meetc) -> None:
    """Typed all day: neither typer nor any of our own modules is loaded for it."""
    import subprocess

    script = (
        "import sys; sys.argv = ['meetc', '--version']\n"
        "from meetc.__main__ import main; main()\n"
        "print(sorted(m for m in sys.modules if m.split('.')[0] in "
        "('typer', 'click', 'lark', 'jinja2', 'orjson', 'jsonschema', 'athlib', 'meetc')))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=ROOT, check=True)
    assert done.stdout.decode().splitlines()[1] == "['meetc', 'meetc.__main__']"


def test_check_imports_only_what_it_uses(meetc: Meetc) -> None:
    import subprocess

    meetc.write("a.meet", MEET)
    script = (
        "from meetc.cli.app import app\n"
        "try: app(['check', 'a.meet'])\n"
        "except SystemExit: pass\n"
        "heavy = ('jinja2', 'requests', 'jsonschema', 'jsonschema_rs', 'rich', 'athlib')\n"
        "ours = ('edit', 'emit', 'git', 'importer', 'plan', 'push', 'sandbox', 'serve')\n"
        "ours += ('service',)\n"
        "print([m for m in (*heavy, *(f'meetc.{m}' for m in ours)) if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{script}"],
        capture_output=True,
        cwd=meetc.folder,
        check=True,
    )
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_help_begins_with_what_people_do_and_fits_a_screen(meetc: Meetc) -> None:
    """Commands in five groups, on a screen of eighty columns."""
    out = meetc("--help", COLUMNS="80").out
    lines = out.splitlines()
    assert len(lines) <= 56
    assert max(map(len, lines)) <= 80
    headings = [line for line in lines if line.endswith(":")]
    assert headings == [f"{panel}:" for panel in (WRITE, CHECK, PUBLISH, SEND, SHARE, "Options")]
    assert re.findall(r"^  ([a-z][\w-]*)  +[A-Z]", out, re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("columns", [40, 80])
def test_the_help_of_a_command_fits_the_terminal(command: str, columns: int) -> None:
    """In letters that every console has, without an escape code, and no word is cut."""
    loaded = Commands(name="meetc").get_command(None, command)
    with loaded.make_context(command, ["--help"], resilient_parsing=True) as context:
        context.terminal_width = columns - 2
        out = context.get_help()
    assert out.isascii()
    assert "\x1b" not in out
    assert out.startswith(f"Usage: {command} ")
    assert not re.search(r"[{}]|\.\.\.$", out.splitlines()[0].removesuffix("..."))
    assert max(map(len, out.splitlines())) <= max(columns, 72)


def test_help_loads_no_command(meetc: Meetc) -> None:
    import subprocess

    script = (
        "import sys\n"
        "from meetc.cli.app import app\n"
        "try: app(['--help'])\n"
        "except SystemExit: pass\n"
        "print([m for m in sys.modules if m in ('rich', 'lark', 'orjson', 'meetc.cli.push')])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=ROOT, check=True)
    assert done.stdout.decode().splitlines()[-1] == "[]"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_shell_completion(meetc: Meetc, shell: str) -> None:
    variables = {"_MEETC_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_ARGS": "meetc ch"}
    if shell == "bash":
        variables |= {"COMP_WORDS": "meetc ch", "COMP_CWORD": "1"}
    if shell == "fish":
        variables |= {"_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    if shell == "powershell":
        variables |= {"_TYPER_COMPLETE_WORD_TO_COMPLETE": "ch"}
    import subprocess

    done = subprocess.run(
        [sys.executable, "-c", "from meetc.cli.app import app; app(prog_name='meetc')"],
        capture_output=True,
        cwd=ROOT,
        env={**__import__("os").environ, **variables},
        check=False,
    )
    assert "check" in done.stdout.decode()


def test_json_format(meetc: Meetc) -> None:
    meetc.write("a.meet", WRONG)
    ran = meetc("check", "--format", "json", "a.meet")
    assert ran.code == 1
    span = {"path": "a.meet", "line": 2, "column": 11, "end_column": 15}
    assert json.loads(ran.out) == {
        "version": 1,
        "errors": 1,
        "warnings": 0,
        "diagnostics": [
            {
                "code": "M403",
                "severity": "error",
                "message": "OpenTrack knows no event code 100m",
                "span": span,
                "hint": "did you mean 100?",
                "related": [],
                "fix": {"span": span, "replacement": "100"},
            }
        ],
    }


def test_json_format_without_mistakes_and_for_a_build(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET)
    nothing = {"version": 1, "errors": 0, "warnings": 0, "diagnostics": []}
    assert json.loads(meetc("check", "--format", "json", "a.meet").out) == nothing
    assert json.loads(meetc("build", "--format", "json", "a.meet").out) == nothing
    ran = meetc("build", "--format", "json", "a.meet", "-o", "-")
    assert json.loads(ran.err) == nothing
    assert json.loads(ran.out)["slug"] == "spring"


def test_github_format(meetc: Meetc) -> None:
    meetc.write("a.meet", WRONG)
    ran = meetc("check", "--format", "github", "a.meet")
    assert ran.code == 1
    assert ran.out == (
        "::error file=a.meet,line=2,col=11,endColumn=14,title=M403::"
        "OpenTrack knows no event code 100m; did you mean 100?\n"
    )


def test_github_format_escapes(meetc: Meetc) -> None:
    meetc.write("50%,a.meet", MEET + "event T01 100% M\n")
    ran = meetc("check", "--format", "github", "50%,a.meet")
    assert "file=50%25%2Ca.meet," in ran.out
    assert "no event code 100%25;" in ran.out


def test_a_caret_stands_below_its_place_where_escapes_are_shown(meetc: Meetc) -> None:
    """On a console that has no such letters: each escape takes six columns."""
    meetc.write("a.meet", MEET + 'athlete 1 "Łukasz Żółć" Mx\n')
    ran = meetc.process("check", "a.meet", PYTHONUTF8="0", PYTHONIOENCODING="cp1252")
    line, carets = (each.partition("| ")[2] for each in ran.out.splitlines()[3:5])
    assert "\\u0141ukasz" in line
    assert carets.index("^^") == line.index("Mx")


NARROW = """\
error[M201]: an athlete has no field
  email_is_not_a_field
 --> a.meet:2:43
  |
2 | ...lity=GBR email_is_not_a_field...
  |             ^^^^^^^^^^^^^^^^^^^^
  = hint: `extra.NAME=JSON` sends a
    field that meetc does not know
"""


def test_a_diagnostic_fits_a_narrow_terminal() -> None:
    """The line is cut around the caret, and no word of the message is broken."""
    line = 'athlete 1 "Ada Example" F nationality=GBR email_is_not_a_field=a@example.org'
    (found,) = library.compile(MEET + f"{line} category=U17\n", path="a.meet").diagnostics
    assert text.render([found], columns=40) == NARROW
    wide = text.render([found], columns=120)
    assert f"2 | {line} category=U17\n" in wide
    for columns in range(40, 130):
        shown = text.render([found], columns=columns).splitlines()
        assert max(map(len, shown)) < columns
        place = shown[next(n for n, each in enumerate(shown) if "^" in each) - 1]
        carets = shown[shown.index(place) + 1]
        assert place[carets.index("^") : carets.rindex("^") + 1] == "email_is_not_a_field"


def test_no_colour_in_a_pipe(meetc: Meetc) -> None:
    meetc.write("a.meet", WRONG)
    assert "\x1b" not in meetc("check", "a.meet", TERM="xterm-256color", FORCE_COLOR="").out


def test_colour_on_a_terminal_unless_no_color() -> None:
    from meetc.cli.output_format import has_colour

    class Terminal:
        def isatty(self) -> bool:
            return True

    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("NO_COLOR", raising=False)
        patch.setenv("TERM", "xterm")
        assert has_colour(Terminal())  # type: ignore[arg-type]
        patch.setenv("NO_COLOR", "1")
        assert not has_colour(Terminal())  # type: ignore[arg-type]


def test_a_console_that_lacks_a_character_shows_its_escape(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET + 'athlete 1 "Łukasz" M\n')
    ran = meetc.process("check", "a.meet", PYTHONUTF8="0", PYTHONIOENCODING="cp1252")
    assert ran.code == 1
    assert "\\u0141ukasz" in ran.out


@pytest.mark.parametrize(
    "arguments", [["frobnicate"], ["check"], ["check", "--nope"], ["check", "--format", "xml", "."]]
)
def test_wrong_usage_exits_2(meetc: Meetc, arguments: list[str]) -> None:
    ran = meetc(*arguments)
    assert ran.code == 2
    assert "Traceback" not in ran.err


def test_help_is_a_word_too(meetc: Meetc) -> None:
    assert meetc("help") == meetc("--help")
    assert meetc("help", "check") == meetc("check", "--help")
    assert meetc("help", "frobnicate").code == 2


def test_without_arguments_it_helps(meetc: Meetc) -> None:
    ran = meetc()
    assert "Usage" in ran.out + ran.err


def test_explain(meetc: Meetc) -> None:
    page = meetc("explain", "m302")
    assert page.code == 0
    assert page.out.startswith("M302  An unknown bib\n\n  A row")
    assert meetc("explain", "302").out == meetc("explain", "[M302]").out == page.out
    listing = meetc("explain").out.splitlines()
    assert listing == sorted(listing)
    assert any(line.startswith("M302  ") for line in listing)
    about_wind = meetc("explain", "wind").out.splitlines()
    assert about_wind == [line for line in listing if "wind" in line.lower()]
    assert "M841  Two winds in one race" in about_wind
    assert meetc("explain", "bibb").err == (
        "meetc: there is no code bibb; `meetc explain` lists them\n"
    )
    ran = meetc("explain", "M30")
    assert ran.code == 2
    assert ran.err.startswith("meetc: there is no code M30; did you mean M30")


def test_schema(meetc: Meetc) -> None:
    schema = json.loads(meetc("schema").out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert meetc("schema", "--target", "paper").code == 2
    for command in ("check", "diff", "plan", "push"):
        shipped = (ROOT / "meetc" / "schemas" / f"{command}.json").read_text()
        assert meetc("schema", command).out == shipped
    assert meetc("schema", "frobnicate").code == 2


@pytest.mark.parametrize("code", pages.codes())
def test_the_json_of_every_diagnostic_is_what_its_schema_says(code: str) -> None:
    found = examples(code)["Wrong"].diagnostics()
    for todos in (None, [Note(found[0].span, "still to do")]):
        document = json.loads(as_json.render(found, todos))
        jsonschema.validate(document, json.loads(schema_text("check")))
    del document["diagnostics"][0]["hint"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, json.loads(schema_text("check")))


def test_dir_lists_what_the_library_has() -> None:
    import subprocess

    script = "import meetc; print(set(meetc.__all__) <= set(dir(meetc)), 'compile' in dir(meetc))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=ROOT, check=True)
    assert done.stdout.decode() == "True True\n"


def test_init_makes_a_sound_meet(meetc: Meetc) -> None:
    ran = meetc("init")
    assert (ran.code, ran.out) == (0, "wrote spring.meet; next: meetc check spring.meet\n")
    assert meetc("check", "--strict", "spring.meet").code == 0
    text = (meetc.folder / "spring.meet").read_text()
    with_results = re.sub(r"^#   ", "  ", text, flags=re.MULTILINE)
    meetc.write("results.meet", with_results)
    assert meetc("check", "--strict", "results.meet").code == 0
    assert with_results != text


def test_init_never_replaces(meetc: Meetc) -> None:
    meetc.write("spring.meet", "mine")
    ran = meetc("init")
    assert ran.code == 2
    assert ran.err == "meetc: spring.meet exists already; nothing is changed\n"
    assert (meetc.folder / "spring.meet").read_text() == "mine"


def test_init_with_other_values(meetc: Meetc) -> None:
    ran = meetc(
        "init", "june.meet", "--name", 'Åse "Open"', "--country", "NOR", "--date", "2027-06-01"
    )
    assert ran.code == 0
    assert meetc("check", "--strict", "june.meet").code == 0
    ran = meetc("init", "bad.meet", "--date", "tomorrow")
    assert ran.code == 2
    assert "a date is written 2026-05-09, not tomorrow" in ran.err
    assert not (meetc.folder / "bad.meet").exists()
