"""Every command, and what happens when one fails."""

import logging
from collections.abc import Sequence

import typer

from studio.cli import (
    backup,
    bench,
    demo_data,
    doctor,
    export,
    forget,
    hub,
    owner,
    provision,
    replay,
    run,
    score,
    sync,
)
from studio.cli.console import say
from studio.cli.interrupt import INTERRUPTED
from studio.errors import KnownError

_log = logging.getLogger(__name__)

app = typer.Typer(
    name="studio",
    help="Glute Studio: counts, coaches and logs glute-focused sets from one camera.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("replay")(replay.replay_clip)
app.command("score")(score.score)
app.command("run")(run.run)
app.command("doctor")(doctor.doctor)
app.command("provision")(provision.provision)
app.command("sync")(sync.sync)
app.command("export")(export.export)
app.command("import")(export.import_)
app.command("forget")(forget.forget)
app.command("backup")(backup.backup)
app.command("restore")(backup.restore)
app.command("owner")(owner.owner)
app.command("demo-data")(demo_data.demo_data)
app.add_typer(bench.app, name="bench")
app.add_typer(hub.app, name="hub")


@app.callback(invoke_without_command=True)
def _alone(context: typer.Context) -> None:
    """Glute Studio: counts, coaches and logs glute-focused sets from one camera."""
    if context.invoked_subcommand is None:
        run.open_station()


def run_command(arguments: Sequence[str]) -> int:
    """Run one command.

    Args:
        arguments: Its words, without the program's name.

    Returns:
        The exit code.
    """
    try:
        outcome = app(args=list(arguments), prog_name="studio", standalone_mode=False)
    except KnownError as error:
        say(f"studio: {error.text}")
        return error.reason.exit_code
    except typer.TyperException as error:
        say(f"studio: {error.format_message()} (see: studio --help)")
        return 2
    except typer.Exit as exit_wish:
        return exit_wish.exit_code
    except (KeyboardInterrupt, typer.Abort):
        say("studio: interrupted")
        return INTERRUPTED
    except Exception:  # noqa: BLE001 - the command line is one of the four borders
        _log.exception("this is a bug in Glute Studio; please report it with the lines above")
        return 1
    return outcome if isinstance(outcome, int) else 0
