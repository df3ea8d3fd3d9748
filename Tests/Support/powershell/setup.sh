#!/bin/sh
# Puts the parser of PowerShell into a folder, from PyPI:  setup.sh [DIR]   (default: .build/test-tools of this repository)
# DIR/powershell/python/   Python packages
# Prints one line when it has done something, nothing when all is there. Versions: requirements.txt.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
. "$here/../setup.sh"

# The parser is compiled for one version of Python.
begin powershell "$("$python" -c 'import sys; print(sys.implementation.cache_tag)') $(grep -v '^#' "$here/requirements.txt")" "$@"
pip "the parser of PowerShell" install --no-deps --only-binary=:all: --target "$work/powershell/python" -r "$here/requirements.txt"
finish "PowerShell's grammar"
