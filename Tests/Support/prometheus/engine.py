"""Runs Debian's Prometheus and promtool on scrape configurations whose discovery is replaced by what `discovery` finds."""

import collections
import concurrent.futures
import contextlib
import copy
import http.server
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import threading
import time
import urllib.parse
import urllib.request

import discovery

ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount"


class Workspace:
    """A folder with a prometheus.yml whose jobs have their targets written into them."""

    # Where a target's job can be read from when relabelling has dropped it: 2.42 writes over the last of such a target's labels.
    JOB = "__meta_wingen_job"

    def __init__(self, folder, cluster):
        self.folder, self.cluster = pathlib.Path(folder), cluster
        self.jobs, self.found = [], {}
        (self.folder / "token").write_text("token")

    def add(self, job, name):
        """Adds a scrape job under another name, Kubernetes discovery replaced by what it finds."""
        job = copy.deepcopy(job) | {"job_name": name}
        # There is no cluster's authority here; what is left of the block is kept.
        job.get("tls_config", {}).pop("ca_file", None)
        if "authorization" in job:
            assert job["authorization"]["credentials_file"] == ACCOUNT + "/token"
            job["authorization"]["credentials_file"] = "token"
        groups = job.pop("static_configs", [])
        for config in job.pop("kubernetes_sd_configs", []):
            for labels in discovery.targets(self.cluster, config):
                # Prometheus takes an empty label for one that is not there.
                rest = {word: value for word, value in labels.items() if word != "__address__" and value}
                groups.append({"targets": [labels["__address__"]], "labels": rest | {self.JOB: name}})
        self.found[name] = sum(len(group["targets"]) for group in groups)
        self.jobs.append(job | {"static_configs": groups})

    def write(self, global_block=None, rule_files=()):
        # JSON is YAML.
        config = {"global": global_block or {}, "rule_files": list(rule_files), "scrape_configs": self.jobs}
        (self.folder / "prometheus.yml").write_text(json.dumps(config))
        return self.folder / "prometheus.yml"


@contextlib.contextmanager
def workspace(cluster):
    with tempfile.TemporaryDirectory(prefix="wingen-prometheus-") as folder:
        yield Workspace(folder, cluster)


def program(name, package="prometheus"):
    path = shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    assert path, f"{name} is missing: install Debian's package {package} (apt-get install --no-install-recommends {package})"
    return path


# promtool


def check(config):
    """What `promtool check config` finds wrong; empty if nothing."""
    done = subprocess.run([program("promtool"), "check", "config", config], capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def relabelled(config, found):
    """For each job, pairs of a target's labels before and after relabelling, the latter empty for a target that is dropped.

    Args:
        found: the number of targets of each job.
    """

    def one(job):
        # promtool listens to discovery for just this time, and is given all targets at once.
        for seconds in (1, 2, 4, 8, 16, 32):
            command = [program("promtool"), "check", "service-discovery", f"--timeout={seconds}s", config, job]
            done = subprocess.run(command, capture_output=True, text=True)
            assert done.returncode == 0, f"promtool: {done.stdout}{done.stderr}"
            pairs = [(each["discoveredLabels"], each.get("labels") or {}) for each in json.loads(done.stdout) or []]
            if pairs or not found[job]:
                return pairs
        raise AssertionError(f"promtool finds no targets of {job}")

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        return dict(zip(found, pool.map(one, found)))


# An exporter and the proxy before it


@contextlib.contextmanager
def exporter(exposition):
    """Serves a text at /metrics; gives the port."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200 if self.path == "/metrics" else 404)
            self.send_header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
            self.end_headers()
            self.wfile.write(exposition)

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


@contextlib.contextmanager
def proxy(upstream):
    """The shipped nginx.conf under Debian's nginx; gives the port."""
    listen = free_port()
    text = (pathlib.Path(__file__).resolve().parents[3] / "templates" / "proxy" / "nginx.conf").read_text()
    values = {
        "HOST_IP": "127.0.0.1", "UPSTREAM_PORT": upstream, "LISTEN_PORT": listen, "PLAIN": "", "TLS": "#", "PASSWORD": "#", "SECRETS": "",
    }
    for name, value in values.items():
        text = text.replace(f"@{name}@", str(value))
    with tempfile.TemporaryDirectory(prefix="wingen-proxy-") as folder:
        os.chmod(folder, 0o755)
        for name in ("conf", "logs", "temp"):
            os.mkdir(f"{folder}/{name}")
        pathlib.Path(folder, "conf", "nginx.conf").write_text(text)
        # -e: Debian's build would first open its own log.
        command = [program("nginx", "nginx-light"), "-p", folder, "-c", "conf/nginx.conf", "-e", "logs/error.log"]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)

        def listens():
            assert process.poll() is None, f"nginx ended: {process.stderr.read()}"
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", listen), 1):
                return True

        try:
            poll(listens, "nginx")
            yield listen
        finally:
            process.terminate()
            process.communicate(timeout=20)


