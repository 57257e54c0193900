"""Our whole replay against MediaPipe 0.10.21's bare pose loop, on the same clip, in one run.

python -m tests.benchmarks.against_mediapipe CLIP [--exercise ID] [--rounds N]

The peer is installed into an environment of its own (it needs an older numpy); its loop reads a
picture, turns it to RGB and asks for the pose, nothing else. Ours decodes, finds the pose,
measures, counts and judges. Rounds alternate, so that whatever else the machine does hits both;
the ratio is that of the medians. Budget: at most 0.70 (design.md section 9).
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

PEER = "mediapipe==0.10.21"
BUDGET = 0.70
REPOSITORY = Path(__file__).resolve().parents[2]
ENVIRONMENT = Path(tempfile.gettempdir()) / "glute-studio-mediapipe-0.10.21"

PEER_LOOP = """
import sys, time, json
import cv2, mediapipe
pose = mediapipe.solutions.pose.Pose(model_complexity=1)
video = cv2.VideoCapture(sys.argv[1])
import numpy
pose.process(numpy.zeros((64, 64, 3), numpy.uint8))  # model load left out, as with ours
began, frames, found = time.perf_counter(), 0, 0
while True:
    is_there, image = video.read()
    if not is_there:
        break
    image.flags.writeable = False
    result = pose.process(cv2.cvtColor(image, cv2.COLOR_BGR2RGB))
    frames += 1
    found += result.pose_landmarks is not None
print(json.dumps({"wall_s": time.perf_counter() - began, "frames": frames, "found": found}))
"""


def peer_python() -> Path:
    """The peer's interpreter, set up at the first call."""
    python = ENVIRONMENT / "bin" / "python"
    if not (ENVIRONMENT / "ready").is_file():
        print(f"installing {PEER} into {ENVIRONMENT}", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)], check=True)
        install = [str(python), "-m", "pip", "install", "--quiet", PEER]
        subprocess.run(install, check=True)
        (ENVIRONMENT / "ready").touch()
    return python


def run_peer(python: Path, clip: Path) -> dict[str, float]:
    """One round of the peer."""
    done = subprocess.run(
        [str(python), "-c", PEER_LOOP, str(clip)],
        capture_output=True,
        text=True,
        check=True,
        timeout=900,
    )
    result: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return result


def run_ours(clip: Path, exercise: str) -> dict[str, float]:
    """One round of ours."""
    done = subprocess.run(
        [sys.executable, "-m", "studio", "replay", str(clip), "--exercise", exercise, "--json"],
        capture_output=True,
        text=True,
        check=True,
        timeout=900,
        cwd=REPOSITORY,
    )
    report = json.loads(done.stdout)
    timing = report["timing"]
    return {
        "wall_s": timing["wall_s"],
        "frames": report["frames_analysed"],
        "pose_ms": timing["pose_ms"]["median"],
        "analysis_ms": timing["analysis_ms"]["median"],
    }


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("clip", type=Path)
    parser.add_argument("--exercise", default="goblet_squat")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    clip = options.clip.resolve()
    python = peer_python()
    ours, peers = [], []
    for number in range(1, options.rounds + 1):
        peers.append(run_peer(python, clip))
        ours.append(run_ours(clip, options.exercise))
        print(f"round {number}: MediaPipe {peers[-1]}, ours {ours[-1]}", file=sys.stderr)
    ratio = statistics.median(row["wall_s"] for row in ours) / statistics.median(
        row["wall_s"] for row in peers
    )
    outcome = {
        "clip": clip.name,
        "mediapipe_s": [round(row["wall_s"], 2) for row in peers],
        "ours_s": [round(row["wall_s"], 2) for row in ours],
        "ratio": round(ratio, 3),
        "budget": BUDGET,
        "is_within": ratio <= BUDGET,
    }
    print(json.dumps(outcome, indent=2))


if __name__ == "__main__":
    main()
