"""Round after round (--every), and the heartbeat that a liveness probe reads."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from support import PROGRAM, InstallerTestCase, command_lines, set_up_world  # noqa: E402


def setUpModule():
    set_up_world()


class RoundTests(InstallerTestCase):
    def setUp(self):
        super().setUp()
        self.alive = self.folder / "alive"
        self.arguments = ("--every", "1", "--alive-file", str(self.alive))

    def until(self, met, what):
        for _ in range(6000):
            if met():
                return
            time.sleep(0.01)
        self.fail(f"waited in vain for: {what}")

    def outcomes(self):
        return json.loads(self.api.data("status").get("summary.json", "{}")).get("outcomes")

    def written(self):
        return len(self.api.patches("status"))

    def rounds(self, *steps):
        """Runs the loop; each step changes something once the status is what the step before it led to."""

        def during(process):
            for change, met in steps:
                change()
                self.until(met, met)
                self.assertIsNone(process.poll())
            process.send_signal(signal.SIGTERM)

        return self.run_installer(during=during, arguments=self.arguments)

    def collectors(self):
        """None while the old product is gone and the new one is not there yet."""
        return (self.machine(0)["product"] or {}).get("collectors")

    def test_configuration_and_secrets_are_read_anew(self):
        self.add_node(0)
        away = self.folder / "away"
        run = self.rounds(
            (lambda: None, lambda: self.outcomes() == {"installed": 1}),
            (lambda: self.config(collectors=["cpu", "net"]), lambda: self.collectors() == "cpu,net"),
            (lambda: self.credentials.rename(away), lambda: self.outcomes() == {"failed": 1}),
            (lambda: away.rename(self.credentials), lambda: self.outcomes() == {"unchanged": 1}),
        )
        self.assertIn(run.status, (0, 143))
        done = [line["status"] for line in run.lines if line["message"] == "round done"]
        self.assertIn(0, done)
        self.assertIn(1, done)

    def test_a_failing_round_is_followed_by_the_next(self):
        name = self.add_node(0)
        config = self.folder / "config.json"
        before = {}

        def break_configuration():
            config.write_text("{")
            before["requests"] = len(self.api.requests)

        # What a round does with a broken configuration is only in its log; two more seconds are two more rounds.
        run = self.rounds(
            (lambda: None, lambda: self.outcomes() == {"installed": 1}),
            (break_configuration, lambda: time.time() - config.stat().st_mtime > 3),
            (lambda: self.api.refuse.update({("GET", "nodes"): 403}) or self.config(), lambda: self.refusals() >= 2),
            (self.api.refuse.clear, lambda: self.outcomes() == {"unchanged": 1}),
        )
        done = [line["status"] for line in run.lines if line["message"] == "round done"]
        self.assertTrue({0, 1, 2} <= set(done), done)
        self.assertEqual(run.node(name)["outcome"], "installed")
        self.assertTrue(any("wrong configuration" in line["message"] for line in run.lines))

    def refusals(self):
        return sum(1 for method, path, _ in self.api.requests[-4:] if method == "GET" and path.startswith("/api/v1/nodes"))

    def test_a_signal_between_two_rounds_is_no_failure(self):
        self.arguments = ("--every", "3600")
        self.add_node(0)

        def during(process):
            self.until(lambda: self.api.events(), "the end of the round")
            # The round ends with the Event; its log line follows at once.
            time.sleep(0.5)
            process.send_signal(signal.SIGTERM)

        run = self.run_installer(during=during, arguments=self.arguments)
        self.assertEqual(run.status, 0, run.output)
        self.assertIn("between two rounds", run.lines[-1]["message"])

    def test_a_signal_in_a_round_reports_what_was_done(self):
        hanging = self.add_node(0, behaviour="hang")

        def during(process):
            self.until(lambda: any(b"EncodedCommand" in text for text in command_lines(process.pid)), "ssh")
            process.send_signal(signal.SIGTERM)

        run = self.run_installer(during=during, arguments=self.arguments)
        self.assertEqual(run.status, 143)
        self.assert_result(run, hanging, "interrupted", "state is unknown")

    def test_the_heartbeat_goes_on_between_rounds(self):
        self.add_node(0)
        times = set()

        def during(process):
            def beats():
                if self.alive.exists():
                    times.add(self.alive.stat().st_mtime_ns)
                return len(times) >= 6

            self.until(beats, "six heartbeats")
            self.assertEqual(self.check(self.alive)[0], 0)
            process.send_signal(signal.SIGTERM)

        self.run_installer(during=during, arguments=self.arguments)
        self.assertEqual(int(self.alive.read_text()), 60 + 180)  # The node's time limit, and what the API server may need.

    def check(self, file):
        ended = subprocess.run([sys.executable, "-B", PROGRAM, "--check-alive", "--alive-file", file], capture_output=True, text=True)
        self.assertEqual(ended.stderr, "")
        return ended.returncode, ended.stdout

    def test_the_probe(self):
        self.assertEqual(self.check(self.alive)[0], 1)
        self.alive.write_text("60\n")
        self.assertEqual(self.check(self.alive), (0, "alive\n"))
        old = time.time() - 90
        os.utime(self.alive, (old, old))
        status, text = self.check(self.alive)
        self.assertEqual(status, 1)
        self.assertIn("expected one every 60 seconds", text)
        self.alive.write_text("")
        self.assertEqual(self.check(self.alive)[0], 1)

    def test_nothing_is_left_in_the_temporary_folder(self):
        self.add_node(0)
        temporary = self.folder / "tmp"
        temporary.mkdir()

        def during(process):
            self.until(lambda: self.written() >= 3, "three rounds")
            process.send_signal(signal.SIGTERM)

        self.run_installer(during=during, arguments=self.arguments, environment={"TMPDIR": str(temporary)})
        self.assertEqual(list(temporary.iterdir()), [])
        shutil.rmtree(temporary)


if __name__ == "__main__":
    unittest.main()
