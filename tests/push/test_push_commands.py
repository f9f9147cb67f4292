"""The commands around a push: rehearsal, --only, the older API, who we are, what is ours."""

from __future__ import annotations

import errno
import json
import sys
from pathlib import Path

import pytest

from meetc.sandbox import demo
from meetc.sandbox.store import RecordKind
from meetc.sandbox.users import add_user
from tests.support.pushing import MEET, USER, Rig, rig


def test_login_whoami_meets_logout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    with rig(tmp_path) as found:
        assert found("whoami").out.splitlines()[1] == "as  Fay Deration <fed@example.org>"
        assert found("meets").out.splitlines()[-1] == "none"
        found.push()
        table = found("meets", "--until", "2027-01-01").out.splitlines()[2:]
        assert table[0].split() == ["date", "country", "role", "name", "id", "url"]
        assert table[1].split()[:3] == ["2026-05-09", "GBR", "DIRECTOR"]
        assert "nothing is kept" in found("login").out
        assert "none was kept" in found("logout").out
        assert found("meets", "--until", "soon").code == 2
        assert found("whoami", MEETC_PASSWORD="wrong").code == 3
        found.forget()
        assert "are teams listed?\n    yes, 2 there" in found("probe").out
        assert {r.split()[0] for r in found.writes()} <= {"OPTIONS"}


def test_only_sends_the_results_of_one_event_in_few_requests(tmp_path: Path) -> None:
    with rig(tmp_path) as found:
        found.push()
        found.change("11.95", "11.94")
        found.change('"High Jump"', '"Higher Jump"')
        found.forget()
        ran = found.push("--only", "T01")
        assert ran.code == 0
        assert len(found.requests()) <= 8, found.requests()
        assert found.writes() == [found.writes()[0]]
        assert "Higher" in found.push("--dry-run", "-v").out
        found.change("    3  12.10", "    3  12.10\n    4  12.20")
        found.change("event T01", 'athlete 4 "Dee Late" F CCC\nteam CCC "Gammas"\nevent T01')
        found.forget()
        assert found.push("--only", "T01").code == 0
        assert [w.split("/")[2] for w in found.writes()] == ["teams", "competitors", "units"]
        assert found.push("--only", "T9").code == 2


def test_what_has_no_known_key_is_counted(tmp_path: Path) -> None:
    """The qualifier and the runners of a row, net times, the time of becoming official."""
    with rig(tmp_path) as found:
        assert "stay" not in found.plan().out
        found.change("1  11.82  lane=4", "1  11.82  Q  lane=4")
        end = found.plan().out.splitlines()[-1]
        assert end == "1 qualifier stays in the text: OpenTrack has no known key for it"
        found.change("heat 1 official", "heat 1 official at=10:35")
        found.change("2  11.95  lane=5", "2  11.95  q  lane=5")
        told = (
            "2 qualifiers, 1 time of becoming official stay in the text: OpenTrack has no known "
            "key for them"
        )
        assert found.push().out.splitlines().count(told) == 1
        assert "stay" not in found.plan("--only", "F01").out
        kept = json.loads(found.plan("--format", "json").out)["kept_back"]
        assert kept == {"qualifier": 2, "official_at": 1}
        found.change("slug small", "slug small\n  key.qualifier qual")
        assert json.loads(found.plan("--format", "json").out)["kept_back"] == {"official_at": 1}


def test_rehearsal(tmp_path: Path) -> None:
    found = Rig(tmp_path, None, "")  # type: ignore[arg-type]
    found.write(MEET)
    ran = found.push()
    assert ran.code == 0, ran.err
    lines = ran.out.splitlines()
    assert (
        lines[0] == "no service is configured, so this is a rehearsal: nothing leaves this machine"
    )
    assert lines.index("first push:") < lines.index("second push:")
    assert lines[-1] == "nothing was sent: nothing has changed"
    assert [path.name for path in tmp_path.iterdir()] == ["small.meet"]
    assert found.push("--rehearse").out.splitlines()[1:] == lines[1:]
    both = json.loads(found.push("--rehearse", "--format", "json").out)
    assert [len(each["results"]) for each in both["pushes"]] == [12, 0]


