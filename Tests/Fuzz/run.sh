#!/bin/sh
# Usage: Tests/Fuzz/run.sh TARGET SECONDS [SEED]
#
# TARGET is a folder beside this script: its Swift files have a function exported as LLVMFuzzerTestOneInput, `modules` names the
# modules of Sources that it needs, each after those it imports, and `seeds` holds inputs to begin with. What libFuzzer finds worth
# keeping goes to .build/fuzz/TARGET/corpus, inputs that fail to .build/fuzz/TARGET/failures.
set -eu

target=${1:?usage: Tests/Fuzz/run.sh TARGET SECONDS [SEED]}
seconds=${2:?usage: Tests/Fuzz/run.sh TARGET SECONDS [SEED]}
seed=${3:-$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')}
root=$(cd "$(dirname "$0")/../.." && pwd)
here=$root/Tests/Fuzz/$target
build=$root/.build/fuzz/$target
mkdir -p "$build/corpus" "$build/failures"

flags="-swift-version 6 -parse-as-library -O -g -wmo -sanitize=fuzzer,address -I $build -I $root/Sources/CLibYAML
  -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault
  -enable-upcoming-feature MemberImportVisibility"
objects=
for module in $(cat "$here/modules"); do
  # shellcheck disable=SC2086 # flags are several words
  swiftc $flags -module-name "$module" -emit-module -emit-module-path "$build/$module.swiftmodule" -c -o "$build/$module.o" \
    "$root/Sources/$module"/*.swift
  objects="$objects $build/$module.o"
done
# shellcheck disable=SC2086
swiftc $flags -module-name "Fuzz$target" -o "$build/fuzz" "$here"/*.swift $objects -lyaml

# The backtrace helper of Swift's runtime can hang after a crash; libFuzzer prints a stack of its own.
export SWIFT_BACKTRACE=enable=no
echo "seed $seed"
exec "$build/fuzz" -seed="$seed" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=4096 -artifact_prefix="$build/failures/" \
  -print_final_stats=1 "$build/corpus" "$here/seeds"
