"""The owner's store in the browser of this machine, for questions no page answers: `--web`.

Datasette shows every table and answers any SELECT; it opens the file so that it cannot be written.
It listens to this machine alone, and only under an address with a secret in it, so that another
user of the same machine, or a web page open in the browser, cannot look in.
"""

import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from datasette.app import Datasette
from starlette.middleware.trustedhost import TrustedHostMiddleware

from studio.errors import KnownError, Reason
from studio.store.owner.database import OWNER_FILE, open_owner_store

HOST = "127.0.0.1"
_SECRET_BYTES = 16
_READING = ("GET", "HEAD")
_LONGEST_QUESTION_MS = 10_000
_METADATA = {
    "title": "Glute Studio: the owner's store",
    "description": "Read-only. What each table holds is told in schema.sql of an export.",
    "databases": {
        "owner": {
            "tables": {
                table: {"hidden": True}
                for table in ("received", "streams", "paired_stations", "rep_traces", "store")
            }
        }
    },
}

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeQuestions:
    """What is served.

    Attributes:
        app: For an ASGI server on `HOST`.
        path: Of the address, with its secret.
    """

    app: App
    path: str


def free_questions(folder: Path) -> FreeQuestions:
    """Make ready to serve a store.

    Args:
        folder: Where `owner.db` is.

    Raises:
        KnownError: There is no store, or it cannot be read.
    """
    try:
        open_owner_store(folder).close()
    except KnownError as error:
        if error.reason is not Reason.NOT_FOUND:
            raise
        raise KnownError(
            Reason.NOT_FOUND,
            f"{folder / OWNER_FILE}: there is no owner's store yet; do a set first",
        ) from error
    path = f"/{secrets.token_urlsafe(_SECRET_BYTES)}/"
    datasette = Datasette(
        files=[str(folder / OWNER_FILE)],
        metadata=_METADATA,
        settings={
            "base_url": path,
            "sql_time_limit_ms": _LONGEST_QUESTION_MS,
            "suggest_facets": False,
            "force_https_urls": False,
        },
    )
    guarded = TrustedHostMiddleware(
        _behind(datasette.app(), path), allowed_hosts=[HOST, "localhost"], www_redirect=False
    )
    return FreeQuestions(app=guarded, path=path)


def _behind(app: App, path: str) -> App:
    """The same, found under that path alone, and only to read."""

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            status = 404 if not str(scope["path"]).startswith(path) else 405
            if status == 404 or scope["method"] not in _READING:
                headers = [(b"content-type", b"text/plain; charset=utf-8")]
                await send({"type": "http.response.start", "status": status, "headers": headers})
                await send({"type": "http.response.body", "body": b"Not here.\n"})
                return
        await app(scope, receive, send)

    return guarded
