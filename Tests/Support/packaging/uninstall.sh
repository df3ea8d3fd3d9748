#!/bin/sh
# Removes what install.sh put there, and the folders that are empty then: uninstall.sh DESTDIR PREFIX
set -eu

top=$1$2
. "$(dirname "$0")/places.sh"

remove_empty() {
  folder=$1
  while [ "$folder" != . ]; do
    rmdir "$top/$folder" 2>/dev/null || break
    folder=$(dirname "$folder")
  done
}

places | while read -r path _; do
  rm -f "$top/$path"
  remove_empty "$(dirname "$path")"
done
rm -rf "${top:?}/$library"
remove_empty "$(dirname "$library")"
