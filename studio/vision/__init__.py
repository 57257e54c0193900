"""Where pictures come from, and the network that finds a body in them.

Importing this package makes OpenCV a good neighbour, once and before anything else uses it:

- its Linux wheel points Qt at its own plug-ins and fonts through two environment variables,
  which would break PySide6: both get their former value back;
- it and FFmpeg write faults to stderr: what the person must know is said by a `KnownError`;
- it waits 10 s for a silent V4L2 camera: here it gives up within the 2 s a source may block;
- FFmpeg watches an RTSP stream for 20 pictures before it hands out the first, only to guess
  their rate: 0.9 s at 25 a second, 2 s at 10. Two are enough here; files are not affected.
"""

import os

_QT_VARIABLES = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")
_CV2_WHEEL_FOLDER = os.path.join("cv2", "qt")

os.environ.setdefault("OPENCV_LOG_LEVEL", "SILENT")
os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")
os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", "1")
os.environ.setdefault("OPENCV_FFMPEG_CAPTURE_OPTIONS", "rtsp_flags;prefer_tcp|fpsprobesize;2")

_former = {
    name: value
    for name in _QT_VARIABLES
    if (value := os.environ.get(name)) is not None and _CV2_WHEEL_FOLDER not in value
}

import cv2  # noqa: E402

cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)  # if cv2 came before us

for _name in _QT_VARIABLES:
    os.environ.pop(_name, None)
os.environ.update(_former)
