#!/usr/bin/env python3
"""Holds the facts of a hand-kept definition against the published one.

    compare_definitions.py OURS.yaml PUBLISHED.yaml

Prints one line for each difference and exits with 1 if there are some. What only the published one has is not looked at, except for
fields that it demands: an object of ours must have them.
"""
import sys

import yaml

# A published list of what is demanded may be shorter than the rules of a webhook, never longer than ours.
FACTS = (
    "type", "enum", "pattern", "minLength", "maxLength", "minItems", "maxItems", "default", "nullable",
    "x-kubernetes-preserve-unknown-fields", "x-kubernetes-int-or-string",
)


def differences(ours, theirs, path):
    for fact in FACTS:
        if ours.get(fact) != theirs.get(fact):
            yield f"{path}: {fact} is {theirs.get(fact)!r}, not {ours.get(fact)!r}"
    if set(ours.get("required", [])) != set(theirs.get("required", [])):
        yield f"{path}: required is {sorted(theirs.get('required', []))}, not {sorted(ours.get('required', []))}"
    for name, schema in ours.get("properties", {}).items():
        published = theirs.get("properties", {}).get(name)
        if published is None:
            if not theirs.get("x-kubernetes-preserve-unknown-fields") and (path or name != "metadata"):
                yield f"{path}.{name}: not there"
        else:
            yield from differences(schema, published, f"{path}.{name}")
    for inner in ("items", "additionalProperties"):
        if inner in ours:
            if isinstance(theirs.get(inner), dict):
                yield from differences(ours[inner], theirs[inner], f"{path}.{inner}")
            else:
                yield f"{path}.{inner}: not there"


def definition(file):
    with open(file, encoding="utf-8") as stream:
        return next(document["spec"] for document in yaml.safe_load_all(stream) if document)


def main(ours_file, published_file):
    ours, published = definition(ours_file), definition(published_file)
    found = []
    for key in ("group", "scope"):
        if ours[key] != published[key]:
            found.append(f"{key} is {published[key]}, not {ours[key]}")
    if ours["names"]["kind"] != published["names"]["kind"]:
        found.append(f"kind is {published['names']['kind']}, not {ours['names']['kind']}")
    versions = {version["name"]: version for version in published["versions"]}
    for version in ours["versions"]:
        other = versions.get(version["name"])
        if other is None or not other["served"]:
            found.append(f"version {version['name']} is not served")
            continue
        found += differences(version["schema"]["openAPIV3Schema"], other["schema"]["openAPIV3Schema"], "")
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
