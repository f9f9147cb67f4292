"""Event codes: which ones OpenTrack knows, what kind of competition each is, and what people
type instead.

The patterns of athlib 0.9.8, by OpenTrack's own authors, are the authority.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import NamedTuple

from meetc.athlib_files import athlib_file


class Form(StrEnum):
    """What is measured in a discipline, and so what its units and rows look like."""

    RACE = "race"  # a time, the lowest wins
    ROAD = "road race"  # the same, off the track
    RELAY = "relay"  # the same, run by squads
    TIMED = "timed race"  # metres run in a given time, the most wins
    HORIZONTAL = "horizontal jump"  # metres in trials
    THROW = "throw"  # metres in trials
    VERTICAL = "vertical jump"  # heights cleared
    COMBINED = "combined event"  # points from other events
    OTHER = "other"  # a number whose meaning the meet gives

    @cached_property
    def in_trials(self) -> bool:
        """Whether a row holds a series of marks, one a trial."""
        return self in _IN_TRIALS

    @cached_property
    def measured(self) -> bool:
        """Whether its marks are metres and centimetres."""
        return self in (Form.HORIZONTAL, Form.THROW, Form.VERTICAL)

    @cached_property
    def on_track(self) -> bool:
        """Whether a unit is a race: one time for each row."""
        return self in _ON_TRACK


_IN_TRIALS = (Form.HORIZONTAL, Form.THROW)
_ON_TRACK = (Form.RACE, Form.ROAD, Form.RELAY)


class Discipline(NamedTuple):
    """A checked event code. `metres` is 0 where the code names no distance; `legs` of relays."""

    code: str
    form: Form
    metres: int = 0
    legs: int = 0
    hurdles: bool = False
    implement: bool = False  # the code says how heavy the implement is

    @property
    def lowest_wins(self) -> bool:
        """Whether the lowest number is the best: times, and the custom codes L1 to L9."""
        return self.form.on_track or (self.form is Form.OTHER and self.code[0] in "lL")

    @property
    def off_track(self) -> bool:
        """Whether it is run on the road or across the country, as relays are whose legs are
        kilometres or miles: 4x5K."""
        return self.form is Form.ROAD or (self.legs > 0 and self.code[-1] in "KM")

    @property
    def wind_measured(self) -> bool:
        """Races up to 200 m, horizontal jumps (World Athletics TR17.8, TR29)."""
        if self.form is Form.RACE:
            return 0 < self.metres <= 200
        return self.form is Form.HORIZONTAL and not self.code.upper().startswith("S")


_MOST_CHARACTERS = 40
_MILE = 1609
_SHORTEST_RACE, _SHORTEST_HURDLES = 20, 30
_TRACK_METRES = (50, 55, 60, 75, 80, 100, 110, 150, 200, 300, 400, 500, 600, 800, 1000)


_USUAL = {
    **{str(metres): Discipline(str(metres), Form.RACE, metres)
       for metres in (60, 75, 80, 100, 150, 200, 300, 400, 600, 800, 1000, 1500, 3000, 5000)},
    **{f"{metres}H": Discipline(f"{metres}H", Form.RACE, metres, hurdles=True)
       for metres in (60, 75, 80, 100, 110, 300, 400)},
    **{f"4x{metres}": Discipline(f"4x{metres}", Form.RELAY, 4 * metres, legs=4)
       for metres in (100, 200, 400)},
    **{code: Discipline(code, Form.HORIZONTAL) for code in ("LJ", "TJ")},
    **{code: Discipline(code, Form.VERTICAL) for code in ("HJ", "PV")},
    **{code: Discipline(code, Form.THROW) for code in ("SP", "DT", "HT", "JT")},
}  # fmt: skip
"""What most meets have, as the patterns have it: reading these takes longer than a small meet."""


@lru_cache(4096)
def discipline(code: str) -> Discipline | None:
    """The discipline of an event code; None of a code that OpenTrack does not know."""
    return _USUAL.get(code) or by_patterns(code)


def by_patterns(code: str) -> Discipline | None:
    """The same as athlib's patterns tell it."""
    codes = athlib_file("codes")
    if not code.isascii() or len(code) > _MOST_CHARACTERS or re.search(r"\s", code):
        return None
    if _is_trap(code) or not codes.PAT_EVENT_CODE.fullmatch(code):
        return None
    implement = any(character.isdecimal() for character in code)
    if codes.PAT_MULTI.fullmatch(code):
        return Discipline(code, Form.COMBINED)
    if codes.PAT_VERTICAL_JUMPS.fullmatch(code):
        return Discipline(code, Form.VERTICAL)
    if codes.PAT_HORIZONTAL_JUMPS.fullmatch(code):
        return Discipline(code, Form.HORIZONTAL)
    if codes.PAT_HIGHSCORING_EVENT.fullmatch(code) or codes.PAT_LOWSCORING_EVENT.fullmatch(code):
        return Discipline(code, Form.OTHER)
    if codes.PAT_THROWS.fullmatch(code):
        return Discipline(code, Form.THROW, implement=implement)
    if codes.PAT_RACES_FOR_DISTANCE.fullmatch(code):
        return Discipline(code, Form.TIMED)
    if codes.PAT_RELAYS.fullmatch(code):
        legs = int(re.match(r"\d+", code)[0])  # type: ignore[index]
        return Discipline(
            code, Form.RELAY, metres=legs * _metres(code.lower().split("x")[1]), legs=legs
        )
    form = Form.RACE if codes.PAT_TRACK.fullmatch(code) else Form.ROAD
    return Discipline(code, form, metres=_metres(code), hurdles="H" in code.upper()[1:])


