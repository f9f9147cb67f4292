"""What the tests of sheet people share."""

from __future__ import annotations

import meetc as library


def told(done: library.Compiled) -> list[str]:
    return [f"{d.code} {d.span.line}:{d.span.column} {d.message}" for d in done.diagnostics]


def people(done: library.Compiled) -> dict[str, str]:
    """The name, birth date and entries of each athlete by bib."""
    return {
        athlete.bib: " ".join(
            [str(athlete.fields.get("first_name")), str(athlete.fields.get("last_name"))]
            + [str(athlete.fields.get("date_of_birth") or "-")]
            + [entry.event_id for entry in athlete.entries]
        )
        for athlete in done.meet.athletes
    }
