"""Runs the shipped installer against real OpenSSH servers and a recording API server.

    python3 -m unittest discover -s Tests/Support/installer

Real here: ssh and sshd, authentication by key and by password, host keys, time limits, signals, TLS to the API server. Played:
Windows (windows_nodes.py): the real ensure_windows_exporter.ps1 runs under an interpreter, on a model of the machine. Password cases
need root, for a throwaway user which is removed again.
"""

import contextlib
import fcntl
import getpass
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from fake_api import FakeApi  # noqa: E402

SHIPPED = HERE.parents[2] / "templates" / "installer"
PROGRAM = SHIPPED / "install_windows_exporter.py"
PASSWORD = "Zk7#pq-'Wq\"9 \\x! secret"
SHA256 = "0aadce6afb20182b678bfca9e8f2e8464ef48c469b28b4cf02e99d82158f5d40"
ROOT = os.geteuid() == 0
USER = f"wingen-test-{os.getpid()}" if ROOT else getpass.getuser()
WORLD = None


def require(program, package):
    path = shutil.which(program, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    assert path, f"{program} is missing: install Debian's package {package} (apt-get install --no-install-recommends {package})"
    return path


def remove_user():
    for _ in range(100):  # userdel refuses while the user's last process ends.
        ended = subprocess.run(["userdel", USER], capture_output=True, text=True)
        if ended.returncode == 0:
            return
        time.sleep(0.1)
    raise AssertionError(f"the throwaway user {USER} could not be removed: {ended.stderr}")


class World:
    """One sshd on many loopback addresses, one API server; made once."""

    def __init__(self, stack):
        self.folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="wingen-test-")))
        self.folder.chmod(0o755)
        sshd = require("sshd", "openssh-server")
        require("ssh", "openssh-client")
        require("openssl", "openssl")
        if ROOT:
            os.makedirs("/run/sshd", exist_ok=True)
            subprocess.run(["useradd", "-M", "-d", "/", "-s", "/bin/sh", USER], check=True)
            stack.callback(remove_user)
            subprocess.run(["chpasswd"], input=f"{USER}:{PASSWORD}\n", text=True, check=True)
        for name in ("host", "other", "client", "stranger"):
            command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", self.folder / name]
            subprocess.run(command, check=True)
        self.host_key, self.other_key = (" ".join((self.folder / f"{n}.pub").read_text().split()[:2]) for n in ("host", "other"))
        self.states = self.folder / "states"
        self.states.mkdir()
        self.states.chmod(0o777)
        for name in ("fake_node.py", "ensure_windows_exporter.ps1"):
            shutil.copy((HERE if name.endswith(".py") else SHIPPED) / name, self.folder)
        self.addresses = [f"127.0.1.{n}" for n in range(1, 13)]
        with socket.socket() as probe:
            probe.bind(("127.0.1.1", 0))
            self.port = probe.getsockname()[1]
        self._start_nodes(stack)
        self._start(stack, sshd)
        api = self.folder / "api"
        api.mkdir()
        self.api = FakeApi(api)
        stack.callback(self.api.close)

        stack.callback(self.forget_nodes)

    def forget_nodes(self):
        """Hanging nodes end when their file is gone."""
        for file in self.states.iterdir():
            file.unlink()

    def _start_nodes(self, stack):
        command = [sys.executable, str(HERE / "windows_nodes.py"), str(self.folder / "nodes.sock"), str(SHIPPED / "ensure_windows_exporter.ps1")]
        nodes = stack.enter_context(subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}))
        stack.callback(nodes.terminate)
        assert nodes.stdout.readline() == b"ready\n", "the Windows nodes did not start; is the parser there? (make test-tools)"

    def _start(self, stack, sshd):
        # The system's Python: the throwaway user may not be allowed to read the one that runs the tests.
        python = require("python3", "python3") if not ROOT else (shutil.which("python3", path="/usr/bin:/usr/local/bin") or sys.executable)
        lines = [f"ListenAddress {address}:{self.port}" for address in self.addresses]
        lines += [
            f"HostKey {self.folder / 'host'}",
            "PidFile none",
            "UsePAM no",
            "StrictModes no",
            "PermitRootLogin yes",
            "PasswordAuthentication yes",
            "KbdInteractiveAuthentication no",
            "MaxStartups 100",
            f"AuthorizedKeysFile {self.folder / 'client.pub'}",
            f"ForceCommand {python} -I {self.folder / 'fake_node.py'} {self.states} {self.folder / 'ensure_windows_exporter.ps1'}",
        ]
        (self.folder / "sshd_config").write_text("\n".join(lines) + "\n")
        log = stack.enter_context(open(self.folder / "sshd.log", "wb"))
        server = subprocess.Popen([sshd, "-D", "-e", "-f", self.folder / "sshd_config"], stderr=log)
        stack.callback(server.wait)
        stack.callback(server.terminate)
        for _ in range(200):
            with contextlib.suppress(OSError), socket.create_connection((self.addresses[-1], self.port), 1):
                return
            assert server.poll() is None, (self.folder / "sshd.log").read_text()
            time.sleep(0.05)
        raise AssertionError("sshd does not listen: " + (self.folder / "sshd.log").read_text())


