"""Scores of invented templates."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from unfog.evaluation.muc4_score import (
    ROLES,
    Confidence,
    Filler,
    Role,
    Tally,
    Template,
    agree,
    compare,
    matched,
    normal,
    pair,
    strict,
)


def template(
    kind: str,
    confidence: tuple[tuple[Confidence, ...], ...] = (),
    *,
    optional: bool = False,
    **fillers: tuple[str, ...],
) -> Template:
    roles: dict[Role, tuple[Filler, ...]] = {
        role: tuple(Filler(tuple(f.split("|"))) for f in fillers.get(role, ())) for role in ROLES
    }
    return Template((kind,), roles, confidence, optional)


def figures(gold: list[Template], given: list[Template]) -> dict[str, float]:
    tally = Tally()
    tally.add(gold, given)
    return tally.figures()


def test_the_same_templates_score_full_marks_in_any_order() -> None:
    one = template("bombing", Target=("the ferry office",), Weapon=("bomb",))
    two = template("attack", Victim=("Zoltan Ferrow",))
    assert figures([one, two], [two, one])["micro_f1"] == 1


def test_types_and_fillers_count_alike() -> None:
    gold = template("bombing", Target=("bank",), Weapon=("bomb",))
    found = figures([gold], [template("attack", Target=("bank",), PerpOrg=("the Column",))])
    assert found["micro_recall"] == round(1 / 3, 3)
    assert found["micro_precision"] == round(1 / 3, 3)
    assert found["type_f1"] == 0


def test_any_wording_of_an_entity_will_do() -> None:
    gold = Filler(("hooded men", "a group of gunmen"))
    assert agree(gold, Filler(("gunmen", "group of gunmen")))
    assert agree(gold, Filler(("men",)))
    assert not agree(gold, Filler(("two men",)))
    assert not agree(gold, Filler(("hooded women",)))
    assert not agree(Filler(("gunmen of the Column",)), Filler(("the Column",)))


def test_an_optional_template_is_neither_required_nor_wrong() -> None:
    gold = [template("attack", Victim=("Zoltan Ferrow",), optional=True)]
    given = [template("attack", Victim=("Ferrow",), Weapon=("rifle",))]
    assert figures(gold, [])["micro_recall"] == 0
    tally = Tally()
    tally.add(gold, given)
    assert not any(tally.required.values())
    assert not any(tally.given.values())


def test_a_template_without_a_common_filler_is_not_excused_by_an_optional_one() -> None:
    gold = [template("attack", Victim=("Zoltan Ferrow",), optional=True)]
    tally = Tally()
    tally.add(gold, [template("attack", Victim=("Mira Osk",))])
    assert tally.given["type"] == tally.given["Victim"] == 1


def test_an_optional_filler_is_free() -> None:
    roles: dict[Role, tuple[Filler, ...]] = {
        "Victim": (Filler(("Ferrow",)), Filler(("two guards",), optional=True))
    }
    gold = Template(("attack",), roles)
    with_it = compare(gold, template("attack", Victim=("Ferrow", "guards")))["Victim"]
    without = compare(gold, template("attack", Victim=("Ferrow",)))["Victim"]
    wrong = compare(gold, template("attack", Victim=("Ferrow", "Osk")))["Victim"]
    assert (with_it.right, with_it.required, with_it.given) == (1, 1, 1)
    assert with_it == without
    assert wrong.given == 2


def test_one_filler_is_not_right_twice() -> None:
    gold = template("attack", Victim=("armed guard", "guard"))
    assert compare(gold, template("attack", Victim=("guard",)))["Victim"].right == 1


def test_confidence_counts_over_paired_templates() -> None:
    gold = [
        template("attack", (("claimed",),), PerpOrg=("the Column",)),
        template("bombing", Target=("bank",)),
        template("kidnapping", (("fact",),), PerpOrg=("Dawn",)),
    ]
    given = [
        template("attack", (("fact",),), PerpOrg=("Column",)),
        template("bombing", Target=("bank",)),
    ]
    found = figures(gold, given)
    assert found["confidence_recall"] == found["confidence_precision"] == 0.5
    assert found["confidence_named_recall"] == 0


def test_strictly_only_the_very_words_of_what_is_required_agree() -> None:
    roles: dict[Role, tuple[Filler, ...]] = {
        "Victim": (Filler(("Zoltan Ferrow",)), Filler(("two guards",), optional=True)),
        "Weapon": (Filler(("bomb",), optional=True),),
    }
    held = strict(Template(("attack",), roles, optional=True))
    assert not held.optional
    assert [f.alternatives for f in held.fillers["Victim"]] == [("Zoltan Ferrow",)]
    assert not held.fillers["Weapon"][0].optional
    given = template("attack", Victim=("Ferrow",), Weapon=("the bomb",))
    tally = Tally(exact=True)
    tally.add([held], [given])
    assert tally.right["Victim"] == 0
    assert tally.right["Weapon"] == 1


def test_types_with_alternatives_are_taken_apart() -> None:
    assert normal(["BOMBING / ATTACK"]) == ("bombing", "attack")


tables = st.lists(st.lists(st.booleans(), min_size=3, max_size=3), max_size=4)


@given(tables)
def test_as_many_are_matched_as_can_be(table: list[list[bool]]) -> None:
    columns = [*range(3), None, None, None, None]
    most = max(
        sum(c is not None and row[c] for row, c in zip(table, chosen, strict=False))
        for chosen in permutations(columns, len(table))
    )
    assert matched(table) == most


names = st.lists(st.sampled_from(["Ferrow", "Osk", "Lind", "Varga"]), max_size=3, unique=True)
some = st.lists(
    st.builds(lambda v, k: template(k, Victim=tuple(v)), names, st.sampled_from(["attack"])),
    max_size=4,
)


@given(some, some)
def test_templates_are_paired_one_to_one_and_scores_stay_in_bounds(
    gold: list[Template], given: list[Template]
) -> None:
    paired = pair(gold, given)
    assert len(set(paired.values())) == len(paired)
    found = figures(gold, given)
    assert all(0 <= value <= 1 for value in found.values())
