"""The lines of Sources/WindowsExporterCatalogue/Tables/metrics.txt that a release needs, read from a checkout of windows_exporter.

    table_rows.py CHECKOUT VERSION…            lines for the table, by collector; `?` is for a reader of the sources to find out
    table_rows.py --compare CHECKOUT VERSION…  where the table differs from these releases; ends with 1 if it does anywhere

CHECKOUT is a clone with tags. What the exporter says of itself is not looked at.
"""

import io
import re
import subprocess
import sys
import tarfile
from pathlib import Path

import go_metrics

TABLE = Path(__file__).resolve().parents[3] / "Sources/WindowsExporterCatalogue/Tables/metrics.txt"
UNITS = {
    "bytes": "bytes", "seconds": "seconds", "sec": "seconds", "percent": "percent", "celsius": "celsius", "mhz": "megahertz",
    "milliseconds": "milliseconds", "ms": "milliseconds", "microseconds": "microseconds", "ratio": "ratio", "ppb": "ppb",
}
# Files that are named otherwise than their collectors, which the releases know by these names.
COLLECTORS = {"windows_disk_drive_": "disk_drive"}


def sources(checkout: str, version: str) -> dict[str, str]:
    """The Go sources of a release by path."""
    archive = subprocess.run(["git", "-C", checkout, "archive", f"v{version}"], check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        return {
            member.name: files.extractfile(member).read().decode()
            for member in files
            if member.isfile() and member.name.endswith(".go") and re.match(r"(internal/|pkg/)?collector/", member.name)
        }


def rows(checkout: str, version: str) -> tuple[dict[str, tuple[str, str, str]], list[str]]:
    """Collector, type and labels by name, and what could not be read."""
    found, problems = go_metrics.release(sources(checkout, version))
    result = {}
    for name, one in found.items():
        if name.startswith(("windows_exporter_", "wmi_exporter_")):
            continue
        name = re.sub(r"^wmi_", "windows_", name)
        collector = next((known for start, known in COLLECTORS.items() if name.startswith(start)), one.collector)
        labels = "?" if one.labels is None else ",".join(one.labels) or "-"
        result[name] = (collector, one.kind or "?", labels)
    return result, problems


def numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def is_in(spans: str, version: str) -> bool:
    for span in spans.split(","):
        first, before = span.split("-")
        if (not first or numbers(first) <= numbers(version)) and (not before or numbers(version) < numbers(before)):
            return True
    return False


def table(version: str) -> dict[str, tuple[str, str, str]]:
    """What the table says to a release."""
    result, section = {}, ""
    for line in TABLE.read_text().splitlines():
        if line.startswith("["):
            section = line[1 : line.index("]")]
        elif section and line and not line.startswith("#"):
            name, kind, _, labels, spans = line.split("|")[0].split()
            if is_in(spans, version):
                result[name] = (section, kind, labels)
    return result


def unit(name: str) -> str:
    return UNITS.get(re.sub(r"_(total|peak|timestamp)$", "", name).split("_")[-1], "-")


def compare(checkout: str, version: str) -> int:
    expected, problems = rows(checkout, version)
    known = table(version)
    differences = [f"missing: {name}" for name in expected.keys() - known.keys()]
    differences += [f"not there: {name}" for name in known.keys() - expected.keys()]
    for name in expected.keys() & known.keys():
        if any(mine not in ("?", theirs) for mine, theirs in zip(expected[name], known[name])):
            differences.append(f"differs: {name}: {' '.join(known[name])}, but {' '.join(expected[name])}")
    for text in sorted(differences) + [f"not read: {problem}" for problem in problems]:
        print(f"{version}: {text}")
    return len(differences)


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--compare"] and len(arguments) > 2:
        return 1 if sum(compare(arguments[1], version) for version in arguments[2:]) else 0
    if len(arguments) < 2 or arguments[0].startswith("-"):
        print(__doc__)
        return 2
    for version in arguments[1:]:
        found, problems = rows(arguments[0], version)
        section = None
        for name, (collector, kind, labels) in sorted(found.items(), key=lambda item: (item[1][0], item[0])):
            if collector != section:
                print(f"\n[{collector}]" if section else f"[{collector}]")
                section = collector
            print(f"{name} {kind} {unit(name)} {labels} {version}-")
        for problem in problems:
            print(f"{version}: not read: {problem}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
