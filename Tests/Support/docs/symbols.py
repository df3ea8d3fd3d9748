"""What the modules that a spec imports offer, and what of it has no documentation: symbols.py [--build FOLDER] [MODULE…].

Prints the undocumented symbols of the modules named; without one, how many each has.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
MODULES = ["ChartModel", "CollectorSchemas", "Kubernetes", "MonitoringContent", "OpenTelemetry", "Prometheus", "WindowsMonitoring", "YAML"]
# A setting's documentation is the text of its attribute, which also becomes the comment in values.yaml.
ATTRIBUTE = re.compile(r"@Setting(?:Group)?\(\s*\"((?:[^\"\\]|\\.)*)\"")


def symbol_graphs(root: Path, build: Path, folder: Path) -> None:
    """Extracts the public symbols; settings get the text of their attribute as documentation."""
    folder.mkdir(parents=True, exist_ok=True)
    target = json.loads(subprocess.run(["swiftc", "-print-target-info"], check=True, capture_output=True, text=True).stdout)["target"]["triple"]
    for module in MODULES:
        subprocess.run(
            ["swift-symbolgraph-extract", "-module-name", module, "-I", build / "Modules",
             "-Xcc", f"-fmodule-map-file={root}/Sources/CLibYAML/module.modulemap", "-target", target, "-output-dir", folder,
             "-minimum-access-level", "public", "-skip-synthesized-members", "-module-cache-path", build / "ModuleCache"],
            check=True, capture_output=True, text=True)
    for path in folder.glob("*.symbols.json"):
        graph = json.loads(path.read_text())
        for symbol in graph["symbols"]:
            if "docComment" not in symbol and (text := attribute(root, symbol)):
                position = {"line": 0, "character": 0}
                symbol["docComment"] = {"lines": [{"text": text, "range": {"start": position, "end": position}}]}
        path.write_text(json.dumps(graph))


def attribute(root: Path, symbol: dict) -> str | None:
    """What the attribute of a setting says."""
    if symbol["kind"]["identifier"] != "swift.property":
        return None
    place = source(root, symbol)
    if place is None:
        return None
    path, line = place
    lines = path.read_text().split("\n")
    # The attribute stands on the property's line or on the few above.
    text = "\n".join(lines[max(0, line - 6) : line + 1])
    found = list(ATTRIBUTE.finditer(text))
    if not found or len(re.findall(r"\bvar ", text[found[-1].end() :])) != 1:
        return None
    return re.sub(r"\\(.)", r"\1", found[-1][1])


def source(root: Path, symbol: dict) -> tuple[Path, int] | None:
    """The file of this checkout that declares a symbol, wherever it was built, and the line from 0."""
    location = symbol.get("location")
    if location is None:
        return None
    path = root / "Sources" / location["uri"].rpartition("/Sources/")[2]
    return (path, location["position"]["line"]) if path.exists() else None


def undocumented(root: Path, build: Path) -> dict[str, list[str]]:
    """Public symbols without documentation, by module: `Type.member file:line`."""
    found: dict[str, list[str]] = {module: [] for module in MODULES}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        symbol_graphs(root, build, folder)
        for path in sorted(folder.glob("*.symbols.json")):
            graph = json.loads(path.read_text())
            # What comes from a protocol has its documentation there.
            inherited = {
                relation["source"] for relation in graph["relationships"]
                if relation["kind"] in ("defaultImplementationOf", "overrides") or "sourceOrigin" in relation}
            for symbol in graph["symbols"]:
                if "docComment" in symbol or symbol["identifier"]["precise"] in inherited:
                    continue
                place = source(root, symbol)
                where = f" {place[0].relative_to(root)}:{place[1] + 1}" if place else ""
                found[graph["module"]["name"]].append(".".join(symbol["pathComponents"]) + where)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description="Public symbols without documentation.")
    parser.add_argument("--build", type=Path, default=ROOT / ".build/debug")
    parser.add_argument("modules", nargs="*", metavar="MODULE", choices=[*MODULES, []])
    options = parser.parse_args()
    found = undocumented(ROOT, options.build.resolve())
    for module, symbols in found.items():
        if options.modules:
            print("\n".join(symbols) if module in options.modules else "", end="\n" if module in options.modules else "")
        else:
            print(f"{len(symbols):5} {module}")


if __name__ == "__main__":
    main()