def test_rehearsal_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = Rig(tmp_path, None, "")  # type: ignore[arg-type]
    found.write(MEET)
    monkeypatch.setitem(sys.modules, "meetc.sandbox.server", None)
    ran = found.push()
    assert ran.code == 2
    assert "pip install '.[sandbox]'" in ran.err
    assert "meetc.toml" in ran.err


def test_the_older_api_creates_and_never_changes(tmp_path: Path) -> None:
    with rig(tmp_path) as found:
        toml = found.folder / "meetc.toml"
        toml.write_text(toml.read_text() + 'api = "v1"\n')
        assert found.push("--dry-run").code == 0
        assert found.push().out.splitlines()[-1] == "done: 1 created"
        assert found.rows("T01")["1"]["performance"] == "11.82"
        held = found.held()
        again = found.push()
        assert again.code == 3
        assert "is there already, and api/v1 changes nothing" in again.err
        assert found.held() == held
        assert USER in again.out
        found.forget()
        for command in ("plan", "status", "pull"):
            ran = found(command, "small.meet")
            assert ran.code == 2
            assert "environment test has api/v1, which creates a meet and changes" in ran.err
        assert found.requests() == []


def test_the_older_api_takes_no_part_of_a_meet_and_no_saved_plan(tmp_path: Path) -> None:
    with rig(tmp_path) as found:
        assert found.push("--api", "v1", "--only", "T01").code == 2
        assert found.plan("--save", "small.plan").code == 0
        assert found("push", "small.plan", "--api", "v1").code == 2
        with open(found.folder / "meetc.toml", "a", encoding="utf-8") as file:
            file.write('api = "v1"\n')
        assert found("push", "small.plan").code == 3
        assert found.writes() == []


def test_a_competition_of_others_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from meetc.sandbox.users import Role, add_user

    with rig(tmp_path) as found:
        assert found.push().code == 0
        add_user(found.service.store, "reader", Role.READER, "pass")
        ran = found("push", "small.meet", MEETC_USERNAME="reader", MEETC_PASSWORD="pass")
        assert ran.code == 3
        assert "is there, and the user has no role in it" in ran.err


def test_a_base_of_another_competition_is_refused(tmp_path: Path) -> None:
    with rig(tmp_path) as found:
        found.push()
        found.change("slug small", "slug other")
        ran = found.push()
        assert ran.code == 2
        old, new = (f"{found.url}/x/2026/GBR/{slug}/" for slug in ("small", "other"))
        why = "the slug, country or year of the meet, or the host, has changed since the last push"
        start = f"meetc: small.test.base.json is of {old}, not of {new}: {why}; change it back, or"
        assert f"{start} move small.test.base.json away to begin anew" in ran.err
        (found.folder / "small.test.journal").write_text("")
        also = f"{start} move small.test.base.json and small.test.journal away to begin anew"
        assert also in found.push().err
        found.base.unlink()
        assert found.push().code == 0


_UNIT = '{"about": {"format": 1}, "unit T01": {"sent": {}}}'
_BROKEN: list[tuple[bytes, str]] = [
    (b"{}", "it is not as meetc writes it"),
    (_UNIT.encode(), "it is not as meetc writes it"),
    (b'{"about": {"format": 1}, "team A": 7}', "it is not as meetc writes it"),
    (b'{"about": {"format": 2}}', "its format is 2, and this meetc knows 1"),
    (b"{", "it is no JSON"),
    (b"[" * 100_000, "it is no JSON"),
    (b'{\n<<<<<<< HEAD\n"a": 1\n=======\n>>>>>>> b\n}', "both sides of a merge stand in it"),
    (b'{"\xff": 1}', "it is no text in UTF-8"),
]


