"""Installation, the Debian package, the manual page and the GitHub action.

The package is made of a stand-in that runs the debug build: what is packaged is the same, and takes seconds.
"""

import os
import pathlib
import re
import subprocess
import tempfile
import unittest

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[3]
WINGEN = ROOT / ".build/debug/wingen"
POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {hostPID: true, os: {name: windows}, containers: [{name: a, image: a:1}]}\n"


def run(*arguments, **options):
    return subprocess.run([str(argument) for argument in arguments], capture_output=True, text=True, **options)


def files(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


class PackagingTests(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="wingen-packaging-")
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.program = self.folder / "stand-in/wingen"
        self.program.parent.mkdir()
        self.program.write_text(f'#!/bin/sh\nexec {WINGEN} "$@"\n')
        self.program.chmod(0o755)

    def succeed(self, *arguments, **options):
        outcome = run(*arguments, **options)
        self.assertEqual(outcome.returncode, 0, outcome.stdout + outcome.stderr)
        return outcome.stdout

    def deb(self, name, **variables):
        environment = {"PATH": os.environ["PATH"], **variables}
        return pathlib.Path(self.succeed(ROOT / "Tests/Support/packaging/deb.sh", self.program, self.folder / name, env=environment).strip())

    def test_install_and_uninstall(self):
        top = self.folder / "root"
        (top / "opt/share").mkdir(parents=True)
        (top / "opt/share/other").write_text("")
        before = files(top)
        self.succeed(ROOT / "Tests/Support/packaging/install.sh", self.program, top, "/opt")
        self.assertEqual(self.succeed(top / "opt/bin/wingen", "--version"), self.succeed(WINGEN, "--version"))
        for path in ("man/man1/wingen.1", "bash-completion/completions/wingen", "zsh/vendor-completions/_wingen",
                     "fish/vendor_completions.d/wingen.fish"):
            self.assertGreater((top / "opt/share" / path).stat().st_size, 1000)
        self.succeed(ROOT / "Tests/Support/packaging/uninstall.sh", top, "/opt")
        self.assertEqual(files(top), before)

    def test_the_manual_page_is_well_formed(self):
        page = self.folder / "wingen.1"
        page.write_text(self.succeed(WINGEN, "reference", "man"))
        self.assertEqual(run("mandoc", "-Tlint", "-W", "warning", page).stdout, "")
        shown = run("man", "--warnings", "-l", page, env={**os.environ, "MANWIDTH": "80", "LC_ALL": "C.UTF-8"})
        self.assertEqual((shown.returncode, shown.stderr), (0, ""))
        self.assertIn("wingen lint", shown.stdout)

    def test_the_debian_package(self):
        package = self.deb("one")
        self.assertEqual(package.read_bytes(), self.deb("two", TZ="Asia/Tokyo", LC_ALL="C").read_bytes())
        linted = run("lintian", "--allow-root", "--fail-on", "error,warning", package)
        self.assertEqual(linted.returncode, 0, linted.stdout + linted.stderr)

        root = self.folder / "debian"
        for name in ("info", "updates", "triggers"):
            (root / "var/lib/dpkg" / name).mkdir(parents=True)
        (root / "var/lib/dpkg/status").write_text("")
        own = re.compile(r"^var(/|$)")
        dpkg = ("dpkg", f"--root={root}", "--force-not-root", "--force-depends", f"--log={self.folder}/log")
        self.succeed(*dpkg, "--install", package)
        self.assertIn("usr/bin/wingen", files(root))
        self.assertEqual(self.succeed(root / "usr/bin/wingen", "--version"), self.succeed(WINGEN, "--version"))
        self.succeed(*dpkg, "--purge", "wingen")
        self.assertEqual([path for path in files(root) if not own.match(path)], [])

    def action(self):
        return yaml.safe_load((ROOT / "action.yml").read_text())

    def test_the_action_checks_a_folder(self):
        action = self.action()
        inputs = {name: value["default"] for name, value in action["inputs"].items()}
        step = action["runs"]["steps"][-1]
        self.assertEqual(set(step["env"]), {"WINGEN", "WINGEN_PATHS", "WINGEN_ARGUMENTS"})
        work = self.folder / "work"
        work.mkdir()
        (work / "pod.yaml").write_text(POD)

        def lint(paths, arguments=inputs["arguments"]):
            variables = {"PATH": os.environ["PATH"], "WINGEN": str(self.program), "WINGEN_PATHS": paths, "WINGEN_ARGUMENTS": arguments}
            # As the runner starts a step whose shell is bash.
            return run("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"], cwd=work, env=variables)

        found = lint(inputs["paths"])
        self.assertEqual(found.returncode, 1, found.stderr)
        self.assertIn("::error file=pod.yaml,line=4", found.stdout)
        (work / "pod.yaml").write_text("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: b}\n")
        self.assertEqual(lint("pod.yaml", "--kube-version 1.32").returncode, 0)
        # Words of a user are no program.
        self.assertEqual(lint("$(touch made) ; touch made").returncode, 2)
        self.assertFalse((work / "made").exists())

    def test_the_action_has_no_expression_in_a_script(self):
        for step in self.action()["runs"]["steps"]:
            self.assertNotIn("${{", step["run"])


if __name__ == "__main__":
    unittest.main()
