"""`studio backup` and `studio restore`."""

from pathlib import Path
from typing import Annotated

import typer

from studio.cli.console import counted, print_json, say
from studio.cli.noted import note_action
from studio.errors import KnownError, Reason
from studio.paths import data_folder
from studio.store.backup import back_up, check_backup
from studio.store.ids import now_utc
from studio.store.restore import restore as put_back

_Data = Annotated[Path | None, typer.Option(help="Folder of everything the station writes.")]
_AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]


def backup(
    to: Annotated[Path | None, typer.Option(help="Folder for backups, not the usual one.")] = None,
    as_json: _AsJson = False,
    data: _Data = None,
) -> None:
    """Copy everything the station has written, also while it runs, and check the copy."""
    folder = data_folder(data)
    made = back_up(folder, now=now_utc(), into=to)
    note_action(folder, "backup")
    if as_json:
        print_json({"folder": str(made.folder), "bytes": made.bytes, "files": dict(made.files)})
    else:
        print(made.folder)
        say(f"{len(made.files)} files, {made.bytes / 1e6:.1f} MB; keep it as safe as the station")


def restore(
    folder: Annotated[Path, typer.Argument(help="Folder of the backup.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    data: _Data = None,
) -> None:
    """Put a backup in the place of what is there; that is kept beside it."""
    check_backup(folder)
    if not yes and not typer.confirm("Put this backup in the place of what is there?", err=True):
        raise KnownError(Reason.USER_INPUT, "Nothing was changed.")
    done = put_back(data_folder(data), folder, now=now_utc())
    print(f"restored {folder}")
    if done.kept is not None:
        say(f"what was there before is in {done.kept}")
    for name in done.stayed:
        say(f"this backup has no {name}: what was there stays in use")
    if done.erased_again:
        say(
            f"{counted(done.erased_again, 'client')} of this backup erased since it was made: "
            "that stays so here. The backup itself still names them; remove it when you can."
        )
    for path in done.unread:
        say(f"{path} cannot be read: who was erased by it alone has to be erased again")
