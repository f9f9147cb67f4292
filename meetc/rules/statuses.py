"""Which status word a discipline has."""

from __future__ import annotations

from meetc.disciplines import Form


def instead_of(status: str, form: Form) -> str:
    """What stands in the place of a status that a row of this form cannot have, "" where it can.

    NM is of field events, NH of vertical jumps among them; who does not finish a race has DNF.
    Source: CR25.4.
    """
    if status in ("NM", "NH") and form.on_track:
        return "DNF or DQ"
    if status == "NH" and form.in_trials:
        return "NM"
    return ""
