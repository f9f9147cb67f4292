"""meetc.toml, and where credentials come from."""

from __future__ import annotations

import sys
import types
from pathlib import Path

import pytest

from meetc.service import credentials
from meetc.service.credentials import obtain
from meetc.service.environment import SANDBOX_HOST, EnvironmentFileError, load
from meetc.service.errors import DeniedError
from tests.support.pushing import MEET, Rig


@pytest.fixture
def here(tmp_path: Path) -> Rig:
    found = Rig(tmp_path, None, "")  # type: ignore[arg-type]
    found.write(MEET)
    return found


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[env.test]\nhots = 'x'", "there is no setting hots; did you mean host?"),
        ("[env.test]\npassword = 'x'\nhost = 'a'", "password does not belong into a file"),
        ("[env.test]\nhost = 'http://data.opentrack.run'", "plain http goes to this machine only"),
        ("[env.test]\nhost = 'http://[::1'", "http://[::1 is no address of a host"),
        ("[env.test]\n", "lacks its host"),
        ("[env.test]\nhost = 7", "host is a text"),
        ("[env.test]\nhost = 'a'\napi = 'v2'", 'api is "rest" or "v1", not'),
        ("env = 7", "environments are tables"),
        ("env.test = 7", "is a table"),
        ("default = 'live'", "there is no environment 'live'"),
        ("x = [", "Invalid value"),
        ("[env.'A B']\nhost = 'a'", "names are small letters"),
    ],
)
def test_a_wrong_meetc_toml_is_told(here: Rig, text: str, message: str) -> None:
    (here.folder / "meetc.toml").write_text(text)
    ran = here.plan()
    assert ran.code == 2
    assert message in ran.err
    assert "meetc.toml" in ran.err


def test_a_password_in_a_host_is_refused_and_not_shown(here: Rig) -> None:
    for host in ("https://ada:sw0rdf1sh@data.opentrack.run", "https://ada:sw0rdf1sh@[::1"):
        (here.folder / "meetc.toml").write_text(f"[env.test]\nhost = '{host}'")
        ran = here.plan()
        assert ran.code == 2
        assert "meetc.toml" in ran.err
        assert "sw0rdf1sh" not in ran.out + ran.err


def test_environments(tmp_path: Path) -> None:
    (tmp_path / "meetc.toml").write_text(
        "default = 'test'\n[env.test]\nhost = 'test-data.opentrack.run'\ncompetition = 'c-1'\n"
        "[env.live]\nhost = 'https://data.opentrack.run'\napi = 'v1'\n"
    )
    (tmp_path / "below").mkdir()
    found = load(tmp_path / "below")
    assert sorted(found.by_name) == ["live", "sandbox", "test"]
    assert found.default == "test"
    assert found.by_name["test"].competition == "c-1"
    assert not found.by_name["test"].origin.is_live
    assert found.by_name["live"].origin.is_live
    assert str(found.by_name["live"].api) == "v1"
    (tmp_path / "meetc.toml").write_bytes(b"\xff")
    with pytest.raises(EnvironmentFileError):
        load(tmp_path)


def test_the_sandbox_is_where_it_serves() -> None:
    from meetc.sandbox import PORT

    assert SANDBOX_HOST.endswith(f":{PORT}")


def test_which_environment(here: Rig) -> None:
    ran = here.plan("--env", "tset")
    assert (ran.code, ran.err.splitlines()[-1]) == (
        2, "meetc: there is no environment tset; there are sandbox"
    )  # fmt: skip
    assert here.plan().code == 2
    (here.folder / "meetc.toml").write_text("[env.a]\nhost='a'\n[env.b]\nhost='b'\n")
    assert "names no default: --env" in here.plan().err


def test_the_order_of_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: dict[tuple[str, str], str] = {}
    ring = types.SimpleNamespace(
        get_password=lambda service, name: kept.get((service, name)),
        set_password=lambda service, name, value: kept.update({(service, name): value}),
        delete_password=lambda service, name: kept.pop((service, name)),
    )
    monkeypatch.setitem(sys.modules, "keyring", ring)
    origin, asked = "https://a.example", []

    def ask(what: str, hidden: bool) -> str:
        asked.append((what, hidden))
        return "typed"

    with pytest.raises(DeniedError):
        obtain(origin, {}, None)
    assert obtain(origin, {}, ask).password == "typed"
    assert asked == [("user name at https://a.example", False), ("password of typed", True)]
    assert credentials.keep(origin, "kept-token")
    assert obtain(origin, {}, None).token == "kept-token"
    assert obtain("https://b.example", {"MEETC_TOKEN": "t"}, None).token == "t"
    both = {"MEETC_USERNAME": "u", "MEETC_PASSWORD": "p"}
    assert obtain(origin, both, None).username == "u"
    assert obtain(origin, both | {"MEETC_TOKEN": "t"}, None).token == "t"
    assert "p-secret" not in repr(obtain(origin, both | {"MEETC_PASSWORD": "p-secret"}, None))
    assert credentials.forget(origin)
    assert not credentials.forget(origin)


def test_without_a_keyring_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert not credentials.keep("https://a.example", "token")
    assert credentials.kept("https://a.example") == ""
    assert not credentials.forget("https://a.example")


def test_a_token_that_can_be_none(here: Rig) -> None:
    for token in ("a\nb", "ключ"):
        ran = here("whoami", "--env", "sandbox", MEETC_TOKEN=token)
        assert ran.code == 3
        assert "MEETC_TOKEN has characters that no token has" in ran.err
        assert token not in ran.err
