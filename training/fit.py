"""Trains the networks.

    python training/fit.py public --features FOLDER --out FOLDER [--epochs N] [--seed N]
    python training/fit.py gold   --features FOLDER --out FOLDER [--epochs N] [--seed N]
                                  --shared ../shared [--folds K …]

`public` trains one network on PolNeAR (who says what) and MUC-4 (roles) together. `gold` starts
from it and goes on with the claim gold: once on all of it and once for each of its folds without
that fold. Each writes OUT/NAME.pt and its figures OUT/NAME.json; those of a fold also the
probabilities for the documents it has not seen (OUT/NAME-unseen.npz). What is there already is
not trained again.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from network import BIO, IGNORE, Network, Shape, split
from rows import Corpus, batch_of, batches
from torch import nn

KINDS = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
NAMED = ("perpetrator", "target", "weapon", "place", "date", "motive", "damage")
HEADS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("source", "cue", "content"), BIO),
    **dict.fromkeys(("muc_perpetrator", "muc_organisation", "muc_target", "muc_victim"), BIO),
    "muc_weapon": BIO,
    "muc_kind": KINDS,
    "muc_confidence": ("fact", "claimed", "suspected", "possible"),
    "event": ("no", "yes"),
    "count": (
        *("no", "killed", "wounded", "missing", "captured", "released"),
        *("munitions_fired", "munitions_intercepted"),
    ),
    **dict.fromkeys(NAMED, BIO),
    "type": tuple(str(n) for n in range(23)),
    "stance": ("asserts", "denies", "doubts"),
    "sure": ("stated", "likely", "possible"),
    "voice": ("report", "other"),
    "main": ("main", "background"),
}
WEIGHTS = {
    **{"type": 0.3, "stance": 0.5, "sure": 0.3, "voice": 0.3, "main": 0.5},
    **{"muc_kind": 0.3, "muc_confidence": 0.3},
}
PUBLIC = ("polnear", "muc")
RARE = {"gold": 3.0}
"""Weight of a token that carries something, against one that does not."""
SIZE = {"polnear": 12, "muc": 12, "gold": 4}
EPOCHS = {"public": 4, "gold": 12}
RATE = {"public": 2e-3, "gold": 1e-3}


def loss_of(
    logits: torch.Tensor, targets: dict[str, torch.Tensor], shape: Shape, rare: float
) -> torch.Tensor:
    total = logits.new_zeros(())
    for head, part in split(logits, shape).items():
        wanted = targets.get(head)
        if wanted is None or not bool((wanted != IGNORE).any()):
            continue
        some = shape.heads[head][0] in ("O", "no")
        weight = logits.new_tensor([1.0, *[rare if some else 1.0] * (part.shape[-1] - 1)])
        total = total + WEIGHTS.get(head, 1.0) * nn.functional.cross_entropy(
            part.flatten(0, 1), wanted.flatten(), weight, ignore_index=IGNORE
        )
    return total


def train(
    model: Network,
    parts: dict[str, tuple[Corpus, Sequence[int]]],
    vectors: np.ndarray,
    epochs: int,
    rate: float,
    seed: int,
) -> None:
    """Goes over the documents of all corpora `epochs` times, batches of one corpus mixed."""
    rng = random.Random(seed)
    optimiser = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.02)
    chunks = {name: corpus.chunks(some) for name, (corpus, some) in parts.items()}
    steps = epochs * sum(-(-len(c) // SIZE[n]) for n, c in chunks.items())
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, (s + 1) / 60) * max(0.02, 1 - s / steps)
    )
    for epoch in range(epochs):
        begun, total = time.time(), 0.0
        model.train()
        todo = [(n, b) for n, c in chunks.items() for b in batches(c, SIZE[n], rng)]
        rng.shuffle(todo)
        for name, batch in todo:
            given, targets, _ = batch_of(parts[name][0], batch, vectors)
            loss = loss_of(model(*given), targets, model.shape, RARE.get(name, 1.0))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
        print(epoch, round(total / len(todo), 4), f"{time.time() - begun:.0f} s", flush=True)


@torch.no_grad()
def predict(
    model: Network, corpus: Corpus, documents: Sequence[int], vectors: np.ndarray
) -> dict[int, dict[str, np.ndarray]]:
    """Probabilities by document and head: (tokens, classes)."""
    model.eval()
    parts: dict[int, dict[str, list[np.ndarray]]] = {}
    chunks = corpus.chunks(documents)
    for at in range(0, len(chunks), 32):
        some = chunks[at : at + 32]
        given, _, _ = batch_of(corpus, some, vectors)
        for head, logits in split(model(*given), model.shape).items():
            sure = torch.softmax(logits, -1).numpy()
            for n, (d, a, b) in enumerate(some):
                parts.setdefault(d, {}).setdefault(head, []).append(sure[n, : b - a])
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
    return out


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


def public(given: argparse.Namespace, vectors: np.ndarray) -> None:
    if (given.out / f"{given.name}.pt").exists():
        return
    parts = {n: Corpus.load(given.features / f"{n}_train.npz") for n in given.corpora}
    width = parts[given.corpora[0]].columns["flags"].shape[1]
    torch.manual_seed(given.seed)
    model = Network(Shape(HEADS, width))
    if given.start:
        model.load_state_dict(torch.load(given.start, weights_only=False)["state"])
    every = {n: (c, range(len(c.ids))) for n, c in parts.items()}
    epochs = given.epochs or EPOCHS["public"]
    train(model, every, vectors, epochs, RATE["public"], given.seed)
    report: dict[str, object] = {"seed": given.seed, "epochs": epochs}
    for name in given.corpora:
        check = Corpus.load(given.features / f"{name}_dev.npz")
        found = predict(model, check, range(len(check.ids)), vectors)
        report[f"{name}_dev"] = figures(found, check)
    print(json.dumps(report), flush=True)
    save(model, given.out / f"{given.name}.pt", report)


def gold(given: argparse.Namespace, vectors: np.ndarray) -> None:
    corpus = Corpus.load(given.features / "gold.npz")
    folds = json.loads((given.shared / "gold/folds.json").read_text())["folds"]
    fold_of = {d: n for n, fold in enumerate(folds) for d in fold}
    epochs = given.epochs or EPOCHS["gold"]
    for k in given.folds or [*range(len(folds)), -1]:
        name = f"claims-{k}" if k >= 0 else "claims"
        if (given.out / f"{name}.pt").exists():
            continue
        seen = [n for n, d in enumerate(corpus.ids) if fold_of[d] != k]
        unseen = [n for n, d in enumerate(corpus.ids) if fold_of[d] == k]
        kept = torch.load(given.out / "public.pt", weights_only=False)
        torch.manual_seed(given.seed)
        model = Network(Shape(HEADS, corpus.columns["flags"].shape[1]))
        model.load_state_dict(kept["state"])
        parts = {"gold": (corpus, seen)}
        train(model, parts, vectors, epochs, RATE["gold"], given.seed)
        report: dict[str, object] = {"documents": len(seen), "seed": given.seed, "epochs": epochs}
        if unseen:
            found = predict(model, corpus, unseen, vectors)
            report["unseen"] = figures(found, corpus)
            print(name, json.dumps(report["unseen"]), flush=True)
            np.savez(
                given.out / f"{name}-unseen.npz",
                **{f"{corpus.ids[d]}/{h}": p for d, by in found.items() for h, p in by.items()},
            )
        save(model, given.out / f"{name}.pt", report)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=("public", "gold"))
    parser.add_argument("--features", type=Path, required=True)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpora", nargs="*", default=list(PUBLIC), choices=PUBLIC)
    parser.add_argument("--name", default="public")
    parser.add_argument("--start", type=Path, help="goes on from these weights")
    parser.add_argument("--folds", type=int, nargs="*", help="-1 for all of the gold")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    vectors = np.load(given.features / "vectors.npy").astype(np.float32)
    (public if given.task == "public" else gold)(given, vectors)


if __name__ == "__main__":
    main()
