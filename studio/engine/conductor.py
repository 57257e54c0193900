"""Leads one client through the station: commands and pictures in, state and facts out.

Knows no thread and no clock: whoever calls it says what time it is. `engine.analysis` calls it
from one thread; `engine.station` gives it a camera.
"""

from collections.abc import Callable

from studio.catalog.loader import Catalog
from studio.coaching.coach import CoachStep
from studio.engine.camera_switch import CameraSwitch
from studio.engine.display_pose import DisplayPose
from studio.engine.durable_events import DurableEvents, StorageWatch
from studio.engine.hand_raise import HandRaise
from studio.engine.health import Pace
from studio.engine.live_set import LiveSet
from studio.engine.place_check import PlaceCheck
from studio.engine.presence import Presence
from studio.engine.resume import SEEN_WITHIN_S
from studio.engine.session import PLAIN_MOVES, SessionEvent, next_state
from studio.engine.set_maker import SetMaker
from studio.engine.shown import shown_count, shown_cue, trust
from studio.engine.snapshot import (
    ChooseExercise,
    Command,
    Continue,
    CorrectCount,
    CorrectRep,
    Snapshot,
    StateChanged,
    StopSet,
    SwitchCamera,
)
from studio.engine.training_desk import Heard, TrainingDesk
from studio.model.frame import Frame
from studio.model.pose import Pose
from studio.model.session import FinishReason, SetPlan, StationState
from studio.settings import StationSettings
from studio.store.interrupted import InterruptedSet

POSE_STATES = frozenset({StationState.STAND_HERE, StationState.COUNT_IN, StationState.LIVE})
BETWEEN_SETS = frozenset({StationState.CHOOSE, StationState.REST})
"""Where the coach advises, and turns are taken."""

_GONE_IN_COUNT_IN_S = 1.5


