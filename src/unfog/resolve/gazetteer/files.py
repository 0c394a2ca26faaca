"""Opens a file of places, plain or zipped, and tells what it is. Bounds what it reads."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import IO

from unfog.errors import SettingsError
from unfog.resolve.gazetteer.geojson import features
from unfog.resolve.gazetteer.given import Given, Where
from unfog.resolve.gazetteer.tables import GEONAMES_COLUMNS, comma_separated, geonames

MOST_BYTES = 4 * 1024**3
MOST_JSON = 512 * 1024**2
MOST_LINE = 1_000_000
_MARK = b"\xef\xbb\xbf"
_KNOWN = (".txt", ".tsv", ".csv", ".json", ".geojson")


def places(path: Path) -> Iterator[Given | None]:
    """The places of a file in its order; None for each that is left out.

    Raises SettingsError that names file, line and remedy at the first that is wrong.
    """
    with _opened(path) as stream:
        head = [stream.readline(MOST_LINE + 1)]
        while head[-1] and not head[-1].removeprefix(_MARK).strip():
            head.append(stream.readline(MOST_LINE + 1))
        start = head[-1].removeprefix(_MARK).lstrip()
        if not start:
            raise SettingsError(f"{path}: holds no places; see that it is whole")
        if start[:1] in b"{[":
            yield from features(_whole(head, stream, path), path)
        elif start.count(b"\t") == GEONAMES_COLUMNS - 1:
            yield from geonames(_lines(head, stream, path), path)
        else:
            yield from comma_separated(_lines(head, stream, path), path)


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive, archive.open(_member(archive, path)) as file:
                yield file
        else:
            if path.suffix.lower() == ".zip":
                raise SettingsError(f"{path}: no zip file, or cut short; download it anew")
            with path.open("rb") as file:
                yield file
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        raise SettingsError(f"{path}: cannot be unpacked ({error}); download it anew") from error
    except OSError as error:
        raise SettingsError(
            f"{path}: cannot be read ({error.strerror or error}); see its name and rights"
        ) from error


def _member(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    """The one file of places in an archive, beside GeoNames' readme.txt."""
    found = [
        info
        for info in archive.infolist()
        if Path(info.filename).suffix.lower() in _KNOWN
        and Path(info.filename).name.lower() != "readme.txt"
        and not info.filename.startswith("__MACOSX/")
    ]
    if len(found) != 1:
        held = ", ".join(i.filename[:40] for i in found[:5]) or "none"
        raise SettingsError(f"{path}: should hold one file of places, holds {held}; unpack it")
    return found[0]


def _whole(head: Sequence[bytes], stream: IO[bytes], path: Path) -> bytes:
    raw = b"".join(head) + stream.read(MOST_JSON)
    if len(raw) > MOST_JSON:
        raise SettingsError(f"{path}: over {MOST_JSON // 1024**2} MB of GeoJSON; split it")
    return raw.removeprefix(_MARK)


def _lines(head: Sequence[bytes], stream: IO[bytes], path: Path) -> Iterator[str]:
    read = 0
    rest = iter(lambda: stream.readline(MOST_LINE + 1), b"")
    for at, raw in enumerate(chain(head, rest), start=1):
        read += len(raw)
        where = Where(path, at)
        if len(raw) > MOST_LINE or read > MOST_BYTES:
            raise where.fault("a line or file too long to be one of places", "split or mend it")
        if b"\0" in raw:
            raise where.fault("not text", "save it as CSV, in UTF-8")
        try:
            yield raw.decode("utf-8-sig" if at == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise where.fault("not UTF-8", "save the file in UTF-8") from error
