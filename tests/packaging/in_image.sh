#!/usr/bin/env bash
# Runs the stories of tests/scenario with the bundle's executable as a plugin that sees the files of an image, as that image's
# user would: number 2000, who can write nothing but below /tmp, because all else is read-only. Needs root.
#   tests/packaging/in_image.sh DIR           DIR has an image's files, as debootstrap makes them
#   tests/packaging/in_image.sh distroless    no shell, no libc: only what a static program finds in a distroless image
set -euo pipefail
cd "$(dirname "$0")/../.."
image=${1:?which image?}

packaging/bundle.sh >/dev/null
cmake --preset release >/dev/null
ninja -C build/release muster-sandbox >/dev/null
. tools/install.sh
install_modules tests

# Below /tmp, which is the same folder inside and outside: the chat server and its plugin speak by a socket there.
work=$(mktemp -d /tmp/muster-image-XXXXXX)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
mkdir "$work/root" "$work/bin"
# What a container's runtime adds to an image.
mkdir -p "$work/runtime/etc" "$work/runtime/tmp"
cp -L /etc/hosts /etc/resolv.conf "$work/runtime/etc/"
if [ "$image" = distroless ]; then
  image=$work/distroless
  mkdir -p "$image/etc/ssl/certs" "$image/usr/share"
  echo 'nonroot:x:2000:2000::/home/nonroot:/sbin/nologin' >"$image/etc/passwd"
  echo 'nonroot:x:2000:' >"$image/etc/group"
  echo 'hosts: files dns' >"$image/etc/nsswitch.conf"
  cp -L /etc/ssl/certs/ca-certificates.crt "$image/etc/ssl/certs/"
  cp -rL /usr/share/zoneinfo "$image/usr/share/"
fi
cp build/bundle-amd64/server/dist/plugin-linux-amd64 "$work/plugin"
ln -s "$PWD/build/bin/muster-sandbox" "$work/bin/"
printf '#!/bin/sh\nexec /usr/sbin/chroot %s %s\n' "$work/root" "$work/plugin" >"$work/bin/muster"
chmod +x "$work/bin/muster"

export MUSTER_ROAD=hosted MUSTER_BIN_DIR=$work/bin TMPDIR=/tmp HOME=$work
# The mounts are seen by what is started here, and gone with it.
unshare --mount bash -euc '
  mount -t overlay -o "ro,lowerdir=$3:$1" overlay "$2"
  mount --bind /tmp "$2/tmp"
  shift 3
  exec setpriv --reuid=2000 --regid=2000 --clear-groups --inh-caps=-all,+sys_chroot --ambient-caps=-all,+sys_chroot "$@"
' _ "$image" "$work/root" "$work/runtime" node --test --test-concurrency=1 tests/scenario/*_test.mjs
