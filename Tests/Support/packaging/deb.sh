#!/bin/sh
# Writes a Debian package of a built, static wingen: deb.sh WINGEN DIR
#
# The same program makes the same bytes: times are SOURCE_DATE_EPOCH, or the day of the version (Debian Policy, 4.15).
set -eu
umask 022

wingen=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$2"
output=$(cd "$2" && pwd)

version=$("$wingen" --version)
day=$("$wingen" reference man | sed -n '1s/^[^"]*"\([0-9-]*\)".*/\1/p')
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(date -u -d "$day" +%s)}
export SOURCE_DATE_EPOCH
architecture=$(dpkg --print-architecture)
maintainer='wingen maintainers <maintainers@wingen.invalid>'

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"
"$here/install.sh" "$wingen" "$root" /usr >/dev/null
gzip -9n "$root/usr/share/man/man1/wingen.1"

documents=$root/usr/share/doc/wingen
mkdir -p "$documents"
install -m 644 "$here/copyright" "$documents/copyright"
{
  echo "wingen ($version) unstable; urgency=medium"
  echo
  echo "  * Version $version."
  echo
  echo " -- $maintainer  $(LC_ALL=C date -u -R -d "@$SOURCE_DATE_EPOCH")"
} | gzip -9n >"$documents/changelog.gz"
chmod 644 "$documents/changelog.gz"
mkdir -p "$root/usr/share/lintian/overrides"
install -m 644 "$here/lintian-overrides" "$root/usr/share/lintian/overrides/wingen"

size=$(du -k -s --apparent-size "$root/usr" | cut -f1)
mkdir "$root/DEBIAN"
cat >"$root/DEBIAN/control" <<END
Package: wingen
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $size
Section: admin
Priority: optional
Recommends: libyaml-dev, pkg-config
Suggests: bash-completion, git
Description: Helm charts that observe Windows nodes, and checks of manifests
 Writes complete Helm charts, GitOps repositories and alerts for observing the
 Windows nodes of mixed Kubernetes clusters, from typed declarations, and
 checks any Kubernetes manifests for what Windows pods may be.
 .
 The program is static. What it recommends is needed only by declarations in
 Swift files, which take a Swift compiler too.
END
(cd "$root" && find usr -type f | LC_ALL=C sort | xargs md5sum >DEBIAN/md5sums)
find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
package=$output/wingen_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zxz --build "$root" "$package" >/dev/null
echo "$package"
