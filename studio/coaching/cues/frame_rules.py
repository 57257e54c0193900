"""Every cue that is judged picture by picture, by key."""

from collections.abc import Mapping

from studio.coaching.cues.posture_rules import POSTURE_RULES
from studio.coaching.cues.rules import SIDE_RULES, FrameRule

FRAME_RULES: Mapping[str, FrameRule] = {**SIDE_RULES, **POSTURE_RULES}
"""By cue key."""
