"""Answers one question about scrape configurations, asked in a JSON file, with JSON.

    scrapes.py FILE relabel     {collector: prometheus.yml} -> what becomes of each target, as text
    scrapes.py FILE plans       [plan with its collectors' prometheus.yml] -> how many scrapes there are and how they differ from what is expected
    scrapes.py FILE check       prometheus.yml -> what promtool finds wrong with it
    scrapes.py FILE labels      prometheus.yml -> the external labels that Prometheus makes of it
    scrapes.py FILE end-to-end  prometheus.yml -> the series that have come through exporter, proxy and Prometheus
"""

import collections
import json
import pathlib
import sys

import yaml

import cluster
import engine
import expectation

HERE = pathlib.Path(__file__).parent


def jobs_of(text):
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)).get("scrape_configs", [])


def relabel(request):
    """Each collector's jobs with the targets that are kept, by address and labels, and those that are dropped."""
    lines = []
    for collector, text in request.items():
        with engine.workspace(cluster.CLUSTER) as space:
            for job in jobs_of(text):
                space.add(job, job["job_name"])
            results = engine.relabelled(checked(space), space.found)
        for job, targets in results.items():
            kept = sorted({described(after) for _, after in targets if after})
            dropped = sorted({source(before) for before, after in targets if not after})
            lines += [f"# {job} of {collector}", *kept, *(f"- {each}" for each in dropped), ""]
    return "\n".join(lines)


def checked(space):
    config = space.write()
    problem = engine.check(config)
    assert not problem, problem
    return config


def described(labels):
    shown = {word: value for word, value in labels.items() if not word.startswith("__")}
    params = "&".join(f"{word[8:]}={value}" for word, value in sorted(labels.items()) if word.startswith("__param_"))
    url = f"{labels['__scheme__']}://{labels['__address__']}{labels['__metrics_path__']}{'?' + params if params else ''}"
    return " ".join([url, *(f'{word}="{value}"' for word, value in sorted(shown.items()))])


def source(labels):
    """Where a target that is dropped comes from: object, container port, address."""
    meta = "__meta_kubernetes_"
    words = [labels.get(meta + word, "") for word in ("namespace", "service_name", "pod_name", "pod_container_name", "node_name")]
    return " ".join(filter(None, [*words, labels["__address__"]]))


def plans(request):
    # Many collectors have jobs in common: each different job is run once.
    names, users = {}, []
    with engine.workspace(cluster.CLUSTER) as space:
        for plan in request:
            for collector, text in plan["collectors"].items():
                for job in jobs_of(text):
                    # Nothing is to be scraped here in earnest.
                    job.update(scrape_interval="1d", scrape_timeout="10s")
                    content = json.dumps(job)
                    if content not in names:
                        names[content] = f"{job['job_name']}-{len(names)}"
                        space.add(job, names[content])
                    users.append((plan["name"], collector.partition("-")[0], collector, job["job_name"], names[content]))
        with engine.Prometheus(checked(space), "--scrape.discovery-reload-interval=200ms") as prometheus:
            targets = collections.defaultdict(list)
            for target in prometheus.targets(space.found):
                targets[target["scrapePool"]].append((target["labels"].get("node", ""), target["scrapeUrl"]))
    scrapes = {plan["name"]: [] for plan in request}
    for plan, kind, collector, job, pool in users:
        scrapes[plan] += [(job, kind if kind == "central" else collector, *target) for target in targets[pool]]
    lines = [f"{plan['name']}: {line}" for plan in request for line in expectation.differences(plan, scrapes[plan["name"]])]
    return {"jobs": len(users), "scrapes": sum(map(len, scrapes.values())), "differences": lines}


def end_to_end(text):
    """Series of windows_exporter behind the proxy's nginx, as Prometheus answers a query for them."""
    exposition = (HERE / "windows_exporter.txt").read_bytes()
    with engine.exporter(exposition) as upstream, engine.proxy(upstream) as port, engine.workspace(cluster.loopback(port)) as space:
        for job in jobs_of(text):
            space.add(job | {"scrape_interval": "1s", "scrape_timeout": "1s"}, job["job_name"])
        with engine.Prometheus(checked(space)) as prometheus:
            # The last of the exposition's series; a scrape's samples appear together.
            engine.poll(lambda: prometheus.query("windows_os_info") or None, "the exporter's series")
            series = prometheus.query('{__name__=~"windows_.+|backup_.+|up"}')
    return [each["metric"] | {"value": each["value"][1]} for each in series]


def check(text):
    """What promtool finds wrong with a file; empty if nothing."""
    with engine.workspace(cluster.CLUSTER) as space:
        for job in jobs_of(text):
            space.add(job, job["job_name"])
        return engine.check(space.write(yaml.safe_load(text).get("global")))


def labels(text):
    """External labels as Prometheus has them once it has expanded variables: 2 needs the feature for what 3 always does."""
    with engine.workspace(cluster.CLUSTER) as space:
        config = space.write(yaml.safe_load(text)["global"])
        with engine.Prometheus(config, "--enable-feature=expand-external-labels") as prometheus:
            return yaml.safe_load(prometheus.api("status/config")["yaml"])["global"]["external_labels"]


QUESTIONS = {"check": check, "labels": labels, "relabel": relabel, "plans": plans, "end-to-end": end_to_end}

if __name__ == "__main__":
    json.dump(QUESTIONS[sys.argv[2]](json.loads(pathlib.Path(sys.argv[1]).read_text())), sys.stdout)
