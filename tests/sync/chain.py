"""A station whose store is PostgreSQL."""

from contextlib import closing
from pathlib import Path

import psycopg

from studio.sync.paired import save_paired
from studio.sync.postgres import PostgresTransport, add_station
from tests.sync.postgres_server import PostgresServer
from tests.sync.stations import ship, station_id


def let_in(station: Path, *, owner: psycopg.Connection, postgres: PostgresServer) -> None:
    """Pair a station, and ship what it has."""
    paired = add_station(
        owner,
        station_id=station_id(station),
        host="127.0.0.1",
        certificate_pem=postgres.certificate_pem,
    )
    save_paired(station, paired)
    with closing(PostgresTransport(paired)) as transport:
        ship(station, transport)
