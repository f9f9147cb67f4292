"""Why a team has its total and its place in a match: all that scores for it, added up."""

from __future__ import annotations

from collections.abc import Sequence

from meetc.diagnostics.wording import count_of, ordinal
from meetc.model import Meet
from meetc.resolve.review.team_scores import Win, wins_of_match
from meetc.rules.comparison import Compared
from meetc.rules.rounds import unit_name
from meetc.rules.team_scores import TeamPart, TeamTotal, team_totals
from meetc.why.reason import About, Case, Reason, Rival


def of_team(meet: Meet, team_id: str) -> Case:
    """The total of a team as the sum of what its competitors and squads have won, and its place
    among the teams of its match."""
    names = {team.id: team.name for team in meet.teams}
    wins = wins_of_match(meet, team_id)
    totals = team_totals(win.scored for win in wins)
    team = next(team for team in meet.teams if team.id == team_id)
    parts = tuple(_part(win) for win in wins if win.scored.team == team_id and win.scored.points)
    own = next((total for total in totals if total.team == team_id), None)
    mark = "" if own is None else str(own.total)
    made: tuple[Reason, ...]
    if own is None:
        no_match = team.fields.get("match_id") == ""
        why = "a team of no match does not score" if no_match else "nobody has won points for it"
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


def _part(win: Win) -> Reason:
    row, event, unit = win.row, win.event, ""
    if win.unit is not None:
        unit = f" {unit_name(win.unit.round, win.unit.heat, event.rounds)}"
    place = f", place {row.place}" if row.place is not None else ""
    mark = f", {row.performance}" if row.performance else ""
    why = f"{row.bib} in {event.id} {event.name}{unit}{place}{mark}"
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
