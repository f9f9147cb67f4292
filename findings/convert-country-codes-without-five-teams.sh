#!/bin/sh
# The npm package that turns IOC codes into ISO's does not know the teams of Montenegro, Singapore,
# Lebanon, South Sudan and Kosovo.
#
# One expects: the codes that stand behind names in start lists and results, GER, SUI, MNE, are found
#   in a package for IOC codes, and what it gives for a country is what a federation's files take.
# What happens: MNE, SGP, LBN, SSD and KOS give undefined, which nobody sees until iso2 of it is read.
#   The other way ME gives MGO, SG and LB the older codes SIN and LIB, SS gives null, and XK
#   is not there. The codes that differ from ISO's in the well-known way, GER, SUI or BRN for Bahrain,
#   are right.
# Versions: convert-country-codes 1.0.0 (needs Node.js); 2026-11-29.
# Why it matters: it works for every team of an ordinary meet; at the first championship with one of
#   the five the flags or the upload stop, or athletes are sent under codes that no list has.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" convert-country-codes@1.0.0 > /dev/null
node - <<'JAVASCRIPT'
const assert = require("node:assert");
const { convertIocCode, convertIso2Code } = require("convert-country-codes");

console.log("convert-country-codes", require("convert-country-codes/package.json").version);
const teams = { GER: "DE", SUI: "CH", BRN: "BH", MNE: "ME", SGP: "SG", LBN: "LB", SSD: "SS", KOS: "XK" };
const seen = {};
for (const [team, country] of Object.entries(teams)) {
  seen[team] = [convertIocCode(team)?.iso2, convertIso2Code(country)?.ioc];
  console.log(`${team}: ${seen[team][0]}, and ${country}: ${seen[team][1]}`);
}
assert.deepStrictEqual(seen, {
  GER: ["DE", "GER"],
  SUI: ["CH", "SUI"],
  BRN: ["BH", "BRN"],
  MNE: [undefined, "MGO"],
  SGP: [undefined, "SIN"],
  LBN: [undefined, "LIB"],
  SSD: [undefined, null],
  KOS: [undefined, undefined],
});
JAVASCRIPT
