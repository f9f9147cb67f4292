"""Teams, athletes and events that others have made at the service, as statements of their own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from meetc.edit.edit import edited
from meetc.edit.errors import EditError
from meetc.importer.importer import import_files
from meetc.importer.into import add_to
from meetc.plan.canonical import is_blank, is_filled_in, is_known, same
from meetc.plan.resource import COMPETITION, Document, Key, Resource, ResourceKind
from meetc.plan.text import value
from meetc.pull.entries import new_entry
from meetc.pull.left import ADDED_BY_HAND, LeftError
from meetc.pull.proof import Said, first_error, said_without_error

_SERVICES_OWN = ("id", "url", "units", "events_entered")


def with_new(before: Said, key: Key, theirs: Resource) -> Said:
    """What the text says with a resource that only the service has. Raises LeftError."""
    if key.kind not in (ResourceKind.TEAM, ResourceKind.COMPETITOR, ResourceKind.EVENT):
        raise LeftError(f"no statement says it; {ADDED_BY_HAND}")
    imported = import_files(_files(before.resources.get(COMPETITION), theirs.document))
    if not imported.compiled.ok:
        raise LeftError(f"{first_error(imported.diagnostics)}; {ADDED_BY_HAND}")
    try:
        meet, references = before.compiled.meet, before.compiled.references
        texts, _ = add_to(before.texts, meet, references, imported.statements)
        for entry in theirs.document.get("events_entered") or ():
            texts = edited(texts, [new_entry(texts, key.name, entry)])
    except (EditError, LookupError, TypeError, ValueError):  # a service may send any type
        raise LeftError(f"no words say it; {ADDED_BY_HAND}") from None
    after = said_without_error(texts, "it", ADDED_BY_HAND)
    lost = "it" if key not in after.resources else next(_lost(key, theirs, after), "")
    if lost:
        raise LeftError(f"no words say {lost}; {ADDED_BY_HAND}")
    return after


def _files(competition: Resource | None, document: Document) -> dict[str, bytes]:
    """The resource beside its competition, as OpenTrack's files have them."""
    own = {name: value for name, value in document.items() if name not in _SERVICES_OWN}
    meet = competition.document if competition else {}
    parts: dict[str, Any] = {"competition.json": meet, "added.json": [own]}
    return {name: json.dumps(part).encode() for name, part in parts.items()}


def _lost(key: Key, theirs: Resource, after: Said) -> Iterator[str]:
    """The fields that the service holds and the text does not say."""
    now = after.of(key)
    for path, there in theirs.flat.items():
        if not is_known(key.kind, path) or is_filled_in(key.kind, path):
            continue
        if not is_blank(key.kind, path, there) and not same(key.kind, path, there, now.get(path)):
            yield f"{path[1]}={value(there)}"
