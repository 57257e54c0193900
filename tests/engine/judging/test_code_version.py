"""Which program stands behind a kept result."""

from pathlib import Path

import pytest

from studio.engine.judging.code_version import program_of


@pytest.fixture
def package(tmp_path: Path) -> Path:
    (tmp_path / "entry.py").write_text("from pack.used import ONE\n\nTWO = ONE + 1\n")
    (tmp_path / "used.py").write_text("ONE = 1\n")
    (tmp_path / "apart.py").write_text("THREE = 3\n")
    return tmp_path


def program(package: Path) -> bytes:
    return program_of(package, package="pack", modules=("entry",))


def test_words_do_not_count(package: Path) -> None:
    before = program(package)
    (package / "used.py").write_text('"""The first number."""\n\n# one\nONE = 1\n')
    assert program(package) == before


@pytest.mark.parametrize("name", ["entry", "used"])
def test_the_program_and_what_it_uses_count(package: Path, name: str) -> None:
    before = program(package)
    (package / f"{name}.py").write_text("ONE = TWO = 5\n")
    assert program(package) != before


def test_a_module_that_is_not_used_does_not_count(package: Path) -> None:
    before = program(package)
    (package / "apart.py").write_text("THREE = 4\n")
    assert program(package) == before


def test_one_named_beside_counts_without_its_imports(package: Path) -> None:
    (package / "apart.py").write_text("from pack.used import ONE\n")
    both = program_of(package, package="pack", modules=(), also=("apart",))
    (package / "used.py").write_text("ONE = 2\n")
    assert program_of(package, package="pack", modules=(), also=("apart",)) == both
