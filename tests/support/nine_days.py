"""A championship of nine days in mid-meet: heats, semi-finals, a qualification, a cut, a decathlon,
bibs of six digits, records, and rounds whose day is to be announced."""

from __future__ import annotations

_FIRST = "Ada Bea Cleo Dora Eve Fay Gia Hana Ida Jo Kim Lea Mia Nia Ola Pia Quin Ria".split()
_LAST = "Abbot Brook Crane Dale Ember Field Grove Heath Inlet Jewel Knoll Lake Marsh North".split()
_NATIONS = "GBR NOR SWE DEN GER FRA ESP NED".split()
_HEAD = """\
meet "Nine Days Championships"
  slug        nine-days
  country     GBR
  date        2026-08-07 .. 2026-08-15
  timezone    Europe/London
  site        https://nine-days.example/2026/
  address     "Northmere Stadium"
record CR 100 F 10.95 "Ola Past" 2019-08-10
record CR LJ F 7.01 "Pia Past" 2017-08-11
"""
_EVENTS = """\
event T01 100 "100 Metres Women" F rounds=2,1 day=1,2 at=10:05,20:35
  qual_by_place 3
  qual_fastest_losers 2
  heat 1 official at=10:12 wind=+1.2
{heat1}  heat 2 official at=10:20 wind=-0.4
{heat2}  final
{final}event T02 10000 "10,000 Metres Women" F day=1 at=21:00
{long}event T03 400H "400 Metres Hurdles Men" M rounds=3,2,1
event T04 4x100 "4 x 100 Metres Relay Women" F rounds=2,1 day=8,9 at=19:00,20:50
event F01 LJ "Long Jump Women" F rounds=2,1 day=1,3 at=10:30,19:15 venue="Pit B"
  heat 1
{jump}  heat 2
{enter}event F02 HJ "High Jump Women" F day=5 at=18:30 venue="North fan"
{enter2}event F03 SP "Shot Put Women" F day=7 at=19:00
{enter3}event M01 DEC "Decathlon Men" M parts=standard day=4
{men}event M01-100 at=09:30
  final official wind=+0.8
{sprint}event T05 20000W "20 Kilometres Race Walk Women" F day=9 at=07:00
event T06 MAR "Marathon Men" M
"""


def _rows(numbers: range, form: str) -> str:
    return "".join(f"    {102301 + n} {form.format(n=n, lane=n % 8 + 1)}\n" for n in numbers)


def nine_days() -> str:
    """The text of the meet."""
    text = _HEAD + "".join(f'team {nation} "{nation}"\n' for nation in _NATIONS)
    for n in range(40):
        nation = _NATIONS[n % 8]
        name = f'"{_FIRST[n % len(_FIRST)]}" "{_LAST[n % len(_LAST)]}"'
        text += f"athlete {102301 + n} {name} {'FM'[n >= 30]} {nation} nationality={nation}\n"
    entered = "".join(f"  enter {102301 + n} sb=6.{70 - n}\n" for n in range(16, 20))
    return text + _EVENTS.format(
        heat1=_rows(range(8), "11.{n}1"),
        heat2=_rows(range(8, 16), "11.{n:02}"),
        final=_rows(range(3), "lane={lane}"),
        long=_rows(range(20, 30), "").replace("    ", "  enter "),
        jump=_rows(range(10, 16), "6.{n}(+1.0) x 6.{n}(+2.4)"),
        enter=_rows(range(16, 20), "order={lane}"),
        enter2=entered.replace("sb=6", "sb=1"),
        enter3=entered.replace("sb=6", "sb=15"),
        men=_rows(range(30, 40), "").replace("    ", "  enter "),
        sprint=_rows(range(30, 40), "10.{n}"),
    )
