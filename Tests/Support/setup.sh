# shellcheck shell=sh
# What the setup.sh of several folders have in common. They source it, and then call:
#   begin NAME PIN [DIR]   ends the script if DIR/NAME is there as PIN says; else makes $work/NAME, which becomes DIR/NAME.
#                          DIR is .build/test-tools of this repository if it is not given.
#   pip WHAT ARGUMENT…     runs pip; WHAT is for the message if it fails
#   finish WORDS           puts $work/NAME in its place, and says so
# shellcheck disable=SC2034,SC2154 # here is the folder of the sourcing script
python=${PYTHON:-python3}

fail() {
  echo "setup.sh: $*" >&2
  exit 1
}

is_there() {
  [ "$(cat "$directory/$name/pin" 2>/dev/null)" = "$pin" ]
}

begin() {
  name=$1
  pin=$2
  directory=${3:-$here/../../../.build/test-tools}
  if is_there; then
    exit 0
  fi
  mkdir -p "$directory"
  directory=$(cd "$directory" && pwd)

  # Tests may start together: one sets up, the others wait and then find everything there.
  exec 9>"$directory/.$name.lock"
  if command -v flock >/dev/null 2>&1; then
    flock 9
  fi
  if is_there; then
    exit 0
  fi
  work=$(mktemp -d "$directory/.$name.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  trap 'exit 1' HUP INT TERM
  mkdir "$work/$name"
}

pip() {
  what=$1
  shift
  "$python" -m pip --version >/dev/null 2>&1 || fail "pip is missing for $python; on Debian: apt-get install python3-pip"
  "$python" -m pip --disable-pip-version-check --quiet "$@" >"$work/log" 2>&1 || {
    tail -n 15 "$work/log" >&2
    fail "pip could not get $what from the Python package index; is this machine offline? (pip's own words above)"
  }
}

finish() {
  printf '%s\n' "$pin" >"$work/$name/pin"
  rm -rf "${directory:?}/$name"
  mv "$work/$name" "$directory/$name"
  echo "$1: $directory/$name"
}
