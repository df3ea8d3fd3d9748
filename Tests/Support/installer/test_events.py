"""The Events that the installer makes on nodes."""

import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from support import PASSWORD, InstallerTestCase, set_up_world  # noqa: E402


def setUpModule():
    set_up_world()


class EventTests(InstallerTestCase):
    def by_node(self):
        return {event["involvedObject"]["name"]: event for event in self.api.events()}

    def test_one_for_each_node_that_was_changed_or_failed(self):
        fresh, right, old = self.add_node(0), self.add_node(1, "0.31.8"), self.add_node(2, "0.30.1")
        failing = self.add_node(3, faults={"download": "corrupt"})
        self.add_node(4, address="127.0.2.1", node={"ready": "False"})
        run = self.run_installer()
        self.assertEqual(run.status, 1)
        events = self.by_node()
        self.assertEqual(len(self.api.events()), 3)
        self.assertEqual(set(events), {fresh, old, failing})
        self.assertNotIn(right, events)
        found = {name: (event["type"], event["reason"]) for name, event in events.items()}
        self.assertEqual(found[fresh], ("Normal", "WindowsExporterInstalled"))
        self.assertEqual(found[old], ("Normal", "WindowsExporterUpgraded"))
        self.assertEqual(found[failing], ("Warning", "WindowsExporterFailed"))
        self.assertEqual(events[old]["message"], "windows_exporter 0.31.8 (was 0.30.1): upgraded")
        self.assertIn("SHA-256", events[failing]["message"])
        self.assertEqual(events[fresh]["involvedObject"], {"apiVersion": "v1", "kind": "Node", "name": fresh, "uid": "uid-0"})
        self.assertEqual(events[fresh]["metadata"], {"generateName": f"{fresh}.", "namespace": "default"})
        self.assertRegex(events[fresh]["lastTimestamp"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")

    def test_none_where_nothing_is_said(self):
        cases = {"unchanged": ("0.31.8", {}), "switched off": (None, {"events": False}), "dry run": (None, {"dryRun": True})}
        for case, (product, changes) in cases.items():
            with self.subTest(case):
                self.api.reset()
                self.world.forget_nodes()
                self.add_node(0, product)
                self.assertEqual(self.run_installer(**changes).status, 0)
                self.assertEqual(self.api.events(), [])

    def test_that_none_can_be_made_is_a_warning(self):
        names = [self.add_node(number) for number in range(3)]
        self.api.refuse = {("POST", "events"): 403}
        run = self.run_installer()
        self.assertEqual(run.status, 0, run.output)
        for name in names:
            self.assert_result(run, name, "installed")
        line = run.line("Events could not be made")
        self.assertEqual((line["level"], line["missing"]), ("warning", 3))
        self.assertIn("403", line["detail"])
        self.assertEqual(len(self.api.events()), 1)

    def test_no_secret_is_in_them(self):
        self.use_password(PASSWORD)
        name = self.add_node(0, behaviour="answer", answer={"outcome": "removed", "previousVersion": PASSWORD})
        run = self.run_installer(state="absent", learnHostKeysWithPassword=True)
        self.assertEqual(run.status, 0, run.output)
        self.assertEqual(self.by_node()[name]["message"], "windows_exporter (was [secret]): removed")
        self.assertNotIn(PASSWORD, json.dumps(self.api.requests))


if __name__ == "__main__":
    unittest.main()
