"""Reads JSON as files have it, good or broken, and tells the place of every value in it."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, NamedTuple

from meetc.diagnostics.codes import FILE_TOO_LARGE, KEY_TWICE, NO_JSON, NOT_UTF8, Code
from meetc.diagnostics.diagnostic import Diagnostic, Report, Severity, Span
from meetc.diagnostics.pointer import Pointer, written
from meetc.file_formats import foreign_format
from meetc.source import MAX_FILE_BYTES
from meetc.syntax.values import SURROGATE

_DEPTH = 100
_DIGITS = 4_000  # Python reads 4,300, and nothing of OpenTrack's has twenty
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")
_BLANK = r"[ \t\r\n]*+"
_STRING = r'"(?:[^"\\]++|\\.)*+"'
_PLAIN = r'[^\s\[\]{},:"]++'
_TOKEN = re.compile(rf"{_BLANK}({_STRING}|{_PLAIN}|[\[\]{{}},:])", re.DOTALL)
_VALUE = re.compile(rf"{_BLANK}({_STRING}|{_PLAIN}|[\[{{])", re.DOTALL)
_KEY = re.compile(rf"[ \t\r\n,]*+({_STRING}){_BLANK}:", re.DOTALL)
_ITEM = re.compile(r"[ \t\r\n,]*+(?!\])")
_USUAL_DEPTH = 8  # from the list of events to what stands in a trial
_WIDEST = 400


class JsonFinding(NamedTuple):
    """What is wrong with a value of a document, by its pointer."""

    code: Code
    severity: Severity
    message: str
    pointer: Pointer
    hint: str = ""


@dataclass
class JsonFindings:
    """Collects the findings of one document, as `Report` does for a text."""

    all: list[JsonFinding] = field(default_factory=list)

    def error(self, code: Code, message: str, pointer: Pointer, hint: str = "") -> None:
        """Something that cannot be taken over as it is."""
        self.all.append(JsonFinding(code, Severity.ERROR, message, pointer, hint))

    def warning(self, code: Code, message: str, pointer: Pointer, hint: str = "") -> None:
        """Something that is taken over, and doubtful."""
        self.all.append(JsonFinding(code, Severity.WARNING, message, pointer, hint))


@dataclass(frozen=True)
class JsonFile:
    """A JSON text that was read: its value, and its text to find places in."""

    path: str
    text: str = field(repr=False)
    value: Any = field(repr=False)

    def spans(self, pointers: Iterable[Pointer]) -> dict[Pointer, Span]:
        """The place of each value; of one that is not there, of the nearest one around it."""
        asked = {pointer: _plain(pointer) for pointer in pointers}
        places = places_in(self.text, asked.values())
        lines = _Lines(self.text)
        spans = {}
        for pointer, plain in asked.items():
            around = (plain[:n] for n in range(len(plain), -1, -1))
            nearest, start, end = next(places[p] for p in around if p in places)
            spans[pointer] = lines.span(self.path, start, end, written(nearest))
        return spans


class _Lines:
    """Turns offsets of a text into spans; lines are counted once, since an export may be one
    line of megabytes with thousands of findings."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(end.end() for end in re.finditer("\n", text)), len(text) + 1]

    def span(self, path: str, start: int, end: int, pointer: str = "") -> Span:
        number = bisect_right(self.starts, start, hi=len(self.starts) - 1)
        first, last = self.starts[number - 1], self.starts[number] - 1
        column = start - first
        width = max(1, min(end - start, last - start))
        line = self.text[first : min(last, first + _WIDEST + 2)].rstrip("\r")
        shown = line if len(line) <= _WIDEST else ""
        return Span(path, number, column + 1, column + 1 + width, shown, pointer)


@lru_cache(4096)  # a document has few names, each of them thousands of times
def snake(name: str) -> str:
    """dateOfBirth is date_of_birth; a name in snake_case stays."""
    return name if name.islower() else _CAPITAL.sub("_", name).lower()


def _plain(pointer: Pointer) -> Pointer:
    """A pointer with its keys in snake_case, whichever way the document has them."""
    return tuple([_plain_step(step) for step in pointer])


def _plain_step(step: str | int) -> str | int:
    return snake(step) if isinstance(step, str) else step


def read_json_file(data: bytes, path: str, report: Report) -> JsonFile | None:
    """Read a JSON document; None of one that is reported as unreadable.

    A key that stands twice in an object is reported, and the last one taken.
    """
    text = _text_of(data, path, report)
    if text is None:
        return None
    try:
        value, repeated = _parsed(text)
    except _UnreadableError as problem:
        span = _Lines(text).span(path, problem.at, problem.at + 1)
        hint = "export or download the file again: it was cut off or changed by hand"
        report.error(NO_JSON, f"this is no JSON: {problem}", span, hint=hint)
        return None
    file = JsonFile(path, text, value)
    if repeated:
        _report_repeated(file, report)
    return file


