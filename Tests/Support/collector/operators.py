"""What a receiver's operators make of log entries, for those operators that charts use.

    operators.py CASE

CASE is a JSON file: {"operators": [...], "entries": [{"body": ..., "namespace": ..., "container": ..., "file": ...}, ...]}. The operators
are as the collector has them once it has expanded variables. Prints the entries that come out as JSON: {"body": ..., "attributes": ...}.
Conditions of expr-lang are read as Python, which they are but for `nil` and `matches`; regular expressions are such as RE2 and Python
share.
"""

import json
import re
import sys


def expression(text):
    pattern = re.fullmatch(r"body matches `(.*)`", text, re.S)
    if pattern:
        return lambda entry: re.search(pattern[1], entry["body"]) is not None
    code = compile(re.sub(r'(resource|attributes)\[("[^"]*")\]', r"\1.get(\2)", text).replace("nil", "None"), text, "eval")
    return lambda entry: eval(code, {"__builtins__": {}}, entry)


def recombine(operator, entries):
    starts, source = expression(operator["is_first_entry"]), field(operator["source_identifier"])
    finished, open_batches = [], {}
    for entry, fits in entries:
        if not fits:
            finished.append(entry)
            continue
        key = entry["attributes"][source]
        if starts(entry) and key in open_batches:
            finished.append(open_batches.pop(key))
        if key in open_batches:
            open_batches[key]["body"] += "\n" + entry["body"]
        else:
            open_batches[key] = entry
    return finished + list(open_batches.values())


def field(text):
    return re.fullmatch(r'attributes\["([^"]+)"\]', text)[1]


def run(operator, entries):
    condition = expression(operator["if"]) if "if" in operator else lambda entry: True
    chosen = [(entry, condition(entry)) for entry in entries]
    if operator["type"] == "recombine":
        return recombine(operator, chosen)
    for entry, fits in chosen:
        if not fits:
            continue
        match operator["type"]:
            case "container":
                pass
            case "add":
                entry["attributes"][field(operator["field"])] = operator["value"]
            case "remove":
                del entry["attributes"][field(operator["field"])]
            case other:
                sys.exit(f"the operator {other} is not known here")
    return entries


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        case = json.load(file)
    entries = [
        {
            "body": entry["body"],
            "resource": {"k8s.namespace.name": entry["namespace"], "k8s.container.name": entry["container"]},
            "attributes": {"log.file.path": entry["file"]},
        }
        for entry in case["entries"]
    ]
    for operator in case["operators"]:
        entries = run(operator, entries)
    print(json.dumps([{"body": entry["body"], "attributes": entry["attributes"]} for entry in entries]))


main()
