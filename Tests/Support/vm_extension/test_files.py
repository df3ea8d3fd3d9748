"""What `wingen vm-extension` writes, read by others: parsers of Bicep and PowerShell, Terraform, shells."""

from __future__ import annotations

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from tools import GOLDEN, PACKAGES, PLATFORMS  # noqa: E402

import tree_sitter  # noqa: E402
import tree_sitter_bicep  # noqa: E402
import tree_sitter_powershell  # noqa: E402

# hashicorp/terraform-provider-azurerm, website/docs/r/virtual_machine_scale_set_extension.html.markdown.
REQUIRED = {"name", "virtual_machine_scale_set_id", "publisher", "type", "type_handler_version"}
OPTIONAL = {
    "auto_upgrade_minor_version", "automatic_upgrade_enabled", "failure_suppression_enabled", "force_update_tag", "protected_settings",
    "protected_settings_from_key_vault", "provision_after_extensions", "settings",
}


def faults(language, text: bytes) -> list[str]:
    """Where a parser does not understand a text."""
    tree = tree_sitter.Parser(tree_sitter.Language(language.language())).parse(text)
    found, nodes = [], [tree.root_node]
    while nodes:
        node = nodes.pop()
        if node.is_error or node.is_missing:
            found.append(f"line {node.start_point[0] + 1}: {node.text.decode()[:60]!r}")
        nodes += node.children
    return found


class FilesTest(unittest.TestCase):
    def each(self, name: str):
        for platform in PLATFORMS:
            with self.subTest(platform):
                yield platform, GOLDEN / platform / name

    def test_bicep(self):
        self.assertNotEqual(faults(tree_sitter_bicep, b"param names string[\n"), [])
        for _, file in self.each("main.bicep"):
            self.assertEqual(faults(tree_sitter_bicep, file.read_bytes()), [])

    def test_powershell(self):
        self.assertNotEqual(faults(tree_sitter_powershell, b"& { param([string] $a"), [])
        for _, file in self.each("windows-exporter.ps1"):
            self.assertEqual(faults(tree_sitter_powershell, file.read_bytes()), [])

    def test_powershell_of_the_command(self):
        command = json.loads((GOLDEN / "self-managed/extension.json").read_text())["settings"]["commandToExecute"]
        program = command.split('-Command "', 1)[1].removesuffix('"')
        self.assertEqual(faults(tree_sitter_powershell, program.encode()), [])

    def test_shells(self):
        shellcheck = PACKAGES / "bin" / "shellcheck"
        for _, file in self.each("install.sh"):
            subprocess.run(["dash" if shutil.which("dash") else "sh", "-n", file], check=True)
            checked = subprocess.run([shellcheck, "--shell=sh", file], capture_output=True, text=True, check=False)
            self.assertEqual((checked.returncode, checked.stdout), (0, ""))

    def test_arguments_of_terraforms_resource(self):
        for _, file in self.each("main.tf.json"):
            resources = json.loads(file.read_text())["resource"]
            self.assertEqual(list(resources), ["azurerm_virtual_machine_scale_set_extension"])
            arguments = set(resources["azurerm_virtual_machine_scale_set_extension"]["windows_exporter"]) - {"for_each"}
            self.assertEqual((REQUIRED - arguments, arguments - REQUIRED - OPTIONAL), (set(), set()))

    def test_terraform_reads_what_extension_json_says(self):
        if shutil.which("terraform") is None:
            self.skipTest("there is no terraform on this machine: nobody evaluated main.tf.json")
        for platform, file in self.each("main.tf.json"):
            whole = json.loads(file.read_text())
            resource = whole["resource"]["azurerm_virtual_machine_scale_set_extension"]["windows_exporter"]
            # All but the provider, which would have to be downloaded: its arguments become outputs.
            outputs = {key: {"value": value} for key, value in resource.items() if "each." not in value and key != "for_each"}
            with tempfile.TemporaryDirectory() as folder:
                shutil.copy(GOLDEN / platform / "extension.json", folder)
                configuration = {"locals": whole["locals"], "output": outputs}
                pathlib.Path(folder, "main.tf.json").write_text(json.dumps(configuration))
                for step in (["init", "-backend=false"], ["validate"], ["apply", "-auto-approve", "-input=false"]):
                    done = subprocess.run(["terraform", *step], cwd=folder, capture_output=True, text=True, check=False)
                    self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
                said = subprocess.run(["terraform", "output", "-json"], cwd=folder, capture_output=True, text=True, check=True).stdout
            found = {key: output["value"] for key, output in json.loads(said).items()}
            found["settings"] = json.loads(found["settings"])
            wanted = json.loads((GOLDEN / platform / "extension.json").read_text())
            found.setdefault("provision_after_extensions")
            self.assertEqual(found, {
                "name": "windows-exporter",
                "publisher": wanted["publisher"],
                "type": wanted["type"],
                "type_handler_version": wanted["typeHandlerVersion"],
                "auto_upgrade_minor_version": wanted["autoUpgradeMinorVersion"],
                "failure_suppression_enabled": wanted.get("suppressFailures", False),
                "force_update_tag": wanted["forceUpdateTag"],
                "provision_after_extensions": wanted.get("provisionAfterExtensions"),
                "settings": wanted["settings"],
            })


if __name__ == "__main__":
    unittest.main()
