"""Random objects and what kubernetes-validate says of them: differential.py SEED COUNT VERSION...

Draws objects from the published schemas of the versions, spoils most of them in one place, and judges each with kubernetes-validate,
strictly, in every version. Prints one JSON object a line: version, object, what was done to it, whether it is accepted, and whether it is
accepted if the schemas' `required` is what the tables say (values.txt lists what differs and why).
"""

import copy
import functools
import json
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import build_tables  # noqa: E402

FOLDER = build_tables.schema_folder()
import tools  # noqa: E402

tools.load()
import kubernetes_validate  # noqa: E402
from kubernetes_validate import utils  # noqa: E402

TABLE = build_tables.Table(FOLDER)
# Read as integers, numbers or texts, and as anything at all; the API server, too, takes any JSON for the latter.
SCALARS = ("Quantity", "IntOrString")
RAW = ("RawExtension", "FieldsV1", "JSON", "JSONSchemaPropsOrArray", "JSONSchemaPropsOrBool", "JSONSchemaPropsOrStringArray")
read = functools.lru_cache(maxsize=None)(utils.schema_contents)
adjusts = False


@functools.lru_cache(maxsize=None)
def adjusted(filename, version):
    """The schemas with the tables' required fields in place of their own."""
    contents = copy.deepcopy(read(filename, version))
    schemas = {build_tables.short(full): schema for full, schema in contents.get("$defs", {}).items()}
    for identity in contents.get("x-kubernetes-group-version-kind", ()):
        group, kind = identity["group"], identity["kind"]
        served = TABLE.kinds.get((f"{group}/{identity['version']}" if group else identity["version"], kind), {})
        schemas.update(dict.fromkeys(served.values(), contents))
    for name, schema in schemas.items():
        if name in TABLE.definitions:
            schema["required"] = [field for field in schema.get("properties", ()) if TABLE.is_required(name, field)]
    return contents


utils.schema_contents = lambda filename, version: (adjusted if adjusts else read)(filename, version)


def accepts(item, version, uses_tables):
    global adjusts
    adjusts = uses_tables
    try:
        kubernetes_validate.validate(item, version, strict=True)
        return True
    except kubernetes_validate.ValidationError:
        return False
    except kubernetes_validate.SchemaNotFoundError:
        return None