def _text_of(data: bytes, path: str, report: Report) -> str | None:
    """The text of a file that may be JSON; None of one that is something else."""
    start = Span(path, 1, 1, 1)
    if len(data) > MAX_FILE_BYTES:
        report.error(FILE_TOO_LARGE, f"the file is larger than {MAX_FILE_BYTES >> 20} MiB", start,
                     hint="is this the right file?")  # fmt: skip
        return None
    foreign = foreign_format(data, path)
    if foreign is not None:
        report.error(NO_JSON, f"this is {foreign.name}, and no JSON", start, hint=foreign.way)
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        place = Span(path, data.count(b"\n", 0, problem.start) + 1, 1, 2)
        report.error(NOT_UTF8, f"the byte 0x{data[problem.start]:02x} is not UTF-8", place,
                     hint="JSON is UTF-8: export the file again")  # fmt: skip
        return None


class _UnreadableError(ValueError):
    """What makes a text no JSON, and at which character."""

    def __init__(self, reason: str, at: int) -> None:
        super().__init__(reason)
        self.at = at


def _parsed(text: str) -> tuple[Any, bool]:
    """The value of a JSON text, and whether a key stands twice in one of its objects.

    Raises _UnreadableError of what is no JSON.
    """
    repeated = False

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal repeated
        made = dict(items)
        repeated = repeated or len(made) < len(items)
        return made

    try:
        value = json.loads(text, object_pairs_hook=pairs, parse_constant=_no_constant)
    except _NoNumberError as problem:
        name = str(problem)
        raise _UnreadableError(f"{name} is no number in JSON", _first(text, name.__eq__)) from None
    except json.JSONDecodeError as problem:
        ends = problem.pos >= len(text.rstrip())
        reason = (
            "the file ends in the middle" if ends else problem.msg[:1].lower() + problem.msg[1:]
        )
        raise _UnreadableError(reason, min(problem.pos, max(0, len(text) - 1))) from None
    except RecursionError:
        raise _UnreadableError("it is nested too deep", 0) from None
    except ValueError:
        raise _UnreadableError("a number has too many digits", _first(text, _is_long)) from None
    if "\\u" in text and not _sound_text(value):
        raise _UnreadableError("half of a surrogate pair is no character", _first(text, _is_half))
    return value, repeated


def _first(text: str, is_wrong: Callable[[str], bool]) -> int:
    """Where the first token is that is wrong in some way."""
    places = (m.start(1) for m in _TOKEN.finditer(text) if is_wrong(m[1]))
    return next(places, 0)


def _is_long(token: str) -> bool:
    return token[0] != '"' and len(token) > _DIGITS


def _is_half(token: str) -> bool:
    return token[0] == '"' and not _sound_text(json.loads(token))


class _NoNumberError(ValueError):
    """NaN, Infinity or -Infinity."""


def _no_constant(name: str) -> Any:
    raise _NoNumberError(name)


def _report_repeated(file: JsonFile, report: Report) -> None:
    seen: set[Pointer] = set()
    lines = _Lines(file.text)
    for pointer, start, end in scan(file.text):
        if pointer in seen:
            message = f"{pointer[-1]} stands twice in one object, and the last one is taken"
            span = lines.span(file.path, start, end, written(pointer))
            report.warning(KEY_TWICE, message, span, hint="keep one of the two")
        elif pointer and isinstance(pointer[-1], str):
            seen.add(pointer)


def _sound_text(value: Any) -> bool:
    """Whether all texts of a value are made of whole characters."""
    rest = [value]
    while rest:
        item = rest.pop()
        if isinstance(item, str):
            if SURROGATE.search(item):
                return False
        elif isinstance(item, dict):
            rest += item.keys()
            rest += item.values()
        elif isinstance(item, list):
            rest += item
    return True


