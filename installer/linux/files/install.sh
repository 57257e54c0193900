#!/bin/sh
# Makes a station of this machine, from this folder alone: no network is asked for anything.
#
#   sudo sh install.sh [provisioning.toml]
#
# Installs or upgrades Glute Studio and the packages of its session. A provisioning file, named or
# lying beside this script as provisioning.toml, gives the station its name, camera and so on; one
# that was changed since is used again. Ends with 0 = a station, 2 and 3 = nothing was changed or
# the message above says what, 4 = installed, but the provisioning file was not used.
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
# What a power cut broke off, in an update or in dpkg, is put in order first.
updates=/var/lib/glute-studio-updates
if [ -e "$updates/updating" ] || [ -e "$updates/rolling-back" ]; then
    /opt/glute-studio/bin/glute-studio-update --resume
fi
if [ -n "$(ls /var/lib/dpkg/updates 2>/dev/null)" ] || [ -n "$(dpkg --audit)" ]; then
    echo "install.sh: dpkg was interrupted; what it began is ended first" >&2
    dpkg --configure -a >&2 || true
fi

package=$(echo "$here"/packages/glute-studio_*_amd64.deb)
stick=$(dpkg-deb -f "$package" Version)
before=$(dpkg-query -W -f '${Version}' glute-studio 2>/dev/null || true)
if [ -n "$before" ] && dpkg --compare-versions "$before" gt "$stick"; then
    echo "install.sh: version $before is installed, which is newer than this stick's $stick; nothing was changed" >&2
    echo "install.sh: to go back on purpose: glute-studio-update --back" >&2
    exit 3
fi

# The first provisioning file is used by the package itself, a changed one further down.
used=/etc/glute-studio/provisioning.toml
settings=/etc/glute-studio/station.toml
had_settings=no
if [ -e "$settings" ]; then had_settings=yes; fi
if [ -r "$provisioning" ] && [ "$had_settings" = no ]; then
    mkdir -p /etc/glute-studio
    [ "$(readlink -f -- "$provisioning")" = "$used" ] || install -m 0640 "$provisioning" "$used"
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
again=
case "$(dpkg-query -W -f '${db:Status-Abbrev}' glute-studio 2>/dev/null || true)" in
    "" | "ii " | rc* | un*) ;;
    *) again=--reinstall ;;
esac
apt install $again --no-install-recommends \
    glute-studio cage systemd-sysv udev libpam-systemd dbus xwayland libgl1-mesa-dri libegl-mesa0 kmod \
    pipewire-pulse wireplumber alsa-ucm-conf speech-dispatcher-espeak-ng
# Kept for the way back after an update (glute-studio-update).
mkdir -p -m 0700 "$updates"
version=$(dpkg-query -W -f '${Version}' glute-studio)
cp "$package" "$updates/installed.deb.new"
mv -T "$updates/installed.deb.new" "$updates/installed.deb"
if [ -r "$here/update-key.pem" ]; then install -m 0644 "$here/update-key.pem" /etc/glute-studio/update-key.pem; fi

unused() {
    echo "install.sh: installed: $version, but $provisioning was NOT used (message above); correct it and run install.sh again" >&2
    exit 4
}
if [ -r "$provisioning" ] && [ "$had_settings" = no ]; then
    # Not where the same version was installed before, without a file.
    [ -e "$settings" ] || /opt/glute-studio/bin/studio provision "$provisioning" || unused
    chgrp glute-studio "$used"
    echo "install.sh: the settings are those of $provisioning"
elif [ -r "$provisioning" ] && cmp -s "$provisioning" "$used"; then
    echo "install.sh: $provisioning is as it was; $settings stays as it is"
elif [ -r "$provisioning" ]; then
    /opt/glute-studio/bin/studio provision "$provisioning" || unused
    install -m 0640 -g glute-studio "$provisioning" "$used"
    echo "install.sh: the settings are those of $provisioning, which was changed"
fi
if [ -r "$provisioning" ] && [ -d /run/systemd/system ]; then
    systemctl restart --no-block glute-studio-pair.service || true
    systemctl try-restart glute-studio.service || true
fi
[ -d /run/systemd/system ] || echo "install.sh: the station starts at the next boot"
echo "install.sh: installed: $version"
