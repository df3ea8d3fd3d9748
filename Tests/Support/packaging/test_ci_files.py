"""What others run for us: the action, and the CI files that `wingen init` writes, by the published schemas of their hosts."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[3]
WINGEN = ROOT / ".build/debug/wingen"
TOOLS = ROOT / ".build/test-tools"
SCHEMAS = TOOLS / "published/python/check_jsonschema/builtin_schemas/vendor"
sys.path.insert(0, str(TOOLS / f"python{sys.version_info.major}.{sys.version_info.minor}"))

import jsonschema  # noqa: E402


def faults(schema, document):
    rules = json.loads((SCHEMAS / f"{schema}.json").read_text(encoding="utf-8"))
    return [error.message for error in jsonschema.validators.validator_for(rules)(rules).iter_errors(document)]


class CIFilesTests(unittest.TestCase):
    def begun(self, *options):
        temporary = tempfile.TemporaryDirectory(prefix="wingen-ci-")
        self.addCleanup(temporary.cleanup)
        folder = pathlib.Path(temporary.name)
        subprocess.run([WINGEN, "init", folder, "--cloud", "eks", "--backend", "amp", *options], check=True, capture_output=True)
        return folder

    def test_the_action(self):
        action = yaml.safe_load((ROOT / "action.yml").read_text())
        self.assertEqual(faults("github-actions", action), [])
        del action["runs"]["steps"][0]["shell"]
        self.assertNotEqual(faults("github-actions", action), [])

    def test_workflows(self):
        for language in ("swift", "yaml"):
            # YAML 1.1 takes the key `on` for a boolean.
            workflow = yaml.load((self.begun("--format", language, "--ci", "github") / ".github/workflows/chart.yaml").read_text(), yaml.BaseLoader)
            self.assertEqual(faults("github-workflows", workflow), [])
            del workflow["jobs"]["chart"]["runs-on"]
            self.assertNotEqual(faults("github-workflows", workflow), [])

    def test_jobs_of_gitlab(self):
        for language in ("swift", "yaml"):
            jobs = yaml.safe_load((self.begun("--format", language, "--ci", "gitlab") / ".gitlab-ci.yml").read_text())
            self.assertEqual(faults("gitlab-ci", jobs), [])
            jobs["chart"]["script"] = 1
            self.assertNotEqual(faults("gitlab-ci", jobs), [])


if __name__ == "__main__":
    unittest.main()
