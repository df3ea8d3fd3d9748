#!/bin/sh
# Installs a built wingen: install.sh WINGEN DESTDIR PREFIX
set -eu

wingen=$1
top=$2$3
here=$(dirname "$0")
. "$here/places.sh"

places | while read -r path what; do
  mkdir -p "$top/$(dirname "$path")"
  if [ "$what" = program ]; then
    install -m 755 "$wingen" "$top/$path"
  else
    # shellcheck disable=SC2086 # several words
    "$wingen" $what >"$top/$path.new"
    chmod 644 "$top/$path.new"
    mv "$top/$path.new" "$top/$path"
  fi
done
# What specs in Swift files are compiled against.
"$here/../spec_library.sh" "$top/$library"
echo "installed $top/bin/wingen, its manual page, and completions for bash, zsh and fish"
