"""The hooks of .pre-commit-hooks.yaml in the real pre-commit, as a user's repository has them.

`language: system` takes the wingen that was built here; pre-commit would otherwise build it from source.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
TOOLS = pathlib.Path(os.environ.get("WINGEN_TEST_TOOLS", ROOT / ".build/test-tools"))
WINGEN = ROOT / ".build/debug/wingen"

POD = """\
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec:
  os: {name: windows}
  nodeSelector: {kubernetes.io/os: windows, kubernetes.io/arch: amd64}
  containers:
    - name: web
      image: mcr.microsoft.com/windows/nanoserver:ltsc2022
      resources: {limits: {cpu: 1, memory: 256Mi}}
"""


def pre_commit():
    """The program, in an environment of its own."""
    pin = (HERE / "requirements.txt").read_text()
    folder = TOOLS / "pre-commit"
    marker = folder / "pin"
    if not marker.exists() or marker.read_text() != pin:
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run(
            [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--quiet", "--target", folder / "packages",
             "-r", HERE / "requirements.txt"], check=True, stdout=subprocess.DEVNULL)
        marker.write_text(pin)
    return [sys.executable, "-m", "pre_commit"], {"PYTHONPATH": str(folder / "packages")}


class PreCommitTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.command, extra = pre_commit()
        cls.temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.temporary.cleanup)
        folder = pathlib.Path(cls.temporary.name)
        (folder / "bin").mkdir()
        (folder / "bin/wingen").symlink_to(WINGEN)
        # The repository that users name: what its hooks are is all that pre-commit reads of it.
        cls.hooks = folder / "hooks"
        cls.hooks.mkdir()
        cls.environment = {
            **os.environ, **extra, "PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "PRE_COMMIT_HOME": str(folder / "home"),
            "GIT_CONFIG_GLOBAL": os.devnull, "GIT_AUTHOR_NAME": "t", "GIT_AUTHOR_EMAIL": "t@example.com", "GIT_COMMITTER_NAME": "t",
            "GIT_COMMITTER_EMAIL": "t@example.com", "NO_COLOR": "1"}
        shutil.copy(ROOT / ".pre-commit-hooks.yaml", cls.hooks)
        cls.git(cls.hooks, "init", "-q", "-b", "main")
        cls.git(cls.hooks, "add", "-A")
        cls.git(cls.hooks, "commit", "-q", "-m", "Hooks")
        cls.revision = cls.git(cls.hooks, "rev-parse", "HEAD").strip()

    @classmethod
    def git(cls, folder, *arguments):
        return subprocess.run(
            ["git", *arguments], cwd=folder, env=cls.environment, check=True, capture_output=True, text=True).stdout

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.user = pathlib.Path(folder.name)
        self.git(self.user, "init", "-q", "-b", "main")
        (self.user / ".pre-commit-config.yaml").write_text(
            f"repos:\n  - repo: {self.hooks}\n    rev: {self.revision}\n    hooks:\n"
            "      - {id: wingen-lint, language: system}\n"
            "      - {id: wingen-build-check, language: system, args: [aks-logzio, -o, charts/windows]}\n")

    def run_hook(self, name):
        self.git(self.user, "add", "-A")
        return subprocess.run(
            [*self.command, "run", name, "--all-files"], cwd=self.user, env=self.environment, capture_output=True, text=True)

    def test_lint(self):
        (self.user / "k8s").mkdir()
        (self.user / "k8s/pod.yaml").write_text(POD)
        good = self.run_hook("wingen-lint")
        self.assertEqual(good.returncode, 0, good.stdout + good.stderr)
        self.assertIn("Passed", good.stdout)
        (self.user / "k8s/pod.yaml").write_text(POD.replace("  containers:", "  hostPID: true\n  containers:"))
        bad = self.run_hook("wingen-lint")
        self.assertEqual(bad.returncode, 1, bad.stdout + bad.stderr)
        self.assertIn("k8s/pod.yaml:7:3: error:", bad.stdout)
        self.assertIn("[WIN001]", bad.stdout)

    def test_lint_is_left_out_without_manifests(self):
        (self.user / "README.md").write_text("nothing\n")
        (self.user / ".pre-commit-config.yaml").rename(self.user / "hooks.config")
        self.git(self.user, "add", "-A")
        outcome = subprocess.run(
            [*self.command, "run", "wingen-lint", "--all-files", "-c", "hooks.config"], cwd=self.user, env=self.environment,
            capture_output=True, text=True)
        self.assertEqual(outcome.returncode, 0, outcome.stdout + outcome.stderr)
        self.assertIn("Skipped", outcome.stdout)

    def test_build_check(self):
        stale = self.run_hook("wingen-build-check")
        self.assertEqual(stale.returncode, 1, stale.stdout + stale.stderr)
        subprocess.run([WINGEN, "build", "aks-logzio", "-o", "charts/windows"], cwd=self.user, check=True, capture_output=True)
        current = self.run_hook("wingen-build-check")
        self.assertEqual(current.returncode, 0, current.stdout + current.stderr)
        values = self.user / "charts/windows/values.yaml"
        values.write_text(values.read_text() + "# edited\n")
        edited = self.run_hook("wingen-build-check")
        self.assertEqual(edited.returncode, 1)
        self.assertIn("-# edited", edited.stdout)


if __name__ == "__main__":
    unittest.main()
