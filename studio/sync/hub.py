"""The hub of a studio: takes the rows of its stations over TLS and merges them into `owner.db`.

    GET  /v1/store                     which store this is
    GET  /v1/position?stream_id=...    how far this station's stream has come
    GET  /v1/erased                    which of its clients were erased here, by tag
    POST /v1/batches                   the next rows of this station
    POST /v1/pair                      a station introduces itself with a code

A station shows its credential with each request and can do nothing else: there is no way to read,
change or remove a row. The last group serves the commands of the hub's own machine, which prove
themselves by a secret that is in the hub's data folder:

    POST /v1/admin/codes, POST /v1/admin/revoke, GET /v1/admin/stations, POST /v1/admin/forget
"""

import json
import logging
import time
from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from studio.errors import KnownError, Reason
from studio.store.ids import now_utc
from studio.store.privacy.retention import remove_old_sessions
from studio.sync import hub_registry
from studio.sync.batch import decode
from studio.sync.local_store import LocalStore
from studio.sync.pairing import (
    Guesses,
    PairingCodes,
    credential_hash,
    hub_proof,
    is_same,
    new_credential,
    station_proof,
)

_log = logging.getLogger(__name__)

LARGEST_BODY_BYTES = 16 * 1024 * 1024
_STATUS = {
    Reason.NOT_PAIRED: 401,
    Reason.SYNC_REFUSED: 403,
    Reason.SYNC_GAP: 409,
    Reason.SYNC_REUSED: 409,
    Reason.USER_INPUT: 400,
    Reason.NOT_FOUND: 404,
}
_THIS_MACHINE = {"127.0.0.1", "::1"}
_NOT_KNOWN = "This station is not known to the hub, or no longer. Pair it: studio sync --pair"

Endpoint = Callable[[Request], Awaitable[Response]]


