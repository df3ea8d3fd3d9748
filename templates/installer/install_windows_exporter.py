#!/usr/bin/env python3
"""Brings windows_exporter onto the Windows nodes of a Kubernetes cluster over SSH, and proves that it runs.

Usage: install_windows_exporter.py --config CONFIG.json [--every SECONDS] [--alive-file FILE]
       install_windows_exporter.py --check-alive --alive-file FILE

Needs Python 3.9 or later (standard library only) and OpenSSH's client 8.4 or later; Docker's official full `python` image has
both. The user id must exist in /etc/passwd, or ssh refuses to start; 65534 (nobody) does in that image.

What it does for every node the label selector matches, once, or with --every again and again until SIGTERM:
 1. asks the API server for the node's InternalIP, with the pod's service account;
 2. connects with ssh, by private key or by password, with the Secret that is for nodes of these labels. Secrets are read from
    mounted files only. They are never in argument lists, the environment, log lines or anything sent to the API server; ssh gets
    the password from a helper (SSH_ASKPASS) which prints the mounted file. Nodes whose Secret is missing or wrong fail by the
    Secret's name; the others are worked on;
 3. compares the node's host key with the one pinned in a ConfigMap. A first key is learned (or refused, with learnHostKeys
    false) and pinned once the node has answered. A changed key is an error, unless the API server says that another machine
    has the name now: then it is learned like a first one. With a password nothing is learned unless learnHostKeysWithPassword
    is true: a machine whose key is not pinned is not sent the password. Pins of nodes that are no more are removed;
 4. runs ensure_windows_exporter.ps1, which lies beside this file. It does nothing when all is right already.
The outcome is one log line (JSON) a node, a summary in the status ConfigMap, and an Event on each node that was changed or
failed. Nodes that are not ready or being deleted are skipped, which is no failure.

Configuration keys are in FIELDS of installer_configuration.py. A folder of credentials holds `username` and either
`ssh-privatekey` or `password`. RBAC: list nodes; get and patch the known hosts ConfigMap; patch the status ConfigMap; create
events in the namespace `default`, unless `events` is false. Both ConfigMaps must exist beforehand.

With --every, configuration and Secrets are read anew each time, and a round that fails is followed by the next one all the same.
--check-alive is for a liveness probe: exit status 0 if the run that writes the file has done so in time.

Exit status: 0 every node is right (or there is none), 1 some node, its Secret or the API server failed, 2 the configuration is
wrong, 143 (130) ended by SIGTERM (SIGINT), after reporting what was done; 0 if that came between two rounds.
"""

from __future__ import annotations

import argparse
import base64
import concurrent.futures
import dataclasses
import ipaddress
import json
import os
import pathlib
import pwd
import selectors
import signal
import subprocess
import sys
import tempfile
import threading
import time

import node_events
from installer_configuration import ConfigurationError, is_dns_name, network, read_config
from kubernetes_api import ApiError, ApiServer, HostKeys, identity, timestamp
from node_credentials import CredentialsError
from running import Heartbeat, Stopping, fault_of_heartbeat
from ssh_login import Login, Logins

OUTPUT_LIMIT = 1 << 20  # Bytes a node may send: a hostile one must not exhaust our memory.
DETAIL_LIMIT = 500
SUCCESSES = {"unchanged", "installed", "upgraded", "downgraded", "reconfigured", "repaired", "removed", "migrated"}
PLANS = {"would-" + verb for verb in ("install", "upgrade", "downgrade", "reconfigure", "repair", "remove", "migrate")}

# Windows' cmd.exe, the usual SSH shell, takes command lines of 8191 characters at most. So the encoded command is this fixed
# reader; script and parameters follow as base64 on standard input. No value is ever pasted into code.
BOOTSTRAP = """$ErrorActionPreference = 'Stop'
$text = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String((@($input) -join '')))
$payload = ConvertFrom-Json $text
& ([ScriptBlock]::Create($payload.script)) $payload.parameters"""
ENCODED_BOOTSTRAP = base64.b64encode(BOOTSTRAP.encode("utf-16-le")).decode("ascii")
REMOTE_COMMAND = f"powershell.exe -NoProfile -NonInteractive -EncodedCommand {ENCODED_BOOTSTRAP}"


