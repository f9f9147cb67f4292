"""Repositories of git with a meet."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.repositories import HEATS, Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """An empty repository, in a folder whose name a shell would take apart."""
    return Repository(tmp_path / "Ann's meets & more").init()


@pytest.fixture
def installed(repository: Repository) -> Repository:
    """One with meetc set up and a meet committed."""
    assert repository.install().code == 0
    repository.commit(HEATS)
    return repository
