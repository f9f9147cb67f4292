"""The upload document made event by event: each is lowered, checked, counted in the digest, laid
out and written away before the next, so that the whole never stands in memory."""

from __future__ import annotations

from io import BytesIO

from meetc.emit.view.privacy import Privacy
from meetc.json_values import laid_out
from meetc.lower.opentrack import event_document, is_lowered_by_event, with_events
from meetc.model import Meet
from meetc.pipeline import Timings, collector_paused
from meetc.schema import is_sound
from meetc.targets.target import Make, Output, Write

_TARGET, _EVENTS = "opentrack", "events"
_EMPTY = b'\n  "events": []'
_HEAD, _TAIL = b'\n  "events": [', b"\n  ]"
_ALONE_HEAD, _ALONE_TAIL = b'{\n  "events": [\n', b"\n  ]\n}\n"
"""What orjson writes around the only event of a document that has nothing else."""


def by_event(whole: Make) -> Make:
    """Makes what `whole` makes, byte for byte. That one makes a meet whose events are not lowered
    one by one, and one that breaks the schema: it says where."""

    def make(meet: Meet, privacy: Privacy, timings: Timings) -> Output:
        written = BytesIO()
        made = in_pieces(meet, timings, written.write)
        if made is None:
            return whole(meet, privacy, timings)
        return made._replace(files={"": written.getvalue})

    return make


def in_pieces(meet: Meet, timings: Timings, write: Write) -> Output | None:
    """Write the document; its digest. None where `whole` has to make it, whatever was written."""
    with collector_paused():
        return _written(meet, timings, write) if is_lowered_by_event(meet) else None


def _written(meet: Meet, timings: Timings, write: Write) -> Output | None:
    """The same; None of one that breaks the schema."""
    from meetc.emit.provenance import DigestInParts

    with timings.of("lower"):
        rest = with_events(meet, [])
    with timings.of("schema"):
        sound = is_sound(rest, _TARGET)
    with timings.of("digest"):
        digest = DigestInParts(rest, _EVENTS)
    with timings.of("emit"):
        head, _, tail = laid_out(rest).partition(_EMPTY)
        write(head + _HEAD)
    for number, event in enumerate(meet.events):
        with timings.of("lower"):
            document = event_document(event, meet)
        with timings.of("schema"):
            sound = sound and is_sound(document, _TARGET, "event")
        with timings.of("digest"):
            digest.add(document)
        with timings.of("emit"):
            alone = laid_out({_EVENTS: [document]})
            write(b",\n" if number else b"\n")
            write(memoryview(alone)[len(_ALONE_HEAD) : -len(_ALONE_TAIL)])
    write(_TAIL + tail)
    return Output({}, digest.hexadecimal(), shown=True) if sound else None
