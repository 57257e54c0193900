"""Puts people, props and backdrop together into one picture."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.model.exercise import AthleteMotion
from studio.vision.athlete.backdrop import soft_shadow
from studio.vision.athlete.body import Body, Joint
from studio.vision.athlete.camera import Camera, heading_matrix
from studio.vision.athlete.drawing import Blob, paint_blobs, paint_facets, placed
from studio.vision.athlete.figure import DEFAULT_CLOTHES, Clothes, body_blobs
from studio.vision.athlete.furniture import block_facets, standing_blocks
from studio.vision.athlete.spot import Spot
from studio.vision.athlete.weights import held_blobs

_SHADOW_PAIRS = (
    (Joint.LEFT_HEEL, Joint.LEFT_TOE),
    (Joint.RIGHT_HEEL, Joint.RIGHT_TOE),
    (Joint.LEFT_HIP, Joint.LEFT_KNEE),
    (Joint.RIGHT_HIP, Joint.RIGHT_KNEE),
    (Joint.LEFT_KNEE, Joint.LEFT_ANKLE),
    (Joint.RIGHT_KNEE, Joint.RIGHT_ANKLE),
    (Joint.PELVIS, Joint.CHEST),
)
_SHADOW_RADIUS_M = 0.09
_SHADOW_RING = np.linspace(0.0, 2.0 * np.pi, 12, endpoint=False)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Figure:
    """One person in the scene, now.

    Attributes:
        body: In the athlete's frame.
        start: The body at the start pose, which places the props, as does `far`.
        far: The body at the far pose.
        motion: Names the props; None = none.
        spot: Where in the camera's world.
        clothes: Colours.
        spine_bend_deg: Roundness of the back.
    """

    body: Body
    start: Body
    far: Body
    motion: AthleteMotion | None
    spot: Spot
    clothes: Clothes = DEFAULT_CLOTHES
    spine_bend_deg: float = 0.0


class Scene:
    """Paints figures over a fixed backdrop."""

    def __init__(
        self, camera: Camera, backdrop: NDArray[np.uint8], *, has_shadow: bool = True
    ) -> None:
        """Keep the backdrop; it is copied for every picture."""
        self.camera = camera
        self._backdrop = backdrop
        self._has_shadow = has_shadow

    def paint(
        self, figures: list[Figure], *, alpha: NDArray[np.uint8] | None = None
    ) -> NDArray[np.uint8]:
        """(height, width, 3) uint8 BGR with all figures, nearer ones over farther ones.

        Args:
            figures: Everybody in the picture.
            alpha: (height, width) uint8, zeros; set to 255 where a figure or prop is painted.
        """
        image = self._backdrop.copy()
        if self._has_shadow:
            for figure in figures:
                soft_shadow(image, self._shadow_outlines(figure))
        for figure in sorted(figures, key=lambda entry: -entry.spot.away_m):
            self._paint_figure(image, figure, alpha)
        return image

    def points_px(self, figure: Figure) -> NDArray[np.float64]:
        """(27, 2) pixels of a figure's joints, rows by `Joint`."""
        joints = figure.body.joints_m * figure.spot.scale_ratio
        world = joints @ heading_matrix(figure.spot.heading_deg).T + figure.spot.place_m
        points, _ = self.camera.project(world)
        return points

    def _paint_figure(
        self, image: NDArray[np.uint8], figure: Figure, alpha: NDArray[np.uint8] | None
    ) -> None:
        turn = heading_matrix(figure.spot.heading_deg)
        eye = np.array((0.0, -self.camera.distance_m, self.camera.height_m))
        shapes: list[Blob] = body_blobs(
            figure.body, clothes=figure.clothes, spine_bend_deg=figure.spine_bend_deg
        )
        if figure.motion is not None:
            shapes += held_blobs(figure.motion, figure.body)
            for block in standing_blocks(figure.motion, start=figure.start, far=figure.far):
                facets = block_facets(block, turn=turn, by_m=figure.spot.place_m, eye=eye)
                paint_facets(image, facets, camera=self.camera, alpha=alpha)
        shapes = placed(shapes, turn=turn, by_m=figure.spot.place_m, scale=figure.spot.scale_ratio)
        paint_blobs(image, shapes, camera=self.camera, alpha=alpha)

    def _shadow_outlines(self, figure: Figure) -> list[NDArray[np.float64]]:
        turn = heading_matrix(figure.spot.heading_deg)
        joints = figure.body.joints_m * figure.spot.scale_ratio
        ring = np.stack((np.cos(_SHADOW_RING), np.sin(_SHADOW_RING), 0.0 * _SHADOW_RING), axis=1)
        outlines = []
        for first, second in _SHADOW_PAIRS:
            ends = joints[[first, second]]
            near_floor = 1.0 - 0.45 * np.clip(ends[:, 2] / 1.2, 0.0, 1.0)
            spread = _SHADOW_RADIUS_M * near_floor[:, None, None] * ring
            floor = (ends * (1.0, 1.0, 0.0))[:, None, :] + spread
            world = floor.reshape(-1, 3) @ turn.T + figure.spot.place_m
            outlines.append(self.camera.project(world)[0])
        return outlines
