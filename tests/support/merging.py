"""What the tests of merge share."""

from __future__ import annotations

from meetc.merge.merge import Labels, merge
from tests.conftest import MEET

BASE = (
    MEET
    + """\
team THH "Hounds"

athlete 301 "Ada Example" F 2001-03-21 THH  events_entered=T02
athlete 302 "Bea Sample" F

# Saturday
event T02 100 "100m" F  rounds=2,1
  heat 1
    301  lane=3
    302  lane=4
  heat 2
    303
    304
event F01 LJ "Long Jump" F
  final
    301  5.01  x
    302
"""
)


def merged(ours: str, theirs: str, base: str = BASE) -> str:
    """The merge of three texts that has no conflict."""
    result = merge(base.encode(), ours.encode(), theirs.encode())
    assert result.conflicts == []
    return result.data().decode()


def changed(*pairs: tuple[str, str], base: str = BASE) -> str:
    """The base with some texts replaced, each of which is in it."""
    for old, new in pairs:
        assert old in base
        base = base.replace(old, new, 1)
    return base


def conflict(ours: str, theirs: str, base: str = BASE) -> tuple[str, str]:
    """The only conflict of a merge: what it is about, and its lines."""
    result = merge(base.encode(), ours.encode(), theirs.encode())
    (found,) = result.conflicts
    lines = result.data(Labels("base", "Ann", "Bo")).decode()
    start, end = lines.index("<<<<<<< Ann\n"), lines.index(">>>>>>> Bo\n")
    outside = lines[:start] + lines[end + len(">>>>>>> Bo\n") :]
    assert "<<<<<<<" not in outside
    return found.about, lines[start + len("<<<<<<< Ann\n") : end]


HEAT_1 = [("301  lane=3", "301  11.82  Q  lane=3"), ("302  lane=4", "302  11.95  lane=4")]
HEAT_2 = [("    303\n    304\n", "    303  11.70  Q\n    304  DNS\n")]
