"""`opentrack-rest`: the resources of the API of 2026."""

from __future__ import annotations

from meetc.targets.of_payload import of_payload

OPENTRACK_REST = of_payload("opentrack-rest")
