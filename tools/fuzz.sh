#!/usr/bin/env bash
# Fuzzes the layers of the plugin protocol, all at the same time; fails where one of them crashes.
#   tools/fuzz.sh [SECONDS]    60 when nothing is said; what was found is kept and begun with the next time
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:-60}
targets=(gob yamux netrpc)
. tools/install.sh
cmake --preset fuzz >/dev/null
ninja -C build/fuzz -j "$(build_jobs)" "${targets[@]/#/fuzz_}" | sed -un '/error\|FAILED/p'
python3 tests/fuzz/corpus.py build/fuzz/corpus

declare -A running
for target in "${targets[@]}"; do
  mkdir -p "build/fuzz/found/$target"
  build/fuzz/"fuzz_$target" -max_total_time="$seconds" -max_len=2048 -print_final_stats=1 -artifact_prefix="build/fuzz/$target-" \
    "build/fuzz/found/$target" "build/fuzz/corpus/$target" >"build/fuzz/$target.log" 2>&1 &
  running[$target]=$!
done
crashed=0
for target in "${targets[@]}"; do
  if wait "${running[$target]}"; then
    echo "$target: $(sed -n 's/^stat::number_of_executed_units: *//p' "build/fuzz/$target.log") inputs, no crash"
  else
    grep -v '^#' "build/fuzz/$target.log" | tail -n 40
    echo "$target: crashed"
    crashed=1
  fi
done
exit $crashed
