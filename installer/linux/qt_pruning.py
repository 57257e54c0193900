"""Keeps of PySide6 what this program loads, and nothing of the rest of Qt.

What is kept is computed: the bindings named below, the plug-ins named below, and every library
those need. No browser, no QML, no file dialog of another desktop comes to a gym floor.
"""

import shutil
import subprocess
from pathlib import Path

BINDINGS = (
    "QtCore",
    "QtDBus",
    "QtGui",
    "QtMultimedia",
    "QtNetwork",
    "QtOpenGL",
    "QtOpenGLWidgets",
    "QtPrintSupport",
    "QtSvg",
    "QtSvgWidgets",
    "QtTest",
    "QtTextToSpeech",
    "QtWidgets",
)
PLUGINS = (
    "iconengines/libqsvgicon.so",
    "imageformats/libqjpeg.so",
    "imageformats/libqsvg.so",
    "multimedia/libffmpegmediaplugin.so",
    "platforms/libqminimal.so",
    "platforms/libqoffscreen.so",
    "platforms/libqwayland*.so",
    "platforms/libqxcb.so",
    "texttospeech/libqtexttospeech_speechd.so",
    "wayland-shell-integration/libxdg-shell.so",
    "wayland-shell-integration/libfullscreen-shell-v1.so",
)
_PLAIN_FILES = ("__init__.py", "_config.py", "_git_pyside_version.py", "__feature__.pyi")


def prune(packages: Path) -> None:
    """Delete what is not needed.

    Args:
        packages: The folder that holds PySide6 and shiboken6.
    """
    package = packages / "PySide6"
    qt = package / "Qt"
    kept = {package / name for name in _PLAIN_FILES}
    kept |= {package / f"{name}.abi3.so" for name in BINDINGS}
    kept |= {file for pattern in PLUGINS for file in (qt / "plugins").glob(pattern)}
    kept |= _needed_libraries(kept, package)
    kept |= set((package / "support").rglob("*.py"))
    for file in [*package.rglob("*")]:
        if (file.is_file() or file.is_symlink()) and file not in kept:
            file.unlink()
    for folder in sorted((f for f in package.rglob("*") if f.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    shutil.rmtree(packages / "shiboken6" / "include", ignore_errors=True)


def needed(file: Path) -> list[str]:
    """The names of the libraries an ELF file asks for; empty for any other file."""
    said = subprocess.run(["readelf", "-dW", file], capture_output=True, text=True, check=False)
    return [
        line.split("[")[1].rstrip("]") for line in said.stdout.splitlines() if "(NEEDED)" in line
    ]


def _needed_libraries(start: set[Path], package: Path) -> set[Path]:
    """Every library of PySide6 that the files need, directly or not."""
    known = {file.name: file for file in package.rglob("*.so*") if file.is_file()}
    todo = [file for file in start if ".so" in file.name]
    found: set[Path] = set()
    while todo:
        for name in needed(todo.pop()):
            file = known.get(name)
            if file is not None and file not in found:
                found.add(file)
                todo.append(file)
    return found
