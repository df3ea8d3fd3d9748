"""Which kinds a cluster of some Kubernetes version serves, and the discovery documents that say so to a client."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Kinds without a namespace; all others of the built-in groups have one (`kubectl api-resources --namespaced=false`).
CLUSTER_SCOPED = {
    "APIService", "CSIDriver", "CSINode", "CertificateSigningRequest", "ClusterRole", "ClusterRoleBinding", "ClusterTrustBundle",
    "ComponentStatus", "CustomResourceDefinition", "DeviceClass", "FlowSchema", "IPAddress", "IngressClass",
    "MutatingAdmissionPolicy", "MutatingAdmissionPolicyBinding", "MutatingWebhookConfiguration", "Namespace", "Node", "PersistentVolume",
    "PriorityClass", "PriorityLevelConfiguration", "ResourceSlice", "RuntimeClass", "ServiceCIDR", "StorageClass",
    "StorageVersionMigration", "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding", "ValidatingWebhookConfiguration",
    "VolumeAttachment", "VolumeAttributesClass",
}
# Beta versions that were on by default; since Kubernetes 1.24 new ones are off (KEP-3136).
ENABLED_BETAS = {
    ("autoscaling", "v2beta2"), ("flowcontrol.apiserver.k8s.io", "v1beta2"), ("flowcontrol.apiserver.k8s.io", "v1beta3"),
    ("storage.k8s.io", "v1beta1"),
}
# Groups whose kinds are only questions to the server; a chart cannot install them, but Capabilities lists them.
QUESTION_GROUPS = (
    ("authentication.k8s.io", "v1", ("TokenReview",)),
    ("authorization.k8s.io", "v1",
     ("LocalSubjectAccessReview", "SelfSubjectAccessReview", "SelfSubjectRulesReview", "SubjectAccessReview")),
)
# Kinds of well-known add-ons, so that a test can ask for a group version and need not list its kinds.
CUSTOM_KINDS = {
    "cert-manager.io/v1": ("Certificate", "CertificateRequest", "ClusterIssuer", "Issuer"),
    "external-secrets.io/v1": ("ClusterSecretStore", "ExternalSecret", "SecretStore"),
    "gateway.networking.k8s.io/v1": ("GRPCRoute", "Gateway", "GatewayClass", "HTTPRoute"),
    "keda.sh/v1alpha1": ("ScaledJob", "ScaledObject", "TriggerAuthentication"),
    "monitoring.coreos.com/v1": ("Alertmanager", "PodMonitor", "Probe", "Prometheus", "PrometheusRule", "ServiceMonitor", "ThanosRuler"),
    "monitoring.coreos.com/v1alpha1": ("AlertmanagerConfig", "PrometheusAgent", "ScrapeConfig"),
    "monitoring.coreos.com/v1beta1": ("AlertmanagerConfig",),
    "opentelemetry.io/v1alpha1": ("Instrumentation", "OpAMPBridge"),
    "opentelemetry.io/v1beta1": ("OpenTelemetryCollector",),
}
CUSTOM_CLUSTER_SCOPED = {"ClusterIssuer", "ClusterSecretStore", "GatewayClass"}
VERBS = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"]


@dataclass(frozen=True)
class Resource:
    group: str
    version: str
    kind: str
    plural: str
    namespaced: bool
    storable: bool = True

    @property
    def group_version(self) -> str:
        return f"{self.group}/{self.version}" if self.group else self.version


def plural(kind: str) -> str:
    name = kind.lower()
    if name == "endpoints":
        return name
    if re.search("(s|x|ch|sh)$", name):
        return name + "es"
    return name[:-1] + "ies" if re.search("[^aeiou]y$", name) else name + "s"


def built_in(kinds: set[tuple[str, str, str]]) -> list[Resource]:
    """The resources served by default by a cluster whose API has these (group, version, kind)."""
    resources = []
    for group, version, kind in sorted(kinds):
        beta = "beta" in version and (group, version) not in ENABLED_BETAS
        # What can be listed can be stored; `APIGroup` is discovery's own.
        if "alpha" not in version and not beta and (group, version, kind + "List") in kinds and kind != "APIGroup":
            resources.append(Resource(group, version, kind, plural(kind), kind not in CLUSTER_SCOPED))
    for group, version, questions in QUESTION_GROUPS:
        resources += [Resource(group, version, kind, plural(kind), kind.startswith("Local"), storable=False) for kind in questions]
    return resources


def custom(api_versions: tuple[str, ...]) -> tuple[list[Resource], list[str]]:
    """The resources that `group/version` and `group/version/Kind` texts add, and the group versions among them without a known kind.

    A group version alone brings all kinds known of it; if any of its kinds is named, it brings the named ones only.
    """
    named: dict[str, list[str]] = {}
    for text in api_versions:
        parts = text.split("/")
        if len(parts) not in (2, 3) or not all(parts):
            raise ValueError(f"apiVersions: `{text}` is neither group/version nor group/version/Kind")
        kinds = named.setdefault("/".join(parts[:2]), [])
        kinds += parts[2:]
    resources, empty = [], []
    for group_version, kinds in named.items():
        group, version = group_version.split("/")
        for kind in kinds or CUSTOM_KINDS.get(group_version, ()):
            resources.append(Resource(group, version, kind, plural(kind), kind not in CUSTOM_CLUSTER_SCOPED))
        if not kinds and group_version not in CUSTOM_KINDS:
            empty.append(group_version)
    return resources, empty


def of_definition(definition: dict) -> list[Resource]:
    """The resources that a CustomResourceDefinition adds to a cluster."""
    spec = definition.get("spec", {})
    names = spec.get("names", {})
    return [
        Resource(spec["group"], version["name"], names["kind"], names["plural"], spec.get("scope") == "Namespaced")
        for version in spec.get("versions", [])
        if version.get("served")
    ]


def aggregated_discovery(resources: list[Resource], empty: list[str], core: bool) -> dict:
    """The APIGroupDiscoveryList (apidiscovery.k8s.io/v2) of /api (`core`) or /apis: everything in one answer."""
    groups: dict[str, dict[str, list[Resource]]] = {}
    for resource in resources:
        if (resource.group == "") == core:
            groups.setdefault(resource.group, {}).setdefault(resource.version, []).append(resource)
    if not core:
        for group_version in empty:
            group, version = group_version.split("/")
            groups.setdefault(group, {}).setdefault(version, [])
    items = []
    for group, versions in groups.items():
        described = []
        # Clients take the first version for the preferred one: v2, v1, v1beta1.
        for version in sorted(versions, key=version_order):
            described.append({"version": version, "freshness": "Current", "resources": [
                {
                    "resource": each.plural, "singularResource": each.kind.lower(), "scope": "Namespaced" if each.namespaced else "Cluster",
                    "responseKind": {"group": each.group, "version": each.version, "kind": each.kind},
                    "verbs": VERBS if each.storable else ["create"],
                }
                for each in versions[version]
            ]})
        items.append({"metadata": {"name": group} if group else {}, "versions": described})
    return {"kind": "APIGroupDiscoveryList", "apiVersion": "apidiscovery.k8s.io/v2", "metadata": {}, "items": items}


def version_order(version: str) -> tuple[int, int, int]:
    match = re.fullmatch(r"v(\d+)(?:(alpha|beta)(\d+))?", version)
    if not match:
        return (3, 0, 0)
    stage = {None: 0, "beta": 1, "alpha": 2}[match[2]]
    return (stage, -int(match[1]), -int(match[3] or 0))


def open_api_index(resources: list[Resource]) -> dict:
    paths = {"apis/" + each.group_version if each.group else "api/" + each.version for each in resources}
    return {"paths": {path: {"serverRelativeURL": f"/openapi/v3/{path}"} for path in sorted(paths)}}


def open_api_document(resources: list[Resource], path: str) -> dict:
    """The OpenAPI v3 document of `api/v1` or `apis/GROUP/VERSION`: for hooks Helm looks up that writing takes `fieldValidation`."""
    parameters = [{"name": "fieldValidation", "in": "query", "schema": {"type": "string"}}]
    paths = {}
    for each in resources:
        if path == ("apis/" + each.group_version if each.group else "api/" + each.version):
            kind = {"group": each.group, "version": each.version, "kind": each.kind}
            operation = {"parameters": parameters, "responses": {}, "x-kubernetes-group-version-kind": kind}
            scope = "namespaces/{namespace}/" if each.namespaced else ""
            paths[f"/{path}/{scope}{each.plural}"] = {"post": operation | {"x-kubernetes-action": "post"}}
            paths[f"/{path}/{scope}{each.plural}/{{name}}"] = {"patch": operation | {"x-kubernetes-action": "patch"}}
    return {"openapi": "3.0.0", "info": {"title": "Kubernetes", "version": "recorded"}, "paths": paths}
