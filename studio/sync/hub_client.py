"""The station's way to a hub."""

import json
import secrets
import socket
import ssl
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import httpx

from studio.errors import KnownError, Reason
from studio.sync.batch import Batch, encode
from studio.sync.certificate import fingerprint, trusting_only
from studio.sync.hub_place import ADMIN_FILE, DEFAULT_PORT
from studio.sync.paired import PairedHub
from studio.sync.pairing import hub_proof, is_same, station_proof

_TIMEOUT_S = 20.0
_REASONS = {reason.label: reason for reason in Reason}


class HubTransport:
    """Carries batches to a hub, showing this station's credential. For one thread."""

    def __init__(self, paired: PairedHub, *, timeout_s: float = _TIMEOUT_S) -> None:
        """Prepare; the first request connects.

        Args:
            paired: From pairing.
            timeout_s: For each step of a request.

        Raises:
            KnownError: USER_INPUT when the address is not an `https://` one.
        """
        self._client = _client(
            paired.address,
            paired.certificate_pem,
            credential=paired.credential,
            timeout_s=timeout_s,
        )

    def store_id(self) -> str:
        """Which store the hub writes."""
        return str(_answer(self._client, "GET", "/v1/store")["store_id"])

    def position(self, *, station_id: str, stream_id: str) -> int:
        """Highest number the hub has of this stream; it takes the station from the credential."""
        del station_id
        found = _answer(self._client, "GET", "/v1/position", params={"stream_id": stream_id})
        return int(found["number"])

    def erased_tags(self, *, station_id: str) -> tuple[str, ...]:
        """Tags of this station's clients that were erased at the hub."""
        del station_id
        return tuple(_answer(self._client, "GET", "/v1/erased")["tags"])

    def send(self, batch: Batch) -> None:
        """Store a batch; durable at the hub when this returns."""
        _answer(self._client, "POST", "/v1/batches", content=encode(batch))

    def close(self) -> None:
        """End the connection. Safe to call twice."""
        self._client.close()


class HubAdmin:
    """The commands of the hub's own machine."""

    def __init__(self, folder: Path, certificate_pem: str) -> None:
        """Prepare.

        Args:
            folder: Data folder of the hub.
            certificate_pem: Of the hub.

        Raises:
            KnownError: NOT_FOUND when no hub runs there.
        """
        try:
            told = json.loads((folder / ADMIN_FILE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            raise KnownError(
                Reason.NOT_FOUND, f"{folder}: no hub runs with this folder. Start it: studio hub"
            ) from None
        self._client = _client(
            f"https://127.0.0.1:{told['port']}",
            certificate_pem,
            credential=told["secret"],
            timeout_s=_TIMEOUT_S,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()

    def new_code(self) -> str:
        """A code for one station."""
        return str(_answer(self._client, "POST", "/v1/admin/codes")["code"])

    def revoke(self, station: str) -> str:
        """Let a station in no longer. Returns its id."""
        body = json.dumps({"station": station}).encode()
        return str(_answer(self._client, "POST", "/v1/admin/revoke", content=body)["station_id"])

    def forget(self, *, station_id: str, tag: str) -> None:
        """Erase a client of a station by tag."""
        body = json.dumps({"station_id": station_id, "tag": tag}).encode()
        _answer(self._client, "POST", "/v1/admin/forget", content=body)

    def stations(self) -> list[dict[str, str | None]]:
        """Every station that was ever paired."""
        found: list[dict[str, str | None]] = _answer(self._client, "GET", "/v1/admin/stations")[
            "stations"
        ]
        return found


def pair_with_hub(address: str, *, code: str, station_id: str) -> PairedHub:
    """Introduce a station to a hub.

    Args:
        address: `https://host:port`, or `host`.
        code: From `studio hub pair`.
        station_id: Of this station.

    Raises:
        KnownError: The hub cannot be reached, does not know the code, or is not the one that does.
    """
    address = _whole(address)
    certificate_pem = _shown_certificate(address)
    nonce = secrets.token_urlsafe(16)
    proof = station_proof(
        code, station_id=station_id, nonce=nonce, fingerprint=fingerprint(certificate_pem)
    )
    body = json.dumps({"station_id": station_id, "nonce": nonce, "proof": proof}).encode()
    client = _client(address, certificate_pem, credential="", timeout_s=_TIMEOUT_S)
    try:
        told = _answer(client, "POST", "/v1/pair", content=body)
    finally:
        client.close()
    credential, store_id = str(told["credential"]), str(told["store_id"])
    expected = hub_proof(code, nonce=nonce, credential=credential, store_id=store_id)
    if not is_same(expected, str(told["proof"])):
        raise KnownError(
            Reason.NOT_PAIRED, f"{address}: what answers there does not know the code; not paired"
        )
    return PairedHub(
        address=address, certificate_pem=certificate_pem, credential=credential, store_id=store_id
    )


def _whole(address: str) -> str:
    text = address if "://" in address else f"https://{address}"
    parts = urlsplit(text)
    if parts.scheme != "https" or not parts.hostname:
        raise KnownError(
            Reason.USER_INPUT, f"{address}: a hub's address begins with https:// and names a host"
        )
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"https://{host}:{parts.port or DEFAULT_PORT}"


def _shown_certificate(address: str) -> str:
    parts = urlsplit(address)
    try:
        return ssl.get_server_certificate(
            (parts.hostname or "", parts.port or DEFAULT_PORT), timeout=_TIMEOUT_S
        )
    except (OSError, socket.gaierror, ValueError) as error:
        raise _unreachable(address) from error


def _client(
    address: str, certificate_pem: str, *, credential: str, timeout_s: float
) -> httpx.Client:
    return httpx.Client(
        base_url=_whole(address),
        headers={"Authorization": f"Bearer {credential}"} if credential else {},
        verify=trusting_only(certificate_pem),
        timeout=timeout_s,
        trust_env=False,
    )


def _answer(client: httpx.Client, verb: str, path: str, **more: Any) -> dict[str, Any]:
    try:
        response = client.request(verb, path, **more)
        told = response.json()
    except (httpx.HTTPError, ValueError) as error:
        raise _unreachable(str(client.base_url)) from error
    if response.status_code == httpx.codes.OK and isinstance(told, dict):
        return told
    reason = _REASONS.get(told.get("reason", ""), Reason.SYNC_REFUSED)
    raise KnownError(reason, str(told.get("text", f"The hub answers {response.status_code}.")))


def _unreachable(address: str) -> KnownError:
    return KnownError(
        Reason.NO_NETWORK,
        f"{address}: no hub answers there; is it on, and on the same network?",
    )
