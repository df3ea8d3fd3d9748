"""The real ensure_windows_exporter.ps1 on modelled Windows nodes, through the real installer, ssh and sshd.

    python3 -m unittest discover -s Tests/Support/installer
"""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import test_installer  # noqa: E402

WMI = {"version": "0.12.0"}
OTHER_SETTINGS = {"version": "0.31.8", "collectors": "cpu", "port": 9182}


def setUpModule():
    test_installer.setUpModule()


class NodeTestCase(test_installer.InstallerTestCase):
    def outcomes(self, cases, **changes):
        """Runs the installer once for all cases, name: (state of the machine, outcome, part of the detail); answers the machines."""
        for number, (state, _, _) in enumerate(cases.values()):
            self.add_node(number, **state)
        run = self.run_installer(**changes)
        for number, (name, (_, outcome, detail)) in enumerate(cases.items()):
            with self.subTest(name):
                line = run.node(f"akswin{number:06d}")
                self.assertEqual(line["outcome"], outcome, line)
                self.assertIn(detail, line.get("detail", ""))
                self.assertNotIn("files", self.machine(number), "the temporary folder was left behind")
        self.assertEqual(run.status, 0 if all(outcome not in ("failed", "busy") for _, outcome, _ in cases.values()) else 1)
        self.last = run
        return {name: {"journal": [], **self.machine(number)} for number, name in enumerate(cases)}


class DownloadTests(NodeTestCase):
    def test_what_is_not_the_file_that_was_meant_never_runs(self):
        present = {"product": "0.30.0", "faults": {"download": "corrupt"}}
        machines = self.outcomes({
            "corrupt": ({"faults": {"download": "corrupt"}}, "failed", "SHA-256"),
            "not found": ({"faults": {"download": "404"}}, "failed", "(404) Not Found"),
            "full disk": ({"faults": {"download": "disk-full"}}, "failed", "not enough space on the disk"),
            "hanging": ({"faults": {"download": "hang"}}, "failed", "timed out"),
            "corrupt, an older version there": (present, "failed", "SHA-256"),
            "corrupt, other settings": ({"product": OTHER_SETTINGS, "faults": {"download": "corrupt"}}, "failed", "SHA-256"),
        })
        for name, machine in machines.items():
            with self.subTest(name):
                self.assertEqual(machine["journal"], [], "msiexec ran")
        self.assertTrue(machines["corrupt, an older version there"]["running"])
        self.assertTrue(machines["corrupt, other settings"]["running"])


