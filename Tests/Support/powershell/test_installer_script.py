"""ensure_windows_exporter.ps1 on many modelled machines: whatever was there before, and whatever goes wrong, some things always hold.

WINGEN_SEED chooses other machines than the usual ones; a failure names the seed and the machine.
"""

import copy
import json
import os
import pathlib
import random
import unittest

from powershell.json_text import from_json
from powershell.windows import Machine, WindowsHost
from powershell.windows.machine import numbers
from powershell.windows.network import checksum

SCRIPT = pathlib.Path(__file__).resolve().parents[3] / "templates" / "installer" / "ensure_windows_exporter.ps1"
SEED = int(os.environ.get("WINGEN_SEED", "20"))
CASES = 400
GOOD = {"unchanged", "installed", "upgraded", "downgraded", "reconfigured", "repaired", "migrated", "removed"}


def wanted(**changes):
    name = "windows_exporter-{}-amd64.msi".format(changes.get("version", "0.31.8"))
    return {
        "version": "0.31.8", "msiUrl": "https://mirror.test/" + name, "msiSha256": checksum(name, changes.get("version", "0.31.8")),
        "collectors": "cpu,memory", "listenPort": 9182, "firewallRemoteAddresses": ["10.1.0.0/16"], "state": "present", "allowDowngrade": False,
        "replaceWmiExporter": True, "dryRun": False, "timeoutSeconds": 400, **changes,
    }


def run(state, parameters):
    """(exit status, result, host)"""
    machine = Machine(state)
    host = WindowsHost(machine)
    status = host.interpreter().run(SCRIPT.read_text("utf-8"), [from_json(json.dumps(parameters))])
    lines = host.output.getvalue().splitlines()
    assert len(lines) == 1 and not host.errors.getvalue(), (lines, host.errors.getvalue())
    return status, json.loads(lines[0]), host


def some_machine(dice):
    state = {}
    if dice.random() < 0.7:
        version = dice.choice(["0.16.0", "0.30.5", "0.31.8", "0.31.8", "0.31.8", "0.32.0"])
        state["product"] = {"version": version, "collectors": dice.choice(["cpu,memory"] * 3 + ["CPU,memory", "cpu,memory,net"]),
                            "port": dice.choice([9182, 9182, 9182, 9500]), "firewall": ["10.1.0.0/16"]}
        state["running"] = dice.random() < 0.8
        if dice.random() < 0.4:
            state["rules"] = [{"enabled": dice.random() < 0.8, "direction": "Inbound", "action": "Allow", "port": dice.choice([9182, 9500]),
                               "addresses": dice.choice([["10.1.0.0/16"], ["10.0.0.0/8"], ["Any"], ["10.1.0.0/16", "10.2.0.0/16"]]),
                               "protocol": dice.choice(["TCP", "TCP", "UDP"]), "foreign": dice.random() < 0.2}]
        if dice.random() < 0.1:
            state["product"]["arguments"] = dice.choice(['--web.config.file="C:\\web.yaml"', "--telemetry.path=/metrics", "--telemetry.addr :1"])
    if dice.random() < 0.2:
        state["wmiExporter"] = {"version": "0.12.0", "port": dice.choice([9182, 9183]), "running": dice.random() < 0.8}
        state["running"] = state.get("running", False) and state["wmiExporter"]["port"] != state["product"]["port"]
    if dice.random() < 0.1:
        state["portHolder"] = {"process": dice.choice(["node", "windows_exporter"]), "port": 9182}
        state["running"] = False
    if dice.random() < 0.5:
        state["faults"] = dict([dice.choice([
            ("download", "corrupt"), ("download", "404"), ("download", "hang"), ("download", "disk-full"), ("install", 1603), ("install", 1618),
            ("uninstall", 1603), ("uninstall", 0), ("msiexecSeconds", 100_000), ("service", "does-not-start"),
            ("service", "does-not-answer"), ("mutex", "abandoned"),
            ("restart", True)])])
    return state


def some_wish(dice):
    return wanted(
        version=dice.choice(["0.31.8", "0.31.8", "0.30.5"]), collectors=dice.choice(["cpu,memory", "cpu,memory", "[defaults],container", "cpu,cs"]),
        listenPort=dice.choice([9182, 9182, 9500]), firewallRemoteAddresses=dice.choice([["10.1.0.0/16"], ["LocalSubnet", "fd00::/64"], []]),
        state=dice.choice(["present"] * 4 + ["absent"]), allowDowngrade=dice.random() < 0.3, replaceWmiExporter=dice.random() < 0.7,
        dryRun=dice.random() < 0.1,
    )


