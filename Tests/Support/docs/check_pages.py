"""Runs what the documentation shows: check_pages.py [--build FOLDER] [--jobs N] [PAGE…]. README.md says how pages are written.

Prints what is wrong, `page:line: …`, and what was left out; ends with 1 if anything is wrong.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import data_blocks
import links
import pages as markdown
from command_lines import CommandLines
from pages import Fault, Page
from shell_blocks import Shell
from swift_blocks import SwiftBlocks

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]


class Checks:
    """The checks of a folder of pages, with one wingen."""

    def __init__(self, root: Path, build: Path):
        self.root = root
        self._build = build
        self._commands = CommandLines(build / "wingen")
        self.left_out: Counter[str] = Counter()
        self.ran = 0
        # Seconds that each page took.
        self.times: dict[str, float] = {}

    def run(self, names: list[str], jobs: int = 2) -> list[Fault]:
        """Checks pages. Links are held against all pages there are, also if only some are checked."""
        everything = {name: markdown.read(self.root, name) for name in markdown.listing(self.root)}
        chosen = [everything[name] for name in names or everything]
        found = [fault for fault in links.faults(self.root, everything) if not names or fault.page in names]
        guides = [page for page in chosen if markdown.is_guide(page.name)]
        found += [fault for page in guides for fault in page.faults]
        swift = SwiftBlocks(self.root, self._build)
        for page in guides:
            swift.add(page)
        # Long pages first; the compiler runs beside the pages.
        guides.sort(key=lambda page: -sum(block.language in ("sh", "console") for block in page.blocks))
        with ThreadPoolExecutor(jobs) as pool:
            compiled = pool.submit(swift.check)
            for faults in pool.map(self._page, guides):
                found += faults
            found += compiled.result()
        return sorted(set(found), key=lambda fault: (fault.page, fault.line))

    def _page(self, page: Page) -> list[Fault]:
        start = time.monotonic()
        found = [(line, fault) for line, span in page.code_spans if (fault := self._commands.fault_of_span(span))]
        with tempfile.TemporaryDirectory(prefix="wingen-docs-") as temporary:
            place = Path(temporary)
            (place / "work").mkdir()
            shell = Shell(place / "work", self._environment(place), self._commands)
            for block in page.blocks:
                found += self._block(block, shell, page.is_generated)
        self.times[page.name] = time.monotonic() - start
        return [Fault(page.name, line, fault.replace(temporary + "/work/", "")) for line, fault in found]

    def _block(self, block: markdown.Block, shell: Shell, is_generated: bool) -> list[tuple[int, str]]:
        files = block.directives.get("files")
        for name in files.split(",") if files is not None else []:
            source = HERE / "files" / name.strip()
            if not source.is_dir():
                return [(block.line, f"there is no folder Tests/Support/docs/files/{name.strip()}")]
            shutil.copytree(source, shell.folder, dirs_exist_ok=True)
        if block.reason_not_run is not None:
            self.left_out[block.reason_not_run] += 1
        if block.language in ("sh", "console") and is_generated:
            return shell.looked_at(block)
        if block.language in ("sh", "console"):
            self.ran += block.reason_not_run is None
            return shell.faults(block)
        if block.language == "powershell" and block.reason_not_run is None:
            return [(block.line, "PowerShell is not run here: say why (<!-- not run: Windows only -->)")]
        if block.language == "swift" and block.file:
            path = shell.folder / block.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text)
        return data_blocks.faults(block, shell)

    def _environment(self, place: Path) -> dict[str, str]:
        """What a page's commands see: wingen as it was built, Helm, the compiler; nothing of the developer's own settings."""
        programs = place / "bin"
        programs.mkdir()
        (programs / "wingen").symlink_to(self._build / "wingen")
        compiler = shutil.which("swiftc")
        path = [str(programs), str(HERE / "programs"), "/usr/bin", "/bin"] + ([str(Path(compiler).parent)] if compiler else [])
        home = place / "home"
        home.mkdir()
        environment = {
            "PATH": ":".join(path), "HOME": str(home), "LANG": "C.UTF-8", "NO_COLOR": "1", "SWIFT_BACKTRACE": "enable=no",
            "WINGEN_SPEC_LIBRARY": str(self._build), "WINGEN_CACHE": str(self._build / "spec-cache"),
            "GIT_CONFIG_GLOBAL": os.devnull, "REPOSITORY": str(self.root), "WINGEN_TEST_TOOLS": str(tools(self.root))}
        return environment


def tools(root: Path) -> Path:
    return Path(os.environ.get("WINGEN_TEST_TOOLS", root / ".build/test-tools")).resolve()


def main() -> int:
    parser = argparse.ArgumentParser(description="Runs what the documentation shows; see README.md.")
    parser.add_argument("--build", type=Path, default=ROOT / ".build/debug", help="where wingen and its modules are")
    parser.add_argument("--jobs", type=int, default=2, help="pages at a time")
    parser.add_argument("--times", action="store_true", help="say how long each page took")
    parser.add_argument("pages", nargs="*", metavar="PAGE", help="paths from the repository's top; all if none is named")
    options = parser.parse_args()
    start = time.monotonic()
    checks = Checks(ROOT, options.build.resolve())
    found = checks.run(options.pages, options.jobs)
    for fault in found:
        print(fault)
    if options.times:
        for name, seconds in sorted(checks.times.items(), key=lambda item: -item[1]):
            print(f"{seconds:6.1f} s  {name}", file=sys.stderr)
    left_out = ", ".join(f"{count} {reason}" for reason, count in sorted(checks.left_out.items())) or "none"
    print(f"{checks.ran} blocks of shell run, {len(found)} faults, {time.monotonic() - start:.0f} s; left out: {left_out}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
