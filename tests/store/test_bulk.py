"""Filling a new register at once."""

import pytest

from unfog.errors import RegisterError


def test_a_register_filled_at_once_is_as_if_put_together_piece_by_piece(fresh, make):
    made = [make(f"d{n}", f"{n} soldiers died in Basra, an army spokesman said.") for n in range(7)]
    filled, other = fresh(), fresh()
    assert filled.fill((entry, raw) for raw, entry in made) == 7
    for raw, entry in made:
        with other.write() as writer:
            writer.put(entry, raw)
    assert filled.fingerprint() == other.fingerprint()
    assert filled.view.revision() == other.view.revision()
    assert [d.document.id for d in filled.view.documents("Basra")] == [f"d{n}" for n in range(7)]
    assert filled.health() == []
    filled.close()
    other.close()


def test_only_a_new_register_is_filled(fresh, make):
    store = fresh()
    raw, entry = make()
    store.fill([(entry, raw)])
    with pytest.raises(RegisterError, match="only a new register"):
        store.fill([(make("d2")[1], make("d2")[0])])
    assert store.view.counts()["documents"] == 1
    store.close()