class AlwaysTests(unittest.TestCase):
    def test_whatever_machine(self):
        dice, seen = random.Random(SEED), set()
        for number in range(CASES):
            state, wish = some_machine(dice), some_wish(dice)
            with self.subTest(seed=SEED, number=number, machine=copy.deepcopy(state), wish=wish):
                seen.add(self.check(state, wish))
        if not os.environ.get("WINGEN_SEED"):
            self.assertLessEqual(GOOD | {"failed"}, seen, "the machines were too much alike")

    def check(self, state, wish):
        before = copy.deepcopy(Machine(state).state)
        status, result, host = run(state, wish)
        machine, outcome = host.machine, result["outcome"]
        self.assertEqual(status == 0, outcome != "failed")
        self.assertEqual(bool(result["detail"]), outcome == "failed")
        self.assertEqual(host.held, set(), "the mutex is still held")
        self.assertEqual(host.files.below("C:\\Users\\ADMINI~1\\AppData\\Local\\Temp"), [], "left behind")
        if wish["dryRun"]:
            plans = ("install", "upgrade", "downgrade", "reconfigure", "repair", "migrate", "remove")
            self.assertIn(outcome, {"unchanged", "failed", *(f"would-{plan}" for plan in plans)})
            self.assertEqual(machine.state, before)
            if outcome == "failed":
                self.assertEqual(run(machine.state, {**wish, "dryRun": False})[1], result, "a real run says something else")
                self.assertEqual(machine.state, before)
            return outcome
        if wish["state"] == "present" and (before["product"] or {}).get("arguments", "").startswith(("--web", "--telemetry.path")):
            self.assertEqual((machine.product or {}).get("arguments"), before["product"]["arguments"], "somebody's arguments are lost")
        if outcome == "failed":
            self.assertFalse(self.must_succeed(before, wish), result["detail"])
            self.check_failure(before, machine, wish)
        elif wish["state"] == "absent":
            self.assertIsNone(machine.product)
            self.assertEqual(machine.wmi_exporter, before.get("wmiExporter"))
        else:
            self.assertIn(outcome, GOOD)
            self.check_success(machine, wish, result)
            self.check_outcome(before, machine, result)
        return outcome

    @staticmethod
    def must_succeed(before, wish):
        """Nothing stands in the way."""
        product, faults = before["product"], set(before.get("faults", {})) - {"restart", "mutex"}
        newer = product and numbers(product["version"]) > numbers(wish["version"])
        foreign = product and "arguments" in product
        unknown = wish["collectors"] == "cpu,cs" and numbers(wish["version"]) >= [0, 31]
        kept = before.get("wmiExporter") and not wish["replaceWmiExporter"]
        if wish["state"] == "absent":
            return not faults
        return not (faults or foreign or unknown or kept or before.get("portHolder") or (newer and not wish["allowDowngrade"]))

    def check_outcome(self, before, machine, result):
        """What was done is what is said."""
        old, new = before["product"], machine.product
        previous = old or before.get("wmiExporter")
        self.assertEqual(result["previousVersion"], previous["version"] if previous and (old or result["outcome"] == "migrated") else "")
        actions = [entry.split()[0] for entry in machine.state["journal"]]
        order = (numbers(new["version"]) > numbers(old["version"])) - (numbers(new["version"]) < numbers(old["version"])) if old else None
        expected = {"installed": (None, ["i"]), "migrated": (None, ["x", "i"]), "upgraded": (1, ["i"]), "downgraded": (-1, ["x", "i"]),
                    "reconfigured": (0, ["x", "i"] if old and (old["collectors"], old["port"]) != (new["collectors"], new["port"]) else []),
                    "unchanged": (0, [])}
        if result["outcome"] in expected and not (old and before.get("wmiExporter")):
            self.assertEqual((order, actions), expected[result["outcome"]])
        if result["outcome"] == "repaired" and not before.get("wmiExporter"):
            self.assertEqual((order, actions), (0, []))

    def check_success(self, machine, wish, result):
        product = machine.product
        self.assertEqual((product["version"], product["collectors"], product["port"]), (wish["version"], wish["collectors"], wish["listenPort"]))
        self.assertEqual(result["version"], wish["version"])
        self.assertTrue(machine.state["running"])
        self.assertEqual(machine.health(wish["listenPort"]), 200)
        if wish["firewallRemoteAddresses"]:
            rules = [rule for rule in machine.state["rules"] if rule["enabled"]]
            self.assertEqual(sorted({address for rule in rules for address in rule["addresses"]}), sorted(wish["firewallRemoteAddresses"]))
            self.assertEqual({(rule["port"], rule.get("protocol", "TCP")) for rule in rules}, {(wish["listenPort"], "TCP")})
        machine.state.pop("faults", None)
        kept = copy.deepcopy(machine.state)
        again = run(machine.state, wish)
        self.assertEqual((again[1]["outcome"], machine.state), ("unchanged", kept), "a second run did something")

    def check_failure(self, before, machine, wish):
        """A file that is not the wanted one takes nothing away, nor does what was not allowed."""
        faults = before.get("faults", {})
        if before["product"] and not wish["allowDowngrade"] and numbers(before["product"]["version"]) > numbers(wish["version"]):
            if wish["state"] == "present":
                self.assertEqual(machine.product, before["product"])
        if "download" in faults or faults.get("install") == 1618 and not machine.state["journal"]:
            self.assertEqual((machine.product, machine.wmi_exporter), (before["product"], before.get("wmiExporter")))
            self.assertEqual(machine.state["rules"], before["rules"])
        if before.get("wmiExporter") and not wish["replaceWmiExporter"]:
            self.assertEqual(machine.wmi_exporter, before["wmiExporter"])


