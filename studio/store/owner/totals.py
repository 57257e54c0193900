"""Each set's sums, made anew from its rows. The tables: studio/store/owner/summaries.py."""

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
_PHASES = ("eccentric_s", "pause_long_s", "concentric_s", "pause_short_s")
_LARGE_RANGE_DEG = 60.0
_TOLERANCE = ((0.5, 0.25), (0.8, 0.35))
"""Of tempo in seconds and share, for large ranges and for small ones (coaching.md 5.2)."""

_FACTS = f"""
    INSERT OR REPLACE INTO exercise_facts
    SELECT digest, json ->> '$.id', json ->> '$.version', json ->> '$.name', json ->> '$.position',
        json ->> '$.credit_ratio' + 0.0,
        coalesce(json ->> '$.functions.extension', 0.0) + 0.0,
        coalesce(json ->> '$.functions.abduction', 0.0) + 0.0,
        coalesce(json ->> '$.functions.external_rotation', 0.0) + 0.0,
        coalesce(json ->> '$.functions.stabilisation', 0.0) + 0.0,
        json ->> '$.length_long_ratio' + 0.0, json ->> '$.length_middle_ratio' + 0.0,
        json ->> '$.length_short_ratio' + 0.0,
        {", ".join(f"json ->> '$.tempo.{phase}' + 0.0" for phase in _PHASES)},
        CASE WHEN is_large THEN {_TOLERANCE[0][0]} ELSE {_TOLERANCE[1][0]} END,
        CASE WHEN is_large THEN {_TOLERANCE[0][1]} ELSE {_TOLERANCE[1][1]} END
    FROM (
        SELECT digest, json, json ->> '$.driver.unit' = 'deg'
            AND json ->> '$.driver.rom_target' >= {_LARGE_RANGE_DEG} AS is_large
        FROM snapshots
        WHERE kind = 'exercise' AND digest NOT IN (SELECT digest FROM exercise_facts)
    )
"""

