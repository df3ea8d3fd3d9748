"""Builds the package of docs/specs.md as its reader would, against this checkout: own_package.py [FOLDER].

FOLDER is where it is made (a temporary one if none is named; a second run in the same is quick). Part of `make test-long`: wingen is compiled.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pages

ROOT = Path(__file__).resolve().parents[3]
REASON = "the long tests do"


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    # A package is known by the last part of its path.
    checkout = folder / "wingen"
    if not checkout.is_symlink():
        checkout.symlink_to(ROOT)
    package = folder / "charts"
    scripts = []
    for block in pages.read(ROOT, "docs/specs.md").blocks:
        if block.reason_not_run != REASON:
            continue
        if block.language == "sh":
            scripts.append(block.text)
            continue
        text, count = re.subn(r'\.package\(url: "[^"]*", from: "[^"]*"\)', '.package(path: "../wingen")', block.text)
        if (count == 1) != (block.file == "Package.swift"):
            sys.exit("docs/specs.md: Package.swift names the package wingen once, by its address")
        path = package / block.file
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text() != text:
            path.write_text(text)
    if not scripts:
        sys.exit(f"docs/specs.md: no block of shell is left to {REASON!r}")
    for script in scripts:
        subprocess.run(["bash", "-eux", "-c", script], cwd=package, check=True)
    chart = package / "my-chart/Chart.yaml"
    if "name: my-chart" not in chart.read_text():
        sys.exit(f"{chart} is another chart")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]).resolve())
    else:
        with tempfile.TemporaryDirectory(prefix="wingen-package-") as temporary:
            main(Path(temporary))
