#!/usr/bin/env bash
# Makes build/muster-<version>-linux-amd64.tar.gz: the whole plugin, which an administrator uploads in the System Console.
# What it needs is built first.
set -euo pipefail
cd "$(dirname "$0")/.."

. tools/install.sh
export CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1
cmake --preset release >/dev/null
ninja -C build/release -j "$(build_jobs)" muster | sed -un '/error\|FAILED/p; /^\[[0-9]*[1-9]0\/[0-9]*\]/p' >&2
build_webapp

folder=build/bundle-amd64
rm -rf "$folder"
mkdir -p "$folder/server/dist" "$folder/licenses"
cp -r build/plugin/assets build/plugin/webapp LICENSE NOTICE "$folder"
for package in "${muster_libraries[@]}" libc6-dev libstdc++-12-dev; do
  cp -L "/usr/share/doc/$package/copyright" "$folder/licenses/$package.txt"
done
cp -L /usr/share/common-licenses/LGPL-2.1 "$folder/licenses/"
python3 tools/plugin_manifest.py linux-amd64 "$folder/plugin.json"
strip -o "$folder/server/dist/plugin-linux-amd64" build/bin/muster
chmod 755 "$folder/server/dist/plugin-linux-amd64"
version=$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1])).version' "$folder/plugin.json")
bundle=build/muster-$version-linux-amd64.tar.gz
pack_plugin "$folder" "$bundle"
echo "$bundle"
