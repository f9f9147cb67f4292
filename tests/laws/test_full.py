"""Long runs: `python -m pytest -m full`."""

from __future__ import annotations

import time
import tracemalloc

import pytest

import meetc
from tests.conftest import MEET
from tests.support.fuzz import at_random

pytestmark = pytest.mark.full


def test_a_hundred_thousand_inputs(capsys: pytest.CaptureFixture[str]) -> None:
    count = at_random(100_000)
    with capsys.disabled():
        print(f"\n{count:,} fuzzed inputs passed")
    assert count == 100_000


PATHOLOGICAL = {
    "100,000 events": ("", "event T{n} 100 M category={n}\n", 100_000),
    "one event of 100,000 rows": ("event T01 100 M\n final\n", "  {n} 10.37\n", 100_000),
    "10,000 errors": ("event T01 100 M\n final\n", "  {n} 10,37\n", 10_000),
    "10,000 unknown bibs": ("{athletes}event T01 100 M\n final\n", "  X{n} 10.37\n", 10_000),
    "10,000 of the other gender": ("{athletes}event T01 100 F\n final\n", "  {n} 12.37\n", 10_000),
    "10,000 includes": ("", 'include "{n}.meet"\n', 10_000),
    "deep quoting": ("", 'athlete {n} "\\\\\\"\\\\\\"\\\\\\" \\"\\"\\""\n', 10_000),
    "one unit of 3,000 squads": ("event T01 4x100 M\n", " squad S{n} 1 2 3 4\n", 3_000),
}


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_time_and_memory_in_proportion(name: str) -> None:
    """Twice the input takes about twice the time and the memory, never its square."""
    head, line, count = PATHOLOGICAL[name]

    def cost(lines: int) -> tuple[float, int]:
        athletes = "".join(f"athlete {n} M\n" for n in range(lines if "{" in head else 0))
        text = (
            MEET
            + head.replace("{athletes}", athletes)
            + "".join(line.format(n=n) for n in range(lines))
        )
        tracemalloc.start()
        start = time.perf_counter()
        meetc.compile(text)
        seconds = time.perf_counter() - start
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return seconds, peak

    cost(10)
    half, half_peak = cost(count // 2)
    whole, whole_peak = cost(count)
    assert whole < 3.2 * half + 0.5
    assert whole_peak < 2.6 * half_peak + 1_000_000
