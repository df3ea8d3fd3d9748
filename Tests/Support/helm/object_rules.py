"""What an API server refuses to store or to change, as far as it can break `helm install` and `helm upgrade`.

Written from knowledge of Kubernetes' behaviour and not compared with its source or a real server. Fields are compared as they were sent, without the defaults that a
real server fills in: writing a default out where it was left out before is a change here and none there.
"""

from __future__ import annotations

import json
import re

# Per kind: fields that cannot change. A kind's name is enough, the groups of the built-in kinds do not share these.
IMMUTABLE = {
    ("batch", "Job"): ("spec.template", "spec.selector", "spec.completionMode", "spec.podFailurePolicy", "spec.successPolicy",
                       "spec.backoffLimitPerIndex", "spec.managedBy", "spec.podReplacementPolicy"),
    ("apps", "Deployment"): ("spec.selector",),
    ("apps", "DaemonSet"): ("spec.selector",),
    ("apps", "ReplicaSet"): ("spec.selector",),
    ("", "Secret"): ("type",),
    ("rbac.authorization.k8s.io", "RoleBinding"): ("roleRef",),
    ("rbac.authorization.k8s.io", "ClusterRoleBinding"): ("roleRef",),
    ("node.k8s.io", "RuntimeClass"): ("handler",),
    ("scheduling.k8s.io", "PriorityClass"): ("value", "preemptionPolicy"),
    ("storage.k8s.io", "StorageClass"): ("parameters", "provisioner", "reclaimPolicy", "volumeBindingMode"),
}
# Per kind: of `spec`, only these can change.
MUTABLE_SPEC = {
    ("apps", "StatefulSet"): ("replicas", "ordinals", "template", "updateStrategy", "revisionHistoryLimit",
                              "persistentVolumeClaimRetentionPolicy", "minReadySeconds"),
    ("", "PersistentVolumeClaim"): ("resources", "volumeName", "volumeAttributesClassName"),
    ("", "Pod"): ("activeDeadlineSeconds", "tolerations", "terminationGracePeriodSeconds", "schedulingGates"),
}
PATH_SEGMENT_NAMES = {"Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding", "APIService", "CertificateSigningRequest"}
SERVICE_NAME = re.compile(r"[a-z]([-a-z0-9]{0,61}[a-z0-9])?")
SUBDOMAIN = re.compile(r"[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*")
LABEL_VALUE = re.compile(r"([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?")
QUALIFIED_NAME = re.compile(r"([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?")
# etcd's limit and the annotations' own.
MAXIMUM_DATA = 1_048_576
MAXIMUM_ANNOTATIONS = 262_144


def refusals_of_object(group: str, stored: dict) -> list[tuple[str, str]]:
    """Why an object cannot be stored at all: (field, message) pairs; empty when it can."""
    kind, metadata = stored.get("kind", ""), stored.get("metadata") or {}
    name = metadata.get("name") or ""
    found = []
    if kind == "Service" and not group:
        if not SERVICE_NAME.fullmatch(name):
            found.append(("metadata.name", f"Invalid value: {json.dumps(name)}: must be a DNS-1035 label of at most 63 characters"))
    elif kind not in PATH_SEGMENT_NAMES:
        # A CronJob's jobs get 11 more characters; a Job's pods carry its name as a label.
        limit = {"CronJob": 52, "Job": 63, "Namespace": 63}.get(kind, 253)
        if len(name) > limit or not SUBDOMAIN.fullmatch(name):
            found.append(("metadata.name", f"Invalid value: {json.dumps(name)}: must be a lowercase RFC 1123 subdomain "
                          f"of at most {limit} characters"))
    for field in ("labels", "annotations"):
        for key, value in (metadata.get(field) or {}).items():
            if not QUALIFIED_NAME.fullmatch(key.lower() if field == "annotations" else key):
                found.append((f"metadata.{field}", f"Invalid value: {json.dumps(key)}: must be a qualified name"))
            if field == "labels" and not LABEL_VALUE.fullmatch(value or ""):
                found.append(("metadata.labels", f"Invalid value: {json.dumps(value)}: must be a valid label value "
                              "of at most 63 characters"))
    annotations = metadata.get("annotations") or {}
    if sum(len(key.encode()) + len((value or "").encode()) for key, value in annotations.items()) > MAXIMUM_ANNOTATIONS:
        found.append(("metadata.annotations", f"Too long: may not be more than {MAXIMUM_ANNOTATIONS} bytes"))
    if kind in ("ConfigMap", "Secret") and not group:
        # Base64 of a Secret counts decoded.
        factor = 0.75 if kind == "Secret" else 1
        size = sum(len((value or "").encode()) * factor for value in (stored.get("data") or {}).values())
        size += sum(len(value or "") * 0.75 for value in (stored.get("binaryData") or {}).values())
        if size > MAXIMUM_DATA:
            found.append(("data", f"Too long: may not be more than {MAXIMUM_DATA} bytes"))
    return found


def refusals_of_change(group: str, old: dict, new: dict) -> list[tuple[str, str]]:
    """Why a stored object cannot become another: (field, message) pairs; empty when it can."""
    kind = new.get("kind", "")
    found = []
    for path in IMMUTABLE.get((group, kind), ()):
        if not same(value_at(old, path), value_at(new, path)):
            found.append((path, f"Invalid value: {json.dumps(value_at(new, path))}: field is immutable"))
    mutable = MUTABLE_SPEC.get((group, kind))
    if mutable is not None:
        before, after = (({} if each is None else each) for each in (old.get("spec"), new.get("spec")))
        changed = sorted(key for key in {*before, *after} if key not in mutable and not same(before.get(key), after.get(key)))
        if changed and kind != "Pod":
            found.append(("spec", f"Forbidden: updates to {kind.lower()} spec for fields other than {', '.join(mutable)} are forbidden "
                          f"(changed: {', '.join(changed)})"))
        elif changed and not same(without_images(before, mutable), without_images(after, mutable)):
            found.append(("spec", f"Forbidden: pod updates may not change fields other than images and {', '.join(mutable)} "
                          f"(changed: {', '.join(changed)})"))
    if kind in ("ConfigMap", "Secret") and not group and old.get("immutable"):
        for field in ("data", "binaryData", "immutable"):
            if not same(old.get(field), new.get(field)):
                found.append((field, "Forbidden: field is immutable when `immutable` is set"))
    return found


def value_at(tree: dict, path: str):
    here = tree
    for key in path.split("."):
        here = here.get(key) if isinstance(here, dict) else None
    return here


def same(one, other) -> bool:
    """Equality with absent, null and empty taken for the same, and true not equal to 1."""
    if not isinstance(one, bool) and not isinstance(other, bool) and one in (None, "", [], {}) and other in (None, "", [], {}):
        return True
    if isinstance(one, dict) and isinstance(other, dict):
        return all(same(one.get(key), other.get(key)) for key in {*one, *other})
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def without_images(spec: dict, left_out: tuple[str, ...]) -> dict:
    rest = {key: value for key, value in spec.items() if key not in left_out}
    for field in ("containers", "initContainers"):
        rest[field] = [{key: value for key, value in each.items() if key != "image"} for each in spec.get(field) or []]
    return rest
