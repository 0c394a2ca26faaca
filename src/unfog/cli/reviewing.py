"""Commands by which a reviewer decides on incidents, their values and their claims."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from unfog.cli import options
from unfog.cli.judging import By, DryRun, Why, Word, decided, reasoned
from unfog.errors import SettingsError
from unfog.model.claim import PROPERTIES

if TYPE_CHECKING:
    from unfog.model.judgement import Correctable, Judgement, Signed
    from unfog.model.place import Place
    from unfog.resolve.gazetteer import Gazetteer
    from unfog.store.base import Store, View

Id = Annotated[str, typer.Argument(metavar="ID", help="Its id, or a beginning of it.")]


def confirm(
    incident: Id,
    why: Why = "",
    by: By = None,
    dry_run: DryRun = False,
    register: options.Register = options.DEFAULT_REGISTER,
    as_json: options.AsJson = False,
) -> None:
    """Confirm an incident as it stands.

    Where its findings change afterwards, by late reports or otherwise, it shows as changed
    since: `unfog incidents --review changed`.
    """
    from unfog.review.acts import confirmed

    decided(register, _whole(incident, confirmed), Word(by, why.strip(), dry_run, as_json))


def complete(
    incident: Id,
    why: Why = "",
    by: By = None,
    dry_run: DryRun = False,
    register: options.Register = options.DEFAULT_REGISTER,
    as_json: options.AsJson = False,
) -> None:
    """Confirm an incident and close it: it takes no more decisions until it is reopened."""
    from unfog.review.acts import completed

    decided(register, _whole(incident, completed), Word(by, why.strip(), dry_run, as_json))


def reopen(
    incident: Id,
    why: Why = "",
    by: By = None,
    dry_run: DryRun = False,
    register: options.Register = options.DEFAULT_REGISTER,
    as_json: options.AsJson = False,
) -> None:
    """Open an incident again that was confirmed, completed or rejected."""
    from unfog.review.acts import reopened

    decided(register, _whole(incident, reopened), Word(by, why.strip(), dry_run, as_json))


def reject(
    incident: Id,
    why: Why = "",
    by: By = None,
    dry_run: DryRun = False,
    register: options.Register = options.DEFAULT_REGISTER,
    as_json: options.AsJson = False,
) -> None:
    """Say that this is no incident. It is kept, and left out of lists, exports and briefs."""
    from unfog.review.acts import rejected

    word = Word(by, reasoned(why, dry_run), dry_run, as_json)
    decided(register, _whole(incident, rejected), word)


def correct(
    what: Annotated[
        str, typer.Argument(metavar="ID", help="An incident's id, or that of a claim: c-….")
    ],
    said: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PROPERTY] VALUE",
            help="Of an incident: killed 5, date 2031-05-04, place 'Gao, ML', type 'Armed clash', "
            "weapon none. Of a claim: its value.",
        ),
    ] = None,
    of: Annotated[
        str, typer.Option(metavar="WHOM", help="Who is counted, as the finding has it: attackers.")
    ] = "",
    reject: Annotated[bool, typer.Option("--reject", help="The claim is misread.")] = False,
    accept: Annotated[bool, typer.Option("--accept", help="The claim is right.")] = False,
    why: Why = "",
    by: By = None,
    dry_run: DryRun = False,
    register: options.Register = options.DEFAULT_REGISTER,
    as_json: options.AsJson = False,
) -> None:
    """Give your own value for a property of an incident, or judge a claim by its id.

    Your value stands beside what was found and changes none of it; `none` says that no value
    can be given. Type, date and place rule where the incident is listed, drawn and exported. A
    place is a name, with its country where several bear it, or coordinates: '16.27, -0.04 within
    2 km'. A claim that is rejected no longer counts; given a value, another claim on the
    same words takes its place. `unfog show` tells the ids of claims.
    """
    rows = _corrected(what, list(said or ()), of, (reject, accept))
    decided(register, rows, Word(by, reasoned(why, dry_run or accept), dry_run, as_json))


type _Rows = Callable[[Store, Signed], list[Judgement]]


def _whole(incident: str, act: Callable[[View, str, Signed], list[Judgement]]) -> _Rows:
    def rows(store: Store, signed: Signed) -> list[Judgement]:
        from unfog.pipeline.named import incident_named

        found = incident_named(store.view, incident, store.path)
        return act(store.view, found.incident.id, signed)

    return rows


def _corrected(what: str, said: list[str], of: str, word: tuple[bool, bool]) -> _Rows:
    """Raises SettingsError where the arguments do not fit together."""
    if not what.startswith("c-"):
        if len(said) != 2 or any(word):
            raise SettingsError(
                f"{what}: give a property and a value, as in `unfog correct {what} killed 5`; "
                "--reject and --accept are for claims"
            )
        return _value(what, _property(said[0]), said[1], of)
    if len(said) + sum(word) != 1 or of:
        raise SettingsError(f"{what}: give its right value, or --reject, or --accept")
    return _claim(what, said[0] if said else "", word[1])


def _property(name: str) -> Correctable:
    known: tuple[Correctable, ...] = ("type", *PROPERTIES)
    found = next((one for one in known if one == name), None)
    if found is None:
        raise SettingsError(f"no property named {name!r}; known: {', '.join(known)}")
    return found


def _gazetteer() -> Gazetteer:
    from unfog.resolve.gazetteer import Gazetteer, ensure
    from unfog.settings import default_cache

    return Gazetteer.open(ensure(default_cache()))


def _value(incident: str, name: Correctable, text: str, of: str) -> _Rows:
    from unfog.review.acts import value_corrected
    from unfog.review.values import own_from_text

    value = None if text.lower() == "none" else own_from_text(name, text, _gazetteer)
    return _whole(
        incident,
        lambda view, found, signed: value_corrected(view, found, name, value, signed, of=of),
    )


def _find(name: str, country: str) -> Place | None:
    from unfog.review.places import certain

    return certain(name, country, _gazetteer())


def _claim(id: str, text: str, accept: bool) -> _Rows:
    def rows(store: Store, signed: Signed) -> list[Judgement]:
        from unfog.review import acts
        from unfog.review.values import revalued

        if accept:
            return acts.claim_accepted(store.view, id, signed)
        if not text:
            return acts.claim_rejected(store.view, id, signed)
        claim = acts.claim_of(store.view, id).claim
        return acts.claim_corrected(store.view, id, revalued(claim, text), signed, find=_find)

    return rows
