"""Which tables of the journal go to the owner's store, with which columns, and whose they are.

Answers about pain and health, PINs, tokens, the audit log and a client's profile stay at the
station; whether the client felt the set and how many reps were left goes.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippedTable:
    """One table of the journal.

    Attributes:
        columns: What is sent of a row, its key `id` first.
        client: SQL of the id of the row's client, with `row` for the table itself; "" = nobody's.
        joins: What that SQL needs.
        parent: Column that names the row this one hangs on, and that row's table.
        children: Tables whose rows travel with this one's: name -> (column of the owner, columns).
        later: Columns that came after the first release: rows that were sent by a station ahead of
            its update come without them.
    """

    columns: tuple[str, ...]
    client: str = ""
    joins: str = ""
    parent: tuple[str, str] | None = None
    children: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    later: frozenset[str] = frozenset()


_SESSION = "JOIN sessions ON sessions.id = row.session_id"
_SET_SESSION = "JOIN sets ON sets.id = row.set_id JOIN sessions ON sessions.id = sets.session_id"
_VERDICT = ("id", "rep_id", "not_counted_id", "cue_id", "level", "at_s", "shown")

_REPS = ShippedTable(
    columns=(
        "id",
        "set_id",
        "number",
        "side",
        "status",
        "start_s",
        "far_s",
        "end_s",
        "bottom_s",
        "top_s",
        "counted_at_s",
        "driver_start",
        "driver_far",
        "rom_ratio",
        "eccentric_s",
        "pause_long_s",
        "concentric_s",
        "pause_short_s",
        "score",
        "coverage_ratio",
        "deduction",
        "is_measured",
        "stored_utc",
    ),
    client="sessions.client_id",
    joins=_SET_SESSION,
    parent=("set_id", "sets"),
    children={
        "rep_traces": ("rep_id", ("rep_id", "format", "samples")),
        "cue_verdicts": ("rep_id", _VERDICT),
    },
)
_SETS = ShippedTable(
    columns=(
        "id",
        "session_id",
        "exercise_id",
        "exercise_version",
        "exercise_digest",
        "settings_digest",
        "number",
        "side",
        "reps_target",
        "load_kg",
        "started_utc",
        "ended_utc",
        "finish_reason",
        "count",
        "score",
        "coverage_ratio",
        "deduction",
    ),
    client="sessions.client_id",
    joins=_SESSION,
    parent=("session_id", "sessions"),
)

SHIPPED: dict[str, ShippedTable] = {
    "station": ShippedTable(columns=("id", "name", "installed_utc")),
    "tombstones": ShippedTable(columns=("id", "erased_utc")),
    "clients": ShippedTable(
        columns=("id", "alias", "is_guest", "created_utc", "is_demo"), client="row.id"
    ),
    "consents": ShippedTable(
        columns=("id", "client_id", "text_version", "given_utc", "withdrawn_utc"),
        client="row.client_id",
        parent=("client_id", "clients"),
    ),
    "sessions": ShippedTable(
        columns=("id", "client_id", "started_utc", "ended_utc", "is_demo"),
        client="row.client_id",
        parent=("client_id", "clients"),
    ),
    "sets": _SETS,
    "reps": _REPS,
    "not_counted": ShippedTable(
        columns=("id", "set_id", "at_s", "reason"),
        client="sessions.client_id",
        joins=_SET_SESSION,
        parent=("set_id", "sets"),
        children={"cue_verdicts": ("not_counted_id", _VERDICT)},
    ),
    "cues_given": ShippedTable(
        columns=(
            "id",
            "set_id",
            "cue_id",
            "words",
            "level",
            "at_s",
            "rep_number",
            "wording",
            "response",
        ),
        later=frozenset({"rep_number", "wording", "response"}),
        client="sessions.client_id",
        joins=_SET_SESSION,
        parent=("set_id", "sets"),
    ),
    "set_answers": ShippedTable(
        columns=("id", "set_id", "felt", "reserve", "answered_utc"),
        client="sessions.client_id",
        joins=_SET_SESSION,
        parent=("set_id", "sets"),
    ),
    "corrections": ShippedTable(
        columns=(
            "id",
            "set_id",
            "change",
            "count",
            "corrected_utc",
            "kind",
            "rep_number",
            "at_s",
            "side",
        ),
        later=frozenset({"kind", "rep_number", "at_s", "side"}),
        client="sessions.client_id",
        joins=_SET_SESSION,
        parent=("set_id", "sets"),
    ),
    "health_notes": ShippedTable(
        columns=("id", "at_utc", "kind", "what", "fps", "delay_ms", "analysed", "dropped")
    ),
}
"""Every table that is sent, parents first."""
