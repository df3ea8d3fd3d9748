#!/usr/bin/env python3
"""How fast `wingen lint` checks 12,000 documents in 1,000 files, and a stream of 100 MiB; how much memory that takes.

usage: lint_rate.py WINGEN
"""
import os
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def run(wingen, argument, source):
    """Wall seconds, seconds of processor time, peak MiB."""
    actions = [(os.POSIX_SPAWN_OPEN, 0, source, os.O_RDONLY, 0)]
    actions += [(os.POSIX_SPAWN_OPEN, number, "/dev/null", os.O_WRONLY, 0) for number in (1, 2)]
    start = time.monotonic()
    pid = os.posix_spawn(wingen, [wingen, "lint", argument], os.environ, file_actions=actions)
    _, status, usage = os.wait4(pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0, "findings of more than information"
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main(wingen):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, f"{HERE}/manifests.py", f"{folder}/files", "1000"], check=True)
        with open(f"{folder}/stream.yaml", "w") as stream:
            subprocess.run([sys.executable, f"{HERE}/manifests.py", "-", "100"], check=True, stdout=stream)
        with open(f"{folder}/stream.yaml") as stream:
            documents = sum(line.startswith("kind:") for line in stream)
        runs = sorted(run(wingen, f"{folder}/files", "/dev/null") for _ in range(11))
        wall, cpu, memory = runs[len(runs) // 2]
        print(f"1,000 files: {12000 / wall:.0f} documents/s (median of 11), {12000 / cpu:.0f} for each second of a core, {memory:.0f} MiB")
        wall, cpu, memory = run(wingen, "-", f"{folder}/stream.yaml")
        print(f"100 MiB stream: {documents / wall:.0f} documents/s, {documents / cpu:.0f} for each second of a core, {memory:.0f} MiB")


if __name__ == "__main__":
    main(*sys.argv[1:])
