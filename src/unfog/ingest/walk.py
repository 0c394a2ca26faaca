"""From the paths a user gives to the files to read, each once, in an order of their own."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from unfog.ingest.names import printable
from unfog.model.document import Skipped

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):/", re.I)
"""How an address begins, its slashes joined as in a path."""

type Identity = tuple[int, int]


def expand(paths: Sequence[str]) -> Iterator[str | Skipped]:
    """The files behind `paths`, sorted by path; what is no readable file as Skipped.

    Folders are walked to the bottom, hidden names in them left out. Links are followed; a
    file or folder reached twice counts once, under the path that sorts first.
    """
    found: dict[str, str | Skipped] = {}
    folders: set[Identity] = set()
    for path in sorted({os.path.normpath(p) for p in paths}, key=os.fsencode):
        for name, item in _under(path, folders):
            found.setdefault(name, item)
    seen: set[Identity] = set()
    for name in sorted(found, key=os.fsencode):
        item = found[name]
        if isinstance(item, str) and not _is_new(item, seen):
            continue
        yield item


def _is_new(path: str, seen: set[Identity]) -> bool:
    try:
        status = Path(path).stat()
    except OSError:
        return True  # gone since: reading it will say so
    identity = (status.st_dev, status.st_ino)
    if identity in seen:
        return False
    seen.add(identity)
    return True


def _under(path: str, folders: set[Identity]) -> Iterator[tuple[str, str | Skipped]]:
    stack = [path]
    while stack:
        current = stack.pop()
        try:
            status = Path(current).stat()
        except (OSError, ValueError) as error:
            yield current, _unreachable(current, error)
            continue
        if stat.S_ISREG(status.st_mode):
            yield current, current
        elif not stat.S_ISDIR(status.st_mode):
            yield current, _not_a_file(current)
        elif (status.st_dev, status.st_ino) not in folders:
            folders.add((status.st_dev, status.st_ino))
            try:
                inside = sorted(Path(current).iterdir(), key=os.fsencode, reverse=True)
            except OSError as error:
                yield current, _unreadable(current, error)
                continue
            stack.extend(str(p) for p in inside if not p.name.startswith("."))


def _unreachable(path: str, error: Exception) -> Skipped:
    name = printable(path)
    if isinstance(error, FileNotFoundError) and Path(path).is_symlink():
        detail = f"{name}: link to nothing: mend or remove it."
        return Skipped(name, "dangling-link", detail)
    if isinstance(error, FileNotFoundError) and (scheme := _SCHEME.match(path)):
        name = name.replace(":/", "://", 1)
        detail = f"{name}: addresses of {scheme[1]} are not fetched: give http or https, or a file."
        return Skipped(name, "bad-url", detail)
    if isinstance(error, FileNotFoundError):
        detail = f"{name}: no such file or folder: check the path."
        return Skipped(name, "missing", detail)
    return _unreadable(path, error)


def _unreadable(path: str, error: Exception) -> Skipped:
    name = printable(path)
    why = (error.strerror if isinstance(error, OSError) else None) or str(error)
    detail = f"{name}: cannot be read ({why.lower()}): check its permissions."
    return Skipped(name, "unreadable", detail)


def _not_a_file(path: str) -> Skipped:
    name = printable(path)
    detail = f"{name}: a device, pipe or socket, no file: pipe its content into standard input (-)."
    return Skipped(name, "not-a-file", detail)
