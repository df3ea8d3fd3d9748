#!/bin/sh
# Installs Debian packages for programs and files that are missing: install.sh WHAT:PACKAGE…
#
# WHAT is a command or an absolute path. PACKAGE is - for what Debian does not have. Prints nothing when all is there.
set -eu

missing=
for pair in "$@"; do
  what=${pair%:*}
  package=${pair##*:}
  case "$what" in
    /*) [ -e "$what" ] && continue ;;
    *) command -v "$what" >/dev/null 2>&1 && continue ;;
  esac
  if [ "$package" = - ]; then
    echo "$what is missing, and Debian has no package of it: install a Swift 6.2 toolchain from swift.org and put it on PATH" >&2
    exit 1
  fi
  missing="$missing $package"
done
[ -z "$missing" ] && exit 0

if ! command -v apt-get >/dev/null 2>&1; then
  echo "install these packages first:$missing" >&2
  exit 1
fi
as_root=
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null 2>&1 || { echo "as root, run: apt-get install$missing" >&2; exit 1; }
  as_root=sudo
fi
echo "installing$missing"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# shellcheck disable=SC2086 # several words each
if ! { $as_root apt-get update && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y --no-install-recommends $missing; } >"$log" 2>&1; then
  tail -n 15 "$log" >&2
  echo "could not install$missing (apt-get's own words above)" >&2
  exit 1
fi
