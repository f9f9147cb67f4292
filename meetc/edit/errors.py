"""Why an edit is not made."""

from __future__ import annotations


class EditError(Exception):
    """An edit that cannot be made; the message says why, in words for people."""


class UnsoundTextError(EditError):
    """The text to edit holds something that is no text, so that places in it mean nothing."""


class OverlapError(EditError):
    """Two changes want to replace the same characters."""


class CannotRenameError(EditError):
    """A name that is not there, one that is there already, or one that cannot be written."""


class NoNumbersError(EditError):
    """The ranges do not hold enough free numbers."""


class OneNameError(EditError):
    """Athletes whom nothing that a line of a meet can say tells apart."""


class CannotSeedError(EditError):
    """A round that gets no start lists; `usual` where nobody has to know."""

    def __init__(self, why: str, *, usual: bool = False) -> None:
        super().__init__(why)
        self.usual = usual


class CannotOrderError(EditError):
    """A field event whose rows get no other order."""


class NotAsWantedError(EditError):
    """An edited text does not mean what it was to mean: nothing may be written."""
