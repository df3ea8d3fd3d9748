"""Finds targets among made-up cluster objects as Prometheus' Kubernetes discovery does: Debian's Prometheus is built without it.

Source: prometheus/prometheus, discovery/kubernetes/{kubernetes,pod,node,endpointslice,endpoints}.go at v3.
"""

import re

PREFIX = "__meta_kubernetes_"


def targets(cluster, config):
    """What one entry of kubernetes_sd_configs finds: a label set for each target.

    Args:
        cluster: lists of objects by resource: nodes, pods, services, endpointslices.
        config: the entry, as YAML gives it.
    """
    return Discovery(cluster, config).targets()


class Discovery:
    ALLOWED = {"pod": {"pod", "node"}, "node": {"node"}, "endpointslice": {"pod", "service", "endpointslice"}}

    def __init__(self, cluster, config):
        unknown = set(config) - {"role", "namespaces", "selectors", "attach_metadata"}
        assert not unknown, f"kubernetes_sd_configs: unknown fields {sorted(unknown)}"
        self.role = config["role"]
        assert self.role in self.ALLOWED, f"the role {self.role} is not simulated"
        self.attaches_node = config.get("attach_metadata", {}).get("node", False)
        namespaces = config.get("namespaces", {}).get("names", [])
        selectors = {}
        for selector in config.get("selectors", []):
            assert selector["role"] in self.ALLOWED[self.role], f"{self.role} role: no selector for {selector['role']}"
            assert selector["role"] not in selectors, f"two selectors for {selector['role']}"
            selectors[selector["role"]] = selector

        def seen(role):
            for item in cluster[role + "s"]:
                in_scope = role == "node" or not namespaces or item["metadata"]["namespace"] in namespaces
                if in_scope and selects(selectors.get(role, {}), item):
                    yield item

        self.nodes = {name(node): node for node in seen("node")}
        self.pods = {key(pod): pod for pod in seen("pod")} if self.role != "node" else {}
        sliced = self.role == "endpointslice"
        self.services = {key(service): service for service in seen("service")} if sliced else {}
        self.slices = list(seen("endpointslice")) if sliced else []

    def targets(self):
        if self.role == "node":
            return [target for node in self.nodes.values() for target in node_targets(node)]
        if self.role == "pod":
            return [target for pod in self.pods.values() for target in self.pod_targets(pod)]
        return [target for each in self.slices for target in self.slice_targets(each)]

    # Pods

    def pod_targets(self, pod):
        address = pod["status"].get("podIP", "")
        if not address:
            return
        node = pod["spec"].get("nodeName", "")
        if self.attaches_node and node not in self.nodes:
            return
        group = pod_labels(pod) | {PREFIX + "namespace": pod["metadata"]["namespace"]}
        if self.attaches_node:
            group |= object_labels(self.nodes[node], "node")
        for container, is_init in containers(pod):
            own = {
                PREFIX + "pod_container_name": container["name"],
                PREFIX + "pod_container_image": container.get("image", ""),
                PREFIX + "pod_container_init": text(is_init),
            }
            if not container.get("ports"):
                yield group | own | {"__address__": address}
            for port in container.get("ports", []):
                yield group | own | port_labels(port) | {"__address__": join(address, port["containerPort"])}

    # EndpointSlices

    def slice_targets(self, each):
        namespace = each["metadata"]["namespace"]
        group = {PREFIX + "namespace": namespace, PREFIX + "endpointslice_address_type": each["addressType"]}
        group |= object_labels(each, "endpointslice")
        service = self.services.get((namespace, each["metadata"].get("labels", {}).get("kubernetes.io/service-name")))
        if service:
            group |= object_labels(service, "service")
            spec = service["spec"]
            dual = spec.get("ipFamilyPolicy") in ("PreferDualStack", "RequireDualStack")
            if dual and spec.get("ipFamilies") and each["addressType"] != spec["ipFamilies"][0]:
                return
        seen = {}
        for endpoint in each["endpoints"]:
            for port in each["ports"]:
                for address in endpoint["addresses"]:
                    yield group | self.endpoint(address, endpoint, port, seen)
        for pod, ports in seen.values():
            for container, is_init in containers(pod):
                for port in container.get("ports", []):
                    if port["containerPort"] not in ports and pod["status"].get("podIP"):
                        yield group | pod_labels(pod) | container_port_labels(container, port, is_init) | {
                            "__address__": join(pod["status"]["podIP"], port["containerPort"])
                        }

    def endpoint(self, address, endpoint, port, seen):
        label = PREFIX + "endpointslice_"
        number = port.get("port")
        found = {"__address__": address if number is None else join(address, number)}
        for field, value in (("port_name", port.get("name")), ("port_protocol", port.get("protocol")), ("port", number)):
            if value is not None:
                found[label + field] = str(value)
        for condition, value in endpoint.get("conditions", {}).items():
            found[label + "endpoint_conditions_" + condition] = text(value)
        reference = endpoint.get("targetRef")
        if reference:
            found[label + "address_target_kind"] = reference["kind"]
            found[label + "address_target_name"] = reference["name"]
        if "nodeName" in endpoint:
            found[label + "endpoint_node_name"] = endpoint["nodeName"]
            if self.attaches_node and endpoint["nodeName"] in self.nodes:
                found |= object_labels(self.nodes[endpoint["nodeName"]], "node")
        pod = self.pods.get((reference["namespace"], reference["name"])) if reference and reference["kind"] == "Pod" else None
        if pod:
            seen.setdefault(key(pod), (pod, set()))[1].add(number)
            found |= pod_labels(pod)
            for container, is_init in containers(pod):
                for declared in container.get("ports", []):
                    if declared["containerPort"] == number:
                        found |= container_port_labels(container, declared, is_init)
                        break
        return found


