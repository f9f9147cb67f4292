"""`opentrack`: the nested document that OpenTrack loads, and that the digest of a meet is of."""

from __future__ import annotations

from meetc.targets.of_payload import of_payload

OPENTRACK = of_payload("opentrack", has_digest=True)
