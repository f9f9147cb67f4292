"""Fields of teams, athletes, events and units that others have changed, as edits of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from meetc.edit.edit import Edit, insert_behind, insert_word, replace_word, set_field
from meetc.edit.texts import Texts
from meetc.fields import SPREAD, Kind
from meetc.json_values import quoted
from meetc.model import Athlete, Event, Team
from meetc.plan.compare import Difference
from meetc.plan.resource import Key
from meetc.printer.words import field_word, name_words, trial_word
from meetc.pull.places import behind_event, event_block, header_of, ours, unit_block, unit_of
from meetc.rules.marks import plain_distance
from meetc.rules.rounds import STATUSES_OF_UNITS
from meetc.syntax.lines import Line
from meetc.syntax.outline import Block
from meetc.syntax.parts import athlete_parts, event_parts, plain_words, team_parts, unit_parts
from meetc.syntax.values import is_quoted, split_field

_NAMES = ("first_name", "last_name")
_SPREAD = {name: spread for spread, names in SPREAD.items() for name in names}


def team_changes(team: Team, differences: Iterable[Difference]) -> Iterator[Edit]:
    yield from field_changes(Kind.TEAM, team.line, differences, team_parts(ours(team.line)).places)


def athlete_changes(
    athlete: Athlete, teams: frozenset[str], differences: list[Difference]
) -> Iterator[Edit]:
    names = [change for change in differences if change.field in _NAMES]
    places = athlete_parts(ours(athlete.line), teams).places
    if names and len({places.get(name, 0) for name in _NAMES} - {0}) == 1:  # in one string
        differences = [change for change in differences if change not in names]
        yield replace_word(athlete.line, places["first_name"], _name_of(athlete, names))
    yield from field_changes(Kind.ATHLETE, athlete.line, differences, places)


def event_changes(texts: Texts, event: Event, differences: list[Difference]) -> Iterator[Edit]:
    block = event_block(texts, event.id)
    alone = [change for change in differences if change.field not in _SPREAD]
    yield from field_changes(Kind.EVENT, block, alone, event_parts(block.header).places)
    for name in dict.fromkeys(_SPREAD[c.field] for c in differences if c.field in _SPREAD):
        yield _list_of_rounds(event, block, name, differences)


def unit_changes(
    texts: Texts, event: Event, key: Key, differences: list[Difference]
) -> Iterator[Edit]:
    """The edits of a unit's own fields, below a header that is made where it has none."""
    unit = unit_of(event, key)
    bars = next((change.remote for change in differences if change.field == "heights"), ())
    rest = [change for change in differences if change.field != "heights"]
    block = unit_block(texts, unit)
    if block is None:
        if unit is not None and unit.rows:
            ours(unit.rows[-1].line)
        words = [f"  {header_of(event, key)}", *(_word(Kind.UNIT, change) for change in rest)]
        yield behind_event(texts, event.id, ["  ".join(words), *heights_lines(bars)])
        return
    if bars:
        yield new_heights(block, bars)
    places = unit_parts(block.header).places
    for change in rest:
        is_status = change.field == "results_status" and change.remote in STATUSES_OF_UNITS
        if is_status and change.field not in places:
            behind = max(plain_words(block.header), default=0) + 1
            yield insert_word(block.header, behind, change.remote)
        else:
            yield from field_changes(Kind.UNIT, block, [change], places)


def heights_lines(heights: Sequence[str]) -> list[str]:
    """The bars of a vertical jump as a line above its rows, none without bars."""
    return [f"    heights {' '.join(map(trial_word, heights))}"] if heights else []


def new_heights(block: Block, heights: Sequence[str]) -> Edit:
    """Heights below the header of a unit, or those above the ones that it has. Raises ValueError
    where it has others."""
    if not block.heights:
        last = max((block.header, *block.fields), key=lambda line: line.number)
        return insert_behind(last, heights_lines(heights))
    line = block.heights[-1]
    here = [plain_distance(word) for own in block.heights for word in own.words[1:]]
    higher = heights[len(here) :]
    if not higher or here != [plain_distance(bar) for bar in heights[: len(here)]]:
        raise ValueError("other heights than the text has")
    return insert_word(line, len(line.words), " ".join(map(trial_word, higher)))


def field_changes(
    kind: Kind, owner: Line | Block, differences: Iterable[Difference], places: Mapping[str, int]
) -> Iterator[Edit]:
    """Give the fields of a header or row what the service holds; `places` are the words that say
    some by their place."""
    line = ours(owner.header if isinstance(owner, Block) else owner)
    for difference in differences:
        if (place := places.get(difference.field)) is not None:
            raw = str(difference.remote)
            yield replace_word(line, place, quoted(raw) if is_quoted(line.words[place]) else raw)
        else:
            name, raw = split_field(_word(kind, difference)) or ("", "")
            yield set_field(owner, name, raw)


def _word(kind: Kind, difference: Difference) -> str:
    """A field as the service holds it. Raises ValueError where no word says that."""
    said = difference.remote
    if difference.field == "age_groups" and isinstance(said, str):
        said = said.split(",")
    word = field_word(kind, difference.field, said if said is not None else "")
    if word is None:
        raise ValueError(difference.field)
    return word


def _list_of_rounds(
    event: Event, block: Block, name: str, differences: Iterable[Difference]
) -> Edit:
    """The list that gives a field of each round, such as `at=10:30,14:00`, anew."""
    values = {field: event.fields.get(field) for field in SPREAD[name]}
    values |= {change.field: change.remote for change in differences if change.field in values}
    texts = ["" if value is None else str(value) for value in values.values()]
    while texts and not texts[-1]:
        texts.pop()
    if not all(texts):
        raise ValueError("a list of rounds has no gaps")
    return set_field(block, name, ",".join(texts))


def _name_of(athlete: Athlete, names: Iterable[Difference]) -> str:
    """An athlete's name with the parts that others have changed."""
    parts = {name: str(athlete.fields.get(name) or "") for name in _NAMES}
    parts |= {change.field: str(change.remote or "") for change in names}
    return name_words(*parts.values())