# Labels


def node_targets(node):
    addresses = {}
    for address in node["status"]["addresses"]:
        addresses.setdefault(address["type"], address["address"])
    order = ("InternalIP", "InternalDNS", "ExternalIP", "ExternalDNS", "LegacyHostIP", "Hostname")
    address = next(addresses[kind] for kind in order if kind in addresses)
    labels = object_labels(node, "node") | {"instance": name(node)}
    labels |= {PREFIX + "node_address_" + sanitized(kind): value for kind, value in addresses.items()}
    return [labels | {"__address__": join(address, node["status"]["daemonEndpoints"]["kubeletEndpoint"]["Port"])}]


def pod_labels(pod):
    status, spec = pod["status"], pod["spec"]
    ready = [each["status"] for each in status.get("conditions", []) if each["type"] == "Ready"]
    return object_labels(pod, "pod") | {
        PREFIX + "pod_ip": status.get("podIP", ""),
        PREFIX + "pod_ready": ready[0].lower() if ready else "unknown",
        PREFIX + "pod_phase": status["phase"],
        PREFIX + "pod_node_name": spec.get("nodeName", ""),
        PREFIX + "pod_host_ip": status.get("hostIP", ""),
    }


def container_port_labels(container, port, is_init):
    return port_labels(port) | {
        PREFIX + "pod_container_name": container["name"],
        PREFIX + "pod_container_image": container.get("image", ""),
        PREFIX + "pod_container_init": text(is_init),
    }


def port_labels(port):
    label = PREFIX + "pod_container_port_"
    return {
        label + "name": port.get("name", ""),
        label + "number": str(port["containerPort"]),
        label + "protocol": port.get("protocol", "TCP"),
    }


def object_labels(item, role):
    metadata = item["metadata"]
    labels = {f"{PREFIX}{role}_name": metadata["name"]}
    for kind in ("label", "annotation"):
        for word, value in metadata.get(kind + "s", {}).items():
            labels[f"{PREFIX}{role}_{kind}_{sanitized(word)}"] = value
            labels[f"{PREFIX}{role}_{kind}present_{sanitized(word)}"] = "true"
    return labels


def containers(pod):
    spec = pod["spec"]
    return [(each, False) for each in spec["containers"]] + [(each, True) for each in spec.get("initContainers", [])]


def sanitized(word):
    return re.sub(r"[^a-zA-Z0-9_]", "_", word)


def join(host, port):
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def text(truth):
    return "true" if truth else "false"


def name(item):
    return item["metadata"]["name"]


def key(item):
    return item["metadata"]["namespace"], item["metadata"]["name"]


# Selectors, as the API server reads them


def label_requirements(selector):
    """The requirements between the commas that are not in parentheses."""
    return filter(None, map(str.strip, re.split(r",(?![^(]*\))", selector)))


def meets(term, labels):
    """Whether labels meet a requirement (kubernetes/apimachinery, pkg/labels/selector.go, Requirement.Matches)."""
    member = re.fullmatch(r"(\S+) (in|notin) \((.*)\)", term)
    if member:
        word, operator, values = member.groups()
        return (labels.get(word) in [value.strip() for value in values.split(",")]) == (operator == "in")
    match = re.fullmatch(r"(!?)([A-Za-z0-9._/-]+)(?:\s*(==?|!=)\s*(.*))?", term)
    assert match and not (match[1] and match[3]), f"label selector not understood: {term}"
    if not match[3]:
        return (match[2] in labels) == (not match[1])
    return (labels.get(match[2]) == match[4]) == (match[3] != "!=")


def selects(selector, item):
    """Whether label and field selector let an object through. Fields: metadata.name, metadata.namespace, and a pod's spec.nodeName."""
    if not all(meets(term, item["metadata"].get("labels", {})) for term in label_requirements(selector.get("label", ""))):
        return False
    fields = {"metadata.name": name(item), "metadata.namespace": item["metadata"].get("namespace")}
    if "containers" in item.get("spec", {}):
        fields["spec.nodeName"] = item["spec"].get("nodeName", "")
    for term in filter(None, selector.get("field", "").split(",")):
        word, _, value = term.partition("=")
        assert word in fields, f"the API server knows no such field selector: {term}"
        if fields[word] != value:
            return False
    return True
