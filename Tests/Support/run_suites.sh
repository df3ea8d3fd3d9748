#!/bin/sh
# Runs those Python tests that need nothing built, beside a command such as the build, because most of their time is waiting:
#   run_suites.sh COMMAND [ARGUMENT]…
# Ends with the command's status if that fails, else with 1 if any suite failed. The suites' output comes in one piece behind it.
set -u

here=$(cd "$(dirname "$0")" && pwd)
log=$(mktemp)
trap 'rm -f "$log"' EXIT
trap 'exit 1' HUP INT TERM

suites() {
  failed=0
  for suite in helm powershell installer proxy dockerfiles vm_extension prometheus metrics; do
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
