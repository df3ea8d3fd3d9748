"""A made-up mixed cluster full of traps, and beside each object what should be scraped of it, written down by hand.

CLUSTER holds the objects by resource. EXPECTED says, for everything that applications and other charts bring, which addresses are to be
scraped, as (job, node, address with path). What stands for nodes follows from NODES.
"""

import copy

CHART, RELEASE, NAMESPACE = "watch", "metrics", "monitoring"

# Name: (system, address).
NODES = {
    "lin-1": ("linux", "10.240.0.4"),
    "lin-2": ("linux", "10.240.0.5"),
    "lin-6": ("linux", "fd00:240::6"),
    "win-1": ("windows", "10.240.0.7"),
    "win-2": ("windows", "10.240.0.8"),
}
CLUSTER = {"nodes": [], "pods": [], "services": [], "endpointslices": []}
EXPECTED = []
PROXIES = {"win-1": "10.1.7.10", "win-2": "10.1.8.10"}

SCRAPE = {"prometheus.io/scrape": "true"}


def annotated(**more):
    return SCRAPE | {"prometheus.io/" + word: value for word, value in more.items()}


def node(name, system, address, **labels):
    CLUSTER["nodes"].append({
        "metadata": {"name": name, "labels": {"kubernetes.io/os": system, "topology.kubernetes.io/zone": "eu-" + name[-1]} | labels},
        "status": {
            # AKS lists the name first, which pods cannot resolve.
            "addresses": [{"type": "Hostname", "address": name}, {"type": "InternalIP", "address": address}],
            "daemonEndpoints": {"kubeletEndpoint": {"Port": 10250}},
        },
    })


def port(number, name="", protocol="TCP"):
    return {"containerPort": number, "name": name, "protocol": protocol}


def pod(namespace, name, node, address, ports=(), *, labels=None, annotations=None, init=None, phase="Running", ready=True, more=()):
    """A pod with a container for each list of ports: `ports`, and each of `more`."""
    lists = [list(ports), *map(list, more)]
    spec = {"containers": [{"name": f"c{index}", "image": "i", "ports": each} for index, each in enumerate(lists)]}
    if node:
        spec["nodeName"] = node
    if init is not None:
        spec["initContainers"] = [{"name": "init", "image": "i", "ports": init}]
    CLUSTER["pods"].append({
        "metadata": {"namespace": namespace, "name": name, "labels": labels or {"app": name}, "annotations": annotations or {}},
        "spec": spec,
        "status": {
            "podIP": address, "hostIP": NODES[node][1] if node else "", "phase": phase,
            "conditions": [{"type": "Ready", "status": "True" if ready else "False"}],
        },
    })


def service(namespace, name, selector, ports, annotations=None, families=("IPv4",), addresses=None):
    """A Service and its slices. `ports`: (name, number in the pod, protocol); `addresses`: endpoints that are no pods."""
    spec = {"ipFamilies": list(families), "ipFamilyPolicy": "PreferDualStack" if len(families) > 1 else "SingleStack"}
    CLUSTER["services"].append({"metadata": {"namespace": namespace, "name": name, "annotations": annotations or {}}, "spec": spec})
    for family in families:
        endpoints = [{"addresses": [address], "conditions": {"ready": True}} for address in addresses or []]
        for each in CLUSTER["pods"]:
            if not selector or each["metadata"]["namespace"] != namespace or not selector.items() <= each["metadata"]["labels"].items():
                continue
            if each["status"]["phase"] in ("Succeeded", "Failed") or not each["status"]["podIP"]:
                continue
            address = each["status"]["podIP"]
            if len(families) > 1 and family == "IPv6":
                address = "fd00:1::" + address.rpartition(".")[2]
            endpoints.append({
                "addresses": [address],
                "conditions": {"ready": each["status"]["conditions"][0]["status"] == "True"},
                "nodeName": each["spec"]["nodeName"],
                "targetRef": {"kind": "Pod", "namespace": namespace, "name": each["metadata"]["name"]},
            })
        CLUSTER["endpointslices"].append({
            "metadata": {
                "namespace": namespace, "name": f"{name}-{family.lower()}", "labels": {"kubernetes.io/service-name": name},
            },
            "addressType": family,
            "ports": [{"name": word, "port": number, "protocol": protocol} for word, number, protocol in ports],
            "endpoints": endpoints,
        })


