"""Merges two versions of a base that come from one, resource by resource and without conflicts.

A base can be rebuilt: what is left out of it the next push compares with the service alone, and
takes for known where both agree.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from meetc.plan.base import Base, Known, compact
from meetc.plan.resource import Key


class MergedBase(NamedTuple):
    """A merged base, and the resources that both sides have changed differently."""

    base: Base
    left_out: list[Key]


def merge_bases(base: Base, ours: Base, theirs: Base) -> MergedBase:
    """What only one side changed is taken as that side has it. Of two competitions one is kept,
    theirs where we have kept to the former one."""
    if ours.target != theirs.target:
        return MergedBase(theirs if ours.target == base.target else ours, [])
    resources: dict[Key, Known] = {}
    left_out = []
    for key in sorted({*ours.resources, *theirs.resources}):
        before, mine, other = (side.resources.get(key) for side in (base, ours, theirs))
        chosen: Known | None = None
        if mine and other and _same(mine, other):
            chosen = max(mine, other, key=lambda known: known.version)
        elif _same(before, other):
            chosen = mine
        elif _same(before, mine):
            chosen = other
        else:
            left_out.append(key)
        if chosen is not None:
            resources[key] = chosen
    return MergedBase(Base(ours.target, resources), left_out)


def _same(one: Known | None, other: Known | None) -> bool:
    """Whether two sides know the same, of whatever version; 1 and true are two values."""
    first, second = (
        compact(replace(known, version=0).document()) if known else "" for known in (one, other)
    )
    return first == second
