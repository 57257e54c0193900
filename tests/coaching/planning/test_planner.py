from dataclasses import replace

import pytest

from studio.coaching.planning.exercise_filters import FilterCode, refusal
from studio.coaching.planning.planner import advise, prescribe
from studio.coaching.planning.shortfall import FUNCTION_TARGETS
from studio.coaching.planning.training_history import DoneSet, credited_sets, zone_of
from studio.model.client import (
    ClientFlag,
    ClientProfile,
    PainPlace,
    RepZone,
    StationEquipment,
    TrainingGoal,
)
from studio.model.exercise import GluteFunction, Position
from tests.coaching.planned_visits import (
    Trainee,
    code_of,
    full_profile,
    full_station,
    in_short,
    library,
)

WEEK_H = 7 * 24.0
HYP, STRENGTH, END = RepZone.HYPERTROPHY, RepZone.STRENGTH, RepZone.ENDURANCE


def _four_weeks(trainee: Trainee, days: tuple[float, ...] = (0.0, 2.0, 4.0)) -> None:
    for week in range(4):
        for day in days:
            trainee.visit(week * WEEK_H + day * 24.0)


def _shares(trainee: Trainee) -> dict[GluteFunction, float]:
    whole = credited_sets(trainee.past, exercises=library())
    return {
        function: sum(
            library()[done.exercise_id].functions.get(function, 0.0)
            * done.volume
            * library()[done.exercise_id].credit_ratio
            for done in trainee.past
        )
        / whole
        for function in FUNCTION_TARGETS
    }


def test_the_golden_sessions() -> None:
    trainee = Trainee(full_profile())

    assert in_short(trainee.visit(0.0)) == [("H01", HYP, 2), ("L02", END, 2), ("K02", HYP, 1)]
    assert in_short(trainee.visit(48.0)) == [
        ("S01", STRENGTH, 2),
        ("E01", HYP, 2),
        ("B04", END, 1),
    ]
    assert in_short(trainee.visit(96.0)) == [("H01", HYP, 2), ("K02", END, 2), ("E02", HYP, 1)]


def test_four_weeks_three_times_a_week() -> None:
    trainee = Trainee(full_profile())
    _four_weeks(trainee)
    shares = _shares(trainee)
    sets = len(trainee.past)
    heavy = sum(zone_of(library()[done.exercise_id], done) is STRENGTH for done in trainee.past)

    assert credited_sets(trainee.past, exercises=library()) / 4 == pytest.approx(14.5)
    assert 0.46 <= shares[GluteFunction.EXTENSION] <= 0.51
    assert 0.28 <= shares[GluteFunction.ABDUCTION] <= 0.34
    assert 0.18 <= shares[GluteFunction.EXTERNAL_ROTATION] <= 0.20
    assert 0.10 <= heavy / sets <= 0.20


@pytest.mark.parametrize(
    ("profile", "days", "weekly"),
    [
        pytest.param(full_profile(sessions_per_week=2), (0.0, 3.0), 13.5, id="twice-a-week"),
        pytest.param(
            full_profile(level=3, goal=TrainingGoal.HYPERTROPHY),
            (0.0, 2.0, 4.0),
            18.0,
            id="trained",
        ),
    ],
)
def test_the_volume_of_other_clients(
    profile: ClientProfile, days: tuple[float, ...], weekly: float
) -> None:
    trainee = Trainee(profile)
    _four_weeks(trainee, days)

    assert credited_sets(trainee.past, exercises=library()) / 4 == pytest.approx(weekly, abs=0.5)


def test_a_newcomer_with_band_and_box_does_not_repeat_one_lift_for_ever() -> None:
    trainee = Trainee(
        ClientProfile(level=1), station=StationEquipment(items=frozenset({"band", "box"}))
    )
    _four_weeks(trainee)
    last_week = [done for done in trainee.past if done.at_h >= 3 * WEEK_H]

    assert credited_sets(last_week, exercises=library()) == pytest.approx(10.0)
    assert len({library()[done.exercise_id].position for done in last_week}) >= 3
    assert len({done.exercise_id for done in last_week}) >= 4


def test_in_pregnancy_nobody_lies_on_the_back_and_no_set_is_heavy() -> None:
    trainee = Trainee(full_profile(flags=frozenset({ClientFlag.PREGNANCY})))
    _four_weeks(trainee)

    done = [library()[item.exercise_id] for item in trainee.past]
    assert done
    assert all(exercise.position is not Position.SUPINE for exercise in done)
    assert all(item.zone is not STRENGTH for item in trainee.past)
    advice = advise(trainee.state(5 * WEEK_H))
    assert advice.best is not None
    assert advice.best.reserve_min == 3


def test_a_side_camera_alone_still_guides_abduction_and_rotation() -> None:
    trainee = Trainee(full_profile(), missing_views=frozenset({"front", "oblique"}))
    _four_weeks(trainee)

    shares = _shares(trainee)
    assert shares[GluteFunction.ABDUCTION] > 0.2
    assert shares[GluteFunction.EXTERNAL_ROTATION] > 0.1
    offers = trainee.visit(5 * WEEK_H)
    assert any(offer.is_guided for offer in offers)


def test_with_every_flag_there_is_nothing_and_staff_are_asked() -> None:
    advice = advise(Trainee(full_profile(flags=frozenset(ClientFlag))).state(0.0))

    assert advice.best is None
    assert advice.none_reason == "none.ask_staff"
    assert set(advice.out_of_reach) == set(FUNCTION_TARGETS)
    assert len(advice.refusals) == len(library())
    assert any(item.text.startswith("CONTRA:") for item in advice.refusals)


