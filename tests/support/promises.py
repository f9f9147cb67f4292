"""What the tests of push promises share."""

from __future__ import annotations

from typing import Any

import pytest

from meetc.service.http import Http, Patience

# -- P5: what is repeated and what is not -----------------------------------------------------


class Script:
    """Stands for the wire: gives the answers of a list one after the other."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *answers: Any) -> None:
        self.answers = list(answers)
        self.calls = 0
        self.waits: list[float] = []

        def exchange(http: Http, *_: Any) -> Any:
            self.calls += 1
            answer = self.answers.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer

        monkeypatch.setattr(Http, "_exchange", exchange)
        patience = Patience(sleep=self.waits.append, jitter=lambda: 0.5)
        self.http = Http("https://test-data.opentrack.run", patience)
