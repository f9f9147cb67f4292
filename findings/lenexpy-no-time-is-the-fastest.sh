#!/bin/sh
# A Lenex entry without a time, NT, lasts 0.0 seconds in lenexpy, and is seeded as the fastest.
#
# One expects: who has no entry time is told apart from who has one, or stands behind them when
#   entries are put in order; seeding puts who has no time into the slowest heat.
# What happens: a SwimTime of Lenex's NT has 0 hours, minutes, seconds and hundredths, and
#   as_duration() makes 0.0 of them, as of 00:00:00.00. Two SwimTimes cannot be compared, so that
#   this number is what there is to sort by.
# Versions: lenexpy 3.1.1, pydantic 2.14.4, pydantic-xml 2.22.0; 2026-11-29.
# Why it matters: beginners without a time come into the middle lane of the fastest heat, in front of
#   all who have one.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet lenexpy==3.1.1 pydantic==2.14.4 pydantic-xml==2.22.0
cd "$work"
cat > entries.lef <<'LENEX'
<?xml version="1.0" encoding="UTF-8"?>
<LENEX version="3.0">
  <CONSTRUCTOR name="Entries" version="1"><CONTACT email="entries@example.org"/></CONSTRUCTOR>
  <MEETS><MEET name="Kingsmeadow Gala" city="Kingsmeadow" nation="GBR" course="LCM">
    <SESSIONS><SESSION number="1" date="2026-06-06"><EVENTS>
      <EVENT eventid="1" number="1" gender="F" round="TIM">
        <SWIMSTYLE distance="100" relaycount="1" stroke="FREE"/>
      </EVENT>
    </EVENTS></SESSION></SESSIONS>
    <CLUBS><CLUB name="Thames Hounds" nation="GBR"><ATHLETES>
      <ATHLETE athleteid="1" lastname="Example" firstname="Ada" gender="F" birthdate="2008-03-21">
        <ENTRIES><ENTRY eventid="1" entrytime="00:01:02.37"/></ENTRIES>
      </ATHLETE>
      <ATHLETE athleteid="2" lastname="Sample" firstname="Bea" gender="F" birthdate="2009-11-02">
        <ENTRIES><ENTRY eventid="1" entrytime="NT"/></ENTRIES>
      </ATHLETE>
      <ATHLETE athleteid="3" lastname="Muster" firstname="Cleo" gender="F" birthdate="2007-07-30">
        <ENTRIES><ENTRY eventid="1" entrytime="00:00:59.80"/></ENTRIES>
      </ATHLETE>
    </ATHLETES></CLUB></CLUBS>
  </MEET></MEETS>
</LENEX>
LENEX
"$work/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

import lenexpy

print("lenexpy", version("lenexpy"))
(club,) = lenexpy.fromfile("entries.lef").meet.clubs
entries = {athlete.firstname: athlete.entries[0].entrytime for athlete in club.athletes}
seeded = sorted(entries, key=lambda name: entries[name].as_duration())
for name in seeded:
    print(name.ljust(5), str(entries[name]).ljust(11), entries[name].as_duration())
try:
    entries["Ada"] < entries["Cleo"]
except TypeError as error:
    print("compared:", error)
else:
    raise AssertionError("two SwimTimes are compared")
assert str(entries["Bea"]) == "NT" and entries["Bea"].as_duration() == 0.0
assert seeded == ["Bea", "Cleo", "Ada"]
PYTHON