class NodeError(Exception):
    """One node cannot be brought into the wanted state; the others are not concerned."""


class Busy(NodeError):
    """Another run is at work on the node, and was for as long as this one could wait."""


class Interrupted(Exception):
    """We were told to stop."""


class Log:
    """One JSON object a line on standard output, with secrets struck out of every text."""

    def __init__(self):
        self.secrets: tuple = ()
        self._lock = threading.Lock()

    def clean(self, value):
        if isinstance(value, str):
            # The longest first: a secret may be part of another.
            for secret in sorted(self.secrets, key=len, reverse=True):
                value = value.replace(secret, "[secret]")
        return value

    def write(self, level: str, message: str, **fields) -> None:
        line = {"time": timestamp(), "level": level, "message": message, **fields}
        with self._lock:
            print(json.dumps({key: self.clean(value) for key, value in line.items() if value != ""}), flush=True)


@dataclasses.dataclass
class Result:
    node: str
    outcome: str
    detail: str = ""
    version: str = ""
    previousVersion: str = ""
    seconds: float = 0.0

    @property
    def good(self) -> bool:
        return self.proven or self.outcome == "skipped"

    @property
    def proven(self) -> bool:
        """What only the node's own answer can say."""
        return self.outcome in SUCCESSES or self.outcome in PLANS


def reason_to_skip(node: dict) -> str:
    """Why a node cannot be worked on now. A cordoned node can."""
    if (node.get("metadata") or {}).get("deletionTimestamp"):
        return "the node is being deleted"
    for condition in (node.get("status") or {}).get("conditions") or []:
        if condition.get("type") == "Ready":
            return "" if condition.get("status") == "True" else f"the node is not ready: {condition.get('reason') or 'no reason given'}"
    return "the node is not ready: it has not reported yet"


def internal_address(node: dict) -> str:
    for entry in (node.get("status") or {}).get("addresses") or []:
        if entry.get("type") == "InternalIP":
            try:
                return str(ipaddress.ip_address(entry.get("address", "")))
            except ValueError:
                break
    raise NodeError("the node has no usable address of type InternalIP")


def firewall_addresses(config, node: dict) -> list:
    """Who may reach the exporter: what the configuration says, else the pods of the node itself. Empty leaves the firewall alone."""
    if not config.firewallManage:
        return []
    if config.firewallRemoteAddresses:
        return config.firewallRemoteAddresses
    spec = node.get("spec") or {}
    ranges = spec.get("podCIDRs") or [spec.get("podCIDR") or ""]
    try:
        # A node without a range has pods with addresses of the network it is in itself: Azure CNI, for one.
        return [network(text) for text in ranges if text] or ["LocalSubnet"]
    except ValueError as error:
        raise NodeError(f"the Node's spec.podCIDRs: {error}") from None


