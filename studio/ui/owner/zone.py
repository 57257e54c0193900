"""The studio's time zone: that of the machine, with its changes over the year."""

import os
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_LOCAL = Path("/etc/localtime")


class MachineZone(tzinfo):
    """What the C library knows of the machine's zone; for systems without `/etc/localtime`."""

    def utcoffset(self, moment: datetime | None) -> timedelta:
        """Ahead of UTC at this local moment."""
        if moment is None:
            return timedelta(0)
        stamp = time.mktime((*moment.timetuple()[:8], -1))
        return timedelta(seconds=time.localtime(stamp).tm_gmtoff)

    def dst(self, moment: datetime | None) -> timedelta:
        """Not told apart."""
        return timedelta(0)

    def tzname(self, moment: datetime | None) -> str:
        """As the machine names it."""
        return time.tzname[0]

    def fromutc(self, moment: datetime) -> datetime:
        """The local moment."""
        stamp = moment.replace(tzinfo=UTC).timestamp()
        ahead = timedelta(seconds=time.localtime(stamp).tm_gmtoff)
        return moment + ahead


def machine_zone() -> tzinfo:
    """The zone of this machine, with its rules: an offset alone would be off half the year."""
    name = os.environ.get("TZ", "")
    if name:
        with suppress(ZoneInfoNotFoundError, ValueError, OSError):
            return ZoneInfo(name.removeprefix(":"))
    with suppress(OSError, ValueError), _LOCAL.open("rb") as file:
        return ZoneInfo.from_file(file)
    return MachineZone()
