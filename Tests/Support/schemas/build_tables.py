"""Writes Sources/KubernetesSchemas/Tables/kubernetes.txt from the schemas that Kubernetes publishes: build_tables.py [--check] [FILE]

Reads the JSON schemas that come with the package kubernetes-validate (made from kubernetes/kubernetes, api/openapi-spec/swagger.json)
for Kubernetes 1.28 to 1.37, and beside this script values.txt (what the API server checks and the schemas do not say) and apis.txt (what
is deprecated and removed). With --check nothing is written; the exit status is 1 if FILE (by default the committed table) is not what would be written.

The table is text, one thing a line:

    kubernetes 28 37                        the first and the last minor version
    kinds 470                               then one line a kind: group/version, kind, number of its definition, versions, class
    apps/v1 Deployment 12 28-37 subdomain   and for deprecated ones: since when, removed in which version, replacement
    batch/v1beta1 CronJob - - - 21 25 batch/v1
    definitions 1085                        then one line a definition: name, versions, length of its fields in bytes
    apps.v1.DeploymentSpec 28-37 312
    fields                                  then the fields of all definitions, one line a field
    selector! @712 ~labels

A kind's class says how its objects are named (values.txt, `name`); `-` is unknown. A field is its name, `!` if it is required, and a type:

    s string, b boolean, i 32-bit integer, I 64-bit integer, n number, o integer or string, q quantity, B base64, a anything,
    @N definition N, *TYPE map of, [TYPE list of

followed by what there is of: `28-31` versions (where they are not the definition's), `=A,B` allowed words, `~rule` a rule of syntax,
`%name+name` keys that no two items of the list may share, `%?name` keys that they had better not share.
A definition of one field with an empty name is not an object but that type.
"""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
TABLE = ROOT / "Sources" / "KubernetesSchemas" / "Tables" / "kubernetes.txt"
FIRST, LAST = 28, 37
SYNTAXES = {
    "dnsLabel", "serviceName", "subdomain", "portName", "environmentName", "labels", "annotations", "dataKeys", "schedule", "timeZone",
}
NAME_CLASSES = {"subdomain", "label", "service", "segment", "job", "cronJob", "csiDriver", "none"}


def short(name):
    """`io.k8s.api.apps.v1.Deployment` is `apps.v1.Deployment`, of other packages the last three parts are enough."""
    return ".".join(name.split(".")[-3:])


def schema_folder():
    sys.path.insert(0, str(ROOT / "Tests" / "Support" / "kubernetes"))
    import tools

    folder = tools.PACKAGES / "kubernetes_validate" / "kubernetes-json-schema"
    if not folder.is_dir():
        sys.exit(f"kubernetes-validate is not in {tools.PACKAGES}: run make test-tools")
    return folder


