"""An edit is taken where a compilation says that the text then holds what the service holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from meetc.diagnostics.diagnostic import Diagnostic
from meetc.edit.edit import Edit, edited
from meetc.edit.errors import EditError
from meetc.edit.texts import Texts
from meetc.pipeline import Compiled, payload
from meetc.plan.canonical import is_filled_in, same
from meetc.plan.compare import Difference, Verdict
from meetc.plan.resource import COMPETITION, Flat, Key, Path, Resource
from meetc.plan.spec import spec_of
from meetc.plan.text import name, value
from meetc.pull.left import ADDED_BY_HAND, BY_HAND, LeftError


class Said(NamedTuple):
    """The texts of a meet, what they compile to, and the resources that it wants: none where the
    texts have errors."""

    texts: Texts
    compiled: Compiled
    resources: Mapping[Key, Resource]

    def of(self, key: Key) -> Flat:
        """What the text says of a resource; of what it does not have, nothing."""
        return self.resources[key].flat if key in self.resources else {}


def said_by(texts: Texts) -> Said:
    """What some texts say."""
    compiled = texts.compile()
    wanted = spec_of(payload(compiled.meet, "opentrack-rest")).resources if compiled.ok else {}
    return Said(texts, compiled, wanted)


def said_without_error(texts: Texts, what: str, by_hand: str) -> Said:
    """What edited texts say. Raises LeftError where `what` was written makes an error of them."""
    said = said_by(texts)
    if not said.compiled.ok:
        problem = first_error(said.compiled.diagnostics)
        raise LeftError(f"{what} would be an error: {problem}; {by_hand}")
    return said


def first_error(diagnostics: Iterable[Diagnostic]) -> str:
    return next(diagnostic.message for diagnostic in diagnostics if diagnostic.is_error)


def taken(
    before: Said,
    changes: Callable[[], Iterable[Edit]],
    key: Key,
    differences: Sequence[Difference],
    there: Resource,
) -> Said:
    """What the text says with an edit that makes a resource what the service holds, as far as it
    is among the differences. Raises LeftError where it would say something else, anywhere."""
    values = ", ".join(value(difference.remote) for difference in differences)
    is_added = all(difference.verdict is Verdict.FOREIGN for difference in differences)
    by_hand = ADDED_BY_HAND if is_added else BY_HAND
    try:
        texts = edited(before.texts, list(changes()))
    except (EditError, LookupError, TypeError, ValueError):  # a service may send any type
        raise LeftError(f"no words say {values}; {by_hand}") from None
    after = said_without_error(texts, values, by_hand)
    _check(before, after, key, [difference.path for difference in differences], there, by_hand)
    return after


def _check(
    before: Said, after: Said, key: Key, paths: list[Path], there: Resource, by_hand: str
) -> None:
    """Raise LeftError where a value is not as the service holds it though the edit was to make it
    so, or has made it so."""
    now = after.of(key)
    for path in (*paths, *_changed(key, before.of(key), now)):
        if not same(key.kind, path, now.get(path), there.flat.get(path)):
            reads = f"{path[1]} would read as {value(now.get(path))}"
            raise LeftError(f"no words say {value(there.flat.get(path))}, {reads}; {by_hand}")
    for other in sorted(before.resources.keys() | after.resources.keys()):
        if other in (key, COMPETITION) or before.resources.get(other) == after.resources.get(other):
            continue
        if any(_changed(other, before.of(other), after.of(other))):
            raise LeftError(f"{name(other)} would be another one as well; {by_hand}")


def _changed(key: Key, before: Flat, after: Flat) -> Iterator[Path]:
    """The values that an edit changes, but for what follows from others."""
    for path in sorted(before.keys() | after.keys()):
        is_one = same(key.kind, path, before.get(path), after.get(path))
        if not is_one and not is_filled_in(key.kind, path):
            yield path
