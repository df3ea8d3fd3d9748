#!/bin/sh
# Writes docs/commands.md and docs/settings/ anew with the given binary:
#   reference.sh WINGEN
set -eu

wingen=$(realpath "$1")
cd "$(dirname "$0")/../.."
mkdir -p docs/settings
"$wingen" reference commands >docs/commands.md.new
mv docs/commands.md.new docs/commands.md
rm -f docs/settings/*.md
for folder in golden/*/; do
  name=$(basename "$folder")
  "$wingen" reference settings "$name" >"docs/settings/$name.md"
done
