#!/bin/sh
# Usage: Tests/Fuzz/run.sh TARGET[,TARGET]… SECONDS [SEED]
#
# TARGET is a folder beside this script: its Swift files have a function exported as LLVMFuzzerTestOneInput, `modules` names the
# modules of Sources that it needs, each after those it imports, and `seeds` holds inputs to begin with; so do the folders that a file
# `more-seeds` names, relative to the repository; `asan-options` has options of the address sanitizer. What libFuzzer finds worth keeping
# goes to .build/fuzz/TARGET/corpus, inputs that fail to .build/fuzz/TARGET/failures. Several targets are built from the same modules,
# compiled once, and run side by side for SECONDS each.
set -eu

usage="usage: Tests/Fuzz/run.sh TARGET[,TARGET]… SECONDS [SEED]"
targets=$(printf '%s' "${1:?$usage}" | tr , ' ')
seconds=${2:?$usage}
seed=${3:-$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')}
root=$(cd "$(dirname "$0")/../.." && pwd)
fuzz=$root/.build/fuzz
build=$fuzz/modules
mkdir -p "$build"

flags="-swift-version 6 -parse-as-library -O -g -wmo -sanitize=fuzzer,address -I $build -I $root/Sources/CLibYAML -I $root/Sources/CZlib
  -Xcc -fmodule-map-file=$build/CSystem.modulemap
  -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault
  -enable-upcoming-feature MemberImportVisibility"
echo "module CSystem { header \"$root/Sources/CSystem/include/CSystem.h\" export * }" >"$build/CSystem.modulemap"

# Compiles a module of Sources.
compile() {
  sources=$(find "$root/Sources/$1" -name '*.swift' | sort)
  texts=$(cd "$root/Sources/$1" && find . -name '*.txt' | sed 's,^[.]/,,' | sort)
  if [ -n "$texts" ]; then
    [ -n "$embeds" ] || swiftc -parse-as-library -O -o "$build/EmbedFiles" "$root"/Sources/EmbedFiles/*.swift
    embeds=yes
    # shellcheck disable=SC2086 # several files
    "$build/EmbedFiles" "$build/${1}Texts.swift" "$root/Sources/$1" $texts
    sources="$sources $build/${1}Texts.swift"
  fi
  # shellcheck disable=SC2086 # flags and sources are several words
  swiftc $flags -module-name "$1" -emit-module -emit-module-path "$build/$1.swiftmodule" -c -o "$build/$1.o" $sources
}

# Compiles and links a target, whose modules are compiled.
link() {
  mkdir -p "$fuzz/$1/corpus" "$fuzz/$1/failures"
  objects=
  for file in "$root"/Sources/CSystem/*.c; do objects="$objects $build/$(basename "$file").o"; done
  for module in $(cat "$root/Tests/Fuzz/$1/modules"); do objects="$objects $build/$module.o"; done
  # shellcheck disable=SC2086
  swiftc $flags -module-name "Fuzz$1" -o "$fuzz/$1/fuzz" "$root/Tests/Fuzz/$1"/*.swift $objects -lyaml -lz
}

# Runs a target.
run() {
  here=$root/Tests/Fuzz/$1
  more=
  if [ -f "$here/more-seeds" ]; then
    more=$fuzz/$1/seeds
    mkdir -p "$more"
    for folder in $(cat "$here/more-seeds"); do
      # One folder for all, for libFuzzer does not look into subfolders.
      for file in $(find "$root/$folder" -type f | sort); do cp "$file" "$more/$(printf '%s' "${file#"$root/"}" | tr / _)"; done
    done
  fi
  # The backtrace helper of Swift's runtime can hang after a crash; libFuzzer prints a stack of its own.
  export SWIFT_BACKTRACE=enable=no
  if [ -f "$here/asan-options" ]; then
    ASAN_OPTIONS=$(cat "$here/asan-options")
    export ASAN_OPTIONS
  fi
  echo "$1: seed $seed"
  exec "$fuzz/$1/fuzz" -seed="$seed" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=4096 \
    -artifact_prefix="$fuzz/$1/failures/" -print_final_stats=1 "$fuzz/$1/corpus" "$here/seeds" ${more:+"$more"}
}

# Does something with every target at once; the output of several comes in one piece each. Fails if it fails for one.
each() {
  case "$targets" in *" "*) ;; *) "$1" "$targets"; return ;; esac
  jobs=
  trap 'for job in $jobs; do kill "${job%%:*}" 2>/dev/null || :; done; exit 1' HUP INT TERM
  for target in $targets; do
    "$1" "$target" >"$fuzz/$target.$1.log" 2>&1 &
    jobs="$jobs $!:$target"
  done
  failed=0
  for job in $jobs; do
    wait "${job%%:*}" || failed=1
    cat "$fuzz/${job#*:}.$1.log"
  done
  trap - HUP INT TERM
  return "$failed"
}

for file in "$root"/Sources/CSystem/*.c; do
  "${CC:-clang}" -O -I "$root/Sources/CSystem/include" -c -o "$build/$(basename "$file").o" "$file"
done
embeds=
done_modules=" "
for target in $targets; do
  # Every module comes behind those it imports in each list, so also in the lists one after the other.
  for module in $(cat "$root/Tests/Fuzz/$target/modules"); do
    case "$done_modules" in *" $module "*) continue ;; esac
    compile "$module"
    done_modules="$done_modules$module "
  done
done
each link
each run