class Table:
    def __init__(self, folder):
        self.definitions = {}  # name: {minor: schema}
        self.kinds = {}  # (group/version, kind): {minor: definition}
        for minor in range(FIRST, LAST + 1):
            path = folder / f"v1.{minor}.0-local-strict" / "_definitions.json"
            for full, schema in json.loads(path.read_text())["$defs"].items():
                name = short(full)
                versions = self.definitions.setdefault(name, {})
                if minor in versions:
                    sys.exit(f"two definitions are called {name}")
                versions[minor] = schema
                identities = schema.get("x-kubernetes-group-version-kind", ())
                # What belongs to every group (DeleteOptions, WatchEvent, Status) is no object of a manifest.
                if len(identities) == 1:
                    group, version, kind = (identities[0][key] for key in ("group", "version", "kind"))
                    api_version = f"{group}/{version}" if group else version
                    self.kinds.setdefault((api_version, kind), {})[minor] = name
        self.drop_unreachable()
        self.numbers = {name: number for number, name in enumerate(sorted(self.definitions))}
        self.lenient, self.strict, self.rules, self.names = {}, set(), {}, {}
        self.read_values(Path(__file__).with_name("values.txt").read_text())
        self.fates = {}  # (group/version, kind): "deprecated removed replacement"
        self.read_fates(Path(__file__).with_name("apis.txt").read_text())

    def drop_unreachable(self):
        reached, waiting = set(), [name for versions in self.kinds.values() for name in versions.values()]
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting += [found for schema in self.definitions[name].values() for found in self.references(schema)]
        self.definitions = {name: versions for name, versions in self.definitions.items() if name in reached}

    def references(self, schema):
        if isinstance(schema, dict):
            for key, value in schema.items():
                if key == "$ref" and isinstance(value, str):
                    yield short(value.rpartition("/")[2])
                else:
                    yield from self.references(value)
        elif isinstance(schema, list):
            for value in schema:
                yield from self.references(value)

    # What the schemas do not say

    def read_values(self, text):
        for number, line in enumerate(text.splitlines(), 1):
            words = line.partition("#")[0].split()
            if not words:
                continue
            try:
                self.read_rule(words)
            except (KeyError, ValueError) as error:
                sys.exit(f"values.txt:{number}: {error}")

    def read_rule(self, words):
        rule, rest = words[0], words[1:]
        if rule == "name":
            if rest[0] not in NAME_CLASSES:
                raise ValueError(f"no class of names is called {rest[0]}")
            for kind in rest[1:]:
                found = [each for each in self.kinds if f"{each[0].partition('/')[0]}/{each[1]}" == kind or each == ("v1", kind)]
                if not found:
                    raise ValueError(f"there is no kind {kind}")
                self.names.update(dict.fromkeys(found, rest[0]))
        elif rule in ("optional", "required"):
            for path in rest:
                for field in self.fields(path):
                    if rule == "optional":
                        self.lenient[field] = path
                    else:
                        self.strict.add(field)
        elif rule in ("words", "syntax", "unique", "unique?"):
            if rule == "syntax" and rest[1] not in SYNTAXES:
                raise ValueError(f"no syntax is called {rest[1]}")
            mark = {"words": "=", "syntax": "~", "unique": "%", "unique?": "%?"}[rule]
            joined = ("+" if mark[0] == "%" else ",").join(rest[1:])
            for field in self.fields(rest[0]):
                self.rules.setdefault(field, []).append(mark + joined)
        else:
            raise ValueError(f"no rule is called {rule}")

    def read_fates(self, text):
        for number, line in enumerate(text.splitlines(), 1):
            words = line.partition("#")[0].split()
            if not words:
                continue
            api_version, deprecated, removed, replacement, *kinds = words
            for kind in kinds:
                served = self.kinds.get((api_version, kind))
                first_without = max(served) + 1 if served else None
                if first_without and first_without <= LAST and removed != str(first_without):
                    sys.exit(f"apis.txt:{number}: the schemas know {api_version} {kind} up to 1.{first_without - 1}")
                if not served and int(removed) > FIRST:
                    sys.exit(f"apis.txt:{number}: the schemas do not know {api_version} {kind}")
                self.fates[(api_version, kind)] = f"{deprecated} {removed} {replacement}"

    def fields(self, path):
        """`core.v1.Container.name`; `flowcontrol.*.Subject.kind` for every version of a group; `*` as a field is every field."""
        package, version, definition, field = path.split(".")
        found = []
        for name, versions in self.definitions.items():
            parts = name.split(".")
            if len(parts) == 3 and parts[0] == package and parts[2] == definition and version in ("*", parts[1]):
                known = {each for schema in versions.values() for each in schema.get("properties", ())}
                found += [(name, each) for each in sorted(known) if field in ("*", each)]
        if not found:
            raise ValueError(f"there is no field {path}")
        return found

    # Writing

    def type_of(self, schema):
        if "$ref" in schema:
            name = short(schema["$ref"].rpartition("/")[2])
            return {"api.resource.Quantity": "q", "util.intstr.IntOrString": "o"}.get(name) or f"@{self.numbers[name]}"
        kinds = schema.get("type")
        kinds = {kinds} - {"null"} if isinstance(kinds, str) else set(kinds or ()) - {"null"}
        if not kinds:
            return "a"
        (kind,) = kinds
        if kind == "array":
            return "[" + self.type_of(schema["items"])
        if kind == "object":
            values = schema.get("additionalProperties")
            return "*" + self.type_of(values) if isinstance(values, dict) else "a"
        if kind == "string":
            return "B" if schema.get("format") == "byte" else "s"
        if kind == "integer":
            return "I" if schema.get("format") == "int64" else "i"
        return {"boolean": "b", "number": "n"}[kind]

    def is_object(self, schema):
        return "properties" in schema

    def is_required(self, name, field):
        """Required is what every version says that knows the definition, and the API server minds."""
        if (name, field) in self.strict:
            return True
        if (name, field) in self.lenient:
            return False
        last = name.rpartition(".")[2]
        # Nobody writes a status by hand, and the API server ignores what a new object says in it.
        if last.endswith(("Status", "Condition")):
            return False
        return all(field in schema.get("required", ()) for schema in self.definitions[name].values())

    def lines_of(self, name):
        versions = self.definitions[name]
        whole = self.span(versions)
        if not any(self.is_object(schema) for schema in versions.values()):
            (kind,) = {self.scalar(name, schema) for schema in versions.values()}
            return [f" {kind}"]
        variants = {}  # field: {type: [minors]}
        for minor, schema in versions.items():
            for field, inner in schema.get("properties", {}).items():
                variants.setdefault(field, {}).setdefault(self.type_of(inner), []).append(minor)
        lines = []
        for field in sorted(variants):
            types = variants[field]
            # Of integers that grew the wider one. Other types that changed stand one below the other, each with its versions.
            if set(types) == {"i", "I"}:
                types = {"I": types["i"] + types["I"]}
            for kind, minors in types.items():
                line = field + ("!" if self.is_required(name, field) else "") + " " + kind
                if self.span(minors) != whole:
                    line += " " + self.span(minors)
                lines.append(" ".join([line, *self.rules.get((name, field), ())]))
        return lines

    def scalar(self, name, schema):
        if "oneOf" in schema or "anyOf" in schema:
            return {"api.resource.Quantity": "q", "util.intstr.IntOrString": "o"}[name]
        return self.type_of(schema)

    def span(self, minors):
        minors = sorted(minors)
        if minors != list(range(minors[0], minors[-1] + 1)):
            sys.exit(f"versions with a gap: {minors}")
        return f"{minors[0]}-{minors[-1]}"

    def text(self):
        identities = sorted(set(self.kinds) | set(self.fates))
        lines = [f"kubernetes {FIRST} {LAST}", f"kinds {len(identities)}"]
        for api_version, kind in identities:
            served, fate = self.kinds.get((api_version, kind)), self.fates.get((api_version, kind))
            definition = "- -"
            if served:
                (name,) = set(served.values())
                definition = f"{self.numbers[name]} {self.span(served)}"
            words = [api_version, kind, definition, self.names.get((api_version, kind), "-"), fate]
            lines.append(" ".join(filter(None, words)))
        bodies = []
        lines.append(f"definitions {len(self.definitions)}")
        for name in sorted(self.definitions):
            body = "".join(line + "\n" for line in self.lines_of(name))
            bodies.append(body)
            lines.append(f"{name} {self.span(self.definitions[name])} {len(body.encode())}")
        return "".join(line + "\n" for line in lines) + "fields\n" + "".join(bodies)


def main(arguments):
    check = "--check" in arguments
    paths = [each for each in arguments if each != "--check"]
    path = Path(paths[0]) if paths else TABLE
    text = Table(schema_folder()).text()
    if not check:
        path.write_text(text)
    elif not path.is_file() or path.read_text() != text:
        print(f"{path} is not what the schemas and values.txt give: run Tests/Support/schemas/build_tables.py")
        return 1
    else:
        print(f"{path.name} is up to date")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
