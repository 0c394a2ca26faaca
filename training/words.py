"""How rare words are in news: writes the table of `unfog.clean.terms`.

usage: .venv/bin/python training/words.py --shared ../shared

A word is kept where one document in a thousand has it, averaged over the corpora, and two
corpora have it twice. The share is an average of corpora, so that none of them rules.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from unfog.clean import terms

CORPORA = (
    "gva/docs.jsonl.gz",
    "attribution/polnear_train.jsonl.gz",
    "hrdsattack/train.jsonl.gz",
    "muc4/train.jsonl.gz",
)
LEAST = 0.001
OUT = Path(terms.__file__).with_name("data") / "words.tsv"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--shared", type=Path, required=True)
    shared = arguments.parse_args().shared
    counted = [_counted(_texts(shared / "data" / name)) for name in CORPORA]
    rows = []
    for word in sorted({word for _, words in counted for word in words}):
        share = sum(words[word] / number for number, words in counted) / len(counted)
        if share >= LEAST and sum(words[word] > 1 for _, words in counted) > 1:
            rows.append(f"{word}\t{-math.log(share):.1f}\n")
    OUT.write_text("".join(rows), encoding="utf-8")
    print(f"{len(rows)} words over {sum(number for number, _ in counted)} documents")


def _texts(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record.get("split", "train") == "train":
                yield f"{record.get('title') or ''}\n{record['text']}"


def _counted(texts: Iterator[str]) -> tuple[int, Counter[str]]:
    """How many texts, and how many of them have each word."""
    number, words = 0, Counter[str]()
    for text in texts:
        number += 1
        words.update({word for word, _ in terms.words_of(text)})
    return number, words


if __name__ == "__main__":
    main()
