"""Looks through a finished tree for libraries that nobody brings."""

from pathlib import Path

from qt_pruning import needed

# Of packages every Debian has (they are essential, or dpkg itself needs them): the loader's own
# family must be the system's, and the C++ runtime must be the newest of all that are loaded.
FROM_THE_SYSTEM = frozenset(
    {
        "ld-linux-x86-64.so.2",
        "libacl.so.1",
        "libblkid.so.1",
        "libbz2.so.1",
        "libbz2.so.1.0",
        "libc.so.6",
        "libcap.so.2",
        "libcom_err.so.2",
        "libcrypt.so.1",
        "libdl.so.2",
        "libgcc_s.so.1",
        "libgcrypt.so.20",
        "libgpg-error.so.0",
        "liblz4.so.1",
        "liblzma.so.5",
        "libm.so.6",
        "libmd.so.0",
        "libmount.so.1",
        "libpcre2-8.so.0",
        "libpthread.so.0",
        "libresolv.so.2",
        "librt.so.1",
        "libselinux.so.1",
        "libstdc++.so.6",
        "libsystemd.so.0",
        "libtinfo.so.6",
        "libudev.so.1",
        "libutil.so.1",
        "libuuid.so.1",
        "libz.so.1",
        "libzstd.so.1",
    }
)
# Modules of Python's own that the station never imports; their libraries stay out.
_NEVER_LOADED = ("/nis.", "/_curses", "/readline.", "/_dbm.", "/_gdbm.", "/_tkinter.")


def unresolved(tree: Path) -> dict[str, list[str]]:
    """Libraries that some file asks for and that are neither in the tree nor in every system.

    Args:
        tree: The folder that becomes /opt/glute-studio.

    Returns:
        Name of the library -> files that ask for it.
    """
    files = [f for f in tree.rglob("*") if f.is_file() and not f.is_symlink() and _is_elf(f)]
    inside = {f.name for f in tree.rglob("*.so*")}
    lacking: dict[str, list[str]] = {}
    for file in files:
        if any(part in str(file) for part in _NEVER_LOADED):
            continue
        for name in needed(file):
            if name not in inside and name not in FROM_THE_SYSTEM:
                lacking.setdefault(name, []).append(str(file.relative_to(tree)))
    return lacking


def _is_elf(path: Path) -> bool:
    with path.open("rb") as reader:
        return reader.read(4) == b"\x7fELF"
