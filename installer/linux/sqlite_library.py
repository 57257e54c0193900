"""A current SQLite as libsqlite3.so.0, so that Python's own sqlite3 module uses it.

Debian 12 has 3.40.1 and Debian 13 has 3.46.1; both have the WAL-reset bug that 3.51.3 mends. No
wheel on PyPI carries a plain libsqlite3, but the npm package better-sqlite3 holds SQLite's own
amalgamation, unchanged, and npm can fetch it by hash.
"""

import hashlib
import subprocess
import sys
import tarfile
from pathlib import Path

VERSION = "3.53.2"
_NPM_PACKAGE = "better-sqlite3@12.11.1"
_FILE = "better-sqlite3-12.11.1.tgz"
SHA256 = "ebf0ed75a7a59dbcb3b24bbd014ef49d9f15bc328e4adcbf516f2a8fadfa2835"
# What Debian switches on, as far as Python, sqlite-utils and Datasette can meet it.
_OPTIONS = (
    "SQLITE_THREADSAFE=1",
    "SQLITE_SECURE_DELETE",
    "SQLITE_ENABLE_COLUMN_METADATA",
    "SQLITE_ENABLE_FTS3",
    "SQLITE_ENABLE_FTS3_PARENTHESIS",
    "SQLITE_ENABLE_FTS4",
    "SQLITE_ENABLE_FTS5",
    "SQLITE_ENABLE_RTREE",
    "SQLITE_ENABLE_MATH_FUNCTIONS",
    "SQLITE_ENABLE_DBSTAT_VTAB",
    "SQLITE_ENABLE_DESERIALIZE",
    "SQLITE_ENABLE_STAT4",
    "SQLITE_ENABLE_UNLOCK_NOTIFY",
    "SQLITE_ENABLE_UPDATE_DELETE_LIMIT",
    "SQLITE_USE_URI=0",
    "SQLITE_MAX_VARIABLE_NUMBER=250000",
    "HAVE_ISNAN=1",
)


def build(*, cache: Path, work: Path, into: Path) -> None:
    """Build the library.

    Args:
        cache: Folder that is kept from build to build.
        work: Scratch folder.
        into: Folder that gets libsqlite3.so.0.
    """
    archive = cache / _FILE
    cache.mkdir(parents=True, exist_ok=True)
    if not archive.is_file() or _sha256(archive) != SHA256:
        command = ["npm", "pack", _NPM_PACKAGE, "--silent", f"--pack-destination={cache}"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    if _sha256(archive) != SHA256:
        sys.exit(f"{archive} is not the published {_NPM_PACKAGE}; delete it and try again")
    source = work / "sqlite"
    source.mkdir(parents=True)
    with tarfile.open(archive) as packed:
        for name in ("sqlite3.c", "sqlite3.h"):
            member = packed.extractfile(f"package/deps/sqlite3/{name}")
            assert member is not None
            (source / name).write_bytes(member.read())
    subprocess.run(
        [
            *("gcc", "-O2", "-fPIC", "-shared", "-w", "-s", "-o", str(into / "libsqlite3.so.0")),
            *("-Wl,-soname,libsqlite3.so.0", "-Wl,--build-id=none", "-Wl,-z,relro,-z,now"),
            *(f"-D{option}" for option in _OPTIONS),
            *("sqlite3.c", "-lm", "-ldl", "-lpthread"),
        ],
        cwd=source,
        check=True,
    )


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
