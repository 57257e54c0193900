"""What else must be true of a rep: posture, feet, share of every signal."""

import dataclasses

import numpy as np
import pytest

from studio.coaching.counting.plausibility import ankle_travel_ratio, reject_reason
from studio.kinematics.movement import Movement
from studio.model.pattern import (
    BodyPosture,
    Feet,
    LegRole,
    MovementPattern,
    PatternSignal,
    Signal,
)
from studio.model.rep import RejectReason
from tests.coaching.movements import HINGE, LEG_PX, movement

SHARES = np.sin(np.linspace(0, np.pi, 30))


def _rep(**changes: object) -> list[Movement]:
    return [
        movement(index / 10, progress=float(share), **changes)  # type: ignore[arg-type]
        for index, share in enumerate(SHARES)
    ]


def _with_signal(rows: list[Movement], signal: Signal, value: float) -> list[Movement]:
    return [dataclasses.replace(row, signals={**row.signals, signal: value}) for row in rows]


def test_a_plain_rep_is_plausible() -> None:
    assert reject_reason(_rep(), pattern=HINGE) is None


def test_lying_down_is_not_standing() -> None:
    assert reject_reason(_rep(trunk_lean_deg=85.0), pattern=HINGE) is RejectReason.OTHER_MOVEMENT


def test_sitting_is_not_standing() -> None:
    seated = _with_signal(_rep(), Signal.PELVIS_HEIGHT, 0.4)

    assert reject_reason(seated, pattern=HINGE) is RejectReason.OTHER_MOVEMENT


@pytest.mark.parametrize(
    ("trunk_lean_deg", "height_ratio", "reason"),
    [
        (42.0, 0.75, None),  # shoulders on a bench, hips at the top
        (37.0, 0.82, None),  # the same before a camera that hangs askew
        (10.0, 0.82, RejectReason.OTHER_MOVEMENT),
        (42.0, 0.95, RejectReason.OTHER_MOVEMENT),
    ],
)
def test_a_body_on_a_bench_is_told_from_one_that_stands(
    trunk_lean_deg: float, height_ratio: float, reason: RejectReason | None
) -> None:
    supine = dataclasses.replace(HINGE, posture=BodyPosture.SUPINE)
    rows = _with_signal(_rep(trunk_lean_deg=trunk_lean_deg), Signal.PELVIS_HEIGHT, height_ratio)

    assert reject_reason(rows, pattern=supine) is reason


def test_both_feet_jumping_out_is_no_squat() -> None:
    jacks = [
        movement(i / 10, progress=float(s), ankles_x=(600 - 150 * s, 640 + 150 * s))
        for i, s in enumerate(SHARES)
    ]

    assert reject_reason(jacks, pattern=HINGE) is RejectReason.WALKING


def test_one_foot_may_travel_in_a_lunge_but_not_in_a_squat() -> None:
    step = [
        movement(i / 10, progress=float(s), ankles_x=(600.0, 640 + 250 * s))
        for i, s in enumerate(SHARES)
    ]
    lunge = dataclasses.replace(HINGE, feet=Feet.ONE_PLANTED)

    assert reject_reason(step, pattern=lunge) is None
    assert reject_reason(step, pattern=HINGE) is RejectReason.WALKING


def test_an_ankle_that_is_only_guessed_may_wander() -> None:
    def rep(ankles_seen: tuple[float, float]) -> list[Movement]:
        return [
            movement(
                i / 10,
                progress=float(s),
                ankles_x=(600.0, 640 + 250 * s),
                ankles_seen=ankles_seen,
            )
            for i, s in enumerate(SHARES)
        ]

    assert reject_reason(rep((1.0, 0.3)), pattern=HINGE) is None
    assert reject_reason(rep((1.0, 0.9)), pattern=HINGE) is RejectReason.WALKING


def test_legs_taken_for_each_other_do_not_look_like_steps() -> None:
    rows = _rep()
    for index in range(10, 14):
        swapped = rows[index].ankles_px[::-1].copy()
        rows[index] = dataclasses.replace(rows[index], ankles_px=swapped)

    assert max(ankle_travel_ratio(rows)) == pytest.approx(0.0, abs=1e-9)