class Conductor:
    """The station's state, and everything that changes it.

    Attributes:
        state: Where the station is.
    """

    def __init__(
        self,
        *,
        settings: StationSettings,
        catalog: Catalog,
        sets: SetMaker,
        events: DurableEvents,
        storage: StorageWatch,
        camera: CameraSwitch,
        desk: TrainingDesk,
        forget_client: Callable[[], None],
    ) -> None:
        """Begin in ATTRACT with the camera off.

        Args:
            settings: Count-in and idle times.
            catalog: Exercises by id.
            sets: Begins them.
            events: Where facts go.
            storage: Whether the disk takes them.
            camera: Turned on when somebody steps up, off when they leave.
            desk: Who trains, and what comes next.
            forget_client: Called when the client left, so that nobody is followed any more.
        """
        self.state = StationState.ATTRACT
        self._settings, self._catalog, self._sets = settings, catalog, sets
        self._events, self._storage, self._camera = events, storage, camera
        self._forget_client = forget_client
        self._desk = desk
        self._presence = Presence(settings)
        self._place = PlaceCheck()
        self._hand = HandRaise()
        self._display = DisplayPose()
        self._live: LiveSet | None = None
        self._frame: Frame | None = None
        self._drawn: Pose | None = None
        self._step: CoachStep | None = None
        self._state_since_s = self._raised_ratio = 0.0

    @property
    def plan(self) -> SetPlan | None:
        """The set ahead or under way of whoever is up; None before a choice."""
        return self._desk.current.plan

    # --- commands ----------------------------------------------------------------------------

    def handle(self, command: Command, *, now_s: float) -> None:
        """Do what the client or staff asked for; what makes no sense now changes nothing.

        Args:
            command: From the screens.
            now_s: Monotonic clock.
        """
        self._presence.stay(now_s)
        match command:
            case ChooseExercise():
                self._choose(command, now_s)
            case StopSet():
                self._end_set(FinishReason.CLIENT, now_s)
            case CorrectCount() | CorrectRep() if self._live is not None:
                self._correct(self._live, command)
            case Continue() if self.plan is not None:
                self._continue(now_s)
            case SwitchCamera(on=on):
                self._switch_camera(on=on)
            case _ if type(command) in PLAIN_MOVES:
                self._move(PLAIN_MOVES[type(command)], now_s)
            case _:
                may_turn = self.state in BETWEEN_SETS
                self._heed(self._desk.hear(command, may_turn=may_turn), now_s)

    def _correct(self, live: LiveSet, wish: CorrectCount | CorrectRep) -> None:
        if isinstance(wish, CorrectRep):
            live.put_right(wish.correction)
        else:
            live.correct(wish.change)
        if live.is_finished:
            self._desk.current.count_corrected(live.plan.set_id, live.count)

    def _heed(self, heard: Heard, now_s: float) -> None:
        """What the training desk made of a command."""
        for fact in heard.facts:
            self._events.post(fact)
        if heard.turns:  # to their rest, or to their first choice
            self._live = None  # the set of whoever was up is theirs alone
            target = StationState.CHOOSE if self.plan is None else StationState.REST
            self._show_state(target, now_s, since_s=self._desk.current.rest_since_s)
        if heard.stops or heard.leaves:
            self._move(SessionEvent.STOPPED if heard.stops else SessionEvent.LEFT, now_s)

    def _choose(self, wish: ChooseExercise, now_s: float) -> None:
        self._catalog.exercise(wish.exercise_id)
        if next_state(self.state, SessionEvent.CHOSEN) is None:
            return
        self._desk.current.choose(wish, self._desk.now_h())
        self._move(SessionEvent.CHOSEN, now_s)

    def _continue(self, now_s: float) -> None:
        """To the other leg, to the rest, or on from it; a rest already shows the set after it."""
        if self.state is StationState.SUMMARY:
            current = self._desk.current
            is_rest_next = current.next_side is None
            following = current.go_on(self._desk.now_h())
            if following is None:
                self._move(SessionEvent.BACK, now_s)
            elif is_rest_next:
                current.rest_since_s = now_s
                self._move(SessionEvent.CONTINUED, now_s)
            else:
                self._move(SessionEvent.NEXT_SET, now_s)
        elif self.state is StationState.REST:
            self._move(SessionEvent.CONTINUED, now_s)

    def _switch_camera(self, *, on: bool) -> None:
        if self.state in POSE_STATES or self.state is StationState.ATTRACT:
            return
        self._camera.turn_on() if on else self._turn_camera_off()

    # --- pictures and time --------------------------------------------------------------------

    def resume(self, interrupted: InterruptedSet, *, now_s: float) -> None:
        """Go on with a set that was cut off, at its last rep. Only ahead of everything else."""
        self.state = StationState.LIVE
        self._desk.resume(interrupted)
        self._camera.turn_on()
        self._live = self._sets.begin(began_s=now_s + SEEN_WITHIN_S, interrupted=interrupted)
        self._events.post(StateChanged(state=self.state, plan=self.plan))

    def show(self, frame: Frame) -> None:
        """A picture that is shown but not analysed.

        Args:
            frame: The newest picture.
        """
        self._frame = frame

    def see(self, frame: Frame, pose: Pose | None, *, now_s: float) -> None:
        """A picture that was analysed.

        Args:
            frame: The picture.
            pose: The client in it, or None when not seen.
            now_s: Monotonic clock.
        """
        self._frame = frame
        self._presence.looked(now_s, is_seen=pose is not None)
        self._drawn = self._display.update(pose, time_s=frame.time_s)
        if self.state is StationState.STAND_HERE:
            self._watch_place(frame, pose, now_s)
        elif self.state is StationState.COUNT_IN:
            if now_s - max(self._presence.seen_at_s, self._state_since_s) > _GONE_IN_COUNT_IN_S:
                self._move(SessionEvent.STEPPED_AWAY, now_s)
        elif self.state is StationState.LIVE:
            self._watch_set(frame, pose, now_s)
        self.tick(now_s)

    def tick(self, now_s: float) -> None:
        """Time passes, with or without pictures.

        Args:
            now_s: Monotonic clock.
        """
        self._events.release()
        is_lost = self._camera.is_lost
        if is_lost or not self._camera.is_on:
            self._frame = self._drawn = None
        if self.state is StationState.COUNT_IN and is_lost:
            self._move(SessionEvent.STEPPED_AWAY, now_s)
        if self.state is StationState.STAND_HERE and is_lost:
            self._place.no_camera()
        elif self.state is StationState.COUNT_IN and self._presence.is_fresh(now_s):
            if now_s - self._state_since_s >= self._settings.count_in_s:
                self._move(SessionEvent.COUNTED_IN, now_s)
        elif self.state is StationState.LIVE and self._live is not None:
            reason = self._live.over_because(now_s=now_s, camera_is_lost=is_lost)
            if reason is not None:
                self._end_set(reason, now_s)
        self._watch_idle(now_s)

    def camera_is_back(self, now_s: float) -> None:
        """Pictures flow again.

        Args:
            now_s: Monotonic clock.
        """
        if self._live is not None:
            self._live.camera_is_back(now_s)

    def shut_down(self, *, now_s: float) -> None:
        """The program ends: the set is written down, nothing is lost.

        Args:
            now_s: Monotonic clock.
        """
        if self.state is StationState.LIVE:
            self._end_set(FinishReason.SHUTDOWN, now_s)
        self._desk.end_sessions()
        self._camera.turn_off()

    def wants_pose(self, *, now_s: float) -> bool:
        """Whether the next picture is worth the network: in full only where a body is watched.

        Args:
            now_s: Monotonic clock.
        """
        return self.state in POSE_STATES or self._presence.is_look_due(now_s)

    def _watch_place(self, frame: Frame, pose: Pose | None, now_s: float) -> None:
        if self.plan is None:
            return
        exercise = self._catalog.exercise(self.plan.exercise_id)
        self._place.update(pose, frame=frame, exercise=exercise)
        self._raised_ratio = self._place.raised_ratio
        if self._place.is_ready:
            self._move(SessionEvent.READY, now_s)

    def _watch_set(self, frame: Frame, pose: Pose | None, now_s: float) -> None:
        if self._live is None:
            return
        self._step = self._live.watch(pose, time_s=frame.time_s, now_s=now_s)
        self._raised_ratio = self._hand.update(pose, time_s=frame.time_s)
        if self._hand.is_fired:
            self._end_set(FinishReason.CLIENT, now_s)

    def _watch_idle(self, now_s: float) -> None:
        if self.state in {StationState.ATTRACT, StationState.STOPPED}:
            return  # nobody to ask; and who stopped waits for staff, however long
        if self._presence.is_gone(now_s, rests=bool(self._rest_left_s(now_s))):
            self._move(SessionEvent.LEFT, now_s)

    # --- what is seen -------------------------------------------------------------------------

    def snapshot(self, *, now_s: float, pace: Pace) -> Snapshot:
        """The newest state for the screens; whatever is not fresh is left out.

        Args:
            now_s: Monotonic clock.
            pace: How well analysis keeps up.
        """
        state = self.state
        is_fresh = self._presence.is_fresh(now_s)
        step = self._step if is_fresh and state is StationState.LIVE else None
        waiting = self._events.waiting_reps(self._live.plan.set_id) if self._live else 0
        is_stored = not self._storage.message
        count, provisional = shown_count(self._live, waiting=waiting, is_stored=is_stored)
        return Snapshot(
            frame=self._frame,
            analysed_s=now_s,
            pose=self._drawn if is_fresh and state in POSE_STATES else None,
            state=state,
            plan=self.plan,
            placement=self._place.problems if state is StationState.STAND_HERE else (),
            count_in_s=self._left_s(StationState.COUNT_IN, self._settings.count_in_s, now_s),
            count=count,
            provisional=provisional,
            progress_ratio=None if step is None else step.progress_ratio,
            driver_value=None if step is None else step.driver_value,
            guides=() if step is None else step.guides,
            cue=None if step is None else shown_cue(step),
            trust=trust(pace, step) if self._camera.is_on else None,
            camera_message=self._camera.message,
            raise_hand_ratio=self._raised_ratio,
            idle_left_s=self._presence.left_s,
            camera_on=self._camera.is_on,
            rest_left_s=self._rest_left_s(now_s),
            rest_s=self._desk.current.rest_s if state is StationState.REST else None,
            storage_message=self._storage.message,
        )

    def _left_s(self, state: StationState, whole_s: float, now_s: float) -> float | None:
        """Seconds left of a state that lasts `whole_s`; None in every other state."""
        if self.state is not state:
            return None
        return max(0.0, whole_s - (now_s - self._state_since_s))

    def _rest_left_s(self, now_s: float) -> float | None:
        return self._left_s(StationState.REST, self._desk.current.rest_s, now_s)

    # --- moves --------------------------------------------------------------------------------

    def _end_set(self, reason: FinishReason, now_s: float) -> None:
        if self.state is StationState.LIVE:
            self._finish(reason)
        self._move(SessionEvent.SET_ENDED, now_s)

    def _finish(self, reason: FinishReason) -> None:
        live = self._live
        if live is not None and not live.is_finished:
            current = self._desk.current
            current.next_side = current.planner.finished(live.plan)
            told = self._desk.set_finished(live.finish(reason, next_side=current.next_side))
            if told is not None:
                self._events.post(told)

    def _move(self, event: SessionEvent, now_s: float) -> None:
        target = next_state(self.state, event)
        if target is None or (target is StationState.COUNT_IN and self._camera.is_lost):
            return  # it means nothing here; and no set begins while nobody can be seen
        if self.state is StationState.LIVE:
            self._finish(FinishReason.CLIENT)
        self._show_state(target, now_s, since_s=now_s)

    def _show_state(self, state: StationState, now_s: float, *, since_s: float) -> None:
        if self.state is StationState.ATTRACT or state is StationState.STAND_HERE:
            self._camera.turn_on()  # elsewhere it stays as the client left it
        self.state = state
        self._state_since_s = since_s
        self._step, self._raised_ratio = None, 0.0
        self._enter(state, now_s)
        if state in BETWEEN_SETS:
            self._events.post(self._desk.people())
            self._events.post(self._desk.advice())
        self._events.post(StateChanged(state=state, plan=self.plan))

    def _enter(self, state: StationState, now_s: float) -> None:
        if state is StationState.ATTRACT:
            self._forget()
        elif state in {StationState.CHOOSE, StationState.STAND_HERE}:
            self._live = None
            self._place.begin()
        elif state is StationState.LIVE:
            self._hand.reset()
            self._live = self._sets.begin(began_s=now_s)

    def _forget(self) -> None:
        """The client left: nothing of them stays but the journal."""
        self._desk.forget()
        self._presence.forget()
        self._turn_camera_off()
        self._display.reset()
        self._forget_client()
        self._live = None

    def _turn_camera_off(self) -> None:
        self._camera.turn_off()
        self._frame = self._drawn = None
