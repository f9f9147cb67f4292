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
def _validator(target: str) -> Any:
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(json.loads(schema_text(target)))


def check_payload(document: dict[str, Any], target: str = "opentrack") -> None:
    """Raise PayloadError where a payload breaks the schema of its target."""
    if _validator(target).is_valid(document):
        return
    import jsonschema  # type: ignore[import-untyped]

    schema = json.loads(schema_text(target))
    errors = jsonschema.Draft202012Validator(schema).iter_errors(document)
    worst = jsonschema.exceptions.best_match(errors)
    where = "/" + "/".join(str(step) for step in worst.absolute_path) if worst else "/"
    reason = worst.message if worst else "the schema refuses it"
    raise PayloadError(f"a mistake in meetc, please report it: {where}: {reason}")
