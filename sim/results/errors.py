"""What can go wrong with a run's files, told in one line."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PLAIN = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.EROFS: "the disk is read-only",
    errno.ENOENT: "the folder does not exist",
    errno.ENOTDIR: "a part of the path is a file, not a folder",
    errno.ENAMETOOLONG: "the name is too long",
}


class RunError(Exception):
    """A run cannot be written or read; the message is one line for the user."""


@contextmanager
def told_plainly(doing: str, path: Path) -> Iterator[None]:
    """Turn any OSError inside into a RunError such as ``cannot write runs/a: the disk is full``."""
    try:
        yield
    except OSError as error:
        why = _PLAIN.get(error.errno or 0, error.strerror or str(error).splitlines()[0] if str(error) else "unknown")
        raise RunError(f"cannot {doing} {path}: {why}") from error
