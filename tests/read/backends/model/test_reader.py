"""The learned reader with the weights that ship."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from unfog.clean import clean
from unfog.errors import SettingsError
from unfog.model.document import Document
from unfog.model.identity import digest_of
from unfog.model.incident import Reading
from unfog.model.lookups import Lookups
from unfog.pipeline.sources import found
from unfog.read.backends.model.reader import ModelReader
from unfog.read.backends.model.weights import FOLDER, card, digest_of_text, load
from unfog.settings import Settings

GOLD = Path(__file__).parents[5] / "shared" / "gold"
REPORT = (
    "Gunmen on motorcycles killed three soldiers near Zugdidi on Monday, the defence ministry "
    "said.\n\nThe Harbour Front denied any part in the attack. Residents said that five people "
    "had died and two were wounded.\n\nThe ministry may publish a list of the dead next week."
)

type Read = Callable[..., list[Reading]]


def document(text: str, number: int = 0) -> Document:
    return Document(
        id=f"d{number}",
        digest=digest_of(text.encode()),
        text=text,
        published=dt.date(2031, 3, 5),
    )


@pytest.fixture(scope="module")
def read(lookups: Lookups) -> Read:
    reader = ModelReader(Settings())

    def of(*texts: str) -> list[Reading]:
        given = [document(t, n) for n, t in enumerate(texts)]
        return list(reader.read(given, lookups))

    return of


def test_claims_have_speaker_stance_and_words(read: Read) -> None:
    (reading,) = read(REPORT)
    said = {
        (c.property, c.stance, c.speaker.name)
        for incident in reading.incidents
        for c in incident.claims
    }
    assert ("killed", "asserts", "defence ministry") in said
    assert ("killed", "asserts", "Residents") in said
    assert any(stance == "denies" and "Harbour" in name for _, stance, name in said)
    for incident in reading.incidents:
        for claim in incident.claims:
            assert 0 <= claim.start < claim.end <= len(REPORT)


def test_what_is_dropped_is_set_aside_with_its_reason(read: Read) -> None:
    (reading,) = read(REPORT)
    assert any("judged right with" in a.detail and "%" in a.detail for a in reading.aside)
    assert all(a.reason and a.detail for a in reading.aside)
    assert all(0 <= a.start < a.end <= len(REPORT) for a in reading.aside)


def test_a_document_is_read_the_same_alone_and_among_others(read: Read) -> None:
    alone = read(REPORT)[0]
    among = read("Nothing happened.", REPORT, "")[1]
    assert alone.incidents == among.incidents
    assert alone.aside == among.aside


def test_readings_come_in_the_order_of_their_documents(read: Read) -> None:
    texts = [REPORT, "Nothing happened.", REPORT * 4, "", REPORT, "Rain is likely.", REPORT * 2]
    readings = read(*texts)
    assert [r.document for r in readings] == [f"d{n}" for n in range(len(texts))]
    assert [bool(r.incidents) for r in readings] == [t.startswith(REPORT) for t in texts]


def test_who_stops_early_gets_what_was_read(lookups: Lookups) -> None:
    reader = ModelReader(Settings(batch=2))
    readings = reader.read((document(REPORT, n) for n in range(9)), lookups)
    assert next(readings).incidents
    readings.close()  # type: ignore[attr-defined]
    assert [r.document for r in reader.read([document(REPORT, 7)], lookups)] == ["d7"]


def test_nothing_is_read_out_of_nothing(read: Read) -> None:
    assert [r.incidents for r in read("", "   ", "…")] == [(), (), ()]


def test_texts_of_the_training_gold_are_known_again() -> None:
    seen = card().seen
    assert set(seen.values()) == {0, 1, 2, 3, 4}
    assert digest_of_text(REPORT) not in seen


@pytest.mark.shared
@pytest.mark.skipif(not GOLD.is_dir(), reason="needs the claim gold in ../shared/gold")
def test_every_document_of_the_gold_is_read_by_weights_that_have_not_seen_it() -> None:
    settings = Settings()
    folds = json.loads((GOLD / "folds.json").read_text())["folds"]
    fold_of = {id: n for n, fold in enumerate(folds) for id in fold}
    raw = found([str(GOLD / "documents.jsonl")], settings, None)
    seen = {
        d.id: card().seen.get(digest_of_text(d.text)) for d in (clean(r, settings) for r in raw)
    }
    assert seen == fold_of


def test_another_spacy_pipeline_is_refused() -> None:
    with pytest.raises(SettingsError, match="--reader rules"):
        ModelReader(Settings(parser="en_core_web_sm"))


def test_missing_and_damaged_weights_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="Install unfog again"):
        card(tmp_path)
    (tmp_path / "card.json").write_text("{}")
    with pytest.raises(SettingsError, match="Install unfog again"):
        card(tmp_path / ".")
    shutil.copy(FOLDER / "card.json", tmp_path / "card.json")
    card.cache_clear()
    with pytest.raises(SettingsError, match="Install unfog again"):
        load(None, tmp_path)
    for name in ("claims.npz", "base.npz"):
        shutil.copy(FOLDER / name, tmp_path / name)
    (tmp_path / "graph.onnx").write_bytes(b"cut short")
    with pytest.raises(SettingsError, match="not a network"):
        load(None, tmp_path)
    (tmp_path / "claims.npz").write_bytes(b"cut short")
    with pytest.raises(SettingsError, match=r"claims\.npz: .*Install unfog again"):
        load(None, tmp_path)
