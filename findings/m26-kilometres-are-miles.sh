#!/bin/sh
# Ten "km" are ten miles for m26, and a time of 27:31,5 is 27:00 in Python and 27:31 in JavaScript.
#
# One expects: a unit or a time that a calculator of race speeds does not know raises an error; and
#   the same author's m26 and m26-js agree about one race.
# What happens: a unit is m (miles), k or y, and every other word, km, kilometers or meters, is
#   miles; K is kilometres in Python and no distance at all, 0 miles, in JavaScript. Of a time each
#   part that is no number counts as 0 in Python, so that a decimal comma takes the seconds away, and
#   59,87 is no time at all; JavaScript cuts all seconds to whole ones, 27:31.5 as well.
# Versions: m26 0.3.2, m26-js 1.0.0 (needs Node.js); 2026-11-29.
# Why it matters: speeds, paces and age-graded times come out as ordinary numbers. Where results have
#   commas, every runner of a minute has one pace.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet m26==0.3.2
npm install --silent --no-audit --no-fund --prefix "$work" m26-js@1.0.0 > /dev/null
venv/bin/python - > python.txt <<'PYTHON'
from m26.distance import Distance
from m26.elapsed_time import ElapsedTime

for unit in ("k", "K", "km", "meters"):
    print(f"10 {unit}: {Distance(10, unit).as_miles():.2f} miles")
for time in ("27:31.5", "27:31,5", "59,87"):
    print(f"{time}: {ElapsedTime(time).secs:g} s")
PYTHON
node - > javascript.txt <<'JAVASCRIPT'
const { Distance, ElapsedTime } = require("m26-js");
for (const unit of ["k", "K", "km", "meters"]) {
  console.log(`10 ${unit}: ${new Distance(10, unit).asMiles().toFixed(2)} miles`);
}
for (const time of ["27:31.5", "27:31,5", "59,87"]) {
  console.log(`${time}: ${new ElapsedTime(time).secs} s`);
}
JAVASCRIPT
venv/bin/pip list 2> /dev/null | grep -E '^m26 '
echo "m26-js $(node -p 'require("m26-js/package.json").version')"
paste -d '|' python.txt javascript.txt
cat > expected.txt <<'EXPECTED'
10 k: 6.21 miles|10 k: 6.21 miles
10 K: 6.21 miles|10 K: 0.00 miles
10 km: 10.00 miles|10 km: 10.00 miles
10 meters: 10.00 miles|10 meters: 10.00 miles
27:31.5: 1651.5 s|27:31.5: 1651 s
27:31,5: 1620 s|27:31,5: 1651 s
59,87: 0 s|59,87: 59 s
EXPECTED
paste -d '|' python.txt javascript.txt | diff expected.txt -
