"""What the collectors of a plan are to scrape in the made-up cluster, and how it differs from what they do."""

import collections

import cluster

CENTRAL_JOBS = {"kubernetes-services", "kube-state-metrics"}


def expected(plan):
    """(job, collector, node, address) of every scrape, sorted; the collector is `central` whatever the shard.

    Args:
        plan: `exporterPort` (0: through the proxy), `exporterJobs` (by node, where they are not called windows-exporter),
            `isLoopback` (on the nodes' own collectors), `nodeCollectors` (systems).
    """
    scrapes = list(cluster.EXPECTED)
    for name, (system, address) in cluster.NODES.items():
        host = f"[{address}]" if ":" in address else address
        for job, path in (("kubelet", ""), ("kubelet-resource", "/resource"), ("kubelet-cadvisor", "/cadvisor")):
            if job != "kubelet-cadvisor" or system == "linux":
                scrapes.append((job, name, f"https://{host}:10250/metrics{path}"))
        if system == "windows":
            port = plan["exporterPort"] or 9182
            if not plan["exporterPort"]:
                host = cluster.PROXIES[name]
            elif plan["isLoopback"]:
                host = "127.0.0.1"
            scrapes.append((plan["exporterJobs"].get(name, "windows-exporter"), name, f"http://{host}:{port}/metrics"))
    if plan["isLoopback"]:
        # Processes of the nodes do not look for pods.
        scrapes = [scrape for scrape in scrapes if scrape[0] != "otel-collector" or cluster.NODES[scrape[1]][0] != "windows"]
    return sorted((job, owner(job, node, plan["nodeCollectors"]), node or "", url) for job, node, url in scrapes)


def owner(job, node, systems):
    return node if job not in CENTRAL_JOBS and node and cluster.NODES[node][0] in systems else "central"


def differences(plan, scrapes):
    """Lines about scrapes that are missing, that nobody asked for, or that happen more than once.

    Args:
        scrapes: (job, collector, node, address) as `expected` gives them.
    """
    wanted, found = collections.Counter(expected(plan)), collections.Counter(scrapes)
    lines = []
    for scrape in sorted(wanted.keys() | found.keys()):
        if wanted[scrape] != found[scrape]:
            job, collector, node, url = scrape
            lines.append(f"{job} by {collector}, node {node or '-'}, {url}: {wanted[scrape]} expected, {found[scrape]} found")
    return lines
