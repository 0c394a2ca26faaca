"""Trains the networks.

    python training/fit.py public --features FOLDER --out FOLDER --minilm FOLDER
    python training/fit.py gold   --features FOLDER --out FOLDER [--folds K …]

`public` tunes MiniLM (the folder of the published model) on PolNeAR (who says what) and MUC-4
(roles) together. `gold` starts from it and goes on with the claim gold: once on all of it and
once for each of its folds without that fold. Each writes OUT/NAME.pt and its figures
OUT/NAME.json. What is there already is not trained again; `public` keeps each epoch and goes on
from the last.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from classes import BIO, HEADS
from encoder import HALF, Dense, Network, Shape, minilm, rounded, split
from rows import IGNORE, Corpus, batch_of, batches
from torch import nn

WEIGHTS = {
    **{"type": 0.3, "stance": 0.5, "sure": 0.3, "voice": 0.3, "main": 0.5},
    **{"muc_kind": 0.3, "muc_confidence": 0.3},
}
PUBLIC = ("polnear", "muc")
RARE = {"gold": 3.0}
"""Weight of a token that carries something, against one that does not."""
SIZE = {"polnear": 12, "muc": 12, "gold": 4}
EPOCHS = {"polnear": 3, "muc": 2, "gold": 6}
RATE = {"public": 2e-4, "gold": 1e-3}
"""Of the encoder; what is new learns at `FRESH`."""
FRESH = 1e-3
RANK = 16
MASK = 103
MASKED = 0.08
"""Share of the pieces that are hidden while training."""


def loss_of(
    logits: torch.Tensor, targets: dict[str, torch.Tensor], shape: Shape, rare: float
) -> torch.Tensor:
    total = logits.new_zeros(())
    for head, part in split(logits, shape).items():
        wanted = targets.get(head)
        if wanted is None or head == "home" or not bool((wanted != IGNORE).any()):
            continue
        some = shape.heads[head][0] in ("O", "no")
        weight = logits.new_tensor([1.0, *[rare if some else 1.0] * (part.shape[-1] - 1)])
        total = total + WEIGHTS.get(head, 1.0) * nn.functional.cross_entropy(
            part.flatten(0, 1), wanted.flatten(), weight, ignore_index=IGNORE
        )
    return total


def home_loss(home: torch.Tensor, wanted: torch.Tensor, same: torch.Tensor) -> torch.Tensor:
    """How badly the homes of words tell whether two of a window belong to the same incident."""
    losses = []
    for row, incident in zip(home, wanted, strict=True):
        known = incident != IGNORE
        if int(known.sum()) > 1:
            alike = row[known] @ row[known].T / row.shape[-1] ** 0.5 * same[0] + same[1]
            right = (incident[known][:, None] == incident[known]).float()
            other = ~torch.eye(len(right), dtype=torch.bool)
            losses.append(
                nn.functional.binary_cross_entropy_with_logits(alike[other], right[other])
            )
    return torch.stack(losses).mean() if losses else home.new_zeros(())


class Trainer:
    """Goes over the documents of all corpora, batches of one corpus mixed among the others."""

    def __init__(
        self, model: Network, parts: dict[str, tuple[Corpus, Iterable[int]]], seed: int
    ) -> None:
        self.model, self.corpora = model, {n: c for n, (c, _) in parts.items()}
        self.windows = {n: c.parts(list(some)) for n, (c, some) in parts.items()}
        self.rng = random.Random(seed)
        self.epochs = max(EPOCHS[n] for n in parts)
        self.steps = sum(EPOCHS[n] * -(-len(w) // SIZE[n]) for n, w in self.windows.items())
        task = "gold" if "gold" in parts else "public"
        deep = [p for p in model.encoder.parameters() if p.requires_grad]
        new = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
        self.optimiser = torch.optim.AdamW(
            [{"params": deep, "lr": RATE[task]}, {"params": new, "lr": FRESH}], weight_decay=0.02
        )
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimiser, lambda s: min(1.0, (s + 1) / 80) * max(0.01, 1 - s / self.steps)
        )

    def epoch(self, number: int) -> float:
        """Once over all corpora that have that many epochs; the mean loss."""
        self.model.train()
        total = 0.0
        windows = {n: w for n, w in self.windows.items() if number < EPOCHS[n]}
        todo = [(n, b) for n, w in windows.items() for b in batches(w, SIZE[n], self.rng)]
        self.rng.shuffle(todo)
        for name, batch in todo:
            given, targets = batch_of(self.corpora[name], batch)
            hidden = (torch.rand(given[0].shape) < MASKED) & (given[0] > MASK)
            given[0] = torch.where(hidden, MASK, given[0])
            logits = self.model(*given, kind=HALF)
            loss = loss_of(logits, targets, self.model.shape, RARE.get(name, 1.0))
            if "home" in targets:
                home = split(logits, self.model.shape)["home"]
                loss = loss + home_loss(home, targets["home"], self.model.same)
            self.optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
            self.optimiser.step()
            self.schedule.step()
            total += loss.item()
        return total / len(todo)


@torch.no_grad()
def predict(
    model: Network, corpus: Corpus, documents: Sequence[int]
) -> dict[int, dict[str, np.ndarray]]:
    """Probabilities by document and head: (tokens, classes)."""
    model.eval()
    parts: dict[int, dict[str, list[np.ndarray]]] = {}
    windows = corpus.parts(documents)
    for at in range(0, len(windows), 16):
        some = windows[at : at + 16]
        given, _ = batch_of(corpus, some)
        for head, logits in split(model(*given, kind=HALF), model.shape).items():
            sure = (logits if head == "home" else torch.softmax(logits, -1)).numpy()
            for n, w in enumerate(some):
                own = sure[n, w.first - w.context : w.last - w.context]
                parts.setdefault(w.document, {}).setdefault(head, []).append(own)
    return {d: {h: np.concatenate(p) for h, p in by.items()} for d, by in parts.items()}


def runs(tags: np.ndarray) -> list[tuple[int, int]]:
    """Half-open ranges of the spans in a row of O, B, I."""
    out, begin = [], None
    for i, tag in enumerate([*tags, 0]):
        if begin is not None and tag != 2:
            out.append((begin, i))
            begin = None
        if tag == 1 or (tag == 2 and begin is None):
            begin = i
    return out


def figures(found: dict[int, dict[str, np.ndarray]], corpus: Corpus) -> dict[str, float]:
    """Span F1 (an overlap of at least half of both is right), or the share of right classes."""
    out = {}
    for head, classes in HEADS.items():
        if f"y_{head}" not in corpus.columns:
            continue
        right = made = wanted = 0
        for d, by in found.items():
            y = corpus.columns[f"y_{head}"][corpus.starts[d] : corpus.starts[d + 1]].astype(int)
            counted = _agree(y, by[head].argmax(-1), classes)
            right, made, wanted = right + counted[0], made + counted[1], wanted + counted[2]
        out[head] = round(2 * right / (made + wanted), 4) if made + wanted else 0.0
    if "y_home" in corpus.columns:
        out |= _homes(found, corpus)
    return out


def _homes(found: dict[int, dict[str, np.ndarray]], corpus: Corpus) -> dict[str, float]:
    """How often of two words of the same incident and one of another the pair is more alike."""
    right = total = 0
    for d, by in found.items():
        y = corpus.columns["y_home"][corpus.starts[d] : corpus.starts[d + 1]]
        known = np.flatnonzero(y != IGNORE)
        alike = by["home"][known] @ by["home"][known].T
        same = y[known][:, None] == y[known]
        for row, mine in zip(alike, same, strict=True):
            pairs = row[mine][:, None] > row[~mine]
            right, total = right + int(pairs.sum()), total + pairs.size
    return {"home": round(right / total, 4) if total else 0.0}


def _agree(y: np.ndarray, best: np.ndarray, classes: tuple[str, ...]) -> tuple[int, int, int]:
    """How many are right, found and wanted."""
    known = y != IGNORE
    if classes == BIO:
        gold, mine = runs(np.where(known, y, 0)), runs(np.where(known, best, 0))
        right = sum(
            any(2 * (min(b, e) - max(a, c)) >= max(b - a, e - c) for c, e in mine) for a, b in gold
        )
        return right, len(mine), len(gold)
    if "no" in classes:
        hit = (best[known] == y[known]) & (y[known] > 0)
        return int(hit.sum()), int((best[known] > 0).sum()), int((y[known] > 0).sum())
    return int((best[known] == y[known]).sum()), int(known.sum()), int(known.sum())


def save(model: Network, path: Path, report: dict[str, object]) -> None:
    torch.save({"state": model.state_dict(), "shape": asdict(model.shape)}, path)
    path.with_suffix(".json").write_text(json.dumps(report, indent=1) + "\n")


def public(given: argparse.Namespace) -> None:
    done = given.out / "public.pt"
    if done.exists():
        return
    parts = {n: Corpus.load(given.features / f"{n}_train.npz") for n in PUBLIC}
    torch.manual_seed(given.seed)
    model = Network(Shape(HEADS, parts[PUBLIC[0]].columns["flags"].shape[1]))
    model.encoder.load_state_dict(minilm(given.minilm))
    every: dict[str, tuple[Corpus, Iterable[int]]] = {
        n: (c, range(len(c.ids))) for n, c in parts.items()
    }
    trainer = Trainer(model, every, given.seed)
    kept, first = given.out / "public-epoch.pt", 0
    if kept.exists():
        state = torch.load(kept, weights_only=False)
        model.load_state_dict(state["model"], strict=False)
        trainer.optimiser.load_state_dict(state["optimiser"])
        trainer.schedule.load_state_dict(state["schedule"])
        first = state["epoch"] + 1
    for epoch in range(first, trainer.epochs):
        begun = time.time()
        loss = trainer.epoch(epoch)
        print(epoch, round(loss, 4), f"{time.time() - begun:.0f} s", flush=True)
        state = {"model": model.state_dict(), "optimiser": trainer.optimiser.state_dict()}
        torch.save(state | {"schedule": trainer.schedule.state_dict(), "epoch": epoch}, kept)
    report: dict[str, object] = {"seed": given.seed, "epochs": EPOCHS}
    for name in PUBLIC:
        check = Corpus.load(given.features / f"{name}_dev.npz")
        report[f"{name}_dev"] = figures(predict(model, check, range(len(check.ids))), check)
    print(json.dumps(report), flush=True)
    save(model, done, report)


def started(given: argparse.Namespace, flags: int) -> Network:
    """The network that `public` left, its layers as the 8-bit integers that ship, to be moved
    along few directions only."""
    torch.manual_seed(given.seed)
    model = Network(Shape(HEADS, flags, rank=RANK))
    held = torch.load(given.out / "public.pt", weights_only=False)["state"]
    model.load_state_dict(held, strict=False)  # it has no thin matrices
    for module in model.modules():
        if isinstance(module, Dense):
            module.weight.data = rounded(module.weight.data)
    return model


def remembered(given: argparse.Namespace, corpus: Corpus) -> None:
    """Gives the gold, as classes of the heads that it does not teach, what the network said of
    it before: what that one can do is not forgotten (Li and Hoiem 2018)."""
    model = started(given, corpus.columns["flags"].shape[1])
    every = range(len(corpus.ids))
    found = predict(model, corpus, every)
    for head in HEADS:
        if f"y_{head}" not in corpus.columns:
            said = np.concatenate([found[d][head].argmax(-1) for d in every if d in found])
            corpus.columns[f"y_{head}"] = said.astype(np.int8)


def gold(given: argparse.Namespace) -> None:
    corpus = Corpus.load(given.features / "gold.npz")
    taught = [h for h in HEADS if f"y_{h}" in corpus.columns]
    remembered(given, corpus)
    check = Corpus.load(given.features / "polnear_dev.npz")
    for k in given.folds or [*sorted(set(corpus.folds)), -1]:
        name = f"claims-{k}" if k >= 0 else "claims"
        if (given.out / f"{name}.pt").exists():
            continue
        begun = time.time()
        seen = [n for n, fold in enumerate(corpus.folds) if fold != k]
        unseen = [n for n, fold in enumerate(corpus.folds) if fold == k]
        parts = {
            "unseen": [n for n in unseen if not corpus.ids[n].startswith("inv-")],
            "unseen_invented": [n for n in unseen if corpus.ids[n].startswith("inv-")],
        }
        model = started(given, corpus.columns["flags"].shape[1])
        trainer = Trainer(model, {"gold": (corpus, seen)}, given.seed)
        losses = [round(trainer.epoch(n), 3) for n in range(trainer.epochs)]
        report: dict[str, object] = {"documents": len(seen), "seed": given.seed, "losses": losses}
        for part, some in parts.items():
            if some:
                found = figures(predict(model, corpus, some), corpus)
                report[part] = {h: found[h] for h in taught}
        report["polnear_dev"] = figures(predict(model, check, range(len(check.ids))), check)
        print(name, f"{time.time() - begun:.0f} s", json.dumps(report), flush=True)
        save(model, given.out / f"{name}.pt", report)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=("public", "gold"))
    parser.add_argument("--features", type=Path, required=True)
    parser.add_argument("--minilm", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folds", type=int, nargs="*", help="-1 for all of the gold")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    (public if given.task == "public" else gold)(given)


if __name__ == "__main__":
    main()
