#!/bin/sh
# rrrelay answers every ping of a RACE RESULT Track Box with an error, and a message of a decoder as
# soon as one runner's chip has a weak battery. What is in it is lost.
#
# One expects: the relay that takes RACE RESULT's passings by HTTP and saves them works with the
#   metarace that pip picks for it, and a weak battery is a warning about one chip.
# What happens: it names no version of metarace and calls tod.fromiso, which 2.1.28 has and 2.1.35,
#   that of today, has not: the Track Box gets the status 500. The warning of the battery, below
#   2.0 V, names a variable that does not exist: 500 again, and none of the message's passings is
#   saved, those with good batteries included.
# Versions: rrrelay 1.0.2, metarace 2.1.28 and 2.1.35, tornado 6.6.1, paho-mqtt 2.2.0, graphemeu
#   0.11.0; 2026-11-29. The records are in the form that its handlers read.
# Why it matters: it starts and listens, and the tests with new chips are fine; in the race all runners
#   of a message have no time, however often it is sent, since one of them wears an old chip.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet tornado==6.6.1 paho-mqtt==2.2.0 graphemeu==0.11.0
"$work/venv/bin/pip" install --quiet --no-deps rrrelay==1.0.2
cd "$work"
cat > relay.py <<'PYTHON'
import json
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from importlib.metadata import version
from pathlib import Path

BOX = "/tbp?boxId=B1&boxTime=26-06-06T10:00:30.000"
DECODER = "/rrs?device=D1"


def chip(code: str, battery: str) -> str:
    return f"1;;2026-06-06;10:00:00.123;0;6;112;;{code};;1;;1;;;{battery};;0;"


def status(path: str, body: str) -> int:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", body.encode(), 20) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
saved = Path("passings.json")
saved.unlink(missing_ok=True)
Path("metarace.json").write_text(json.dumps({"rrrelay": {"port": port}}), encoding="utf-8")
with open("log.txt", "w", encoding="utf-8") as log:
    relay = subprocess.Popen([sys.executable, "-m", "rrrelay"], stdout=log, stderr=log)
for _ in range(100):
    with socket.socket() as line:
        if line.connect_ex(("127.0.0.1", port)) == 0:
            break
    time.sleep(0.1)
box = status(BOX, "AAAAAAA;12.5;-60;9;;;;;;;0")
good = status(DECODER, chip("BBBBBBB", "2.9"))
weak = status(DECODER, "\n".join((chip("CCCCCCC", "2.9"), chip("DDDDDDD", "1.9"))))
relay.send_signal(signal.SIGTERM)
relay.wait(20)
chips = [passing[3] for passing in json.loads(saved.read_text(encoding="utf-8"))]
print(f"rrrelay {version('rrrelay')}, metarace {version('metarace')}:", end=" ")
print(f"box {box}, good batteries {good}, a weak one {weak}; saved {chips}")
assert (good, weak) == (200, 500)
assert (box, chips) == ((200, ["AAAAAAA", "BBBBBBB"]) if sys.argv[1] == "old" else (500, ["BBBBBBB"]))
PYTHON
for which in old:2.1.28 new:2.1.35; do
    "$work/venv/bin/pip" install --quiet --no-deps "metarace==${which#*:}"
    HOME="$work" "$work/venv/bin/python" relay.py "${which%:*}"
done
