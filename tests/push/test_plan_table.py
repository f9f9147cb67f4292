"""The three-way table: every case of base, service and text, for a field, a row and a resource;
and that a plan is a pure function of the three."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetc.plan.base import Base, Known, dumps, known_after, loads
from meetc.plan.canonical import same
from meetc.plan.compare import Verdict
from meetc.plan.plan import Plan, Wishes, make_plan
from meetc.plan.remote import Remote
from meetc.plan.resource import COMPETITION, Key, Resource, ResourceKind, nest, unnest
from meetc.plan.spec import Spec
from meetc.plan.step import Action

EVENT = Key(ResourceKind.EVENT, "T01")
UNIT = Key(ResourceKind.UNIT, "T01 1 1")
PLAIN = Wishes()
B, R, V = "11.80", "11.81", "11.82"


def unit(*rows: tuple[str, str | None]) -> dict[str, Any]:
    return {
        "round": 1,
        "heat": 1,
        "status": "finished",
        "results": [{"bib": bib} | ({"performance": p} if p else {}) for bib, p in rows],
    }


def planned(
    base: dict[str, Any] | None,
    remote: dict[str, Any] | None,
    spec: dict[str, Any] | None,
    wishes: Wishes = PLAIN,
    key: Key = UNIT,
) -> Plan:
    """The plan for one resource; its event is the same on all sides."""
    event = {"event_id": "T01", "event_code": "100", "category": "M", "rounds": "1"}
    competition = {"slug": "s", "year": "2026", "country": "GBR"}
    sides: list[dict[Key, Any]] = []
    for one in (base, remote, spec):
        found = {COMPETITION: competition} | ({EVENT: event} if key is UNIT else {})
        sides.append(found | ({key: one} if one is not None else {}))
    last, there, wanted = ({k: Resource(k.kind, d) for k, d in side.items()} for side in sides)
    known = {key: Known(one.flat, one.flat) for key, one in last.items()}
    return make_plan(Spec(wanted, {}), Remote("id", "DIRECTOR", there), Base("x", known), wishes)


FIELD = {
    # base, remote, spec: verdict
    (None, None, V): Verdict.SET,
    (None, V, V): Verdict.SAME,
    (None, R, V): Verdict.CONFLICT,
    (B, B, B): Verdict.SAME,
    (B, B, V): Verdict.SET,
    (B, R, B): Verdict.DRIFT,
    (B, V, V): Verdict.SAME,
    (B, R, V): Verdict.CONFLICT,
    (B, None, B): Verdict.DRIFT,
    (B, None, V): Verdict.CONFLICT,
    (B, None, None): Verdict.DROPPED,
    (B, B, None): Verdict.CLEAR,
    (B, R, None): Verdict.CONFLICT,
}


@pytest.mark.parametrize(("three", "verdict"), FIELD.items(), ids=str)
def test_p7_a_field_of_a_row(three: tuple[Any, Any, Any], verdict: Verdict) -> None:
    plan = planned(*(unit(("1", mark)) for mark in three))
    (step,) = [step for step in plan.steps if step.key == UNIT]
    found = [c.verdict for c in step.changes if c.path == ("1", "performance")]
    assert found == [verdict]


def test_p7_ours_decides_for_the_text() -> None:
    """Wherever others have changed a value that was sent."""
    decided = {
        (B, R, V): Verdict.SET,
        (B, None, V): Verdict.SET,
        (B, R, B): Verdict.SET,
        (B, None, B): Verdict.SET,
        (B, R, None): Verdict.CLEAR,
    }
    for three, verdict in FIELD.items():
        plan = planned(*(unit(("1", mark)) for mark in three), wishes=Wishes(ours=True))
        (step,) = [step for step in plan.steps if step.key == UNIT]
        found = [c.verdict for c in step.changes if c.path == ("1", "performance")]
        assert found == [decided.get(three, verdict)], three


ROW = {
    (None, None, V): Verdict.SET,
    (None, V, V): Verdict.SAME,
    (B, B, B): Verdict.SAME,
    (B, None, B): Verdict.DELETED,
    (B, None, V): Verdict.DELETED,
    (B, None, None): Verdict.DROPPED,
    (B, B, None): Verdict.CLEAR,
    (B, R, None): Verdict.CONFLICT,
    (None, R, None): Verdict.FOREIGN,
}


@pytest.mark.parametrize(("three", "verdict"), ROW.items(), ids=str)
def test_p7_a_row(three: tuple[Any, Any, Any], verdict: Verdict) -> None:
    for wishes in (Wishes(), Wishes(ours=True)):
        plan = planned(*(unit(("1", m)) if m else unit() for m in three), wishes=wishes)
        (step,) = [step for step in plan.steps if step.key == UNIT]
        decided = wishes.ours and verdict is Verdict.CONFLICT
        expected = Verdict.CLEAR if decided else verdict
        assert [c.verdict for c in step.changes if c.path == ("1", "bib")] == [expected]


TEAM = Key(ResourceKind.TEAM, "AAA")
RESOURCE = {
    (None, None, V): (Action.CREATE, Action.CREATE, Action.CREATE, Action.CREATE),
    (None, V, V): (Action.SAME, Action.SAME, Action.SAME, Action.SAME),
    (None, R, V): (Action.CONFLICT, Action.UPDATE, Action.CONFLICT, Action.CONFLICT),
    (B, B, B): (Action.SAME, Action.SAME, Action.SAME, Action.SAME),
    (B, B, V): (Action.UPDATE, Action.UPDATE, Action.UPDATE, Action.UPDATE),
    (B, R, B): (Action.SAME, Action.SAME, Action.SAME, Action.UPDATE),
    (B, V, V): (Action.SAME, Action.SAME, Action.SAME, Action.SAME),
    (B, R, V): (Action.CONFLICT, Action.CONFLICT, Action.CONFLICT, Action.UPDATE),
    (B, None, B): (Action.CONFLICT, Action.CONFLICT, Action.CREATE, Action.CONFLICT),
    (B, None, V): (Action.CONFLICT, Action.CONFLICT, Action.CREATE, Action.CONFLICT),
    (B, None, None): (Action.DROP, Action.DROP, Action.DROP, Action.DROP),
    (B, B, None): (Action.ORPHAN, Action.ORPHAN, Action.ORPHAN, Action.ORPHAN),
    (B, R, None): (Action.ORPHAN, Action.ORPHAN, Action.ORPHAN, Action.ORPHAN),
    (None, R, None): (Action.FOREIGN, Action.FOREIGN, Action.FOREIGN, Action.FOREIGN),
}
"""What happens without an option, with --adopt, with --recreate, with --ours."""


@pytest.mark.parametrize(("three", "actions"), RESOURCE.items(), ids=str)
def test_p7_a_resource(three: tuple[Any, Any, Any], actions: tuple[Action, ...]) -> None:
    sides = [{"team_id": "AAA", "team_name": name} if name else None for name in three]
    every = (Wishes(), Wishes(adopt=True), Wishes(recreate=True), Wishes(ours=True))
    for wishes, action in zip(every, actions, strict=True):
        plan = planned(*sides, wishes=wishes, key=TEAM)
        assert [step.action for step in plan.steps if step.key == TEAM] == [action]


def test_p7_a_blank_or_a_default_is_no_conflict() -> None:
    for field, there in (
        ("r1_time", ""), ("name", None), ("lanes", 8), ("seeding", "open_meet"), ("limit", None),
        ("cut_after_round", 3), ("hide_in_timetable", False),
    ):  # fmt: skip
        base = {"event_id": "T01", "event_code": "100", "category": "M", "rounds": "1"}
        remote, spec = base | {field: there}, base | {field: "5"}
        plan = planned(None, remote, spec, key=EVENT)
        assert [step.action for step in plan.steps if step.key == EVENT] == [Action.UPDATE], field


@pytest.mark.parametrize(
    ("kind", "field", "one", "other"),
    [
        (ResourceKind.EVENT, "r1_time", "10:00", "10:00:00"),
        (ResourceKind.EVENT, "r1_time", "", None),
        (ResourceKind.EVENT, "parent", "", None),
        (ResourceKind.EVENT, "age_groups", "U15,SEN", ["SEN", "U15"]),
        (ResourceKind.EVENT, "lanes", 8, "8"),
        (ResourceKind.EVENT, "hide_in_timetable", False, "false"),
        (ResourceKind.EVENT, "rounds", "8,3,1", "8, 3, 1"),
        (ResourceKind.COMPETITION, "year", "2026", 2026),
        (ResourceKind.UNIT, "wind_assistance", "+0.8", "0.8"),
        (ResourceKind.UNIT, "heights", ["1.40", "1.45"], ["1.4", "1.45"]),
    ],
)
def test_one_value_in_two_forms(kind: ResourceKind, field: str, one: Any, other: Any) -> None:
    assert same(kind, ("", field), one, other)


def test_marks_are_compared_as_typed() -> None:
    assert not same(ResourceKind.UNIT, ("1", "performance"), "1:45", "1:45.00")
    assert not same(ResourceKind.RELAY_TEAM, ("", "runners"), ["007"], ["7"])


def test_a_hostile_number_takes_no_time() -> None:
    assert not same(ResourceKind.EVENT, ("", "lanes"), 8, "1e999999999")
    assert not same(ResourceKind.EVENT, ("", "lanes"), 8, "NaN")


def test_what_the_service_recomputes_is_its_own() -> None:
    sent = {("", "status"): "finished", ("1", "bib"): "1", ("1", "place"): 1}
    after = unit(("1", "11.8")) | {"results": [{"bib": "1", "place": 2, "catpos": 3}]}
    known = known_after(sent, frozenset(), {}, Resource(UNIT.kind, after), Known())
    assert known.left["1", "place"] == 2
    assert known.left["1", "catpos"] == 3
    again = loads(dumps(Base("x", {UNIT: known}))).resources[UNIT]
    assert again == known


_values = st.one_of(
    st.none(), st.sampled_from(["", "x", "é\n"]), st.integers(-5, 99), st.booleans()
)
_flat = st.dictionaries(
    st.tuples(st.sampled_from(["", "1", "2"]), st.sampled_from(["a", "b", "rows"])), _values
)


@given(_flat)
def test_flat_and_nested_are_inverse(flat: dict[tuple[str, str], Any]) -> None:
    assert unnest(nest(flat)) == flat


@given(_flat, _flat)
def test_a_base_is_read_back_as_it_was(sent: Any, left: Any) -> None:
    left = {path: value for path, value in left.items() if value is not None}
    base = Base("https://a.example/x/", {UNIT: Known(sent, left)})
    again = loads(dumps(base))
    assert again == base
    assert dumps(again) == dumps(base)


_marks = st.sampled_from([None, B, R, V, "DNS"])
_units = st.one_of(
    st.none(),
    st.dictionaries(st.sampled_from(["1", "2", "3"]), _marks).map(lambda d: unit(*d.items())),
)


@given(_units, _units, _units)
def test_a_plan_is_pure(base: Any, remote: Any, spec: Any) -> None:
    one, other = planned(base, remote, spec), planned(base, remote, spec)
    assert one == other
    for row, left, there, said in itertools.product("123", [base], [remote], [spec]):
        now, was, wanted = (_mark(side, row) for side in (there, left, said))
        if now is not None and now not in (was, wanted):
            for step in one.steps:
                assert not [
                    c for c in step.with_verdict(Verdict.SET, Verdict.CLEAR)
                    if c.path == (row, "performance")
                ], "somebody else's mark is never overwritten"  # fmt: skip


def _mark(side: Any, row: str) -> Any:
    rows = {} if side is None else {r["bib"]: r.get("performance") for r in side["results"]}
    return rows.get(row)
