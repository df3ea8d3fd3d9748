"""Holds dashboards against Grafana's own types of them (grafana-foundation-sdk), which setup.sh installs.

    check_dashboards.py FILE…      a dashboard in each, or a list of dashboards

Each dashboard is read into these types and written again. Reported, one a line, with status 1: fields that got lost or changed on the way,
values that are not of their field's type or not among its words, panels of no known kind, and units that Grafana does not have.
"""

import enum
import importlib
import json
import pathlib
import re
import subprocess
import sys
import types
import typing

TOOLS = pathlib.Path(__file__).resolve().parents[3] / ".build" / "test-tools" / "grafana"

# What Grafana reads and its published types leave out.
BEYOND_THE_TYPES = [
    # grafana/grafana, packages/grafana-data/src/types/templateVars.ts: QueryVariableModel
    r"templating\.list\[\d+\]\.definition",
    # grafana/grafana, packages/grafana-prometheus/src/annotations.ts: queries of annotations stand in the annotation itself.
    r"annotations\.list\[\d+\]\.(step|tagKeys|textFormat|titleFormat|useValueForTime)",
]


def lost(before, after, path):
    """What is in one value and not in the other; what the types add is of no interest."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key, value in before.items():
            place = f"{path}.{key}" if path else key
            if key in after:
                yield from lost(value, after[key], place)
            elif not any(re.fullmatch(pattern, place) for pattern in BEYOND_THE_TYPES):
                yield f"{place}: lost"
    elif isinstance(before, list) and isinstance(after, list):
        if len(before) != len(after):
            yield f"{path}: {len(before)} elements became {len(after)}"
        for index, pair in enumerate(zip(before, after)):
            yield from lost(*pair, f"{path}[{index}]")
    elif isinstance(before, bool) != isinstance(after, bool) or before != after:
        yield f"{path}: {before!r} became {after!r}"


def conforms(value, hint):
    origin = typing.get_origin(hint)
    if hint in (typing.Any, object):
        return True
    if isinstance(hint, typing.TypeVar) or isinstance(hint, typing.ForwardRef):
        return True
    if origin in (typing.Union, types.UnionType):
        return any(conforms(value, each) for each in typing.get_args(hint))
    if origin is typing.Literal:
        return value in typing.get_args(hint)
    if origin is list:
        return isinstance(value, list) and all(conforms(each, typing.get_args(hint)[0]) for each in value)
    if origin is dict:
        return isinstance(value, dict) and all(conforms(each, typing.get_args(hint)[1]) for each in value.values())
    if typed(value, hint):
        return True
    if hint is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool)
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return value in [word.value for word in hint]
    return isinstance(value, hint) if isinstance(hint, type) else True


def typed(value, hint):
    """The objects of elements that reading left as they were, though there is a type for them."""
    return isinstance(value, dict) and hasattr(hint, "from_json") and hint.from_json(value)


def misfits(value, hint, encode, path):
    """Values whose type is not what their class declares. Reading checks nothing of this."""
    for each in typing.get_args(hint):
        if typing.get_origin(each) is list:
            hint = each
    if isinstance(value, list):
        element = (typing.get_args(hint) or [None])[0]
        for index, each in enumerate(value):
            if inner := typed(each, element):
                yield from lost(each, encode(inner), f"{path}[{index}]")
                each = inner
            yield from misfits(each, element, encode, f"{path}[{index}]")
    elif type(value).__module__.startswith("grafana_foundation_sdk.models"):
        if isinstance(value, enum.Enum):
            return
        hints = typing.get_type_hints(type(value))
        for name, each in vars(value).items():
            # What is absent has been filled with None by the types themselves.
            if each is not None and not conforms(each, hints[name]):
                yield f"{path}.{name}: {type(value).__name__} wants {hints[name]}, not {each!r}"
            yield from misfits(each, hints[name], encode, f"{path}.{name}")


def units_in(value, path=""):
    if isinstance(value, dict):
        if isinstance(value.get("unit"), str):
            yield f"{path}.unit", value["unit"]
        if value.get("id") == "unit" and "value" in value:
            yield f"{path}.value", value["value"]
        for key, each in value.items():
            yield from units_in(each, f"{path}.{key}")
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from units_in(each, f"{path}[{index}]")


def problems(document):
    models = importlib.import_module("grafana_foundation_sdk.models.dashboard")
    units = importlib.import_module("grafana_foundation_sdk.models.units")
    encoder = importlib.import_module("grafana_foundation_sdk.cog.encoder").JSONEncoder

    def encode(value):
        return json.loads(json.dumps(value, cls=encoder))

    dashboard = models.Dashboard.from_json(document)
    yield from lost(document, encode(dashboard), "")
    yield from misfits(dashboard, models.Dashboard, encode, "dashboard")
    for panel in dashboard.panels or []:
        for each in [panel, *getattr(panel, "panels", [])]:
            if each.type_val != "row" and isinstance(each.options, dict):
                yield f"{each.title}: no known kind of panel: {each.type_val}"
            for target in getattr(each, "targets", None) or []:
                if not type(target).__module__.endswith("models.prometheus"):
                    yield f"{each.title}: a query of no Prometheus"
    known = {value for name, value in vars(units).items() if not name.startswith("_") and isinstance(value, str)}
    for path, unit in units_in(document):
        if unit not in known:
            yield f"{path}: no unit of Grafana: {unit}"


def check(sdk, files):
    sys.path.insert(0, str(sdk))
    importlib.import_module("grafana_foundation_sdk.cog.plugins").register_default_plugins()
    failed = False
    for file in files:
        documents = json.loads(pathlib.Path(file).read_text(encoding="utf-8"))
        for document in documents if isinstance(documents, list) else [documents]:
            for problem in problems(document):
                print(f"{sdk.name}: {pathlib.Path(file).name}: {document.get('uid')}: {problem}")
                failed = True
    return failed


def main(arguments):
    if arguments[:1] == ["--sdk"]:
        return check(pathlib.Path(arguments[1]), arguments[2:])
    if not arguments:
        print("usage: check_dashboards.py FILE…", file=sys.stderr)
        return 2
    releases = sorted(folder for folder in TOOLS.glob("*") if folder.is_dir())
    if not releases:
        print("Grafana's types of dashboards are not there: run `make test-tools`", file=sys.stderr)
        return 2
    # Each release in a process of its own: all have the same module names.
    runs = [subprocess.Popen([sys.executable, "-B", __file__, "--sdk", str(release), *arguments]) for release in releases]
    # All are waited for, whatever the first says.
    return max(run.wait() for run in runs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
