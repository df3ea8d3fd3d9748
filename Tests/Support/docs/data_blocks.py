"""Blocks of data: each is read as what it says it is, and what wingen reads is given to wingen."""

from __future__ import annotations

import csv
import json
import shlex
import tomllib
from xml.etree import ElementTree

import yaml

from pages import Block
from shell_blocks import Shell, shortened

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# An object without findings.
SOUND = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: b}}"


def faults(block: Block, shell: Shell) -> list[tuple[int, str]]:
    fault = _unreadable(block)
    if fault:
        return [(block.line, f"this is no {block.language.upper()}: {fault}")]
    if block.file:
        path = shell.folder / block.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text)
    check = _check(block)
    if check is None or block.reason_not_run is not None:
        return []
    status, output = shell.run(f"cd {shlex.quote(str(shell.folder))}\n{check}")
    wanted = int(block.directives.get("exits with", "0"))
    return [] if status == wanted else [(block.line, f"`{check}` ended with {status}:\n{shortened(output)}")]


def _unreadable(block: Block) -> str | None:
    try:
        if block.language == "yaml":
            list(yaml.load_all(block.text, Loader=LOADER))
        elif block.language == "json":
            json.loads(block.text)
        elif block.language == "toml":
            tomllib.loads(block.text)
        elif block.language == "xml":
            ElementTree.fromstring(block.text)
        elif block.language == "csv":
            rows = list(csv.reader(block.text.splitlines(), strict=True))
            if len({len(row) for row in rows}) != 1:
                return "its rows differ in length"
    except (yaml.YAMLError, ValueError, csv.Error, ElementTree.ParseError) as error:
        return str(error)
    return None


def _check(block: Block) -> str | None:
    """The command that reads such a file."""
    file = shlex.quote(block.file or "")
    spec = block.directives.get("values of")
    if spec and block.file:
        return f"wingen render {shlex.quote(spec)} -f {file} >/dev/null"
    if spec:
        return f"wingen render {shlex.quote(spec)} -f - >/dev/null <<'VALUES'\n{block.text}VALUES"
    match block.file:
        case "fleet.yaml":
            return f"wingen gitops {file} -o \"$(mktemp -d)/out\" >/dev/null"
        case ".wingen.yaml":
            return f"echo '{SOUND}' | wingen lint --config {file} - >/dev/null"
        case "stack.yaml":
            return f"wingen build {file} -o \"$(mktemp -d)/chart\" >/dev/null"
    return None
