"""The self-test of the data folder's rights: read by the station alone, and its own."""

import os
import stat
import sys
from pathlib import Path

from studio.engine.self_test.finding import CheckState, Finding

if sys.platform != "win32":
    import pwd

STATION_USER = "glute-studio"
"""The account that the package makes; the data folder is its home."""

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_ROOT = 0


def check_permissions(data_folder: Path, *, user_id: int | None = None) -> Finding:
    """Whether the data can be read by the station alone, and is its own.

    Args:
        data_folder: An existing folder.
        user_id: Who asks; None = who runs this. The superuser asks for the station's user.
    """
    if sys.platform == "win32":
        return Finding(name="permissions", state=CheckState.OK, message="not looked at here")
    asking = os.getuid() if user_id is None else user_id
    owner_id = _owner_of(data_folder) if asking == _ROOT else asking
    wrong: list[str] = []
    for path in (data_folder, *sorted(data_folder.glob("*.db*"))):
        try:
            found = path.stat()
        except OSError:
            continue
        if found.st_uid != owner_id:
            wrong.append(f"{path.name} belongs to another user")
        elif found.st_mode & _OTHERS:
            wrong.append(f"{path.name} can be read by others")
    if not wrong:
        words = "the data can be read by the station alone"
        return Finding(name="permissions", state=CheckState.OK, message=words)
    chown = f"chown -R {_as_chown_names(owner_id)} {data_folder}"
    return Finding(
        name="permissions",
        state=CheckState.WARNING,
        message="; ".join(wrong[:3]),
        what_to_do=f"As root: {chown} && chmod -R go= {data_folder}",
    )


def _owner_of(data_folder: Path) -> int:
    """Whose the folder should be: the station's user's if it is their home, else whose it is."""
    try:
        station = pwd.getpwnam(STATION_USER)
    except KeyError:
        return data_folder.stat().st_uid
    is_home = data_folder.absolute() == Path(station.pw_dir)
    return station.pw_uid if is_home else data_folder.stat().st_uid


def _as_chown_names(owner_id: int) -> str:
    try:
        return f"{pwd.getpwuid(owner_id).pw_name}:"
    except KeyError:
        return f"{owner_id}:{owner_id}"
