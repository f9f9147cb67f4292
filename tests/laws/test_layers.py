"""The import contract: CONTRIBUTING.md's table says who may import whom, nothing imports itself by
a circle, and each heavy library has one door."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "meetc"

DOORS = {
    "lark": ["meetc/syntax/parser.py"],
    "jinja2": ["meetc/emit/templates.py"],
    "jsonschema": ["meetc/schema.py"],
    "jsonschema_rs": ["meetc/schema.py"],
    "orjson": ["meetc/json_values.py", "meetc/emit/provenance.py", "meetc/emit/results_json.py"],
    "openpyxl": ["meetc/sheets/xlsx_file.py"],
    "python_calamine": ["meetc/sheets/other_books.py"],
    "typer": ["meetc/cli/"],
    "athlib": [],
    "requests": ["meetc/service/http.py"],
    "segno": ["meetc/emit/qr_code.py"],
    "keyring": ["meetc/service/credentials.py"],
    "starlette": ["meetc/sandbox/app.py", "meetc/serve/app.py"],
    "uvicorn": ["meetc/sandbox/server.py", "meetc/serve/app.py"],
}
"""Which files may import a library; `meetc/cli/` stands for all below it."""

GENERATED = PACKAGE / "syntax" / "meet_parser.py"
"""What lark's generator writes when meetc is installed."""
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != GENERATED)


@cache
def rows() -> dict[str, tuple[str, ...]]:
    """The table of CONTRIBUTING.md: each place, such as `meetc/rules/`, with those that it may
    import beside what they may."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = text.partition("| imports these, and what they import |\n|---|---|---|\n")[2]
    found = re.findall(r"^\| `(meetc/[^`]*)` \|[^|]*\| ([^|]*) \|$", table, re.MULTILINE)
    return {
        place: () if cell == "nothing of ours" else tuple(cell.split(", ")) for place, cell in found
    }


@cache
def allowed() -> dict[str, frozenset[str]]:
    """All that each place may import, itself as well. A place names others above it alone."""
    whole: dict[str, frozenset[str]] = {}
    for place, names in rows().items():
        named = [next(p for p in (f"meetc/{n}/", f"meetc/{n}.py") if p in whole) for n in names]
        whole[place] = frozenset({place}).union(*(whole[each] for each in named))
    return whole


@cache
def place_of(module: str) -> str:
    """The place of a module in the table: the innermost that holds it."""
    path = f"{module.replace('.', '/')}.py"
    if not (ROOT / path).exists():
        path = f"{module.replace('.', '/')}/__init__.py"
    return max((place for place in rows() if path.startswith(place)), key=len)


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def imports(path: Path) -> list[str]:
    """All modules that a file imports, inside functions and for types as well."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            assert node.module is not None
            inside = [f"{node.module}.{alias.name}" for alias in node.names]
            modules = [m for m in inside if (ROOT / (m.replace(".", "/") + ".py")).exists()]
            found += modules or [node.module]
    return found


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_file_imports_what_the_table_says(path: Path) -> None:
    may = allowed()[place_of(name_of(path))]
    for module in imports(path):
        if module.startswith("meetc."):
            said = f"{name_of(path)} imports {module}, which its row of CONTRIBUTING does not say"
            assert place_of(module) in may, said


def test_each_place_of_the_table_is_there() -> None:
    assert [place for place in rows() if not (ROOT / place).exists()] == []
    assert {place_of(name_of(path)) for path in MODULES} == set(rows())


def room_of(module: str) -> str:
    """The folder that a module is in. A file beside folders, such as resolve/context.py, stands
    for itself: folders import it, and others import them."""
    folder = (ROOT / f"{module.replace('.', '/')}.py").parent
    if not (ROOT / f"{module.replace('.', '/')}.py").exists():
        return module
    beside = any(each.is_dir() and any(each.glob("*.py")) for each in folder.iterdir())
    return module if beside else module.rpartition(".")[0]


@pytest.mark.parametrize("of", [str, room_of], ids=["files", "folders"])
def test_nothing_imports_itself_by_a_circle(of: Callable[[str], str]) -> None:
    graph: dict[str, set[str]] = {}
    for path in MODULES:
        own = graph.setdefault(of(name_of(path)), set())
        own |= {of(m) for m in imports(path) if m.startswith("meetc.")} - {of(name_of(path))}
    TopologicalSorter(graph).prepare()  # raises CycleError


def test_each_folder_says_what_it_is_for() -> None:
    for path in MODULES:
        if path.name == "__init__.py":
            said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
            assert said, f"{path} says nothing"


