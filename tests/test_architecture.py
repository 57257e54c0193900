"""The rules of the code's shape, each proved to see a planted violation.

Who may import whom is the contract in pyproject.toml, checked by import-linter. What it cannot
say is checked here on the syntax tree: what the pure packages may use, how long a function or a
module may be, and what a kiosk must never call.
"""

import ast
import functools
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
PACKAGE = REPOSITORY / "studio"

MOST_FUNCTION_LINES = 40
MOST_MODULE_LINES = 400
PURE_PACKAGES = ("model", "kinematics", "coaching")
PURE_MAY_IMPORT = {
    "abc",
    "array",
    "bisect",
    "cmath",
    "collections",
    "dataclasses",
    "enum",
    "fractions",
    "functools",
    "itertools",
    "math",
    "numpy",
    "operator",
    "scipy",
    "statistics",
    "types",
    "typing",
}
PURE_MAY_IMPORT_OF_STUDIO = (
    "studio.model",
    "studio.kinematics",
    "studio.coaching",
    "studio.errors",
)
# Each opens a way out of the kiosk's one window, or runs a text as a command.
BANNED_NAMES = {
    "QFileDialog",
    "QWebEngineView",
    "QtWebEngineWidgets",
    "QtWebEngineCore",
    "openUrl",
    "setOpenExternalLinks",
    "startfile",
}
BROAD = ("Exception", "BaseException")
# Where a bug may be caught whatever it is: loops of threads, the sync attempt, the command line.
BROAD_EXCEPT_BORDERS = (
    "engine/",
    "sync/",
    "store/journal",
    "ui/widgets/athlete_library.py",
    "app.py",
    "cli.py",
    "cli/",
)
# Carries an error from its thread to the one that asked, where it is raised again.
HANDS_ERRORS_ON = PACKAGE / "engine" / "ahead.py"


def _modules(package: Path) -> list[Path]:
    return sorted(package.rglob("*.py"))


@functools.cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def _imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every import, inside functions and TYPE_CHECKING blocks as well."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)


def impure_imports(path: Path) -> list[str]:
    """What a pure module must not import: no Qt, clock, thread, file, log or chance."""
    found = []
    for line, name in _imported(_tree(path)):
        is_ours = any(
            name == allowed or name.startswith(f"{allowed}.")
            for allowed in PURE_MAY_IMPORT_OF_STUDIO
        )
        is_chance = name.startswith(("numpy.random", "scipy.io"))
        if is_chance or not (is_ours or name.split(".")[0] in PURE_MAY_IMPORT):
            found.append(f"{path.name}:{line} imports {name}")
    return found


def impure_calls(path: Path) -> list[str]:
    """Files, printing and chance reached without an import."""
    found = []
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Name) and node.id in {"open", "print", "input", "__import__"}:
            found.append(f"{path.name}:{node.lineno} uses {node.id}")
        elif isinstance(node, ast.Attribute) and ast.unparse(node) in {"np.random", "np.load"}:
            found.append(f"{path.name}:{node.lineno} uses {ast.unparse(node)}")
    return found


def _docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    if ast.get_docstring(node) is None:
        return 0
    return (first.end_lineno or first.lineno) - first.lineno + 1


def long_parts(path: Path) -> list[str]:
    """Functions and modules over the budget; decorators and a function's docstring are free."""
    text = path.read_text(encoding="utf-8")
    found = []
    lines = text.count("\n")
    if lines > MOST_MODULE_LINES:
        found.append(f"{path}: {lines} lines, at most {MOST_MODULE_LINES}")
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1 - _docstring_lines(node)
            if length > MOST_FUNCTION_LINES:
                found.append(f"{path}:{node.lineno} {node.name}: {length} lines")
    return found


def ways_out(path: Path) -> list[str]:
    """Names a kiosk must not use, and commands run through a shell."""
    found = []
    for node in ast.walk(_tree(path)):
        name = getattr(node, "id", None) or getattr(node, "attr", None) or getattr(node, "name", "")
        if isinstance(node, ast.Name | ast.Attribute | ast.alias) and name in BANNED_NAMES:
            found.append(f"{path}:{getattr(node, 'lineno', '?')} uses {name}")
        if isinstance(node, ast.Call):
            found += [
                f"{path}:{node.lineno} runs a shell"
                for keyword in node.keywords
                if keyword.arg == "shell"
                and not (isinstance(keyword.value, ast.Constant) and keyword.value.value is False)
            ]
            if ast.unparse(node.func) in {"os.system", "os.popen"}:
                found.append(f"{path}:{node.lineno} runs a shell")
    return found


def _broad_handlers(path: Path) -> Iterator[ast.ExceptHandler]:
    """Handlers that stop any error; those that tidy up and raise again do not."""
    for node in ast.walk(_tree(path)):
        if not isinstance(node, ast.ExceptHandler) or _raises_again(node):
            continue
        kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        if any(kind is None or ast.unparse(kind) in BROAD for kind in kinds):
            yield node


def _raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def broad_excepts(path: Path) -> list[str]:
    """`except Exception` and wider, and `except` without a name, outside the borders."""
    if path.as_posix().removeprefix(f"{PACKAGE.as_posix()}/").startswith(BROAD_EXCEPT_BORDERS):
        return []
    return [f"{path}:{handler.lineno}" for handler in _broad_handlers(path)]


def swallowed(path: Path) -> list[str]:
    """Broad handlers that do not log the traceback."""
    if path == HANDS_ERRORS_ON:
        return []
    return [
        f"{path}:{handler.lineno}"
        for handler in _broad_handlers(path)
        if not any("_log.exception(" in ast.unparse(statement) for statement in handler.body)
    ]


