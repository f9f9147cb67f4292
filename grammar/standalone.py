"""Runs when meetc is installed or a wheel is built: lark's own generator writes the parser of
`meet.lark` as a module, so that no command builds it again at its start. The grammar stays the one
source; a parser that was made of another text is not used (meetc/syntax/parser.py)."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from lark import Lark
from lark.tools.standalone import gen_standalone

_LOADED_LATER = {
    "import logging\n": "",
    'logger: logging.Logger = logging.getLogger("lark")\n': """
class _Logger:
    def __getattr__(self, name):
        import logging
        return getattr(logging.getLogger("lark"), name)


logger = _Logger()
""",
    "logger.addHandler(logging.StreamHandler())\n": "",
    "logger.setLevel(logging.CRITICAL)\n": "",
    "import pickle, zlib, base64\n": "",
    "from inspect import getmembers, getmro\n": "",
    "from dataclasses import dataclass\n": "",
    "@dataclass(frozen=True)\nclass TextSlice(Generic[AnyStr]):": """\
class TextSlice(Generic[AnyStr]):
    def __init__(self, text, start, end):
        self.text, self.start, self.end = text, start, end
        self.__post_init__()
""",
}
"""What the generator's module loads at once, and a parser that is made already never uses: loggers,
what would read and write parsers in files, and what looks into classes, which takes longer to load
than a meet to check."""


class Standalone(BuildHookInterface):
    """Writes `meetc/syntax/meet_parser.py`, which git ignores and wheels hold."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before files are collected, for wheels, sdists and editable installs alike."""
        grammar = (Path(self.root) / "grammar" / "meet.lark").read_text(encoding="utf-8")
        made = io.StringIO()
        lark = Lark(grammar, parser="lalr", lexer="contextual", start=["start", "line"])
        gen_standalone(lark, out=made)
        module = made.getvalue()
        for loaded, later in _LOADED_LATER.items():
            module = module.replace(loaded, later)
        path = Path(self.root) / "meetc" / "syntax" / "meet_parser.py"
        part = path.with_suffix(f".{os.getpid()}")
        part.write_text(f"{module}\nGRAMMAR = {grammar!r}\n", encoding="utf-8")
        part.replace(path)
