"""A stand-in for the Azure CLI where that is not installed: the commands and options that install.sh uses, and no others.

Its requests and its output are those of the real one, which test_install.py runs in its place where it is there (WINGEN_AZURE_CLI).
"""

import argparse
import json
import os
import sys
import urllib.error
import urllib.request

import jmespath

SUBSCRIPTION = "00000000-0000-0000-0000-000000000001"


def request(method: str, path: str, version: str, body=None):
    url = f"{os.environ['STAND_IN']}/subscriptions/{SUBSCRIPTION}/{path}?api-version={version}"
    data = None if body is None else json.dumps(body).encode()
    asked = urllib.request.Request(url, data, {"Content-Type": "application/json"}, method=method)
    try:
        with urllib.request.urlopen(asked) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        fault = json.load(error)["error"]
        sys.exit(f"ERROR: ({fault['code']}) {fault['message']}")


def show(given):
    return request("GET", f"resourceGroups/{given.resource_group}/providers/{given.resource_type}/{given.name}", given.api_version)


def create(given):
    if not given.properties.startswith("@"):
        sys.exit("ERROR: expected --properties @FILE")
    with open(given.properties[1:], encoding="utf-8") as file:
        body = {"location": given.location, "properties": json.load(file)}
    path = f"resourceGroups/{given.resource_group}/providers/{given.namespace}/{given.parent}/{given.resource_type}/{given.name}"
    return request("PUT", path, given.api_version, body)


def update_instances(given):
    path = f"resourceGroups/{given.resource_group}/providers/Microsoft.Compute/virtualMachineScaleSets/{given.name}/manualupgrade"
    return request("POST", path, "2024-11-01", {"instanceIds": given.instance_ids})


def text(value, form: str) -> str:
    if value is None or form == "none":
        return ""
    if form == "json":
        return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True, separators=(",", ": ")) + "\n"
    rows = value if isinstance(value, list) else [value]
    return "".join("\t".join(map(str, row if isinstance(row, list) else [row])) + "\n" for row in rows)


COMMANDS = {
    ("resource", "show"): (show, ["--resource-group", "--resource-type", "--name", "--api-version"]),
    ("resource", "create"): (
        create,
        ["--resource-group", "--namespace", "--parent", "--resource-type", "--name", "--api-version", "--location", "--properties"],
    ),
    ("vmss", "update-instances"): (update_instances, ["--resource-group", "--name"]),
}


def main():
    command, options = COMMANDS[tuple(sys.argv[1:3])]
    parser = argparse.ArgumentParser(allow_abbrev=False)
    for option in options:
        parser.add_argument(option, required=True)
    if command is update_instances:
        parser.add_argument("--instance-ids", nargs="+", required=True)
    parser.add_argument("--query", default="@")
    parser.add_argument("--output", choices=["json", "tsv", "none"], default="json")
    given = parser.parse_args(sys.argv[3:])
    sys.stdout.write(text(jmespath.search(given.query, command(given)), given.output))


main()