def test_coming_nearer_is_walking() -> None:
    rows = [
        dataclasses.replace(row, torso_px=200.0 * (1 + index / 20))
        for index, row in enumerate(_rep())
    ]

    assert reject_reason(rows, pattern=HINGE) is RejectReason.WALKING


def test_a_signal_that_takes_no_part_is_another_movement() -> None:
    squat = dataclasses.replace(
        HINGE,
        signals=(*HINGE.signals, PatternSignal(signal=Signal.KNEE_FLEXION, start=10.0, far=110.0)),
    )

    assert reject_reason(_rep(), pattern=squat) is RejectReason.OTHER_MOVEMENT


def test_in_a_one_leg_movement_both_legs_may_not_swing() -> None:
    pattern = MovementPattern(
        signals=HINGE.signals,
        feet=Feet.ONE_PLANTED,
        posture=BodyPosture.UPRIGHT,
        working_leg=LegRole.MOVING,
    )
    out = 0.25 * LEG_PX
    jacks = [
        movement(i / 10, progress=float(s), ankles_x=(600 - out * s, 640 + out * s))
        for i, s in enumerate(SHARES)
    ]
    lift = [
        movement(i / 10, progress=float(s), ankles_x=(600.0, 640 + out * s))
        for i, s in enumerate(SHARES)
    ]

    assert reject_reason(jacks, pattern=pattern) is RejectReason.WALKING
    assert reject_reason(lift, pattern=pattern) is None


@pytest.mark.parametrize(
    ("posture", "lean_deg", "height", "fold_deg", "fits"),
    [
        (BodyPosture.SUPINE, 80.0, 0.2, 40.0, True),
        (BodyPosture.SUPINE, 10.0, 0.95, 40.0, False),
        (BodyPosture.QUADRUPED, 80.0, 0.5, 90.0, True),
        (BodyPosture.QUADRUPED, 80.0, 0.5, 10.0, False),
        (BodyPosture.SIDE_LYING, 60.0, 0.1, 30.0, True),
        (BodyPosture.SIDE_LYING, 15.0, 0.9, 30.0, False),
        (BodyPosture.SEATED, 10.0, 0.4, 80.0, True),
    ],
)
def test_postures(
    posture: BodyPosture, lean_deg: float, height: float, fold_deg: float, fits: bool
) -> None:
    pattern = dataclasses.replace(HINGE, posture=posture, feet=Feet.FREE)
    rows = _with_signal(_rep(trunk_lean_deg=lean_deg), Signal.PELVIS_HEIGHT, height)
    rows = _with_signal(rows, Signal.HIP_FOLD_MOST, fold_deg)
    rows = [
        dataclasses.replace(
            row,
            signals={**row.signals, Signal.HIP_FOLD: fold_deg + 10 * float(share)},
        )
        for row, share in zip(rows, SHARES, strict=True)
    ]

    assert (reject_reason(rows, pattern=pattern) is None) is fits


def test_one_signal_that_moved_far_does_not_make_the_others_small() -> None:
    both = dataclasses.replace(
        HINGE,
        signals=(*HINGE.signals, PatternSignal(signal=Signal.PELVIS_RISE, start=0.0, far=0.15)),
    )
    rows = [
        dataclasses.replace(row, signals={**row.signals, Signal.PELVIS_RISE: 0.45 * float(share)})
        for row, share in zip(_rep(), SHARES, strict=True)
    ]
    third = [
        dataclasses.replace(
            row, signals={**row.signals, Signal.HIP_FOLD: 10.0 + 27.0 * float(share)}
        )
        for row, share in zip(rows, SHARES, strict=True)
    ]

    assert reject_reason(third, pattern=both) is None
    assert (
        reject_reason(_with_signal(rows, Signal.HIP_FOLD, 10.0), pattern=both)
        is RejectReason.OTHER_MOVEMENT
    )
