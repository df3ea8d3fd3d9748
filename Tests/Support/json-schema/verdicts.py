"""What another validator says: verdicts.py CASES

CASES is a JSON list of {"draft": "draft7" or "draft2020-12", "schema": …, "value": …}. Prints one letter for each case: v for a valid
value, i for an invalid one, e for a schema that is refused.
"""

import json
import sys
from pathlib import Path

PACKAGES = Path(__file__).resolve().parents[3] / ".build" / "test-tools" / f"python{sys.version_info.major}.{sys.version_info.minor}"
if not PACKAGES.is_dir():
    sys.exit("the test tools are not there: run make test-tools")
sys.path.insert(0, str(PACKAGES))

import jsonschema_rs  # noqa: E402

VALIDATORS = {"draft7": jsonschema_rs.Draft7Validator, "draft2020-12": jsonschema_rs.Draft202012Validator}


def verdict(case):
    try:
        validator = VALIDATORS[case["draft"]](case["schema"])
    except jsonschema_rs.ValidationError:
        return "e"
    return "v" if validator.is_valid(case["value"]) else "i"


print("".join(map(verdict, json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))))
