"""`studio forget`: erase a client everywhere."""

from pathlib import Path
from typing import Annotated

import typer

from studio.cli.console import print_json, say
from studio.errors import KnownError, Reason
from studio.paths import data_folder
from studio.settings import load_settings

_LEFT = 3


def forget(
    alias: Annotated[str, typer.Argument(help="Alias or id of the client.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
    data: Annotated[
        Path | None, typer.Option(help="Folder of everything the station writes.")
    ] = None,
) -> None:
    """Erase a client with all sets and reps: journal, owner's store, backups. For good.

    The exit code is 3 while anything still names them.
    """
    folder = data_folder(data)
    if not yes and not typer.confirm("Erase this client and everything about them?", err=True):
        raise KnownError(Reason.USER_INPUT, "Nothing was erased.")
    # The stores it erases in are needed for this command alone.
    from studio.sync.forget import forget as forget_client

    done = forget_client(folder, alias, settings=load_settings(folder))
    if as_json:
        print_json(
            {
                "clients": done.clients,
                "backups": [str(path) for path in done.backups],
                "upstream": f"waits: {done.upstream}" if done.upstream else "erased",
                "left": [str(path) for path in done.left],
            }
        )
    else:
        print(f"{done.clients} erased")
        for path in done.backups:
            print(f"erased in the backup {path}")
        if done.upstream:
            say(f"not yet erased in the owner's store: {done.upstream}")
        say("backups that were carried elsewhere have to be removed by hand")
    if done.left:
        for path in done.left:
            say(f"{path} still names them: an export is removed by hand; else try again")
    if done.left or done.upstream:
        raise typer.Exit(_LEFT)