class Hub:
    """Answers the stations."""

    def __init__(
        self,
        store: LocalStore,
        *,
        fingerprint: str,
        admin_secret: str,
        keep_days: int | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Prepare.

        Args:
            store: Open for writing.
            fingerprint: SHA-256 of the certificate that is shown to stations.
            admin_secret: Known to the commands on this machine.
            keep_days: Sessions older than this are removed; None = never.
            clock: Monotonic seconds.
        """
        self._store = store
        self._fingerprint = fingerprint
        self._admin_secret = admin_secret
        self._keep_days = keep_days
        self._codes = PairingCodes(clock=clock)
        self._guesses = Guesses(clock=clock)

    def application(self) -> Starlette:
        """The hub as an ASGI application."""
        ways: tuple[tuple[str, str, Endpoint], ...] = (
            ("/v1/store", "GET", self._tell_store),
            ("/v1/position", "GET", self._tell_position),
            ("/v1/erased", "GET", self._tell_erased),
            ("/v1/batches", "POST", self._take_batch),
            ("/v1/pair", "POST", self._pair),
            ("/v1/admin/codes", "POST", self._new_code),
            ("/v1/admin/revoke", "POST", self._revoke),
            ("/v1/admin/stations", "GET", self._tell_stations),
            ("/v1/admin/forget", "POST", self._forget),
        )
        routes = [Route(path, _guarded(answer), methods=[verb]) for path, verb, answer in ways]
        return Starlette(routes=routes)

    # --- for stations ----------------------------------------------------------------------

    async def _tell_store(self, request: Request) -> Response:
        await self._station(request)
        return JSONResponse({"store_id": await run_in_threadpool(self._store.store_id)})

    async def _tell_position(self, request: Request) -> Response:
        station_id = await self._station(request)
        stream_id = request.query_params.get("stream_id", "")

        def ask() -> int:
            return self._store.position(station_id=station_id, stream_id=stream_id)

        return JSONResponse({"number": await run_in_threadpool(ask)})

    async def _tell_erased(self, request: Request) -> Response:
        station_id = await self._station(request)
        tags = await run_in_threadpool(self._store.erased_tags, station_id=station_id)
        return JSONResponse({"tags": tags})

    async def _take_batch(self, request: Request) -> Response:
        station_id = await self._station(request)
        text = await _body(request)

        def take() -> None:
            batch = decode(text)
            if batch.station_id != station_id:
                raise KnownError(
                    Reason.SYNC_REFUSED, "A station can only add its own rows; nothing was stored."
                )
            self._store.send(batch)
            self._let_old_ones_go()

        await run_in_threadpool(take)
        return JSONResponse({})

    def _let_old_ones_go(self) -> None:
        """A few sessions with each batch, so that nobody has to wait for long."""
        days = self._keep_days
        if days is not None:
            self._store.change(
                lambda database: remove_old_sessions(database, keep_days=days, now=now_utc())
            )

    async def _pair(self, request: Request) -> Response:
        whence = request.client.host if request.client else ""
        if self._guesses.must_wait(whence):
            raise KnownError(
                Reason.NOT_PAIRED,
                "Too many wrong codes came from this address. Wait a minute, then try again.",
            )
        asked = await _fields(request, "station_id", "nonce", "proof")

        def is_right(code: str) -> bool:
            proof = station_proof(
                code,
                station_id=asked["station_id"],
                nonce=asked["nonce"],
                fingerprint=self._fingerprint,
            )
            return is_same(proof, asked["proof"])

        code = self._codes.use(is_right)
        if code is None:
            self._guesses.note(whence)
            raise KnownError(
                Reason.NOT_PAIRED,
                "The hub does not know this code, or no longer. Ask for a new one: studio hub pair",
            )
        credential = new_credential()
        await run_in_threadpool(
            self._store.change,
            lambda database: hub_registry.pair(
                database, station_id=asked["station_id"], credential=credential_hash(credential)
            ),
        )
        store_id = await run_in_threadpool(self._store.store_id)
        proof = hub_proof(code, nonce=asked["nonce"], credential=credential, store_id=store_id)
        return JSONResponse({"credential": credential, "store_id": store_id, "proof": proof})

    async def _station(self, request: Request) -> str:
        """Whose credential this is."""
        credential = _bearer(request)
        station_id = await run_in_threadpool(
            self._store.change,
            lambda database: hub_registry.station_of(
                database, credential=credential_hash(credential)
            ),
        )
        if station_id is None:
            raise KnownError(Reason.NOT_PAIRED, _NOT_KNOWN)
        return station_id

    # --- for the commands of this machine ---------------------------------------------------

    async def _new_code(self, request: Request) -> Response:
        self._only_this_machine(request)
        return JSONResponse({"code": self._codes.new()})

    async def _revoke(self, request: Request) -> Response:
        self._only_this_machine(request)
        asked = await _fields(request, "station")
        station_id = await run_in_threadpool(
            self._store.change,
            lambda database: hub_registry.revoke(database, station=asked["station"]),
        )
        return JSONResponse({"station_id": station_id})

    async def _tell_stations(self, request: Request) -> Response:
        self._only_this_machine(request)
        found = await run_in_threadpool(self._store.change, hub_registry.stations)
        return JSONResponse({"stations": found})

    async def _forget(self, request: Request) -> Response:
        self._only_this_machine(request)
        asked = await _fields(request, "station_id", "tag")
        await run_in_threadpool(self._store.erase, station_id=asked["station_id"], tag=asked["tag"])
        return JSONResponse({})

    def _only_this_machine(self, request: Request) -> None:
        host = request.client.host if request.client else ""
        if host not in _THIS_MACHINE or not is_same(_bearer(request), self._admin_secret):
            raise KnownError(Reason.NOT_PAIRED, "Only for the hub's own machine.")


def _guarded(answer: Endpoint) -> Endpoint:
    """The world's faults become an answer with reason and text; a bug is logged and answers 500."""

    async def guarded(request: Request) -> Response:
        try:
            return await answer(request)
        except KnownError as error:
            told = {"reason": error.reason.label, "text": error.text}
            return JSONResponse(told, status_code=_STATUS.get(error.reason, 503))
        except Exception:  # noqa: BLE001 - a bug in one answer must not end the hub
            _log.exception("the hub could not answer %s", request.url.path)
            return JSONResponse({"reason": "bug", "text": "A fault of the hub."}, status_code=500)

    return guarded


def _bearer(request: Request) -> str:
    scheme, _, credential = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not credential:
        raise KnownError(Reason.NOT_PAIRED, _NOT_KNOWN)
    return credential


async def _body(request: Request) -> bytes:
    text = bytearray()
    async for part in request.stream():
        text += part
        if len(text) > LARGEST_BODY_BYTES:
            raise KnownError(Reason.USER_INPUT, "The hub does not take that much at once.")
    return bytes(text)


async def _fields(request: Request, *names: str) -> dict[str, str]:
    try:
        found = json.loads(await _body(request))
    except ValueError:
        found = None
    if not isinstance(found, dict) or not all(isinstance(found.get(name), str) for name in names):
        raise KnownError(Reason.USER_INPUT, f"The hub expects {', '.join(names)}.")
    return {name: found[name] for name in names}
