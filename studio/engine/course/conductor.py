"""Leads one client through the station: commands and pictures in, state and facts out.

Knows no thread and no clock: whoever calls it says what time it is. `engine.analysis` calls it
from one thread; `engine.station` gives it a camera.
"""

from collections.abc import Callable

from studio.catalog.loader import Catalog
from studio.coaching.coach import CoachStep
from studio.engine.course.body_watch import BodyWatch, Sign
from studio.engine.course.camera_switch import CameraSwitch
from studio.engine.course.display_pose import DisplayPose
from studio.engine.course.durable_events import DurableEvents, StorageWatch
from studio.engine.course.live_set import LiveSet
from studio.engine.course.resume import SEEN_WITHIN_S
from studio.engine.course.session import (
    ASKS_NOBODY,
    BETWEEN_SETS,
    BODY_SPEAKS,
    CAMERA_STAYS,
    HELP_S,
    PLAIN_MOVES,
    POSE_STATES,
    SessionEvent,
    next_state,
)
from studio.engine.course.set_maker import SetMaker
from studio.engine.course.shown import shown_count, trust, with_step
from studio.engine.people.desk_talk import CallStaff
from studio.engine.people.presence import Presence
from studio.engine.people.training_desk import Heard, TrainingDesk
from studio.engine.pipeline.health import Pace
from studio.engine.snapshot import (
    Calibrate,
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
from studio.model.exercise import Exercise
from studio.model.frame import Frame
from studio.model.pose import Pose
from studio.model.session import FinishReason, SetPlan, StationState
from studio.settings import StationSettings
from studio.store.interrupted import InterruptedSet

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
        self._body = BodyWatch()
        self._display = DisplayPose()
        self._live: LiveSet | None = None
        self._frame: Frame | None = None
        self._drawn: Pose | None = None
        self._step: CoachStep | None = None
        self._state_since_s = 0.0

    @property
    def plan(self) -> SetPlan | None:
        """The set ahead or under way of whoever is up; None before a choice."""
        return self._desk.current.plan

    def _exercise(self) -> Exercise | None:
        return None if self.plan is None else self._catalog.exercise(self.plan.exercise_id)

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
            case StopSet(hurts=hurts):
                self._end_set(FinishReason.HURT if hurts else FinishReason.CLIENT, now_s)
            case CorrectCount() | CorrectRep() if self._live is not None:
                self._correct(self._live, command)
            case Calibrate() if self.state is StationState.STAND_HERE:
                self._desk.current.calibrate()
                self._show_state(self.state, now_s, since_s=now_s)
            case Continue() if self.plan is not None:
                self._continue(now_s)
            case SwitchCamera(on=on) if self.state not in CAMERA_STAYS:
                self._camera.turn_on() if on else self._turn_camera_off()
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
        rests = self.state is StationState.REST
        if heard.stops or heard.leaves:
            self._move(SessionEvent.STOPPED if heard.stops else SessionEvent.LEFT, now_s)
        elif heard.turns or (rests and self._desk.current.rethinks(self._desk.now_h())):
            self._live = None  # the set of whoever was up is theirs alone
            target = StationState.CHOOSE if self.plan is None else StationState.REST
            self._show_state(target, now_s, since_s=self._desk.current.rest_since_s)

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
        else:
            self._move(SessionEvent.CONTINUED, now_s)

    # --- pictures and time --------------------------------------------------------------------

    def resume(self, interrupted: InterruptedSet, *, now_s: float) -> None:
        """Go on with a set that was cut off, at its last rep. Only ahead of everything else."""
        self.state = StationState.LIVE
        self._desk.resume(interrupted)
        self._camera.turn_on()
        self._body.begin(self._exercise())
        self._live = self._sets.begin(began_s=now_s + SEEN_WITHIN_S, interrupted=interrupted)
        self._events.post(StateChanged(state=self.state, plan=self.plan))

    def show(self, frame: Frame) -> None:
        """The newest picture, shown but not analysed."""
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
        exercise = self._exercise()
        if self.state is StationState.STAND_HERE and exercise is not None:
            if self._body.in_place(pose, frame=frame, exercise=exercise) is Sign.READY:
                self._move(SessionEvent.READY, now_s)
        elif self.state is StationState.COUNT_IN:
            if now_s - max(self._presence.seen_at_s, self._state_since_s) > _GONE_IN_COUNT_IN_S:
                self._move(SessionEvent.STEPPED_AWAY, now_s)
        elif self.state is StationState.LIVE and self._live is not None:
            self._watch_set(self._live, frame, pose, now_s)
        elif self.state in BODY_SPEAKS:
            self._watch_hand(frame, pose, now_s)
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
        if is_lost and self.state is StationState.COUNT_IN:
            self._move(SessionEvent.STEPPED_AWAY, now_s)
        since_s = now_s - self._state_since_s
        match self.state:
            case StationState.STAND_HERE if is_lost:
                self._body.no_camera()
            case StationState.COUNT_IN if self._presence.is_fresh(now_s):
                if since_s >= self._settings.count_in_s:
                    self._move(SessionEvent.COUNTED_IN, now_s)
            case StationState.LIVE if self._live is not None:
                self._end_set(self._live.over_because(now_s=now_s, camera_is_lost=is_lost), now_s)
            case StationState.HELP if since_s >= HELP_S:
                self._heed(self._desk.hear(CallStaff(), may_turn=False), now_s)
        self._watch_idle(now_s)

    def camera_is_back(self, now_s: float) -> None:
        """Pictures flow again; `now_s` on the monotonic clock."""
        if self._live is not None:
            self._live.camera_is_back(now_s)

    def shut_down(self, *, now_s: float) -> None:
        """The program ends: the set is written down, nothing is lost."""
        if self.state is StationState.LIVE:
            self._end_set(FinishReason.SHUTDOWN, now_s)
        self._desk.end_sessions()
        self._camera.turn_off()

    def wants_pose(self, *, now_s: float) -> bool:
        """Whether the next picture is worth the network: in full only where a body is watched.

        Args:
            now_s: Monotonic clock.
        """
        looks = self.state in POSE_STATES or self._body.is_hand_up
        return looks or self._presence.is_look_due(now_s)

    def _watch_set(self, live: LiveSet, frame: Frame, pose: Pose | None, now_s: float) -> None:
        self._step = live.watch(pose, time_s=frame.time_s, now_s=now_s)
        sign = self._body.update(pose, frame=frame)
        if sign is Sign.HELP:
            self._finish(FinishReason.HELP)
            self._move(SessionEvent.ALARMED, now_s)
        elif sign is Sign.HAND:
            self._end_set(FinishReason.CLIENT, now_s)

    def _watch_hand(self, frame: Frame, pose: Pose | None, now_s: float) -> None:
        """Between sets a raised hand takes what the coach offers, or goes on."""
        if self._body.update(pose, frame=frame) is not Sign.HAND:
            return
        self._presence.stay(now_s)
        if self.state is not StationState.CHOOSE:
            self._continue(now_s)
        elif (offer := self._desk.current.advised(self._desk.now_h())) is not None:
            self._choose(offer, now_s)

    def _watch_idle(self, now_s: float) -> None:
        if self.state in ASKS_NOBODY:
            return
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
        step = self._step if self._presence.is_fresh(now_s) and state is StationState.LIVE else None
        waiting = self._events.waiting_reps(self._live.plan.set_id) if self._live else 0
        is_stored = not self._storage.message
        count, provisional = shown_count(self._live, waiting=waiting, is_stored=is_stored)
        shown = Snapshot(
            frame=self._frame,
            analysed_s=now_s,
            pose=self._drawn if self._presence.in_sight(now_s) and state in POSE_STATES else None,
            seen_s=self._presence.seen_at_s,
            state=state,
            plan=self.plan,
            placement=self._body.problems if state is StationState.STAND_HERE else (),
            count_in_s=self._left_s(StationState.COUNT_IN, self._settings.count_in_s, now_s),
            count=count,
            provisional=provisional,
            trust=trust(pace, step, sight=self._body.sight_advice) if self._camera.is_on else None,
            camera_message=self._camera.message,
            raise_hand_ratio=self._body.raised_ratio,
            help_left_s=self._left_s(StationState.HELP, HELP_S, now_s),
            idle_left_s=self._presence.left_s,
            camera_on=self._camera.is_on,
            rest_left_s=self._rest_left_s(now_s),
            rest_s=self._desk.current.rest_s if state is StationState.REST else None,
            storage_message=self._storage.message,
            may_calibrate=state is StationState.STAND_HERE and self._desk.current.may_calibrate,
        )
        return with_step(shown, step, effort=self._live.effort if self._live else None)

    def _left_s(self, state: StationState, whole_s: float, now_s: float) -> float | None:
        """Seconds left of a state that lasts `whole_s`; None in every other state."""
        if self.state is not state:
            return None
        return max(0.0, whole_s - (now_s - self._state_since_s))

    def _rest_left_s(self, now_s: float) -> float | None:
        return self._left_s(StationState.REST, self._desk.current.rest_s, now_s)

    # --- moves --------------------------------------------------------------------------------

    def _end_set(self, reason: FinishReason | None, now_s: float) -> None:
        if reason is None:
            return
        is_measured = self.plan is not None and self.plan.is_calibration
        if self.state is StationState.LIVE:
            self._finish(reason)
        self._move(SessionEvent.CALIBRATED if is_measured else SessionEvent.SET_ENDED, now_s)

    def _finish(self, reason: FinishReason) -> None:
        live = self._live
        if live is not None and not live.is_finished:
            current = self._desk.current
            current.next_side = current.side_after(live.plan_as_done)
            finished = live.finish(reason, next_side=current.next_side)
            for told in self._desk.set_finished(finished):
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
        self._step = None
        self._body.begin()
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
            self._body.begin_place()
        elif state is StationState.LIVE:
            self._body.begin(self._exercise())
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