class RefusedParameterTests(unittest.TestCase):
    def failed(self, words, state=None, **changes):
        status, result, host = run(state or {}, wanted(**changes))
        self.assertEqual((status, result["outcome"]), (1, "failed"))
        self.assertIn(words, result["detail"])
        self.assertEqual(host.machine.state["journal"], [])

    def test_what_would_become_part_of_a_command_line(self):
        for collectors in ("", 'cpu" X=1', "cpu memory", "cpu;x", "CPU", "cpu\n"):
            self.failed("collectors: unexpected characters", collectors=collectors)
        for address in ("", "Any", "*", 'LocalSubnet" X', "10.0.0.0/8,Any", "LocalSubnet\n"):
            self.failed("firewallRemoteAddresses: unexpected characters", firewallRemoteAddresses=["10.0.0.0/8", address])

    def test_time(self):
        self.failed("the time limit of 0 seconds is reached", timeoutSeconds=0)
        self.failed("timed out", {"faults": {"download": "hang"}}, timeoutSeconds=30)

    def test_letters_beyond_ascii_reach_the_log(self):
        """Whatever the console's code page is."""
        _, result, host = run({"portHolder": {"process": "größe\U0001f600", "port": 9182}}, wanted())
        self.assertTrue(host.output.getvalue().isascii())
        self.assertEqual(result["detail"], "port 9182 is taken by größe\U0001f600 (process 4242)")


def product(**changes):
    return {"product": {"version": "0.31.8", "collectors": "cpu,memory", "port": 9182, "firewall": ["10.1.0.0/16"], **changes}}


def rule(**changes):
    return {"enabled": True, "direction": "Inbound", "action": "Allow", "port": 9182, "addresses": ["10.1.0.0/16"], "foreign": True, **changes}


class FirewallTests(unittest.TestCase):
    WRONG = [rule(addresses=["Any"]), rule(port=9183), rule(protocol="UDP"), rule(action="Block"), rule(addresses=["10.1.0.0/16", "10.2.0.0/16"])]

    def check(self, state, outcome, journal, **changes):
        for wrong in self.WRONG:
            with self.subTest(wrong):
                status, result, host = run({**copy.deepcopy(state), "rules": [rule(), wrong]}, wanted(**changes))
                self.assertEqual((status, result["outcome"], result["detail"]), (0, outcome, ""))
                self.assertEqual([entry.split()[0] for entry in host.machine.state["journal"]], journal)
                self.assertEqual(host.machine.state["rules"], [rule(port=changes.get("listenPort", 9182))])
                self.assertEqual(run(host.machine.state, wanted(**changes))[1]["outcome"], "unchanged")

    def test_rules_are_mended_in_place(self):
        self.check(product(), "reconfigured", [])

    def test_a_service_that_is_only_stopped_is_started_and_its_rules_mended(self):
        self.check({**product(), "running": False}, "repaired", [])

    def test_rules_made_by_hand_do_not_fail_an_installation(self):
        self.check({}, "installed", ["i"])
        self.check(product(), "reconfigured", ["x", "i"], listenPort=9500)

    def test_somebody_elses_arguments_survive_it(self):
        _, result, host = run({**product(arguments="--telemetry.path=/m"), "rules": [rule(port=1)]}, wanted())
        self.assertEqual((result["outcome"], host.machine.product["arguments"]), ("reconfigured", "--telemetry.path=/m"))

    def test_removal_takes_the_rules_along_unless_the_firewall_is_left_alone(self):
        for addresses, left in ((["10.1.0.0/16"], []), ([], [rule()])):
            _, result, host = run({**product(), "rules": [rule()]}, wanted(state="absent", firewallRemoteAddresses=addresses))
            self.assertEqual((result["outcome"], host.machine.state["rules"]), ("removed", left))