@pytest.mark.parametrize("thing", sorted(full_station().items))
def test_without_one_thing_every_function_is_still_trained_or_said_to_be_out_of_reach(
    thing: str,
) -> None:
    station = StationEquipment(items=full_station().items - {thing})
    trainee = Trainee(full_profile(), station=station)
    out_of_reach = advise(trainee.state(0.0)).out_of_reach
    _four_weeks(trainee)

    shares = _shares(trainee)
    within_reach = [function for function in FUNCTION_TARGETS if function not in out_of_reach]
    assert all(shares[function] > 0.05 for function in within_reach)


def test_the_visit_ends_when_its_budget_is_used() -> None:
    trainee = Trainee(full_profile())
    trainee.visit(0.0)

    assert trainee.last_advice.none_reason == "none.visit_done"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        pytest.param({"is_stopped": True}, FilterCode.STOP, id="stop"),
        pytest.param({"stopped_families": frozenset({"squat"})}, FilterCode.STOP, id="family"),
        pytest.param({"sore_places": frozenset({PainPlace.KNEE})}, FilterCode.CONTRA, id="sore"),
        pytest.param({"station": StationEquipment(items=frozenset())}, FilterCode.EQUIP, id="bare"),
    ],
)
def test_filters_name_their_reason(changes: dict[str, object], code: FilterCode) -> None:
    state = Trainee(full_profile()).state(0.0)
    plain = {
        "exercises": state.exercises,
        "profile": state.profile,
        "station": state.station,
        "now_h": 0.0,
    }
    changed = type(state)(**{**plain, **changes})  # type: ignore[arg-type]

    refused = refusal(library()["goblet_squat"], changed)

    assert refused is not None
    assert refused.code is code


def _done(exercise_id: str, at_h: float, **changes: object) -> DoneSet:
    done = DoneSet(
        exercise_id=exercise_id, session_id=f"{at_h:g}", at_h=at_h, reps=10, reps_target=10
    )
    return replace(done, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("past", "rested_h"),
    [
        pytest.param([{}], 72.0, id="first-time"),
        pytest.param([{"at_h": -100.0}, {}], 48.0, id="usual"),
        pytest.param([{"at_h": -100.0}, {"reserve": 0}], 72.0, id="nothing-left"),
        pytest.param([{"at_h": -100.0}, {"velocity_loss": 0.41}], 72.0, id="slow-end"),
        pytest.param([{"at_h": -100.0}, {"pain": 4}], 72.0, id="sore"),
        pytest.param([{"at_h": -700.0}, {}], 72.0, id="long-ago"),
    ],
)
def test_a_heavy_family_rests(past: list[dict[str, object]], rested_h: float) -> None:
    trainee = Trainee(full_profile())
    trainee.past = [_done("box_squat", **{"at_h": 0.0, **item}) for item in past]  # type: ignore[arg-type]

    early = refusal(library()["sumo_squat"], trainee.state(rested_h - 1.0))
    later = refusal(library()["sumo_squat"], trainee.state(rested_h))

    assert early is not None
    assert early.code is FilterCode.RECOVERY
    assert later is None


def test_the_reasons_say_what_is_missing() -> None:
    advice = advise(Trainee(full_profile()).state(0.0))

    assert advice.best is not None
    assert advice.best.reasons == (
        "function.none_week.extension",
        "position.week.hinge",
    )
    assert len(advice.alternatives) == 2
    families = {library()[item.exercise_id].family for item in (advice.best, *advice.alternatives)}
    assert len(families) == 3


def test_a_guest_is_told_of_today_only() -> None:
    trainee = Trainee(ClientProfile())
    state = trainee.state(0.0)
    guest = type(state)(
        exercises=state.exercises,
        profile=state.profile,
        station=state.station,
        now_h=0.0,
        knows_week=False,
    )

    advice = advise(guest)

    offers = [item for item in (advice.best, *advice.alternatives) if item is not None]
    assert offers
    assert not [key for offer in offers for key in offer.reasons if "week" in key]
    # Nothing was done yet: the first exercise is a change of nothing.
    assert not [key for offer in offers for key in offer.reasons if key.startswith("position.")]


def test_what_the_client_likes_moves_up_and_what_they_dislike_moves_down() -> None:
    def points(**changes: object) -> float:
        state = Trainee(full_profile(**changes)).state(0.0)
        return prescribe(library()["goblet_squat"], state, zone=HYP).points

    assert points(liked=frozenset({"goblet_squat"})) - points() == pytest.approx(8.0)
    assert points(disliked=frozenset({"goblet_squat"})) - points() == pytest.approx(-8.0)


def test_what_was_felt_counts_after_three_sets() -> None:
    def points(felt: list[int]) -> float:
        trainee = Trainee(full_profile())
        trainee.past = [
            _done("hip_thrust", -200.0 + place, felt=value) for place, value in enumerate(felt)
        ]
        return prescribe(library()["hip_thrust"], trainee.state(0.0), zone=HYP).points

    assert points([10, 10]) == pytest.approx(points([0, 0]))
    assert points([10, 10, 10]) - points([5, 5, 5]) == pytest.approx(8.0)


def test_the_same_state_gives_the_same_answer_in_any_order_of_its_history() -> None:
    trainee = Trainee(full_profile())
    _four_weeks(trainee)
    forward = advise(trainee.state(5 * WEEK_H))
    trainee.past.reverse()

    assert advise(trainee.state(5 * WEEK_H)) == forward
    assert forward.best is not None
    assert code_of(forward.best.exercise_id)
