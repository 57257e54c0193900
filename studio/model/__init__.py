"""The plain facts everything else speaks in: frames, poses, exercises, reps, cues, sets.

Frozen dataclasses and enums only. Nothing here computes, reads a clock or touches a file.
"""
