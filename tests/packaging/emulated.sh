#!/usr/bin/env bash
# Runs the tests of the bundle, and the stories of tests/scenario as a plugin and attached, with the executable for arm64.
# QEMU runs it; the chat server and the tests are this machine's own. Takes the cross build and some ten minutes more.
set -euo pipefail
cd "$(dirname "$0")/../.."

. tools/install.sh
install_packages "${muster_packages[@]}" "${muster_arm64_test_packages[@]}"
install_modules tests
packaging/bundle.sh arm64
MUSTER_MACHINE=arm64 node --test --test-concurrency=1 tests/packaging/*_test.mjs

cmake --preset release >/dev/null
ninja -C build/release muster-sandbox >/dev/null
bin=$PWD/build/emulated
mkdir -p "$bin"
ln -sf ../bin/muster-sandbox "$bin/"
printf '#!/bin/sh\nexec qemu-aarch64-static "%s" "$@"\n' "$PWD/build/bundle-arm64/server/dist/plugin-linux-arm64" >"$bin/muster"
chmod +x "$bin/muster"
export MUSTER_BIN_DIR=$bin
MUSTER_ROAD=hosted node --test --test-concurrency=1 tests/scenario/*_test.mjs
node --test --test-concurrency=1 tests/scenario/*_test.mjs
