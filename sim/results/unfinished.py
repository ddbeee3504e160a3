"""A folder that is being written: beside its name, by one command alone, and given the name when it is complete."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any, Self

from sim.results import manifest
from sim.results.errors import RunError, told_plainly

_REQUEST, _BLOCKS = "request.json", "blocks"


class Unfinished:
    """What is asked of a folder, the blocks played for it, and its name once it is finished.

    Used as a context manager it keeps other commands out. What is on the disk when Ctrl-C or an error
    passes through can be resumed; but after an error a folder begun by this command is deleted if it holds
    no finished block.
    Every method raises RunError when the disk refuses.
    """

    WHAT = "run"
    """What it holds, in a word for the user."""

    def __init__(self, out: Path, resume: bool = False) -> None:
        """Claim a folder, or with ``resume`` go on with one that was cut short.

        RunError if it exists, is begun already, cannot be written, or there is none to resume.
        """
        if resume and out.name.endswith(".partial"):
            out = out.with_name(out.name.removesuffix(".partial"))
        self.out, self.partial = out, out.with_name(out.name + ".partial")
        self._lock: int | None = None
        self._kept, self._hopeless = resume, False
        with told_plainly("write", out):
            self._refuse(resume)
            self.partial.mkdir(exist_ok=resume)

    def __enter__(self) -> Self:
        with told_plainly("write", self.partial):
            self._lock = _alone(self.partial)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        failed = kind is not None and issubclass(kind, Exception)
        if failed and not self._kept and (self._hopeless or not any(self.blocks.glob("*.npz"))):
            shutil.rmtree(self.partial, ignore_errors=True)
        self.release()

    @property
    def blocks(self) -> Path:
        """Where the ensemble keeps finished blocks, so that what is cut short can be resumed."""
        return self.partial / _BLOCKS

    def asked(self) -> dict[str, Any] | None:
        """The request, as far as that is on the disk."""
        path = self.partial / _REQUEST
        if not path.exists():
            return None
        try:
            with told_plainly("read", path):
                told = json.loads(path.read_text(encoding="utf-8"))
            if not isinstance(told, dict):
                raise ValueError("expected an object")
        except ValueError as error:
            raise self.damaged() from error
        return told

    def damaged(self) -> RunError:
        """That the request on the disk makes no sense."""
        return RunError(f"{self.partial / _REQUEST} is damaged; delete {self.partial} and start again")

    def ask(self, request: dict[str, Any]) -> None:
        """State the request; files of an earlier try are deleted, its finished blocks are not."""
        with told_plainly("write", self.partial):
            for old in self.partial.iterdir():
                if old.is_file() and old.name != _REQUEST:
                    old.unlink()
            shutil.rmtree(self.partial / "figures", ignore_errors=True)
            (self.partial / "figures").mkdir()
            self.blocks.mkdir(exist_ok=True)
            manifest.write_json(self.partial / _REQUEST, request)

    def complete(self, told: dict[str, Any]) -> Path:
        """Write the manifest, with the digests of all files, and give the folder its name, which is returned."""
        with told_plainly("write", self.partial):
            shutil.rmtree(self.blocks)
            (self.partial / _REQUEST).unlink()
            for path in manifest.data_files(self.partial):
                with path.open("rb+") as file:
                    os.fsync(file.fileno())
            files = manifest.file_digests(self.partial)
            manifest.write_json(self.partial / manifest.MANIFEST, {**told, "files": files})
            if os.path.lexists(self.out):
                raise RunError(
                    f"{self.out} appeared while the {self.WHAT} was written; the result is at {self.partial}"
                )
            self.partial.rename(self.out)
            manifest.sync_folder(self.out.parent)
        self.release()
        return self.out

    def keep(self) -> None:
        """Have the folder kept, whatever error passes through."""
        self._kept = True

    def give_up(self) -> None:
        """Have the folder deleted when the error passes through, blocks or not, unless it is to be kept."""
        self._hopeless = True

    def release(self) -> None:
        """Let other commands in."""
        lock, self._lock = self._lock, None
        if lock is not None:
            os.close(lock)

    def _refuse(self, resume: bool) -> None:
        out, partial = self.out, self.partial
        if out.is_dir():
            hint = "choose another name with --out"
            if resume:
                hint = f"it is not the folder of {_a(self.WHAT)}"
                if (out / manifest.MANIFEST).is_file():
                    hint = "it is complete, there is nothing to resume"
            raise RunError(f"{out} exists already; {hint}")
        if os.path.lexists(out):
            raise RunError(f"{out} is a file; choose another name with --out")
        if not out.parent.is_dir():
            raise RunError(f"cannot write {out}: there is no folder {out.parent}")
        if resume and not partial.is_dir():
            raise RunError(f"there is no unfinished {self.WHAT} to resume at {out}")
        if not resume and partial.exists():
            raise RunError(
                f"an unfinished {self.WHAT} is at {partial}; go on with --resume {out}, or delete that folder"
            )


def _a(word: str) -> str:
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def _alone(partial: Path) -> int | None:
    """Hold an unfinished folder for this process alone; the hold ends with the process, however it ends."""
    try:
        import fcntl
    except ImportError:  # there is no such hold on Windows
        return None
    lock = os.open(partial, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(lock)
        raise RunError(f"another command is writing {partial} at the moment; wait for it, or stop it") from error
    except OSError:
        pass  # a file system without holds
    return lock