def setUpModule():
    global WORLD
    stack = contextlib.ExitStack()
    unittest.addModuleCleanup(stack.close)
    WORLD = World(stack)


class Watcher(threading.Thread):
    """Reads every process's arguments and environment over and over, as another user of the machine could."""

    def __init__(self, secrets):
        super().__init__(daemon=True)
        self.secrets = [secret.encode() for secret in secrets]
        self.found, self.ssh_seen, self.ended = [], 0, threading.Event()

    def run(self):
        own = os.getpid()
        while not self.ended.wait(0.002):
            for entry in os.listdir("/proc"):
                if entry.isdigit() and int(entry) != own:
                    for name in ("cmdline", "environ"):
                        self.look(f"/proc/{entry}/{name}")

    def look(self, path):
        with contextlib.suppress(OSError):
            text = pathlib.Path(path).read_bytes()
            if text.startswith(b"ssh\0") and b"EncodedCommand" in text:
                self.ssh_seen += 1
            if any(secret in text for secret in self.secrets):
                self.found.append((path, text[:200]))

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        self.join()


class Run:
    def __init__(self, status, output, errors):
        self.status, self.output, self.errors = status, output, errors
        self.lines = [json.loads(line) for line in output.splitlines()]

    def node(self, name):
        return next(line for line in self.lines if line.get("node") == name)


