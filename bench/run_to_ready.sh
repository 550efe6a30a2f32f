#!/usr/bin/env bash
# How long from ./run, built before, until one can log in? And how much of that is the two processes' own start?
#     bench/run_to_ready.sh [times]
set -euo pipefail
cd "$(dirname "$0")/.."

times=${1:-5}
port=$((20000 + RANDOM % 20000))
data=$(mktemp -d)
pid=
end() { [ -z "$pid" ] || { kill "$pid" 2>/dev/null && wait "$pid" || true; }; pid=; }
trap 'end; rm -rf "$data"' EXIT

millis() { local now=${EPOCHREALTIME/[.,]/}; echo $((now / 1000)); }

# until_line PATTERN COMMAND…: prints the milliseconds from its start to that line on its standard output, and ends it.
until_line() {
  local pattern=$1 began line; shift
  began=$(millis)
  exec {output}< <(exec "$@" 2>>"$data/log")
  pid=$!
  while read -r line <&"$output"; do
    [[ $line =~ $pattern ]] && { taken=$(($(millis) - began)); end; exec {output}<&-; return; }
  done
  echo "$1 ended without \"$pattern\":" >&2; tail -n 5 "$data/log" >&2; exit 1
}

# row NAME BUDGET COMMAND…: one line of the table with the least, the middle and the most of the times.
row() {
  local name=$1 budget=$2 pattern=$3 all=(); shift 3
  for _ in $(seq "$times"); do until_line "$pattern" "$@"; all+=("$taken"); done
  mapfile -t all < <(printf '%s\n' "${all[@]}" | sort -n)
  printf '| %-44s | %6s | %6s | %6s | %-14s |\n' "$name" "${all[0]}" "${all[$((times / 2))]}" "${all[-1]}" "$budget"
}

printf '| %-44s | %6s | %6s | %6s | %-14s |\n' "ms until ready, $times times" least middle most budget
printf '| %s | %s | %s | %s | %s |\n' "$(printf -- '-%.0s' {1..44})" ------ ------ ------ --------------

until_line '^Muster is running' ./run --port "$port" --data "$data/run"
first=$taken
row "./run, built and started before" "" '^Muster is running' ./run --port "$port" --data "$data/run"
printf '| %-44s | %6s | %6s | %6s | %-14s |\n' "./run, built before, with an empty folder" "" "$first" "" ""

echo between-sandbox-and-muster >"$data/secret"
sandbox=(build/bin/muster-sandbox --port "$port" --data "$data/sandbox" --plugin-url "http://127.0.0.1:$((port + 1))"
         --plugin-secret-file "$data/secret")
muster=(build/bin/muster serve --chat-url "http://127.0.0.1:$port" --chat-token-file "$data/sandbox/bot-token"
        --http-port $((port + 1)) --plugin-secret-file "$data/secret" --seed-file sandbox/seed/playbooks.json)
row "muster-sandbox" "" '^ready ' "${sandbox[@]}"

"${sandbox[@]}" >"$data/ready" 2>>"$data/log" &
chat=$!
trap 'end; kill "$chat" 2>/dev/null; rm -rf "$data"' EXIT
until grep -q '^ready' "$data/ready"; do sleep 0.02; done
row "muster, with an empty folder first, then not" "200 (empty)" '^ready ' "${muster[@]}" --data-dir "$data/muster"
