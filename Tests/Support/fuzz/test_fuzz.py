"""The fuzzers that need seconds: nothing that anybody sends crashes or hangs the readers of YAML and of values.

FUZZ_SECONDS says how long each of them runs; `make test-long` runs all of them for minutes.
"""

import os
import pathlib
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]


class FuzzTests(unittest.TestCase):
    def test_readers(self):
        seconds = os.environ.get("FUZZ_SECONDS", "15")
        done = subprocess.run(
            [ROOT / "Tests/Fuzz/run.sh", "YAML,Values", seconds, "1"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertEqual(done.stdout.count("stat::number_of_executed_units"), 2, done.stdout)


if __name__ == "__main__":
    unittest.main()
