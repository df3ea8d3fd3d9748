#!/bin/sh
# Puts Grafana's types of dashboards into a folder, from PyPI:
#   setup.sh [DIR]     (default: .build/test-tools of this repository)
# DIR/grafana/VERSION/      the Python package grafana-foundation-sdk, a folder for each line of requirements.txt
# Prints one line when it has done something, nothing when all is there.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
. "$here/../setup.sh"

begin grafana "$(grep -v '^#' "$here/requirements.txt")" "$@"
for package in $pin; do
  version=${package##*==}
  pip "$package" install --no-deps --only-binary=:all: --target "$work/grafana/${version##*!}" "$package"
done
finish "Grafana's types of dashboards"