def test_no_two_classes_have_one_name() -> None:
    names = Counter(
        node.name
        for path in MODULES
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
    )
    assert [name for name, count in names.items() if count > 1] == [], "two classes of one name"


@pytest.mark.parametrize("library", DOORS)
def test_each_library_has_one_door(library: str) -> None:
    users = {
        path.relative_to(ROOT).as_posix()
        for path in MODULES
        if any(module.split(".")[0] == library for module in imports(path))
    }
    doors = DOORS[library]
    strangers = {
        user for user in users
        if user not in doors and not any(d.endswith("/") and user.startswith(d) for d in doors)
    }  # fmt: skip
    assert not strangers


def test_no_clock_decides_what_a_push_writes_or_notes() -> None:
    """The base is in git: it is the same from a machine of any speed."""
    asked = {
        name_of(path)
        for folder in ("plan", "push")
        for path in (PACKAGE / folder).glob("*.py")
        if {"time", "datetime"} & {module.split(".")[0] for module in imports(path)}
    }
    assert not asked


TABLES = {"Words"}
"""Rows of a table, with a column for each language."""


def test_no_call_has_many_arguments_by_their_place() -> None:
    """Of ten texts in a row nobody sees that two have changed places."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}
    defined = (node for tree in trees.values() for node in ast.walk(tree))
    of_any_number = {
        node.name for node in defined if isinstance(node, ast.FunctionDef) and node.args.vararg
    }
    long = [
        f"{name_of(path)}:{node.lineno}"
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and len(node.args) > 7
        and getattr(node.func, "id", "") not in of_any_number | TABLES
    ]
    assert long == [], "behind the seventh, arguments are given by their names"


def _is_text_for_people(node: ast.AST) -> bool:
    """Whether an expression is what a diagnostic, a step or an exception says to people."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "str":
        return any(map(_is_text_for_people, node.args))
    if isinstance(node, ast.Name):
        return node.id == "problem"
    return isinstance(node, ast.Attribute) and node.attr in ("hint", "message", "reason")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_depends_on_what_a_message_says(path: Path) -> None:
    """A word that somebody changes in a message changes no decision."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Compare):
            one_is = any(map(_is_text_for_people, (node.left, *node.comparators)))
            assert not one_is, f"{path}:{node.lineno}: compares what people are told"
        elif isinstance(node, ast.Attribute) and _is_text_for_people(node.value):
            asks = node.attr in ("startswith", "endswith", "find", "partition", "rpartition")
            assert not asks, f"{path}:{node.lineno}: takes apart what people are told"


def test_names_are_of_the_sport() -> None:
    """What has been found or told, and each of what, is an entry, a bib, a unit, a diagnostic."""
    bare = [
        f"{name_of(path)}:{node.lineno}: {name}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in [getattr(node, "arg", getattr(node, "id", ""))]
        if isinstance(node, ast.arg | ast.Name) and name in ("found", "each", "told")
    ]
    assert bare == [], "call it by the noun that it is"


def test_what_is_a_number_can_be_read_as_one() -> None:
    """Digits in circles and raised ones are digits, and neither int nor Decimal reads them."""
    texts = ((path, path.read_text(encoding="utf-8")) for path in MODULES)
    asking = [path for path, text in texts if re.search(r"\.(isdigit|isnumeric)\(", text)]
    assert asking == [], "isdecimal() is what int and Decimal read"


def test_no_file_is_long() -> None:
    files = (*MODULES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "bench").glob("*.py"))
    lengths = {name_of(p): len(p.read_text(encoding="utf-8").splitlines()) for p in files}
    long = {name: length for name, length in lengths.items() if length > 500}
    assert long == {}, "a file has 500 lines at the most: part what it holds"


def test_the_files_of_commands_are_short() -> None:
    """What a command does is not theirs: they hold what is typed and what is printed."""
    commands = {
        path.name: path.read_text(encoding="utf-8") for path in (PACKAGE / "cli").glob("*.py")
    }
    long = {name: text.count("\n") for name, text in commands.items() if text.count("\n") > 150}
    assert long == {}, "a file of commands has 150 lines at the most"


def test_the_top_level_holds_what_it_should() -> None:
    import subprocess

    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, check=False)
    names = {line.split("/")[0] for line in done.stdout.decode().splitlines()}
    agreed = {
        *("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md"),
        *("meetc", "grammar", "templates", "examples", "tests", "bench", "findings"),
    }
    assert {name for name in names if not name.startswith(".")} <= agreed
