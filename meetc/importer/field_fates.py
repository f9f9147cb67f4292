"""What an import made of each field: written, derived, or left out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from meetc.diagnostics.pointer import Pointer
from meetc.importer.json_file import snake
from meetc.importer.upload_form import ValueFate
from meetc.printer.statement import IDENTITY, Statement


class FieldFate(NamedTuple):
    """What became of all values of one field, such as `competitors.email`: how many stand in
    the text, how many deriving gives, and how many were left out, with the reason."""

    field: str
    written: int
    derived: int
    left_out: int
    reason: str


def field_fates(
    statements: Iterable[Statement], fates: Iterable[ValueFate]
) -> tuple[FieldFate, ...]:
    """The fates of all fields of a document, by name."""
    written: Counter[str] = Counter()
    derived: Counter[str] = Counter()
    for statement in (s for top in statements for s in top.all()):
        path = _path(statement.pointer)
        identity = IDENTITY.get(statement.kind, frozenset())
        for name in statement.wanted:
            silent = name in statement.silent and name not in identity
            (derived if silent else written)[path + name] += 1
    left_out = Counter((_path(fate.pointer)[:-1], fate.reason) for fate in fates)
    reasons: dict[str, list[str]] = {}
    for name, reason in left_out:
        reasons.setdefault(name, []).append(reason)
    return tuple(
        fate
        for name in sorted({*written, *derived, *reasons})
        for fate in _of_one(name, written[name], derived[name],
                            [(left_out[name, r], r) for r in sorted(reasons.get(name, ()))])
    )  # fmt: skip


def _of_one(
    name: str, written: int, derived: int, left_out: Sequence[tuple[int, str]]
) -> list[FieldFate]:
    """The first line of a field has its counts; each further reason takes a line of its own."""
    first, *more = left_out or [(0, "")]
    return [FieldFate(name, written, derived, *first)] + [
        FieldFate(name, 0, 0, *further) for further in more
    ]


def _path(pointer: Pointer) -> str:
    """The keys on the way to a value, without the file that they stand in."""
    steps = (step for step in pointer if isinstance(step, str) and not step.endswith(".json"))
    return "".join(f"{snake(step)}." for step in steps)