def _all(check: Callable[[Path], list[str]], paths: list[Path]) -> list[str]:
    return [fault for path in paths for fault in check(path)]


def _pure_modules() -> list[Path]:
    return [path for name in PURE_PACKAGES for path in _modules(PACKAGE / name)]


def test_the_pure_packages_are_pure() -> None:
    assert _pure_modules()
    assert _all(impure_imports, _pure_modules()) == []
    assert _all(impure_calls, _pure_modules()) == []


def test_functions_and_modules_stay_short() -> None:
    assert _all(long_parts, _modules(PACKAGE)) == []


def test_there_is_no_way_out_of_the_window() -> None:
    assert _all(ways_out, _modules(PACKAGE)) == []


def test_exceptions_are_caught_broadly_at_the_borders_only_and_never_swallowed() -> None:
    assert _all(broad_excepts, _modules(PACKAGE)) == []
    assert _all(swallowed, _modules(PACKAGE)) == []


def test_every_module_says_what_it_is() -> None:
    silent = [path for path in _modules(PACKAGE) if ast.get_docstring(_tree(path)) is None]
    assert silent == []


@pytest.mark.parametrize(
    ("check", "source"),
    [
        (impure_imports, "import time\n"),
        (impure_imports, "def f():\n    from threading import Thread\n"),
        (
            impure_imports,
            "import typing\nif typing.TYPE_CHECKING:\n    import logging\n",
        ),
        (impure_imports, "from studio.engine.snapshot import Snapshot\n"),
        (impure_imports, "from studio import log\n"),
        (impure_imports, "from numpy import random\n"),
        (impure_calls, "x = open('a')\n"),
        (impure_calls, "import numpy as np\nx = np.random.default_rng()\n"),
        (long_parts, "def f():\n" + "    x = 1\n" * MOST_FUNCTION_LINES),
        (long_parts, "x = 1\n" * (MOST_MODULE_LINES + 1)),
        (ways_out, "from PySide6.QtWidgets import QFileDialog\n"),
        (ways_out, "from PySide6 import QtGui\nQtGui.QDesktopServices.openUrl('x')\n"),
        (ways_out, "import subprocess\nsubprocess.run('ls', shell=True)\n"),
        (ways_out, "import os\nos.system('ls')\n"),
        (broad_excepts, "try:\n    pass\nexcept Exception:\n    pass\n"),
        (broad_excepts, "try:\n    pass\nexcept (ValueError, BaseException):\n    pass\n"),
        (broad_excepts, "try:\n    pass\nexcept:\n    pass\n"),
        (swallowed, "try:\n    pass\nexcept Exception as error:\n    print(error)\n"),
    ],
)
def test_the_checks_see_a_planted_violation(
    check: Callable[[Path], list[str]], source: str, tmp_path: Path
) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(source, encoding="utf-8")

    assert len(check(planted)) == 1


def test_the_checks_leave_good_code_alone(tmp_path: Path) -> None:
    good = tmp_path / "good.py"
    good.write_text(
        "import math\nimport numpy as np\nfrom studio.model.rep import Rep\n"
        "def f():\n" + "    x = 1\n" * (MOST_FUNCTION_LINES - 1),
        encoding="utf-8",
    )

    checks = (impure_imports, impure_calls, long_parts, ways_out, broad_excepts, swallowed)
    assert [fault for check in checks for fault in check(good)] == []


# --- the import contract --------------------------------------------------------------------


def _hollow_project(folder: Path) -> Path:
    """The package with all its parts and nothing in them, under the real contract."""
    for path in PACKAGE.iterdir():
        if path.is_dir() and (path / "__init__.py").exists():
            hollow = folder / "studio" / path.name / "__init__.py"
        elif path.suffix == ".py":
            hollow = folder / "studio" / path.name
        else:
            continue
        hollow.parent.mkdir(parents=True, exist_ok=True)
        hollow.touch()
    shutil.copy(REPOSITORY / "pyproject.toml", folder)
    return folder


def _check_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache", "--no-logo"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def test_imports_point_down_only() -> None:
    done = _check_imports(REPOSITORY)

    assert done.returncode == 0, done.stdout + done.stderr


def test_the_import_contract_keeps_a_project_without_imports(tmp_path: Path) -> None:
    done = _check_imports(_hollow_project(tmp_path))

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("module", "line"),
    [
        pytest.param("model", "import studio.kinematics", id="up"),
        pytest.param("engine", "def f():\n    from studio import ui", id="in-a-function"),
        pytest.param(
            "coaching",
            "import typing\nif typing.TYPE_CHECKING:\n    import studio.engine",
            id="type-checking",
        ),
        pytest.param("vision", "import studio.store", id="sideways"),
        pytest.param("engine", "from PySide6 import QtCore", id="qt-in-the-engine"),
        pytest.param("store", "import pyqtgraph", id="plots-in-the-store"),
        pytest.param("cli", "from PySide6 import QtWidgets", id="qt-in-the-command-line"),
        pytest.param("utils", "", id="a-part-without-a-place"),
    ],
)
def test_the_import_contract_sees_a_planted_violation(
    module: str, line: str, tmp_path: Path
) -> None:
    project = _hollow_project(tmp_path)
    planted = project / "studio" / module / "__init__.py"
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(f"{line}\n", encoding="utf-8")

    done = _check_imports(project)

    assert done.returncode == 1, done.stdout + done.stderr
    assert "BROKEN" in done.stdout or "exhaustive" in done.stdout
