"""The repechage: who does not go on by place from the first round runs again for the places left.

Source: the regulations of the Olympic Games of 2024, from 200 m to 1500 m and hurdles. Nobody goes
on by time from round 1; round 2 is the repechage, and who goes on from either meets in round 3.
Whether those who have not finished may run it is for the regulations of each games.
"""

from __future__ import annotations

from meetc.rules.progression import Runner

ROUND = 2
"""The round that is the repechage."""
AFTER = ROUND + 1
"""The round in which those of both rounds meet."""
_STARTED = ("DNF", "DQ")
_STARTERS = "starters"


def may_run(ran: Runner, mark: str | None, who: str) -> bool:
    """Whether somebody who has not gone on from round 1 runs the repechage. `who` are the
    `finishers`, or the `starters`: those with DNF or DQ as well; never who was DNS, or a guest."""
    return ran.has_finished or (who == _STARTERS and mark in _STARTED)
