"""Names the code behind a kept result, so that a result of other code is never used."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path


def program_of(
    folder: Path, *, package: str, modules: Iterable[str], also: Iterable[str] = ()
) -> bytes:
    """The program of some modules of a package; comments, layout and docstrings are not in it.

    Args:
        folder: Of the package.
        package: Its dotted name.
        modules: Names within it; what they import from the package is in it as well.
        also: Names within it that are in it without what they import.

    Returns:
        Bytes to digest.
    """
    names = {name for module in modules for name in _used_by(module, folder, package)} | set(also)
    return "".join(_code_only(_source(folder, name)) for name in sorted(names)).encode()


def _source(folder: Path, module: str) -> str:
    return (folder / f"{module}.py").read_text(encoding="utf-8")


def _used_by(module: str, folder: Path, package: str) -> set[str]:
    """The module and every module of the package it imports, directly or not."""
    found: set[str] = set()
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name not in found and (folder / f"{name}.py").is_file():
            found.add(name)
            waiting += _imported(_source(folder, name), f"{package}.")
    return found


def _imported(source: str, prefix: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(prefix):
            yield (node.module or "").removeprefix(prefix)


def _code_only(source: str) -> str:
    """The program without comments, layout and docstrings."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [line for line in body if not _is_text(line)]  # type: ignore[attr-defined]
    return ast.dump(tree)


def _is_text(line: ast.stmt) -> bool:
    return (
        isinstance(line, ast.Expr)
        and isinstance(line.value, ast.Constant)
        and isinstance(line.value.value, str)
    )