class Sampler:
    def __init__(self, seed, version):
        self.random = random.Random(f"{seed} {version}")
        contents = read(f"kubernetes-json-schema/v{version}.0-local-strict/_definitions.json", version)
        self.definitions = {build_tables.short(full): schema for full, schema in contents["$defs"].items()}
        self.kinds = [
            name for name, schema in sorted(self.definitions.items())
            if len(schema.get("x-kubernetes-group-version-kind", ())) == 1 and not name.endswith("List")
        ]
        # The kinds that people write, as often as all the others together.
        self.common = [name for name in self.kinds if name.split(".")[0] in ("apps", "batch", "core", "networking", "autoscaling", "policy")]
        self.places = []

    def item(self):
        self.places = []
        name = self.random.choice(self.common if self.random.random() < 0.5 else self.kinds)
        value = self.value({"$ref": name}, 0, None, None)
        identity = self.definitions[name]["x-kubernetes-group-version-kind"][0]
        value["kind"] = identity["kind"]
        value["apiVersion"] = f"{identity['group']}/{identity['version']}" if identity["group"] else identity["version"]
        self.whole = value
        return value

    def fields(self, target):
        """Without those that say what the object is."""
        return sorted(field for field in target if target is not self.whole or field not in ("apiVersion", "kind"))

    def value(self, schema, depth, holder, key):
        """A value that fits; remembers where it will stand, for `spoil`."""
        name = None
        if "$ref" in schema:
            name = build_tables.short(schema["$ref"].rpartition("/")[2])
            schema = self.definitions[name]
        last = (name or "").rpartition(".")[2]
        if last in RAW:
            return {"a": 1}
        if last in SCALARS:
            kind = self.random.choice(["string", "integer"])
            self.places.append((holder, key, last, None, None))
            return "1" if kind == "string" else 1
        kind = schema["type"] if isinstance(schema["type"], str) else next(each for each in schema["type"] if each != "null")
        value = self.of_kind(kind, schema, depth, name)
        self.places.append((holder, key, kind, name, value))
        return value

    def of_kind(self, kind, schema, depth, name):
        if kind == "object":
            value = {}
            properties = schema.get("properties", {})
            required = {field for field in properties if field in schema.get("required", ()) or TABLE.is_required(name, field)}
            for field, inner in properties.items():
                if field in ("apiVersion", "kind") and "enum" in inner:
                    continue
                if field in required or self.random.random() < 0.8 / (1 + depth) ** 1.5:
                    value[field] = self.value(inner, depth + 1, value, field)
            if "additionalProperties" in schema and isinstance(schema["additionalProperties"], dict):
                for field in ("a", "b")[: self.random.randrange(3)]:
                    value[field] = self.value(schema["additionalProperties"], depth + 1, value, field)
            return value
        if kind == "array":
            value = []
            for index in range(self.random.randrange(3)):
                value.append(None)
                value[index] = self.value(schema["items"], depth + 1, value, index)
            return value
        if kind == "string":
            return "YWJj" if schema.get("format") == "byte" else self.random.choice(["abc", "x-1", "", "true", "80"])
        return {"integer": self.random.randrange(1, 100), "number": 1.5, "boolean": self.random.random() < 0.5}[kind]

    def spoil(self, value):
        """Changes one thing, and says what."""
        places = [place for place in self.places if place[0] is not None]
        objects = [place for place in self.places if place[2] == "object" and place[3] and place[4] and self.fields(place[4])]
        act = self.random.randrange(5)
        if act == 0 and objects:
            *_, name, target = self.random.choice(objects)
            field = self.random.choice(self.fields(target))
            target[field + self.random.choice("xs1")] = target.pop(field)
            return f"renamed {name}.{field}"
        if act == 1:
            required = [
                (name, target, field) for *_, name, target in objects for field in self.fields(target)
                if field in self.definitions[name].get("required", ()) or TABLE.is_required(name, field)
            ]
            if required:
                name, target, field = self.random.choice(required)
                del target[field]
                return f"removed {name}.{field}"
        if act in (2, 3) and places:
            holder, key, kind, *_ = self.random.choice(places)
            wrong = {
                "string": [7, True, 1.5, ["a"], {"a": "b"}], "integer": ["7", True, 1.5, [], {}, 2.0], "number": ["7", True, [], {}],
                "boolean": ["true", 1, "", [], {}], "array": ["a", {}, 1, True], "object": ["a", [], 1, False],
                "Quantity": [True, [], {}], "IntOrString": [True, [], {}, 1.5],
            }[kind]
            holder[key] = self.random.choice(wrong)
            return f"{kind} {key} became {json.dumps(holder[key])}"
        if act == 4:
            optional = [
                (target, field) for *_, name, target in objects for field in self.fields(target)
                if field not in self.definitions[name].get("required", ()) and not TABLE.is_required(name, field)
                and not self.definitions[name]["properties"][field].get("$ref", "").endswith(SCALARS)
            ]
            if optional:
                target, field = self.random.choice(optional)
                target[field] = None
                return f"{field} became null"
        return "nothing"


def main(seed, count, *versions):
    samplers = [Sampler(seed, version) for version in versions]
    for number in range(int(count)):
        sampler = samplers[number % len(samplers)]
        item = sampler.item()
        done = sampler.spoil(item)
        for version in versions:
            accepted = accepts(item, version, False)
            if accepted is not None:
                line = {"version": version, "object": item, "done": done, "accepted": accepted, "withTables": accepts(item, version, True)}
                print(json.dumps(line))


if __name__ == "__main__":
    main(*sys.argv[1:])
