"""Squads of a relay: `squad BEL-A "Belgrave" 3 6 7 8`."""

from __future__ import annotations

from collections.abc import Sequence

from meetc.diagnostics.codes import (
    RUNNER_OF_OTHER_TEAM,
    RUNNER_OF_TWO_SQUADS,
    SQUAD_OUTSIDE_RELAY,
    SQUAD_TWICE,
    SQUAD_WITH_BIB_OF_ATHLETE,
    TWO_LEGS,
    WRONG_NUMBER_OF_RUNNERS,
)
from meetc.diagnostics.diagnostic import Related, Span
from meetc.diagnostics.wording import are, bibs
from meetc.fields import Kind
from meetc.model import Squad
from meetc.resolve.context import Context
from meetc.resolve.declared import DeclaredEvent
from meetc.resolve.fields.header import missing, read_fields, surplus
from meetc.resolve.fields.reader import Fields, item_spans, items_of
from meetc.resolve.people.athletes import check_team
from meetc.syntax.lines import Line
from meetc.syntax.parts import owner_span, squad_parts, text, values
from meetc.syntax.values import text_of

_NAMED = 5
_EXAMPLE = 'squad BEL-A "Belgrave" 3 6 7 8'


def read_squads(
    event: DeclaredEvent, defaults: tuple[Fields, ...], ctx: Context
) -> dict[str, Squad]:
    """The squads of an event by their id, in file order."""
    lines = [line for block in event.blocks for line in block.squads]
    discipline = event.discipline
    if lines and discipline is not None and not discipline.legs and not event.is_guess:
        hint = "rows of other events name athletes by their bibs"
        report_no_relay(event, "squads", lines[0].span(), hint, ctx)
        return {}
    squads: dict[str, Squad] = {}
    earlier: dict[str, tuple[int, Squad]] = {}
    for line in lines:
        squad = _read(line, event, defaults, ctx)
        if squad is None:
            continue
        if squad.id in squads:
            ctx.report.error(
                SQUAD_TWICE,
                f"the squad {squad.id} is declared a second time in {event.id}",
                owner_span(line),
                related=[Related(owner_span(squads[squad.id].line), "first declared here")],
                hint="the squads of a team are told apart: BEL-A, BEL-B",
            )
        else:
            _check_others(squad, earlier, event, ctx)
            squads[squad.id] = squad
            for bib in squad.runners:
                earlier.setdefault(bib, (len(squads), squad))
    return squads


def _check_others(
    squad: Squad, earlier: dict[str, tuple[int, Squad]], event: DeclaredEvent, ctx: Context
) -> None:
    """A runner is in one squad of an event; `earlier` has that of each runner so far with its
    number. Source: TR24."""
    in_others = [bib for bib in dict.fromkeys(squad.runners) if bib in earlier]
    others = dict(sorted(earlier[bib] for bib in in_others)).values()
    if others:
        named = " or ".join(other.id for other in others)
        ctx.report.warning(
            RUNNER_OF_TWO_SQUADS,
            f"{bibs(in_others, _NAMED)} {are(len(in_others))} in {named} and in {squad.id} of "
            f"{event.id}",
            _place_of(in_others[0], squad.line, ctx),
            related=[Related(other.line.span(), "the other squad") for other in others],
            hint="is one of the bibs mistyped?",
        )


def _read(
    line: Line, event: DeclaredEvent, defaults: tuple[Fields, ...], ctx: Context
) -> Squad | None:
    owner, name, words = squad_parts(line, ctx.names)
    if owner is None or line.words[owner] == '""':
        missing(line, "the id of the squad", _EXAMPLE, ctx.report)
        return None
    squad_id = text_of(line.piece(owner), ctx.report)
    fields = read_fields(line, Kind.SQUAD, ctx.report)
    if squad_id in ctx.athletes:
        hint = "OpenTrack would take the squad for the athlete: give it the team's code"
        report_is_bib(squad_id, line.span(owner), hint, ctx)
    fields.put("relay_team_id", squad_id, (line, owner))
    if name is not None:
        fields.put("name", text_of(line.piece(name), ctx.report), (line, name))
    if words and not fields.given("runners"):
        bibs = [ctx.bib_at(line, word) for word in words]
        fields.put("runners", [bib for bib in bibs if bib is not None], (line, words[0]))
        check_runners([line.span(word) for word in words], bibs, event, ctx)
    else:
        surplus(line, words, "runners= gives the runners already", ctx.report)
    if not words and isinstance(fields.values.get("runners"), list):
        check_runner_list(fields, event, ctx)
    fields.values["event_id"] = event.id
    if not fields.given("team_id"):
        team = team_of(squad_id, ctx)
        if team is not None:
            fields.values["team_id"] = team
    else:
        check_team(fields, ctx.teams, ctx.report)
    for above in defaults:
        fields.inherit(above.below, kind=Kind.SQUAD)
    sent = fields.sent(Kind.SQUAD)
    runners = tuple(sent.get("runners") or ())
    check_team_of(runners, sent.get("team_id"), line, ctx)
    return Squad(squad_id, sent.get("team_id"), runners, sent, fields.extra, line)


