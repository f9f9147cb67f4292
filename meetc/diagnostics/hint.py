"""A hint of which a part is for the text of a meet alone."""

from __future__ import annotations

from typing import Self


class Hint(str):
    """A hint whose last part makes sense `in_text` alone: a cell of a sheet has no quotes, say.
    What it says of a cell is `in_cell`."""

    in_cell: str

    def __new__(cls, anywhere: str = "", *, in_text: str) -> Self:
        hint = super().__new__(cls, f"{anywhere}; {in_text}" if anywhere else in_text)
        hint.in_cell = anywhere
        return hint