class InstallerTestCase(unittest.TestCase):
    def setUp(self):
        self.world, self.api = WORLD, WORLD.api
        self.api.reset()
        self.world.forget_nodes()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.credentials = self.folder / "credentials"
        self.credentials.mkdir()
        self.use_key("client")

    def use_key(self, name):
        (self.credentials / "username").write_text(USER + "\n")
        key = self.credentials / "ssh-privatekey"
        key.unlink(missing_ok=True)
        key.write_bytes((self.world.folder / name).read_bytes())
        key.chmod(0o400)
        self.secrets = [line for line in key.read_text().splitlines() if not line.startswith("-----")]

    def use_password(self, password):
        if not ROOT:
            self.skipTest("password cases need root, to make a throwaway user")
        (self.credentials / "ssh-privatekey").unlink()
        (self.credentials / "password").write_text(password + "\n")
        self.secrets = [password]

    def config(self, **changes):
        config = {
            "version": "0.31.8",
            "msiSha256": SHA256,
            "collectors": ["cpu", "memory"],
            "namespace": "monitoring",
            "knownHostsConfigMap": "known-hosts",
            "statusConfigMap": "status",
            "sshPort": self.world.port,
            "credentialsDirectory": str(self.credentials),
            "apiServer": self.api.url,
            "serviceAccountDirectory": str(self.api.folder),
            "connectTimeoutSeconds": 20,
            "nodeTimeoutSeconds": 60,
            **changes,
        }
        path = self.folder / "config.json"
        path.write_text(json.dumps({key: value for key, value in config.items() if value is not None}))
        return path

    def add_node(self, number, product=None, running=None, address=None, system="windows", node=None, **state):
        """A node of the cluster, and behind its address the machine. `node` holds what the Node object says beyond that."""
        name, host = f"akswin{number:06d}", self.world.addresses[number]
        addresses = [{"type": "Hostname", "address": name}, {"type": "ExternalIP", "address": "203.0.113.9"}]
        if address != "":
            addresses.append({"type": "InternalIP", "address": address or host})
        node = {"uid": f"uid-{number}", "ready": "True", "machine": name, **(node or {})}
        metadata = {"name": name, "uid": node["uid"], "labels": {"kubernetes.io/os": system}, **node.get("metadata", {})}
        conditions = [{"type": "MemoryPressure", "status": "False"}]
        if node["ready"]:
            conditions.append({"type": "Ready", "status": node["ready"], "reason": "KubeletReason"})
        status = {"addresses": addresses, "conditions": conditions, "nodeInfo": {"machineID": node["machine"]}}
        self.api.nodes.append({"metadata": metadata, "spec": node.get("spec", {}), "status": status})
        if product:
            product = {"version": product, "collectors": "cpu,memory", "port": 9182}
        file = self.world.states / f"{host}.json"
        file.write_text(json.dumps({"product": product, "running": bool(product) if running is None else running, **state}))
        file.chmod(0o666)
        return name

    def machine(self, number):
        return json.loads((self.world.states / f"{self.world.addresses[number]}.json").read_text())

    def journal(self):
        return [json.loads(line) for file in self.world.states.glob("*.journal") for line in file.read_text().splitlines()]

    def pin(self, name, key):
        self.api.config_maps["known-hosts"]["data"] = {name: f"{name} {key}\n"}

    def entry(self, name, key, learned_from=""):
        """What the installer writes into the ConfigMap for a node."""
        return (f"# learned from {learned_from}\n" if learned_from else "") + f"{name} {key}\n"

    @contextlib.contextmanager
    def started(self, path, environment=None):
        process = subprocess.Popen(
            [sys.executable, str(PROGRAM), "--config", str(path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", **(environment or {})},
        )
        try:
            yield process
        finally:
            process.kill()
            process.wait()

    def run_installer(self, during=None, environment=None, **changes):
        path = self.config(**changes)
        with Watcher(self.secrets) as watcher, self.started(path, environment) as process:
            if during:
                during(process)
            output, errors = process.communicate(timeout=120)
        self.watcher = watcher
        run = Run(process.returncode, output, errors)
        self.assertNotIn("Traceback", run.errors)
        self.check_secrets(run, watcher)
        return run

    def check_secrets(self, run, watcher):
        self.assertEqual(watcher.found, [], "a secret in a process's arguments or environment")
        places = {"output": run.output, "errors": run.errors, "API": json.dumps(self.api.requests), "nodes": json.dumps(self.journal())}
        for place, text in places.items():
            for secret in self.secrets:
                self.assertNotIn(secret, text, place)
                self.assertNotIn(json.dumps(secret)[1:-1], text, place)

    def assert_result(self, run, name, outcome, detail=""):
        """The log line and the status ConfigMap say the same."""
        line = run.node(name)
        self.assertEqual(line["outcome"], outcome, line)
        self.assertIn(detail, line.get("detail", ""))
        stored = json.loads(self.api.data("status")["nodes.json"])[name]
        self.assertEqual(stored["outcome"], outcome)
        self.assertEqual(stored.get("detail"), line.get("detail"))
        self.assertEqual(stored.get("version"), line.get("version"))


class WatcherTests(unittest.TestCase):
    def test_the_watcher_finds_a_secret_in_arguments_and_environment(self):
        for argument, environment in ((PASSWORD, ""), ("", PASSWORD)):
            command = [sys.executable, "-c", "import time; time.sleep(60)", argument]
            process = subprocess.Popen(command, env={"VALUE": environment})
            try:
                with Watcher([PASSWORD]) as watcher:
                    for _ in range(1000):
                        if watcher.found:
                            break
                        time.sleep(0.01)
            finally:
                process.kill()
                process.wait()
            self.assertTrue(watcher.found)


class StateTests(InstallerTestCase):
    def test_fresh_nodes_are_installed_and_their_keys_pinned(self):
        names = [self.add_node(number) for number in range(3)]
        self.add_node(3, system="linux")
        run = self.run_installer()
        self.assertEqual(run.status, 0, run.output)
        for number, name in enumerate(names):
            self.assert_result(run, name, "installed")
            self.assertEqual(run.node(name)["version"], "0.31.8")
            self.assertEqual(self.machine(number)["product"]["version"], "0.31.8")
            noted = next(f"{node['metadata']['uid']} {name}" for node in self.api.nodes if node["metadata"]["name"] == name)
            self.assertEqual(self.api.data("known-hosts")[name], self.entry(name, self.world.host_key, noted))
        self.assertEqual(len(self.journal()), 3)
        self.assertIsNone(self.machine(3)["product"])
        self.assertGreater(self.watcher.ssh_seen, 0, "the watcher saw no ssh process: it proves nothing")
        summary = json.loads(self.api.data("status")["summary.json"])
        self.assertEqual((summary["outcomes"], summary["finished"]), ({"installed": 3}, True))
        wanted = self.journal()[0]["wanted"]
        self.assertEqual((wanted["msiSha256"], wanted["collectors"], wanted["listenPort"]), (SHA256, "cpu,memory", 9182))
        self.assertTrue(wanted["msiUrl"].endswith("/v0.31.8/windows_exporter-0.31.8-amd64.msi"))

    def test_a_second_run_changes_nothing(self):
        name = self.add_node(0)
        self.assertEqual(self.run_installer().status, 0)
        pins, machine = self.api.data("known-hosts").copy(), self.machine(0)
        run = self.run_installer()
        self.assertEqual(run.status, 0)
        self.assert_result(run, name, "unchanged")
        self.assertEqual((self.api.data("known-hosts"), self.machine(0)), (pins, machine))
        self.assertEqual(len(self.api.patches("known-hosts")), 1)

    def test_what_is_not_right_is_mended(self):
        cases = {0: ("upgraded", "0.16.0", True), 1: ("repaired", "0.31.8", False), 2: ("unchanged", "0.31.8", True)}
        names = {number: self.add_node(number, version, running) for number, (_, version, running) in cases.items()}
        run = self.run_installer()
        self.assertEqual(run.status, 0, run.output)
        for number, (outcome, version, _) in cases.items():
            self.assert_result(run, names[number], outcome)
            self.assertEqual(run.node(names[number])["previousVersion"], version)
            self.assertTrue(self.machine(number)["running"])

    def test_other_collectors_are_configured(self):
        name = self.add_node(0, "0.31.8")
        run = self.run_installer(collectors=["cpu", "container"], mirrorBaseUrl="http://mirror.test/files/")
        self.assert_result(run, name, "reconfigured")
        self.assertEqual(self.machine(0)["product"]["collectors"], "cpu,container")
        self.assertEqual(self.journal()[0]["wanted"]["msiUrl"], "http://mirror.test/files/windows_exporter-0.31.8-amd64.msi")

    def test_a_downgrade_needs_permission(self):
        name = self.add_node(0, "0.32.0")
        run = self.run_installer()
        self.assertEqual(run.status, 1)
        self.assert_result(run, name, "failed", "allowDowngrade is false")
        self.assertEqual(self.machine(0)["product"]["version"], "0.32.0")
        run = self.run_installer(allowDowngrade=True)
        self.assertEqual(run.status, 0, run.output)
        self.assert_result(run, name, "downgraded")

    def test_removal(self):
        name = self.add_node(0, "0.31.8")
        run = self.run_installer(state="absent")
        self.assertEqual(run.status, 0)
        self.assert_result(run, name, "removed")
        self.assertIsNone(self.machine(0)["product"])

    def test_a_dry_run_says_what_it_would_do_and_writes_nothing(self):
        name = self.add_node(0)
        run = self.run_installer(dryRun=True)
        self.assertEqual(run.status, 0, run.output)
        self.assertEqual(run.node(name)["outcome"], "would-install")
        self.assertIsNone(self.machine(0)["product"])
        self.assertEqual([request for request in self.api.requests if request[0] != "GET"], [])

    def test_no_windows_node_is_a_success_with_a_note(self):
        self.add_node(0, system="linux")
        run = self.run_installer()
        self.assertEqual(run.status, 0)
        self.assertIn("no node matches", run.lines[0]["message"])
        self.assertEqual(json.loads(self.api.data("status")["nodes.json"]), {})
        self.assertEqual(self.journal(), [])

    def test_no_more_connections_at_once_than_allowed(self):
        for number in range(9):
            self.add_node(number, seconds=0.5)
        run = self.run_installer(concurrency=3)
        self.assertEqual(run.status, 0, run.output)
        moments = sorted([(entry["begin"], 1) for entry in self.journal()] + [(entry["end"], -1) for entry in self.journal()])
        at_once, highest = 0, 0
        for _, change in moments:
            at_once += change
            highest = max(highest, at_once)
        self.assertEqual(len(self.journal()), 9)
        self.assertLessEqual(highest, 3)
        self.assertGreater(highest, 1, "nothing ran at the same time")


class FirewallTests(InstallerTestCase):
    def addresses(self, **changes):
        run = self.run_installer(**changes)
        self.assertEqual(run.status, 0, run.output)
        return {entry["environment"]["SSH_CONNECTION"].split()[2]: entry["wanted"]["firewallRemoteAddresses"] for entry in self.journal()}

    def test_each_node_is_open_to_its_own_pods_and_nothing_wider(self):
        specs = [
            ({"podCIDR": "10.244.1.0/24", "podCIDRs": ["10.244.1.0/24", "fd00:0::/80"]}, ["10.244.1.0/24", "fd00::/80"]),
            ({"podCIDR": "10.244.2.0/24"}, ["10.244.2.0/24"]),
            ({}, ["LocalSubnet"]),
            ({"podCIDRs": []}, ["LocalSubnet"]),
        ]
        for number, (spec, _) in enumerate(specs):
            self.add_node(number, node={"spec": spec})
        found = self.addresses()
        self.assertEqual(found, {self.world.addresses[number]: wanted for number, (_, wanted) in enumerate(specs)})

    def test_addresses_given_by_hand_win_and_are_normalised(self):
        self.add_node(0, node={"spec": {"podCIDRs": ["10.244.1.0/24"]}})
        found = self.addresses(firewallRemoteAddresses=["10.1.2.3/8", "192.168.1.7", "FD00::1/64"])
        self.assertEqual(found, {self.world.addresses[0]: ["10.0.0.0/8", "192.168.1.7", "fd00::/64"]})

    def test_it_can_be_left_alone(self):
        self.add_node(0, node={"spec": {"podCIDRs": ["10.244.1.0/24"]}})
        found = self.addresses(firewallManage=False, firewallRemoteAddresses=["10.0.0.0/8"])
        self.assertEqual(found, {self.world.addresses[0]: []})

    def test_another_range_is_reconfigured(self):
        name = self.add_node(0, node={"spec": {"podCIDRs": ["10.244.1.0/24"]}})
        self.assert_result(self.run_installer(), name, "installed")
        self.api.nodes[0]["spec"]["podCIDRs"] = ["10.244.9.0/24"]
        self.assert_result(self.run_installer(), name, "reconfigured")

    def test_the_script_takes_what_is_sent_to_it(self):
        script = (SHIPPED / "ensure_windows_exporter.ps1").read_text()
        guard = re.search(r"if \(\$range -notmatch '([^']+)'\)", script).group(1).replace(r"\z", r"\Z")
        for sent in ("LocalSubnet", "10.0.0.0/8", "192.168.1.7", "fd00::/64"):
            self.assertRegex(sent, guard)
        for wrong in ("", "Any", "*", 'LocalSubnet" X', "10.0.0.0/8,Any"):
            self.assertNotRegex(wrong, guard)

    def test_a_node_with_a_strange_range_fails_alone(self):
        strange, good = self.add_node(0, node={"spec": {"podCIDRs": ["any"]}}), self.add_node(1)
        run = self.run_installer()
        self.assertEqual(run.status, 1)
        self.assert_result(run, strange, "failed", "spec.podCIDRs")
        self.assert_result(run, good, "installed")


class ConcurrentRunTests(InstallerTestCase):
    def test_two_runs_take_turns_on_a_node(self):
        name = self.add_node(0, seconds=1)
        other = []

        def start_another(_):
            process = subprocess.Popen(
                [sys.executable, str(PROGRAM), "--config", str(self.folder / "config.json")],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                env={"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"},
            )
            self.addCleanup(process.wait)
            self.addCleanup(process.kill)
            other.append(process)

        run = self.run_installer(during=start_another)
        output, errors = other[0].communicate(timeout=120)
        second = Run(other[0].returncode, output, errors)
        self.assertEqual((run.status, second.status), (0, 0), run.output + output)
        self.assertEqual(sorted(one.node(name)["outcome"] for one in (run, second)), ["installed", "unchanged"])
        first, last = sorted(self.journal(), key=lambda entry: entry["begin"])
        self.assertLessEqual(first["end"], last["begin"])

    def test_a_node_that_stays_busy_is_said_to_be_busy(self):
        name, good = self.add_node(0), self.add_node(1)
        file = self.world.states / f"{self.world.addresses[0]}.lock"
        with open(file, "w") as held:
            file.chmod(0o666)
            fcntl.flock(held, fcntl.LOCK_EX)
            run = self.run_installer(connectTimeoutSeconds=5, nodeTimeoutSeconds=13)
        self.assertEqual(run.status, 1)
        self.assert_result(run, name, "busy", "another run of the installer")
        self.assert_result(run, good, "installed")
        self.assertIsNone(self.machine(0)["product"])
        self.assertEqual(json.loads(self.api.data("status")["summary.json"])["outcomes"], {"busy": 1, "installed": 1})
        run = self.run_installer()
        self.assertEqual(run.status, 0, run.output)
        self.assert_result(run, name, "installed")

    def test_the_script_takes_the_mutex_before_it_looks_at_anything(self):
        script = (SHIPPED / "ensure_windows_exporter.ps1").read_text()
        steps = [
            "Mutex($false, 'Global\\wingen-windows-exporter')",
            "WaitOne(",
            "outcome = 'busy'",
            "$product = Get-Product\n  $former",
            "ReleaseMutex()",
        ]
        places = [script.index(step) for step in steps]
        self.assertEqual(places, sorted(places))


class SkippedNodeTests(InstallerTestCase):
    def test_nodes_that_cannot_be_worked_on_are_no_failure(self):
        cases = {
            0: ({"ready": "False"}, "not ready: KubeletReason"),
            1: ({"ready": "Unknown"}, "not ready"),
            2: ({"ready": None}, "not reported yet"),
            3: ({"metadata": {"deletionTimestamp": "2026-01-01T00:00:00Z"}}, "being deleted"),
        }
        names = {number: self.add_node(number, address="127.0.2.1", node=node) for number, (node, _) in cases.items()}
        good = self.add_node(4)
        run = self.run_installer()
        self.assertEqual(run.status, 0, run.output)
        for number, (_, detail) in cases.items():
            self.assert_result(run, names[number], "skipped", detail)
            self.assertEqual(run.node(names[number])["level"], "warning")
        self.assert_result(run, good, "installed")
        self.assertEqual(json.loads(self.api.data("status")["summary.json"])["outcomes"], {"skipped": 4, "installed": 1})
        self.assertEqual(len(self.journal()), 1)

    def test_a_cordoned_node_is_worked_on(self):
        name = self.add_node(0, node={"spec": {"unschedulable": True}})
        self.assert_result(self.run_installer(), name, "installed")

    def test_a_node_cannot_say_that_it_was_skipped(self):
        name = self.add_node(0, behaviour="skip")
        run = self.run_installer()
        self.assertEqual(run.status, 1)
        self.assert_result(run, name, "failed", "contradicts")


class HostKeyTests(InstallerTestCase):
    def test_a_machine_with_a_new_identity_is_learned_anew(self):
        for node in ({"uid": "new"}, {"machine": "new-installation"}):
            with self.subTest(node):
                self.api.reset()
                name = self.add_node(0, node=node)
                self.api.config_maps["known-hosts"]["data"] = {name: self.entry(name, self.world.other_key, f"uid-0 {name}")}
                run = self.run_installer()
                self.assertEqual(run.status, 0, run.output)
                noted = f"{node.get('uid', 'uid-0')} {node.get('machine', name)}"
                self.assertEqual(self.api.data("known-hosts"), {name: self.entry(name, self.world.host_key, noted)})

    def test_a_changed_key_of_the_same_machine_is_an_error(self):
        name = self.add_node(0)
        data = {name: self.entry(name, self.world.other_key, f"uid-0 {name}")}
        self.api.config_maps["known-hosts"]["data"] = data
        run = self.run_installer()
        self.assertEqual(run.status, 1)
        self.assert_result(run, name, "failed", "the host key has changed")
        self.assertEqual(self.api.data("known-hosts"), data)
        self.assertEqual(self.journal(), [])

    def test_a_new_identity_changes_nothing_where_none_may_be_learned_or_a_person_put_the_key(self):
        for learn, learned_from in ((False, "old"), (True, "")):
            with self.subTest(learn=learn):
                self.api.reset()
                name = self.add_node(0, node={"uid": "new"})
                data = {name: self.entry(name, self.world.other_key, learned_from)}
                self.api.config_maps["known-hosts"]["data"] = data
                run = self.run_installer(learnHostKeys=learn)
                self.assertEqual(run.status, 1)
                self.assert_result(run, name, "failed", "the host key has changed")
                self.assertEqual(self.api.data("known-hosts"), data)

    def test_a_dry_run_learns_nothing_anew(self):
        name = self.add_node(0, node={"uid": "new"})
        data = {name: self.entry(name, self.world.other_key, "old"), "gone": self.entry("gone", self.world.other_key, "old")}
        self.api.config_maps["known-hosts"]["data"] = data
        run = self.run_installer(dryRun=True)
        self.assertEqual((run.status, run.node(name)["outcome"]), (0, "would-install"), run.output)
        self.assertEqual(self.api.data("known-hosts"), data)

    def test_pins_of_former_nodes_are_removed(self):
        name, unmatched = self.add_node(0), self.add_node(1, system="linux")
        key = self.world.other_key
        data = {node: self.entry(node, key, "some-uid") for node in (unmatched, "gone-1", "gone-2")}
        data["by-hand"] = self.entry("by-hand", key)
        self.api.config_maps["known-hosts"]["data"] = data
        run = self.run_installer()
        self.assertEqual(run.status, 0, run.output)
        self.assertEqual(set(self.api.data("known-hosts")), {name, unmatched, "by-hand"})
        self.assertEqual(next(line for line in run.lines if "removed" in line["message"])["nodes"], ["gone-1", "gone-2"])

    def test_that_pins_cannot_be_removed_is_no_failure(self):
        name = self.add_node(0)
        self.api.config_maps["known-hosts"]["data"] = {
            name: self.entry(name, self.world.host_key, f"uid-0 {name}"),
            "gone": self.entry("gone", self.world.other_key, "some-uid"),
        }
        self.api.refuse = {("PATCH", "known-hosts"): 403}
        run = self.run_installer()
        self.assertEqual(run.status, 0, run.output)
        self.assertIn("403", next(line for line in run.lines if "could not be removed" in line["message"])["detail"])

    def test_a_changed_key_is_an_error_and_stays_pinned(self):
        name, other = self.add_node(0), self.add_node(1)
        self.pin(name, self.world.other_key)
        before = self.api.data("known-hosts")[name]
        run = self.run_installer()
        self.assertEqual(run.status, 1)
        self.assert_result(run, name, "failed", "the host key has changed")
        self.assertIn(f"key {name} of ConfigMap monitoring/known-hosts", run.node(name)["detail"])
        self.assert_result(run, other, "installed")
        self.assertEqual(self.api.data("known-hosts")[name], before)
        self.assertIsNone(self.machine(0)["product"])

    def test_a_changed_key_never_gets_the_password(self):
        self.use_password(PASSWORD)
        name = self.add_node(0)
        self.pin(name, self.world.other_key)
        run = self.run_installer()
        self.assert_result(run, name, "failed", "the host key has changed")
        self.assertEqual(self.journal(), [])

    def test_an_unknown_key_is_refused_if_none_may_be_learned(self):
        name, known = self.add_node(0), self.add_node(1)
        self.pin(known, self.world.host_key)
        run = self.run_installer(learnHostKeys=False)
        self.assertEqual(run.status, 1)
        self.assert_result(run, name, "failed", "learnHostKeys")
        self.assert_result(run, known, "installed")
        self.assertNotIn(name, self.api.data("known-hosts"))

    def test_a_key_pinned_meanwhile_by_another_run_wins(self):
        name = self.add_node(0)

        def other_run(stored):
            stored["data"] = {name: f"{name} {self.world.other_key}\n"}
            stored["metadata"]["resourceVersion"] = "7"

        self.api.before_patch = other_run
        run = self.run_installer()
        self.assertEqual(run.status, 1)
        self.assert_result(run, name, "failed", "another run has pinned a different host key")
        self.assertIn(self.world.other_key, self.api.data("known-hosts")[name])

    def test_an_unrelated_change_meanwhile_does_not_hinder(self):
        name = self.add_node(0)

        def other_run(stored):
            stored["data"] = {"akswin000099": "akswin000099 ssh-ed25519 AAAA\n"}
            stored["metadata"]["resourceVersion"] = "7"

        self.api.before_patch = other_run
        self.assertEqual(self.run_installer().status, 0)
        self.assertEqual(set(self.api.data("known-hosts")), {name, "akswin000099"})

    def test_no_key_is_pinned_for_a_machine_that_refuses_us(self):
        self.use_key("stranger")
        name = self.add_node(0)
        run = self.run_installer()
        self.assert_result(run, name, "failed", "refused the user name or the credentials")
        self.assertEqual(self.api.data("known-hosts"), {})


class FailureTests(InstallerTestCase):
    def test_unreachable_nodes_fail_and_the_others_do_not(self):
        closed = self.add_node(0, address="127.0.2.1")
        good = self.add_node(1)
        run = self.run_installer()
        self.assertEqual(run.status, 1)
        self.assert_result(run, closed, "failed", "cannot connect")
        self.assert_result(run, good, "installed")
        summary = json.loads(self.api.data("status")["summary.json"])
        self.assertEqual(summary["outcomes"], {"failed": 1, "installed": 1})

    def test_a_port_that_accepts_and_stays_silent(self):
        with socket.socket() as silent:
            silent.bind(("127.0.2.2", self.world.port))
            silent.listen()
            name = self.add_node(0, address="127.0.2.2")
            run = self.run_installer(connectTimeoutSeconds=1)
        self.assertEqual(run.status, 1)
        self.assert_result(run, name, "failed", "cannot connect")

    def test_a_hanging_node_ends_at_its_time_limit(self):
        hanging, good = self.add_node(0, behaviour="hang"), self.add_node(1)
        run = self.run_installer(nodeTimeoutSeconds=4)
        self.assertEqual(run.status, 1)
        self.assert_result(run, hanging, "failed", "time limit: no result within 4 seconds")
        self.assert_result(run, good, "installed")

    def test_whatever_is_no_proof_of_success_is_a_failure(self):
        cases = {"lie": "contradicts", "silent": "no result", "noise": "no result", "flood": "sent more than"}
        names = {behaviour: self.add_node(number, behaviour=behaviour) for number, behaviour in enumerate(cases)}
        run = self.run_installer()
        self.assertEqual(run.status, 1)
        for behaviour, detail in cases.items():
            with self.subTest(behaviour):
                self.assert_result(run, names[behaviour], "failed", detail)

    def test_a_node_without_internal_address(self):
        without, wrong, good = self.add_node(0, address=""), self.add_node(1, address="-oProxyCommand=x"), self.add_node(2)
        run = self.run_installer()
        self.assertEqual(run.status, 1)
        for name in (without, wrong):
            self.assert_result(run, name, "failed", "no usable address of type InternalIP")
        self.assert_result(run, good, "installed")

    def test_the_api_server_refuses(self):
        for refused in (("GET", "nodes"), ("GET", "known-hosts"), ("PATCH", "status")):
            with self.subTest(refused):
                self.api.reset()
                self.add_node(0)
                self.api.refuse = {refused: 403}
                run = self.run_installer()
                self.assertEqual(run.status, 1)
                self.assertIn("answered 403", run.lines[-1]["detail"])

    def test_a_key_that_cannot_be_pinned_is_a_failure(self):
        name = self.add_node(0)
        self.api.refuse = {("PATCH", "known-hosts"): 403}
        run = self.run_installer()
        self.assertEqual(run.status, 1)
        self.assert_result(run, name, "failed", "403")

    def test_a_signal_ends_the_children_and_reports_what_is_done(self):
        done = self.add_node(0)
        hanging = self.add_node(1, behaviour="hang")
        waiting = self.add_node(2)

        def stop(process):
            for _ in range(2000):
                if any(b"EncodedCommand" in text and b"127.0.1.2\0" in text for text in command_lines(process.pid)):
                    break
                time.sleep(0.01)
            else:
                self.fail("the hanging node was never reached")
            process.send_signal(signal.SIGTERM)

        run = self.run_installer(during=stop, concurrency=1)
        self.assertEqual(run.status, 143)
        self.assert_result(run, done, "installed")
        self.assert_result(run, hanging, "interrupted", "state is unknown")
        self.assert_result(run, waiting, "interrupted", "not reached")
        self.assertFalse(json.loads(self.api.data("status")["summary.json"])["finished"])
        left = [text for text in all_command_lines() if b"EncodedCommand" in text and str(self.world.port).encode() in text]
        self.assertEqual(left, [])


def all_command_lines():
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            with contextlib.suppress(OSError):
                yield pathlib.Path(f"/proc/{entry}/cmdline").read_bytes()


def command_lines(parent):
    with contextlib.suppress(OSError):
        for task in pathlib.Path(f"/proc/{parent}/task").iterdir():
            for child in (task / "children").read_text().split():
                with contextlib.suppress(OSError):
                    yield pathlib.Path(f"/proc/{child}/cmdline").read_bytes()


class PasswordTests(InstallerTestCase):
    def test_the_right_password_from_the_mounted_file(self):
        self.use_password(PASSWORD)
        name = self.add_node(0)
        run = self.run_installer()
        self.assertEqual(run.status, 0, run.output)
        self.assert_result(run, name, "installed")
        self.assertGreater(self.watcher.ssh_seen, 0, "the watcher saw no ssh process: it proves nothing")

    def test_a_wrong_password_is_tried_once(self):
        self.use_password("not-the-password-at-all")
        name = self.add_node(0)
        before = (self.world.folder / "sshd.log").read_text()
        run = self.run_installer()
        self.assertEqual(run.status, 1)
        self.assert_result(run, name, "failed", "refused the user name or the credentials")
        since = (self.world.folder / "sshd.log").read_text()[len(before) :]
        self.assertEqual(since.count("Failed password"), 1, since)

    def test_a_secret_that_a_node_sends_back_is_struck_out(self):
        self.use_password(PASSWORD)
        name = self.add_node(0, behaviour="answer", answer={"outcome": "would-remove", "version": PASSWORD})
        run = self.run_installer(dryRun=True, state="absent")
        self.assertEqual(run.status, 0, run.output)
        self.assertEqual(run.node(name)["version"], "[secret]")


class PrivateKeyTests(InstallerTestCase):
    def test_keys_as_people_paste_them(self):
        key = self.credentials / "ssh-privatekey"
        text = key.read_bytes()
        self.assertTrue(text.endswith(b"\n") and b"\r" not in text)
        windows = text.replace(b"\n", b"\r\n")
        cases = {"no line end": text[:-1], "Windows' line ends": windows, "both": windows[:-2], "blank lines": b"\n" + text + b"\n \n"}
        for case, content in cases.items():
            with self.subTest(case):
                self.api.reset()
                self.world.forget_nodes()
                name = self.add_node(0)
                key.chmod(0o600)
                key.write_bytes(content)
                self.assert_result(self.run_installer(), name, "installed")

    def test_the_copy_is_ours_alone_and_goes_with_the_run(self):
        name, found = self.add_node(0, seconds=1), []
        temporary = self.folder / "tmp"
        temporary.mkdir()

        def look(process):
            while process.poll() is None and not (copies := list(temporary.glob("*/private-key"))):
                time.sleep(0.01)
            found.extend((file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) for file in copies)

        run = self.run_installer(during=look, environment={"TMPDIR": str(temporary)})
        self.assert_result(run, name, "installed")
        self.assertEqual(found, [(0o600, 0o700)])
        self.assertEqual(list(temporary.iterdir()), [])


class UserNameTests(InstallerTestCase):
    def test_what_windows_allows_reaches_ssh_as_one_argument(self):
        for user in ("CORP\\svc-x", "svc@corp.example", "Jürgen von Müller", "a$b%c"):
            with self.subTest(user):
                (self.credentials / "username").write_text(user)
                self.api.reset()
                name, seen = self.add_node(0), []

                def look(process):
                    while process.poll() is None and not seen:
                        for line in command_lines(process.pid):
                            arguments = line.decode().split("\0")
                            if arguments[0] == "ssh" and "-l" in arguments:
                                seen.append(arguments[arguments.index("-l") + 1])

                run = self.run_installer(during=look)
                self.assertEqual(run.status, 1)
                self.assert_result(run, name, "failed", "refused the user name or the credentials")
                self.assertEqual(seen[:1], [user])


class ConfigurationTests(InstallerTestCase):
    def refused(self, *words, **changes):
        self.add_node(0)
        run = self.run_installer(**changes)
        self.assertEqual(run.status, 2, run.output)
        for word in words:
            self.assertIn(word, run.lines[-1]["detail"])
        self.assertEqual(self.journal(), [])
        return run

    def test_wrong_values_are_named(self):
        cases = {
            "version": ["0.31", "latest", 1, None, "0.31.8-rc.1", "v0.31.8"],
            "msiSha256": ["abc", "", None],
            "msiUrl": ["ftp://x/y.msi", 'https://x/"'],
            "collectors": [["cpu;calc"], "cpu", [1], []],
            "listenPort": [0, 65536, "9182", True],
            "firewallRemoteAddresses": [["10.0.0.0/33"], ["any"], [7], ["999.0.0.0/8"], ["10.0.0.0/255.0.0.0"], ["::1%1"]],
            "firewallManage": ["yes"],
            "concurrency": [0],
            "nodeTimeoutSeconds": [0],
            "knownHostsConfigMap": ["UPPER", "a/b", None],
            "state": ["gone"],
            "dryRun": ["yes"],
            "apiServer": ["http://127.0.0.1"],
        }
        for key, values in cases.items():
            for value in values:
                with self.subTest(key=key, value=value):
                    self.refused(key + ":", **{key: value})

    def test_unknown_keys_and_several_faults_at_once(self):
        self.refused("listenport: unknown key", "version: expected", listenport=1, version="x")

    def test_a_file_that_is_no_configuration(self):
        path = self.config()
        for text in ("", "[]", "{"):
            path.write_text(text)
            with self.started(path) as process:
                self.assertIn("wrong configuration", process.communicate(timeout=60)[0])
                self.assertEqual(process.returncode, 2)

    def test_credentials(self):
        key, password, user = (self.credentials / name for name in ("ssh-privatekey", "password", "username"))
        password.write_text("x")
        self.refused("exactly one of ssh-privatekey and password", "both are there")
        key.unlink()
        password.write_text("\n")
        self.refused("password", "empty")
        password.unlink()
        self.refused("exactly one of ssh-privatekey and password", "a user name alone", "installer.credentials.privateKey")
        password.write_text("something")
        for name in ("", "-oProxyCommand=x", "a;b", "a b\nc", "a -b", "domain\\", "O'Brien", " a", "a ", "a" * 105):
            user.write_text(name)
            self.refused("username")

    def test_a_missing_config_map_is_named(self):
        del self.api.config_maps["known-hosts"]
        self.refused("monitoring/known-hosts does not exist")


if __name__ == "__main__":
    unittest.main()