def check_team_of(runners: Sequence[str], team: str | None, line: Line, ctx: Context) -> None:
    """Who runs for a team is of it; `line` names them, a squad or a row."""
    if team not in ctx.teams:
        return
    known = {bib: ctx.athletes[bib] for bib in runners if bib in ctx.athletes}
    teams = {bib: athlete.fields.text("team_id") for bib, athlete in known.items()}
    others = {bib: own for bib, own in teams.items() if own in ctx.teams and own != team}
    if others:
        named, one = " or ".join(dict.fromkeys(filter(None, others.values()))), len(others) == 1
        ctx.report.warning(
            RUNNER_OF_OTHER_TEAM,
            f"{bibs(list(others), _NAMED)} {are(len(others))} of {named}, and "
            f"{'runs' if one else 'run'} for {team}",
            _place_of(next(iter(others)), line, ctx),
            related=[Related(owner_span(known[next(iter(others))].line), "the athlete")],
            hint=f"is {'the bib' if one else 'a bib'} mistyped? A squad of several teams has no "
            "team: team_id=-",
        )


def _place_of(bib: str, line: Line, ctx: Context) -> Span:
    """Where a squad or a row names a runner."""
    items = [part for piece in values(line, "runners") for part in items_of(piece)]
    words = squad_parts(line, ctx.names).runners if line.words[0] == "squad" else ()
    named = (*items, *map(line.piece, words))
    return next((own.span for own in named if ctx.wearer(text(own)) == bib), line.span())


def report_no_relay(event: DeclaredEvent, what: str, span: Span, hint: str, ctx: Context) -> None:
    """Report squads or runners in an event that is no relay."""
    code = event.discipline.code if event.discipline else ""
    ctx.report.error(
        SQUAD_OUTSIDE_RELAY,
        f"{event.id} is {code}, no relay, and has no {what}",
        span,
        related=[Related(event.line.span(2), "the event's code")],
        hint=hint,
    )


def report_is_bib(squad_id: str, span: Span, hint: str, ctx: Context) -> None:
    """Report the id of a squad that is the bib of an athlete."""
    athlete = ctx.athletes[squad_id]
    ctx.report.error(
        SQUAD_WITH_BIB_OF_ATHLETE,
        f"{squad_id} is the bib of {athlete.name or 'an athlete'}",
        span,
        related=[Related(owner_span(athlete.line), "the athlete")],
        hint=hint,
    )


def team_of(squad_id: str, ctx: Context) -> str | None:
    """The team of a squad id: itself, or what stands before its last `-`; THH of THH-A."""
    if squad_id in ctx.teams:
        return squad_id
    before, hyphen, _ = squad_id.rpartition("-")
    if hyphen and (before in ctx.teams or not ctx.teams):
        return before
    return None if ctx.teams else squad_id


def check_runner_list(fields: Fields, event: DeclaredEvent, ctx: Context) -> None:
    """Check the bibs of a field `runners=`, which stand in one word; a full name that one
    athlete alone has becomes that one's bib."""
    runners = [ctx.wearer(name) for name in fields.values["runners"]]
    fields.values["runners"] = runners
    spans = item_spans(fields.piece("runners")) if runners else []
    for bib, span in zip(runners, spans, strict=True):
        if ctx.athletes and bib not in ctx.athletes:
            ctx.unknown_bib(bib, span)
    check_runners(spans, runners, event, ctx)


def check_runners(
    spans: list[Span], runners: Sequence[str | None], event: DeclaredEvent, ctx: Context
) -> None:
    """A runner runs one leg, and a relay has as many runners as legs. Of a squad without
    runners, or with unknown ones, nothing more is said."""
    seen: set[str] = set()
    twice = False
    for span, bib in zip(spans, runners, strict=True):
        if bib is None:
            continue
        if bib in ctx.bibs_of_others(event):
            ctx.report_gender(bib, event, span)
        if bib in seen:
            twice = True
            hint = "each leg has a runner of its own: one of the bibs is mistyped"
            ctx.report.error(TWO_LEGS, f"bib {bib} runs two legs of one relay", span, hint=hint)
        seen.add(bib)
    known = not ctx.athletes or all(bib in ctx.athletes for bib in runners)
    discipline = event.discipline
    legs = discipline.legs if discipline else 0
    if discipline and runners and legs and len(runners) != legs and known and not twice:
        ctx.report.warning(
            WRONG_NUMBER_OF_RUNNERS,
            f"{len(runners)} {'runner' if len(runners) == 1 else 'runners'} for the {legs} legs "
            f"of {discipline.code}",
            spans[-1],
            hint="OpenTrack drops all runners of a squad with too many or too few",
        )
