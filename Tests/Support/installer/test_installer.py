"""Runs the shipped installer against real OpenSSH servers and a recording API server.

    python3 -m unittest discover -s Tests/Support/installer

Real here: ssh and sshd, authentication by key and by password, host keys, time limits, signals, TLS to the API server. Played:
Windows (fake_node.py); ensure_windows_exporter.ps1 is delivered and compared, not run. Password cases need root, for a
throwaway user which is removed again.
"""

import contextlib
import getpass
import json
import os
import pathlib
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
            f"ForceCommand {python} {self.folder / 'fake_node.py'} {self.states} {self.folder / 'ensure_windows_exporter.ps1'}",
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

    def add_node(self, number, product=None, running=None, address=None, system="windows", **state):
        """A node of the cluster, and behind its address the machine."""
        name, host = f"akswin{number:06d}", self.world.addresses[number]
        addresses = [{"type": "Hostname", "address": name}, {"type": "ExternalIP", "address": "203.0.113.9"}]
        if address != "":
            addresses.append({"type": "InternalIP", "address": address or host})
        self.api.nodes.append(
            {"metadata": {"name": name, "labels": {"kubernetes.io/os": system}}, "status": {"addresses": addresses}},
        )
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

    @contextlib.contextmanager
    def started(self, path):
        process = subprocess.Popen(
            [sys.executable, str(PROGRAM), "--config", str(path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"},
        )
        try:
            yield process
        finally:
            process.kill()
            process.wait()

    def run_installer(self, during=None, **changes):
        path = self.config(**changes)
        with Watcher(self.secrets) as watcher, self.started(path) as process:
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
            self.assertEqual(self.api.data("known-hosts")[name], f"{name} {self.world.host_key}\n")
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


class HostKeyTests(InstallerTestCase):
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
        cases = {"fail": "SHA-256", "lie": "contradicts", "silent": "no result", "noise": "no result", "flood": "sent more than"}
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
        name = self.add_node(0, product=PASSWORD)
        run = self.run_installer(dryRun=True, state="absent")
        self.assertEqual(run.status, 0, run.output)
        self.assertEqual(run.node(name)["version"], "[secret]")


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
            "version": ["0.31", "latest", 1, None],
            "msiSha256": ["abc", "", None],
            "msiUrl": ["ftp://x/y.msi", 'https://x/"'],
            "collectors": [["cpu;calc"], "cpu", [1]],
            "listenPort": [0, 65536, "9182", True],
            "firewallRemoteAddresses": [["10.0.0.0/33"], ["any"], [7]],
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
        self.refused("exactly one of ssh-privatekey and password")
        key.unlink()
        password.write_text("\n")
        self.refused("password", "empty")
        password.unlink()
        self.refused("exactly one of ssh-privatekey and password")
        password.write_text("something")
        for name in ("", "-oProxyCommand=x", "a;b", "a b\nc"):
            user.write_text(name)
            self.refused("username")

    def test_a_missing_config_map_is_named(self):
        del self.api.config_maps["known-hosts"]
        self.refused("monitoring/known-hosts does not exist")


if __name__ == "__main__":
    unittest.main()
