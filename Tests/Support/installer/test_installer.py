"""Runs the shipped installer against real OpenSSH servers and a recording API server.

    python3 -m unittest discover -s Tests/Support/installer

Real here: ssh and sshd, authentication by key and by password, host keys, time limits, signals, TLS to the API server. Played:
Windows (windows_nodes.py): the real ensure_windows_exporter.ps1 runs under an interpreter, on a model of the machine. Password cases
need root, for a throwaway user which is removed again.
"""

import fcntl
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from support import (  # noqa: E402
    PASSWORD,
    PROGRAM,
    SHA256,
    SHIPPED,
    InstallerTestCase,
    Run,
    Watcher,
    all_command_lines,
    command_lines,
    set_up_world,
)

sys.path.insert(0, str(SHIPPED))
import install_windows_exporter  # noqa: E402
import node_events  # noqa: E402


def setUpModule():
    set_up_world()


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

    def test_the_settings_of_wmi_exporter_reach_the_node(self):
        for changes, wanted in (({}, True), ({"replaceWmiExporter": False}, False)):
            self.api.reset()
            self.world.forget_nodes()
            self.add_node(0)
            self.assertEqual(self.run_installer(**changes).status, 0)
            self.assertEqual(self.journal()[0]["wanted"]["replaceWmiExporter"], wanted)


class OutcomeTests(unittest.TestCase):
    """What a node may answer, the Events and the plans of dry runs go together."""

    def test_each_success_is_one_by_the_exit_status_too(self):
        for outcome in sorted(install_windows_exporter.SUCCESSES | install_windows_exporter.PLANS):
            answer = json.dumps({"outcome": outcome, "detail": "", "version": "0.31.8", "previousVersion": ""})
            self.assertEqual(install_windows_exporter.node_result("n", 0, answer, "", str).outcome, outcome)
            with self.assertRaises(install_windows_exporter.NodeError):
                install_windows_exporter.node_result("n", 1, answer, "", str)

    def test_every_change_makes_an_event(self):
        self.assertEqual(node_events.NORMAL, install_windows_exporter.SUCCESSES - {"unchanged"})
        self.assertIn("migrated", node_events.NORMAL)
        self.assertIn("would-migrate", install_windows_exporter.PLANS)


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

    def test_beside_a_pin_nothing_is_learned(self):
        kind = self.world.folder / "other-type"
        if not kind.exists():
            subprocess.run(["ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-f", kind], check=True)
        pins = {
            "of another type": "akswin000000 " + " ".join(kind.with_suffix(".pub").read_text().split()[:2]),
            "for another name": f"akswin000009 {self.world.host_key}",
            "misspelt": f"akswin000000 {self.world.host_key[:-9]}",
        }
        for case, pin in pins.items():
            with self.subTest(case):
                self.api.reset()
                name = self.add_node(0)
                self.api.config_maps["known-hosts"]["data"] = {name: pin + "\n"}
                run = self.run_installer()
                self.assert_result(run, name, "failed", "the host key has changed")
                self.assertEqual((self.api.data("known-hosts"), self.journal()), ({name: pin + "\n"}, []))

    def test_an_empty_pin_is_none(self):
        name = self.add_node(0)
        self.api.config_maps["known-hosts"]["data"] = {name: "\n"}
        self.assert_result(self.run_installer(), name, "installed")
        self.assertEqual(self.api.data("known-hosts"), {name: self.entry(name, self.world.host_key, f"uid-0 {name}")})

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


