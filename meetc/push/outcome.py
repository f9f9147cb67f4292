"""What became of the steps of a push."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from meetc.plan.compare import Difference
from meetc.plan.step import Step
from meetc.service.errors import (
    BusyError,
    DeniedError,
    ExpiredError,
    RejectedError,
    ServiceError,
    UnreachableError,
)


class Fate(Enum):
    """What became of a step. People and programs are told that it is done, failed or not tried;
    how it failed decides how the push ends."""

    DONE = auto()
    DENIED = auto()  # the user lacks the right
    REJECTED = auto()  # the service read the request, and does not take it
    UNREACHED = auto()  # it was certainly not carried out
    DOUBTFUL = auto()  # it may have been carried out
    NOT_TRIED = auto()

    def __str__(self) -> str:
        return {Fate.DONE: "done", Fate.NOT_TRIED: "not tried"}.get(self, "failed")


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a step, and why it failed or was not tried; `altered` are the values of
    which the service has made something else."""

    step: Step
    fate: Fate
    reason: str = ""
    altered: tuple[Difference, ...] = ()


Tell = Callable[[Result], None]


class StopError(Exception):
    """Nothing more can be done: the message says why."""


_MEANINGS: dict[type[ServiceError], tuple[Fate, str]] = {
    DeniedError: (Fate.DENIED, ""),
    ExpiredError: (Fate.DENIED, "the token has run out"),
    RejectedError: (Fate.REJECTED, ""),
    UnreachableError: (Fate.UNREACHED, "the service cannot be reached"),
    BusyError: (Fate.UNREACHED, "the service cannot be reached"),
}


def meaning(problem: ServiceError) -> tuple[Fate, str]:
    """What a failure means for its step, and why nothing more can be done then, "" where it can."""
    return _MEANINGS.get(type(problem), (Fate.DOUBTFUL, ""))
