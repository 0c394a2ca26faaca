"""Weights of the signs by which the place of an event is chosen: `unfog.read.sites`.

    python training/sites.py ../shared/data/event_location/train.jsonl.gz \
        --out src/unfog/read/data/sites.json

Same data, same weights: nothing is drawn at random. Five minutes on one core, nearly all of it
parsing. Prints the digest of the data, which stands in `unfog.evaluation.event_places`: there the
bench cross-validates.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import msgspec

from unfog.evaluation.corpus import read_records
from unfog.evaluation.event_places import Record, cases
from unfog.evaluation.event_places_fit import fit


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path, help="verbs and places, JSON Lines")
    parser.add_argument("--out", type=Path, required=True, help="where the weights go (JSON)")
    options = parser.parse_args()
    records, what = read_records(options.data, Record)
    weights = fit([case.choice for case in cases(records)])
    options.out.write_bytes(msgspec.json.format(msgspec.json.encode(weights), indent=1) + b"\n")
    report = f"{what.records} records ({what.digest}), {len(weights)} weights: {options.out}"
    sys.stdout.write(report + "\n")


if __name__ == "__main__":
    main()
