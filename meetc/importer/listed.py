"""Athletes whom a list alone adds to a meet, written into its text: with a line of their own they
can be given a number, and the rows of the list find them by national id or by name."""

from __future__ import annotations

from meetc.edit.errors import OneNameError
from meetc.edit.texts import Meaning, Texts, prove
from meetc.fields import Kind
from meetc.importer.into import add_to
from meetc.model import Athlete, Meet
from meetc.pipeline import Compiled, payload
from meetc.printer.statement import Statement
from meetc.resolve.known_people import Person, parts_of
from meetc.resolve.sheets.line import SheetLine


def with_listed(texts: Texts, compiled: Compiled) -> Texts:
    """The texts of a meet without errors with an `athlete` line for everybody whom a list adds
    without a number. Raises OneNameError where the list would not find them again, and
    NotAsWantedError where the meet would be another one."""
    meet = compiled.meet
    listed = [a for a in meet.athletes if isinstance(a.line, SheetLine) and a.has_temporary_bib]
    if not listed:
        return texts
    _check_apart(listed, meet)
    others = tuple(athlete for athlete in meet.athletes if athlete not in listed)
    statements = [Statement.of(Kind.ATHLETE, a.line.span(), a.fields | a.extra) for a in listed]
    after, _ = add_to(texts, meet._replace(athletes=others), compiled.references, statements)
    _prove(after, meet)
    return after


def _check_apart(listed: list[Athlete], meet: Meet) -> None:
    """Raises OneNameError for athletes of one name whom a list tells apart by the year of birth:
    no line of a meet can say that, and the rows would be of either."""
    named: dict[tuple[str, ...], list[Athlete]] = {}
    for athlete in meet.athletes:
        named.setdefault(parts_of(athlete.name), []).append(athlete)
    for athlete in listed:
        alike = [other for other in named[parts_of(athlete.name)] if other is not athlete]
        if not athlete.fields.get("national_id") and any(
            _known(athlete).may_be(_known(other)) for other in alike
        ):
            raise OneNameError(
                f"the list has two athletes {athlete.name}, whom the year of birth alone tells "
                "apart, and no line of a meet can say that: write birth dates, national ids or "
                "bibs into the list"
            )


def _known(athlete: Athlete) -> Person:
    born, team = (str(athlete.fields.get(name) or "") for name in ("date_of_birth", "team_id"))
    return Person(born, team)


def _prove(texts: Texts, meet: Meet) -> None:
    """Raises NotAsWantedError where edited texts are not the same meet but for the order of its
    athletes. What was told of a list is told of the text now, or no more."""
    compiled = texts.compile()
    order = {athlete.bib: n for n, athlete in enumerate(compiled.meet.athletes)}
    athletes = sorted(meet.athletes, key=lambda athlete: order.get(athlete.bib, len(order)))
    wanted = payload(meet._replace(athletes=tuple(athletes)))
    prove(texts, Meaning(wanted, Meaning.of(compiled).codes))
