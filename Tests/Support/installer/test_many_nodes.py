"""Two hundred nodes: each once, never too many at a time, and a run that was cancelled is completed by the next."""

import json
import pathlib
import random
import signal
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from support import USER, InstallerTestCase, set_up_world  # noqa: E402

NODES = 200
CONCURRENCY = 20


def setUpModule():
    set_up_world(addresses=[f"127.0.3.{number}" for number in range(1, NODES + 1)])


class ManyNodesTests(InstallerTestCase):
    def setUp(self):
        super().setUp()
        self.watches = False

    def at_once(self):
        moments = sorted(moment for entry in self.journal() for moment in ((entry["begin"], 1), (entry["end"], -1)))
        running, highest = 0, 0
        for _, change in moments:
            running += change
            highest = max(highest, running)
        return highest

    def summary(self):
        return json.loads(self.api.data("status")["summary.json"])

    def test_a_cancelled_run_is_completed_by_the_next(self):
        names = [self.add_node(number) for number in range(NODES)]

        def stop(process):
            for _ in range(12000):
                if len(list(self.world.states.glob("*.journal"))) >= NODES // 2:
                    break
                time.sleep(0.01)
            process.send_signal(signal.SIGTERM)

        first = self.run_installer(during=stop, concurrency=CONCURRENCY)
        self.assertEqual(first.status, 143)
        counts = self.summary()["outcomes"]
        self.assertFalse(self.summary()["finished"])
        self.assertEqual(sum(counts.values()), NODES)
        self.assertGreater(counts["interrupted"], 0)
        # A node that was being worked on when the signal came may have gone on to its end behind our back.
        self.wait_for_ends()
        done = {entry["environment"]["SSH_CONNECTION"].split()[2] for entry in self.journal()}
        self.assertLess(len(done), NODES)

        second = self.run_installer(concurrency=CONCURRENCY)
        self.assertEqual(second.status, 0, second.output[-2000:])
        found = {name: second.node(name)["outcome"] for name in names}
        expected = {name: "unchanged" if address in done else "installed" for name, address in zip(names, self.world.addresses)}
        self.assertEqual(found, expected)
        self.assertEqual([line["node"] for line in second.lines if "node" in line].count(names[0]), 1)
        self.assertEqual(len([line for line in second.lines if "node" in line]), NODES)
        self.assertEqual(set(self.api.data("known-hosts")), set(names))
        self.assertTrue(all(self.machine(number)["product"]["version"] == "0.31.8" for number in range(NODES)))
        # One visit each that changed something, over both runs: the machine was found without the product just once.
        changes = [event["involvedObject"]["name"] for event in self.api.events() if event["reason"] == "WindowsExporterInstalled"]
        self.assertEqual(len(changes), len(set(changes)))

        highest = self.at_once()
        self.assertLessEqual(highest, CONCURRENCY)
        self.assertGreater(highest, 1, "nothing ran at the same time")
        line = second.line("status written")
        self.assertEqual((line["total"], self.summary()["total"], self.summary()["finished"]), (NODES, NODES, True))
        self.assertEqual(line["seconds"], self.summary()["seconds"])
        self.assertGreater(line["seconds"], 0)

    def wait_for_ends(self):
        """Until no machine is in anybody's hands: the journal grows no more."""
        before = -1
        while before != (now := len(self.journal())):
            before = now
            time.sleep(1)

    def test_two_pools_one_of_them_with_a_wrong_key(self):
        stranger = self.folder / "strangers"
        stranger.mkdir()
        (stranger / "username").write_text(USER)
        (stranger / "ssh-privatekey").write_text((self.world.folder / "stranger").read_text())
        pools = {number: random.Random(number).choice(("right", "wrong")) for number in range(24)}
        self.assertEqual(set(pools.values()), {"right", "wrong"})
        names = {number: self.add_node(number, node={"labels": {"pool": pool}}) for number, pool in pools.items()}
        places = [self.place("strangers", pool="wrong"), self.place("credentials", pool="right")]
        run = self.run_installer(credentials=places, concurrency=CONCURRENCY)
        self.assertEqual(run.status, 1)
        for number, pool in pools.items():
            outcome, detail = ("installed", "") if pool == "right" else ("failed", "refused the user name or the credentials")
            self.assert_result(run, names[number], outcome, detail)
        self.assertEqual(self.summary()["outcomes"]["installed"], list(pools.values()).count("right"))
        self.assertEqual(set(self.api.data("known-hosts")), {names[number] for number, pool in pools.items() if pool == "right"})


if __name__ == "__main__":
    unittest.main()
