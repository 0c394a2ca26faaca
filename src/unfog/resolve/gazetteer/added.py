"""Files of places that a user added, kept in the cache whatever gazetteer is built from them.

Each is one file under `added-places`, named by the digest of its name: a header with the
digest of what follows, then a place a line. It is put there whole or not at all.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from unfog.errors import SettingsError
from unfog.resolve.gazetteer.files import places
from unfog.resolve.gazetteer.given import Given

FOLDER = "added-places"
LAYOUT = 1
MOST_PLACES = 3_000_000
_END, _FRESH = ".places", ".fresh-"
_DAY = 86_400
_HEADER_BYTES = 8192
_LONGEST_NAME = 255


class Source(msgspec.Struct, frozen=True):
    """An added file: the name it goes by, where it came from, how many places it gave.

    `digest` is the SHA-256 of those places. `fault` says what is wrong with what is kept of it.
    """

    name: str
    path: str
    places: int
    left_out: int
    digest: str
    layout: int = LAYOUT
    kept: str = ""
    fault: str = ""


def sources(cache: Path) -> tuple[Source, ...]:
    """What was added to the gazetteer in `cache`, by name; damaged ones too."""
    try:
        found = sorted((cache / FOLDER).glob(f"*{_END}"))
    except OSError:
        return ()
    return tuple(sorted((_source(path) for path in found), key=lambda s: (s.name, s.kept)))


def digest_of(added: Sequence[Source]) -> str:
    """Of all that was added, whatever the order; "" for nothing."""
    if not added:
        return ""
    digests = sorted(s.digest or s.kept for s in added)
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()[:12]


def take(cache: Path, path: Path, name: str = "") -> tuple[Source, bool]:
    """Keeps the places of the file `path` under `name` (else its file name).

    Returns what is kept and whether anything changed. A file that was added from the same path
    before is replaced. Raises SettingsError where the file is wrong, another one goes by that
    name, or the cache cannot be written; then all is as before.
    """
    name = _named(name or path.name)
    before = next((s for s in sources(cache) if s.name == name), None)
    source = str(path.resolve())
    try:
        (cache / FOLDER).mkdir(parents=True, exist_ok=True)
        _sweep(cache / FOLDER)
        handle, fresh = tempfile.mkstemp(prefix=_FRESH, dir=cache / FOLDER)
    except OSError as error:
        raise _unwritable(cache, error) from error
    try:
        with os.fdopen(handle, "w+b") as file:
            made = _write(file, path, msgspec.structs.replace(_EMPTY, name=name, path=source))
        if before is not None and before.digest == made.digest and not before.fault:
            return before, False
        if before is not None and before.path != source and not before.fault:
            raise SettingsError(
                f"{path}: {name!r} was added from {before.path}; "
                f"add it with another --name, or `unfog gazetteer remove {name}` first"
            )
        target = _target(cache, name)
        Path(fresh).replace(target)
    except OSError as error:
        raise _unwritable(cache, error) from error
    finally:
        with contextlib.suppress(OSError):
            Path(fresh).unlink()
    return msgspec.structs.replace(made, kept=str(target)), True


def drop(cache: Path, name: str) -> Source:
    """Removes what goes by `name`. Raises SettingsError where nothing does."""
    found = sources(cache)
    for source in found:
        if name == source.name:
            try:
                Path(source.kept).unlink(missing_ok=True)
            except OSError as error:
                raise _unwritable(cache, error) from error
            return source
    known = ", ".join(s.name for s in found) or "nothing"
    raise SettingsError(f"{name!r} was not added; added: {known}")


def given(source: Source) -> Iterator[Given]:
    """The places kept of a source. Raises SettingsError where they are not as they were written."""
    read = hashlib.sha256()
    try:
        if source.fault:
            raise ValueError(source.fault)
        with Path(source.kept).open("rb") as file:
            file.seek(_HEADER_BYTES)
            decoder = msgspec.json.Decoder(Given)
            for line in file:
                read.update(line)
                yield decoder.decode(line)
        if read.hexdigest() != source.digest:
            raise ValueError("not as it was written")
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"{source.kept}: places added from {source.path or source.name} are damaged "
            f"({error}). `unfog gazetteer remove {source.name}`, then add them again."
        ) from error


_EMPTY = Source("", "", 0, 0, "")


def _write(file: BinaryIO, path: Path, source: Source) -> Source:
    """Writes the places after a header of fixed length, sorted out of doubles."""
    digest, count, left, seen = hashlib.sha256(), 0, 0, set[bytes]()
    file.write(b" " * _HEADER_BYTES)
    for place in places(path):
        if place is None:
            left += 1
            continue
        line = msgspec.json.encode(place) + b"\n"
        mark = hashlib.blake2b(line, digest_size=12).digest()
        if mark in seen:
            continue
        seen.add(mark)
        count += 1
        if count > MOST_PLACES:
            raise SettingsError(
                f"{path}: over {MOST_PLACES:,} places; add the dumps of the countries you need"
            )
        digest.update(line)
        file.write(line)
    if not count:
        raise SettingsError(
            f"{path}: holds no place that can be used; see `unfog gazetteer add -h`"
        )
    made = msgspec.structs.replace(source, places=count, left_out=left, digest=digest.hexdigest())
    file.seek(0)
    file.write(msgspec.json.encode(made).ljust(_HEADER_BYTES - 1) + b"\n")
    file.flush()
    os.fsync(file.fileno())
    return made


def _sweep(folder: Path) -> None:
    """Removes what processes that were killed have left, a day after."""
    for left in folder.glob(f"{_FRESH}*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _DAY:
                left.unlink()


def _source(path: Path) -> Source:
    """What the header says; where it cannot be read a source with a fault, named by the file."""
    try:
        with path.open("rb") as file:
            found = msgspec.json.decode(file.read(_HEADER_BYTES), type=Source)
        if found.layout != LAYOUT:
            raise ValueError(f"layout {found.layout}, not {LAYOUT}")
        return msgspec.structs.replace(found, kept=str(path), fault="")
    except (OSError, ValueError) as error:
        what = str(error)[:200]
        return Source(path.name, "", 0, 0, "", kept=str(path), fault=what)


def _target(cache: Path, name: str) -> Path:
    return cache / FOLDER / (hashlib.sha256(name.encode()).hexdigest()[:24] + _END)


def _named(name: str) -> str:
    if not name.isprintable() or not name.strip() or len(name) > _LONGEST_NAME:
        raise SettingsError(f"--name: {name[:40]!r} cannot be a name; write a short word")
    return name


def _unwritable(cache: Path, error: OSError) -> SettingsError:
    return SettingsError(
        f"{cache}: places cannot be kept here ({error.strerror or error}). "
        "Name another folder in UNFOG_CACHE."
    )
