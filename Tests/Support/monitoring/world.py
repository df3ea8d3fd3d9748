"""Exporters of made-up clusters, and a real Prometheus that scrapes them by our scrape configuration and evaluates our rules.

A description holds, for each cluster, the Kubernetes objects, the prometheus.yml and what each address shows; see
Tests/MonitoringContentTests/Support/Live, which makes it. Values are functions of the time since the start.
"""

import concurrent.futures
import contextlib
import http.server
import math
import pathlib
import re
import sys
import threading
import time
import urllib.error

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "prometheus"))

import engine  # noqa: E402

# In seconds; Exposition.swift counts on the period.
PERIOD, INTERVAL = 120, 1
RATE_SAMPLES = 4


class Page:
    """What an address shows. Everything but the values is put together once."""

    def __init__(self, families):
        self.parts = []
        for family in families:
            head = f"# HELP {family['name']} {escaped(family['help'])}\n# TYPE {family['name']} {family['type']}\n"
            for suffix, labels, start, per_second, swing in family["series"]:
                pairs = ",".join(f'{name}="{quoted(value)}"' for name, value in labels.items())
                self.parts.append((f"{head}{family['name']}{suffix}{{{pairs}}} ", start, per_second, swing, len(self.parts) % 17))
                head = ""

    def text(self, seconds):
        angle = 2 * math.pi * seconds / PERIOD
        # At zero time, nothing is left of the swing: what grows never gets less.
        waves = [math.sin(angle + phase) - math.sin(phase) for phase in range(17)]
        return "".join(
            f"{head}{start + per_second * seconds + swing * waves[phase]!r}\n" for head, start, per_second, swing, phase in self.parts
        ).encode()


def escaped(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n")


def quoted(text):
    return escaped(text).replace('"', '\\"')


@contextlib.contextmanager
def exporters(pages):
    """A proxy behind which all addresses are; gives its port."""
    start = time.monotonic()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            # What is asked of a proxy is a whole address.
            page = pages.get(self.path)
            body = page.text(time.monotonic() - start) if page else b""
            self.send_response(200 if page else 404)
            self.send_header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    class Server(http.server.ThreadingHTTPServer):
        daemon_threads, request_queue_size = True, 128

        def handle_error(self, *_):
            """Prometheus hangs up when it ends."""

    with Server(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


@contextlib.contextmanager
def prometheus(description, *options):
    """A Prometheus that has scraped everything several times, and evaluated all rules since."""
    pages = {address: Page(families) for cluster in description["clusters"] for address, families in cluster["pages"].items()}
    with exporters(pages) as port, engine.workspace(None) as space:
        for cluster in description["clusters"]:
            space.cluster = cluster["objects"]
            for job in yaml.load(cluster["scraping"], Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))["scrape_configs"]:
                space.add(altered(job, port), f"{cluster['name']}-{job['job_name']}")
        (space.folder / "rules.yaml").write_text(description["rules"])
        config = space.write(
            {"evaluation_interval": f"{INTERVAL}s", "scrape_interval": f"{INTERVAL}s", "scrape_timeout": f"{INTERVAL}s"},
            rule_files=["rules.yaml"])
        problem = engine.check(config)
        assert not problem, problem
        with engine.Prometheus(config, "--scrape.discovery-reload-interval=200ms", *options) as running:
            wait(running, len(pages))
            yield running


def altered(job, port):
    """The job for a test: often, without TLS, by way of the proxy, and with its own name in the label job."""
    own = {"target_label": "job", "replacement": job["job_name"]}
    return job | {
        "scrape_interval": f"{INTERVAL}s", "scrape_timeout": f"{INTERVAL}s", "scheme": "http", "proxy_url": f"http://127.0.0.1:{port}",
        "relabel_configs": [own, *job.get("relabel_configs", [])],
    }


def wait(running, targets):
    """Until there are enough samples of every target for rates, and rules have seen them."""

    def scraped():
        counts = [float(each["value"][1]) for each in running.query("count_over_time(up[1h])")]
        return len(counts) >= targets and min(counts) >= RATE_SAMPLES

    try:
        engine.poll(scraped, f"{RATE_SAMPLES} scrapes of {targets} targets")
    except TimeoutError as error:
        raise AssertionError(f"{error}: {running.query('up')} {running.messages()}") from None
    since = time.time()

    def evaluated():
        times = re.findall(r"^prometheus_rule_group_last_evaluation_timestamp_seconds\{.*\} (\S+)$", running.get("/metrics"), re.M)
        # Rules of one group read what those of another have recorded.
        return min(map(float, times), default=math.inf) > since + 2 * INTERVAL

    engine.poll(evaluated, "the rules")


def answers(running, queries, workers=8):
    """For each query the values of its answer that are numbers, or in text why there is none; all at the same time."""
    now = time.time()

    def one(query):
        try:
            result = running.api("query", query=query, time=now)
        except urllib.error.HTTPError as error:
            return error.read().decode()
        values = [each["value"] for each in result["result"]] if result["resultType"] == "vector" else [result["result"]]
        return [value for value in (float(text) for _, text in values) if math.isfinite(value)]

    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        return list(pool.map(one, queries))
