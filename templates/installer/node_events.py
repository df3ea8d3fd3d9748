"""One Kubernetes Event for each node that a run changed or failed on, so that `kubectl describe node` tells of it."""

from __future__ import annotations

from kubernetes_api import ApiError, ApiServer, timestamp

# Where Events on objects without a namespace must lie: kubernetes/client-go tools/record/event.go (makeEvent) puts them there, and
# kubernetes/kubernetes pkg/apis/core/validation/events.go (legacyValidateEvent) refuses any other namespace.
NAMESPACE = "default"
COMPONENT = "wingen-installer"
# Beyond that, newer versions of the Events' API refuse the message (NoteLengthLimit in the same file).
MESSAGE_LIMIT = 1024
NORMAL = {"installed", "upgraded", "downgraded", "reconfigured", "repaired", "removed", "migrated"}
WARNING = {"failed", "busy"}


def message(result) -> str:
    if result.outcome in WARNING:
        return f"windows_exporter could not be brought into the wanted state: {result.detail}"
    was, now = result.previousVersion, result.version
    versions = f" {now}" if now == was or not was else f" (was {was})" if not now else f" {now} (was {was})"
    return f"windows_exporter{versions}: {result.outcome}" + (f": {result.detail}" if result.detail else "")


def event(node: dict, result, clean) -> dict:
    metadata, at = node.get("metadata") or {}, timestamp()
    return {
        "apiVersion": "v1",
        "kind": "Event",
        "metadata": {"generateName": f"{result.node}.", "namespace": NAMESPACE},
        "involvedObject": {"apiVersion": "v1", "kind": "Node", "name": result.node, "uid": metadata.get("uid") or ""},
        "type": "Normal" if result.outcome in NORMAL else "Warning",
        "reason": "WindowsExporter" + result.outcome.capitalize(),
        "message": clean(message(result))[:MESSAGE_LIMIT],
        "source": {"component": COMPONENT},
        "firstTimestamp": at,
        "lastTimestamp": at,
        "count": 1,
    }


def report(api: ApiServer, nodes: list, results: list, log, alive) -> None:
    """That an Event cannot be made is no failure of the run; after the first refusal no more are tried."""
    due = [(node, result) for node, result in zip(nodes, results) if result.outcome in NORMAL | WARNING]
    for number, (node, result) in enumerate(due):
        try:
            api.request("POST", f"/api/v1/namespaces/{NAMESPACE}/events", event(node, result, log.clean))
        except ApiError as error:
            log.write("warning", "Events could not be made", detail=str(error), missing=len(due) - number)
            return
        alive.beat()
