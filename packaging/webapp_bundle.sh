#!/usr/bin/env bash
# Makes build/muster-webapp-<version>.tar.gz: the plugin's part for browsers alone, for a Mattermost that Muster is
# attached to. An administrator uploads it in the System Console.
set -euo pipefail
cd "$(dirname "$0")/.."

. tools/install.sh
build_webapp
version=$(node -p 'JSON.parse(require("fs").readFileSync("packaging/plugin.json")).version')
bundle=build/muster-webapp-$version.tar.gz
# The same input makes the same file, whoever builds it and when.
tar --create --gzip --file "$bundle" --directory build --transform 's,^plugin,muster,' \
  --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 plugin
echo "$bundle"
