#!/bin/sh
# Runs Python tests beside a command such as the build or the Swift tests, because most of their time is waiting:
#   run_suites.sh SUITE… -- COMMAND [ARGUMENT]…
# SUITE is a folder beside this script; next to the build only those that need nothing built. Ends with the command's status if that
# fails, else with 1 if any suite failed. The suites' output comes in one piece behind it.
set -u

here=$(cd "$(dirname "$0")" && pwd)
log=$(mktemp)
trap 'rm -f "$log"' EXIT
trap 'exit 1' HUP INT TERM

names=
while [ "$#" -gt 0 ] && [ "$1" != -- ]; do
  names="$names $1"
  shift
done
if [ -z "$names" ] || [ "$#" -lt 2 ]; then
  echo "usage: run_suites.sh SUITE… -- COMMAND [ARGUMENT]…" >&2
  exit 2
fi
shift

suites() {
  failed=0
  for suite in $names; do
    echo "== Tests/Support/$suite"
    top=$here/$suite
    # A package: its tests import it by name.
    [ -e "$here/$suite/__init__.py" ] && top=$here
    python3 -m unittest discover -s "$here/$suite" -t "$top" || failed=1
  done
  return "$failed"
}

suites >"$log" 2>&1 &
beside=$!
status=0
"$@" || status=$?
wait "$beside"
found=$?
cat "$log"
[ "$status" -ne 0 ] && exit "$status"
exit "$found"