class HealthTests(unittest.TestCase):
    OTHER = {"portHolder": {"process": "windows_exporter", "port": 9182}}

    def test_another_exporter_proves_nothing(self):
        states = {"none of ours": self.OTHER, "ours stopped": {**product(), **self.OTHER, "running": False},
                  "ours beside it": {**product(), **self.OTHER}, "ours on another port": {**product(port=9500), **self.OTHER}}
        for name, state in states.items():
            for dry in (False, True):
                with self.subTest(name, dry=dry):
                    before = copy.deepcopy(Machine(copy.deepcopy(state)).state)
                    status, result, host = run(copy.deepcopy(state), wanted(dryRun=dry))
                    self.assertEqual((status, result["outcome"]), (1, "failed"))
                    self.assertEqual(result["detail"], "port 9182 is taken by windows_exporter (process 4242)")
                    self.assertEqual(host.machine.state, before)

    def test_an_answer_without_a_listener_proves_nothing(self):
        state = {"portHolder": {"process": "windows_exporter", "port": 9182, "nat": True}, "faults": {"service": "does-not-listen"}}
        for before in ({}, product()):
            status, result, _ = run({**before, **state}, wanted())
            self.assertEqual(status, 1)
            self.assertIn("does not answer 200 on port 9182", result["detail"])

    def test_elsewhere_it_does_not_matter(self):
        for state, outcome in ((product(), "unchanged"), ({}, "installed")):
            other = {"portHolder": {"process": "windows_exporter", "port": 9500}}
            self.assertEqual(run({**state, **other}, wanted())[1]["outcome"], outcome)


class ForeignArgumentTests(unittest.TestCase):
    SPELLINGS = {
        "--web.config.file=C:\\web.yaml": "--web.config.file", '--web.config.file "C:\\a b\\web.yaml"': "--web.config.file",
        '"--web.config.file=C:\\a b.yaml"': "--web.config.file", '--telemetry.path="/m" --collector.service.include=".+ --x"':
        "--collector.service.include, --telemetry.path", "--no-collector.textfile -h": "--no-collector.textfile, -h",
        "--config.files=x --web.listen-addresses=y": "--config.files, --web.listen-addresses",
    }

    def test_they_are_named_and_nothing_is_touched(self):
        for arguments, names in self.SPELLINGS.items():
            for plan, changes in {"upgrade": {"version": "0.30.5"}, "reconfigure": {"collectors": "cpu"}}.items():
                for dry in (False, True):
                    with self.subTest(arguments, plan=plan, dry=dry):
                        state = product(arguments=arguments, **changes)
                        before = copy.deepcopy(Machine(copy.deepcopy(state)).state)
                        status, result, host = run(state, wanted(dryRun=dry))
                        self.assertEqual((status, result["outcome"]), (1, "failed"))
                        self.assertEqual(result["detail"], f"{plan} would lose the service's arguments {names}: "
                                         "take windows_exporter off this node by hand, or select other nodes")
                        self.assertEqual(host.machine.state, before)

    def test_a_service_with_tls_is_not_repaired(self):
        _, result, host = run(product(arguments="--web.config.file=C:\\web.yaml"), wanted())
        self.assertIn("repair would lose the service's arguments --web.config.file:", result["detail"])
        self.assertTrue(host.machine.state["running"])

    def test_what_an_msi_writes_unasked_is_nobodys(self):
        for arguments in ("--log.format logger:eventlog?name=windows_exporter --telemetry.addr :9182", '--log.level="debug"'):
            self.assertEqual(run(product(arguments=arguments, version="0.16.0"), wanted())[1]["outcome"], "upgraded")

    def test_they_do_not_hinder_what_loses_nothing(self):
        for changes, outcome in (({}, "unchanged"), ({"state": "absent"}, "removed")):
            self.assertEqual(run(product(arguments="--telemetry.path=/m"), wanted(**changes))[1]["outcome"], outcome)


class DryRunTests(unittest.TestCase):
    def test_it_fails_by_the_words_of_the_real_run(self):
        before = {"wmiExporter": {"version": "0.12.0", "port": 9183}}
        cases = {"allowDowngrade is false": (product(version="0.32.0"), {}), "replaceWmiExporter is false": (before, {"replaceWmiExporter": False}),
                 "taken by node (process 4242)": ({"portHolder": {"process": "node", "port": 9182}}, {}),
                 "--telemetry.path": (product(arguments="--telemetry.path=/m", version="0.30.5"), {})}
        for words, (state, changes) in cases.items():
            with self.subTest(words):
                real, dry = (run(copy.deepcopy(state), wanted(dryRun=dry, **changes))[:2] for dry in (False, True))
                self.assertEqual(real, dry)
                self.assertEqual(dry[0], 1)
                self.assertIn(words, dry[1]["detail"])


if __name__ == "__main__":
    unittest.main()
