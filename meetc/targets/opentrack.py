"""`opentrack`: the nested document that OpenTrack loads, and that the digest of a meet is of."""

from __future__ import annotations

from dataclasses import replace

from meetc.targets.by_event import by_event, in_pieces
from meetc.targets.of_payload import of_payload

_WHOLE = of_payload("opentrack", has_digest=True)
OPENTRACK = replace(_WHOLE, make=by_event(_WHOLE.make), in_pieces=in_pieces)
