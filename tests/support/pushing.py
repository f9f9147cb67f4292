"""What the tests of plan and push share: the command against a rehearsal server of its own."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from meetc.cli.app import app
from meetc.sandbox import log
from meetc.sandbox.server import running
from meetc.sandbox.service import Service
from meetc.sandbox.store import Record, RecordKind, Store
from meetc.sandbox.users import Role, add_user
from meetc.service.http import Patience
from tests.conftest import Ran

USER, PASSWORD = "fed", "swordfish-8841"

MEET = """\
meet "Small Open"
  slug small
  country GBR
  date 2026-05-09
team AAA "Alphas"
team BBB "Betas"
athlete 1 "Ada Example" F 2001-03-21 AAA events_entered=T01,F01
athlete 2 "Bea Sample" F BBB
event T01 100 "100 metres" F rounds=2 at=10:30
  heat 1 official wind=+0.8
    1  11.82  lane=4
    2  11.95  lane=5
  heat 2 official
    3  12.10
event F01 LJ "Long Jump" F attempts=3 category=FF
  final official
    1  5.74(+1.2)  x  5.60(-0.3)
    2  5.72(+0.1)  .  r
event F02 HJ "High Jump" F
  final official
    heights 1.40 1.45 1.50
    1  o  xo  xxx
    2  o  xxx
"""
"""A meet of about twenty requests, with an event of every shape."""


@dataclass
class Rig:
    """A folder with a meet, a rehearsal server, and the command between them."""

    folder: Path
    service: Service
    url: str

    @property
    def meet(self) -> Path:
        return self.folder / "small.meet"

    @property
    def base(self) -> Path:
        return self.folder / "small.test.base.json"

    def write(self, text: str) -> None:
        self.meet.write_text(text, encoding="utf-8")

    def change(self, old: str, new: str) -> None:
        """Change the text of the meet in one place."""
        text = self.meet.read_text(encoding="utf-8")
        assert text.count(old) >= 1, old
        self.write(text.replace(old, new, 1))

    def afresh(self, folder: Path, text: str = MEET) -> None:
        """Begin again in a new folder, with a service that knows its users and nothing else."""
        self.service.store.clear()
        self.service.faults = []
        folder.mkdir()
        self.folder = folder
        (folder / "meetc.toml").write_text(f'[env.test]\nhost = "{self.url}"\n', encoding="utf-8")
        self.write(text)

    def environment(self) -> dict[str, str]:
        return {"MEETC_USERNAME": USER, "MEETC_PASSWORD": PASSWORD, "NO_COLOR": "1"}

    def __call__(self, *arguments: str, **environment: str) -> Ran:
        """Run the command in this process, in the folder of the meet."""
        before = os.getcwd()
        os.chdir(self.folder)
        try:
            result = CliRunner().invoke(app, arguments, env=self.environment() | environment)
        finally:
            os.chdir(before)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    def push(self, *options: str) -> Ran:
        return self("push", "small.meet", *options)

    def plan(self, *options: str) -> Ran:
        return self("plan", "small.meet", *options)

    def steps(self, *options: str) -> dict[str, dict[str, Any]]:
        """The steps of the plan of now, by resource."""
        found = json.loads(self.plan("--format", "json", *options).out)
        return {step["resource"]: step for step in found["steps"]}

    def requests(self, method: str = "") -> list[str]:
        """What came to the service since the log was cleared."""
        found = log.requests(self.service.store)
        return [f"{r['method']} {r['path']}" for r in found if method in ("", r["method"])]

    def writes(self) -> list[str]:
        """All requests but GET and that of a token."""
        return [r for r in self.requests() if r[:4] != "GET " and "get-auth-token" not in r]

    def befallen(self) -> list[str]:
        """The faults that have befallen requests which are over."""
        return [r["fault"] for r in log.requests(self.service.store) if r["fault"]]

    def forget(self) -> None:
        log.clear(self.service.store)

    # -- what the service holds ---------------------------------------------------------------

    def record(self, kind: RecordKind, key: str, event: str = "") -> Record:
        """The record of a natural key; a unit is `1/2` of its event."""
        owner = self.record(RecordKind.EVENT, event).id if event else ""
        competition = "" if kind is RecordKind.COMPETITION else self.competition().id
        found = self.service.store.find(kind, key, competition=competition, owner=owner)
        assert found is not None, (kind, key)
        return found

    def competition(self) -> Record:
        return self.service.store.of_competition(RecordKind.COMPETITION, "")[0]

    def edit(self, kind: RecordKind, key: str, event: str = "", **fields: Any) -> None:
        """Change a record, as somebody else does."""
        record = self.record(kind, key, event)
        self.service.store.save(record, record.document | fields, extra=record.extra)

    def rows(self, event: str, unit: str = "1/1") -> dict[str, dict[str, Any]]:
        rows = self.record(RecordKind.UNIT, unit, event).document.get("results", [])
        return {row["bib"]: row for row in rows}

    def edit_row(self, event: str, bib: str, unit: str = "1/1", **fields: Any) -> None:
        """Change a row of a unit, or add one, as somebody else does."""
        rows = self.rows(event, unit)
        rows[bib] = rows.get(bib, {"bib": bib}) | fields
        self.edit(RecordKind.UNIT, unit, event, results=list(rows.values()))

    def held(self) -> dict[str, Any]:
        """All that the service holds, by natural keys and without ids."""
        store = self.service.store
        events = {each.id: each.key for each in store.of_competition(RecordKind.EVENT, "")}
        found: dict[str, Any] = {}
        for kind in RecordKind:
            for each in store.of_competition(kind, ""):
                name = f"{kind} {events.get(each.owner, '')} {each.key}"
                assert name not in found, f"{name} is there twice"
                found[name] = each.document
        return found


@contextmanager
def rig(folder: Path, text: str = MEET, **switches: bool) -> Iterator[Rig]:
    """A meet and a service that does not know it yet."""
    service = Service(Store())
    service.switches = replace(service.switches, **switches)
    add_user(service.store, USER, Role.FEDERATION, PASSWORD, "Fay Deration")
    with no_keyring(), _serving(service) as url:
        found = Rig(folder, service, url)
        found.afresh(folder / "meets", text)
        yield found


@contextmanager
def _serving(service: Service) -> Iterator[str]:
    """Serve; nobody waits for the end of the server, which takes 0.2 s."""

    def end() -> None:
        server.close()
        service.store.close()

    server = ExitStack()
    try:
        yield server.enter_context(running(service))
    finally:
        threading.Thread(target=end, name="the end of a server").start()


@contextmanager
def no_keyring() -> Iterator[None]:
    """Have no keyring: that of whoever runs the tests is not touched."""
    was_there, before = "keyring" in sys.modules, sys.modules.get("keyring")
    sys.modules["keyring"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules["keyring"]
        if was_there:
            sys.modules["keyring"] = before  # type: ignore[assignment]


def impatient(monkeypatch: Any) -> None:
    """Have no retry wait."""
    monkeypatch.setattr(Patience, "before", lambda self, attempt, asked: 0.0)


def settled(found: Rig) -> None:
    """A push sends no more than what follows, as once, and then the service has what the text
    says."""
    assert found.push().code == 0
    found.forget()
    assert found.push().code == 0
    assert found.writes() == []
    status = found("status", "small.meet").out.splitlines()[2:]
    assert status == ["the service has what the text says"]
