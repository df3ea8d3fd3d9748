#!/bin/sh
# Writes the .findings beside each manifest of Tests/ChecksTests/Field anew with the given binary: `line:column severity CODE message`.
#   field.sh WINGEN
set -eu

wingen=$(realpath "$1")
cd "$(dirname "$0")/../ChecksTests/Field"
for manifest in *.yaml; do
  findings=${manifest%.yaml}.findings
  status=0
  "$wingen" lint --config /dev/null "$manifest" >"$findings.text" 2>/dev/null || status=$?
  # 1: there are warnings or errors.
  [ "$status" -le 1 ] || { echo "field.sh: $manifest cannot be linted (status $status)" >&2; rm -f "$findings.text"; exit 1; }
  sed -n "s/^$manifest:\([0-9]*:[0-9]*\): \([a-z]*\): \(.*\) \[\([A-Z0-9]*\)\]$/\1 \2 \4 \3/p" "$findings.text" >"$findings"
  rm -f "$findings.text"
done
