#!/usr/bin/env bash
# Makes build/muster-webapp-<version>.tar.gz: the plugin's part for browsers alone, for a Mattermost that Muster is
# attached to. An administrator uploads it in the System Console.
set -euo pipefail
cd "$(dirname "$0")/.."

. tools/install.sh
build_webapp
version=$(node -p 'JSON.parse(require("fs").readFileSync("build/plugin/plugin.json")).version')
bundle=build/muster-webapp-$version.tar.gz
pack_plugin build/plugin "$bundle"
echo "$bundle"
