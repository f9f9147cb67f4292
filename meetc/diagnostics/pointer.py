"""The way to a value of a JSON document, as a tuple of keys and indexes."""

from __future__ import annotations

Pointer = tuple[str | int, ...]


def written(pointer: Pointer) -> str:
    """A pointer as RFC 6901 writes it: `/competitors/3/gender`."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in pointer)


def steps(text: str) -> list[str]:
    """The steps of a pointer as it is written; indexes are texts as well."""
    return [step.replace("~1", "/").replace("~0", "~") for step in text.split("/")[1:]]
