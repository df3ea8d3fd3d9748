"""Words for Helm's lint messages.

The library hands over a message's severity and path but not its text (a Go error turns into `{}` in JSON). Severity and path leave few
causes; they are listed here after Helm's lint rules (helm/helm, pkg/chart/v2/lint/rules).
"""

from __future__ import annotations

SEVERITIES = {0: "UNKNOWN", 1: "INFO", 2: "WARNING", 3: "ERROR"}

CAUSES = {
    ("INFO", "Chart.yaml"): "icon is recommended",
    ("INFO", "values.yaml"): "file does not exist",
    ("WARNING", "Chart.yaml"): "an unknown field (strict reading failed), or a version that is not strict SemVer 2",
    ("ERROR", "Chart.yaml"): "unreadable, or a wrong name, apiVersion, version, appVersion (not a string), maintainer, source, "
    "icon address, type or dependency",
    ("ERROR", "values.yaml"): "unreadable, or refused by values.schema.json",
    ("WARNING", "templates/"): "directory does not exist",
    ("ERROR", "templates/"): "the chart cannot be loaded, its values are refused by values.schema.json, or a template does not render",
    ("ERROR", "crds/"): "not a directory, or unreadable",
}


def severity(number: int) -> str:
    return SEVERITIES.get(number, f"UNKNOWN {number}")


def causes(severity_name: str, path: str) -> str:
    """What a message of this severity at this path can mean."""
    known = CAUSES.get((severity_name, path))
    if known:
        return known
    if path.startswith("templates/"):
        if severity_name == "WARNING":
            return "the text starts indented, metadata.name is no valid name, or the API is deprecated"
        return "a file extension other than .yaml, .yml, .tpl or .txt, text that is no YAML, a selector that misses the pod template, " \
            "or annotations in a List"
    if path.startswith("crds/"):
        return "not YAML, or no CustomResourceDefinition of apiextensions.k8s.io"
    if severity_name == "WARNING":
        return "a dependency of Chart.yaml is missing in charts/"
    return "the chart cannot be loaded, or its dependencies are not unique or not named in Chart.yaml"
