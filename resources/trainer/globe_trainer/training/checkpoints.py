"""Checkpoints that are whole or do not count: files on disk first, then their hashes, then the marker that says COMPLETE."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from pathlib import Path

from globe_trainer.problems import Problem

MANIFEST = "manifest.json"
COMPLETE = "COMPLETE"
#: Never fewer are kept: should the last one turn out damaged, the one before it is there.
LEAST_KEPT = 2

_NAME = re.compile(r"checkpoint-(\d+)")


def seal(folder: Path) -> None:
    """Flushes every file of a checkpoint to the disk, writes their sizes and SHA-256, and marks it complete, in this order."""
    files = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in (MANIFEST, COMPLETE):
            _flush(path)
            files[path.relative_to(folder).as_posix()] = {"bytes": path.stat().st_size, "sha256": sha256_of(path)}
    _write_flushed(folder / MANIFEST, json.dumps({"files": files}, indent=1))
    _write_flushed(folder / COMPLETE, "")
    _flush(folder)


def is_whole(folder: Path) -> bool:
    """Whether a checkpoint is complete and its files are those that were written."""
    if not (folder / COMPLETE).is_file():
        return False
    try:
        files = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError):
        return False
    return all(
        (folder / name).is_file()
        and (folder / name).stat().st_size == facts["bytes"]
        and sha256_of(folder / name) == facts["sha256"]
        for name, facts in files.items()
    )


def last_whole(output: Path) -> Path | None:
    """The newest checkpoint to go on from; damaged and unfinished ones are passed over."""
    return next((folder for _, folder in reversed(_numbered(output)) if is_whole(folder)), None)


def prune(output: Path, keep: int) -> list[Path]:
    """Removes older complete checkpoints, and unfinished ones that a newer complete one outdates. Returns what went.

    A folder that holds a file named `KEEP` stays: somebody is downloading it.
    """
    numbered = _numbered(output)
    complete = [folder for _, folder in numbered if (folder / COMPLETE).is_file()]
    kept = set(complete[-max(keep, LEAST_KEPT) :])
    newest = complete[-1] if complete else None
    removed = []
    for step, folder in numbered:
        outdated = newest is not None and step < _number(newest)
        if folder in kept or not outdated or (folder / "KEEP").exists():
            continue
        # The marker goes first: a removal that is cut short must not leave something that claims to be whole.
        (folder / COMPLETE).unlink(missing_ok=True)
        shutil.rmtree(folder)
        removed.append(folder)
    return removed


def ask_for_room(output: Path, bytes_needed: int) -> None:
    """A Problem before a save that could not be finished. The run ends in order and can go on once there is room."""
    free = shutil.disk_usage(output).free
    if free < bytes_needed:
        raise Problem(
            "disk-full",
            f"The next checkpoint needs about {bytes_needed / 1e9:.2f} GB, but only {free / 1e9:.2f} GB are free in {output}.",
            "Make room and start the same command again: it goes on from the last checkpoint.",
            bytesNeeded=bytes_needed,
            bytesFree=free,
        )


def size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _numbered(output: Path) -> list[tuple[int, Path]]:
    if not output.is_dir():
        return []
    return sorted((_number(path), path) for path in output.iterdir() if path.is_dir() and _NAME.fullmatch(path.name))


def _number(path: Path) -> int:
    found = _NAME.fullmatch(path.name)
    assert found
    return int(found[1])


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_flushed(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