def expect(job, node, *urls):
    EXPECTED.extend((job, node, url) for url in urls)


def pods_expected(node, *urls):
    expect("kubernetes-pods", node, *urls)


def services_expected(node, *urls):
    expect("kubernetes-services", node, *urls)


def own(component, release=RELEASE):
    name = "app.kubernetes.io/"
    return {name + "name": CHART, name + "instance": release, name + "component": component}


def build():
    for name, (system, address) in NODES.items():
        node(name, system, address, **({"kubernetes.azure.com/agentpool": "win"} if system == "windows" else {}))

    # The release's own pods, which a user has annotated for everything.
    for name, address in PROXIES.items():
        pod(NAMESPACE, f"proxy-{name}", name, address, [port(9182, "proxy-metrics")], labels=own("proxy"), annotations=SCRAPE, init=[])
    pod(NAMESPACE, "proxy-old", "win-1", "10.1.7.11", [port(9182, "proxy-metrics")], labels=own("proxy"), phase="Failed")
    telemetry = [port(13133, "health"), port(8888, "telemetry")]
    pod(NAMESPACE, "collector", "lin-1", "10.1.4.9", telemetry, labels=own("collector"), annotations=SCRAPE)
    expect("otel-collector", "lin-1", "http://10.1.4.9:8888/metrics")
    pod(NAMESPACE, "agent-1", "win-1", "10.1.7.9", telemetry, labels=own("node-windows"))
    expect("otel-collector", "win-1", "http://10.1.7.9:8888/metrics")
    # In the network of its node, behind the node's firewall.
    pod(NAMESPACE, "agent-2", "win-2", NODES["win-2"][1], [port(18888, "telemetry")], labels=own("node-windows"))
    pod(NAMESPACE, "agent-old", "win-1", "10.1.7.13", telemetry, labels=own("node-windows"), phase="Failed")
    pod(NAMESPACE, "other-collector", "lin-1", "10.1.4.14", telemetry, labels=own("collector", "other"))
    services_expected("lin-1", "http://10.1.4.14:9182/metrics")
    # Another release of the same chart, and the same labels in another namespace.
    pod(NAMESPACE, "other-proxy", "win-1", "10.1.7.12", [port(9182, "proxy-metrics")], labels=own("proxy", "other"))
    pod("shop", "stray-proxy", "win-2", "10.1.8.12", [port(9182, "proxy-metrics")], labels=own("proxy"))

    # Other charts: their Services are annotated by default (prometheus-community/helm-charts).
    state = {"app.kubernetes.io/name": "kube-state-metrics"}
    pod("kube-system", "state", "lin-2", "10.1.5.20", [port(8080, "http"), port(8081, "metrics")], labels=state)
    service("kube-system", "state", state, [("http", 8080, "TCP")], SCRAPE)
    expect("kube-state-metrics", None, "http://10.1.5.20:8080/metrics")
    exporter = {"app.kubernetes.io/name": "prometheus-node-exporter"}
    for name, (system, address) in NODES.items():
        # On Windows nodes it never gets beyond Pending.
        phase = "Running" if system == "linux" else "Pending"
        pod("kube-system", f"exporter-{name}", name, address, [port(9100, "metrics")], labels=exporter, phase=phase)
        if system == "linux":
            expect("node-exporter", name, f"http://{'[' + address + ']' if ':' in address else address}:9100/metrics")
    service("kube-system", "exporter", exporter, [("metrics", 9100, "TCP")], SCRAPE)

    annotated_pods()
    annotated_services()


