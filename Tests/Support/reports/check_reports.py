"""Reads reports with other people's readers.

    check_reports.py CASES

CASES is a JSON list; each case has the texts of one report (`json`, `sarif`, `github`, `junit`), the findings that went into it and
the number of checked files without findings. Prints `read N` and the number of cases, or what is wrong with the first few.
"""

import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

TOOLS = Path(__file__).resolve().parents[3] / ".build" / "test-tools"
PACKAGES = TOOLS / f"python{sys.version_info.major}.{sys.version_info.minor}"
if not (TOOLS / "published" / "pin").is_file() or not PACKAGES.is_dir():
    sys.exit("the test tools are not there: run make test-tools")
sys.path[:0] = [str(PACKAGES), str(TOOLS / "published" / "python")]

import jsonschema  # noqa: E402
import junitparser  # noqa: E402

SCHEMA = json.loads((TOOLS / "published" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.validators.validator_for(SCHEMA)(SCHEMA, format_checker=jsonschema.FormatChecker())
# RFC 3986, appendix A, without the parts that the reports never write.
URI_REFERENCE = re.compile(r"(file://)?(/?[A-Za-z0-9._~-]|%[0-9A-F]{2})([A-Za-z0-9._~/-]|%[0-9A-F]{2})*")
COMMAND = re.compile(r"::(error|warning|notice) ((?:[A-Za-z]+=[^,:\r\n]*,)*(?:[A-Za-z]+=[^,:\r\n]*))::([^\r\n]*)")


class Wrong(Exception):
    pass


def require(condition, *words):
    if not condition:
        raise Wrong(*words)


def check_json(case):
    document = json.loads(case["json"])
    found = document["findings"]
    require(len(found) == len(case["findings"]), "json: count", len(found))
    for finding, expected in zip(found, case["findings"]):
        for key in ("code", "severity", "message", "file", "line", "column"):
            require(finding[key] == expected[key], "json:", key, finding[key], expected[key])
        require(finding.get("hint") == expected["hint"], "json: hint", finding)
    severities = [finding["severity"] for finding in case["findings"]]
    for key, severity in (("errors", "error"), ("warnings", "warning"), ("infos", "info")):
        require(document["summary"][key] == severities.count(severity), "json: summary", key)


def plain(message):
    """A SARIF message as a viewer shows it: no placeholders, no links."""
    require(not re.search(r"(?<!\{)\{(\{\{)*\d", message), "sarif: a placeholder", message)
    require(not re.search(r"(?<!\\)\]\(", message), "sarif: a link", message)
    return message.replace("{{", "{").replace("}}", "}").replace("\\](", "](")


def check_sarif(case):
    document = json.loads(case["sarif"])
    errors = [f"{list(error.absolute_path)}: {error.message[:200]}" for error in VALIDATOR.iter_errors(document)]
    require(not errors, "sarif:", errors[:3])
    run = document["runs"][0]
    require(len(run["results"]) == len(case["findings"]), "sarif: count", len(run["results"]))
    rules = run["tool"]["driver"]["rules"]
    prints = set()
    for result, expected in zip(run["results"], case["findings"]):
        require(rules[result["ruleIndex"]]["id"] == result["ruleId"] == expected["code"], "sarif: rule", result["ruleId"])
        level = {"info": "note"}.get(expected["severity"], expected["severity"])
        require(result["level"] == level, "sarif: level", result["level"])
        text = expected["message"] + ("" if expected["hint"] is None else "\nHint: " + expected["hint"])
        require(plain(result["message"]["text"]) == text, "sarif: message", result["message"])
        prints.add(tuple(result["partialFingerprints"].items()))
        places = result.get("locations", []) + result.get("relatedLocations", [])
        for place in places:
            if "physicalLocation" in place:
                uri = place["physicalLocation"]["artifactLocation"]["uri"]
                require(URI_REFERENCE.fullmatch(uri), "sarif: uri", uri)
    require(len(prints) == len(case["findings"]), "sarif: fingerprints are not unique")


def unescape(text):
    return text.replace("%2C", ",").replace("%3A", ":").replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")


def check_github(case):
    lines = case["github"].split("\n")
    require(lines.pop() == "", "github: no line end")
    require(len(lines) == len(case["findings"]), "github: count", len(lines))
    for line, expected in zip(lines, case["findings"]):
        match = COMMAND.fullmatch(line)
        require(match, "github: form", line[:300])
        command = {"info": "notice"}.get(expected["severity"], expected["severity"])
        require(match[1] == command, "github: command", match[1])
        properties = dict(part.split("=", 1) for part in match[2].split(","))
        require(unescape(properties["title"]) == expected["code"], "github: title", properties)
        # The line of a spec that declares it stands before the place in what the spec makes.
        place = re.sub(r"\A(\./)+(?=.)", "", expected["declared"] or expected["file"] or "", flags=re.DOTALL)
        require(unescape(properties.get("file", "")) == place, "github: file", properties)


def allowed(text):
    """What XML 1.0 can hold of a text."""
    return re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)


def check_junit(case):
    root = ElementTree.fromstring(case["junit"].encode())
    cases = root.findall("./testsuite/testcase")
    require(len(cases) == len(case["findings"]) + case["cleanFiles"], "junit: count", len(cases))
    failed = sorted(allowed(finding["message"]) for finding in case["findings"] if finding["severity"] != "info")
    require(sorted(element.get("message") for element in root.iter("failure")) == failed, "junit: messages")
    require(int(root.get("tests")) == len(cases) and int(root.get("failures")) == len(failed), "junit: totals")
    suites = junitparser.JUnitXml.fromstring(case["junit"].encode())
    counts = [(suite.tests, suite.failures) for suite in suites]
    suites.update_statistics()
    require(counts == [(suite.tests, suite.failures) for suite in suites], "junit: counts of the suites", counts)


def main():
    cases = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    wrong = 0
    for index, case in enumerate(cases):
        for check in (check_json, check_sarif, check_github, check_junit):
            try:
                check(case)
            except Exception as error:  # whatever a reader throws is the finding
                wrong += 1
                if wrong <= 5:
                    print(f"case {index}, {check.__name__}: {type(error).__name__} {ascii(error)[:600]}")
    print(f"wrong: {wrong}" if wrong else f"read {len(cases)}")


main()
