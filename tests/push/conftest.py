"""A small meet at a rehearsal server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.pushing import Rig, impatient, rig


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    impatient(monkeypatch)
    with rig(tmp_path) as found:
        yield found


@pytest.fixture
def pushed(small: Rig) -> Rig:
    """The small meet, pushed once."""
    ran = small.push()
    assert ran.code == 0, ran.out + ran.err
    small.forget()
    return small
