"""Checks a payload against the schema that ships with meetc. The one door to jsonschema.

The fast validator decides on every build; the reference validator is slow and words the error.
Both read the same file.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "schemas"


class PayloadError(Exception):
    """A payload that breaks its own schema: a mistake in meetc, since text is checked before."""


def schema_text(target: str) -> str:
    """The JSON Schema (2020-12) of a target's payload, as it ships."""
    return (_FOLDER / f"{target}.json").read_text(encoding="utf-8")


@cache
def _validator(target: str, part: str = "") -> Any:
    """The fast validator of a target, or of a part that its schema defines."""
    import jsonschema_rs

    schema = json.loads(schema_text(target))
    return jsonschema_rs.Draft202012Validator(
        schema | ({"$ref": f"#/$defs/{part}"} if part else {})
    )


def is_sound(document: dict[str, Any], target: str, part: str = "") -> bool:
    """Whether a payload, or a part of one, is as the schema of its target has it."""
    return bool(_validator(target, part).is_valid(document))


def schema_fault(
    document: dict[str, Any], target: str = "opentrack"
) -> tuple[tuple[str | int, ...], str] | None:
    """The way to a value that breaks the schema of a target, and why; None without one."""
    if is_sound(document, target):
        return None
    import jsonschema  # type: ignore[import-untyped]

    schema = json.loads(schema_text(target))
    errors = jsonschema.Draft202012Validator(schema).iter_errors(document)
    worst = jsonschema.exceptions.best_match(errors)
    if worst is None:
        return (), "the schema refuses it"
    return tuple(worst.absolute_path), worst.message


def check_payload(document: dict[str, Any], target: str = "opentrack") -> None:
    """Raise PayloadError where a payload breaks the schema of its target."""
    fault = schema_fault(document, target)
    if fault is not None:
        where = "/" + "/".join(map(str, fault[0]))
        raise PayloadError(
            f"{where}: {fault[1]}; where no `extra.` field says so, this is a mistake in meetc: "
            "please report it"
        )
