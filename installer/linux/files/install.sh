#!/bin/sh
# Makes a station of this machine, from this folder alone: no network is asked for anything.
#
#   sudo sh install.sh [provisioning.toml]
#
# Installs or upgrades Glute Studio and the packages of its session. A provisioning file, named or
# lying beside this script as provisioning.toml, gives the station its name, camera and so on.
set -eu
here=$(dirname -- "$(readlink -f -- "$0")")
provisioning="${1:-$here/provisioning.toml}"

[ "$(id -u)" -eq 0 ] || { echo "install.sh: run it as root: sudo sh install.sh" >&2; exit 2; }
[ "$(dpkg --print-architecture)" = amd64 ] || { echo "install.sh: this stick is for 64-bit PCs (amd64)" >&2; exit 2; }
if [ -n "${1:-}" ] && [ ! -r "$provisioning" ]; then
    echo "install.sh: $provisioning cannot be read" >&2
    exit 2
fi
echo "install.sh: checking the files of the stick"
(cd "$here" && sha256sum --check --quiet --strict SHA256SUMS) || {
    echo "install.sh: a file of the stick is damaged (above); write the stick anew" >&2
    exit 3
}
if [ -r "$provisioning" ]; then
    mkdir -p /etc/glute-studio
    install -m 0640 "$provisioning" /etc/glute-studio/provisioning.toml
fi

# apt with this folder as its only source; the machine's own sources are left alone.
state=$(mktemp -d)
trap 'rm -rf "$state"' EXIT
mkdir -p "$state/lists/partial" "$state/archives/partial"
printf 'deb [trusted=yes] copy:%s/packages ./\n' "$here" >"$state/sources.list"
case "$here" in *" "*)
    ln -s "$here/packages" "$state/packages"
    printf 'deb [trusted=yes] copy:%s/packages ./\n' "$state" >"$state/sources.list" ;;
esac
apt() {
    DEBIAN_FRONTEND="${DEBIAN_FRONTEND:-noninteractive}" apt-get -q -y \
        -o Dir::Etc::sourcelist="$state/sources.list" -o Dir::Etc::sourceparts=- \
        -o Dir::State::lists="$state/lists" -o Dir::Cache="$state" -o APT::Sandbox::User=root \
        -o Dpkg::Use-Pty=0 "$@"
}
apt update >"$state/log" 2>&1 || { cat "$state/log" >&2; exit 3; }
apt install --no-install-recommends \
    glute-studio cage systemd-sysv udev libpam-systemd dbus xwayland libgl1-mesa-dri libegl-mesa0 kmod \
    pipewire-pulse wireplumber alsa-ucm-conf speech-dispatcher-espeak-ng
# Kept for the way back after an update (glute-studio-update).
mkdir -p -m 0700 /var/lib/glute-studio-updates
version=$(dpkg-query -W -f '${Version}' glute-studio)
cp "$here/packages/glute-studio_${version}_amd64.deb" /var/lib/glute-studio-updates/installed.deb
if [ -r "$here/update-key.pem" ]; then install -m 0644 "$here/update-key.pem" /etc/glute-studio/update-key.pem; fi
echo "install.sh: installed: $(dpkg-query -W -f '${Version}' glute-studio)"
[ -d /run/systemd/system ] || echo "install.sh: the station starts at the next boot"
