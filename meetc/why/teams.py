"""Why a team has its total and its place in a match: all that scores for it, added up."""

from __future__ import annotations

from collections.abc import Sequence

from meetc.diagnostics.wording import count_of, ordinal
from meetc.model import Event, Meet
from meetc.resolve.review.team_scores import Win, wins_of_match
from meetc.rules.comparison import Compared
from meetc.rules.rounds import unit_name
from meetc.rules.team_race import TeamInRace
from meetc.rules.team_scores import TeamPart, TeamTotal, team_totals
from meetc.why.reason import About, Case, Reason, Rival


def of_team(meet: Meet, team_id: str) -> list[Case]:
    """The total of a team as the sum of what its competitors and squads have won, and its place
    among the teams of its match; then its team races, each under the name of its event."""
    team = next(team for team in meet.teams if team.id == team_id)
    names = {team.id: team.name for team in meet.teams}
    wins = wins_of_match(meet, team_id)
    totals = team_totals(win.scored for win in wins)
    parts = tuple(_part(win) for win in wins if win.scored.team == team_id and win.scored.points)
    own = next((total for total in totals if total.team == team_id), None)
    races = [
        Case(f"{event.id} {event.name}", 0, 0, team_id, team.name, str(one.total),
             _of_race(one, race, event, names))
        for event in meet.events
        for race in event.team_races.values()
        for one in race
        if one.team == team_id
    ]  # fmt: skip
    if own is None:
        no_match = team.fields.get("match_id") == ""
        why = "a team of no match does not score" if no_match else "nobody has won points for it"
        made = Reason(About.TOTAL, "", why, lines=(team.line.span(),))
        return races or [Case("", 0, 0, team_id, team.name, "", (made,))]
    total = Reason(About.TOTAL, str(own.total), _sum(own, len(parts)), lines=(team.line.span(),),
                   parts=parts)  # fmt: skip
    reasons = (_place(own, totals, names, "points"), total)
    return [Case("", 0, 0, team_id, team.name, str(own.total), reasons), *races]


def _of_race(
    own: TeamInRace, race: Sequence[TeamInRace], event: Event, names: dict[str, str]
) -> tuple[Reason, ...]:
    """The place and the sum of a team in a team race, which rests on the rows of who counts."""
    places = ", ".join(map(str, own.places))
    line = (event.line.span(),)
    last = [row for unit in event.units_of(len(event.rounds)) for row in unit.rows]
    rows = {row.bib: row for row in (*last, *event.rows)}
    counting = tuple(rows[bib].line.span() for bib in own.bibs)
    count = event.counting.counting if event.counting else 0
    if own.place is None:
        why = f"fewer than {count} have a place" + (f": {places}" if places else "")
        return (Reason(About.PLACE, "", why, lines=(*line, *counting)),)
    why = f"the places of its first {count}: {places}"
    placed = [one for one in race if one.place is not None]
    return (
        _place(own, placed, names, "sum of places")._replace(lines=line),
        Reason(About.TOTAL, str(own.total), why, lines=(*line, *counting)),
    )


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


def _place(
    own: TeamTotal | TeamInRace,
    totals: Sequence[TeamTotal | TeamInRace],
    names: dict[str, str],
    what: str,
) -> Reason:
    """The place of a team, against those who are level and the next in front, or behind."""
    at = own.place or 0
    level = [total for total in totals if total.place == at and total is not own]
    front = [total for total in totals if (total.place or 0) < at][-1:]
    near = front or [total for total in totals if (total.place or 0) > at][:1]
    words = "behind" if front else "ahead of"
    sentences = [f"level with {total.team} in {own.total}" for total in level]
    for total in near:
        steps = _steps(own, total, what)
        equal = f"equal in {own.total}; {steps[-1].what}: " if len(steps) > 1 else ""
        sentences.append(
            f"{words} {total.team} ({ordinal(total.place or 0)}): {equal}{steps[-1].own} to "
            f"{steps[-1].other}"
        )
    rivals = tuple(
        Rival(total.team, names.get(total.team, ""), _steps(own, total, what))
        for total in (*level, *near)
    )
    why = "; ".join(sentences) or "no other team has a place"
    return Reason(About.PLACE, str(at), why, rivals=rivals)


def _steps(
    own: TeamTotal | TeamInRace, other: TeamTotal | TeamInRace, what: str
) -> tuple[Compared, ...]:
    """How two teams compare: in a team race of equal sums by what its league parts them, the last
    who counts say."""
    steps = [Compared(what, str(own.total), str(other.total))]
    if own.total == other.total and isinstance(own, TeamInRace) and isinstance(other, TeamInRace):
        for (thing, one), (_, another) in zip(own.parting, other.parting, strict=True):
            first, second = ("none" if value is None else str(value) for value in (one, another))
            steps.append(Compared(thing, first, second))
            if one != another:
                break
    return tuple(steps)