class Installer:
    def __init__(self, config, logins: Logins, keys: HostKeys, log: Log, stopping: Stopping, alive: Heartbeat, folder: pathlib.Path):
        self._config, self._logins, self._keys, self._log = config, logins, keys, log
        self._stopping, self._alive, self._folder = stopping, alive, folder

    def remove_gone_keys(self, nodes: list) -> None:
        """Takes pins away that no node needs. That this fails is no failure of the run."""
        try:
            gone = self._keys.remove_gone({str((node.get("metadata") or {}).get("name", "")) for node in nodes})
        except ApiError as error:
            self._log.write("warning", "host keys of former nodes could not be removed", detail=str(error))
            return
        if gone:
            self._log.write("info", "host keys of former nodes removed", nodes=gone)

    def _script_and_parameters(self, node: dict) -> bytes:
        names = ("version", "msiUrl", "msiSha256", "listenPort", "state", "allowDowngrade", "replaceWmiExporter", "dryRun")
        parameters = {name: getattr(self._config, name) for name in names}
        parameters["collectors"] = ",".join(self._config.collectors)
        parameters["firewallRemoteAddresses"] = firewall_addresses(self._config, node)
        # The node must give up before we do, so that it can still say why.
        parameters["timeoutSeconds"] = max(1, self._config.nodeTimeoutSeconds - self._config.connectTimeoutSeconds - 5)
        script = pathlib.Path(__file__).with_name("ensure_windows_exporter.ps1").read_text("utf-8")
        return json.dumps({"script": script, "parameters": parameters}).encode("utf-8")

    def ensure(self, node: dict) -> Result:
        """Never raises: whatever goes wrong with a node is that node's result."""
        name, begun = str((node.get("metadata") or {}).get("name", "")), time.monotonic()
        try:
            if self._stopping.is_set():
                raise Interrupted("not reached")
            if not is_dns_name(name):
                raise NodeError("the node's name is not a DNS name")
            reason = reason_to_skip(node)
            result = Result(name, "skipped", reason) if reason else self._connect(name, internal_address(node), node)
        except Interrupted as error:
            result = Result(name, "interrupted", str(error))
        except Busy as error:
            result = Result(name, "busy", str(error))
        except (NodeError, CredentialsError, ApiError, OSError) as error:
            result = Result(name, "failed", str(error))
        except Exception as error:  # A fault of ours must not hide the other nodes' results.
            result = Result(name, "failed", f"internal error: {type(error).__name__}: {error}")
        result.seconds = round(time.monotonic() - begun, 1)
        for field in ("detail", "version", "previousVersion"):
            # Cleaned first: a secret that the limit cuts in two would not be recognised.
            setattr(result, field, self._log.clean(getattr(result, field))[:DETAIL_LIMIT])
        level = "info" if result.proven else "warning" if result.good else "error"
        self._log.write(level, "node " + ("done" if result.proven else result.outcome), **dataclasses.asdict(result))
        self._alive.beat()
        return result

    def _connect(self, name: str, address: str, node: dict) -> Result:
        login = self._logins.of(node)
        may_learn = login.may_learn(self._config)
        pinned = self._keys.expected(name, identity(node), may_learn)
        with tempfile.TemporaryDirectory(dir=self._folder) as folder:
            known_hosts, payload = pathlib.Path(folder, "known_hosts"), pathlib.Path(folder, "payload")
            known_hosts.write_text(pinned, "utf-8")
            payload.write_bytes(base64.encodebytes(self._script_and_parameters(node)))
            # Beside a pin nothing is learned: ssh passes over one that is misspelt or for another name, and the key would count as new.
            command = login.command(self._config, name, address, known_hosts, may_learn and not pinned, REMOTE_COMMAND)
            status, output, errors = self._run(login, command, payload)
            if status == 255:
                raise NodeError(ssh_fault(self._log.clean(errors), bool(pinned), name, login, self._config))
            # The command ran, so the node accepted us: whatever it answers, this is the machine we mean to know again.
            self._keys.pin(name, identity(node), known_hosts.read_text("utf-8"), may_learn)
        return node_result(name, status, output, errors, self._log.clean)

    def _run(self, login: Login, command: list, payload: pathlib.Path) -> tuple:
        deadline = time.monotonic() + self._config.nodeTimeoutSeconds
        with payload.open("rb") as stdin:
            process = subprocess.Popen(
                command, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=login.environment(), start_new_session=True
            )
        with process:
            try:
                output, errors = self._collect(process, deadline)
                return process.wait(max(0.1, deadline - time.monotonic())), output, errors
            except (TimeoutError, subprocess.TimeoutExpired):
                raise NodeError(f"time limit: no result within {self._config.nodeTimeoutSeconds} seconds") from None
            finally:
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL)

    def _collect(self, process, deadline: float) -> list:
        texts = {process.stdout: bytearray(), process.stderr: bytearray()}
        with selectors.DefaultSelector() as selector:
            for stream in texts:
                selector.register(stream, selectors.EVENT_READ)
            while selector.get_map():
                if self._stopping.is_set():
                    raise Interrupted("stopped while this node was being worked on; its state is unknown")
                if time.monotonic() >= deadline:
                    raise TimeoutError
                for ready, _ in selector.select(0.2):
                    data = os.read(ready.fd, 1 << 16)
                    texts[ready.fileobj] += data
                    if not data:
                        selector.unregister(ready.fileobj)
                    elif len(texts[ready.fileobj]) > OUTPUT_LIMIT:
                        raise NodeError(f"the node sent more than {OUTPUT_LIMIT} bytes")
        return [text.decode("utf-8", "replace") for text in texts.values()]


