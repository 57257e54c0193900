"""The cameras of this machine: where they are, what they call themselves, whether they are free.

Linux gives a camera a new number whenever it is plugged in, and one camera can show up as two
devices of which only one gives pictures. So cameras are asked (V4L2), and remembered by the
name under /dev/v4l that stays. Elsewhere a camera is just its number.
"""

import errno
import os
import struct
import sys
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

if sys.platform == "linux":
    import fcntl

DEVICE_FOLDER = Path("/dev")

# linux/videodev2.h
_VIDIOC_QUERYCAP = 0x80685600
_VIDIOC_REQBUFS = 0xC0145608
_QUERYCAP = struct.Struct("16s32s32sIII12x")
_REQBUFS = struct.Struct("IIII4x")
_CAN_CAPTURE = 0x00000001
_HAS_DEVICE_CAPABILITIES = 0x80000000
_BUFFER_VIDEO_CAPTURE = 1
_MEMORY_MAPPED = 1


class DeviceState(Enum):
    """What a device says when it is asked."""

    FREE = auto()
    BUSY = auto()
    ABSENT = auto()
    NOT_ALLOWED = auto()
    NOT_A_CAMERA = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceAnswer:
    """The state of a device and the name its maker gave it.

    Attributes:
        state: Whether it can be used.
        name: As the camera says ("HD Pro Webcam C920"); "" when it could not be asked.
    """

    state: DeviceState
    name: str = ""


def video_devices(folder: Path = DEVICE_FOLDER) -> tuple[Path, ...]:
    """Every video device there is, by number; those that are no cameras included."""
    found = [path for path in folder.glob("video*") if path.name[5:].isdigit()]
    return tuple(sorted(found, key=lambda path: int(path.name[5:])))


def stable_path(device: Path, *, folder: Path = DEVICE_FOLDER) -> Path:
    """The name of a device that survives a replug: by serial, else by socket, else itself."""
    if not device.exists():
        return device
    target = device.resolve()
    for kind in ("by-id", "by-path"):
        for link in sorted((folder / "v4l" / kind).glob("*")):
            if link.resolve() == target:
                return link
    return device


def ask_device(device: Path) -> DeviceAnswer:
    """Whether a camera can be used now. It is not started, so its light stays off."""
    try:
        handle = os.open(device, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        return DeviceAnswer(state=_state_of(error))
    try:
        return _ask(handle)
    except OSError as error:
        return DeviceAnswer(state=_state_of(error))
    finally:
        os.close(handle)


def _ask(handle: int) -> DeviceAnswer:
    if sys.platform != "linux":
        return DeviceAnswer(state=DeviceState.FREE)
    answer = bytearray(_QUERYCAP.size)
    fcntl.ioctl(handle, _VIDIOC_QUERYCAP, answer)
    _driver, card, _bus, _version, capabilities, of_device = _QUERYCAP.unpack(answer)
    name = card.split(b"\0")[0].decode(errors="replace")
    if not _can_capture(capabilities, of_device):
        return DeviceAnswer(state=DeviceState.NOT_A_CAMERA, name=name)
    return DeviceAnswer(state=_buffer_state(handle), name=name)


def _can_capture(capabilities: int, of_device: int) -> bool:
    own = of_device if capabilities & _HAS_DEVICE_CAPABILITIES else capabilities
    return bool(own & _CAN_CAPTURE)


def _buffer_state(handle: int) -> DeviceState:
    """Ask for a buffer and give it back: only the one program that has the camera may have one."""
    if sys.platform == "linux":
        for count in (1, 0):
            request = _REQBUFS.pack(count, _BUFFER_VIDEO_CAPTURE, _MEMORY_MAPPED, 0)
            try:
                fcntl.ioctl(handle, _VIDIOC_REQBUFS, bytearray(request))
            except OSError as error:
                return DeviceState.BUSY if error.errno == errno.EBUSY else DeviceState.FREE
    return DeviceState.FREE


def _state_of(error: OSError) -> DeviceState:
    return {
        errno.EBUSY: DeviceState.BUSY,
        errno.EACCES: DeviceState.NOT_ALLOWED,
        errno.EPERM: DeviceState.NOT_ALLOWED,
        errno.ENOTTY: DeviceState.NOT_A_CAMERA,
        errno.EINVAL: DeviceState.NOT_A_CAMERA,
    }.get(error.errno or 0, DeviceState.ABSENT)
