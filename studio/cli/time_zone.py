"""The machine's time zone, set where every Debian keeps it."""

import os
import sys
from pathlib import Path

from studio.cli.console import say

_ZONES = "usr/share/zoneinfo"


def set_time_zone(name: str, *, root: Path = Path("/")) -> bool:
    """Link /etc/localtime, and write the name into /etc/timezone for the programs that read that.

    Args:
        name: IANA name, one that was checked.
        root: Of the file system.

    Returns:
        Whether it was set; a line on stderr says so, or why not.
    """
    zone, local = root / _ZONES / name, root / "etc/localtime"
    if sys.platform != "linux" or not zone.is_file():
        say(f"the time zone {name} could not be set: this system has no {zone}")
        return False
    beside, named = local.with_name("localtime.glute-studio"), local.with_name("timezone.new")
    try:
        beside.unlink(missing_ok=True)
        os.symlink(Path("/") / _ZONES / name, beside)
        beside.replace(local)
        named.write_text(f"{name}\n", encoding="ascii")
        named.chmod(0o644)
        named.replace(local.with_name("timezone"))
    except OSError as error:
        say(f"the time zone could not be set ({error.strerror}); set it as root")
        return False
    say(f"time zone: {name}")
    return True
