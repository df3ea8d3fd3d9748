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
                               "foreign": dice.random() < 0.2}]
    if dice.random() < 0.2:
        state["wmiExporter"] = {"version": "0.12.0", "port": dice.choice([9182, 9183]), "running": dice.random() < 0.8}
        state["running"] = state.get("running", False) and state["wmiExporter"]["port"] != state["product"]["port"]
    if dice.random() < 0.1:
        state["portHolder"] = {"process": "node", "port": 9182}
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
            self.assertTrue(outcome == "unchanged" or outcome.startswith("would-"))
            self.assertEqual(machine.state, before)
            return outcome
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
        foreign = any(rule.get("foreign") for rule in before["rules"])
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
                    "reconfigured": (0, ["x", "i"]), "unchanged": (0, [])}
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
            found = [address for rule in machine.state["rules"] if rule["enabled"] for address in rule["addresses"]]
            self.assertEqual(sorted(set(found)), sorted(wish["firewallRemoteAddresses"]))
            self.assertEqual({rule["port"] for rule in machine.state["rules"] if rule["enabled"]}, {wish["listenPort"]})
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
        self.assertEqual(result["detail"], "port 9182 is taken by größe\U0001f600")


if __name__ == "__main__":
    unittest.main()
