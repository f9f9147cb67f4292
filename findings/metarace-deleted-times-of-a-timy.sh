#!/bin/sh
# A time that was deleted on an ALGE Timy reaches metarace as one more finisher.
#
# One expects: the first sign of a Timy's line says what has become of the time: c and C deleted, d
#   disqualified, m sent again from memory, n and ? a matter of its start number. Only what has a
#   blank there (or i, typed in on the Timy) is a new impulse at the photocell.
# What happens: a line is split at its blanks, and the sign is left on the number. Of every line an
#   impulse is made, with the channel of the real one, and the callback of the armed channel is
#   called: two runners and a bird become six finishers. The letter stands in index alone.
# Versions: metarace 2.1.35, pyserial 3.5, graphemeu 0.11.0; 2026-11-29. The Timy is a
#   pseudo-terminal, so that this runs on Linux and macOS.
# Why it matters: it is the very keypress that takes a wrong time away which adds it once more, and
#   who asks for the memory after a lost connection gets each finisher twice.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet metarace==2.1.35 pyserial==3.5 graphemeu==0.11.0
cd "$work"
HOME="$work" "$work/venv/bin/python" -W ignore - <<'PYTHON'
import os
import tty
from importlib.metadata import version
from queue import Empty, Queue
from select import select

import metarace
from metarace import timy

LINES = (
    " 0021 C1  15:44:15.2480 00",
    " 0022 C1  15:44:15.5165 00",
    " 0023 C1  15:44:19.7847 00",  # the bird
    "c0023 C1  15:44:19.7847 00",  # is deleted on the Timy
    "m0021 C1  15:44:15.2480 00",  # the memory is sent again
    "m0022 C1  15:44:15.5165 00",
)

print("metarace", version("metarace"))
metarace.init()
ours, its = os.openpty()
tty.setraw(ours)
tty.setraw(its)
impulses: Queue = Queue()
clock = timy.timy()
clock.setcb(impulses.put)
clock.arm("C1")
clock.armlock()
clock.setport(os.ttyname(its))
clock.start()
clock.status()
asked = b""
while b"NSF?" not in asked and select([ours], [], [], 20)[0]:  # the port is open once it asks
    asked += os.read(ours, 64)
os.write(ours, "".join(line + "\r" for line in LINES).encode())
seen = []
try:
    while len(seen) < len(LINES):
        seen.append(impulses.get(timeout=20))
        print(f"{seen[-1].chan} {seen[-1].rawtime(4)}, index {seen[-1].index}")
except Empty:
    pass
clock.exit()
clock.join(20)
assert [impulse.rawtime(4) for impulse in seen] == [
    "15h44:15.2480",
    "15h44:15.5165",
    "15h44:19.7847",
    "15h44:19.7847",
    "15h44:15.2480",
    "15h44:15.5165",
]
assert {impulse.chan for impulse in seen} == {"C1"}
assert [impulse.index[0] for impulse in seen] == ["0", "0", "0", "c", "m", "m"]
PYTHON