def annotated_pods():
    # The annotation names the port: two containers and an init container are one target.
    pod("shop", "web", "lin-1", "10.1.4.20", [port(8080, "http")], annotations=annotated(port="8080"), init=[port(1234)],
        more=[[port(9000, "grpc")]])
    pods_expected("lin-1", "http://10.1.4.20:8080/metrics")
    pod("shop", "web-win", "win-1", "10.1.7.20", [port(8443)], annotations=annotated(port="8443", scheme="https", path="/stats/prom"))
    pods_expected("win-1", "https://10.1.7.20:8443/stats/prom")
    # Without it, all that is declared for TCP is.
    pod("shop", "several", "win-2", "10.1.8.20", [port(80, "http"), port(81), port(53, "dns", "UDP")], annotations=SCRAPE, init=[port(99)])
    pods_expected("win-2", "http://10.1.8.20:80/metrics", "http://10.1.8.20:81/metrics")
    pod("shop", "no-port", "lin-1", "10.1.4.21", annotations=SCRAPE)
    pod("shop", "no-port-said", "lin-2", "10.1.5.21", annotations=annotated(port="9400"))
    pods_expected("lin-2", "http://10.1.5.21:9400/metrics")
    pod("shop", "only-udp", "lin-2", "10.1.5.22", [port(53, protocol="UDP")], annotations=annotated(port="9401", param_module="dns"))
    pods_expected("lin-2", "http://10.1.5.22:9401/metrics?module=dns")
    pod("shop", "bad-port", "lin-2", "10.1.5.23", [port(8080)], annotations=annotated(port="http"))
    pod("shop", "bad-scheme", "lin-2", "10.1.5.24", [port(8080)], annotations=annotated(scheme="ftp"))
    pods_expected("lin-2", "http://10.1.5.24:8080/metrics")
    # A finished pod's address is another's by now.
    pod("shop", "finished", "win-1", "10.1.7.21", [port(8080)], annotations=annotated(port="8080"), phase="Succeeded")
    pod("shop", "crashed", "win-1", "10.1.7.22", [port(8080)], annotations=annotated(port="8080"), phase="Failed")
    pod("shop", "heir", "win-1", "10.1.7.21", [port(8081)], annotations=annotated(port="8081"))
    pods_expected("win-1", "http://10.1.7.21:8081/metrics")
    pod("shop", "unscheduled", None, "", [port(8080)], annotations=SCRAPE, phase="Pending")
    pod("shop", "starting", "lin-1", "10.1.4.22", [port(8080)], annotations=SCRAPE, phase="Pending", init=[])
    pod("shop", "not-ready", "lin-1", "10.1.4.23", [port(8080)], annotations=SCRAPE, ready=False)
    pods_expected("lin-1", "http://10.1.4.23:8080/metrics")
    # IPv6, with and without a declared port.
    pod("shop", "six", "lin-6", "fd00:1::20", [port(8080)], annotations=SCRAPE)
    pod("shop", "six-moved", "lin-6", "fd00:1::21", [port(8080)], annotations=annotated(port="9090"))
    pod("shop", "six-bare", "lin-6", "fd00:1::22", annotations=annotated(port="9090"))
    pods_expected("lin-6", *(f"http://[fd00:1::{end}/metrics" for end in ("20]:8080", "21]:9090", "22]:9090")))
    # Annotations that do not mean yes.
    for number, word in enumerate(("false", "True", "", '"true"')):
        pod("shop", f"no-{number}", "win-2", f"10.1.8.3{number}", [port(8080)], annotations={"prometheus.io/scrape": word})
    # Host network.
    pod("shop", "host-net", "lin-2", NODES["lin-2"][1], [port(9101)], annotations=SCRAPE)
    pods_expected("lin-2", "http://10.240.0.5:9101/metrics")
    pod("private", "app", "win-2", "10.1.8.40", [port(8080)], annotations=SCRAPE)
    pods_expected("win-2", "http://10.1.8.40:8080/metrics")


