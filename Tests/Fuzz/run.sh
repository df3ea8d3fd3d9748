#!/bin/sh
# Usage: Tests/Fuzz/run.sh TARGET SECONDS [SEED]
#
# TARGET is a folder beside this script: its Swift files have a function exported as LLVMFuzzerTestOneInput, `modules` names the
# modules of Sources that it needs, each after those it imports, and `seeds` holds inputs to begin with; so do the folders that a file
# `more-seeds` names, relative to the repository; `asan-options` has options of the address sanitizer. What libFuzzer finds worth keeping
# goes to .build/fuzz/TARGET/corpus, inputs that fail to .build/fuzz/TARGET/failures.
set -eu

target=${1:?usage: Tests/Fuzz/run.sh TARGET SECONDS [SEED]}
seconds=${2:?usage: Tests/Fuzz/run.sh TARGET SECONDS [SEED]}
seed=${3:-$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')}
root=$(cd "$(dirname "$0")/../.." && pwd)
here=$root/Tests/Fuzz/$target
build=$root/.build/fuzz/$target
mkdir -p "$build/corpus" "$build/failures"

flags="-swift-version 6 -parse-as-library -O -g -wmo -sanitize=fuzzer,address -I $build -I $root/Sources/CLibYAML -I $root/Sources/CZlib
  -Xcc -fmodule-map-file=$build/CSystem.modulemap
  -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault
  -enable-upcoming-feature MemberImportVisibility"
echo "module CSystem { header \"$root/Sources/CSystem/include/CSystem.h\" export * }" >"$build/CSystem.modulemap"
swiftc -parse-as-library -O -o "$build/EmbedFiles" "$root"/Sources/EmbedFiles/*.swift
objects=
for file in "$root"/Sources/CSystem/*.c; do
  "${CC:-clang}" -O -I "$root/Sources/CSystem/include" -c -o "$build/$(basename "$file").o" "$file"
  objects="$objects $build/$(basename "$file").o"
done
for module in $(cat "$here/modules"); do
  sources=$(find "$root/Sources/$module" -name '*.swift' | sort)
  texts=$(cd "$root/Sources/$module" && find . -name '*.txt' | sed 's,^[.]/,,' | sort)
  if [ -n "$texts" ]; then
    # shellcheck disable=SC2086 # several files
    "$build/EmbedFiles" "$build/${module}Texts.swift" "$root/Sources/$module" $texts
    sources="$sources $build/${module}Texts.swift"
  fi
  # shellcheck disable=SC2086 # flags and sources are several words
  swiftc $flags -module-name "$module" -emit-module -emit-module-path "$build/$module.swiftmodule" -c -o "$build/$module.o" $sources
  objects="$objects $build/$module.o"
done
# shellcheck disable=SC2086
swiftc $flags -module-name "Fuzz$target" -o "$build/fuzz" "$here"/*.swift $objects -lyaml -lz

more=
if [ -f "$here/more-seeds" ]; then
  for folder in $(cat "$here/more-seeds"); do
    for file in $(find "$root/$folder" -type f | sort); do
      # One folder for all, for libFuzzer does not look into subfolders.
      mkdir -p "$build/seeds" && cp "$file" "$build/seeds/$(printf '%s' "${file#"$root/"}" | tr / _)"
    done
  done
  more=$build/seeds
fi

# The backtrace helper of Swift's runtime can hang after a crash; libFuzzer prints a stack of its own.
export SWIFT_BACKTRACE=enable=no
if [ -f "$here/asan-options" ]; then
  ASAN_OPTIONS=$(cat "$here/asan-options")
  export ASAN_OPTIONS
fi
echo "seed $seed"
exec "$build/fuzz" -seed="$seed" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=4096 -artifact_prefix="$build/failures/" \
  -print_final_stats=1 "$build/corpus" "$here/seeds" ${more:+"$more"}
