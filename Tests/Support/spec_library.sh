#!/usr/bin/env bash
# Copies the sources of the library that specs in Swift files are compiled with: spec_library.sh FOLDER. `make install` puts them beside
# the program. The file DIGEST stands for all of them, so that a run of wingen need not look at each.
set -euo pipefail
folder=${1:?usage: spec_library.sh FOLDER}
cd "$(dirname "$0")/../.."
rm -rf "$folder"
mkdir -p "$folder"
cp Package.swift LICENSE "$folder/"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# A scratch folder of its own: a build that goes on at the same time would be waited for.
WINGEN_PACKAGE=spec-library swift package --scratch-path "$scratch" describe | sed -n 's/^    Path: //p' | while read -r path; do
  mkdir -p "$folder/$(dirname "$path")"
  cp -R "$path" "$folder/$path"
done
(cd "$folder" && find . -type f ! -name DIGEST -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-64 >DIGEST)
