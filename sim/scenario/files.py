"""Where scenario files are found, and how they are opened safely."""

from __future__ import annotations

import stat
from pathlib import Path

from sim.scenario.faults import Faults, Mark, listing, nearest, shown
from sim.scenario.reading import LARGEST_FILE

_PACKAGE = Path(__file__).resolve().parents[1]
SUFFIXES = ("", ".yaml", ".yml")


def library_folder() -> Path:
    """The scenarios that ship with the model."""
    installed = _PACKAGE / "_scenarios"
    return installed if installed.is_dir() else _PACKAGE.parent / "scenarios"


def library_files() -> list[Path]:
    """The shipped scenarios, by name."""
    return sorted(library_folder().glob("*.yaml"))


def find(name: str, faults: Faults) -> Path | None:
    """The file a name or a path means: a file itself, or a stem in a scenarios folder, here or in the library."""
    given, folders = Path(name), (Path("scenarios"), Path(), library_folder())
    if _is_file(given):
        return given
    if is_bare(name):
        for folder in folders:
            found = _within(folder, name)
            if found is not None:
                return found
    if _exists(given):
        return given
    known = sorted({path.stem for folder in folders for path in folder.glob("*.yaml") if _is_file(path)})
    near = nearest(given.stem, known)
    expected = f"expected a file or one of: {listing(known)}" if known else "expected the path of a file"
    faults.add(Mark(shown(name).strip("'\"")), "", f"there is no such scenario; {expected}", near)
    return None


def find_baseline(name: str, beside: Path, mark: Mark, faults: Faults) -> Path | None:
    """The baseline a scenario names: beside it, or in the library, and nowhere else."""
    if not is_bare(name):
        message = f"{shown(name)} is not a bare file name; expected one such as baseline.yaml, without folders"
        faults.add(mark, "baseline", message)
        return None
    folders = (beside.parent, library_folder())
    for folder in folders:
        found = _within(folder, name)
        if found is None:
            continue
        if found.resolve().parent == folder.resolve():
            return found
        faults.add(mark, "baseline", f"{shown(name)} is a link out of its folder; expected a file of the folder itself")
        return None
    known = sorted({path.name for folder in folders for path in folder.glob("*.yaml")})
    near = nearest(name, known)
    faults.add(mark, "baseline", f"there is no file {shown(name)} beside this one or in the library", near)
    return None


def read_bytes(path: Path, file: str, faults: Faults) -> bytes | None:
    """The content of a regular file of modest size, or None with the reason noted."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            kind = "a directory" if stat.S_ISDIR(status.st_mode) else "a device, pipe or socket"
            faults.add(Mark(file), "", f"is {kind}; expected a YAML file")
            return None
        with path.open("rb") as stream:
            return stream.read(LARGEST_FILE + 1)
    except OSError as error:
        faults.add(Mark(file), "", f"cannot be read ({error.strerror or 'error'}); expected a readable file")
        return None


def display(path: Path) -> str:
    """How messages name a file: relative to the current folder where it lies within it."""
    if not path.is_absolute():
        return str(path)
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def is_bare(name: str) -> bool:
    """Whether a text is a file name alone, without folders."""
    return bool(name) and not any(c in "/\\:\0" for c in name) and name not in (".", "..") and len(name) <= 100


def _within(folder: Path, name: str) -> Path | None:
    candidates = (folder / (name + suffix) for suffix in SUFFIXES)
    return next((path for path in candidates if _is_file(path)), None)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
