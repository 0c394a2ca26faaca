"""The weights that come with the package, and which of them may read a document.

The claim gold is small, so all of it trains what ships. A document of the gold itself is read
with the weights of the fold that has not seen it: figures on the gold stay honest, and nothing
has to be trained for them.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import msgspec
import numpy as np
import numpy.typing as npt

from unfog.errors import SettingsError
from unfog.read.backends.model.judge import Bounds, Judge
from unfog.read.backends.model.network import Network
from unfog.read.backends.model.pieces import Vocabulary
from unfog.read.backends.model.trees import Trees

FOLDER = Path(__file__).with_name("weights")
OWN = "network."
"""Begins the names of the arrays that belong to the network."""


class Card(msgspec.Struct, frozen=True):
    """What the weights say of themselves.

    `heads` are the classes of each head, in the order of the network's output, `seen` the fold
    of each text of the training gold by `digest_of_text`, `bounds` the least probabilities at
    which claims stay.
    """

    version: str
    heads: dict[str, list[str]]
    seen: dict[str, int]
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class Weights:
    """One network with the trees grown on what it says of texts it had not seen."""

    network: Network
    judge: Judge


def digest_of_text(text: str) -> str:
    """Short digest by which a training text is known again."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _unreadable(path: Path, error: Exception) -> SettingsError:
    return SettingsError(
        f"{path}: the reader's weights cannot be read ({error}). Install unfog again, "
        "or read with --reader rules."
    )


@cache
def card(folder: Path = FOLDER) -> Card:
    """The card. Raises SettingsError where there is none or it is damaged."""
    path = folder / "card.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=Card)
    except (OSError, msgspec.DecodeError) as error:
        raise _unreadable(path, error) from error


@cache
def vocabulary(folder: Path = FOLDER) -> Vocabulary:
    """The word pieces that the networks know."""
    return Vocabulary(folder / "vocabulary.txt")


@cache
def _base(folder: Path) -> dict[str, npt.NDArray[Any]]:
    return _arrays(folder / "base.npz")


def _arrays(path: Path) -> dict[str, npt.NDArray[Any]]:
    try:
        with np.load(path) as held:
            return dict(held)
    except (OSError, ValueError, EOFError, BadZipFile, zlib.error) as error:
        raise _unreadable(path, error) from error


def load(fold: int | None, folder: Path = FOLDER) -> Weights:
    """The weights of all the gold, or those that have not seen `fold`.

    Raises SettingsError where they are not there or damaged.
    """
    known = card(folder)
    held = _arrays(folder / ("claims.npz" if fold is None else f"claims-{fold}.npz"))
    own = {k.removeprefix(OWN): v for k, v in held.items() if k.startswith(OWN)}
    network = Network(folder / "graph.onnx", _base(folder), own, known.heads)
    judge = Judge(
        scenes=Trees.of(held, "scenes"),
        claims=Trees.of(held, "claims"),
        roles=Trees.of(held, "roles"),
        bounds=known.bounds,
    )
    return Weights(network, judge)