_IS_JUDGED = " OR ".join(
    f"reps.{phase} IS NOT NULL AND facts.{phase} NOT NULL" for phase in _PHASES
)
_IS_KEPT = " AND ".join(
    f"coalesce(abs(reps.{phase} - facts.{phase}) "
    f"<= max(facts.tolerance_s, facts.tolerance_ratio * facts.{phase}), 1)"
    for phase in _PHASES
)
_SUMS = ", ".join(f"coalesce(sum(reps.{name}), 0.0), count(reps.{name})" for name in _MEASURES)
_CORRECTIONS = """
    (SELECT set_id, sum(net) AS corrected, sum(times) AS times, sum(max(net, 0)) AS added,
        sum(max(-net, 0)) AS removed
    FROM (
        SELECT set_id, sum(change) AS net, count(*) AS times FROM corrections
        WHERE {of_set} GROUP BY set_id, kind
    ) GROUP BY set_id)
"""
_SET_TOTALS = f"""
    INSERT OR REPLACE INTO set_totals
    SELECT sets.id, sets.station_id, sets.client_id, sets.session_id, sets.exercise_id,
        sets.exercise_digest, sets.started_utc,
        CAST(strftime('%s', sets.started_utc) AS INTEGER),
        coalesce(sessions.is_demo, 0),
        CASE sets.side WHEN 'both' THEN 1.0 ELSE 0.5 END,
        sets.load_kg, answers.felt, answers.reserve,
        coalesce(sets.count, count(reps.id) + coalesce(corrections.corrected, 0)),
        count(reps.id), count(CASE WHEN reps.status = 'full' THEN 1 END),
        coalesce(corrections.corrected, 0), coalesce(corrections.times, 0),
        coalesce(corrections.added, 0), coalesce(corrections.removed, 0),
        (SELECT count(*) FROM not_counted WHERE set_id = sets.id),
        count(traces.rep_id),
        (SELECT count(*) FROM cues_given WHERE set_id = sets.id),
        (SELECT count(response) FROM cues_given WHERE set_id = sets.id),
        (SELECT count(*) FROM cues_given WHERE set_id = sets.id AND response = 'left'),
        count(CASE WHEN {_IS_JUDGED} THEN 1 END),
        count(CASE WHEN ({_IS_JUDGED}) AND {_IS_KEPT} THEN 1 END),
        {_SUMS}
    FROM sets
    LEFT JOIN sessions ON sessions.id = sets.session_id
    LEFT JOIN exercise_facts AS facts ON facts.digest = sets.exercise_digest
    LEFT JOIN set_answers AS answers ON answers.set_id = sets.id
    LEFT JOIN {_CORRECTIONS} AS corrections ON corrections.set_id = sets.id
    LEFT JOIN reps ON reps.set_id = sets.id
    LEFT JOIN rep_traces AS traces ON traces.rep_id = reps.id
    WHERE {{of_sets}} GROUP BY sets.id
"""
_OF_SET = "sets.id, {key}, sets.station_id, sets.client_id, sets.exercise_id, "
_STARTED_S = "CAST(strftime('%s', sets.started_utc) AS INTEGER)"
_CUE_TOTALS = f"""
    INSERT OR REPLACE INTO cue_totals
    SELECT sets.id, cues.cue_id, sets.station_id, sets.client_id, sets.exercise_id, {_STARTED_S},
        sum(beyond), sum(amber), sum(red), sum(shown), sum(given), sum(answered), sum(helped)
    FROM (
        SELECT reps.set_id, cue_id, 1 AS beyond, max(level = 'amber') AS amber,
            max(level = 'red') AS red, max(shown) AS shown, 0 AS given, 0 AS answered, 0 AS helped
        FROM reps JOIN cue_verdicts ON cue_verdicts.rep_id = reps.id
        WHERE {{of_set}} GROUP BY cue_id, reps.id
        UNION ALL
        SELECT set_id, cue_id, 0, 0, 0, 0, 1, response IS NOT NULL, coalesce(response = 'left', 0)
        FROM cues_given WHERE {{of_set}}
    ) AS cues JOIN sets ON sets.id = cues.set_id GROUP BY sets.id, cues.cue_id
"""
_REASON_TOTALS = f"""
    INSERT OR REPLACE INTO reason_totals
    SELECT sets.id, reason, sets.station_id, sets.client_id, sets.exercise_id, {_STARTED_S},
        count(*)
    FROM not_counted JOIN sets ON sets.id = not_counted.set_id
    WHERE {{of_set}} GROUP BY sets.id, reason
"""
_PARTS = ("cue_totals", "reason_totals")
_STATEMENTS = (_SET_TOTALS, _CUE_TOTALS, _REASON_TOTALS)


def _of(of_sets: str, of_set: str) -> tuple[str, ...]:
    return tuple(sql.format(of_sets=of_sets, of_set=of_set) for sql in _STATEMENTS)


_ONE = _of("sets.id = :set_id", "set_id = :set_id")
_ALL = _of("1", "1")


def refresh_set_totals(connection: sqlite3.Connection, set_ids: Iterable[str]) -> None:
    """Sum up these sets again.

    Args:
        connection: Of the owner's store, in a transaction of the caller.
        set_ids: The sets one of whose rows has changed; unknown ones are passed over.
    """
    connection.execute(_FACTS)
    for set_id in set_ids:
        values = {"set_id": set_id}
        for table in _PARTS:
            connection.execute(f"DELETE FROM {table} WHERE set_id = :set_id", values)
        for statement in _ONE:
            connection.execute(statement, values)


def refresh_all_totals(connection: sqlite3.Connection) -> None:
    """Sum up every set again, all at once.

    Args:
        connection: Of the owner's store, in a transaction of the caller.
    """
    connection.execute("DELETE FROM exercise_facts")
    connection.execute(_FACTS)
    for table in ("set_totals", *_PARTS):
        connection.execute(f"DELETE FROM {table}")
    for statement in _ALL:
        connection.execute(statement)
