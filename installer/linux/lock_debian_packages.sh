#!/usr/bin/env bash
# Writes debian-packages.lock anew: which Debian packages travel inside and beside the package.
#
#   installer/linux/lock_debian_packages.sh CLEAN_ROOT
#
# CLEAN_ROOT is a folder made with `debootstrap --variant=minbase bookworm`, with a network and apt
# lists. Needs root. Nothing is installed there: apt only says what it would fetch.
#
#   inside  libraries of the program: their files go into /opt/glute-studio, whatever the system has
#   beside  the session (compositor, login, sound): installed as packages, from the stick or a mirror
set -euo pipefail

root="$1"
here=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")

readonly INSIDE="
python3.11-minimal libpython3.11-stdlib
libegl1 libgl1 libdbus-1-3 libfontconfig1 libglib2.0-0 libxkbcommon0
libx11-xcb1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1
libxcb-randr0 libxcb-render0 libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1
libxcb-util1 libxcb-xfixes0 libxcb-xkb1 libwayland-client0 libwayland-cursor0 libwayland-egl1
libpulse0 libspeechd2 libdrm2 libxrandr2"
readonly BESIDE="
cage systemd-sysv udev libpam-systemd dbus xwayland libgl1-mesa-dri libegl-mesa0 kmod
pipewire-pulse wireplumber alsa-ucm-conf speech-dispatcher speech-dispatcher-espeak-ng"

# In Debian 12's smallest system, but perhaps not in another's.
readonly ALSO_INSIDE="libffi8"

# The graphics driver must be the system's own; the rest are its helpers, or data nobody reads here.
readonly NOT_INSIDE='libllvm15|libz3-4|libgl1-mesa-dri|libegl-mesa0|libglx-mesa0|libglapi-mesa|libgbm1|libicu72|libxml2|libelf1|libsensors.*|libedit2|libdrm-.*|libpciaccess0|libsqlite3-0|readline-common|media-types|fonts-dejavu-core|libx11-data|libxcb-dri[23]-0|libxcb-present0|libxshmfence1|libwayland-server0|libtirpc.*|libnsl2'

wanted() {
    chroot "$root" apt-get install --quiet --quiet --yes --no-install-recommends --print-uris $1 |
        sed "s/'//g" | awk '{print $2}' | sed 's/%3a/:/'
}

# name_version_architecture.deb -> one line of the lock
line() {
    local section="$1" file="$2" name version
    name=${file%%_*}
    version=${file#*_}
    version=${version%_*.deb}
    chroot "$root" apt-cache show "$name=$version" | awk -v section="$section" '
        /^Package:/ {name = $2} /^Version:/ {version = $2} /^Architecture:/ {arch = $2}
        /^SHA256:/ {print section, name, version, arch, $2; exit}'
}

{
    echo "# section package version architecture sha256; made by lock_debian_packages.sh"
    for name in $ALSO_INSIDE; do
        line inside "${name}_$(chroot "$root" dpkg-query -W -f '${Version}' "$name")_amd64.deb"
    done
    for section in inside beside; do
        [ "$section" = inside ] && list="$INSIDE" || list="$BESIDE"
        wanted "$list" | sort | while read -r file; do
            if [ "$section" = inside ] && [[ "${file%%_*}" =~ ^($NOT_INSIDE)$ ]]; then continue; fi
            line "$section" "$file"
        done
    done
} >"$here/debian-packages.lock.new"
mv "$here/debian-packages.lock.new" "$here/debian-packages.lock"
