"""What only a terminal shows: colours, and lines of progress."""

import os
import pathlib
import signal
import subprocess
import tempfile
import unittest

from terminal import WINGEN, Terminal, heed_signals

ESCAPE = "\x1b"
POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {hostPID: true, os: {name: windows}, containers: [{name: a, image: a:1}]}\n"


class TerminalTests(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="wingen-terminal-")
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        (self.folder / "pod.yaml").write_text(POD)

    def shown(self, *arguments, **variables):
        with Terminal([WINGEN, *arguments], {"PATH": os.environ["PATH"], "TERM": "xterm", **variables}, self.folder) as terminal:
            status = terminal.status()
            return terminal.shown, status

    def test_colours_on_a_terminal_unless_somebody_minds(self):
        lint = ("lint", "pod.yaml")
        cases = [
            ((), {}, True),
            ((), {"TERM": "dumb"}, False),
            ((), {"CLICOLOR": "0"}, False),
            ((), {"NO_COLOR": "1"}, False),
            ((), {"NO_COLOR": ""}, True),
            ((), {"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, False),
            (("--color", "never"), {"CLICOLOR_FORCE": "1"}, False),
            (("--color", "always"), {"NO_COLOR": "1"}, True),
        ]
        for options, variables, painted in cases:
            with self.subTest(options=options, variables=variables):
                shown, status = self.shown(*lint, *options, **variables)
                self.assertEqual(status, 1)
                self.assertIn("[WIN", shown)
                self.assertEqual(ESCAPE in shown, painted)

    def test_machines_get_no_colours(self):
        for arguments in (["lint", "--format", "json", "pod.yaml"], ["lint", "--format", "sarif", "pod.yaml"], ["explain", "WIN001"],
                          ["render", "aks-logzio"], ["schema", "fleet"], ["completion", "bash"], ["version", "--json"],
                          ["doctor", "--json"], ["build", "--help"]):
            with self.subTest(arguments):
                command = subprocess.run(
                    [WINGEN, *arguments, *([] if "--help" in arguments else ["--color", "always"])], cwd=self.folder, capture_output=True)
                self.assertNotIn(b"\x1b", command.stdout)
                self.assertNotEqual(command.stdout, b"")

    def test_quick_work_shows_no_progress(self):
        shown, status = self.shown("explain", "WIN001")
        self.assertEqual(status, 0)
        self.assertNotIn("\r ", shown)

    def test_long_work_says_what_it_is(self):
        arguments = [WINGEN, "verify", "onprem-mimir-loki", "--limit", "4000"]
        with Terminal(arguments, {"PATH": os.environ["PATH"], "TERM": "xterm"}, self.folder) as terminal:
            # All processors are busy, and yet it says so, and how far it is.
            terminal.read("trying combinations of settings")
            terminal.read(" of ")
            terminal.type("\x03")
            self.assertEqual(terminal.status(), -signal.SIGINT)

    def test_quiet_work_shows_nothing(self):
        shown, status = self.shown("build", "aks-logzio", "-o", "chart", "--quiet")
        self.assertEqual((shown, status), ("", 0))

    def test_a_signal_leaves_the_old_chart(self):
        def build(*options):
            return subprocess.Popen([WINGEN, "build", "aks-logzio", "-o", "chart", *options], cwd=self.folder, stderr=subprocess.DEVNULL, preexec_fn=heed_signals)

        self.assertEqual(build().wait(), 0)
        chart = self.folder / "chart"
        (chart / "values.yaml").write_text("# mine\n")
        before = {path: path.read_bytes() for path in chart.rglob("*") if path.is_file()}
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(number):
                process = build()
                process.send_signal(number)
                self.assertEqual(process.wait(), -number)
                self.assertEqual({path: path.read_bytes() for path in chart.rglob("*") if path.is_file()}, before)
                self.assertEqual([path.name for path in self.folder.iterdir() if path.name not in ("chart", "pod.yaml")], [])


if __name__ == "__main__":
    unittest.main()
