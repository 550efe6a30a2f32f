# What `./run`, `./test` and packaging/ need of Debian 12, and how to get and build it. Sourced by them in the clone's own folder;
# installs only what is missing.

# A clone in another folder finds what an earlier one compiled.
export CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1

# What becomes part of the executables, besides what the compiler brings (libc6-dev, libstdc++-12-dev).
muster_libraries=(
  libboost1.81-dev libssl-dev nlohmann-json3-dev libsqlite3-dev libsqlitecpp-dev zlib1g-dev
  libspdlog-dev libfmt-dev libcli11-dev libtomlplusplus-dev libcmark-gfm-dev libcmark-gfm-extensions-dev
)
muster_packages=(g++ cmake ninja-build ccache "${muster_libraries[@]}" python3-minimal python3-yaml)
# Only to make the executable for arm64: the cross compiler; and QEMU, to test what it made.
muster_arm64_packages=(g++-aarch64-linux-gnu)
muster_arm64_test_packages=(qemu-user-static)
muster_test_packages=(catch2 clang libclang-rt-14-dev clang-format python3-venv chromium fonts-dejavu-core procps openssl)

# Node 18 as Debian has it, or a newer one that is there already.
node_is_there() { command -v node >/dev/null && command -v npm >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 18 ]; }

install_packages() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  node_is_there || missing+=(nodejs npm)
  [ ${#missing[@]} -eq 0 ] && return
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "These Debian packages are missing: ${missing[*]}. Install them as root, or install sudo." >&2; exit 2; }
    as_root=(sudo)
  fi
  echo "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -q >/dev/null
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends "${missing[@]}" >/dev/null
}

# install_modules DIR: npm packages as its lock file says, again only when that changed.
install_modules() {
  local stamp="$1/node_modules/.installed-from"
  cmp -s "$1/package-lock.json" "$stamp" && return
  npm --prefix "$1" ci --no-audit --no-fund --loglevel=error
  cp "$1/package-lock.json" "$stamp"
}

# install_schemathesis: from PyPI into build/schemathesis as tests/api/requirements.txt says, again only when that changed.
install_schemathesis() {
  local into=build/schemathesis wanted=tests/api/requirements.txt
  cmp -s "$wanted" "$into/.installed-from" && return
  rm -rf "$into"
  python3 -m venv "$into" && "$into/bin/pip" install --quiet --disable-pip-version-check -r "$wanted" ||
    { echo "schemathesis cannot be installed: $wanted needs PyPI (pip's own settings name another index)." >&2; return 1; }
  cp "$wanted" "$into/.installed-from"
}

# Several compilers at once need about 1.5 GB each.
build_jobs() {
  local by_memory=$(($(awk '/MemAvailable/ {print $2}' /proc/meminfo) / 1500000)) by_cores
  by_cores=$(nproc)
  local jobs=$((by_memory < by_cores ? by_memory : by_cores))
  echo $((jobs > 0 ? jobs : 1))
}

# build_page: the sandbox's web page into build/page, when something of it is newer.
build_page() {
  install_modules sandbox/page
  if [ ! -e build/page/index.html ] || [ -n "$(find sandbox/page base/decode.ts -newer build/page/index.html -not -path '*/node_modules*' -type f -print -quit)" ]; then
    npm --prefix sandbox/page run --silent build >/dev/null
    touch build/page/index.html
  fi
}

# build_webapp: the browser part, and the plugin as an administrator would unpack it in build/plugin, when something of it is newer.
build_webapp() {
  local built=webapp-bridge/webapp/dist/main.js
  install_modules webapp-bridge/webapp
  if [ ! -e "$built" ] || [ -n "$(find webapp-bridge/webapp base/decode.ts packaging/assets/icon.svg -newer "$built" -not -path '*/node_modules*' -not -path '*/dist*' -type f -print -quit)" ]; then
    npm --prefix webapp-bridge/webapp run --silent build >/dev/null
    touch "$built"
  fi
  mkdir -p build/plugin/webapp/dist build/plugin/assets
  python3 tools/plugin_manifest.py webapp build/plugin/plugin.json
  cp packaging/assets/icon.svg build/plugin/assets/
  cp "$built" build/plugin/webapp/dist/
}

# pack_plugin FOLDER BUNDLE: a folder with a plugin.json as an administrator uploads it, the single folder muster in a
# tar.gz. The same input makes the same file, whoever builds it and when.
pack_plugin() {
  local folder
  folder=$(basename "$1")
  tar --create --directory "$(dirname "$1")" --transform "s,^$folder,muster," --sort=name --owner=0 --group=0 --numeric-owner \
    --mtime=@0 --mode=u+rwX,go+rX,go-w "$folder" | gzip -9n >"$2"
}
