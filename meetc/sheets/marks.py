"""What is written in the cells of marks, as the language writes it: 11,82 is 11.82, `5,74 (+1,2)`
is 5.74(+1.2), XXO is xxo. More decimals than the sport measures are rounded by its rules. What is
none of that stays as it is, for the reader of rows to judge."""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, Decimal

_DECIMAL_COMMA = re.compile(r"((?:\d+:){0,2}\d+),(\d+)", re.ASCII)
_FINE_TIME = re.compile(r"((?:\d+:){0,2}\d+)(\.\d{4,9})", re.ASCII)
_FINE_DISTANCE = re.compile(r"(\d+\.\d\d)\d+", re.ASCII)
_WIND = re.compile(r"([+-]?)(\d{1,2})(?:[.,](\d{1,9}))?(?: ?m/s)?", re.ASCII)
_WITH_WIND = re.compile(
    r"(\d+(?:[.,]\d+)?) ?(?:\(([+-]?\d{1,2}[.,]\d|[+-]\d{1,2})\)|([+-]\d{1,2}[.,]\d))", re.ASCII
)
_NO_WIND = ("nwi", "n.w.i.", "nw", "no wind")
_UNIT = re.compile(r"(\d+(?:[.,]\d+)?) ?m", re.ASCII)
_METRES = re.compile(r"(\d{1,3})m(\d\d)", re.ASCII)
_IN_BRACKETS = re.compile(r"([\d:]+[.,]\d\d) ?\((?:[\d:]*)[.,](\d{3})\)", re.ASCII)
_IN_HUNDREDTHS = re.compile(r"(?:\d+:)*\d+\.\d\d", re.ASCII)
_CLOCKS = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"(?P<h>)(?P<m>\d{1,2})[.:](?P<s>[0-5]\d)[.,](?P<f>\d{1,3})",
        r"(?P<h>\d{1,2})[.:](?P<m>[0-5]\d)[.:](?P<s>[0-5]\d)[.,](?P<f>\d{1,3})",
        r"(?=.*[hm'])(?:(?P<h>\d{1,2}) ?h ?)?(?P<m>\d{1,2}) ?(?:'|min|mn|m|:) ?(?P<s>[0-5]\d)"
        r"(?: ?(?:\"|''|sec|s|[.,]) ?(?P<f>\d{1,3})?)?",
        r"(?P<h>)(?P<m>)(?P<s>\d{1,2}) ?(?:\"|''|s)(?P<f>\d{1,3})",
    )
)
_UNIT_OF_TIME = re.compile(r"(?<=\d) ?(?:min|sek|sec|s)\Z|(?<=\d[.,]\d) ?h\Z", re.ASCII)
_WINDY = re.compile(r"(?<=\d) ?[wW]\Z", re.ASCII)
_PRIMES = str.maketrans("\u2019\u2032\u00b4\u201d\u2033", "'''\"\"")
_PLACE = re.compile(r"[=tT]?[-. ]?(\d{1,4})(?:st|nd|rd|th|er|ère|re|ème|e|\u00ba|\u00aa)?[=.]*")
_IN_SERIES = re.compile(r"[^\s/;|()]+(?: ?\([^()]*\))?|\([^()]*\)")
_HEIGHT_AND_ATTEMPTS = re.compile(
    r"\s{0,3}(\d{1,3}(?:[.,]\d{1,2})?)(?: ?m)?\s{0,3}[:=(/\s]\s{0,3}([xXoO0rR-]{1,3})\)?\s{0,3}"
    r"(?:[,;/|]|(?=\s|\Z))",
    re.ASCII,
)
_FEWEST_CENTIMETRES = 20
_TRIAL = re.compile(r"\d+\.\d\d?(?:\([+-]?\d\.\d\))?|[xr-]", re.ASCII)
_TENTH = Decimal("0.1")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_TRIALS = {
    **dict.fromkeys(("X", "F", "f", "foul", "u", "U", "ugyldig", "ugyldigt", "dødt"), "x"),
    **dict.fromkeys(("ung.", "ungültig", "fehlversuch", "übertreten", "overtråkk"), "x"),
    **dict.fromkeys(("n.g.", "ogiltigt", "ogiltig", "övertramp", "nul", "mordu", "raté"), "x"),
    **dict.fromkeys(("ongeldig", "nullo", "nulla", "nulo", "nula", "spalona", "spalony"), "x"),
    **dict.fromkeys(("nieważna", "neplatný", "yliastuttu", "hylätty"), "x"),
    **dict.fromkeys(("P", "p", "pass", "passed", "--", "---", "verz.", "verzichtet"), "-"),
    **dict.fromkeys(("stått over", "står over", "står över", "impasse", "rinuncia"), "-"),
    "R": "r",
}
"""What lists call a failure, and a trial that is passed; words in any case."""
_COUNTED = re.compile(r"([1-3]) ?[xX]", re.ASCII)
_CARD = {"X": "x", "O": "o", "0": "o", "R": "r", "P": "-", "p": "-", "F": "x", "f": "x"}
FLAGS = frozenset("PB =PB SB =SB PR NR CR MR EL WL AR UB PBL SBL PBE".split())
"""Words behind a mark that say what follows from it."""
_WITH_QUALIFIER = re.compile(rf"([\d:.,]+)(q[RJD]|[Qq]|{'|'.join(FLAGS)})", re.ASCII)
NOTHING = ("", "-", "--", "---", "NT", "n/a", "N/A")
"""What stands in a cell where there is no mark."""


