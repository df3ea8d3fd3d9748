#!/bin/sh
# Puts Grafana's types of dashboards into a folder, from PyPI:
#   setup.sh [DIR]     (default: .build/test-tools of this repository)
# DIR/grafana/VERSION/      the Python package grafana-foundation-sdk, a folder for each line of requirements.txt
# Prints one line when it has done something, nothing when all is there.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-python3}
directory=${1:-$here/../../../.build/test-tools}
pin=$(grep -v '^#' "$here/requirements.txt")

fail() {
  echo "setup.sh: $*" >&2
  exit 1
}

is_there() {
  [ "$(cat "$directory/grafana/pin" 2>/dev/null)" = "$pin" ]
}

if is_there; then
  exit 0
fi
"$python" -m pip --version >/dev/null 2>&1 || fail "pip is missing for $python; on Debian: apt-get install python3-pip"
mkdir -p "$directory"
directory=$(cd "$directory" && pwd)

# Tests may start together: one sets up, the others wait and then find everything there.
exec 9>"$directory/.grafana.lock"
if command -v flock >/dev/null 2>&1; then
  flock 9
fi
if is_there; then
  exit 0
fi

work=$(mktemp -d "$directory/.grafana.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

for package in $pin; do
  version=${package##*==}
  "$python" -m pip --disable-pip-version-check --quiet install --no-deps --only-binary=:all: \
    --target "$work/grafana/${version##*!}" "$package" >"$work/log" 2>&1 || {
    tail -n 15 "$work/log" >&2
    fail "pip could not get $package from the Python package index; is this machine offline? (pip's own words above)"
  }
done

printf '%s\n' "$pin" >"$work/grafana/pin"
rm -rf "$directory/grafana"
mv "$work/grafana" "$directory/grafana"
echo "Grafana's types of dashboards: $directory/grafana"
