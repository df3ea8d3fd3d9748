"""Compiles the Swift of all pages at once: whole programs and fragments, each fragment within a program that the page names.

What must not compile is compiled by itself, and its errors are held against the block of text behind it.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections import defaultdict
from pathlib import Path

from pages import Block, Fault, Page

HERE = Path(__file__).resolve().parent
MARK = re.compile(r"^ *// FRAGMENT\n", re.MULTILINE)
ERROR = re.compile(r"^(.+?):(\d+):\d+: (?:error|warning): (.*?)(?: \[#\w+\])?$")


class SwiftBlocks:
    """The blocks of Swift that stand by themselves, not in files that commands of their page compile."""

    def __init__(self, root: Path, build: Path):
        self._root = root
        self._build = build
        self.faults: list[Fault] = []
        # In each: the page, the block, and the errors that the page shows.
        self._good: list[tuple[Page, Block]] = []
        self._bad: list[tuple[Page, Block, list[str]]] = []

    def add(self, page: Page) -> None:
        for index, block in enumerate(page.blocks):
            if block.language != "swift" or (block.file and _is_built(page, index)):
                continue
            if block.reason_not_run is not None:
                continue
            if "does not compile" in block.directives:
                shown = page.blocks[index + 1] if index + 1 < len(page.blocks) else None
                messages = re.findall(r"error: (.*)", shown.text) if shown and shown.language in ("text", "console") else []
                if not messages:
                    self.faults.append(Fault(page.name, block.line, "what does not compile is followed by the compiler's errors, as text"))
                    continue
                self._bad.append((page, block, messages))
            else:
                self._good.append((page, block))

    def check(self) -> list[Fault]:
        """Runs the compiler, at most twice."""
        errors = self._errors([(page, block) for page, block in self._good])
        for (name, line), messages in sorted(errors.items()):
            self.faults += [Fault(name, line, f"this does not compile: {message}") for message in messages]
        errors = self._errors([(page, block) for page, block, _ in self._bad])
        for page, block, expected in self._bad:
            lines = range(block.line, block.line + block.text.count("\n"))
            found = [message for line in lines for message in errors.get((page.name, line), [])]
            if sorted(found) != sorted(expected):
                self.faults.append(Fault(page.name, block.line, f"the compiler says {found}, the page {expected}"))
        return self.faults

    def _errors(self, blocks: list[tuple[Page, Block]]) -> dict[tuple[str, int], list[str]]:
        """What the compiler finds wrong, by page and line."""
        if not blocks:
            return {}
        found: dict[tuple[str, int], list[str]] = defaultdict(list)
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for index, (page, block) in enumerate(blocks):
                program = self._program(page, block, index)
                if program is None:
                    continue
                paths.append(Path(folder) / f"Block{index}.swift")
                paths[-1].write_text(program)
            done = subprocess.run(
                ["swiftc", "-typecheck", "-whole-module-optimization", "-parse-as-library", "-module-name", "Blocks", "-swift-version", "6",
                 "-warnings-as-errors", "-I", self._build / "Modules",
                 "-Xcc", f"-fmodule-map-file={HERE.parents[2]}/Sources/CLibYAML/module.modulemap",
                 "-module-cache-path", self._build / "ModuleCache", *paths],
                capture_output=True, text=True)
        unplaced = []
        for line in done.stderr.splitlines() + done.stdout.splitlines():
            error = ERROR.match(line)
            if not error:
                continue
            name, number, message = error[1], int(error[2]), error[3]
            if any(page.name == name for page, _ in blocks):
                found[name, number].append(message)
            elif not name.startswith(folder):
                unplaced.append(line)
            else:
                unplaced.append(line.replace(folder, "the program around a block"))
        if done.returncode and (unplaced or not found):
            self.faults.append(Fault(blocks[0][0].name, 1, "the compiler fails:\n" + ("\n".join(unplaced) or done.stderr)))
        return found

    def _program(self, page: Page, block: Block, index: int) -> str | None:
        """A file of its own, in which the block's lines are those of the page."""
        wrapper = block.directives.get("within", "declarations")
        path = HERE / "wrappers" / f"{wrapper}.swift"
        if not path.exists():
            known = ", ".join(sorted(one.stem for one in path.parent.glob("*.swift")))
            self.faults.append(Fault(page.name, block.line, f"there is no program {wrapper} to put a fragment into; known: {known}"))
            return None
        lines = block.text.split("\n")
        imports = [line for line in lines if re.match(r"(@testable )?import \w+", line)]
        body = "\n".join("" if line in imports else line for line in lines)
        before, after = MARK.split(path.read_text(), maxsplit=1)
        outer, inner = (("", "") if wrapper == "file" else (f"enum Block{index} {{\n", "}\n"))
        return (
            "\n".join(dict.fromkeys(imports + re.findall(r"^import \w+$", before, re.MULTILINE))) + "\n" + outer
            + re.sub(r"^import \w+$", "", before, flags=re.MULTILINE)
            + f'#sourceLocation(file: "{page.name}", line: {block.line})\n{body}\n#sourceLocation()\n' + after + inner)


def _is_built(page: Page, index: int) -> bool:
    """Whether a command behind the block compiles its file."""
    file = page.blocks[index].file
    folder = file.rsplit("/", 1)[0] if "/" in file else None
    for block in page.blocks[index + 1 :]:
        if block.language in ("sh", "console") and (block.reason_not_run in (None, "the long tests do")):
            words = set(re.split(r"[\s;|&()]+", block.text))
            if file in words or (folder and any(word.rstrip("/") and (folder + "/").startswith(word.rstrip("/") + "/") for word in words)):
                return True
            # A package of one's own is built as a whole.
            if re.search(r"\bswift (build|run|test)\b", block.text):
                return True
    return False
