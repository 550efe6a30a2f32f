#!/usr/bin/env bash
# How soon is muster there again with many incidents, and how much memory does it have then?
#     bench/restart.sh FOLDER [times]        FOLDER is a data folder as bench_fill makes it; it is used, not changed much
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$1
times=${2:-5}
bin=${MUSTER_BIN_DIR:-build/bin}
port=$((20000 + RANDOM % 20000))
data=$(mktemp -d)
chat=
pid=
end() { [ -z "$pid" ] || { kill "$pid" 2>/dev/null && wait "$pid" || true; }; pid=; }
trap 'end; [ -z "$chat" ] || kill "$chat"; rm -rf "$data"' EXIT

millis() { local now=${EPOCHREALTIME/[.,]/}; echo $((now / 1000)); }

"$bin/muster-sandbox" --port "$port" --data "$data/sandbox" >"$data/ready" 2>>"$data/log" &
chat=$!
until grep -q '^ready' "$data/ready"; do sleep 0.02; done

# until_ready FOLDER: milliseconds until muster listens, and until /readyz says that it can do its work.
until_ready() {
  local began
  began=$(millis)
  "$bin/muster" serve --chat-url "http://127.0.0.1:$port" --chat-token-file "$data/sandbox/bot-token" \
    --http-port $((port + 1)) --data-dir "$1" >"$data/muster" 2>>"$data/log" &
  pid=$!
  until grep -q '^ready' "$data/muster"; do kill -0 "$pid" || { tail -n 5 "$data/log" >&2; exit 1; }; sleep 0.005; done
  listens=$(($(millis) - began))
  until curl --silent --fail --output "$data/readyz" "http://127.0.0.1:$((port + 1))/readyz"; do sleep 0.005; done
  works=$(($(millis) - began))
  memory=$(awk '/^VmRSS|^RssAnon/ {printf "%.1f ", $2 / 1024}' "/proc/$pid/status")
  end
}

printf '| %-28s | %9s | %9s | %s |\n' "muster" "listens" "is ready" "MB resident, of its own"
printf '| %s | %s | %s | %s |\n' "$(printf -- '-%.0s' {1..28})" -------- -------- "$(printf -- '-%.0s' {1..23})"
for of in "$data/empty" "$folder"; do
  for _ in $(seq "$times"); do
    until_ready "$of"
    printf '| %-28s | %6s ms | %6s ms | %23s |\n' "$([ "$of" = "$folder" ] && echo full || echo empty)" "$listens" "$works" "$memory"
  done
done
echo "budget: 200 ms empty, 2000 ms with 100,000 incidents and a million events"
