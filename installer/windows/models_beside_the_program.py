"""Runs first in the packed program: the pose model lies beside it."""

import os
import sys
from pathlib import Path

os.environ.setdefault("STUDIO_MODELS", str(Path(getattr(sys, "_MEIPASS", ".")) / "models"))
