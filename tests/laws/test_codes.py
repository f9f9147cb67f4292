"""The codes of diagnostics: the names of `codes.py`, their pages, and where they are reported."""

from __future__ import annotations

import ast
import re

from meetc.diagnostics import codes
from meetc.diagnostics.codes import Code
from tests.laws.test_layers import MODULES, PACKAGE, name_of

NAMED = {name: code for name, code in vars(codes).items() if isinstance(code, Code)}
REGISTER = PACKAGE / "diagnostics" / "codes.py"


def test_each_code_has_one_name_and_a_page() -> None:
    pages = {path.stem for path in (PACKAGE / "diagnostics" / "pages").glob("*.md")}
    assert sorted(NAMED.values()) == sorted(pages) == sorted(codes.CODES)


def test_each_code_is_reported_somewhere() -> None:
    used = {
        node.id
        for path in MODULES
        if path != REGISTER
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name)
    }
    assert sorted(NAMED.keys() - used) == []


def test_a_code_stands_nowhere_as_a_text() -> None:
    """`mypy` finds a name that is wrong, and nothing a text that is."""
    literal = [
        f"{name_of(path)}:{node.lineno}"
        for path in MODULES
        if path != REGISTER
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and re.fullmatch(r"M\d{3}", str(node.value))
    ]
    assert literal == []
