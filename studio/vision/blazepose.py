"""The BlazePose tracker: detector when nobody is followed, landmarks on every picture."""

from pathlib import Path

from studio.model.frame import Frame
from studio.model.pose import Pose
from studio.vision.detector import Person, PersonDetector
from studio.vision.landmark_network import LandmarkNetwork
from studio.vision.region import Region

_PRESENT_MIN = 0.5
DETECTION_FILE = "pose_detection.tflite"
LANDMARK_FILE = "pose_landmark_full.tflite"


class BlazePoseEstimator:
    """Follows one person from picture to picture."""

    def __init__(self, model_folder: Path, *, threads: int = 2) -> None:
        """Load both networks.

        Args:
            model_folder: Holds the two model files.
            threads: Cores to use.
        """
        self._detector = PersonDetector(model_folder / DETECTION_FILE, threads=threads)
        self._network = LandmarkNetwork(model_folder / LANDMARK_FILE, threads=threads)
        self._region: Region | None = None

    @property
    def network_s(self) -> float:
        """Seconds spent inside the networks so far; the rest of `estimate` is our own work."""
        return self._detector.network_s + self._network.network_s

    def reset(self) -> None:
        """Forget whom it followed."""
        self._region = None

    def estimate(self, frame: Frame) -> Pose | None:
        """The client's body, or None when nobody is seen."""
        region = self._region
        if region is None:
            people = self._detector.detect(frame.image_bgr)
            if not people:
                return None
            region = _nearest_the_middle(people, frame.size_px).region
        landmarks = self._network.read(frame.image_bgr, region)
        if landmarks.score < _PRESENT_MIN:
            self._region = None
            return None
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


def _nearest_the_middle(people: list[Person], size_px: tuple[int, int]) -> Person:
    def distance(person: Person) -> float:
        return abs(person.region.centre_px[0] - size_px[0] / 2) / size_px[0]

    return min(people, key=lambda person: distance(person) - person.region.size_px / size_px[1])
