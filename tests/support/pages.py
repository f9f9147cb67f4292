"""Reads the examples of a page of `meetc explain`.

A page has the headings `## Wrong` and `## Right`, each followed by code blocks: ```meet is the
root file, ```json a document in its place, ```meet file=NAME a file that it includes, ```csv
file=NAME a sheet that it reads. ```meet bytes holds Python escapes for bytes that no text has.
`<1000 times x>` stands for a thousand x.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import meetc
from meetc.diagnostics import pages
from meetc.diagnostics.diagnostic import Diagnostic
from meetc.importer.importer import import_json
from meetc.syntax.file_pattern import is_pattern

_BLOCK = re.compile(r"^```(?:meet|json|csv)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TIMES = re.compile(rb"<(\d+) times (.)>")


@dataclass
class Example:
    """A root text and the files it includes."""

    text: bytes = b""
    files: dict[str, bytes] = field(default_factory=dict)

    def read(self, path: str) -> bytes:
        if is_pattern(path):
            return "\n".join(name.rpartition("/")[2] for name in self.files).encode()
        if path not in self.files:
            raise FileNotFoundError(2, "No such file or directory")
        return self.files[path]

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is said of it, a text or a JSON document."""
        if self.text.startswith((b"{", b"[")):
            return import_json(self.text, "spring.json").diagnostics
        return meetc.compile(self.text, path="spring.meet", read=self.read).diagnostics


def examples(code: str) -> dict[str, Example]:
    """The examples of a page by their heading, "Wrong" and "Right"."""
    page = pages.page(code)
    assert page is not None
    found = {}
    for section in re.split(r"^## ", page, flags=re.MULTILINE)[1:]:
        heading, _, body = section.partition("\n")
        if heading.strip() not in ("Wrong", "Right"):
            continue
        example = found.setdefault(heading.strip(), Example())
        for info, text in _BLOCK.findall(body):
            data = text.encode()
            if "bytes" in info.split():
                data = text.encode("latin-1").decode("unicode_escape").encode("latin-1")
            data = _TIMES.sub(lambda m: m[2] * int(m[1]), data)
            name = re.search(r"file=(\S+)", info)
            if name:
                example.files[name[1]] = data
            else:
                example.text = data
    return found
