"""A disk that takes no more, without one: files of the program end at a size."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module


@contextmanager
def files_end_at(size: int) -> Iterator[None]:
    """No file grows beyond that many bytes. On POSIX alone."""
    resource = import_module("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
