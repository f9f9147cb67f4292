"""Targets that OpenTrack loads: a payload as JSON, checked against its schema."""

from __future__ import annotations

from functools import partial

from meetc.emit.view.privacy import Privacy
from meetc.json_values import laid_out
from meetc.model import Meet
from meetc.pipeline import Timings, payload
from meetc.schema import check_payload
from meetc.targets.target import Output, Target

_HEAD = b'{\n  "'


def of_payload(name: str, *, has_digest: bool = False) -> Target:
    """The target of a payload of the pipeline, which has its schema; `has_digest` says that the
    digest of a meet is that of this payload."""

    def make(meet: Meet, _: Privacy, timings: Timings) -> Output:
        from meetc.emit.provenance import digest, digest_of

        with timings.of("lower"):
            document = payload(meet, name)
        with timings.of("schema"):
            check_payload(document, name)
        with timings.of("digest"):
            number = digest_of(document) if has_digest else digest(meet)
        return Output({"": partial(laid_out, document)}, number, has_digest)

    return Target(name, ".json", make, heads=(_HEAD,), is_payload=True)
