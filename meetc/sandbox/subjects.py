"""What a request is about, in the words of a meet, where its address has but an id."""

from __future__ import annotations

from meetc.sandbox.store import Record, RecordKind, Store

_KINDS = {f"{kind}s": kind for kind in RecordKind}


def subject(path: str, store: Store) -> str:
    """`unit T01 r1 h2` of /api/units/a561…/; "" of an address that names nothing that is there."""
    parts = path.partition("?")[0].strip("/").split("/")
    kind = _KINDS.get(parts[1]) if len(parts) == 3 else None
    record = store.get(kind, parts[2]) if kind else None
    return _words(record, store) if record else ""


def _words(record: Record, store: Store) -> str:
    if record.kind is not RecordKind.UNIT:
        return f"{record.kind} {record.key}"
    event, document = store.get(RecordKind.EVENT, record.owner), record.document
    of = event.key if event else record.owner
    return f"unit {of} r{document.get('round')} h{document.get('heat')}"
