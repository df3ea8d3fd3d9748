"""What the tests of the installer share: real sshd and ssh, the API server that they talk to, and a look into all processes."""

import contextlib
import getpass
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest

from fake_api import FakeApi

HERE = pathlib.Path(__file__).resolve().parent

SHIPPED = HERE.parents[2] / "templates" / "installer"
PROGRAM = SHIPPED / "install_windows_exporter.py"
PASSWORD = "Zk7#pq-'Wq\"9 \\x! secret"
SHA256 = "0aadce6afb20182b678bfca9e8f2e8464ef48c469b28b4cf02e99d82158f5d40"
ROOT = os.geteuid() == 0
USER = f"wingen-test-{os.getpid()}" if ROOT else getpass.getuser()


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
    """One sshd on many loopback addresses, one API server.

    sshd listens to sixteen addresses by name at most (openssh/openssh-portable sshd.c, MAX_LISTEN_SOCKS). For more it listens to
    all that the machine has, and lets in whoever comes from the machine itself.
    """

    def __init__(self, stack, addresses=tuple(f"127.0.1.{n}" for n in range(1, 13))):
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
        self.addresses = list(addresses)
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
        if len(lines) > 16:
            lines = [f"ListenAddress 0.0.0.0:{self.port}", f"AllowUsers {USER}@127.0.0.0/8"]
        lines += [
            f"HostKey {self.folder / 'host'}",
            "PidFile none",
            "UsePAM no",
            "StrictModes no",
            "PermitRootLogin yes",
            "PasswordAuthentication yes",
            "KbdInteractiveAuthentication no",
            # Above every `concurrency` of the tests: sshd drops connections at random that are too many before they have logged on.
            "MaxStartups 200",
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


SHARED = {}


def set_up_world(**wanted):
    """For a module's setUpModule: its tests share a world, which ends with the module."""
    stack = contextlib.ExitStack()
    unittest.addModuleCleanup(stack.close)
    SHARED["world"] = World(stack, **wanted)


class Watcher(threading.Thread):
    """Reads every process's arguments and environment, as another user of the machine could.

    Those that are there when it begins once, because the installer does not make them start anything; those that come later over and
    over, because they become other programs.
    """

    def __init__(self, secrets):
        super().__init__(daemon=True)
        self.secrets = [secret.encode() for secret in secrets]
        self.found, self.ssh_seen, self.ended = [], 0, threading.Event()

    def run(self):
        for process in self.earlier:
            self.look(process)
        while not self.ended.wait(0.002):
            now = self.processes()
            # A number is given anew once its process has ended.
            self.earlier &= now
            for process in now - self.earlier:
                self.look(process)

    @staticmethod
    def processes():
        """All but the tests' own, which has the secrets."""
        return {entry for entry in os.listdir("/proc") if entry.isdigit()} - {str(os.getpid())}

    def look(self, process):
        for name in ("cmdline", "environ"):
            with contextlib.suppress(OSError):
                text = pathlib.Path(f"/proc/{process}/{name}").read_bytes()
                if text.startswith(b"ssh\0") and b"EncodedCommand" in text:
                    self.ssh_seen += 1
                if any(secret in text for secret in self.secrets):
                    self.found.append((f"{process}/{name}", text[:200]))

    def __enter__(self):
        if self.secrets:
            self.earlier = self.processes()
            self.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        if self.secrets:
            self.join()


class Run:
    def __init__(self, status, output, errors):
        self.status, self.output, self.errors = status, output, errors
        self.lines = [json.loads(line) for line in output.splitlines()]

    def node(self, name):
        return next(line for line in self.lines if line.get("node") == name)

    def line(self, message):
        return next(line for line in self.lines if message in line["message"])


class InstallerTestCase(unittest.TestCase):
    def setUp(self):
        self.world = SHARED["world"]
        self.api = self.world.api
        # Looking into all processes all the time takes a processor; with hundreds of nodes that is too much.
        self.watches = True
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

    def place(self, secret, **labels):
        """An entry of the configuration for a Secret, which is mounted as the folder of that name."""
        return {"directory": str(self.folder / secret), "secretName": secret, "nodeSelector": labels}

    def config(self, **changes):
        config = {
            "version": "0.31.8",
            "msiSha256": SHA256,
            "collectors": ["cpu", "memory"],
            "namespace": "monitoring",
            "knownHostsConfigMap": "known-hosts",
            "statusConfigMap": "status",
            "sshPort": self.world.port,
            "credentials": [self.place("credentials")],
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
        metadata["labels"] |= node.get("labels", {})
        conditions = [{"type": "MemoryPressure", "status": "False"}]
        if node["ready"]:
            conditions.append({"type": "Ready", "status": node["ready"], "reason": "KubeletReason"})
        status = {"addresses": addresses, "conditions": conditions, "nodeInfo": {"machineID": node["machine"]}}
        self.api.nodes.append({"metadata": metadata, "spec": node.get("spec", {}), "status": status})
        if isinstance(product, str):
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
    def started(self, path, environment=None, arguments=()):
        process = subprocess.Popen(
            [sys.executable, str(PROGRAM), "--config", str(path), *arguments],
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

    def run_installer(self, during=None, environment=None, arguments=(), **changes):
        path = self.config(**changes)
        with Watcher(self.secrets if self.watches else []) as watcher, self.started(path, environment, arguments) as process:
            if during:
                during(process)
            output, errors = process.communicate(timeout=300)
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
