"""How far the body has come on the way from a rep's start pose to its far pose.

An angle says badly when a slow movement begins: near the ends of a rep the network holds on to
the pose it knows (measured on the demo athlete: the first 3 % of a hinge, a third of a front-view
lunge are not seen in the angle), so that soft starts are lost and phases come out short. All the
joints together, seen in the picture, leave their place at once. Tempo is therefore read from
their common way: every joint's place is laid on the line from where it was at the start pose to
where it was at the far pose of the same rep, and the joints are averaged, far-travelled, well
seen and steady ones the most. Range and levels stay those of the driver (coaching.md 5.3).
"""

import numpy as np
from numpy.typing import NDArray

from studio.coaching.counting.recent_rows import RecentRows
from studio.coaching.counting.turning import Turn
from studio.model.landmarks import Landmark
from studio.model.pose import Pose

JOINTS = (
    Landmark.LEFT_SHOULDER,
    Landmark.RIGHT_SHOULDER,
    Landmark.LEFT_HIP,
    Landmark.RIGHT_HIP,
    Landmark.LEFT_KNEE,
    Landmark.RIGHT_KNEE,
)
"""Those that carry the movement of every exercise; hands and feet may do anything meanwhile."""

_ROWS = np.array(JOINTS)
_HOME_S = 0.2
_FAR_S = 0.1
_SEEN_LOW, _SEEN_HIGH = 0.3, 0.8
_SEEN_QUANTILE = 0.2

Array = NDArray[np.float64]


class JointPaths:
    """Keeps where the joints were in the picture lately."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._rows = RecentRows(3 * len(JOINTS))

    def update(self, pose: Pose | None, *, time_s: float) -> None:
        """Take in one picture.

        Args:
            pose: The client; None = not seen.
            time_s: Stream time; a picture that is not later than the last is left out.
        """
        if pose is None:
            return
        places = np.column_stack((pose.points_px[_ROWS], pose.visibility[_ROWS]))
        self._rows.add(time_s, places.ravel())

    def way(self, turn: Turn, *, margin_s: float) -> tuple[Array, Array]:
        """The way of one rep.

        Args:
            turn: The rep.
            margin_s: So much is given on both sides of it.

        Returns:
            (n,) stream seconds of pictures with the client in them, and (n,) the way: 0 start
            pose, 1 far pose of this rep; all NaN when no joint was seen well enough or none moved.
        """
        time_s, rows = self._rows.between(turn.start_s - margin_s, turn.end_s + margin_s)
        joints = rows.reshape(-1, len(JOINTS), 3)
        return time_s, way_of(time_s, joints[..., :2], joints[..., 2], turn=turn)


def way_of(time_s: Array, places_px: Array, seen: Array, *, turn: Turn) -> Array:
    """The joints' common way along one rep.

    Args:
        time_s: (n,) rising stream seconds.
        places_px: (n, joints, 2) picture pixels.
        seen: (n, joints) visibility, 0..1.
        turn: The rep.

    Returns:
        (n,) 0 start pose, 1 far pose; all NaN when it cannot be told.
    """
    inside = (time_s >= turn.start_s) & (time_s <= turn.end_s)
    if np.count_nonzero(inside) < 3:
        return np.full(time_s.shape, np.nan)
    far = _place(time_s, places_px, turn.far_s - _FAR_S, turn.far_s + _FAR_S)
    before = _place(time_s, places_px, turn.start_s - _HOME_S, turn.start_s)
    after = _place(time_s, places_px, turn.end_s, turn.end_s + _HOME_S)
    home = 0.5 * (before + after)
    pull = (far - home) * _weights(places_px[inside], seen[inside])[:, None]
    whole = float(((far - home) * pull).sum())
    if not whole > 0.0:
        return np.full(time_s.shape, np.nan)
    way: Array = ((places_px - home) * pull).sum(axis=(1, 2)) / whole
    return way


def _place(time_s: Array, places_px: Array, from_s: float, to_s: float) -> Array:
    """(joints, 2) median place in a moment; of the nearest picture when there is none in it."""
    among = (time_s >= from_s) & (time_s <= to_s)
    if not among.any():
        nearest = int(np.argmin(np.abs(time_s - (from_s + to_s) / 2.0)))
        return np.asarray(places_px[nearest])
    return np.asarray(np.median(places_px[among], axis=0))


def _weights(places_px: Array, seen: Array) -> Array:
    """(joints,) the share of each joint: none for hidden ones, little for trembling ones."""
    shown = (np.quantile(seen, _SEEN_QUANTILE, axis=0) - _SEEN_LOW) / (_SEEN_HIGH - _SEEN_LOW)
    tremble_px = np.median(np.linalg.norm(np.diff(places_px, n=2, axis=0), axis=2), axis=0)
    usual_px = float(np.median(tremble_px))
    if usual_px <= 0.0:
        return np.clip(shown, 0.0, 1.0)
    steady = (usual_px / np.maximum(tremble_px, usual_px)) ** 2
    weights: Array = np.clip(shown, 0.0, 1.0) * steady
    return weights
