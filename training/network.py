"""The network: spaCy's features of each token and of its head, read in both directions."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import nn

IGNORE = -100
SIZES = (19, 51, 46, 19)
"""Numbers of parts of speech, tags, relations, entity labels, with the unknown one."""
BIO = ("O", "B", "I")


@dataclass(frozen=True)
class Shape:
    """Widths of the layers. `heads` are the classes of each head, in order."""

    heads: dict[str, tuple[str, ...]]
    flags: int
    vector: int = 300
    tensor: int = 96
    token: int = 160
    hidden: int = 128
    layers: int = 2
    drop: float = 0.3


class Network(nn.Module):
    """Rows of tokens in, logits of all heads side by side out."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.vector = nn.Linear(shape.vector, 96)
        self.tensor = nn.Sequential(nn.LayerNorm(shape.tensor), nn.Linear(shape.tensor, 64))
        self.labels = nn.ModuleList(
            nn.Embedding(n, width) for n, width in zip(SIZES, (12, 24, 24, 12), strict=True)
        )
        self.flags = nn.Linear(shape.flags, 64)
        self.token = nn.Sequential(nn.Linear(96 + 64 + 72 + 64, shape.token), nn.GELU())
        self.pair = nn.Sequential(nn.Linear(2 * shape.token, shape.token), nn.GELU())
        self.drop = nn.Dropout(shape.drop)
        self.lstm = nn.LSTM(
            shape.token,
            shape.hidden,
            num_layers=shape.layers,
            bidirectional=True,
            batch_first=True,
            dropout=shape.drop if shape.layers > 1 else 0.0,
        )
        width = 2 * shape.hidden + shape.token
        self.out = nn.Linear(width, sum(len(c) for c in shape.heads.values()))

    def forward(
        self,
        vectors: torch.Tensor,
        tensor: torch.Tensor,
        labels: torch.Tensor,
        heads: torch.Tensor,
        flags: torch.Tensor,
    ) -> torch.Tensor:
        """(batch, tokens, …) each; `heads` are positions in the same row."""
        parts = [self.vector(self.drop(vectors)), self.tensor(tensor), self.flags(flags)]
        parts += [e(labels[..., n]) for n, e in enumerate(self.labels)]
        token = self.token(self.drop(torch.cat(parts, -1)))
        above = torch.gather(token, 1, heads.unsqueeze(-1).expand(-1, -1, token.shape[-1]))
        pair = self.pair(self.drop(torch.cat([token, above], -1)))
        found, _ = self.lstm(self.drop(pair))
        return self.out(self.drop(torch.cat([found, pair], -1)))


def split(logits: torch.Tensor, shape: Shape) -> dict[str, torch.Tensor]:
    sizes = [len(c) for c in shape.heads.values()]
    return dict(zip(shape.heads, torch.split(logits, sizes, dim=-1), strict=True))
