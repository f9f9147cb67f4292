"""examples/archive: what it builds, and what it leaves alone. The cluster is left out."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import MEET, ROOT, Meetc

RESULT = 'athlete 1 "Ada Orr" F\nevent T1 100 "100 m" F\n  final\n    1 11.82\n'


@pytest.fixture(scope="module")
def archive() -> ModuleType:
    place = ROOT / "examples" / "archive" / "archive.py"
    spec = importlib.util.spec_from_file_location("archive", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["archive"] = module
    spec.loader.exec_module(module)
    return module


def test_bytes_rows_and_a_second_run(meetc: Meetc, archive: ModuleType) -> None:
    import pyarrow.dataset as dataset

    names = [f"in/m{number}.meet" for number in range(3)]
    for name in names:
        meetc.write(f"a/{name}", MEET.replace("spring", Path(name).stem) + 'include "part.meet"\n')
    meetc.write("a/in/part.meet", RESULT)
    root, out = str(meetc.folder / "a"), str(meetc.folder / "out")
    assert archive.parts(Path(root)) == [names]
    assert archive.build_part(root, out, names) == (3, [])
    assert archive.build_part(root, out, names) == (0, [])
    assert meetc("build", "a/in", "-o", "whole").code == 0
    for name in names:
        stem = Path(name).stem
        whole = (meetc.folder / "whole" / f"{stem}.json").read_bytes()
        assert (meetc.folder / "out/in" / f"{stem}.json").read_bytes() == whole
    table = dataset.dataset(f"{out}/results", exclude_invalid_files=True).to_table()
    assert table.num_rows == 3
    assert set(table["performance"].to_pylist()) == {"11.82"}
    meetc.write("a/in/part.meet", RESULT.replace("11.82", "11.95"))
    assert archive.build_part(root, out, names) == (3, [])


def test_a_meet_with_errors_is_told_and_built_when_it_has_none(
    meetc: Meetc, archive: ModuleType
) -> None:
    meetc.write("a/bad.meet", MEET + "nonsense\n")
    meetc.write("a/good.meet", MEET)
    root, out = str(meetc.folder / "a"), str(meetc.folder / "out")
    names = ["bad.meet", "good.meet"]
    built, wrong = archive.build_part(root, out, names)
    assert (built, wrong) == (1, ["bad.meet:2: a meet has no field nonsense"])
    assert [path.name for path in (meetc.folder / "out").glob("*.json")] == ["good.json"]
    meetc.write("a/bad.meet", MEET)
    assert archive.build_part(root, out, names) == (2, [])


def test_names_that_come_and_go_leave_most_parts(archive: ModuleType) -> None:
    names = [f"m{number:04}.meet" for number in range(1000)]
    before, after = archive.in_parts(names), archive.in_parts(names[1:])
    assert sum(part not in before for part in after) == 1
    assert max(map(len, before)) < 100
