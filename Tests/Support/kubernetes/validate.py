"""Validates objects against Kubernetes' own schemas, strictly: validate.py FILE VERSION...

FILE holds one object as JSON on each line. Prints one line for each error, and last how many objects were read.
"""

import json
import sys

import tools

tools.load()
from schemas import Schemas  # noqa: E402

with open(sys.argv[1], encoding="utf-8") as file:
    objects = [json.loads(line) for line in file]
schemas = Schemas(tools.PACKAGES)
for error in schemas.validate(objects, sys.argv[2:]):
    each = objects[error["index"]]
    name = each.get("metadata", {}).get("name")
    print(f"{each.get('kind')} {name}, Kubernetes {error['version']}: {error['path']}: {error['message']}")
for index, each in enumerate(objects):
    # The schemas say nothing of kinds that they do not know.
    known = (lambda group, _, version: (group, version, each["kind"]))(*each["apiVersion"].rpartition("/"))
    for version in sys.argv[2:]:
        if known not in schemas.version(version).kinds:
            print(f"{each['apiVersion']} {each['kind']} is unknown to Kubernetes {version}")
print(f"read {len(objects)}")
