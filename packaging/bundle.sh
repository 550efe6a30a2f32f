#!/usr/bin/env bash
# Makes build/muster-<version>-linux-<machine>.tar.gz: the whole plugin, which an administrator uploads in the System
# Console. What it needs is built first.
#   packaging/bundle.sh [amd64]
set -euo pipefail
cd "$(dirname "$0")/.."

machine=${1:-amd64}
. tools/install.sh
export CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1
case "$machine" in
  amd64) preset=release strip=strip executable=build/bin/muster ;;
  *) echo "bundle: $machine is not amd64" >&2; exit 2 ;;
esac
cmake --preset "$preset" >/dev/null
ninja -C "build/$preset" -j "$(build_jobs)" muster | sed -un '/error\|FAILED/p; /^\[[0-9]*[1-9]0\/[0-9]*\]/p' >&2
build_webapp

folder=build/bundle-$machine
rm -rf "$folder"
mkdir -p "$folder/server/dist"
cp -r build/plugin/assets build/plugin/webapp LICENSE NOTICE "$folder"
mkdir "$folder/licenses"
for package in "${muster_libraries[@]}" libc6-dev libstdc++-12-dev; do
  cp -L "/usr/share/doc/$package/copyright" "$folder/licenses/$package.txt"
done
cp -L /usr/share/common-licenses/LGPL-2.1 "$folder/licenses/"
python3 tools/plugin_manifest.py "linux-$machine" "$folder/plugin.json"
"$strip" -o "$folder/server/dist/plugin-linux-$machine" "$executable"
chmod 755 "$folder/server/dist/plugin-linux-$machine"
version=$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1])).version' "$folder/plugin.json")
bundle=build/muster-$version-linux-$machine.tar.gz
pack_plugin "$folder" "$bundle"
echo "$bundle"
