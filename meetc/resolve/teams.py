"""Teams: `team THH "Thames Hare & Hounds"`."""

from __future__ import annotations

from meetc.diagnostics.diagnostic import Related, Report
from meetc.fields import Kind
from meetc.model import Team
from meetc.resolve.header import is_id, missing, plain_words, read_fields, surplus
from meetc.resolve.reader import Fields
from meetc.syntax.lines import Line
from meetc.syntax.values import text_of


def read_teams(lines: list[Line], meet: Fields, report: Report) -> dict[str, Team]:
    """The teams by their id, in file order."""
    teams: dict[str, Team] = {}
    for line in lines:
        words = plain_words(line)
        if not words or line.words[words[0]] == '""':
            missing(line, "the code of the team", 'team THH "Thames Hare & Hounds"', report)
            continue
        if not is_id(line, words[0], "team code", report):
            continue
        team_id = text_of(line.piece(words[0]), report)
        fields = read_fields(line, Kind.TEAM, report)
        fields.put("team_id", team_id, (line, words[0]))
        if len(words) > 1 and not fields.given("team_name"):
            fields.put("team_name", text_of(line.piece(words[1]), report), (line, words[1]))
            words = words[1:]
        surplus(line, words[1:], "a team has a code and a name", report)
        fields.inherit(meet.below, kind=Kind.TEAM)
        if team_id in teams:
            report.error(
                "M305",
                f"the team {team_id} is declared a second time",
                line.span(1),
                related=[Related(teams[team_id].line.span(1), "first declared here")],
            )
            continue
        teams[team_id] = Team(team_id, fields.sent(Kind.TEAM), fields.extra, line)
    return teams
