"""The base: what the last push left on the service, resource by resource.

Each resource keeps what the text said (`sent`) and what the service made of it (`left`): where it
computes places itself, both differ for ever and nobody has changed anything. As a file it holds a
resource a line, sorted, so that git merges it; it can be rebuilt by a push with --adopt.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from meetc.plan.canonical import is_derived, is_known, same
from meetc.plan.resource import (
    Document,
    Flat,
    Key,
    Path,
    Resource,
    nest,
    parse_key,
    row_name,
    unnest,
)

FORMAT = 1


class BaseError(Exception):
    """A base or journal that cannot be understood."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one resource since the last push. `version` grows whenever that changes, so
    that a base that git has taken back is known for one."""

    sent: Mapping[Path, Any] = field(default_factory=dict)
    left: Mapping[Path, Any] = field(default_factory=dict)
    version: int = 0

    def document(self) -> Document:
        """As JSON: `left` holds only what differs from `sent`."""
        differs = {
            path: self.left.get(path)
            for path in self.sent.keys() | self.left.keys()
            if path not in self.sent or self.left.get(path) != self.sent[path]
        }
        document: Document = {"sent": nest(self.sent)}
        if differs:
            document["left"] = nest(differs)
        if self.version:
            document["version"] = self.version
        return document

    def taking(self, other: Known, paths: Iterable[Path]) -> Known:
        """This, but what another says of some paths."""
        paths = set(paths)

        def mixed(own: Mapping[Path, Any], theirs: Mapping[Path, Any]) -> dict[Path, Any]:
            kept = {path: value for path, value in own.items() if path not in paths}
            return kept | {path: theirs[path] for path in paths if path in theirs}

        return replace(self, sent=mixed(self.sent, other.sent), left=mixed(self.left, other.left))

    def succeeding(self, old: Known | None) -> Known:
        """This, with the version that follows from what was known before."""
        if old is None:
            return replace(self, version=1)
        is_known = (self.sent, self.left) == (old.sent, old.left)
        return old if is_known else replace(self, version=old.version + 1)


def known_of(document: Any) -> Known:
    """What `Known.document` made JSON of. Raises BaseError for anything else."""
    try:
        sent = unnest(document["sent"])
        differs = unnest(document.get("left", {}))
        version = int(document.get("version", 0))
    except (AttributeError, KeyError, TypeError, ValueError):
        raise BaseError("it is not as meetc writes it") from None
    return Known(sent, {p: v for p, v in (sent | differs).items() if v is not None}, version)


@dataclass(frozen=True, slots=True)
class Base:
    """What is known of all resources; `target` is the address of the competition."""

    target: str = ""
    resources: Mapping[Key, Known] = field(default_factory=dict)


def dumps(base: Base) -> str:
    """A base as its file holds it: one resource a line, with an empty line before each, since git
    merges no changes of lines that touch; and an end that no change touches."""
    lines = [_line("about", {"format": FORMAT, "target": base.target})]
    lines += [_line(str(key), base.resources[key].document()) for key in sorted(base.resources)]
    return "{\n" + "\n\n".join([*lines, '"~": {}']) + "\n}\n"


def _line(name: str, value: Document) -> str:
    return f"{json.dumps(name, ensure_ascii=False)}: {compact(value)},"


def compact(value: Any) -> str:
    """JSON on one line, keys sorted."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return _encodable(text)


def pretty(value: Any) -> str:
    """JSON for people and programs, keys as they come."""
    return _encodable(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def _encodable(text: str) -> str:
    """A service may send half a surrogate pair, which only JSON's escape can write."""
    return text.encode("utf-8", "backslashreplace").decode()


def loads(text: str) -> Base:
    """The base that a file holds. Raises BaseError where it holds none."""
    try:
        resources = json.loads(text)
    except (ValueError, RecursionError):
        merged = any(line.startswith("<<<<<<<") for line in text.splitlines())
        why = "both sides of a merge stand in it" if merged else "it is no JSON"
        raise BaseError(why) from None
    try:
        about = resources.pop("about")
        resources.pop("~", None)
        if about.get("format") != FORMAT:
            raise BaseError(f"its format is {about.get('format')}, and this meetc knows {FORMAT}")
        target = str(about.get("target", ""))
        return Base(target, {parse_key(name): known_of(value) for name, value in resources.items()})
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        raise BaseError("it is not as meetc writes it") from None


def known_after(
    sent: Flat,
    held: frozenset[Path],
    before: Flat,
    after: Resource,
    old: Known,
    written: Collection[Path] = (),
) -> Known:
    """What is known after a write of the paths `written`, read back as `after`.

    `sent` is what the text says, where it was sent or agrees with the service; `held` are paths
    that somebody else has changed and that stay as they were known. What was not sent and has
    changed since `before` is filled in by the service, as a consequence of the write; what agreed
    before and was not written is an edit of somebody else, unless it follows from the marks.
    """
    kind, read = after.kind, after.flat

    def is_ours(path: Path) -> bool:
        if path in written or is_derived(kind, path):
            return True
        return same(kind, path, before.get(path), read.get(path))

    left: dict[Path, Any] = {}
    for path in sent:
        if path in held and path in old.left:
            left[path] = old.left[path]
        else:
            left[path] = read.get(path) if is_ours(path) else before.get(path)
    for path, value in read.items():
        if path in sent or path in held or not is_known(kind, path):
            continue
        if path[0] and (path[0], row_name(kind)) not in sent:  # another's row
            continue
        was = before.get(path)
        filled = path in old.left and same(kind, path, old.left[path], was)
        if filled or not same(kind, path, was, value):
            left[path] = value
    return Known(dict(sent), {p: v for p, v in left.items() if v is not None}, old.version)