class WindowsInstallerTests(NodeTestCase):
    def test_exit_statuses(self):
        machines = self.outcomes({
            "a restart is wanted": ({"faults": {"restart": True}}, "installed", ""),
            "another installation": ({"faults": {"install": 1618}}, "failed", "another installation is running on the node; the next run"),
            "a failure": ({"faults": {"install": 1603}}, "failed", "ended with 1603; its log is C:\\ProgramData\\wingen\\windows_exporter-inst"),
            "a removal that fails": ({"product": OTHER_SETTINGS, "faults": {"uninstall": 1603}}, "failed", "windows_exporter-remove.log"),
            "no end": ({"faults": {"msiexecSeconds": 100_000}}, "failed", "msiexec did not end in time"),
        })
        self.assertEqual(machines["a removal that fails"]["journal"][-1][0], "x", "installed over what could not be removed")
        self.assertTrue(machines["a removal that fails"]["running"])
        self.assertIsNone(machines["no end"]["product"])

    def test_success_is_believed_only_if_the_service_answers(self):
        self.outcomes({
            "does not start": ({"faults": {"service": "does-not-start"}}, "failed", "the installation succeeded, but the service is not running"),
            "does not answer": ({"faults": {"service": "does-not-answer"}}, "failed", "does not answer 200 on port 9182 /health"),
            "another program on the port": ({"portHolder": {"process": "node", "port": 9182}}, "failed", "port 9182 is taken by node"),
            "another exporter on the port": ({"portHolder": {"process": "windows_exporter", "port": 9182}}, "failed", "taken by windows_exporter"),
            "another program elsewhere": ({"portHolder": {"process": "node", "port": 9183}}, "installed", ""),
        })

    def test_a_collector_this_version_does_not_have(self):
        machines = self.outcomes({"fresh": ({}, "failed", "a collector unknown to this version?")}, collectors=["cpu", "cs"])
        self.assertFalse(machines["fresh"]["running"])

    def test_collectors_with_the_placeholder(self):
        machines = self.outcomes({"fresh": ({}, "installed", "")}, collectors=["[defaults]", "container"])
        self.assertEqual(machines["fresh"]["product"]["collectors"], "[defaults],container")

    def test_another_port(self):
        machines = self.outcomes({"fresh": ({}, "installed", ""), "elsewhere": ({"product": "0.31.8"}, "reconfigured", "")}, listenPort=19182)
        for machine in machines.values():
            self.assertEqual((machine["product"]["port"], machine["running"]), (19182, True))
        self.assertEqual(self.run_installer(listenPort=19182).node("akswin000001")["outcome"], "unchanged")

    def test_what_is_there_decides_what_is_done(self):
        machines = self.outcomes({
            "older": ({"product": "0.16.0"}, "upgraded", ""),
            "stopped": ({"product": "0.31.8", "running": False}, "repaired", ""),
            "right": ({"product": "0.31.8"}, "unchanged", ""),
            "newer": ({"product": "0.32.0"}, "failed", "allowDowngrade is false"),
            "somebody else's": ({"product": {**OTHER_SETTINGS, "arguments": "--web.config.file=C:\\web.yaml"}}, "failed", "would lose the service's"),
        })
        self.assertEqual(machines["somebody else's"]["journal"], [])
        self.assertEqual([entry[0] for entry in machines["older"]["journal"]], ["i"], "an upgrade happens in place")
        self.assertEqual(machines["stopped"]["journal"], [], "a stopped service is started, not installed anew")
        self.assertEqual(machines["right"]["journal"], [])

    def test_removal(self):
        machines = self.outcomes({
            "there": ({"product": "0.31.8"}, "removed", ""),
            "not there": ({}, "unchanged", ""),
            "fails": ({"product": "0.31.8", "faults": {"uninstall": 1603}}, "failed", "msiexec ended with 1603"),
        }, state="absent")
        self.assertEqual((machines["there"]["product"], machines["there"]["rules"]), (None, []))

    def test_a_dry_run_changes_nothing(self):
        cases = {
            "fresh": ({}, "would-install", ""),
            "older": ({"product": "0.30.0"}, "would-upgrade", ""),
            "right": ({"product": "0.31.8"}, "unchanged", ""),
            "stopped": ({"product": "0.31.8", "running": False}, "would-repair", ""),
            "closed": ({"product": "0.31.8", "rules": []}, "would-reconfigure", ""),
            "before": ({"wmiExporter": WMI}, "would-migrate", ""),
            "newer": ({"product": "0.32.0"}, "failed", "allowDowngrade is false"),
        }
        machines = self.outcomes(cases, dryRun=True)
        self.assertFalse(any(machine.get("journal") for machine in machines.values()))
        self.assertEqual(machines["before"]["wmiExporter"], WMI)

    def test_a_mutex_left_by_a_run_that_was_killed(self):
        self.outcomes({"abandoned": ({"faults": {"mutex": "abandoned"}}, "installed", "")})