class PasswordTests(InstallerTestCase):
    def setUp(self):
        super().setUp()
        self.use_password(PASSWORD)
        self.logged = len(self.log())

    def log(self):
        return (self.world.folder / "sshd.log").read_text()

    def attempts(self):
        """What sshd says of passwords since the test began: each one that it was sent is accepted or fails."""
        return re.findall("(Accepted|Failed) password", self.log()[self.logged :])

    def assert_refused(self, run, name, *details):
        self.assertEqual(run.status, 1)
        for detail in details:
            self.assert_result(run, name, "failed", detail)
        self.assertEqual((self.attempts(), self.journal()), ([], []))

    def test_the_right_password_from_the_mounted_file(self):
        name = self.add_node(0)
        self.pin(name, self.world.host_key)
        before = self.api.data("known-hosts")
        run = self.run_installer()
        self.assertEqual(run.status, 0, run.output)
        self.assert_result(run, name, "installed")
        self.assertEqual(self.attempts(), ["Accepted"])
        self.assertEqual(self.api.data("known-hosts"), before)
        self.assertGreater(self.watcher.ssh_seen, 0, "the watcher saw no ssh process: it proves nothing")

    def test_a_machine_whose_key_is_not_pinned_never_gets_it(self):
        name, known = self.add_node(0), self.add_node(1)
        remedies = (f"key {name} of ConfigMap monitoring/known-hosts", "private key", "installer.hostKeys.learnWithPassword")
        self.assert_refused(self.run_installer(), name, *remedies)
        self.assert_refused(self.run_installer(learnHostKeys=False, learnHostKeysWithPassword=True), name, "learnHostKeys is false")
        dry = self.run_installer(dryRun=True)
        self.assertEqual((dry.status, self.attempts(), self.journal()), (1, [], []))
        self.pin(known, self.world.host_key)
        run = self.run_installer()
        self.assert_result(run, name, "failed", "a password is sent to known machines only")
        self.assert_result(run, known, "installed")
        self.assertEqual(self.attempts(), ["Accepted"])
        self.assertEqual(set(self.api.data("known-hosts")), {known})

    def test_a_new_key_of_a_new_machine_is_unknown_too(self):
        for node in ({"uid": "new"}, {"machine": "new-installation"}):
            with self.subTest(node):
                self.api.reset()
                name = self.add_node(0, node=node)
                data = {name: self.entry(name, self.world.other_key, f"uid-0 {name}")}
                self.api.config_maps["known-hosts"]["data"] = data
                self.assert_refused(self.run_installer(), name, f"put the new key into key {name} of ConfigMap monitoring/known-hosts")
                self.assertEqual(self.api.data("known-hosts"), data)
        self.assert_result(self.run_installer(learnHostKeysWithPassword=True), name, "installed")

    def test_the_same_key_under_a_new_node_object_is_known(self):
        name = self.add_node(0, node={"uid": "new"})
        data = {name: self.entry(name, self.world.host_key, f"uid-0 {name}")}
        self.api.config_maps["known-hosts"]["data"] = data
        self.assert_result(self.run_installer(), name, "installed")
        self.assertEqual(self.api.data("known-hosts"), data)

    def test_keys_can_be_learned_with_it_where_that_is_wanted(self):
        name = self.add_node(0)
        run = self.run_installer(learnHostKeysWithPassword=True)
        self.assertEqual(run.status, 0, run.output)
        self.assert_result(run, name, "installed")
        self.assertEqual(self.api.data("known-hosts"), {name: self.entry(name, self.world.host_key, f"uid-0 {name}")})
        self.assert_result(self.run_installer(), name, "unchanged")

    def test_a_wrong_password_is_tried_once(self):
        wrong = "not-the-password-at-all"
        (self.credentials / "password").write_text(wrong)
        self.secrets = [wrong]
        name = self.add_node(0)
        self.pin(name, self.world.host_key)
        run = self.run_installer()
        self.assertEqual(run.status, 1)
        self.assert_result(run, name, "failed", "refused the user name or the credentials")
        self.assertEqual(self.attempts(), ["Failed"])

    def test_a_secret_that_a_node_sends_back_is_struck_out(self):
        name = self.add_node(0, behaviour="answer", answer={"outcome": "would-remove", "version": PASSWORD})
        run = self.run_installer(dryRun=True, state="absent", learnHostKeysWithPassword=True)
        self.assertEqual(run.status, 0, run.output)
        self.assertEqual(run.node(name)["version"], "[secret]")

    def test_a_secret_across_a_cut_is_struck_out(self):
        """A node that pads what it sends so that the limit of a text falls into the password."""
        before = "x" * (install_windows_exporter.DETAIL_LIMIT - len(PASSWORD) // 2)
        text = before + PASSWORD
        answers = (
            (1, {"outcome": "failed", "detail": text}),
            (1, {"outcome": "busy", "detail": text}),
            (0, {"outcome": "nonsense", "detail": text}),
            (0, {"outcome": text}),
            (0, {"outcome": "removed", "version": text, "previousVersion": text, "detail": text}),
        )
        names = [self.add_node(number, behaviour="answer", answer=answer, status=status) for number, (status, answer) in enumerate(answers)]
        noisy = self.add_node(len(answers), behaviour="say", answer=f"a\n{text}\n")
        run = self.run_installer(state="absent", learnHostKeysWithPassword=True)
        stored, events = self.api.data("status"), json.dumps(self.api.events())
        self.assertEqual(json.loads(stored["summary.json"])["outcomes"], {"failed": 4, "busy": 1, "removed": 1})
        for found in [*(json.dumps(run.node(name)) for name in [*names, noisy]), stored["nodes.json"], events]:
            self.assertIn("xxx", found)
            self.assertNotIn(PASSWORD[:4], found)


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
            while process.poll() is None and not (copies := list(temporary.glob("*/*/private-key"))):
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
            "replaceWmiExporter": ["yes", 1],
            "events": ["yes"],
            "credentials": [
                None,
                [],
                [{}],
                [{"directory": "/x", "secretName": "s"}],
                [{"directory": "", "secretName": "s", "nodeSelector": {}}],
                [{"directory": "/x", "secretName": "A/B", "nodeSelector": {}}],
                [{"directory": "/x", "secretName": "s", "nodeSelector": {"pool": 1}}],
                [{"directory": "/x", "secretName": "s", "nodeSelector": "pool=a"}],
                [{"directory": "/x", "secretName": "s", "nodeSelector": {}, "password": "x"}],
            ],
            "concurrency": [0],
            "nodeTimeoutSeconds": [0],
            "knownHostsConfigMap": ["UPPER", "a/b", None],
            "state": ["gone"],
            "learnHostKeysWithPassword": ["yes", 1],
            "dryRun": ["yes"],
            "apiServer": ["http://127.0.0.1"],
        }
        for key, values in cases.items():
            for value in values:
                with self.subTest(key=key, value=value):
                    self.refused(key + ":", **{key: value})

    def test_versions_whose_msi_is_another_can_only_be_removed(self):
        for version in ("0.28.1", "0.9.9", "0.16.0"):
            with self.subTest(version):
                self.refused(f"version: windows_exporter {version}", "0.29.0 or later", version=version)
        self.api.reset()
        for number, changes in enumerate(({"version": "0.29.0"}, {"version": "0.28.1", "state": "absent"}, {"version": "1.0.0"})):
            with self.subTest(changes):
                self.assertNotEqual(self.run_installer(**changes).status, 2)

    def test_unknown_keys_and_several_faults_at_once(self):
        self.refused("listenport: unknown key", "version: expected", listenport=1, version="x")

    def test_a_file_that_is_no_configuration(self):
        path = self.config()
        for text in ("", "[]", "{"):
            path.write_text(text)
            with self.started(path) as process:
                self.assertIn("wrong configuration", process.communicate(timeout=60)[0])
                self.assertEqual(process.returncode, 2)

    def test_wrong_arguments(self):
        for arguments in ([], ["--config"], ["--check-alive"], ["--config", "x", "--every", "0"], ["--config", "x", "--every", "a"]):
            ended = subprocess.run([sys.executable, "-B", PROGRAM, *arguments], capture_output=True, text=True)
            self.assertEqual(ended.returncode, 2, arguments)
            self.assertIn("error:", ended.stderr)

    def test_a_missing_config_map_is_named(self):
        del self.api.config_maps["known-hosts"]
        self.refused("monitoring/known-hosts does not exist")


if __name__ == "__main__":
    unittest.main()
