"""Every command line in the help of a command is run as it stands there, in a folder that has what it names."""

import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

from terminal import WINGEN

MANIFEST = """\
apiVersion: v1
kind: ConfigMap
metadata: {name: a, namespace: b}
data: {a: b}
"""
COLLECTOR = """\
receivers: {otlp: {protocols: {grpc: {}}}}
exporters: {debug: {}}
service: {pipelines: {metrics: {receivers: [otlp], exporters: [debug]}}}
"""
FLEET = """\
fleet: test
repository: {url: "https://example.com/r.git"}
clusters:
  - {name: one, spec: eks-amp, delivery: manifests, namespace: monitoring}
"""
NODES = {"apiVersion": "v1", "kind": "List", "items": [{
    "apiVersion": "v1", "kind": "Node", "metadata": {"name": "akswin1", "labels": {"kubernetes.io/os": "windows", "kubernetes.io/arch": "amd64"}},
    "status": {"allocatable": {"cpu": "4", "memory": "16Gi", "pods": "30"}}}]}
# Programs of others print what they would; those that would change a cluster are not run.
STAND_INS = {"helm": "cat manifests/a.yaml", "kubectl": "cat nodes.json"}
# Thousands of combinations take minutes in a debug build; Tests/CLITests/VerifyTests.swift has the command. By itself init asks, on a
# terminal: Tests/Support/scaffold has that.
ELSEWHERE = re.compile(r"^(azure/install\.sh |wingen verify |wingen init$)")


def commands():
    text = subprocess.run([WINGEN, "reference", "commands"], capture_output=True, text=True, check=True).stdout
    return re.findall(r"^## wingen (\S+)$", text, re.M)


def examples(command):
    """The command lines in a command's help, unwrapped."""
    text = subprocess.run([WINGEN, "help", command], capture_output=True, text=True, check=True, env={**os.environ, "COLUMNS": "400"}).stdout
    found = re.findall(r"^Example: (.*)$", text, re.M)
    for block in re.findall(r"^Examples:\n((?:  .*\n)+)", text, re.M):
        found += [line.strip() for line in block.splitlines()]
    return found


class ExampleTests(unittest.TestCase):
    def test_every_command_has_examples_and_its_options(self):
        self.assertGreater(len(commands()), 10)
        for command in commands():
            with self.subTest(command):
                self.assertTrue(examples(command))
                text = subprocess.run([WINGEN, command, "--help"], capture_output=True, text=True, check=True).stdout
                for option in ("--quiet", "--verbose", "--color"):
                    self.assertIn(option, text)

    def run_example(self, line):
        with tempfile.TemporaryDirectory(prefix="wingen-example-") as name:
            folder = pathlib.Path(name)
            for inner in ("bin", "manifests", "charts", "values", ".zfunc", ".config/fish/completions", "docs"):
                (folder / inner).mkdir(parents=True)
            (folder / "bin/wingen").symlink_to(WINGEN)
            for program, script in STAND_INS.items():
                stand_in = folder / "bin" / program
                # The values of a release are values; everything else is manifests.
                stand_in.write_text(f'#!/bin/sh\n[ "$1 $2" = "get values" ] && {{ echo "{{}}"; exit; }}\n{script}\n')
                stand_in.chmod(0o755)
            for file in ("manifests/a.yaml", "charts/a.yaml", "old.yaml", "new.yaml", "aks-logzio-rendered.yaml"):
                (folder / file).write_text(MANIFEST)
            for file in ("values.yaml", "production.yaml", "logzio-values.yaml"):
                (folder / file).write_text("{}\n")
            (folder / "otel-config.yaml").write_text(COLLECTOR)
            (folder / "nodes.json").write_text(json.dumps(NODES))
            (folder / "fleet.yaml").write_text(FLEET)
            variables = {"PATH": f"{folder / 'bin'}:/usr/bin:/bin", "HOME": str(folder)}
            # What another example makes.
            if "windows-metrics-0.1.0.tgz" in line:
                package = [WINGEN, "package", "aks-logzio", "-o", "dist"]
                subprocess.run(package, cwd=folder, env=variables, check=True, capture_output=True)
                for made in (folder / "dist").glob("*.tgz"):
                    made.rename(folder / "windows-metrics-0.1.0.tgz")
            return subprocess.run(
                ["bash", "-o", "pipefail", "-c", line], cwd=folder, env=variables, capture_output=True, text=True, stdin=subprocess.DEVNULL,
                timeout=300)

    def test_examples_work(self):
        lines = [line for command in commands() for line in examples(command) if not ELSEWHERE.match(line)]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            for line, outcome in zip(lines, pool.map(self.run_example, lines)):
                with self.subTest(line):
                    # 1: findings, differences or stale output.
                    self.assertIn(outcome.returncode, (0, 1), outcome.stderr)
                    self.assertNotIn("command not found", outcome.stderr)


if __name__ == "__main__":
    unittest.main()
