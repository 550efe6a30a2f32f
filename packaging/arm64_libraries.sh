#!/usr/bin/env bash
# Unpacks Debian's libraries for arm64 into build/arm64-libraries, for cmake/arm64.cmake. They come from this machine's own
# apt sources by lists of their own, so that neither its packages nor its architectures change. Nothing of them is run.
set -euo pipefail
cd "$(dirname "$0")/.."

. tools/install.sh
root=$PWD/build/arm64-libraries
packages=("${muster_libraries[@]}" libc6-dev)
# Unpacked again when this machine got newer ones: a fix in OpenSSL is for both.
wanted=$(dpkg-query -W -f='${Package} ${Version}\n' "${packages[@]}")
[ "$(cat "$root/.unpacked" 2>/dev/null)" != "$wanted" ] || exit 0

# The folder's name must hold no space: apt takes it apart there.
lists=$(mktemp -d)
trap 'rm -rf "$lists"' EXIT
mkdir -p "$lists/lists/partial" "$lists/cache/archives/partial" "$lists/packages"
: >"$lists/status"
apt=(apt-get -q -o APT::Architecture=arm64 -o APT::Architectures=arm64 -o APT::Sandbox::User= -o "Dir::State::lists=$lists/lists"
  -o "Dir::State::status=$lists/status" -o "Dir::Cache=$lists/cache")
if ! { "${apt[@]}" update && cd "$lists/packages" && "${apt[@]}" download "${packages[@]}"; } >"$lists/log" 2>&1; then
  grep '^[EW]:' "$lists/log" | tail -n 5 >&2
  echo "The libraries for arm64 cannot be had: apt's sources on this machine (/etc/apt) must have Debian 12 for arm64 too." >&2
  exit 2
fi
rm -rf "$root"
mkdir -p "$root"
for package in "$lists"/packages/*.deb; do dpkg-deb -x "$package" "$root"; done
echo "$wanted" >"$root/.unpacked"
