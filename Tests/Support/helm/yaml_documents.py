"""Reads YAML as Helm does (sigs.k8s.io/yaml), as far as rendered manifests need it."""

from __future__ import annotations

import re


def load_all(text: str) -> list:
    """The documents of a YAML text, empty ones left out."""
    import yaml

    return [each for each in yaml.load_all(text, Loader=_loader(yaml)) if each is not None]


def _loader(yaml):
    """PyYAML's reader with Go's rules where the two differ: dates and 12:30 are strings, 1e3 is a number, 0o14 is 12, y is true."""
    base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Loader(base):
        yaml_implicit_resolvers: dict = {}

    rules = [
        ("bool", r"(?i:y|n)|yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF", "yYnNtTfFoO"),
        ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
        ("int", r"[-+]?(?:0b[01_]+|0o[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)", "-+0123456789"),
        ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)", "-+.0123456789"),
        ("merge", r"<<", "<"),
    ]
    for name, pattern, first in rules:
        Loader.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(f"(?:{pattern})$"), list(first))

    def integer(loader, node):
        digits = node.value.replace("_", "").lstrip("+")
        sign = -1 if digits.startswith("-") else 1
        digits = digits.lstrip("-")
        if re.fullmatch(r"0[0-7]+", digits):
            return sign * int(digits, 8)
        return sign * (int(digits) if digits.isdigit() else int(digits, 0))

    def boolean(loader, node):
        return node.value.lower() in ("y", "yes", "true", "on")

    def number(loader, node):
        return float(node.value.lower().replace(".inf", "inf").replace(".nan", "nan"))

    Loader.add_constructor("tag:yaml.org,2002:int", integer)
    Loader.add_constructor("tag:yaml.org,2002:bool", boolean)
    Loader.add_constructor("tag:yaml.org,2002:float", number)
    return Loader
