"""Finds the folders `grammar` and `templates`: inside an installed package, else at the top of
the source tree."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_PACKAGE = os.path.dirname(__file__)


def resource(folder: str, name: str) -> Path:
    """The path of a file that ships with meetc, such as `resource("grammar", "meet.lark")`."""
    from pathlib import Path  # a start can do without it

    return Path(_found(folder, name))


def resource_text(folder: str, name: str) -> str:
    """The text of such a file."""
    with open(_found(folder, name), encoding="utf-8") as file:
        return file.read()


def _found(folder: str, name: str) -> str:
    installed = os.path.join(_PACKAGE, folder, name)
    if os.path.exists(installed):
        return installed
    return os.path.join(os.path.dirname(_PACKAGE), folder, name)
