"""Compares value types with the definitions that Kubernetes publishes: compare_types.py FILE VERSION

FILE holds a JSON object: `types`, a list of {definition, schema} with the JSON Schema of ours, and `exceptions`, a list of
differences that are meant, each just as it is printed. Prints every other difference, and every exception that is none.
"""

import json
import sys

import tools

tools.load()

FOLDER = tools.PACKAGES / "kubernetes_validate" / "kubernetes-json-schema" / f"v{sys.argv[2]}.0-local"
DEFINITIONS = json.loads((FOLDER / "_definitions.json").read_text())["$defs"]
QUANTITY = "io.k8s.apimachinery.pkg.api.resource.Quantity"
records = set()


def types(schema):
    """The JSON types that a schema allows, null aside: clients drop nulls, and charts do not accept them."""
    found = schema.get("type")
    if found is None:
        alternatives = schema.get("anyOf") or schema.get("oneOf") or []
        return {each for alternative in alternatives for each in types(alternative)}
    return {found} - {"null"} if isinstance(found, str) else set(found) - {"null"}


def compare(ours, theirs, path):
    name = theirs.get("$ref", "").rpartition("/")[2]
    if name:
        theirs = DEFINITIONS[name]
    if types(ours) != types(theirs):
        yield f"{path}: type {sorted(types(ours))} here, {sorted(types(theirs))} there"
        return
    if "enum" in theirs and set(ours.get("enum", ())) != set(theirs["enum"]) - {None}:
        yield f"{path}: words {ours.get('enum')} here, {theirs['enum']} there"
    if theirs.get("format") == "int32" and ours.get("maximum", 2**31) > 2**31 - 1:
        yield f"{path}: may exceed 32 bits"
    if "properties" in theirs:
        records.add(name)
        mine, published = ours.get("properties", {}), theirs["properties"]
        for field in mine.keys() - published.keys():
            yield f"{path}.{field}: not published"
        for field in published.keys() - mine.keys():
            yield f"{path}.{field}: missing here"
        if ours.get("additionalProperties", True) is not False:
            yield f"{path}: other fields are accepted"
        required, demanded = set(ours.get("required", ())), set(theirs.get("required", ()))
        for field in required - demanded:
            yield f"{path}.{field}: required here only"
        for field in demanded - required:
            yield f"{path}.{field}: required there only"
        for field in mine.keys() & published.keys():
            yield from compare(mine[field], published[field], f"{path}.{field}")
    elif isinstance(theirs.get("additionalProperties"), dict):
        if not isinstance(ours.get("additionalProperties"), dict):
            yield f"{path}: a map with free keys there, a record here"
        else:
            yield from compare(ours["additionalProperties"], theirs["additionalProperties"], f"{path}.*")
    if "items" in theirs:
        yield from compare(ours["items"], theirs["items"], f"{path}[]")


with open(sys.argv[1], encoding="utf-8") as file:
    request = json.load(file)
found = []
for each in request["types"]:
    ours, name = each["schema"], each["definition"]
    theirs = {"$ref": f"#/$defs/io.k8s.api.core.v1.{name}"}
    if types(ours) == {"array"}:
        ours = ours["items"]
    found += compare(ours, theirs, name)
meant = request["exceptions"]
for difference in sorted(set(found) - set(meant)):
    print(difference)
for exception in sorted(set(meant) - set(found)):
    print(f"no such difference any more: {exception}")
print(f"compared {len(records)} records")
