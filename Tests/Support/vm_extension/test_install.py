"""install.sh as users run it, against a stand-in for Azure Resource Manager.

Runs the real Azure CLI where WINGEN_AZURE_CLI names the python of an environment with azure-cli in it; a stand-in of the CLI otherwise,
because azure-cli takes half a gigabyte.
"""

from __future__ import annotations

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from resource_manager import ResourceManager, scale_set  # noqa: E402
from tools import GOLDEN, PACKAGES  # noqa: E402

CSE = ("vmssCSE", "Microsoft.Compute", "CustomScriptExtension")


class InstallTest(unittest.TestCase):
    def setUp(self):
        self._folder = pathlib.Path(tempfile.mkdtemp(prefix="wingen-az-"))
        self.addCleanup(shutil.rmtree, self._folder)
        python = os.environ.get("WINGEN_AZURE_CLI")
        program = HERE / ("real_az.py" if python else "stand_in_az.py")
        az = self._folder / "bin" / "az"
        az.parent.mkdir()
        az.write_text(f'#!/bin/sh\nexec "{python or sys.executable}" -B "{program}" "$@"\n')
        az.chmod(0o755)

    def install(self, azure: ResourceManager, *arguments: str, platform: str = "aks"):
        files = self._folder / platform
        if not files.exists():
            shutil.copytree(GOLDEN / platform, files)
            (files / "install.sh").chmod(0o755)
        environment = {
            "PATH": f"{self._folder / 'bin'}:/usr/bin:/bin",
            "STAND_IN": azure.address,
            "HOME": str(self._folder),
            "AZURE_CONFIG_DIR": str(self._folder / "azure"),
            "AZURE_CORE_COLLECT_TELEMETRY": "no",
        }
        if not os.environ.get("WINGEN_AZURE_CLI"):
            environment["PYTHONPATH"] = str(PACKAGES)
        command = ["/bin/sh", str(files / "install.sh"), *arguments]
        return subprocess.run(command, capture_output=True, text=True, env=environment, cwd="/", timeout=600, check=False)

    def wanted(self, platform: str = "aks") -> dict:
        return json.loads((GOLDEN / platform / "extension.json").read_text("utf-8"))

    def test_sets_what_is_missing_and_then_nothing(self):
        with ResourceManager(scale_set("akswin1", CSE), scale_set("akswin2", CSE)) as azure:
            first = self.install(azure, "group", "akswin1", "akswin2")
            self.assertEqual((first.returncode, first.stderr), (0, ""))
            self.assertEqual(azure.writes, [("PUT", "akswin1 windows-exporter"), ("PUT", "akswin2 windows-exporter")])
            for name in ("akswin1", "akswin2"):
                found = azure.extensions(name)
                self.assertEqual(list(found), ["vmssCSE", "windows-exporter"])
                self.assertEqual(found["windows-exporter"], {**self.wanted(), "provisioningState": "Succeeded"})
            again = self.install(azure, "group", "akswin1", "akswin2")
            self.assertEqual((again.returncode, again.stderr), (0, ""))
            self.assertEqual(again.stdout, "akswin1: as wanted\nakswin2: as wanted\n")
            self.assertEqual(len(azure.writes), 2)

    def test_every_property_that_differs_is_seen(self):
        changes = [("suppressFailures", False), ("typeHandlerVersion", "1.0"), ("provisionAfterExtensions", []), ("settings", {"script": []})]
        for key, value in changes:
            with self.subTest(key), ResourceManager(scale_set("akswin1", CSE)) as azure:
                self.install(azure, "group", "akswin1")
                azure.extensions("akswin1")["windows-exporter"][key] = value
                looked = self.install(azure, "-n", "group", "akswin1")
                self.assertEqual((looked.returncode, len(azure.writes)), (1, 1))
                self.assertIn(key if key != "settings" else "windows_exporter", looked.stdout)
                mended = self.install(azure, "group", "akswin1")
                self.assertEqual((mended.returncode, len(azure.writes)), (0, 2))
                self.assertEqual(azure.extensions("akswin1")["windows-exporter"][key], self.wanted()[key])

    def test_looking_sets_nothing(self):
        with ResourceManager(scale_set("akswin1", CSE)) as azure:
            outcome = self.install(azure, "-n", "-i", "group", "akswin1")
            self.assertEqual((outcome.returncode, azure.writes), (1, []))
            self.assertIn("akswin1: differs", outcome.stdout)
            self.assertIn('+  "publisher": "Microsoft.CPlat.Core"', outcome.stdout)

    def test_machines_are_brought_up_only_when_asked(self):
        with ResourceManager(scale_set("akswin1", CSE)) as azure:
            outcome = self.install(azure, "-i", "group", "akswin1")
            self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
            self.assertEqual(azure.writes, [("PUT", "akswin1 windows-exporter"), ("POST", "akswin1 *")])

    def test_scale_sets_of_ones_own(self):
        with ResourceManager(scale_set("farm", ("health", "Microsoft.ManagedServices", "ApplicationHealthWindows"))) as azure:
            outcome = self.install(azure, "group", "farm", platform="self-managed")
            self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
            self.assertEqual(set(azure.extensions("farm")), {"health", "windows-exporter"})
            again = self.install(azure, "-n", "group", "farm", platform="self-managed")
            self.assertEqual((again.returncode, again.stdout), (0, "farm: as wanted\n"))

    def test_what_azure_would_refuse_is_refused_before(self):
        run_command = ("theirs", "Microsoft.CPlat.Core", "RunCommandWindows")
        cases = [
            ("aks", scale_set("one", CSE, system="Linux"), "run Linux, not Windows"),
            ("aks", scale_set("one"), "no AKS node pool"),
            ("aks", scale_set("one", CSE, run_command), "already, theirs"),
            ("self-managed", scale_set("one", CSE), "--platform aks"),
            ("self-managed", scale_set("one", ("mine", "microsoft.compute", "customscriptextension")), "already, mine"),
        ]
        for platform, present, message in cases:
            with self.subTest(message, platform=platform), ResourceManager(present) as azure:
                outcome = self.install(azure, "group", "one", platform=platform)
                self.assertEqual((outcome.returncode, azure.writes), (1, []))
                self.assertIn(message, outcome.stderr)

    def test_a_scale_set_that_is_not_there(self):
        with ResourceManager(scale_set("akswin1", CSE)) as azure:
            outcome = self.install(azure, "group", "akswin2", "akswin1")
            self.assertNotEqual(outcome.returncode, 0)
            self.assertIn("ResourceNotFound", outcome.stderr)
            self.assertEqual(azure.writes, [])

    def test_usage(self):
        with ResourceManager() as azure:
            for arguments in ([], ["group"], ["-x", "group", "one"], ["-n"]):
                with self.subTest(arguments):
                    outcome = self.install(azure, *arguments)
                    self.assertEqual(outcome.returncode, 2)
                    self.assertIn("usage: install.sh", outcome.stderr)


def setUpModule():
    if not os.environ.get("WINGEN_AZURE_CLI"):
        print("WINGEN_AZURE_CLI is not set: install.sh is run with a stand-in of the Azure CLI", file=sys.stderr)


if __name__ == "__main__":
    unittest.main()