@lru_cache(4096)
def canonical(code: str) -> str:
    """A code as OpenTrack writes it: LJ of lj, SP4K of SP4.00kg, JT800 of jt800g, 4x100 of 4X100,
    80H70cm of 80H70.0cm. Source: athlib, normalize_event_code, which makes 7cm of the last."""
    known = discipline(code)
    if known is None:
        return code
    plain = code.upper() if not known.legs else code.upper().replace("X", "x", 1)
    if known.form is Form.THROW:
        plain = re.sub(r"(?<=\d)KG?\Z", "K", re.sub(r"(?<=00)G\Z", "", plain))
    if known.hurdles:
        plain = re.sub(r"(?<=[\d.])C?M", lambda unit: unit[0].lower(), plain)
    if known.hurdles or known.form is Form.THROW:
        plain = re.sub(r"(\.\d*?)0*(?=[a-zA-Z])", lambda part: part[1].rstrip("."), plain)
    return plain if discipline(plain) else code


def _is_trap(code: str) -> bool:
    """Codes that the patterns let through and that mean something else than people think:
    a trailing m is miles, not metres; 24H is a hurdle race and no 24 hours; 4 is no race."""
    number = re.match(r"\d+", code)
    if number is None:
        return False
    if number[0][0] == "0" or len(number[0]) > 6:
        return True
    rest = code[number.end() :]
    if re.fullmatch(r"\d{1,2}[xX][1-9]\d\d+[Mm]", code) or (rest == "m"):
        return True
    if rest == "M" and int(number[0]) in _TRACK_METRES:
        return True
    return int(number[0]) < {"": _SHORTEST_RACE, "H": _SHORTEST_HURDLES}.get(rest.upper(), 0)


def _metres(code: str) -> int:
    """The length of a race in metres, 0 where the code names none."""
    upper = code.upper()
    named = {"MAR": 42195, "HM": 21097, "MILE": _MILE, "SC": 3000}
    for name, metres in named.items():
        if re.fullmatch(rf"{name}W?", upper):
            return metres
    match = re.match(r"(\d+(?:\.\d+)?)\s*(MILE|MT|K|M|Y)?", upper)
    if match is None:
        return 0
    unit = {"MILE": 1609.344, "K": 1000, "M": 1609.344, "Y": 0.9144, "MT": 0}.get(match[2] or "", 1)
    return round(float(match[1]) * unit)


def suggest_code(typed: str) -> str:
    """The code that was probably meant: `4 x 100` is 4x100, `Long Jump` is LJ; "" for none."""
    text = typed.strip().replace("\u00d7", "x").replace("\u2013", "-")
    bare = re.sub(r"[\s._'-]", "", text).lower()
    candidates = [bare.upper() if "x" not in bare else bare, text.upper()]
    if not text.isalpha() or not discipline(text.upper()):
        candidates = [*_named_codes(text), *candidates]
    if hours := re.fullmatch(r"(\d{1,2})h", bare):
        candidates.append(f"{hours[1]}HR")
    if relay := re.match(r"(\d{1,2}x\d+)", bare):
        candidates.append(relay[1])
    if bare.endswith("i") and bare[:-1].upper() in ("HEP", "PEN"):
        candidates.insert(0, bare[:-1].upper())
    return next((c for c in candidates if c and c != typed and discipline(c)), "")


def _named_codes(text: str) -> list[str]:
    """The codes of what lists call the disciplines; a number that begins
    with 0 is none."""
    if text.startswith("0"):
        return []
    from meetc.sheets.named_event import named

    return [code for reading in named(text) for code in reading.spelled()]
