"""How long the repository of a fleet takes: written first, unchanged, and with one cluster changed; and the memory that it takes.

    fleet_rate.py WINGEN [CLUSTERS]

The clusters install eks-amp (9 objects), or what FLEET_SPEC names; in memory (/dev/shm) and on disk.
"""

import os
import shutil
import statistics
import sys
import tempfile
import time

SPEC = os.environ.get("FLEET_SPEC", "eks-amp")


def fleet(folder: str, clusters: int, delivery: str, changed: bool) -> str:
    rows = ["name,environment,seconds:int"]
    for number in range(clusters):
        environment = ["prod", "test", "dev"][number % 3]
        rows.append(f"edge-{number:05d},{environment},{60 if changed and number == clusters // 2 else 15 + number % 3}")
    with open(os.path.join(folder, "clusters.csv"), "w") as file:
        file.write("\n".join(rows) + "\n")
    path = os.path.join(folder, "fleet.yaml")
    with open(path, "w") as file:
        file.write(
            f"""fleet: edges
repository: {{url: "https://example.com/fleet.git"}}
defaults: {{spec: {SPEC}, delivery: {delivery}, release: metrics, namespace: monitoring, kubernetes: "1.34", cloud: other}}
environments:
  prod: {{wave: 2, labels: {{tier: prod}}}}
  test: {{wave: 1, labels: {{tier: test}}}}
  dev: {{wave: 0, labels: {{tier: dev}}}}
tables:
  - file: clusters.csv
    cluster: {{name: "${{name}}", environment: "${{environment}}", values: {VALUES}}}
"""
        )
    return path


VALUES = os.environ.get("FLEET_VALUES", '{scrape: {intervalSeconds: "${seconds}"}}')


def run(arguments: list[str]) -> tuple[float, float, int]:
    """Seconds, MiB, exit status."""
    start = time.perf_counter()
    null = [(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, "/dev/null", os.O_WRONLY, 0)]
    pid = os.posix_spawn(arguments[0], arguments, os.environ, file_actions=null)
    _, status, usage = os.wait4(pid, 0)
    return time.perf_counter() - start, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def measure(wingen: str, base: str, clusters: int, delivery: str, rounds: int) -> None:
    times: dict[str, list[float]] = {"first": [], "unchanged": [], "one changed": []}
    memory = 0.0
    for _ in range(rounds):
        folder = tempfile.mkdtemp(prefix="fleet-", dir=base)
        try:
            output = os.path.join(folder, "repository")
            for name, changed in [("first", False), ("unchanged", False), ("one changed", True)]:
                path = fleet(folder, clusters, delivery, changed)
                seconds, size, status = run([wingen, "gitops", path, "-o", output])
                if status != 0:
                    sys.exit(f"wingen gitops ended with {status}")
                times[name].append(seconds)
                memory = max(memory, size)
            files = sum(len(names) for _, _, names in os.walk(output))
        finally:
            shutil.rmtree(folder)
    parts = ", ".join(f"{name} {statistics.median(values):.2f} s" for name, values in times.items())
    where = "memory" if base == "/dev/shm" else "disk"
    print(f"{clusters} clusters, {delivery}, {where}: {parts}; {files} files, {memory:.0f} MiB at most")


def main() -> None:
    wingen = os.path.abspath(sys.argv[1])
    clusters = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    for delivery in ["argocd", "manifests"]:
        for base in ["/dev/shm", tempfile.gettempdir()]:
            measure(wingen, base, clusters, delivery, 5 if clusters <= 1000 else 1)


main()
