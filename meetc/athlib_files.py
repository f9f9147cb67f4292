"""Files of athlib, loaded alone: the one door to OpenTrack's own library.

The package around them takes 0.2 s to import, needs what it does not declare, and changes global
state. A file is loaded under a name of our own, beside which it finds the others that it imports.
The version is pinned in pyproject.toml, since this relies on the names of files.
"""

from __future__ import annotations

import importlib
import sys
from decimal import localcontext
from functools import cache
from types import ModuleType

_PACKAGE = "meetc._athlib"


@cache
def athlib_file(name: str) -> ModuleType:
    """A module of athlib by its name, such as codes or athlon_score."""
    if _PACKAGE not in sys.modules:
        _found()
    with localcontext():  # athlon_score sets the precision of all decimals
        return importlib.import_module(f"{_PACKAGE}.{name}")


def _found() -> None:
    """Stand in for the package. Age grading, which brings in jsonschema and dateutil, is empty:
    points without an age make a grader and never ask it."""
    from importlib.util import find_spec

    spec = find_spec("athlib")  # does not run the package
    assert spec is not None
    assert spec.submodule_search_locations
    package = ModuleType(_PACKAGE)
    package.__path__ = list(spec.submodule_search_locations)
    grading = ModuleType(f"{_PACKAGE}.wma")
    grading.__path__ = []
    grader = ModuleType(f"{_PACKAGE}.wma.agegrader")
    grader.__dict__["AthlonsAgeGrader"] = object
    sys.modules |= {module.__name__: module for module in (package, grading, grader)}
