"""The network: MiniLM over word pieces, with spaCy's and the rules' view of each word beside it.

The encoder is all-MiniLM-L6-v2 (Wang et al. 2020; a BERT of six layers), kept as 8-bit integers
with a scale for each row of weights, as it ships. Its embeddings stay as they are. Corpora
without claims tune the layers themselves; the claim gold only moves them along few directions
(LoRA, Hu et al. 2021), so that the weights of every fold are small.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional

SIZES = (19, 51, 46, 19)
"""Numbers of parts of speech, tags, relations, entity labels, with the unknown one."""
LAYERS, HEADS, WIDTH, INNER = 6, 12, 384, 1536
HALF = torch.bfloat16


@dataclass(frozen=True)
class Shape:
    """Widths. `heads` are the classes of each head, in order, `home` numbers that are alike for
    words of the same incident; `rank` 0 means no LoRA."""

    heads: dict[str, tuple[str, ...]]
    flags: int
    home: int = 32
    rank: int = 0
    token: int = 256
    drop: float = 0.25


class Dense(nn.Module):
    """A layer of weights; with `rank`, only a product of two thin matrices is learned on top."""

    def __init__(self, given: int, made: int, rank: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(made, given), requires_grad=not rank)
        self.bias = nn.Parameter(torch.zeros(made))
        self.up = nn.Parameter(torch.zeros(made, rank)) if rank else None
        self.down = nn.Parameter(torch.randn(rank, given) / math.sqrt(given)) if rank else None

    def whole(self) -> torch.Tensor:
        """The weights with what was learned on top."""
        return self.weight if self.up is None else self.weight + self.up @ self.down

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return functional.linear(x, self.whole().to(x.dtype), self.bias.to(x.dtype))


class Norm(nn.LayerNorm):
    """Layer normalisation in the precision of what comes in."""

    def __init__(self) -> None:
        super().__init__(WIDTH, eps=1e-12)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return functional.layer_norm(
            x, (WIDTH,), self.weight.to(x.dtype), self.bias.to(x.dtype), 1e-12
        )


def attended(
    q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, unseen: torch.Tensor | None
) -> torch.Tensor:
    """Attention of HEADS heads: rows of WIDTH numbers in and out."""
    cut = [p.unflatten(-1, (HEADS, -1)).transpose(1, 2) for p in (q, k, v)]
    scores = cut[0] @ cut[1].transpose(-1, -2) * (1 / math.sqrt(WIDTH // HEADS))
    if unseen is not None:
        scores = scores + unseen
    return (torch.softmax(scores, -1) @ cut[2]).transpose(1, 2).flatten(2)


class Layer(nn.Module):
    """One layer of BERT (Devlin et al. 2019)."""

    def __init__(self, rank: int) -> None:
        super().__init__()
        self.mixed = Dense(WIDTH, 3 * WIDTH, rank)
        self.attended = Dense(WIDTH, WIDTH, rank)
        self.norm = Norm()
        self.inner = Dense(WIDTH, INNER, rank)
        self.outer = Dense(INNER, WIDTH, rank)
        self.last = Norm()

    def forward(self, x: torch.Tensor, unseen: torch.Tensor | None) -> torch.Tensor:
        q, k, v = self.mixed(x).chunk(3, -1)
        return self.then(x, attended(q, k, v, unseen))

    def then(self, x: torch.Tensor, found: torch.Tensor) -> torch.Tensor:
        """The rest of the layer, given what its attention found."""
        x = self.norm(x + self.attended(found))
        return self.last(x + self.outer(functional.gelu(self.inner(x))))


class Encoder(nn.Module):
    """Word pieces in, a row of WIDTH numbers for each out."""

    def __init__(self, rank: int) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = Norm()
        self.layers = nn.ModuleList(Layer(rank) for _ in range(LAYERS))
        for fixed in (self.words.weight, self.places.weight, self.kind):
            fixed.requires_grad_(False)

    def forward(
        self, ids: torch.Tensor, unseen: torch.Tensor | None, kind: torch.dtype
    ) -> torch.Tensor:
        places = self.places.weight[: ids.shape[1]]
        x = self.norm((self.words(ids) + places + self.kind).to(kind))
        for layer in self.layers:
            x = layer(x, unseen)
        return x


class Network(nn.Module):
    """Windows of a document in, logits of all heads and the home side by side out, a row a
    token."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape.rank)
        self.labels = nn.ModuleList(
            nn.Embedding(n, width) for n, width in zip(SIZES, (12, 24, 24, 12), strict=True)
        )
        self.flags = nn.Linear(shape.flags, 48)
        self.read = nn.LayerNorm(WIDTH)
        self.token = nn.Sequential(nn.Linear(WIDTH + 72 + 48, shape.token), nn.GELU())
        self.pair = nn.Sequential(nn.Linear(2 * shape.token, shape.token), nn.GELU())
        self.drop = nn.Dropout(shape.drop)
        self.out = nn.Linear(2 * shape.token, sum(len(c) for c in shape.heads.values()))
        self.home = nn.Linear(2 * shape.token, shape.home)
        self.same = nn.Parameter(torch.tensor([1.0, 0.0]))

    def forward(
        self,
        ids: torch.Tensor,
        begins: torch.Tensor,
        labels: torch.Tensor,
        heads: torch.Tensor,
        flags: torch.Tensor,
        seen: torch.Tensor | None = None,
        kind: torch.dtype = torch.float32,
    ) -> torch.Tensor:
        """`ids` and `seen` are (batch, pieces), the others (batch, tokens, …); `begins` is
        where each token's first piece stands, `heads` are positions in the same row."""
        unseen = None
        if seen is not None:
            unseen = (~seen)[:, None, None, :].to(kind) * -1e4
        told = self.told(self.encoder(ids, unseen, kind).float(), begins, labels, heads, flags)
        return torch.cat([self.out(told), self.home(told)], -1)

    def told(
        self,
        x: torch.Tensor,
        begins: torch.Tensor,
        labels: torch.Tensor,
        heads: torch.Tensor,
        flags: torch.Tensor,
    ) -> torch.Tensor:
        """What the logits are made from, out of what the encoder made of the pieces."""
        x = torch.gather(x, 1, begins.unsqueeze(-1).expand(-1, -1, WIDTH))
        parts = [self.read(x), self.flags(flags)]
        parts += [e(labels[..., n]) for n, e in enumerate(self.labels)]
        token = self.token(self.drop(torch.cat(parts, -1)))
        above = torch.gather(token, 1, heads.unsqueeze(-1).expand(-1, -1, token.shape[-1]))
        pair = self.pair(self.drop(torch.cat([token, above], -1)))
        return self.drop(torch.cat([token, pair], -1))


