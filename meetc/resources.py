"""Finds the folders `grammar` and `templates`: inside an installed package, else at the top of
the source tree."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def resource(folder: str, name: str) -> Path:
    """The path of a file that ships with meetc, such as `resource("grammar", "meet.lark")`."""
    installed = _PACKAGE / folder / name
    return installed if installed.exists() else _PACKAGE.parent / folder / name