def ssh_fault(errors: str, pinned: bool, name: str, login: Login, config) -> str:
    """What ssh's complaint means for the person who reads the log."""
    lines = [line.strip() for line in errors.splitlines() if line.strip(" @\t\r")] or ["ssh failed without a message"]
    if "Host key verification failed" in errors:
        place = f"key {name} of ConfigMap {config.namespace}/{config.knownHostsConfigMap}"
        if pinned:
            remedy = f"delete {place}" if login.may_learn(config) else f"put the new key into {place}"
            return f"the host key has changed. If the machine was replaced or re-imaged, verify that and {remedy}"
        if not config.learnHostKeys:
            return f"the host key is not known, and learnHostKeys is false; put it into {place}"
        return (
            f"the host key is not known, and a password is sent to known machines only: put the key into {place}, log on with a "
            "private key, or set installer.hostKeys.learnWithPassword"
        )
    if "Permission denied" in errors:
        return f"the node refused the user name or the credentials of Secret {login.secret}: {lines[-1]}"
    return "cannot connect: " + lines[-1]


def node_result(name: str, status: int, output: str, errors: str, clean) -> Result:
    """The result line the script printed. Anything else, success without proof included, is a failure.

    `clean` strikes out secrets. What is read as JSON still holds them, whole: they are struck out before anything is cut off.
    """
    for line in reversed(output.splitlines()):
        try:
            found = json.loads(line)
        except ValueError:
            continue
        if isinstance(found, dict) and isinstance(found.get("outcome"), str):
            texts = {key: str(found.get(key) or "") for key in ("outcome", "detail", "version", "previousVersion")}
            result = Result(name, **texts)
            if result.proven != (status == 0):
                raise NodeError(f"exit status {status} contradicts the outcome {result.outcome}: {result.detail}")
            if result.outcome == "busy":
                raise Busy(result.detail)
            if not result.proven:
                raise NodeError(result.detail or f"the node reported {result.outcome}")
            return result
    last = (clean(errors).strip() or clean(output).strip() or "no output").splitlines()[-1]
    raise NodeError(f"the node answered no result (exit status {status}): {last}")


def write_status(api: ApiServer, config, results: list, finished: bool, seconds: float, log: Log) -> None:
    counts: dict = {}
    for result in results:
        counts[result.outcome] = counts.get(result.outcome, 0) + 1
    facts = {"finished": finished, "outcomes": counts, "total": len(results), "seconds": seconds}
    if config.dryRun:
        log.write("info", "dry run: nothing was changed and no status written", **facts)
        return
    summary = {"time": timestamp(), "wantedVersion": config.version, "state": config.state, **facts}
    nodes = {}
    for result in sorted(results, key=lambda result: result.node):
        fields = dataclasses.asdict(result)
        nodes[fields.pop("node")] = {key: log.clean(value) for key, value in fields.items() if value != ""}
    data = {"summary.json": json.dumps(summary), "nodes.json": json.dumps(nodes)}
    api.request("PATCH", api.config_map(config.namespace, config.statusConfigMap), {"data": data})
    log.write("info", "status written", **facts)


def pinned_keys(api: ApiServer, config) -> HostKeys:
    try:
        return HostKeys(api, config)
    except ApiError as error:
        if error.status != 404:
            raise
        raise ConfigurationError(f"ConfigMap {config.namespace}/{config.knownHostsConfigMap} does not exist") from None


