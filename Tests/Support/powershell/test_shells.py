"""The installer's command line in both shells that a Windows node's sshd may hand it to. Sources: powershell/windows/shells.py."""

import base64
import json
import pathlib
import sys
import unittest

from powershell import Unsupported
from powershell.windows import Machine, WindowsHost, shells

SHIPPED = pathlib.Path(__file__).resolve().parents[3] / "templates" / "installer"
sys.path.insert(0, str(SHIPPED))
from install_windows_exporter import REMOTE_COMMAND  # noqa: E402


def payload(script, parameters=None):
    """As the installer sends it: base64 in lines of 76."""
    return base64.encodebytes(json.dumps({"script": script, "parameters": parameters or {}}).encode()).decode()


def run(shell, script, parameters=None, command=REMOTE_COMMAND):
    host = WindowsHost(Machine())
    status = shells.run(shell, command, host, lambda: payload(script, parameters))
    return status, host.output.getvalue(), host.errors.getvalue()


class ShellTests(unittest.TestCase):
    def both(self, *arguments):
        found = {run(shell, *arguments) for shell in ("cmd", "powershell")}
        self.assertEqual(len(found), 1, found)
        return found.pop()

    def test_script_parameters_output_and_status_pass(self):
        text = "it's \"%PATH%\" & ^|"
        self.assertEqual(self.both("param($P)\n[Console]::Out.WriteLine($P.a)\nexit 0", {"a": text})[:2], (0, text + "\r\n"))
        self.assertEqual(self.both("param($P)\n'x'; exit 1")[:2], (1, "x\r\n"))

    def test_an_error_nobody_catches_is_status_1(self):
        status, _, errors = self.both("param($P)\nthrow 'words'")
        self.assertEqual((status, errors), (1, "words\r\n"))

    def test_other_statuses_survive_only_cmd(self):
        """So the shipped script may use 0 and 1 alone."""
        self.assertEqual((run("cmd", "param($P)\nexit 3")[0], run("powershell", "param($P)\nexit 3")[0]), (3, 1))
        statuses = {part.split()[1] for part in (SHIPPED / "ensure_windows_exporter.ps1").read_text().split("\n") if part.strip().startswith("exit ")}
        self.assertEqual(statuses, {"1", "$status"})

    def test_standard_input_passes_because_the_command_line_does_not_name_input(self):
        self.assertFalse(shells.uses_input(REMOTE_COMMAND))
        taken = f"{REMOTE_COMMAND}; $input"
        status, output, _ = run("powershell", "param($P)\n'x'; exit 0", command=taken)
        self.assertEqual((status, output), (1, ""))

    def test_nothing_in_the_command_line_is_the_shells(self):
        self.assertLess(len(REMOTE_COMMAND), 2000)
        for character in "%^&|<>\"'":
            with self.subTest(character), self.assertRaises(shells.ShellError):
                run("cmd", "", command=REMOTE_COMMAND + character)

    def test_cmds_limit(self):
        with self.assertRaisesRegex(shells.ShellError, "8191"):
            run("cmd", "", command=REMOTE_COMMAND.replace("-EncodedCommand ", "-EncodedCommand " + "A" * 8000))

    def test_a_shell_that_is_neither(self):
        with self.assertRaises(Unsupported):
            run("cmd", "", command="powershell.exe -File x.ps1")


if __name__ == "__main__":
    unittest.main()
