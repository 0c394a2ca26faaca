"""Corpora as JSON Lines, plain or gzipped, one record a line, decoded into a given layout."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from unfog.errors import SettingsError
from unfog.evaluation.bench import Data, beside_checkout


def one_file(bench: str, data: Sequence[Path], *default: str) -> Path:
    """The file to measure on: the one in `data`, else `../shared/data/DEFAULT`.

    Raises SettingsError where several are given, or none is found.
    """
    if len(data) > 1:
        raise SettingsError(f"{bench}: give one file of JSON Lines with --data")
    path = data[0] if data else beside_checkout("data", *default)
    if path is None:
        raise SettingsError(f"{bench}: no data beside the checkout; name a file with --data")
    if not path.is_file():
        raise SettingsError(f"{path}: no such file; give one file of JSON Lines with --data")
    return path


def read_records[T](path: Path, layout: type[T]) -> tuple[list[T], Data]:
    """The records of `path` and what they are, with the digest of the unpacked contents.

    Raises SettingsError that names file and line where a record is not in the layout.
    """
    raw = _unpacked(path)
    decoder = msgspec.json.Decoder(layout)
    found: list[T] = []
    for number, line in enumerate(raw.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            found.append(decoder.decode(line))
        except (msgspec.DecodeError, ValueError) as error:
            raise SettingsError(
                f"{path}:{number}: not in the layout of this bench ({error}); "
                "mend the line or give another file"
            ) from error
    if not found:
        raise SettingsError(f"{path}: no records in it; give a file of JSON Lines")
    return found, Data(str(path), hashlib.sha256(raw).hexdigest(), len(found))


def _unpacked(path: Path) -> bytes:
    raw = path.read_bytes()
    if not raw.startswith(b"\x1f\x8b"):
        return raw
    try:
        return gzip.decompress(raw)
    except (OSError, EOFError, zlib.error) as error:
        raise SettingsError(f"{path}: damaged gzip ({error}); fetch it again") from error