def test_a_base_that_cannot_be_used_says_what_to_do(tmp_path: Path) -> None:
    with rig(tmp_path) as found:
        assert found.push().code == 0
        good = json.loads(found.base.read_bytes())
        for data, problem in _BROKEN:
            found.base.write_bytes(data)
            for command in ("plan", "push", "status", "pull"):
                ran = found(command, "small.meet")
                assert ran.code == 2
                assert ran.err.splitlines()[-1] == (
                    f"meetc: small.test.base.json: {problem}; restore one sound version, or "
                    "delete it, and `push --adopt` finds out anew what was sent"
                )
        found.base.unlink()
        assert found.push("--adopt").code == 0
        assert json.loads(found.base.read_bytes()).keys() == good.keys()
        assert "nothing was sent" in found.push().out


def test_a_journal_that_cannot_be_used_says_what_to_do(tmp_path: Path) -> None:
    with rig(tmp_path) as found:
        assert found.push().code == 0
        journal = found.folder / "small.test.journal"
        for line in (b'{"done": "unit T01"}', b"7", b'"intent"', b'{"\xff"}', b"[" * 100_000,
                     b'{"intent": "unit T01"}'):  # fmt: skip
            journal.write_bytes(line + b"\n")
            ran = found.push()
            assert ran.code == 2
            assert ran.err.splitlines()[-1] == (
                "meetc: small.test.journal:1: it is no journal that meetc wrote; delete it, and "
                "`push --adopt` finds out anew what was sent"
            )
        journal.unlink()
        assert found.push("--adopt").code == 0


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the first request nothing was sent; later it goes on where it ended."""
    from meetc.push import state

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with rig(tmp_path) as found:
        with monkeypatch.context() as patch:
            patch.setattr(state.os, "fsync", full)
            ran = found.push()
        assert ran.code == 2
        assert ran.err.splitlines()[-1] == (
            "meetc: nothing is sent: it could not be noted, no space left on device"
        )
        assert found.writes() == []
        with monkeypatch.context() as patch:
            patch.setattr(state.Journal, "done", full)
            ran = found.push()
        assert ran.code == 4
        assert ran.err.splitlines()[-2:] == [
            "meetc: what was sent cannot be noted: no space left on device",
            "next: meetc push small.meet --env test, which goes on where this ended",
        ]
        assert len(found.writes()) == 1
        assert found.push().code == 0


def test_unlock_of_a_meet_that_is_not_there(tmp_path: Path) -> None:
    with rig(tmp_path) as found:
        ran = found("unlock", "nope.meet")
        assert ran.code == 2
        assert ran.err == "meetc: nope.meet: no such file; the meet is meant whose lock it is\n"
        assert found("unlock", "small.meet").out == "there is no lock\n"


def test_login_to_the_demo_needs_no_credentials(tmp_path: Path) -> None:
    with rig(tmp_path) as found:
        (found.folder / "meetc.toml").write_text(f'[env.sandbox]\nhost = "{found.url}"\n')
        name, role, password, full_name = demo.USERS[1]
        add_user(found.service.store, name, role, password, full_name)
        nothing = {"MEETC_USERNAME": "", "MEETC_PASSWORD": "", "MEETC_TOKEN": ""}
        assert "Felix Federation" in found("whoami", **nothing).out
        ran = found("login", "--env", "sandbox", **nothing)
        assert ran.code == 0, ran.err
        assert "signed in at" in ran.out
        assert "Felix Federation" in ran.out


def test_a_json_document_is_pushed_like_a_text(tmp_path: Path) -> None:
    with rig(tmp_path) as found:
        assert found("build", "small.meet").code == 0
        ran = found("push", "small.json")
        assert ran.code == 0, ran.out + ran.err
        assert "nothing was sent" in found("push", "small.json").out


def test_a_saved_plan_replaces_nothing_but_a_plan(tmp_path: Path) -> None:
    with rig(tmp_path) as found:
        before = (found.folder / "meetc.toml").read_bytes()
        ran = found.plan("--save", "meetc.toml")
        assert ran.code == 2
        assert "is no plan" in ran.err
        assert (found.folder / "meetc.toml").read_bytes() == before
        assert found.plan("--save", "a.plan").code == 0
        assert found.plan("--save", "a.plan").code == 0


def test_a_trial_of_another_type_does_not_end_a_push(tmp_path: Path) -> None:
    with rig(tmp_path) as found:
        assert found.push().code == 0
        trials = found.record(RecordKind.UNIT, "1/1", "F01").document["trials"]
        found.edit(RecordKind.UNIT, "1/1", "F01", trials=[*trials, {"bib": ["9"], "round": 1}])
        found.change("5.60(-0.3)", "5.61(-0.3)")
        assert found.push().code in (0, 3, 4)


def test_status_tells_what_cannot_be_sent(tmp_path: Path) -> None:
    with rig(tmp_path) as found:
        assert found.push().code == 0
        assert found("status", "small.meet").code == 0
        found.change('"Small Open"', '"Smaller Open"')
        found.change("event F01", "event R1 4x100 relay F\n  squad AAA 1 2\nevent F01")
        assert found.push().code == 4
        ran = found("status", "small.meet")
        assert ran.code == 6
        assert ran.out.splitlines()[2:] == [
            "cannot be sent: competition: no change of a competition over the API is documented: "
            "change it by hand",
            "cannot be sent: squad AAA of R1: "
            "the API of 2026 has no documented place for relay teams",
        ]
        assert found("status", "small.meet", "--format", "json").code == 6
        ran = found("status", "small.meet", "--only", "T01")
        assert ran.code == 0, ran.out


def test_probe_of_a_competition_that_is_not_there(tmp_path: Path) -> None:
    with rig(tmp_path) as found:
        found.push()
        ran = found("probe", "no-such-id", "--env", "test")
        assert ran.code == 2
        assert "no competition no-such-id there; `meetc meets` lists yours" in ran.err
        mine = found.competition().id
        assert f"did you mean {mine}?" in found("probe", mine[:-1] + "~").err
        assert found("probe", mine).code == 0
        toml = found.folder / "meetc.toml"
        toml.write_text(toml.read_text() + 'competition = "another"\n')
        assert "no competition another there" in found("probe").err


def test_results_that_are_not_kept_are_told(tmp_path: Path) -> None:
    with rig(tmp_path, unit_results=False) as found:
        for _ in range(2):
            ran = found.push()
            assert ran.code == 4, ran.out + ran.err
            assert "does not keep its results" in ran.out


def test_a_first_push_tells_a_line_a_kind(tmp_path: Path) -> None:
    with rig(tmp_path) as found:
        kinds = ["+ competition", "+ 2 teams", "+ 2 athletes  2 entries", "+ 3 events",
                 "+ 4 units  7 rows", "plan: 12 to create"]  # fmt: skip
        assert found.plan().out.splitlines()[2:] == kinds
        assert "+ unit T01 round 1 heat 1  2 rows" in found.plan("-v").out
        ran = found.push().out.splitlines()
        assert ran[2:8] == kinds
        assert ran[8:] == [
            "[1/12] + competition",
            "[3/12] + 2 teams",
            "[5/12] + 2 athletes",
            "[8/12] + 3 events",
            "[12/12] + 4 units",
            "done: 12 created",
        ]
        found.change("\nevent T01", '\nathlete 8 "Dee" "Late" F BBB\nevent T01')
        assert "+ athlete 8" in found.push().out.splitlines()


def test_many_of_a_kind_are_told_in_a_line(tmp_path: Path) -> None:
    with rig(tmp_path) as found:
        assert found.push().code == 0
        late = "".join(f'athlete {bib} "Dee" "Late" F BBB\n' for bib in range(100, 121))
        found.change("event T01", f"{late}event T01")
        ran = found.push().out.splitlines()
        assert "+ 21 athletes" in ran
        assert "[21/21] + 21 athletes" in ran