def annotated_services():
    # Annotated themselves as well.
    for number, name in enumerate(("lin-1", "win-1")):
        pod("shop", f"both-{number}", name, f"10.1.{4 + 3 * number}.50", [port(8080, "http")], labels={"app": "both"}, annotations=SCRAPE)
        pods_expected(name, f"http://10.1.{4 + 3 * number}.50:8080/metrics")
    service("shop", "both", {"app": "both"}, [("http", 8080, "TCP")], annotated(port="8080"))
    # Two ports, of which the annotation names one, and a container port that the Service does not know.
    for name, address in (("lin-2", "10.1.5.51"), ("win-2", "10.1.8.51")):
        pod("shop", f"api-{name}", name, address, [port(8080, "http"), port(9090, "metrics"), port(7000)], labels={"app": "api"},
            ready=name == "lin-2")
        services_expected(name, f"http://{address}:9090/metrics")
    service("shop", "api", {"app": "api"}, [("http", 8080, "TCP"), ("metrics", 9090, "TCP")], annotated(port="9090"))
    # No port named: each of the Service's, and nothing that only the pod declares.
    pod("shop", "two", "win-1", "10.1.7.52", [port(8080), port(8090), port(6000)], labels={"app": "two"}, init=[port(5000)])
    service("shop", "two", {"app": "two"}, [("a", 8080, "TCP"), ("b", 8090, "TCP"), ("c", 53, "UDP")], annotated(path="/m"))
    services_expected("win-1", "http://10.1.7.52:8080/m", "http://10.1.7.52:8090/m")
    # Two annotated Services for one pod.
    pod("shop", "db", "lin-1", "10.1.4.53", [port(5432), port(9187)], labels={"app": "db"})
    for name in ("db", "db-headless"):
        service("shop", name, {"app": "db"}, [("metrics", 9187, "TCP")], SCRAPE)
    services_expected("lin-1", "http://10.1.4.53:9187/metrics")
    # No pods behind it.
    service("shop", "outside", None, [("", 9500, "TCP")], SCRAPE, addresses=["10.250.1.9"])
    services_expected(None, "http://10.250.1.9:9500/metrics")
    # Both address families, and IPv6 alone.
    pod("shop", "dual", "lin-2", "10.1.5.54", [port(8080)], labels={"app": "dual"})
    service("shop", "dual", {"app": "dual"}, [("http", 8080, "TCP")], SCRAPE, families=("IPv4", "IPv6"))
    services_expected("lin-2", "http://10.1.5.54:8080/metrics")
    pod("shop", "six-service", "lin-6", "fd00:1::55", [port(8080)], labels={"app": "six-service"})
    service("shop", "six-service", {"app": "six-service"}, [("http", 8080, "TCP")], annotated(port="9095"), families=("IPv6",))
    services_expected("lin-6", "http://[fd00:1::55]:9095/metrics")
    # Pods that do not run, and a Service that nobody annotated.
    pod("shop", "late", "lin-1", "10.1.4.56", [port(8080)], labels={"app": "late"}, phase="Pending")
    service("shop", "late", {"app": "late"}, [("http", 8080, "TCP")], SCRAPE)
    pod("shop", "quiet", "win-2", "10.1.8.57", [port(8080)], labels={"app": "quiet"})
    service("shop", "quiet", {"app": "quiet"}, [("http", 8080, "TCP")])
    # The release's own pods behind a Service of somebody else.
    service(NAMESPACE, "all", {"app.kubernetes.io/name": CHART}, [("x", 9182, "TCP")], SCRAPE)
    expect("kubernetes-services", "win-1", "http://10.1.7.12:9182/metrics")  # The other release's is nobody's own.


def loopback(port_number):
    """A cluster whose only pod is a proxy at a port of this machine."""
    pods = copy.deepcopy([each for each in CLUSTER["pods"] if each["metadata"]["name"] == "proxy-win-1"])
    pods[0]["status"]["podIP"] = "127.0.0.1"
    pods[0]["spec"]["containers"][0]["ports"] = [port(port_number, "proxy-metrics")]
    return CLUSTER | {"pods": pods, "services": [], "endpointslices": []}


build()
