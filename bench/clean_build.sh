#!/usr/bin/env bash
# How long does a clean build take, without and with a warm ccache?
#     bench/clean_build.sh [jobs]
# In a copy of the committed tree, with a ccache of its own; the first build fills it.
set -euo pipefail
cd "$(dirname "$0")/.."

jobs=${1:-$(nproc)}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
git archive --prefix=tree/ HEAD | tar -x -C "$place"
cd "$place/tree"
export CCACHE_DIR="$place/ccache" CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1

# seconds PRESET BUILD-DIR TARGET…: of configuring and building from nothing.
seconds() {
  local preset=$1 dir=$2 began=$SECONDS; shift 2
  rm -rf "$dir"
  cmake --preset "$preset" >/dev/null
  ninja -C "$dir" -j "$jobs" "$@" >"$place/log" || { tail -n 30 "$place/log" >&2; exit 1; }
  echo $((SECONDS - began))
}
build_all() {
  executables=$(seconds release build/release muster muster-sandbox)
  tests=$(seconds dev build/dev)
}

row() { printf '| %-34s | %8s | %18s | %8s | %-8s |\n' "$@"; }
build_all
row "s, $jobs jobs" ./run "tests (sanitizers)" both budget
row ---------------------------------- -------- ------------------ -------- --------
row "clean, with an empty ccache" "$executables" "$tests" $((executables + tests)) 360
build_all
row "clean, with a warm ccache" "$executables" "$tests" $((executables + tests)) 90
