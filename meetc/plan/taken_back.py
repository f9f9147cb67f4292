"""A base that git has taken back, by a revert or a checkout, along with the text.

The service still holds what the last push left, and that is nobody else's edit: a later version of
the base, out of git's history, tells so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from meetc.plan.base import Base, Known
from meetc.plan.canonical import same
from meetc.plan.resource import Flat, Key, Resource


def restored(
    base: Base,
    history: Iterable[Base],
    documents: Mapping[Key, Resource],
    was_read: Callable[[Key], bool],
) -> Base:
    """A base with what `history`, its versions with the newest first, says of values that the
    service holds just so, though git has gone back behind it. Of what `was_read`, `documents`
    has all that is there."""
    versions = [version for version in history if version.target == base.target]
    resources = dict(base.resources)
    for key in {*base.resources, *(key for version in versions for key in version.resources)}:
        now = base.resources.get(key)
        for later in _passed(now, [version.resources.get(key) for version in versions]):
            if later is None and key not in documents and was_read(key):
                resources.pop(key, None)  # we have deleted it ourselves
                break
            if later is not None and key in documents:
                known = _mixed(key, documents[key].flat, now or Known(), later)
                if known is not None:
                    resources[key] = known
                    break
    return replace(base, resources=resources)


def _passed(now: Known | None, line: Sequence[Known | None]) -> list[Known | None]:
    """The versions that git has gone back behind: those that came after one like that of now."""
    places = [number for number, known in enumerate(line) if known == now]
    return [known for known in line[: places[-1]] if known != now] if places else []


def _mixed(key: Key, there: Flat, now: Known, later: Known) -> Known | None:
    """What is known now, but of later where the service holds what that has left; None where
    that is nowhere."""
    paths = [
        path
        for path in now.sent.keys() | now.left.keys() | later.sent.keys() | later.left.keys()
        if not same(key.kind, path, now.left.get(path), later.left.get(path))
        and same(key.kind, path, there.get(path), later.left.get(path))
    ]
    return replace(now.taking(later, paths), version=later.version) if paths else None