def split(logits: torch.Tensor, shape: Shape) -> dict[str, torch.Tensor]:
    """The logits by head, the home under that name."""
    sizes = [*(len(c) for c in shape.heads.values()), shape.home]
    return dict(zip((*shape.heads, "home"), torch.split(logits, sizes, dim=-1), strict=True))


def rounded(weight: torch.Tensor) -> torch.Tensor:
    """`weight` as 8-bit integers with a scale a row would give it back."""
    scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-12) / 127
    return (weight / scale).round() * scale


def minilm(folder: Path) -> dict[str, torch.Tensor]:
    """The weights of the published model, by the names of `Encoder`."""
    held = load_file(folder / "model.safetensors")
    out = {
        "words.weight": rounded(held["embeddings.word_embeddings.weight"]),
        "places.weight": held["embeddings.position_embeddings.weight"],
        "kind": held["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": held["embeddings.LayerNorm.weight"],
        "norm.bias": held["embeddings.LayerNorm.bias"],
    }
    for n in range(LAYERS):
        old, new = f"encoder.layer.{n}.", f"layers.{n}."
        for kind in ("weight", "bias"):
            out[f"{new}mixed.{kind}"] = torch.cat(
                [held[f"{old}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            )
            for here, there in (
                ("attended", "attention.output.dense"),
                ("norm", "attention.output.LayerNorm"),
                ("inner", "intermediate.dense"),
                ("outer", "output.dense"),
                ("last", "output.LayerNorm"),
            ):
                out[f"{new}{here}.{kind}"] = held[f"{old}{there}.{kind}"]
    return out
