"""What the tests of language results share."""

from __future__ import annotations

from tests.conftest import MEET

RACE = MEET + "event T01 100 M rounds=3,1\n heat 1 official\n"
LJ = MEET + 'event F01 LJ "Long" M\n final official\n'
SP = MEET + 'event F02 SP "Shot" MF\n final official\n'
HJ = MEET + 'event F03 HJ "High" M\n final official\n  heights 1.60 1.65 1.70 1.75\n'
