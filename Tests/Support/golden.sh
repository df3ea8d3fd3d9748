#!/bin/sh
# Writes golden/NAME anew with the given binary: the chart, and a rendering for the defaults and each values case.
#   golden.sh WINGEN NAME
set -eu

wingen=$1
name=$2
golden=golden/$name
mkdir -p "$golden/rendered"
"$wingen" build "$name" -o "$golden/chart"
rm -f "$golden"/rendered/*.yaml
"$wingen" render "$name" --release metrics --namespace monitoring >"$golden/rendered/defaults.yaml"
for values in examples/"$name"/values/*.yaml; do
  [ -e "$values" ] || continue
  "$wingen" render "$name" --release metrics --namespace monitoring -f "$values" >"$golden/rendered/$(basename "$values")"
done
