"""The import contract: layers look down only, and each heavy library has one door."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "meetc"

LAYERS = [
    [
        *("meetc.resources", "meetc.listening", "meetc.diagnostics", "meetc.assumptions"),
        *("meetc.fields", "meetc.memory", "meetc.athlib_files", "meetc.exit_codes"),
        *("meetc.file_formats", "meetc.file_lock", "meetc.json_values"),
    ],
    ["meetc.source"],
    ["meetc.sheets"],
    ["meetc.syntax"],
    ["meetc.disciplines"],
    ["meetc.rules"],
    ["meetc.syntax.parts"],
    ["meetc.model"],
    ["meetc.resolve"],
    ["meetc.printer", "meetc.lower", "meetc.compare", "meetc.complete", "meetc.schema"],
    ["meetc.pipeline", "meetc.merge"],
    ["meetc.refused_extras"],
    ["meetc.plan"],
    ["meetc.service"],
    ["meetc.push"],
    ["meetc.edit", "meetc.emit"],
    ["meetc.importer", "meetc.targets"],
    ["meetc.new_meet", "meetc.git", "meetc.serve", "meetc.pull"],
    ["meetc.sandbox"],
    ["meetc.cli"],
    ["meetc.__main__", "meetc"],
]
"""From the bottom up: a module imports from its own layer and from those above it here."""

DOORS = {
    "lark": ["meetc/syntax/parser.py"],
    "jinja2": ["meetc/emit/templates.py"],
    "jsonschema": ["meetc/schema.py"],
    "jsonschema_rs": ["meetc/schema.py"],
    "orjson": [
        *("meetc/compare/as_json.py", "meetc/diagnostics/as_json.py", "meetc/emit/provenance.py"),
        "meetc/targets/of_payload.py",
    ],
    "openpyxl": ["meetc/sheets/xlsx_file.py"],
    "python_calamine": ["meetc/sheets/other_books.py"],
    "typer": ["meetc/cli/"],
    "athlib": [],
    "requests": ["meetc/service/http.py"],
    "keyring": ["meetc/service/credentials.py"],
    "starlette": ["meetc/sandbox/app.py", "meetc/serve/app.py"],
    "uvicorn": ["meetc/sandbox/server.py", "meetc/serve/app.py"],
}
"""Which files may import a library; `meetc/cli/` stands for all below it."""

GENERATED = PACKAGE / "syntax" / "meet_parser.py"
"""What lark's generator writes when meetc is installed."""
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != GENERATED)


def layer(module: str) -> int:
    best, depth = -1, -1
    for number, names in enumerate(LAYERS):
        for name in names:
            inside = module == name or module.startswith(name + ".")
            if inside and name.count(".") > depth and (name != "meetc" or module == "meetc"):
                best, depth = number, name.count(".")
    assert best >= 0, f"{module} is in no layer"
    return best


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
def test_imports_point_down(path: Path) -> None:
    own = layer(name_of(path))
    for module in imports(path):
        if module == "meetc" or not module.startswith("meetc."):
            continue
        assert layer(module) <= own, f"{name_of(path)} imports {module}, which is above it"


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
    assert long == []


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


def test_no_file_is_long() -> None:
    lengths = {name_of(p): len(p.read_text(encoding="utf-8").splitlines()) for p in MODULES}
    assert {name for name, length in lengths.items() if length > 500} == set()


def test_the_top_level_holds_what_it_should() -> None:
    import subprocess

    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, check=False)
    names = {line.split("/")[0] for line in done.stdout.decode().splitlines()}
    agreed = {
        *("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md"),
        *("meetc", "grammar", "templates", "examples", "tests", "bench", "findings"),
    }
    assert {name for name in names if not name.startswith(".")} <= agreed
