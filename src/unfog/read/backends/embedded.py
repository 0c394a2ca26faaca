"""What a parser knows of tokens beyond the parse: word vectors and its own tensor."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

type Floats = npt.NDArray[np.float32]
type Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Embedded:
    """A row per token of a parse.

    `vectors` are rows of the pipeline's table of word vectors (-1 without one), `tensor` is
    (tokens, width).
    """

    vectors: Ints
    tensor: Floats
