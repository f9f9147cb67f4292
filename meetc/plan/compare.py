"""The three-way compare of one value: what was last sent, what the service holds, what the text
says. The table is the one of README.md; a row that comes or goes is compared as a whole first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import Any, NamedTuple

from meetc.plan.base import Known
from meetc.plan.canonical import canonical, is_blank, is_derived, is_filled_in, is_known, same
from meetc.plan.resource import (
    MARKS,
    TRIALS,
    Flat,
    Key,
    Path,
    Resource,
    ResourceKind,
    row_name,
    rows_field,
)


class Verdict(StrEnum):
    """What is to be done about one value."""

    SAME = "same"  # nothing to do; the base is refreshed
    SET = "set"  # the text wins: only it has changed
    CLEAR = "clear"  # the text has taken back what it said, and nobody else has changed it
    DRIFT = "drift"  # only the service has changed: kept, and told
    ALTERED = "altered"  # the service has made something else of what was sent: told, not repeated
    ORPHAN = "orphan"  # the text no longer says it, and it stays at the service: told
    CONFLICT = "conflict"  # both have changed: kept, and refused until somebody decides
    DELETED = "deleted"  # somebody has removed the row, and the text still has it
    FOREIGN = "foreign"  # somebody else's: never touched
    DROPPED = "dropped"  # gone everywhere, or no longer the text's affair


KEPT = (Verdict.ALTERED, Verdict.ORPHAN)
"""Verdicts of values that stay at the service as they are, though nobody else has changed them."""
_DISPUTED = (
    *(Verdict.DRIFT, Verdict.CONFLICT, Verdict.DELETED),
    *(Verdict.FOREIGN, Verdict.ALTERED),
)
"""Verdicts of marks that are not what the text says, and stay so."""
_MARKS = ("bib", "performance", TRIALS)


class Options(NamedTuple):
    """What the user has decided beforehand about what others have changed."""

    adopt: bool = False
    recreate: bool = False
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """One value, with what all three say of it; None stands for nothing."""

    row: str
    field: str
    verdict: Verdict
    base: Any = None
    remote: Any = None
    spec: Any = None

    @property
    def path(self) -> Path:
        return self.row, self.field


class _Sides(NamedTuple):
    """A resource as the text, the service and the base have it, to be compared."""

    kind: ResourceKind
    spec: Flat
    remote: Flat
    known: Known
    options: Options = Options()

    def differences(self) -> Iterator[Difference]:
        """All values, own fields first, then row by row."""
        for path in sorted({path for path in (*self.spec, *self.known.sent) if not path[0]}):
            yield self._value(path)
        if self.kind is not ResourceKind.COMPETITION:  # of which not all is read for sure
            yield from self.added("")
        if not rows_field(self.kind):
            return
        mark = row_name(self.kind)
        rows = [path[0] for path in self.spec if path[1] == mark and path[0]]
        others = (*self.known.sent, *self.remote)
        rows += sorted(path[0] for path in others if path[1] == mark and path[0])
        for row in dict.fromkeys(rows):
            yield from self._row(row)

    def _row(self, row: str) -> Iterator[Difference]:
        """The values of one row: first whether it is there at all."""
        kind, spec, remote, known, options = self
        mark = (row, row_name(kind))
        said, sent, there = mark in spec, mark in known.sent, mark in remote
        paths = sorted({p for p in (*spec, *known.sent) if p[0] == row} - {mark})
        if said and there:
            yield Difference(*mark, Verdict.SAME, row, row, row)
            yield from map(self._value, paths)
            yield from self.added(row)
        elif said and sent and not options.recreate:
            yield Difference(*mark, Verdict.DELETED, base=row, spec=row)
        elif said:
            yield Difference(*mark, Verdict.SET, base=row if sent else None, spec=row)
            new = (path for path in paths if path in spec)
            yield from (Difference(*p, Verdict.SET, known.sent.get(p), None, spec[p]) for p in new)
        elif sent and there:
            mine = options.ours or untouched(kind, row, remote, known)
            verdict = Verdict.CLEAR if mine else Verdict.CONFLICT
            yield Difference(*mark, verdict, base=row, remote=row)
            for path in paths:  # what others have made of it
                if not same(kind, path, remote.get(path), known.left.get(path)):
                    yield Difference(*path, verdict, known.left.get(path), remote.get(path))
        elif sent:
            yield Difference(*mark, Verdict.DROPPED, base=row)
        else:
            yield Difference(*mark, Verdict.FOREIGN, remote=row)

    def added(self, row: str) -> Iterator[Difference]:
        """What somebody else has added to a row of the text, or to the fields of the resource
        itself where `row` is empty: a note, a lane, a mark. What the service has filled in is
        none."""
        kind, known = self.kind, self.known
        for path in sorted(path for path in self.remote if path[0] == row):
            value, left = self.remote[path], known.left.get(path)
            if path in self.spec or path in known.sent or not is_known(kind, path):
                continue
            follows = is_filled_in(kind, path) and not self._is_by_hand(path)
            if not (is_blank(kind, path, value) or follows or same(kind, path, value, left)):
                yield Difference(*path, Verdict.FOREIGN, left, value)

    def _is_by_hand(self, path: Path) -> bool:
        """Whether a place that the text does not have follows from no mark: the row has none, or
        the text places it by the same, and in no category. Who runs as a guest has none of the
        text's."""
        kind, spec, remote = self.kind, self.spec, self.remote
        marks = [(path[0], mark) for mark in MARKS]
        is_same = all(same(kind, p, spec.get(p), remote.get(p)) for p in marks)
        if not is_derived(kind, path) or not is_same:
            return False
        is_placed = spec.get((path[0], "place")) is not None
        return is_placed or all(canonical(kind, p, remote.get(p)) is None for p in marks)

    def _value(self, path: Path) -> Difference:
        kind, sent, now = self.kind, self.known.sent, self.remote.get(path)
        left = self.known.left.get(path)
        theirs = not same(kind, path, now, left)
        if path in self.spec:
            verdict = self._said(path, now, theirs)
        elif path not in sent:
            verdict = Verdict.FOREIGN
        elif canonical(kind, path, now) is None:
            verdict = Verdict.DROPPED
        elif kind is not ResourceKind.UNIT and not path[0]:  # only what the text says is changed
            verdict = Verdict.DROPPED if is_blank(kind, path, now) else Verdict.ORPHAN
        else:
            verdict = Verdict.CONFLICT if theirs and not self.options.ours else Verdict.CLEAR
        base = left if left is not None else sent.get(path)
        return Difference(*path, verdict, base, now, self.spec.get(path))

    def _said(self, path: Path, now: Any, theirs: bool) -> Verdict:
        """What to do about a value that the text has."""
        kind, value, known, options = self.kind, self.spec[path], self.known, self.options
        if same(kind, path, value, now):
            return Verdict.SAME
        if path not in known.sent:
            filled_in = path in known.left and not theirs
            mine = filled_in or is_blank(kind, path, now) or options.adopt
            return Verdict.SET if mine else Verdict.CONFLICT
        if same(kind, path, value, known.sent[path]):
            if theirs:
                return Verdict.SET if options.ours else Verdict.DRIFT
            return Verdict.SAME if is_derived(kind, path) else Verdict.ALTERED
        return Verdict.CONFLICT if theirs and not options.ours else Verdict.SET