class FirewallTests(NodeTestCase):
    def rule(self, addresses, **changes):
        return {"enabled": True, "direction": "Inbound", "action": "Allow", "port": 9182, "addresses": addresses, **changes}

    def case(self, *rules, outcome):
        return {"product": "0.31.8", "rules": list(rules)}, outcome, ""

    def test_only_the_wanted_addresses_are_right(self):
        right = ["10.1.0.0/16", "192.168.1.7/32", "fd00::/64"]
        machines = self.outcomes({
            "as wanted": self.case(self.rule(right), outcome="unchanged"),
            "in two rules": self.case(self.rule(right[:1]), self.rule(right[1:]), outcome="unchanged"),
            "another spelling": self.case(self.rule(["FD00:0::/64", "10.1.0.0/16", "192.168.1.7"]), outcome="unchanged"),
            "too wide": self.case(self.rule([*right, "10.9.0.0/16"]), outcome="reconfigured"),
            "too narrow": self.case(self.rule(right[:2]), outcome="reconfigured"),
            "anybody": self.case(self.rule(["Any"]), outcome="reconfigured"),
            "disabled": self.case(self.rule(right, enabled=False), outcome="reconfigured"),
            "blocking": self.case(self.rule(right, action="Block"), outcome="reconfigured"),
            "another port": self.case(self.rule(right, port=9183), outcome="reconfigured"),
            "another protocol": self.case(self.rule(right, protocol="UDP"), outcome="reconfigured"),
            "none": self.case(outcome="reconfigured"),
        }, firewallRemoteAddresses=["10.1.0.0/16", "192.168.1.7", "fd00::/64"])
        for machine in machines.values():
            self.assertTrue(machine["rules"])
            self.assertNotIn("Any", json.dumps(machine["rules"]))
            self.assertEqual(machine["journal"], [], "only the rules were to be mended")

    def test_a_rule_made_by_hand_gives_way(self):
        by_hand = [self.rule(["Any"], foreign=True)]
        machines = self.outcomes({"present": ({"product": "0.31.8", "rules": by_hand}, "reconfigured", ""), "fresh": ({"rules": by_hand}, "installed", "")})
        for machine in machines.values():
            self.assertEqual(machine["rules"], [self.rule(["LocalSubnet"], foreign=True)])
        self.assertEqual({line["outcome"] for line in self.run_installer().lines if "node" in line}, {"unchanged"})

    def test_left_alone(self):
        machines = self.outcomes({"fresh": ({}, "installed", ""), "open": self.case(self.rule(["Any"]), outcome="unchanged")}, firewallManage=False)
        self.assertEqual((machines["fresh"]["rules"], machines["open"]["rules"]), ([], [self.rule(["Any"])]))


class WmiExporterTests(NodeTestCase):
    def test_it_is_replaced_after_the_download_was_verified(self):
        node = {"process": "node", "port": 9182}
        machines = self.outcomes({
            "there": ({"wmiExporter": WMI}, "migrated", ""),
            "stopped": ({"wmiExporter": {**WMI, "running": False}}, "migrated", ""),
            "download fails": ({"wmiExporter": WMI, "faults": {"download": "404"}}, "failed", "(404)"),
            "download is corrupt": ({"wmiExporter": WMI, "faults": {"download": "corrupt"}}, "failed", "SHA-256"),
            "cannot be removed": ({"wmiExporter": WMI, "faults": {"uninstall": 1603}}, "failed", "windows_exporter-remove.log"),
            "somebody else on the port": ({"wmiExporter": {**WMI, "port": 9999}, "portHolder": node}, "failed", "taken by node"),
        })
        there = machines.pop("there")
        self.assertEqual((there["wmiExporter"], there["product"]["version"], there["running"]), (None, "0.31.8", True))
        self.assertEqual([entry[0] for entry in there["journal"]], ["x", "i"])
        self.assertEqual(self.last.node("akswin000000")["previousVersion"], "0.12.0")
        machines.pop("stopped")
        for name, machine in machines.items():
            with self.subTest(name):
                self.assertEqual(machine["wmiExporter"]["version"], "0.12.0")
        self.assertEqual(self.run_installer().node("akswin000000")["outcome"], "unchanged")

    def test_it_stays_unless_it_may_be_replaced(self):
        machines = self.outcomes({
            "on the port": ({"wmiExporter": WMI}, "failed", "port 9182 is taken by wmi_exporter"),
            "elsewhere": ({"wmiExporter": {**WMI, "port": 9999}}, "failed", "replaceWmiExporter is false"),
            "none": ({}, "installed", ""),
        }, replaceWmiExporter=False)
        self.assertEqual(machines["on the port"]["wmiExporter"], WMI)
        self.assertEqual(machines["elsewhere"]["journal"], [])

    def test_removal_leaves_it(self):
        machines = self.outcomes({"there": ({"wmiExporter": WMI}, "unchanged", "")}, state="absent")
        self.assertEqual(machines["there"]["wmiExporter"], WMI)


class ShellTests(NodeTestCase):
    def test_both_shells_that_sshd_may_give_the_command_to(self):
        machines = self.outcomes({
            "cmd": ({"shell": "cmd"}, "installed", ""),
            "powershell": ({"shell": "powershell"}, "installed", ""),
            "powershell, failing": ({"shell": "powershell", "faults": {"download": "404"}}, "failed", "(404)"),
        })
        self.assertTrue(machines["powershell"]["running"])
