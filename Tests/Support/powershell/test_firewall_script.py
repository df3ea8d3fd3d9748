"""The script with which HostProcess pods open and close the exporter's port."""

import pathlib
import unittest

from powershell.windows import Machine, WindowsHost

SCRIPT = pathlib.Path(__file__).resolve().parents[3] / "templates" / "exporter" / "firewall.ps1"
NAME = "wingen-exporter"


class FirewallTests(unittest.TestCase):
    def run_script(self, state, *arguments):
        host = WindowsHost(Machine(state))
        status = host.interpreter().run(SCRIPT.read_text("utf-8"), [NAME, *arguments])
        return status, host.output.getvalue() + host.errors.getvalue()

    def rule(self, addresses, **changes):
        return {"enabled": True, "direction": "Inbound", "action": "Allow", "port": 9182, "addresses": addresses, **changes}

    def test_it_opens_once_and_closes(self):
        state = {}
        self.assertIn("opens port 9182 to 10.0.0.0/8,fd00::/64", self.run_script(state, "open", "9182", "10.0.0.0/8,fd00::/64")[1])
        self.assertEqual(state["named_rules"], {NAME: self.rule(["10.0.0.0/8", "fd00::/64"])})
        self.assertIn("is there already", self.run_script(state, "open", "9182", "fd00:0::/64,10.0.0.0/8")[1])
        for _ in range(2):
            self.assertEqual(self.run_script(state, "close"), (0, f"firewall: no rule {NAME}\r\n"))
            self.assertEqual(state["named_rules"], {})

    def test_a_rule_that_is_not_the_wanted_one_is_replaced(self):
        wrong = [self.rule(["Any"]), self.rule(["10.0.0.0/8"]), self.rule(["LocalSubnet"], enabled=False), self.rule(["LocalSubnet"], port=1),
                 self.rule(["LocalSubnet"], action="Block"), self.rule(["LocalSubnet"], direction="Outbound"), self.rule(["LocalSubnet", "10.0.0.1"])]
        for rule in wrong:
            with self.subTest(rule):
                state = {"named_rules": {NAME: rule}}
                self.assertEqual(self.run_script(state, "open", "9182", "LocalSubnet")[0], 0)
                self.assertEqual(state["named_rules"], {NAME: self.rule(["LocalSubnet"])})

    def test_refusals(self):
        for arguments, words in {("open", "0", "LocalSubnet"): "Port: expected", ("open", "9182", "Any"): "RemoteAddresses: expected",
                                 ("open", "9182", ""): "RemoteAddresses: expected", ("opened",): "Action: expected open or close"}.items():
            with self.subTest(arguments):
                state = {}
                status, text = self.run_script(state, *arguments)
                self.assertEqual(status, 1)
                self.assertIn(words, text)
                self.assertNotIn("named_rules", state)


if __name__ == "__main__":
    unittest.main()
