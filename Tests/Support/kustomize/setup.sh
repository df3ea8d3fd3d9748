#!/bin/sh
# Makes a real kustomize ready for tests:
#   setup.sh [DIR]     (default: .build/test-tools of this repository)
# DIR/kustomize/build FOLDER      prints what kustomize makes of a folder
# That is the kubectl or the kustomize of this machine if it is kustomize 5 or later, else the one of Debian's package.
# Prints one line when it has done something, nothing when all is there.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
. "$here/../setup.sh"

# Debian 13, kustomize_5.6.0+ds-1+b2_amd64.deb; it runs on Debian 12 too (glibc 2.34).
package=pool/main/k/kustomize/kustomize_5.6.0+ds-1+b2_amd64.deb
digest=552bbe5563b522685b10f75a9a226bfbee9778fc313b205d595fdbb7e9c70e33

# Prints the version in a line such as "Kustomize Version: v5.5.0" if it is 5 or later.
version_5() {
  grep -o 'v[0-9][0-9.]*[0-9]' | grep -E -m 1 '^v([5-9]|[1-9][0-9]+)\.'
}

if version=$(kubectl version --client 2>/dev/null | grep -i kustomize | version_5); then
  command='exec kubectl kustomize "$@"'
elif version=$(kustomize version 2>/dev/null | version_5); then
  command='exec kustomize build "$@"'
else
  version="of Debian's $package"
  command='exec "$(dirname "$0")/usr/bin/kustomize" build "$@"'
fi
begin kustomize "$version $digest $command" "$@"

if [ "${version#v}" = "$version" ]; then
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) ;;
    *) fail "there is a package for Linux on x86_64 only, this is $(uname -s) on $(uname -m): install kustomize 5 or kubectl 1.27" ;;
  esac
  command -v dpkg-deb >/dev/null 2>&1 || fail "dpkg-deb is missing to unpack Debian's package: install kustomize 5 or kubectl 1.27"
  "$python" - "https://deb.debian.org/debian/$package" "$work/package.deb" 2>"$work/log" <<'PY' || {
import shutil, sys, urllib.request

address, path = sys.argv[1:]
with urllib.request.urlopen(address, timeout=60) as answer, open(path, "wb") as target:
    shutil.copyfileobj(answer, target)
PY
    tail -n 1 "$work/log" >&2
    fail "Debian's package of kustomize could not be had; is this machine offline? (Python's own words above)"
  }
  echo "$digest  $work/package.deb" | sha256sum --check --status || fail "Debian's package of kustomize is not the one that is expected"
  dpkg-deb -x "$work/package.deb" "$work/kustomize"
fi
printf '%s\n' '#!/bin/sh' "$command" >"$work/kustomize/build"
chmod +x "$work/kustomize/build"
finish "kustomize $version"