def is_deep(value: Any) -> bool:
    """Whether a value is nested deeper than anything of OpenTrack's, or than meetc writes."""
    level = [value]
    for _ in range(_DEPTH):
        level = [
            item
            for outer in level
            if isinstance(outer, (dict, list))
            for item in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return False
    return True


def scan(text: str) -> Iterator[tuple[Pointer, int, int]]:
    """Every value of a sound JSON text with its pointer and offsets, in order; of an object or
    a list those of its first bracket."""
    pointer: list[str | int] = []
    opened: list[str] = []
    expects_key = False
    for match in _TOKEN.finditer(text):
        token = match[1]
        if token in ("]", "}"):
            if opened.pop() == "{" or isinstance(pointer[-1], int):
                pointer.pop()
            expects_key = False
        elif token == ",":
            if opened[-1] == "[":
                pointer[-1] = int(pointer[-1]) + 1
            else:
                expects_key = True
        elif token == ":":
            expects_key = False
        elif expects_key:
            pointer[-1] = _text(token)
        else:
            yield tuple(pointer), *match.span(1)
            if token in ("[", "{"):
                opened.append(token)
                pointer.append(0 if token == "[" else "")
                expects_key = token == "{"


def _text(token: str) -> str:
    return str(json.loads(token, strict=False)) if "\\" in token else token[1:-1]


class _Wanted(dict[str | int, "_Wanted"]):
    """The values of a document that are asked for, with those around them, by their steps."""


def places_in(text: str, wanted: Iterable[Pointer]) -> dict[Pointer, tuple[Pointer, int, int]]:
    """As `scan`, of some values and of those around them alone, by their pointers in snake_case;
    most of a document is asked for by nobody, and passed by as a whole."""
    tree = _Wanted()
    for pointer in wanted:
        at = tree
        for step in pointer:
            at = at.setdefault(step, _Wanted())
    places: dict[Pointer, tuple[Pointer, int, int]] = {}

    def pass_value(at: int, pointer: Pointer, plain: Pointer, inside: _Wanted) -> int:
        """Note the value at an offset, and what is wanted inside it; where it ends."""
        start, end = _next(_VALUE, text, at).span(1)
        places[plain] = pointer, start, end
        return pass_inside(start, pointer, plain, inside) if text[start] in "[{" else end

    def pass_inside(at: int, pointer: Pointer, plain: Pointer, inside: _Wanted) -> int:
        key, last = (_KEY, "}") if text[at] == "{" else (_ITEM, "]")
        at, number = at + 1, 0
        while step := key.match(text, at):
            name = _text(step[1]) if key is _KEY else number
            wanted = inside.get(own := _plain_step(name))
            if wanted is None:
                at = _end(text, step.end())
            else:
                at = pass_value(step.end(), (*pointer, name), (*plain, own), wanted)
            number += 1
        return text.index(last, at) + 1

    pass_value(0, (), (), tree)
    return places


def _end(text: str, at: int) -> int:
    """Where the value at an offset ends."""
    usual = _usual_value().match(text, at)
    if usual is not None:
        return usual.end()
    depth = 0
    while True:
        token = _next(_TOKEN, text, at)
        at = token.end()
        depth += (token[1] in "[{") - (token[1] in "]}")
        if not depth:
            return at


def _next(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str]:
    match = pattern.match(text, at)
    assert match is not None  # the text is sound
    return match


@cache
def _usual_value() -> re.Pattern[str]:
    """A whole value, as deep as those of OpenTrack are."""
    value = rf'{_STRING}|[^\[\]{{}}"]++'
    for _ in range(_USUAL_DEPTH):
        value = rf'{_STRING}|[^\[\]{{}}"]++|[\[{{](?:{value})*+[\]}}]'
    return re.compile(rf"{_BLANK}(?:{_STRING}|{_PLAIN}|[\[{{](?:{value})*+[\]}}])", re.DOTALL)


@dataclass(frozen=True)
class JsonFiles:
    """Several JSON texts; the first step of a pointer is the path of its file."""

    files: dict[str, JsonFile]

    def spans(self, pointers: Iterable[Pointer]) -> dict[Pointer, Span]:
        """As `JsonFile.spans`; what is wrong with all of them stands at the first."""
        wanted: dict[str, set[Pointer]] = {}
        first = next(iter(self.files))
        for pointer in pointers:
            path = str(pointer[0]) if pointer and pointer[0] in self.files else first
            wanted.setdefault(path, set()).add(pointer)
        places: dict[Pointer, Span] = {}
        for path, own in wanted.items():
            spans = self.files[path].spans(pointer[1:] for pointer in own)
            places |= {pointer: spans[pointer[1:]] for pointer in own}
        return places


def diagnostics(findings: Iterable[JsonFinding], source: JsonFile | JsonFiles) -> list[Diagnostic]:
    """Findings as diagnostics with their places."""
    listed = list(findings)
    spans = source.spans(finding.pointer for finding in listed) if listed else {}
    return [
        Diagnostic(f.code, f.severity, f.message, spans[f.pointer], hint=f.hint) for f in listed
    ]