def compare(
    key: Key, spec: Flat, remote: Flat, known: Known, options: Options
) -> tuple[Difference, ...]:
    """All values of a resource that is on the service, own fields first, then row by row."""
    sides = _Sides(key.kind, spec, remote, known, options)
    return _with_derived(key.kind, tuple(sides.differences()), options)


def _with_derived(
    kind: ResourceKind, changes: tuple[Difference, ...], options: Options
) -> tuple[Difference, ...]:
    """The changes with those of places settled. Places follow the text where its marks stand at
    the service, somebody has changed some, and places contradict them; while others' marks are
    kept, so are their places."""
    if kind is not ResourceKind.UNIT:
        return changes
    marks = [c for c in changes if c.row and c.field in _MARKS]
    disputed = any(change.verdict in _DISPUTED for change in marks)
    moved = any(
        c.verdict in (Verdict.SET, Verdict.CLEAR)
        or (c.verdict is Verdict.SAME and not same(kind, c.path, c.base, c.remote))
        for c in marks
    )

    def settled(change: Difference) -> Difference:
        if change.verdict not in (Verdict.DRIFT, Verdict.CONFLICT):
            return change
        if not is_derived(kind, change.path) or change.base is None:
            return change
        if disputed:
            return replace(change, verdict=Verdict.DRIFT)
        is_wrong = moved and not _only_parts_ties(changes)
        return replace(change, verdict=Verdict.SET) if is_wrong or options.ours else change

    return tuple(settled(change) for change in changes)


def _only_parts_ties(changes: Iterable[Difference]) -> bool:
    """Whether the places at the service are those of the text, but for an order among equals that
    somebody has decided."""
    places = sorted(
        (change.spec, change.remote)
        for change in changes
        if change.field == "place"
        and isinstance(change.spec, int)
        and isinstance(change.remote, int)
    )
    return all(one[0] == other[0] or one[1] < other[1] for one, other in pairwise(places))


def says_nothing(there: Resource) -> bool:
    """Whether a resource has no rows, and nothing of its own but what a service fills in."""
    has_rows = any(path[0] for path in there.flat)
    return not has_rows and not any(_Sides(there.kind, {}, there.flat, Known()).added(""))


def untouched(kind: ResourceKind, row: str, remote: Flat, known: Known) -> bool:
    """Whether a row on the service, or the fields of the resource itself where `row` is empty, is
    still as the last push left it."""
    paths = {path for path in (*remote, *known.left) if path[0] == row}
    return all(
        same(kind, path, remote.get(path), known.left.get(path))
        or (path not in known.left and is_blank(kind, path, remote.get(path)))
        for path in paths
        if is_known(kind, path) or path in known.sent
    )


def is_altered(kind: ResourceKind, path: Path, sent: Any, there: Any) -> bool:
    """Whether a service has made something else of a value that was sent, or taken back."""
    if is_derived(kind, path) or same(kind, path, sent, there):
        return False
    return sent is not None or not is_blank(kind, path, there)
