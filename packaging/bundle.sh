#!/usr/bin/env bash
# Makes build/muster-<version>-linux-<machine>.tar.gz: the whole plugin, which an administrator uploads in the System Console.
#   packaging/bundle.sh          for amd64
#   packaging/bundle.sh arm64    for arm64, by the cross compiler
# What it needs is installed and built first.
set -euo pipefail
cd "$(dirname "$0")/.."

machine=${1:-amd64}
case "$machine" in
  amd64) preset=release executable=build/bin/muster strip=strip libraries=/ standard=libstdc++-12-dev ;;
  arm64)
    preset=arm64 executable=build/arm64/bin/muster strip=aarch64-linux-gnu-strip
    libraries=build/arm64-libraries standard=libstdc++-12-dev-arm64-cross
    ;;
  *) echo "bundle.sh: there is no bundle for $machine, only for amd64 and arm64" >&2; exit 2 ;;
esac
[ "$(uname -m)" = x86_64 ] || { echo "bundle.sh: bundles are made on amd64; this machine is $(uname -m)" >&2; exit 2; }

. tools/install.sh
install_packages "${muster_packages[@]}" >&2
if [ "$machine" = arm64 ]; then
  install_packages "${muster_arm64_packages[@]}" >&2
  packaging/arm64_libraries.sh
fi
cmake --preset "$preset" >/dev/null
ninja -C "build/$preset" -j "$(build_jobs)" muster | sed -un '/error\|FAILED/p; /^\[[0-9]*[1-9]0\/[0-9]*\]/p' >&2
build_webapp

folder=build/bundle-$machine
program=$folder/server/dist/plugin-linux-$machine
rm -rf "$folder"
mkdir -p "$(dirname "$program")" "$folder/licenses"
cp -r build/plugin/assets build/plugin/webapp LICENSE NOTICE "$folder"
for package in "${muster_libraries[@]}" libc6-dev; do
  cp -L "$libraries/usr/share/doc/$package/copyright" "$folder/licenses/$package.txt"
done
cp -L "/usr/share/doc/$standard/copyright" "$folder/licenses/$standard.txt"
cp -L /usr/share/common-licenses/LGPL-2.1 "$folder/licenses/"
python3 tools/plugin_manifest.py "linux-$machine" "$folder/plugin.json"
"$strip" -o "$program" "$executable"
chmod 755 "$program"
version=$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1])).version' "$folder/plugin.json")
bundle=build/muster-$version-linux-$machine.tar.gz
pack_plugin "$folder" "$bundle"
echo "$bundle"
