"""What a release of windows_exporter shows, read from its Go sources without running them.

Understands the few ways in which its collectors have ever made descriptions: NewDesc with BuildFQName, names put together from constants,
local functions that call NewDesc for their arguments, and metric vectors. What it cannot read it says, instead of guessing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

KINDS = {"CounterValue": "counter", "GaugeValue": "gauge", "UntypedValue": "untyped"}
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\])*"|`[^`]*`|\'(?:\\.|[^\'\\])*\'', re.S)
CONSTANT = r'^\s*(?:const\s+)?(\w+)(?:\s+string)?\s*=\s*((?:\w+\s*\+\s*)*"[^"\n]*")\s*$'
ONE_LINE_FUNCTION = r"(?:(\w+) := func|func (\w+))\((\w+) string\) string \{\s*return ([^\n}]*?)\s*[\n}]"
DESCRIBING_FUNCTION = r"(\w+)\s*:?=\s*func\(((?:\w+ (?:string|\[\]string|\.\.\.string),? ?)+)\)\s*\*prometheus\.Desc\s*\{"
PUNCTUATION = re.compile(TOKEN.pattern + r"|[()\[\]{},]", re.S)
OPENING, CLOSING = ("(", "[", "{"), (")", "]", "}")


@dataclass
class Found:
    collector: str
    name: str
    labels: tuple[str, ...] | None
    kind: str | None = None
    places: set[str] = field(default_factory=set)


def without_comments(text: str) -> str:
    return TOKEN.sub(lambda found: "" if found[0].startswith(("//", "/*")) else found[0], text)


def arguments(text: str, start: int) -> tuple[list[str], int]:
    """The arguments of a call whose opening parenthesis stands at `start`, and where it ends."""
    parts, depth, begin = [], 0, start + 1
    for found in PUNCTUATION.finditer(text, start):
        letter, place = found[0], found.start()
        if letter in OPENING:
            depth += 1
        elif letter in CLOSING:
            depth -= 1
            if depth == 0:
                parts.append(text[begin:place].strip())
                return [part for part in parts if part], place + 1
        elif letter == "," and depth == 1:
            parts.append(text[begin:place].strip())
            begin = place + 1
    return [], len(text)


class Package:
    """The files that share constants: a folder's, or in the releases before 0.25.0 one collector's."""

    def __init__(self, files: dict[str, str], shared: str = ""):
        self.text = "\n".join(without_comments(text) for text in files.values())
        self.constants = {"Namespace": "windows", "namespace": "windows", "types.Namespace": "windows", "collector.Namespace": "windows"}
        for text in (without_comments(shared), self.text):
            # Twice: a constant may stand before those that it is made of.
            for name, value in 2 * re.findall(CONSTANT, text, re.M):
                if (known := self.value(value)) is not None:
                    self.constants.setdefault(name, known)
        self.lists = {
            name: tuple(re.findall(r'"([^"]*)"', body))
            for name, body in re.findall(r"(\w+)\s*:?=\s*\[\]string\{([^}]*)\}", self.text)
        }
        self.functions = {
            found[1] or found[2]: (found[3], found[4]) for found in re.finditer(ONE_LINE_FUNCTION, self.text)
        }
        self.problems: list[str] = []

    def value(self, expression: str, given: dict[str, str] | None = None) -> str | None:
        """A text put together from literals, constants and functions of one line."""
        parts, place, begin = [], 0, 0
        while place <= len(expression):
            if place == len(expression) or expression[place] == "+":
                parts.append(expression[begin:place].strip())
                begin = place + 1
            elif found := TOKEN.match(expression, place):
                place = found.end()
                continue
            place += 1
        values = [self.single(part, given or {}) for part in parts]
        return None if any(value is None for value in values) else "".join(values)

    def single(self, part: str, given: dict[str, str]) -> str | None:
        if re.fullmatch(r'"[^"\\]*"', part):
            return part[1:-1]
        if part in given:
            return given[part]
        if call := re.fullmatch(r"(\w+)\((.*)\)", part):
            inner = self.value(call[2], given)
            if call[1] not in self.functions or inner is None:
                return None
            parameter, body = self.functions[call[1]]
            return self.value(body, {**given, parameter: inner})
        return self.constants.get(part) or self.constants.get(part.split(".")[-1])

    def name(self, expression: str, given: dict[str, str]) -> str | None:
        if not (call := re.match(r"(?:prometheus\.)?BuildFQName\(", expression)):
            return self.value(expression, given)
        values = [self.value(part, given) for part in arguments(expression, call.end() - 1)[0]]
        return None if any(value is None for value in values) else "_".join(value for value in values if value)

    def all_labels(self, parts: list[str]) -> tuple[str, ...] | None:
        """The labels of a call of NewDesc, those with constant values among them."""
        labels = self.labels(parts[2] if len(parts) > 2 else "")
        if labels is None or len(parts) < 4 or parts[3] == "nil":
            return labels
        constant = re.findall(r'^\s*"(\w+)"\s*:', parts[3].split("{", 1)[-1], re.M)
        return labels + tuple(constant) if constant else None

    def labels(self, expression: str) -> tuple[str, ...] | None:
        if expression in ("nil", ""):
            return ()
        if found := re.fullmatch(r"\[\]string\{(.*)\}", expression, re.S):
            parts = [part.strip() for part in found[1].split(",") if part.strip()]
            values = [self.value(part) for part in parts]
            return None if None in values else tuple(values)
        if expression in self.lists:
            return self.lists[expression]
        if found := re.fullmatch(r"append\((.*)\)", expression, re.S):
            parts = arguments(f"({found[1]})", 0)[0]
            head, tail = self.labels(parts[0]), [self.value(part) for part in parts[1:]]
            return None if head is None or None in tail else head + tuple(tail)
        return None

    def descriptions(self, collector: str) -> list[Found]:
        found: list[Found] = []
        wrappers = {}
        for match in re.finditer(DESCRIBING_FUNCTION, self.text):
            end = arguments(self.text, match.end() - 1)[1]
            wrappers[match[1]] = (match.end(), end, [part.split()[0] for part in match[2].split(",")], "..." in match[2])
        inside = [(begin, end) for begin, end, _, _ in wrappers.values()]
        for match in re.finditer(r"prometheus\.(NewDesc|NewGaugeVec|NewCounterVec|NewGauge|NewCounter)\(", self.text):
            if any(begin <= match.start() < end for begin, end in inside):
                continue
            parts, _ = arguments(self.text, match.end() - 1)
            if match[1] == "NewDesc":
                self.add(found, collector, match.start(), self.name(parts[0], {}), self.all_labels(parts), parts[0], parts)
            else:
                options = dict(re.findall(r"(\w+):\s*([^\n,}]+)", parts[0]))
                if "NewDesc" in parts[0] or "Name" not in options:
                    continue
                values = [self.value(options[key]) for key in ("Namespace", "Subsystem", "Name") if key in options]
                name = None if None in values else "_".join(value for value in values if value)
                kind = "gauge" if "Gauge" in match[1] else "counter"
                self.add(found, collector, match.start(), name, self.labels(parts[1] if len(parts) > 1 else ""), parts[0], parts, kind)
        for helper, (begin, end, parameters, variadic) in wrappers.items():
            body = self.text[begin:end]
            inner = arguments(body, re.search(r"NewDesc\(", body).end() - 1)[0]
            for call in re.finditer(rf"(?<![\w.]){helper}\(", self.text):
                parts, _ = arguments(self.text, call.end() - 1)
                given = {key: value for key, part in zip(parameters, parts) if (value := self.value(part)) is not None}
                if variadic:
                    values = [self.value(part) for part in parts[len(parameters) - 1 :]]
                    labels = None if None in values else tuple(values)
                else:
                    labels = self.labels(parts[-1])
                self.add(found, collector, call.start(), self.name(inner[0], given), labels, parts[0], parts)
        self.set_kinds(found)
        return found

    def add(self, found, collector, start, name, labels, source, parts, kind=None):
        if name is None or not re.fullmatch(r"w[a-z]*_[A-Za-z0-9_]*", name):
            self.problems.append(f"{collector}: no name for {source[:90]!r}")
            return
        if labels is None:
            self.problems.append(f"{collector}: {name}: no labels for {parts[2] if len(parts) > 2 else parts!r}")
        line = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        places = set(re.findall(r"(\w+)\s*(?::?=|:)\s*(?:&?\w+\{)?$", line.replace("(", "")))
        found.append(Found(collector, name, labels, kind, places))

    def set_kinds(self, found: list[Found]):
        uses: dict[str, set[str]] = {}
        for match in re.finditer(r"(?:Must)?NewConst(Metric|Histogram|Summary|MetricWithCreatedTimestamp)\(", self.text):
            parts, _ = arguments(self.text, match.end() - 1)
            if len(parts) > 1:
                kind = match[1].lower() if match[1] in ("Histogram", "Summary") else KINDS.get(parts[1].split(".")[-1])
                target = re.sub(r"\[.*", "", parts[0]).split(".")[-1]
                uses.setdefault(target, set()).add(kind or "?")
        for one in found:
            kinds = {kind for place in one.places for kind in uses.get(place, ())}
            if one.kind is None and len(kinds) == 1 and "?" not in kinds:
                one.kind = kinds.pop()
            elif one.kind is None and kinds:
                one.kind = "|".join(sorted(kinds))


def merged(found: list[Found], problems: list[str]) -> dict[str, Found]:
    """One row a name; described twice (for two versions of Windows, say), it must be described alike."""
    rows: dict[str, Found] = {}
    for one in found:
        old = rows.setdefault(one.name, one)
        if old is one:
            continue
        if old.labels != one.labels:
            problems.append(f"{one.name}: labels {old.labels} and {one.labels}")
        if old.kind is None:
            rows[one.name] = replace(old, kind=one.kind)
        elif one.kind is not None and one.kind != old.kind:
            problems.append(f"{one.name}: {old.kind} and {one.kind}")
    return rows


def release(files: dict[str, str]) -> tuple[dict[str, Found], list[str]]:
    """Rows by name, and what could not be read.

    :param files: the release's Go sources by path.
    """
    found: list[Found] = []
    problems: list[str] = []
    paths = [path for path in files if path.endswith(".go") and not path.endswith("_test.go")]
    folders: dict[str, list[str]] = {}
    for path in paths:
        if match := re.fullmatch(r"(?:pkg|internal)/collector/(\w+)/[\w.]+", path):
            folders.setdefault(match[1], []).append(path)
        elif match := re.fullmatch(r"collector/(\w+)\.go", path):
            folders.setdefault(match[1], []).append(path)
    for collector, members in sorted(folders.items()):
        shared = files.get("collector/collector.go", "") + files.get("collector/wmi.go", "")
        package = Package({path: files[path] for path in members}, shared)
        found += package.descriptions(collector)
        problems += package.problems
    return merged(found, problems), problems
