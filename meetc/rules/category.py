"""The category of an event, where none is written."""

from __future__ import annotations

from collections.abc import Sequence


def category(age_groups: Sequence[str], genders: str) -> str:
    """Age groups but ALL joined by `-`, then the gender, but no MF behind an age group: M,
    U15F, SEN, U15-U17F. Source: OpenTrack builds a blank one so."""
    ages = "-".join(group for group in age_groups if group != "ALL")
    return ages + ("" if ages and genders == "MF" else genders)
