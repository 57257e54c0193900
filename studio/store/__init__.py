"""The journal: SQLite on the station."""
