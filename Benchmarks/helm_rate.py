"""How many installations a second Helm's own code manages, through the harness of the tests."""

import json
import pathlib
import subprocess
import sys
import time

root = pathlib.Path(__file__).resolve().parent.parent
harness = subprocess.Popen(
    [sys.executable, str(root / "Tests/Support/helm/harness.py"), "--tools", str(root / ".build/test-tools")],
    stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
request = json.dumps({"op": "install", "chart": sys.argv[1], "release": "metrics", "namespace": "monitoring", "values": "{}"})


def install():
    harness.stdin.write(request + "\n")
    harness.stdin.flush()
    answer = json.loads(harness.stdout.readline())
    assert answer["ok"], answer


install()
start, count = time.monotonic(), 0
while time.monotonic() - start < 5:
    install()
    count += 1
print(f"  {count / (time.monotonic() - start):.1f} a second")