def run(config, log: Log, stopping: Stopping, alive: Heartbeat) -> bool:
    """One round over all nodes: whether all of them are right."""
    begun, api = time.monotonic(), ApiServer(config, stopping)
    with tempfile.TemporaryDirectory(prefix="wingen-") as name:
        folder = pathlib.Path(name)
        logins = Logins(config, folder)
        log.secrets = logins.secrets
        nodes = api.nodes(config.nodeSelector)
        if not nodes:
            log.write("info", "no node matches the selector: nothing to do", selector=config.nodeSelector)
        for fault, count in logins.faults(nodes):
            log.write("error" if count else "warning", "credentials cannot be used", detail=fault, nodes=count)
        installer = Installer(config, logins, pinned_keys(api, config), log, stopping, alive, folder)
        with concurrent.futures.ThreadPoolExecutor(config.concurrency) as pool:
            futures = [pool.submit(installer.ensure, node) for node in nodes]
            # A signal that comes just before this thread goes to sleep does not wake it, and its handler runs in this thread only.
            while concurrent.futures.wait(futures, timeout=0.5).not_done:
                pass
            results = [future.result() for future in futures]
        if not stopping.is_set():
            installer.remove_gone_keys(nodes)
    write_status(api, config, results, not stopping.is_set(), round(time.monotonic() - begun, 1), log)
    if config.events and not config.dryRun:
        node_events.report(api, nodes, results, log, alive)
    return all(result.good for result in results)


def run_round(path: str, log: Log, stopping: Stopping, alive: Heartbeat) -> int:
    """The exit status of one round. Configuration and Secrets are read anew; whatever goes wrong is in the log."""
    try:
        config = read_config(path)
        # A node may use all its time; beside that, the API server may answer slowly.
        alive.beat(config.nodeTimeoutSeconds + 180)
        try:
            pwd.getpwuid(os.getuid())
        except KeyError:
            raise ConfigurationError(f"user id {os.getuid()} is not in /etc/passwd, which ssh insists on; use 65534") from None
        good = run(config, log, stopping, alive)
    except ConfigurationError as error:
        log.write("error", "wrong configuration", detail=str(error))
        return 2
    except ApiError as error:
        log.write("error", "the API server failed", detail=str(error))
        good = False
    if stopping.is_set():
        log.write("error", "stopped by a signal; what was done is reported above", signal=stopping.signal)
        return 128 + stopping.signal
    return 0 if good else 1


def repeat(path: str, every: int, log: Log, stopping: Stopping, alive: Heartbeat) -> int:
    """Round after round, until a signal: what one fails at, the next may find mended."""
    while True:
        try:
            status = run_round(path, log, stopping, alive)
        except Exception as error:  # A fault of ours must not end the rounds either.
            log.write("error", "the round failed", detail=f"internal error: {type(error).__name__}: {error}")
            status = 1
        if stopping.is_set():
            return status if status > 128 else 0  # Otherwise the round was over already.
        log.write("info" if status == 0 else "error", "round done", status=status, nextInSeconds=every)
        due = time.monotonic() + every
        while time.monotonic() < due:
            alive.beat()
            if stopping.wait(min(10.0, max(0.0, due - time.monotonic()))):
                log.write("info", "stopped by a signal between two rounds", signal=stopping.signal)
                return 0


def positive(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 86400:
        raise ValueError
    return number


def main(arguments: list | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--config", help="path of the JSON configuration")
    parser.add_argument("--every", type=positive, metavar="SECONDS", help="repeat, so many seconds after the end of each round")
    parser.add_argument("--alive-file", default="", metavar="FILE", help="where the heartbeat is written")
    parser.add_argument("--check-alive", action="store_true", help="only say by the exit status whether the heartbeat is in time")
    given = parser.parse_args(arguments)
    if given.check_alive:
        fault = fault_of_heartbeat(given.alive_file) if given.alive_file else parser.error("--check-alive needs --alive-file")
        print(fault or "alive")
        return 1 if fault else 0
    if not given.config:
        parser.error("--config is missing")
    log, stopping, alive = Log(), Stopping(), Heartbeat(given.alive_file)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, _frame: stopping.set(number))
    alive.beat()
    if given.every:
        return repeat(given.config, given.every, log, stopping, alive)
    return run_round(given.config, log, stopping, alive)


if __name__ == "__main__":
    sys.exit(main())