def clock_of(text: str) -> str:
    """A time that is written in another way and can mean one thing alone: 2:10.45 of 2.10,45,
    2'10"45, 2m10s45 and `2:10.45 min`, and 11.8 of 11.8h, where one decimal says that it is by
    hand. Any other text as it is."""
    text = _UNIT_OF_TIME.sub("", text)
    for pattern in _CLOCKS:
        match = pattern.fullmatch(text.translate(_PRIMES))
        if match:
            hours, minutes, seconds, fraction = match.group("h", "m", "s", "f")
            if not (hours or minutes):
                return f"{seconds}.{fraction}"
            whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds)
            return clock(whole) + (f".{fraction}" if fraction else "")
    return text


def clock(seconds: int) -> str:
    """Whole seconds as a time has them, without hours or minutes that are none."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours}:{minutes:02}:{rest:02}"
    return f"{minutes}:{rest:02}" if minutes else str(rest)


def mark_of(text: str) -> str:
    """A time, distance or number with a point."""
    match = _DECIMAL_COMMA.fullmatch(text)
    return f"{match[1]}.{match[2]}" if match else text.translate(_DASHES)


def times_of(text: str) -> list[tuple[int, str]]:
    """The words in the cell of a time, each with the place where it begins: `12,50Q` is 12.50 and
    Q, `12.50 (.496)` has its thousandths in brackets, and PB or NR follow from the time. Of more
    than thousandths the time is rounded up, as all times are. Source: World Athletics TR19.24."""
    meant = clock_of(text)
    if meant != text:
        return [(0, fine_time(mark_of(meant)))]
    bracketed = _IN_BRACKETS.fullmatch(text)
    if bracketed:
        return [(0, in_thousandths(mark_of(bracketed[1]), bracketed[2]) or text)]
    words, at = [], 0
    for part in text.split(" "):
        qualified = _WITH_QUALIFIER.fullmatch(part)
        time = qualified[1] if qualified else part
        if time not in FLAGS:
            words.append((at, fine_time(mark_of(time))))
        if qualified and qualified[2] not in FLAGS:
            words.append((at + len(time), qualified[2]))
        at += len(part) + 1
    return words


def in_thousandths(time: str, thousandths: str) -> str:
    """The time that has these thousandths and is rounded up to this one; "" of none."""
    if not _IN_HUNDREDTHS.fullmatch(time):
        return ""
    seconds, _, hundredths = time.partition(".")
    rounded_up = -(-int(thousandths) // 10)
    if rounded_up == int(hundredths):
        return f"{seconds}.{thousandths}"
    minutes, colon, whole = seconds.rpartition(":")
    if rounded_up == 100 and int(hundredths) == 0 and int(whole) > 0:
        return f"{minutes}{colon}{int(whole) - 1:0{len(whole)}}.{thousandths}"
    return ""


def fine_time(text: str) -> str:
    """A time with thousandths at most, those that there are more of rounded up."""
    match = _FINE_TIME.fullmatch(text)
    if match is None:
        return text
    fraction = Decimal(f"0{match[2]}").quantize(Decimal("0.001"), ROUND_CEILING)
    return f"{match[1]}.{f'{fraction:f}'[2:]}" if fraction < 1 else text


def with_point(text: str) -> str:
    """A height or distance with a point for its metres: 1.75 of 1m75."""
    return _METRES.sub(r"\1.\2", text)


def distance_of(text: str) -> str:
    """A distance down to the centimetre, 5.74 of 5m74. Source: World Athletics TR29 and TR32."""
    text = mark_of(with_point(text))
    match = _FINE_DISTANCE.fullmatch(text)
    return match[1] if match else text


def wind_of(text: str) -> str:
    """A wind with its sign and one decimal: +0.8 of 0,8. More decimals are rounded up, towards a
    wind from behind. Source: World Athletics TR17.13."""
    match = _WIND.fullmatch(text.strip("()").translate(_DASHES))
    if match is None:
        return text
    wind = Decimal(f"{match[1]}{match[2]}.{match[3] or 0}").quantize(_TENTH, ROUND_CEILING)
    return "0.0" if wind == 0 else f"{wind:+.1f}"


def is_wind(text: str) -> bool:
    """Whether a text is a wind of a race, with or without its sign."""
    return _WIND.fullmatch(text.strip("()").translate(_DASHES)) is not None


def says_no_wind(text: str) -> bool:
    """Whether a text says that no wind was measured: NWI."""
    return text.strip("() ").lower() in _NO_WIND


def without_windy(text: str) -> str:
    """A mark without the w behind it, which says that its wind was over +2.0."""
    return _WINDY.sub("", text)


def without_no_wind(text: str) -> str:
    """A mark without what says behind it that its wind was not measured: 5.74 of `5.74 (NWI)`."""
    bare = text.rstrip(") ")
    word = next((word for word in _NO_WIND if bare.lower().endswith(word)), "")
    return (bare[: -len(word)].rstrip("( ") if word else text) or text


def trial_of(text: str) -> str:
    """A trial of a jump for distance or a throw, with its wind behind it."""
    text = text.translate(_DASHES)
    with_wind = _WITH_WIND.fullmatch(text)
    if with_wind:
        return f"{distance_of(with_wind[1])}({wind_of(with_wind[2] or with_wind[3])})"
    unit = _UNIT.fullmatch(text)
    return (
        _TRIALS.get(text) or _TRIALS.get(text.casefold()) or distance_of(unit[1] if unit else text)
    )


def series_of(text: str) -> list[tuple[int, str]] | None:
    """The trials of a whole series in one cell, `5,55 (+1,2) / x / 5,60`, each with the place
    where it begins; None of any other text."""
    trials = []
    for match in _IN_SERIES.finditer(text.translate(_DASHES)):
        trial = trial_of(match[0].rstrip(","))
        if not _TRIAL.fullmatch(trial):
            return None
        trials.append((match.start(), trial))
    dashes = {trial == "-" for _, trial in trials[1::2]}
    if dashes == {True} and len(trials) > 4 and all(trial != "-" for _, trial in trials[::2]):
        return trials[::2]  # they part the trials
    return trials or None


def cards_of(text: str) -> list[tuple[int, str, str]] | None:
    """The card of a vertical jump in one cell, `1.70 o 1.75 xo 1.80 xxx`: of each height where it
    begins, the metres and the attempts. None of any other text, and of heights that do not rise:
    they may be a jump-off, or another order."""
    cards: list[tuple[int, str, str]] = []
    at = 0
    text = text.translate(_DASHES)
    while match := _HEIGHT_AND_ATTEMPTS.match(text, at):
        metres = Decimal(match[1].replace(",", "."))
        bar = f"{metres / 100 if metres >= _FEWEST_CENTIMETRES else metres:.2f}"
        if cards and Decimal(bar) <= Decimal(cards[-1][1]):
            return None
        cards.append((match.start(1), bar, card_of(match[2])))
        at = match.end()
    return cards if cards and at == len(text) else None


def best_of(text: str) -> str:
    """The distance of a best trial; the wind behind it belongs to the trial, and PB and its like
    follow from the distance."""
    words = [word for word in text.translate(_DASHES).split(" ") if word not in FLAGS]
    text = " ".join(words)
    measured = _WITH_WIND.fullmatch(text) or _UNIT.fullmatch(text)
    return distance_of(measured[1] if measured else text)


def card_of(text: str) -> str:
    """The attempts at one height, xxx of `3 x`."""
    if counted := _COUNTED.fullmatch(text):
        return "x" * int(counted[1])
    card = "".join(_CARD.get(c, c) for c in text.translate(_DASHES).replace(" ", ""))
    return card if not card.strip("oxr-.") else text


def metres_of_centimetres(text: str, fewest: int) -> str:
    """The metres of a whole number from `fewest` on, which nobody jumps: 1.85 of 185."""
    whole = text.isascii() and text.isdecimal() and fewest <= int(text) < 10_000
    return f"{text[:-2]}.{text[-2:]}" if whole and len(text) > 2 else text


def place_of(text: str) -> str:
    """A place without what marks it as one or as shared: 2 of `2.`, `=2`, `2nd` and `T2`."""
    place = _PLACE.fullmatch(text)
    return place[1] if place else text
