"""Why a team has its total and its place in a match: all that scores for it, added up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from meetc.diagnostics.wording import count_of, ordinal
from meetc.model import Event, Meet, Row
from meetc.rules.comparison import Compared
from meetc.rules.rounds import unit_name
from meetc.rules.team_scores import Scored, TeamPart, TeamTotal, part_of, team_totals
from meetc.why.reason import About, Case, Reason, Rival

_USUAL_MATCH = "match"
"""What OpenTrack has for a team that names no match; an empty match does not score."""


class _Win(NamedTuple):
    """The points of one row for a team."""

    scored: Scored
    event: Event
    unit: str
    row: Row


def of_team(meet: Meet, team_id: str) -> Case:
    """The total of a team as the sum of what its competitors and squads have won, and its place
    among the teams of its match."""
    matches = {team.id: str(team.fields.get("match_id", _USUAL_MATCH) or "") for team in meet.teams}
    names = {team.id: team.name for team in meet.teams}
    match = matches[team_id]
    wins = [win for win in _wins(meet) if match and matches.get(win.scored.team) == match]
    totals = team_totals(win.scored for win in wins)
    team = next(team for team in meet.teams if team.id == team_id)
    parts = tuple(_part(win) for win in wins if win.scored.team == team_id and win.scored.points)
    own = next((total for total in totals if total.team == team_id), None)
    mark = "" if own is None else str(own.total)
    made: tuple[Reason, ...]
    if own is None:
        why = "nobody has won points for it yet" if match else "a team of no match does not score"
        made = (Reason(About.TOTAL, "", why, lines=(team.line.span(),)),)
    else:
        total = Reason(About.TOTAL, mark, _sum(own, len(parts)), lines=(team.line.span(),),
                       parts=parts)  # fmt: skip
        made = (_place(own, totals, names), total)
    return Case("", 0, 0, team_id, team.name, mark, made)


def _sum(own: TeamTotal, results: int) -> str:
    """`the sum of 5 results: women 12, men 8`."""
    split = ", ".join(f"{part} {own.parts[part]}" for part in TeamPart if part in own.parts)
    return f"the sum of {count_of(results, 'result')}: {split}"


def _part(win: _Win) -> Reason:
    row, unit = win.row, f" {win.unit}" if win.unit else ""
    place = f", place {row.place}" if row.place is not None else ""
    mark = f", {row.performance}" if row.performance else ""
    why = f"{row.bib} in {win.event.id} {win.event.name}{unit}{place}{mark}"
    return Reason(About.POINTS, str(win.scored.points), why, lines=(row.line.span(),))


def _place(own: TeamTotal, totals: Sequence[TeamTotal], names: dict[str, str]) -> Reason:
    """The place of a team, against those who are level and the next in front, or behind."""
    level = [total for total in totals if total.place == own.place and total is not own]
    front = [total for total in totals if total.place < own.place][-1:]
    behind = [total for total in totals if total.place > own.place][:1]
    near = [*level, *(front or behind)]
    sentences = [f"level with {total.team} in {own.total}" for total in level]
    for total in front or behind:
        word = "behind" if front else "ahead of"
        sentences.append(
            f"{word} {total.team} ({ordinal(total.place)}): {own.total} to {total.total}"
        )
    rivals = tuple(
        Rival(total.team, names.get(total.team, ""),
              (Compared("points", str(own.total), str(total.total)),))
        for total in near
    )  # fmt: skip
    why = "; ".join(sentences) or "no other team of its match has points"
    return Reason(About.PLACE, str(own.place), why, rivals=rivals)


def _wins(meet: Meet) -> Iterator[_Win]:
    """All results with points for a team. Who is no scorer wins none, nor does an event that is
    out of the scoring give any; a start list has none, whatever its heading gives to rows."""
    genders = {athlete.bib: athlete.gender or "" for athlete in meet.athletes}
    for event in meet.events:
        if event.fields.get("exclude_from_scoring_system"):
            continue
        team_of = _squads(event, meet) if event.discipline.legs else _athletes(meet)
        for unit, row in _results(event):
            team = team_of.get(row.bib)
            if row.points and team:
                part = part_of(event.genders, genders.get(row.bib, ""))
                yield _Win(Scored(team, part, row.points), event, unit, row)


def _results(event: Event) -> Iterator[tuple[str, Row]]:
    for row in event.rows:
        yield "", row
    for unit in event.units:
        for row in unit.rows if unit.has_results else ():
            yield unit_name(unit.round, unit.heat, event.rounds), row


def _athletes(meet: Meet) -> dict[str, str]:
    return {a.bib: a.team_id or "" for a in meet.athletes if not a.extra.get("non_scorer")}


def _squads(event: Event, meet: Meet) -> dict[str, str]:
    """The team of each squad; a row may name a team itself."""
    squads = {
        squad.id: "" if squad.extra.get("non_scorer") else squad.team_id or ""
        for squad in event.squads
    }
    return {team.id: team.id for team in meet.teams} | squads
