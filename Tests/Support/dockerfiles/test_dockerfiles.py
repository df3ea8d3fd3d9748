"""The shipped Dockerfiles: hadolint's rules, and what it has no rule for.

    python3 -m unittest discover -s Tests/Support/dockerfiles

Nothing is built here: it would take a Windows machine, or a Docker daemon.
"""

import os
import pathlib
import re
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]
HADOLINT = ROOT / ".build" / "test-tools" / "published" / "python" / "bin" / "hadolint"
SHIPPED = sorted((ROOT / "templates").rglob("*Dockerfile*"))
# The image of wingen itself.
OWN = ROOT / "Dockerfile"
DOCKERFILES = [*SHIPPED, OWN]


def hadolint(file):
    assert HADOLINT.exists(), "hadolint is missing: run make test-tools"
    # Only the settings in the file itself count, whatever lies in the home folder.
    with tempfile.TemporaryDirectory(prefix="wingen-hadolint-") as folder:
        environment = {"PATH": os.environ["PATH"], "HOME": folder, "XDG_CONFIG_HOME": folder}
        return subprocess.run([HADOLINT, "--no-color", file], capture_output=True, text=True, env=environment, cwd=folder)


def instructions(file):
    """The instructions without comments, continued lines joined."""
    text = file.read_text("utf-8")
    escape = re.match(r"#\s*escape=(.)", text)
    text = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    joined = re.sub(re.escape(escape[1] if escape else "\\") + r"[ \t]*\n", " ", text)
    return [line.split(None, 1) for line in joined.splitlines() if line.strip()]


class DockerfileTests(unittest.TestCase):
    def test_there_are_some(self):
        self.assertIn(ROOT / "templates" / "proxy" / "Dockerfile", DOCKERFILES)

    def test_hadolint_is_silent(self):
        for file in DOCKERFILES:
            with self.subTest(file.relative_to(ROOT)):
                linted = hadolint(file)
                self.assertEqual((linted.stdout, linted.stderr, linted.returncode), ("", "", 0))

    def test_hadolint_finds_something(self):
        with tempfile.TemporaryDirectory(prefix="wingen-hadolint-") as folder:
            file = pathlib.Path(folder, "Dockerfile")
            file.write_text("FROM debian\nRUN cd /tmp\nUSER root\n")
            linted = hadolint(file)
        self.assertEqual(linted.returncode, 1)
        for code in ("DL3006", "DL3003", "DL3002"):
            self.assertIn(code, linted.stdout)

    def test_every_base_is_pinned(self):
        for file in DOCKERFILES:
            with self.subTest(file.relative_to(ROOT)):
                known, stages, bases = {}, set(), []
                for name, value in instructions(file):
                    if name == "ARG" and "=" in value:
                        key, default = value.split("=", 1)
                        known.setdefault(key, default)
                    elif name == "FROM":
                        words = [word for word in value.split() if not word.startswith("--")]
                        base = re.sub(r"\$\{(\w+)\}", lambda match: known[match[1]], words[0])
                        if base not in stages | {"scratch"}:
                            bases.append(base)
                        stages |= set(words[2:3])
                self.assertTrue(bases)
                for base in bases:
                    # What is shipped, by its digest; what only builds wingen, by a tag with a full version.
                    pin = r"^[a-z0-9./-]+:\d+\.\d+\.\d+[\w.-]*$" if file == OWN else r"^[a-z0-9./-]+(:[\w.-]+)?@sha256:[0-9a-f]{64}$"
                    self.assertRegex(base, pin)

    def test_the_last_stage_runs_one_program_as_an_ordinary_user(self):
        for file in DOCKERFILES:
            with self.subTest(file.relative_to(ROOT)):
                parts = instructions(file)
                last = parts[max(index for index, part in enumerate(parts) if part[0] == "FROM") :]
                users = [value for name, value in last if name == "USER"]
                self.assertTrue(users and users[-1] not in ("root", "0", "ContainerAdministrator"), users)
                # As a list: a shell in between would not pass signals on.
                entry_points = [value for name, value in last if name == "ENTRYPOINT"]
                self.assertEqual(len(entry_points), 1)
                self.assertTrue(entry_points[0].startswith("["))

    def test_what_is_copied_from_beside_the_dockerfile_is_there(self):
        for file in DOCKERFILES:
            for name, value in instructions(file):
                if name == "COPY" and "--from=" not in value:
                    for source in [word for word in value.split() if not word.startswith("--")][:-1]:
                        with self.subTest(source):
                            self.assertTrue(any(file.parent.glob(source)))


if __name__ == "__main__":
    unittest.main()
