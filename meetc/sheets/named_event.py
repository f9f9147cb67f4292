"""What the words of a cell name: a discipline, a class, a round and heat, or several of them,
such as `100m M U18`, `Kule 4 kg J13`, `Weitsprung wJ U16`, `400 m haies Finale`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import islice, product
from typing import NamedTuple

from meetc.sheets.cell_words import Item, items
from meetc.sheets.named_class import Age, NamedClass, age_of
from meetc.sheets.named_unit import NamedUnit, unit_of

_MOST_READINGS = 64
_SHORTEST_RACE = 20
_HEAVIEST_BARE = 10  # a bare number behind a throw: kilograms below it, an age, then grams
_LIGHTEST_GRAMS = 100
_LOWEST_HURDLES, _HIGHEST_HURDLES = 50, 107
_THROW = re.compile(r"(S?(?:DT|JT|HT|CT|SP|WT|BT))\s*(\d*\.?\d+)?\s*(K?)G?", re.ASCII)
_HURDLES = re.compile(r"(\d+)[LS]?H\s*(33|36|\d{2,3}\.?\d*)?(?:CM)?\s*[\d.M ]*", re.ASCII)
_BEHIND_AGE = {"g": "F", "b": "M"}  # U15G and U15B are girls and boys
_INCH = Decimal("2.54")


class NamedEvent(NamedTuple):
    """A discipline and what else stands with it.

    `codes` are the event codes that it may have, the likeliest first, none where no discipline
    is named; `weight` is in kg, `height` of hurdles in cm; `parent` is the combined event that
    it is a part of.
    """

    codes: tuple[str, ...] = ()
    weight: Decimal | None = None
    height: Decimal | None = None
    parent: str = ""
    of_class: NamedClass = NamedClass()
    unit: NamedUnit = NamedUnit()

    def spelled(self) -> Iterator[str]:
        """The event codes with the implement or the hurdles: SP4K, JT700, 110H99.1cm."""
        for code in self.codes:
            if self.height is not None:
                yield f"{code}{self.height.normalize():f}cm"
            elif self.weight is not None and code == "JT":
                yield f"JT{self.weight * 1000:.0f}"
            elif self.weight is not None:
                yield f"{code}{self.weight}K"
            else:
                yield code.replace("X", "x") if code[:1].isdecimal() and "XC" not in code else code


@lru_cache(maxsize=4096)
def named(text: str) -> tuple[NamedEvent, ...]:
    """All that the words of a cell may mean; nothing where a word of it is not known."""
    choices = items(text)
    if not choices:
        return ()
    readings = (
        _Reading(choice, with_length).result()
        for choice in islice(product(*choices), _MOST_READINGS)
        for with_length in (True, False)
    )
    return tuple(dict.fromkeys(reading for reading in readings if reading is not None))


def names_discipline(text: str) -> bool:
    """Whether the words of a cell name a discipline: `60 m`, `Kule`, `100m Women`."""
    return any(reading.codes for reading in named(text))


def class_in(text: str) -> NamedClass | None:
    """The class that a cell names, `WJ U16`; None where it names none. A number is an age."""
    if text.isascii() and text.isdecimal() and (age := age_of("", int(text[:4]))):
        return NamedClass("", age)
    return next((reading.of_class for reading in named(text) if not reading.codes
                 and reading.unit == NamedUnit()), None)  # fmt: skip


def code_of(code: str) -> NamedEvent:
    """What an event code says: SP4K is a shot of 4 kg, JT700 a javelin of 700 g, 110H36 hurdles
    of 36 inches."""
    upper = code.upper()
    if match := _THROW.fullmatch(upper):
        number = Decimal(match[2]) if match[2] else None
        in_grams = number is not None and not match[3] and number >= _LIGHTEST_GRAMS
        return NamedEvent((match[1],), number / 1000 if number and in_grams else number)
    if match := _HURDLES.fullmatch(upper):
        height = Decimal(match[2]) if match[2] else None
        inches = match[2] in ("33", "36")
        return NamedEvent((f"{match[1]}H",), height=height * _INCH if height and inches else height)
    return NamedEvent((re.sub(r"^1(?=MILE)", "", upper),))


class _ImpossibleError(Exception):
    """The words do not make a name in this reading."""


class _Reading:
    """One choice of what each word of a cell means. A number without a unit may be a length:
    `Menn 60` are 60 metres for men, or men of 60 years."""

    def __init__(self, choice: Sequence[Item], with_length: bool) -> None:
        self.items, self.with_length = choice, with_length
        self.code = self.combined = self.kind = self.gender = ""
        self.legs = 0
        self.metres: Decimal | None = None
        self.unit_of_length = ""
        self.weight: Decimal | None = None
        self.height: Decimal | None = None
        self.age: Age | None = None
        self.parts: list[Item] = []
        self.bare: list[int] = []

    def result(self) -> NamedEvent | None:
        try:
            at = 0
            while at < len(self.items):
                at = self._take(at)
            self._take_bare()
            unit = unit_of(self.parts, "") if self.parts else NamedUnit()
            if unit is None:
                return None
            codes = tuple(self._codes())
        except _ImpossibleError:
            return None
        parent = self.combined if codes and codes != (self.combined,) else ""
        of_class = NamedClass(self.gender, self.age)
        return NamedEvent(codes, self.weight, self.height, parent, of_class, unit)

    def _role(self, at: int) -> str:
        return self.items[at].role if 0 <= at < len(self.items) else ""

    def _take(self, at: int) -> int:
        """Take the item at a place, and what belongs to it; the place behind it."""
        item = self.items[at]
        taken: int = getattr(self, f"_{item.role}")(at, item)
        return taken

    def _number(self, at: int, item: Item) -> int:
        behind = self.items[at + 1] if at + 1 < len(self.items) else None
        if behind is not None and behind.role == "x" and self._role(at + 2) == "number":
            if self.legs or item.number != int(item.number) or not 2 <= item.number <= 99:
                raise _ImpossibleError
            self.legs = int(item.number)
            return at + 2
        if behind is not None and behind.role == "unit":
            self._measured(item.number, behind.value)
            return at + 2
        self.bare.append(at)
        return at + 1

    def _measured(self, number: Decimal, unit: str) -> None:
        """A number with its unit behind it."""
        if unit in ("kg", "g"):
            self.weight = _once(self.weight, number / (1000 if unit == "g" else 1))
        elif unit == "cm" or (unit == "m" and number < 2):
            self.height = _once(self.height, number * (1 if unit == "cm" else 100))
        else:
            self.metres = _once(self.metres, number)
            self.unit_of_length = unit

    def _span(self, at: int, item: Item) -> int:
        first, last = map(int, re.split("[/-]", item.value))
        self._set_age("Y", first, last)
        return at + 1

    def _unit(self, at: int, item: Item) -> int:
        """A unit in front of its number, `Peso kg 7,260`, or an hour."""
        is_long = item.value in ("kg", "km") or (item.value == "g" and not item.short)
        if is_long and self._role(at + 1) == "number" and self._role(at + 2) not in ("unit", "x"):
            self._measured(self.items[at + 1].number, item.value)
            return at + 2
        if item.value != "hours" or at:  # Stundenlauf
            raise _ImpossibleError
        self._measured(Decimal(1), "hours")
        return at + 1

    def _x(self, at: int, item: Item) -> int:
        raise _ImpossibleError

    def _letter(self, at: int, item: Item) -> int:
        """The letter of a final or group stands beside its word, G and B behind an age."""
        if item.value in _BEHIND_AGE and self._is_age(at - 1):
            self.gender = _BEHIND_AGE[item.value]
            return at + 1
        if "round" not in (self._role(at - 1), self._role(at + 1)):
            raise _ImpossibleError
        self.parts.append(item)
        return at + 1

    def _field(self, at: int, item: Item) -> int:
        if self.code:
            raise _ImpossibleError
        self.code = item.value
        return at + 1

    def _race(self, at: int, item: Item) -> int:
        behind_number = item.value == "MILE" and bool(self.bare) and self.bare[-1] == at - 1
        if behind_number:
            number = self.items[self.bare.pop()].number
            item = item._replace(value="MILE" if number == 1 else f"{number}MILE")
        return self._field(at, item)

    def _combined(self, at: int, item: Item) -> int:
        if self.combined:
            raise _ImpossibleError
        self.combined = item.value
        return at + 1

    def _kind(self, at: int, item: Item) -> int:
        if item.value in ("H", "SC", "W") and self.kind != item.value:
            if self.kind:
                raise _ImpossibleError
            self.kind = item.value
        return at + 1

    def _gender(self, at: int, item: Item) -> int:
        """A gender; letters glued to a number are its unit. `G/J 13` is for both, and `n. 5` is a
        number where N17 and `N 100 m` are naiset."""
        apart = self._role(at + 1) == "number" and not self.items[at + 1].glued
        if item.short == "n" and apart and self._role(at + 2) not in ("unit", "x"):
            raise _ImpossibleError
        behind_length = self._role(at - 1) in ("number", "unit") and not self._is_age(at - 1)
        more = item.short and self._role(at + 1) in ("gender", "class", "kind")
        if behind_length and (item.glued or more):
            raise _ImpossibleError
        value = _BEHIND_AGE["g"] if item.short == "g" and self._is_age(at - 1) else item.value
        self.gender = value if self.gender in ("", value) else "MF"
        return at + 1

    def _is_age(self, at: int) -> bool:
        """Whether the number at a place is the age of a class, as in U16W."""
        return self._role(at) == "number" and self._role(at - 1) == "age"

    def _class(self, at: int, item: Item) -> int:
        gender, _, age = item.value.partition(" ")
        self.gender = gender if self.gender in ("", gender) else "MF"
        return self._aged(at, age) if age else at + 1

    def _age(self, at: int, item: Item) -> int:
        return at + 1 if item.value == "-" else self._aged(at, item.value)

    def _aged(self, at: int, word: str) -> int:
        """A word of ages, with the number behind it where it has one."""
        number = self.items[at + 1] if self._role(at + 1) == "number" else None
        has_unit = number is not None and self._role(at + 2) in ("unit", "x")
        least = {"U": 1, "SEN": 30, "MASTERS": 30}.get(word, _LIGHTEST_GRAMS)
        if number is not None and not has_unit and least <= number.number < _LIGHTEST_GRAMS:
            self._set_age(word, _whole(number))
            return at + 2
        self._set_age(word)
        return at + 1

    def _round(self, at: int, item: Item) -> int:
        self.parts.append(item)
        number = self.items[at + 1] if self._role(at + 1) in ("number", "span") else None
        if number is not None and self._role(at + 2) not in ("unit", "x", "race"):
            self.parts.append(number)
            return at + 2
        return at + 1

    def _set_age(self, word: str, first: int = 0, last: int = 0) -> None:
        age = age_of(word, first, last)
        if age is None or self.age not in (None, age, Age("SEN"), Age("JUN"), Age("MASTERS")):
            raise _ImpossibleError
        self.age = age

    def _take_bare(self) -> None:
        """Give the numbers without a unit their meaning, by what else there is."""
        lengths = [at for at in self.bare if self.items[at].number >= _SHORTEST_RACE]
        if lengths and self.with_length and self.metres is None and not self.code:
            longest = max(lengths, key=lambda at: self.items[at].number)
            self.bare.remove(longest)
            self.metres = self.items[longest].number
        for at in self.bare:
            self._take_one(at, self.items[at].number)

    def _beside_class(self, at: int) -> bool:
        return self._role(at - 1) in ("gender", "class", "age") or self._role(at + 1) == "age"

    def _take_one(self, at: int, number: Decimal) -> None:
        throws = _THROW.fullmatch(self.code) is not None
        if self._beside_class(at) and number == int(number):
            self._set_age("Y", int(number))
        elif throws and number >= _LIGHTEST_GRAMS:
            self.weight = _once(self.weight, number / 1000)
        elif throws and (number < _HEAVIEST_BARE or number != int(number)):
            self.weight = _once(self.weight, number)
        elif self.kind == "H" and (_LOWEST_HURDLES <= number <= _HIGHEST_HURDLES or number < 2):
            self.height = _once(self.height, number * (100 if number < 2 else 1))
        elif self.code or self.metres:
            self._set_age("Y", _whole(self.items[at]))
        else:
            raise _ImpossibleError

    def _codes(self) -> Iterator[str]:
        """The event codes that the words may stand for."""
        if self.weight is not None and not _THROW.fullmatch(self.code):
            raise _ImpossibleError
        if self.height is not None and self.kind != "H":
            raise _ImpossibleError
        if self.code:
            yield from self._named_codes()
        elif self.metres is not None:
            yield from self._lengths(self.metres)
        elif self.kind == "SC":
            yield "3000SC"
        elif self.kind or self.legs:
            raise _ImpossibleError
        elif self.combined:
            yield self.combined

    def _named_codes(self) -> Iterator[str]:
        length = self.metres is not None and self.code not in ("XC", "MAR", "HM")
        if length or self.kind in ("H", "SC") or self.legs:
            raise _ImpossibleError
        if self.kind == "W" and self.code not in ("MILE", "MAR", "HM"):
            raise _ImpossibleError
        yield self.code + self.kind

    def _lengths(self, number: Decimal) -> Iterator[str]:
        unit = self.unit_of_length
        if unit == "hours":
            yield f"{number}H{'W' if self.kind == 'W' else 'R'}"
            return
        if unit == "yards":
            yield f"{number}Y"
            return
        metres = number * 1000 if unit == "km" else number
        if metres != int(metres) or metres < _SHORTEST_RACE:
            raise _ImpossibleError
        length = str(int(metres))
        if self.legs:
            yield f"{self.legs}X{length}{'H' if self.kind == 'H' else ''}"
            return
        road = f"{metres / 1000:.0f}K" if metres % 1000 == 0 and self.kind in ("", "W") else ""
        yield from (f"{code}{self.kind}" for code in (
            (road, length) if unit == "km" else (length, road)) if code)  # fmt: skip


def _once(before: Decimal | None, number: Decimal) -> Decimal:
    if before is not None and before != number:
        raise _ImpossibleError
    return number


def _whole(item: Item) -> int:
    if "." in item.value:
        raise _ImpossibleError
    return int(item.value)
