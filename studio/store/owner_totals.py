"""Each set's sums, made anew from its rows."""

import sqlite3
from collections.abc import Iterable

_MEASURES = (
    "rom_ratio",
    "driver_far",
    "score",
    "eccentric_s",
    "pause_long_s",
    "concentric_s",
    "pause_short_s",
)
_SUMS = ", ".join(f"coalesce(sum({name}), 0.0), count({name})" for name in _MEASURES)

_SET_TOTALS = f"""
    INSERT OR REPLACE INTO set_totals
    SELECT sets.id, sets.station_id, sets.client_id, sets.session_id, sets.exercise_id,
        sets.started_utc,
        coalesce((SELECT is_demo FROM sessions WHERE sessions.id = sets.session_id), 0),
        sets.load_kg,
        count(reps.id), count(CASE WHEN reps.status = 'full' THEN 1 END),
        (SELECT coalesce(sum(change), 0) FROM corrections WHERE set_id = sets.id),
        (SELECT count(*) FROM corrections WHERE set_id = sets.id),
        (SELECT count(*) FROM not_counted WHERE set_id = sets.id),
        {_SUMS.replace("(score)", "(reps.score)")}
    FROM sets LEFT JOIN reps ON reps.set_id = sets.id
    WHERE sets.id = :set_id GROUP BY sets.id
"""
_NO_CUE_TOTALS = "DELETE FROM cue_totals WHERE set_id = :set_id"
_CUE_TOTALS = """
    INSERT INTO cue_totals
    SELECT :set_id, cue_id, sum(amber), sum(red), sum(shown), sum(given) FROM (
        SELECT cue_id, max(level = 'amber') AS amber, max(level = 'red') AS red,
            max(shown) AS shown, 0 AS given
        FROM reps JOIN cue_verdicts ON cue_verdicts.rep_id = reps.id
        WHERE reps.set_id = :set_id GROUP BY cue_id, reps.id
        UNION ALL
        SELECT cue_id, 0, 0, 0, 1 FROM cues_given WHERE set_id = :set_id
    ) GROUP BY cue_id
"""


def refresh_set_totals(connection: sqlite3.Connection, set_ids: Iterable[str]) -> None:
    """Sum up these sets again.

    Args:
        connection: Of the owner's store, in a transaction of the caller.
        set_ids: The sets one of whose rows has changed; unknown ones are passed over.
    """
    for set_id in set_ids:
        values = {"set_id": set_id}
        connection.execute(_SET_TOTALS, values)
        connection.execute(_NO_CUE_TOTALS, values)
        connection.execute(_CUE_TOTALS, values)
