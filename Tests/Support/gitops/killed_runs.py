"""Kills runs of `wingen gitops` with SIGKILL, and looks at what they leave.

    killed_runs.py WINGEN KILLS [SEED]

Two states of a fleet are written whole, for comparison. Then a repository goes from one to the other and back, in runs that are killed at
random moments. After each, every cluster's folder must be wholly one of the two states (or not be there yet), the check must not crash,
and the next run that is left alone must bring the whole repository to the state that it declares, with nothing left beside it.
"""

import filecmp
import os
import random
import signal
import subprocess
import sys
import tempfile
import time

FLEET = """fleet: killed
repository: {{url: "https://example.com/r.git"}}
argocd: {{generator: list}}
defaults: {{spec: eks-amp, delivery: manifests, namespace: monitoring, values: {{scrape: {{intervalSeconds: {seconds}}}}}}}
clusters:
{clusters}
"""


def declare(path: str, state: int) -> None:
    # Some clusters come and go with the states, some change their delivery.
    names = [f"c{number}" for number in range(8) if state == 0 or number != 3]
    rows = [f"  - {{name: {name}{', delivery: argocd' if state == 1 and name == 'c5' else ''}}}" for name in names]
    with open(path, "w") as file:
        file.write(FLEET.format(seconds=[30, 45][state], clusters="\n".join(rows)))


def tree(folder: str) -> dict[str, str]:
    files = {}
    for top, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(top, name)
            files[os.path.relpath(path, folder)] = path
    return files


def listing(repository: str) -> list[str]:
    clusters = os.path.join(repository, "clusters")
    return os.listdir(clusters) if os.path.isdir(clusters) else []


def is_same(left: str, right: str) -> bool:
    ours, theirs = tree(left), tree(right)
    return ours.keys() == theirs.keys() and all(filecmp.cmp(ours[name], theirs[name], shallow=False) for name in ours)


def main() -> None:
    wingen, kills = os.path.abspath(sys.argv[1]), int(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    print(f"seed {seed}")
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="wingen-killed-") as base:
        fleets = [os.path.join(base, f"fleet{state}", "fleet.yaml") for state in range(2)]
        whole = [os.path.join(base, f"whole{state}") for state in range(2)]
        seconds = 0.0
        for state in range(2):
            os.mkdir(os.path.dirname(fleets[state]))
            declare(fleets[state], state)
            start = time.monotonic()
            subprocess.run([wingen, "gitops", fleets[state], "-o", whole[state]], check=True, capture_output=True)
            seconds = time.monotonic() - start
        repository = os.path.join(base, "repository")
        os.mkdir(repository)
        counts = {"before": 0, "within": 0, "after": 0}
        state = 0
        for number in range(kills):
            before = {name: os.stat(path).st_ino for name, path in tree(repository).items()}
            process = subprocess.Popen([wingen, "gitops", fleets[state], "-o", repository], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            if number % 8 == 0:
                time.sleep(rng.random() * seconds * 1.05)
            else:
                # Most of a run is computing, in which a kill proves little: wait until it writes.
                lock = os.path.join(repository, ".wingen-gitops.wingen-lock")
                held = os.path.exists(lock)
                patience = time.monotonic() + 2 * seconds
                while process.poll() is None and time.monotonic() < patience and (held or not os.path.exists(lock)):
                    # The lock of a run that was killed is there until the next one has it: that one is known by what it writes.
                    if held and os.path.isdir(repository) and any(name.startswith(".") and "wingen-" in name for name in listing(repository)):
                        break
                time.sleep(rng.random() * 0.012)
            process.send_signal(signal.SIGKILL)
            ended = process.wait() == 0
            after = {name: os.stat(path).st_ino for name, path in tree(repository).items()}
            counts["after" if ended else "within" if before != after else "before"] += 1
            clusters = os.path.join(repository, "clusters")
            for name in sorted(os.listdir(clusters)) if os.path.isdir(clusters) else []:
                folder = os.path.join(clusters, name)
                if name.startswith(".") or not os.path.isdir(folder):
                    continue
                if not os.listdir(folder):
                    continue
                if not any(is_same(folder, os.path.join(one, "clusters", name)) for one in whole):
                    sys.exit(f"kill {number}: cluster {name} is neither wholly old nor wholly new")
            # The check tells what is left to do, and survives whatever it meets.
            if number % 5 == 0:
                status = subprocess.run([wingen, "gitops", fleets[state], "-o", repository, "--check"], capture_output=True).returncode
                if status not in (0, 1):
                    sys.exit(f"kill {number}: the check ended with {status}")
            if number % 3 == 0:
                subprocess.run([wingen, "gitops", fleets[state], "-o", repository], check=True, capture_output=True)
                if not is_same(repository, whole[state]):
                    sys.exit(f"kill {number}: the next run did not complete the repository")
                if [name for name in tree(repository) if "wingen-" in name and ".wingen-manifest.json" not in name and name != ".wingen-gitops.json"]:
                    sys.exit(f"kill {number}: something was left beside the output")
                state = 1 - state
        subprocess.run([wingen, "gitops", fleets[state], "-o", repository], check=True, capture_output=True)
        if not is_same(repository, whole[state]):
            sys.exit("the last run did not complete the repository")
        print(f"{kills} kills: {counts['before']} before anything was written, {counts['within']} while it was, {counts['after']} too late")


main()
