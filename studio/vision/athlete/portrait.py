"""The athlete as the moving picture on an exercise card: framed, on a plain ground."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from studio.model.exercise import Exercise, View
from studio.model.landmarks import Side
from studio.vision.athlete.backdrop import plain_backdrop, studio_backdrop
from studio.vision.athlete.camera import Camera, heading_matrix
from studio.vision.athlete.drawing import Colour
from studio.vision.athlete.figure import DEFAULT_CLOTHES, Clothes
from studio.vision.athlete.furniture import block_corners, standing_blocks
from studio.vision.athlete.performer import Performer, SetPlanned, Spot
from studio.vision.athlete.scene import Figure, Scene

CARD_GROUND: Colour = (43, 36, 32)
"""Dark blue-grey, BGR."""

_MARGIN_RATIO = 0.07
_FLESH_M = 0.11
_LOOKS: tuple[float, ...] = (0.0, 0.25, 0.5, 0.75, 1.0)
_YAW_DEG = {View.SIDE: 72.0, View.OBLIQUE: 45.0, View.FRONT: 0.0}


class Portrait:
    """One exercise as a picture of any size, at any moment of an endless set."""

    def __init__(
        self,
        exercise: Exercise,
        *,
        size_px: tuple[int, int],
        ground: Colour | None = CARD_GROUND,
        clothes: Clothes = DEFAULT_CLOTHES,
        side: Side = Side.LEFT,
    ) -> None:
        """Frame the whole movement.

        Args:
            exercise: With key poses.
            size_px: Width and height.
            ground: Plain colour; None = the studio with wall and floor.
            clothes: Colours.
            side: Working side of a per-side exercise.

        Raises:
            KnownError: BAD_RESOURCE when the exercise has no key poses.
        """
        self._side = side if exercise.per_side else Side.BOTH
        plan = SetPlanned(reps=3, sides=(self._side,), still_before_s=0.8, still_after_s=0.8)
        self._performer = Performer(exercise, plan)
        self._clothes = clothes
        self._motion = self._performer.motion_of(self._side)
        facing = -1.0 if self._side is Side.LEFT else 1.0
        self._spot = Spot(heading_deg=facing * _YAW_DEG[exercise.view])
        self._ends = tuple(self._performer.body_at_progress(u, side=self._side) for u in (0.0, 1.0))
        camera = self._framed(Camera(size_px=size_px, height_m=self._motion.camera_height_m))
        backdrop = studio_backdrop(camera) if ground is None else plain_backdrop(camera, ground)
        self._scene = Scene(camera, backdrop)

    @property
    def duration_s(self) -> float:
        """Length of the loop in seconds."""
        return self._performer.timeline.duration_s

    def picture_at(self, time_s: float) -> NDArray[np.uint8]:
        """(height, width, 3) uint8 BGR at a moment of the loop."""
        return self._scene.paint([self._figure_at(time_s)])

    def cutout_at(self, time_s: float) -> NDArray[np.uint8]:
        """(height, width, 4) uint8 BGRA: the athlete and props alone, the ground transparent."""
        width, height = self._scene.camera.size_px
        alpha = np.zeros((height, width), dtype=np.uint8)
        colours = self._scene.paint([self._figure_at(time_s)], alpha=alpha)
        return np.dstack((colours, alpha))

    def _figure_at(self, time_s: float) -> Figure:
        body, pose, _, _ = self._performer.body_at(time_s % self.duration_s)
        return Figure(
            body=body,
            start=self._ends[0],
            far=self._ends[1],
            motion=self._motion,
            spot=self._spot,
            clothes=self._clothes,
            spine_bend_deg=pose.spine_bend_deg,
        )

    def _framed(self, camera: Camera) -> Camera:
        """The camera zoomed and shifted so that every moment of the movement fits."""
        turn = heading_matrix(self._spot.heading_deg)
        places = []
        for progress in _LOOKS:
            joints = self._performer.body_at_progress(progress, side=self._side).joints_m
            world = joints @ turn.T
            for reach in (_FLESH_M, -_FLESH_M):
                places += [world + np.array((reach, 0.0, 0.0)), world + np.array((0.0, 0.0, reach))]
        start, far = self._ends
        for block in standing_blocks(self._motion, start=start, far=far):
            places.append(block_corners(block) @ turn.T)
        points, _ = camera.project(np.concatenate(places))
        low, high = points.min(axis=0), points.max(axis=0)
        size = np.array(camera.size_px, dtype=np.float64)
        zoom = float(((1.0 - 2.0 * _MARGIN_RATIO) * size / (high - low)).min())
        half_field = np.arctan(np.tan(np.radians(0.5 * camera.field_deg)) / zoom)
        centre = 0.5 * (low + high) - 0.5 * size
        right_px, down_px = (-zoom * centre).tolist()
        return replace(
            camera, field_deg=float(np.degrees(2.0 * half_field)), shift_px=(right_px, down_px)
        )
