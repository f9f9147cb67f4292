"""Entries that others have made, changed or taken back at the service, as edits of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from meetc.edit.edit import Edit, delete_statement, set_field
from meetc.edit.texts import Texts
from meetc.fields import FIELDS, Kind
from meetc.model import Athlete, Entry
from meetc.plan.compare import Difference
from meetc.plan.resource import Document
from meetc.printer.words import bare_or_quoted, bib_word, field_word
from meetc.pull.headers import field_changes
from meetc.pull.places import among_entries, ours

_COPIED = ("event_id", "event_code")


def entry_changes(
    texts: Texts, athlete: Athlete, event: str, differences: list[Difference], document: Document
) -> Iterator[Edit]:
    """The edits that make an athlete's entry in an event what the service holds. Raises
    LeftError where it stands in a sheet."""
    entered = {entry.event_id: entry for entry in athlete.entries}
    there = {str(entry.get("event_id")): entry for entry in document.get("events_entered") or []}
    if event not in there:
        yield _taken_back(athlete, entered[event])
    elif event not in entered:
        yield new_entry(texts, athlete.bib, there[event])
    elif entered[event].line == athlete.line:  # by its id alone
        yield _taken_back(athlete, entered[event])
        yield new_entry(texts, athlete.bib, there[event])
    else:
        yield from field_changes(Kind.ENTRY, entered[event].line, differences, {})


def new_entry(texts: Texts, bib: str, entry: Document) -> Edit:
    """The `enter` line of an entry, in the block of its event."""
    words = "  ".join(("  enter " + bib_word(bib), *_words(entry)))
    return among_entries(texts, str(entry["event_id"]), words)


def _words(entry: Document) -> Iterable[str]:
    """The fields of an entry as words; what is empty is not written."""
    for field in FIELDS[Kind.ENTRY]:
        if field not in _COPIED and entry.get(field) not in (None, "", [], {}):
            word = field_word(Kind.ENTRY, field, entry[field])
            if word is None:
                raise ValueError(field)
            yield word


def _taken_back(athlete: Athlete, entry: Entry) -> Edit:
    line = ours(entry.line)
    if line != athlete.line:
        return delete_statement(line)
    rest = [other.event_id for other in athlete.entries
            if other.event_id != entry.event_id and other.line == athlete.line]  # fmt: skip
    return set_field(line, "events_entered", ",".join(map(bare_or_quoted, rest)) or "-")
