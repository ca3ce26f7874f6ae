"""Versions of a folder of releases: which there are, which comes next, which one `latest` names."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pipeline import lock
from pipeline.errors import LockedError
from pipeline.lock import Holder

LATEST = "latest"
#: Prefix of the folders in which releases are made; what is left of one belongs to a run that was killed.
BUILDING = ".building-"

_VERSION = re.compile(r"([0-9]{4})\.([0-9]{2})\.([0-9]{1,6})")


def _order(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def versions(releases: Path) -> list[str]:
    """The versions that a folder holds, oldest first; none where there is no folder."""
    if not releases.is_dir():
        return []
    found = [entry.name for entry in releases.iterdir() if _VERSION.fullmatch(entry.name) and entry.is_dir() and not entry.is_symlink()]
    return sorted(found, key=_order)


def next_version(releases: Path) -> str:
    """The first free version of this month (UTC), `YYYY.MM.N` with N from 0; never below one that exists, even if the clock was set back."""
    month = f"{datetime.now(UTC):%Y.%m}"
    there = versions(releases)
    if there:
        month = max(month, there[-1].rpartition(".")[0])
    taken = [_order(version)[2] for version in there if version.startswith(month)]
    return f"{month}.{max(taken, default=-1) + 1}"


def latest(releases: Path) -> str | None:
    """The version that `latest` names, None where it names none."""
    link = releases / LATEST
    target = link.readlink().name if link.is_symlink() else ""
    return target if target in versions(releases) else None


def point_latest(releases: Path, version: str) -> None:
    """Let `latest` name `version`, in one step: at no moment is there no `latest`."""
    link = releases / (BUILDING + LATEST)
    link.unlink(missing_ok=True)
    link.symlink_to(version, target_is_directory=True)
    link.replace(releases / LATEST)
    sync(releases)


def sync(path: Path) -> None:
    """Have the disk hold a file, or a folder's list of names, before going on."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def exclusive(releases: Path) -> Iterator[None]:
    """Hold the folder against other publishers, and clear what killed ones left; the system frees it when a process dies.

    Raises `LockedError` where another process holds it.
    """

    def refuse(_: Holder | None) -> None:
        raise LockedError(f"another run is publishing to {releases}: wait until it has ended, then run again")

    with lock.exclusive(releases / ".lock", "publishing", on_wait=refuse):
        for left in sorted(releases.glob(f"{BUILDING}*")):
            shutil.rmtree(left) if left.is_dir() and not left.is_symlink() else left.unlink()
        yield