# prometheus


class Prometheus:
    """A running Prometheus; ask it by `get`."""

    def __init__(self, config, *options):
        self.folder = config.parent
        for _ in range(5):
            self.port = free_port()
            self.log = open(self.folder / "prometheus.log", "w+")
            command = [
                program("prometheus"), f"--config.file={config}", f"--storage.tsdb.path={self.folder}/data",
                f"--web.listen-address=127.0.0.1:{self.port}", "--log.level=warn", *options,
            ]
            self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log)
            if self.wait_until_ready():
                return
        raise AssertionError(f"prometheus does not start: {self.messages()}")

    def wait_until_ready(self):
        def ready():
            if self.process.poll() is not None:
                return True
            with contextlib.suppress(OSError):
                return urllib.request.urlopen(f"http://127.0.0.1:{self.port}/-/ready", timeout=5).status == 200

        poll(ready, "prometheus to start")
        # A port that another process took in between is tried again, a bad configuration is not.
        if self.process.poll() is None:
            return True
        assert "address already in use" in self.messages(), f"prometheus ended: {self.messages()}"
        return False

    def messages(self):
        self.log.seek(0)
        return self.log.read()

    def get(self, path, **query):
        address = f"http://127.0.0.1:{self.port}{path}?{urllib.parse.urlencode(query)}"
        with urllib.request.urlopen(address, timeout=60) as answer:
            return answer.read().decode()

    def api(self, path, **query):
        return json.loads(self.get("/api/v1/" + path, **query))["data"]

    def query(self, expression):
        return self.api("query", query=expression)["result"]

    def targets(self, found):
        """Active targets once every job has taken in all that was found for it.

        A job has one source, which hands over all at once. Its dropped targets show first, then, all at once, those that are active;
        equal ones among these are one.
        """

        def complete():
            counts = re.findall(r'^prometheus_sd_discovered_targets\{config="(.*?)",name="scrape"\} (\d+)$', self.get("/metrics"), re.M)
            if any(dict(counts).get(job, "0") != str(number) for job, number in found.items()):
                return None
            answer = self.api("targets", state="any")
            active = {target["scrapePool"] for target in answer["activeTargets"]}
            dropped = collections.Counter(target["discoveredLabels"].get(Workspace.JOB) for target in answer["droppedTargets"])
            waiting = {job for job, number in found.items() if number > dropped[job]} - active
            return None if waiting else answer["activeTargets"]

        try:
            return poll(complete, "all targets")
        except TimeoutError as error:
            raise AssertionError(f"{error}: {self.messages()}") from None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(30)
        self.log.close()


def poll(condition, what, seconds=60):
    """The condition's first value that is neither None nor False."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        value = condition()
        if value is not None and value is not False:
            return value
        time.sleep(0.05)
    raise TimeoutError(f"waited {seconds} s for {what}")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
