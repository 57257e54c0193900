"""Where the program finds what came with it, and where it may write."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import platformdirs

from studio.errors import KnownError, Reason

APP_NAME = "glute-studio"
DATA_VARIABLE = "STUDIO_DATA"
_OWNER_ONLY = 0o700


def resources() -> Path:
    """The folder of exercises, cues, looks and sounds.

    Found in a frozen program (unpacked beside it), in an installed wheel (`studio/_resources`)
    and in a checkout (`resources/` beside the package), in this order.

    Raises:
        KnownError: BAD_RESOURCE when there is none.
    """
    package = Path(__file__).resolve().parent
    candidates = [package / "_resources", package.parent / "resources"]
    unpacked = getattr(sys, "_MEIPASS", None)
    if unpacked is not None:
        candidates[:0] = [Path(unpacked) / "studio" / "_resources", Path(unpacked) / "resources"]
    for candidate in candidates:
        if (candidate / "exercises").is_dir():
            return candidate
    raise KnownError(
        Reason.BAD_RESOURCE,
        f"{candidates[0]}: the exercises are missing; install Glute Studio again",
    )


def data_folder(
    override: Path | None = None, *, environment: Mapping[str, str] | None = None
) -> Path:
    """The one folder that holds everything the station writes, made if need be.

    Args:
        override: What `--data` said; it wins over the variable STUDIO_DATA, which wins over the
            user's data folder.
        environment: Instead of `os.environ`.

    Returns:
        An existing folder. A new one can be read by its owner alone; the rights of one that
        was there are left as they are.

    Raises:
        KnownError: USER_INPUT when something else stands in its place, READ_ONLY when it
            cannot be made.
    """
    variables = os.environ if environment is None else environment
    if override is not None:
        folder = override
    elif variables.get(DATA_VARIABLE):
        folder = Path(variables[DATA_VARIABLE])
    else:
        folder = platformdirs.user_data_path(APP_NAME, appauthor=False)
    folder = folder.expanduser().absolute()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=_OWNER_ONLY, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise KnownError(
            Reason.USER_INPUT,
            f"{folder}: a file stands where the data folder should be; "
            f"choose another with --data or {DATA_VARIABLE}",
        ) from None
    except OSError as error:
        raise KnownError(
            Reason.READ_ONLY,
            f"{folder}: the data folder cannot be made ({error.strerror}); "
            f"choose another with --data or {DATA_VARIABLE}",
        ) from None
    return folder


def private_folder(folder: Path) -> None:
    """Make a folder for people's data; it and each parent made on the way is its owner's alone.

    Args:
        folder: One that is there stays as it is.

    Raises:
        OSError: It cannot be made.
    """
    for parent in (*reversed(folder.parents), folder):
        if not parent.is_dir():
            parent.mkdir(mode=_OWNER_ONLY, exist_ok=True)


def site_config_folder() -> Path:
    """Where IT puts a `station.toml` for the whole machine."""
    if sys.platform.startswith(("win", "darwin")):
        return platformdirs.site_config_path(APP_NAME, appauthor=False)
    return Path("/etc") / APP_NAME
