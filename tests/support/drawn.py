"""How many examples the laws are held against: few at a desk, where they run all day, and five
times as many with HYPOTHESIS_PROFILE=thorough, as `.ci/run` has them."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import settings

settings.register_profile("desk", max_examples=20, deadline=None)
settings.register_profile("thorough", max_examples=100, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "desk"))


def scaled(number: int) -> int:
    """A number of examples in a thorough run, a fifth of it at a desk."""
    return number * settings.default.max_examples // 100


def examples(number: int, **more: Any) -> settings:
    """So many examples in a thorough run, a fifth of them at a desk."""
    return settings(max_examples=scaled(number), **more)
