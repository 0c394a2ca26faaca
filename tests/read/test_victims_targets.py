"""Persons whom the document names elsewhere, as targets of what a scene tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unfog.model.incident import Reading

type ReadText = Callable[..., Reading]


def targets(reading: Reading) -> set[object]:
    return {c.value for i in reading.incidents for c in i.claims if c.property == "target"}


@pytest.mark.parametrize(
    "text",
    [
        "Elena Markova left her office at noon on Monday. She was kidnapped by armed men near "
        "Batumi, and on Tuesday soldiers freed her. Gunmen had threatened Elena Markova.",
        "Among those kidnapped near Batumi on Monday was the lawyer Elena Markova.",
        "One of those who were killed in Batumi on Monday was a lawyer, Elena Markova.",
    ],
)
def test_who_is_named_beside_the_scene_is_its_target(read_text: ReadText, text: str) -> None:
    assert "Elena Markova" in targets(read_text(text))


def test_who_only_speaks_is_not_taken_for_the_target(read_text: ReadText) -> None:
    text = "Peter Nowak, a colleague, wrote on Monday that he may have been captured near Batumi."
    assert "Peter Nowak" not in targets(read_text(text))


def test_a_target_that_the_scene_names_stays(read_text: ReadText) -> None:
    text = "Gunmen attacked a depot in Batumi on Monday. They killed Elena Markova."
    assert {"depot", "Elena Markova"} <= targets(read_text(text))


def test_the_doer_is_not_the_target(read_text: ReadText) -> None:
    text = (
        "Police arrested Peter Nowak in Batumi on Monday. Peter Nowak had attacked on Sunday, "
        "they said."
    )
    reading = read_text(text)
    for incident in reading.incidents:
        doers = {c.value for c in incident.claims if c.property == "perpetrator"}
        victims = {c.value for c in incident.claims if c.property == "target"}
        assert not doers & victims
