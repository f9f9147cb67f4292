"""Calls events, bibs or teams by other names, everywhere in a meet."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from meetc.diagnostics.codes import UNKNOWN_TEAM
from meetc.diagnostics.wording import did_you_mean
from meetc.edit.edit import edited, replace_piece
from meetc.edit.errors import CannotRenameError
from meetc.edit.named import Named
from meetc.edit.renamed_document import Names, renamed_document
from meetc.edit.sheet_rows import as_if_renamed, sheet_cells
from meetc.edit.texts import Meaning, Texts, prove
from meetc.fields import Kind
from meetc.json_values import quoted
from meetc.model import Event, Meet
from meetc.pipeline import Compiled
from meetc.resolve.index import Reference
from meetc.resolve.programme.events import EVENT_ID
from meetc.rules.marks import STATUSES

_SIGNS = "_.-+"


class Renamed(NamedTuple):
    """The texts with other names, and where sheets still have the old ones: those are for
    somebody to change."""

    texts: Texts
    in_sheets: tuple[str, ...]


def renamed(texts: Texts, compiled: Compiled, kind: Named, names: Names) -> Renamed:
    """The texts of a meet without errors, with names replaced in every file.

    Raises CannotRenameError, and NotAsWantedError where the edited meet would not be the same
    but for the names.
    """
    meet = compiled.meet
    references = [
        reference for reference in compiled.references.of(kind.kind) if reference.rest is not None
    ]
    known = dict.fromkeys(reference.name for reference in references)
    for old, new in names.items():
        _check(kind, old, new, known, meet)
    if kind is Named.EVENT:
        names = _with_parts(names, meet)
    changes = [
        replace_piece(
            reference.piece, _word(names[reference.name] + str(reference.rest), reference)
        )
        for reference in references
        if reference.name in names
    ]
    after = edited(texts, changes)
    codes = Counter(Meaning.of(compiled).codes)
    if kind is Named.TEAM:
        codes[UNKNOWN_TEAM] -= _spelt_otherwise(names, references, meet)
    cells = sheet_cells(texts, kind, names)
    proven = Texts(after.root, as_if_renamed(after, cells, names))
    prove(proven, Meaning(renamed_document(meet, kind, names), tuple(sorted(codes.elements()))))
    return Renamed(after, tuple(dict.fromkeys(cell.place for cell in cells)))


def _check(kind: Named, old: str, new: str, known: Mapping[str, object], meet: Meet) -> None:
    """Raise CannotRenameError where a name cannot become another one."""
    if old == new:
        raise CannotRenameError(f"{old} is its name already")
    if kind is Named.EVENT and not EVENT_ID.fullmatch(new):
        raise CannotRenameError(
            f"{new} is no event id: those have capitals, digits, hyphens, dots and underscores"
        )
    if " " in new or not new.isprintable() or not any(letter.isalnum() for letter in new):
        raise CannotRenameError(f"{json.dumps(new)} is no {kind}")
    template = next((e.line for e in meet.events if e.id == old and _is_made(e)), None)
    if kind is Named.EVENT and template is not None:
        raise CannotRenameError(
            f"{old} is one of those that `events` makes in line {template.number} of "
            f"{template.source.path}: change the id there"
        )
    part = next((e for e in meet.events if e.id == old and _is_standard_part(e, meet)), None)
    if kind is Named.EVENT and part is not None:
        raise CannotRenameError(
            f"{old} is a standard part of {part.parent}: rename that, or declare the part"
        )
    if old not in known:
        near = did_you_mean(old, known)
        raise CannotRenameError(
            f"the meet has no {kind} {old}" + (f" (did you mean {near}?)" if near else "")
        )
    if kind is Named.TEAM and _is_spelling(old, new, meet):
        return
    squads = {squad.id for event in meet.events for squad in event.squads}
    others = {event.id for event in meet.events} if kind is Named.EVENT else squads
    if new in known or new in others:
        what = "squad" if new in squads and new not in known else kind
        raise CannotRenameError(f"another {what} is called {new} already")


def _spelt_otherwise(names: Names, references: Sequence[Reference], meet: Meet) -> int:
    """How many places name a team that is not declared, and will name one that is."""
    declared = {team.id for team in meet.teams}
    return sum(
        reference.name not in declared and names.get(reference.name) in declared
        for reference in references
    )


def _is_spelling(old: str, new: str, meet: Meet) -> bool:
    """Whether people of the meet have a team that is not declared, and may be of one that is: a
    club as somebody has spelt it, `Thames Hounds AC` of THH."""
    declared = {team.id for team in meet.teams}
    return new in declared and old not in declared


def _is_made(event: Event) -> bool:
    """Whether an event is one of those that `events` makes."""
    return event.line.words[0] == "events"


def _with_parts(names: Names, meet: Meet) -> Names:
    """The names, and those of the parts of renamed combined events that make their own: M01-LJ is
    D01-LJ where M01 is D01."""
    wholes = {event.parent for event in meet.events if _is_standard_part(event, meet)}
    ids = {
        event.id: whole
        for event in meet.events
        if (whole := event.parent) in wholes and event.id.startswith(f"{whole}-")
    }
    parts = {
        i: names[w] + i.removeprefix(w) for i, w in ids.items() if w is not None and w in names
    }
    return {**names, **parts}


def _is_standard_part(event: Event, meet: Meet) -> bool:
    """Whether `parts=standard` makes an event."""
    return any(e.id == event.parent and e.line is event.line for e in meet.events)


def _word(text: str, reference: Reference) -> str:
    """A name as it is typed in a place: in quotes where it needs them."""
    plain = text not in STATUSES and all(
        letter in _SIGNS or (letter.isalnum() if letter.isascii() else letter.isalpha())
        for letter in unicodedata.normalize("NFKC", text) + text
    )
    begins_a_row = reference.kind is Kind.ATHLETE or not reference.piece.word
    if "a" <= text[0] <= "z" and begins_a_row:
        plain = False
    return text if plain else quoted(text)
