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

# row NAME BUDGET FOLDER PATTERN COMMAND…: one line of the table with the least, the middle and the most of the times.
# FOLDER is removed before each of them; - for none.
row() {
  local name=$1 budget=$2 folder=$3 pattern=$4 all=(); shift 4
  for _ in $(seq "$times"); do
    [ "$folder" = - ] || rm -rf "$folder"
    until_line "$pattern" "$@"
    all+=("$taken")
  done
  mapfile -t all < <(printf '%s\n' "${all[@]}" | sort -n)
  printf '| %-44s | %6s | %6s | %6s | %-6s |\n' "$name" "${all[0]}" "${all[$((times / 2))]}" "${all[-1]}" "$budget"
}

printf '| %-44s | %6s | %6s | %6s | %-6s |\n' "ms until ready, $times times" least middle most budget
printf '| %s | %s | %s | %s | %s |\n' "$(printf -- '-%.0s' {1..44})" ------ ------ ------ ------

run=(./run --port "$port" --data "$data/run")
until_line '^Muster is running' "${run[@]}" # builds what is not built
row "./run, built before, with an empty folder" "" "$data/run" '^Muster is running' "${run[@]}"
row "./run, built and started before" "" - '^Muster is running' "${run[@]}"

echo between-sandbox-and-muster >"$data/secret"
sandbox=(build/bin/muster-sandbox --port "$port" --data "$data/sandbox" --plugin-url "http://127.0.0.1:$((port + 1))"
         --plugin-secret-file "$data/secret")
muster=(build/bin/muster serve --chat-url "http://127.0.0.1:$port" --chat-token-file "$data/sandbox/bot-token"
        --http-port $((port + 1)) --plugin-secret-file "$data/secret" --seed-file sandbox/seed/playbooks.json)
row "muster-sandbox, with an empty folder" "" "$data/sandbox" '^ready ' "${sandbox[@]}"
row "muster-sandbox, started before" "" - '^ready ' "${sandbox[@]}"

"${sandbox[@]}" >"$data/ready" 2>>"$data/log" &
chat=$!
trap 'end; kill "$chat" 2>/dev/null; rm -rf "$data"' EXIT
until grep -q '^ready' "$data/ready"; do sleep 0.02; done
muster+=(--data-dir "$data/muster")
row "muster, with an empty folder" 200 "$data/muster" '^ready ' "${muster[@]}"
row "muster, started before" "" - '^ready ' "${muster[@]}"
