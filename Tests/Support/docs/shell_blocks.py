"""Runs the shell of a page: scripts (`sh`) and sessions (`console`), in one folder, each where the one before ended."""

from __future__ import annotations

import re
import shlex
import subprocess
import tempfile
from pathlib import Path

from command_lines import CommandLines, logical_lines, simple_commands
from pages import Block

SECONDS = 120
# Options of `helm upgrade` that are about a cluster.
CLUSTER_FLAGS = {"--install", "-i", "--create-namespace", "--wait", "--atomic", "--rollback-on-failure", "--reset-values"}


class Shell:
    """A folder in which the blocks of a page are run."""

    def __init__(self, folder: Path, environment: dict[str, str], commands: CommandLines):
        self.folder = folder
        self._environment = environment
        self._commands = commands
        self._working = folder

    def faults(self, block: Block) -> list[tuple[int, str]]:
        """What is wrong with a block: lines of the page, and what."""
        session = block.language == "console"
        steps = list(_steps(block.text)) if session else [(0, block.text, "")]
        if session and not steps:
            return [(block.line, "a console block shows commands, each behind `$ `")]
        if block.reason_not_run is not None:
            return self.looked_at(block)
        wanted = int(block.directives.get("exits with", "0"))
        statuses = []
        for number, script, expected in steps:
            for line, fault in self._commands.faults_of_script(script):
                return [(block.line + number + line, fault)]
            status, output = self.run(script)
            statuses.append(status)
            if status not in (0, wanted):
                return [(block.line + number, f"the command ended with {status}, not {wanted}:\n{shortened(output)}")]
            if session and not matches(expected, output):
                return [(block.line + number, f"the output is another:\n{shortened(output)}")]
        if wanted not in statuses:
            return [(block.line, f"nothing ended with {wanted}")]
        return []

    def looked_at(self, block: Block) -> list[tuple[int, str]]:
        """What is wrong with a block that is not run."""
        steps = _steps(block.text) if block.language == "console" else [(0, block.text, "")]
        return [fault for number, script, _ in steps for fault in self._looked_at(block, number, script)]

    def run(self, script: str) -> tuple[int, str]:
        """Runs a script; returns its status and all that it printed, in order."""
        with tempfile.NamedTemporaryFile("r") as place:
            ending = f"trap 'status=$?; pwd >{shlex.quote(place.name)}; exit $status' EXIT\n"
            try:
                done = subprocess.run(
                    ["bash", "-eu", "-o", "pipefail", "-c", ending + script], cwd=self._working, env=self._environment,
                    stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=SECONDS)
            except subprocess.TimeoutExpired as late:
                return 124, (late.stdout or b"").decode("utf-8", "replace") + f"\nno end after {SECONDS} seconds"
            working = place.read().strip()
        if working:
            self._working = Path(working)
        return done.returncode, done.stdout.decode("utf-8", "replace")

    def _looked_at(self, block: Block, number: int, script: str) -> list[tuple[int, str]]:
        """What can be said of a script that is not run: syntax, wingen's options, and whether Helm renders what it would install."""
        done = subprocess.run(["bash", "-n"], input=script, capture_output=True, text=True)
        if done.returncode:
            return [(block.line + number, f"the shell cannot read it: {done.stderr.strip()}")]
        found = [(block.line + number + line, fault) for line, fault in self._commands.faults_of_script(script)]
        for line, text in logical_lines(script):
            for words in simple_commands(text):
                if words[:2] == ["helm", "upgrade"] and {"--install", "-i"} & set(words) and not any("oci://" in word for word in words):
                    rendering = ["helm", "template", *(word for word in words[2:] if word not in CLUSTER_FLAGS)]
                    status, output = self.run(" ".join(map(shlex.quote, rendering)) + " >/dev/null")
                    if status:
                        found.append((block.line + number + line, f"{' '.join(rendering)}: {output}"))
        return found


def _steps(text: str):
    """The commands of a session: line, script, expected output."""
    number, script, expected = 0, None, []
    lines = text.split("\n")[:-1]
    index = 0
    while index < len(lines):
        line = lines[index]
        if line.startswith("$ "):
            if script is not None:
                yield number, script, "\n".join(expected)
            number, script, expected = index, line[2:], []
            while script.endswith("\\") and index + 1 < len(lines):
                index += 1
                script += "\n" + lines[index].removeprefix("> ")
        elif script is not None:
            expected.append(line)
        index += 1
    if script is not None:
        yield number, script, "\n".join(expected)


def shortened(output: str) -> str:
    """The beginning and the end of a long output."""
    lines = output.splitlines()
    return "\n".join(lines if len(lines) <= 40 else [*lines[:20], "…", *lines[-20:]])


def matches(expected: str, output: str) -> bool:
    """Whether an output is the one that is shown: `…` alone on a line stands for any lines, within a line for any text."""
    pattern = ""
    for line in expected.rstrip("\n").split("\n") if expected.strip() else []:
        if line.strip() == "…":
            pattern += r"(?:[^\n]*\n)*?"
        else:
            pattern += ".*?".join(re.escape(part) for part in line.rstrip().split("…")) + r"[ \t]*\n"
    shown = output if output.endswith("\n") or not output else output + "\n"
    return re.fullmatch(pattern + r"\n*", shown) is not None
