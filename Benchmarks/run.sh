#!/usr/bin/env bash
# Measures: whole commands cold, evaluation in process, and beside them the same installation by Helm's own code.
set -euo pipefail
cd "$(dirname "$0")/.."
wingen=.build/release/wingen
Tests/Support/install.sh hyperfine:hyperfine
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

echo "== whole commands, medians over 50 runs"
hyperfine --shell=none --warmup 5 --runs 50 --prepare "rm -rf $out/chart" "$wingen build aks-logzio -o $out/chart" 2>/dev/null | grep -E 'Time|Range'
hyperfine --shell=none --warmup 5 --runs 50 "$wingen render aks-logzio" 2>/dev/null | grep -E 'Time|Range'
"$wingen" build aks-logzio -o "$out/chart" 2>/dev/null
/usr/bin/env python3 - "$wingen" "$out" <<'PY'
import os, sys
wingen, out = sys.argv[1:]
pid = os.posix_spawn(wingen, [wingen, "build", "aks-logzio", "-o", out + "/memory"], os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 2, "/dev/null", os.O_WRONLY, 0)])
_, _, usage = os.wait4(pid, 0)
print(f"peak memory of a build: {usage.ru_maxrss / 1024:.1f} MiB")
PY

echo "== evaluation in process, one core"
swift build --package-path Benchmarks --configuration release --product EvaluationRate 2>&1 | tail -1
Benchmarks/.build/release/EvaluationRate 3

echo "== Helm's own code: template, validate and post the same chart to a server that records"
python3 Benchmarks/helm_rate.py "$out/chart"

echo "== lint: schema check and all rules"
python3 Benchmarks/lint_rate.py "$wingen"

echo "== fleets: 1,000 clusters five times, medians; 10,000 once"
python3 Benchmarks/fleet_rate.py "$wingen" 1000
python3 Benchmarks/fleet_rate.py "$wingen" 10000

echo "== specs in Swift files, medians of 15"
python3 Benchmarks/spec_rate.py "$wingen"
