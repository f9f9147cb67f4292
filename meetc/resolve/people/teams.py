"""Teams: `team THH "Thames Hare & Hounds"`."""

from __future__ import annotations

from meetc.diagnostics.codes import TEAM_TWICE
from meetc.diagnostics.diagnostic import Related, Report
from meetc.fields import Kind
from meetc.model import Team
from meetc.resolve.fields.header import is_id, missing, read_fields, surplus
from meetc.resolve.fields.reader import Fields
from meetc.syntax.lines import Line
from meetc.syntax.parts import owner_span, team_parts
from meetc.syntax.values import text_at


def read_teams(lines: list[Line], meet: Fields, report: Report) -> dict[str, Team]:
    """The teams by their id, in file order."""
    teams: dict[str, Team] = {}
    for line in lines:
        code, places, rest = team_parts(line)
        if code is None or line.words[code] == '""':
            missing(line, "the code of the team", 'team THH "Thames Hare & Hounds"', report)
            continue
        if not is_id(line, code, "team code", report):
            continue
        team_id = text_at(line, code, report)
        fields = read_fields(line, Kind.TEAM, report)
        fields.put("team_id", team_id, (line, code))
        for name, word in places.items():
            fields.put(name, text_at(line, word, report), (line, word))
        surplus(line, rest, "a team has a code and a name", report)
        fields.inherit(meet.below, kind=Kind.TEAM)
        if team_id in teams:
            report.error(
                TEAM_TWICE,
                f"the team {team_id} is declared a second time",
                owner_span(line),
                related=[Related(owner_span(teams[team_id].line), "first declared here")],
            )
            continue
        teams[team_id] = Team(team_id, fields.sent(Kind.TEAM), fields.extra, line)
    return teams
