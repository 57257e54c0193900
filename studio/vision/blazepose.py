"""The BlazePose tracker: one client's body points in every picture.

The landmark network reads the square where the client was a picture ago. The detector searches
the whole picture when nobody is followed, and now and then to see who else is about; the client
lock decides whom the body that was read belongs to.
"""

import math
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.model.frame import Frame
from studio.model.landmarks import Landmark
from studio.model.pose import Pose
from studio.vision.client_lock import ClientLock
from studio.vision.clothes import clothes_of
from studio.vision.detector import Person, PersonDetector, people_in_middle
from studio.vision.landmark_network import LandmarkNetwork, Landmarks
from studio.vision.model_files import DETECTION_FILE, LANDMARK_FILE
from studio.vision.region import Region
from studio.vision.seen_body import Body

_PRESENT_MIN = 0.5


class BlazePoseEstimator:
    """Follows one person from picture to picture, whoever else is in it."""

    def __init__(self, model_folder: Path, *, threads: int = 2) -> None:
        """Load both networks.

        Args:
            model_folder: Holds the two model files.
            threads: Cores to use.
        """
        self._detector = PersonDetector(model_folder / DETECTION_FILE, threads=threads)
        self._network = LandmarkNetwork(model_folder / LANDMARK_FILE, threads=threads)
        self._lock = ClientLock()
        self._region: Region | None = None
        self._time_s = -math.inf

    @property
    def network_s(self) -> float:
        """Seconds spent inside the networks so far; the rest of `estimate` is our own work."""
        return self._detector.network_s + self._network.network_s

    def reset(self) -> None:
        """Forget whom it followed."""
        self._region = None
        self._lock.forget()

    def estimate(self, frame: Frame) -> Pose | None:
        """The client's body, or None when it is not seen.

        A stream that begins again, as after the camera was off, is a new one: whoever stands
        there is chosen anew.
        """
        if frame.time_s < self._time_s:
            self.reset()
        self._time_s = frame.time_s
        if self._region is None:
            self._look(frame, body=None)
            self._read_rival(frame, body=None)
            return self._search(frame)
        landmarks = self._network.read(frame.image_bgr, self._region)
        if landmarks.score < _PRESENT_MIN:
            self._region = None
            return None
        body = _body_of(landmarks, frame.image_bgr)
        has_looked = self._lock.wants_look(body, time_s=frame.time_s)
        if has_looked:
            self._look(frame, body=body)
        self._read_rival(frame, body=body)
        if self._lock.is_client(body, time_s=frame.time_s):
            if self._lock.is_covered(body, time_s=frame.time_s):
                self._region = self._lock.believed_region()
                return None
            return self._follow(frame, landmarks, body)
        self._region = None
        if not has_looked:
            self._look(frame, body=None)
        return self._search(frame)

    def _look(self, frame: Frame, *, body: Body | None) -> None:
        """Search the picture for people, and show them to the lock."""
        width_px = frame.size_px[0]
        people = self._detector.detect(frame.image_bgr)
        self._lock.saw(people, body=body, picture_width_px=width_px, time_s=frame.time_s)
        if self._lock.wants_closer_look(time_s=frame.time_s):
            closer = people_in_middle(self._detector, frame.image_bgr, besides=people)
            if closer:
                everybody: list[Person] = [*people, *closer]
                self._lock.saw(everybody, body=body, picture_width_px=width_px, time_s=frame.time_s)

    def _read_rival(self, frame: Frame, *, body: Body | None) -> None:
        """Read who stands beside the client too, so that the two are not taken for each other."""
        region = self._lock.rival_region(time_s=frame.time_s)
        if region is None:
            return
        landmarks = self._network.read(frame.image_bgr, region)
        if landmarks.score >= _PRESENT_MIN:
            read = _body_of(landmarks, frame.image_bgr)
            self._lock.saw_rival(read, body=body, time_s=frame.time_s)

    def _search(self, frame: Frame) -> Pose | None:
        """Read where the client may be, after a look, and take it if it is the client."""
        region = self._lock.candidate(time_s=frame.time_s)
        if region is None:
            return None
        landmarks = self._network.read(frame.image_bgr, region)
        if landmarks.score < _PRESENT_MIN:
            return None
        body = _body_of(landmarks, frame.image_bgr)
        if not self._lock.accepts(body, time_s=frame.time_s):
            return None
        return self._follow(frame, landmarks, body)

    def _follow(self, frame: Frame, landmarks: Landmarks, body: Body) -> Pose:
        self._lock.believe(body, time_s=frame.time_s)
        self._region = landmarks.next_region
        return Pose(
            time_s=frame.time_s,
            image_size_px=frame.size_px,
            points_px=landmarks.points_px,
            depth_px=landmarks.depth_px,
            world_m=landmarks.world_m,
            visibility=landmarks.visibility,
            score=landmarks.score,
        )


def _body_of(landmarks: Landmarks, image_bgr: NDArray[np.uint8]) -> Body:
    points = landmarks.points_px.astype(np.float64)
    hip = points[[Landmark.LEFT_HIP, Landmark.RIGHT_HIP]].mean(axis=0)
    shoulder = points[[Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER]].mean(axis=0)
    middle = (hip + shoulder) / 2.0
    return Body(
        hip_px=(float(hip[0]), float(hip[1])),
        torso_px=(float(middle[0]), float(middle[1])),
        torso_length_px=float(np.linalg.norm(hip - shoulder)),
        region=landmarks.next_region,
        clothes=clothes_of(image_bgr, landmarks.points_px),
        points_px=points,
    )
