"""A brief out of a register: its own earlier incidents, counted and told one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unfog.errors import SettingsError
from unfog.publish.brief.actors import named_actors
from unfog.publish.brief.choose import choose
from unfog.publish.brief.count import count_words
from unfog.publish.brief.model import ActorRole, Ask, Brief, DocumentNote, Entry, Section
from unfog.publish.brief.near import PlaceNames, place_named
from unfog.publish.brief.scope import Scope, at_place, in_country, of_actor
from unfog.publish.brief.sentence import entry
from unfog.publish.brief.words import kind_words, on_words, where_words
from unfog.publish.words import many
from unfog.store.base import StoredIncident, View
from unfog.store.filters import ClaimFilter, IncidentFilter

_MOST_ACTORS = 3


def brief(view: View, ask: Ask, gazetteer: PlaceNames) -> Brief:
    """The brief that is asked for.

    Raises SettingsError where nothing is asked or too much, where a place or incident is not
    known, or where the incident has no date, so that nothing is surely earlier.
    """
    subject = _subject(view, ask) if ask.incident else None
    incidents = list(view.incidents(IncidentFilter(review="kept")))
    if subject is not None:
        title = f"Background to {subject.incident.id}: {_what(subject)}"
        scopes = list(_around(subject, ask, incidents))
    else:
        scope = _asked(ask, incidents, gazetteer)
        title = f"Background: {', '.join(part for part in (ask.actor, scope.words) if part)}"
        roles: tuple[ActorRole, ...] = ("perpetrator", "denied", "target")
        scopes = list(of_actor(ask.actor, roles, scope)) if ask.actor else [scope]
    documents: dict[str, DocumentNote] = {}
    sections = [_section(scope, ask, subject, view, documents) for scope in scopes]
    return Brief(
        title=title,
        sections=tuple(s for n, s in enumerate(sections) if s.counted or subject or n == 0),
        documents=dict(sorted(documents.items())),
    )


def _subject(view: View, ask: Ask) -> StoredIncident:
    if ask.place or ask.actor or ask.country:
        raise SettingsError("brief: an incident has its own place and actors; give it alone")
    found = view.incident(ask.incident or "")
    if found is None:
        raise SettingsError(f"{ask.incident!r} is no incident; `unfog incidents` lists all")
    if found.incident.date is None:
        raise SettingsError(
            f"{found.incident.id} has no date, so nothing is surely earlier; ask for its place "
            "or actor, with --before"
        )
    return found


def _what(subject: StoredIncident) -> str:
    incident = subject.incident
    where = f" {where_words(incident.place)}" if incident.place else ""
    when = f", {on_words(incident.date)}" if incident.date else ""
    return f"{kind_words(incident.type)}{where}{when}"


def _around(
    subject: StoredIncident, ask: Ask, incidents: Sequence[StoredIncident]
) -> Iterator[Scope]:
    """Near the incident; then of each actor that is named as its perpetrator."""
    place = subject.incident.place
    if place is not None:
        yield at_place(place, ask.radius_km, incidents)
    for name in named_actors(subject)[:_MOST_ACTORS]:
        yield from of_actor(name, ("perpetrator",), _everywhere(incidents))
    if place is None and not named_actors(subject):
        raise SettingsError(
            f"{subject.incident.id} has no place and names no actor to look for elsewhere"
        )


def _asked(ask: Ask, incidents: Sequence[StoredIncident], gazetteer: PlaceNames) -> Scope:
    """The incidents at the place or in the country; all, where an actor alone is given."""
    if ask.place:
        place = place_named(ask.place, ask.country, incidents, gazetteer)
        return at_place(place, ask.radius_km, incidents)
    if ask.country:
        return in_country(ask.country, incidents)
    if ask.actor:
        return _everywhere(incidents)
    raise SettingsError("brief: on what? name a place, an actor, a country or an incident")


def _everywhere(incidents: Sequence[StoredIncident]) -> Scope:
    return Scope("", "", incidents)


def _section(
    scope: Scope,
    ask: Ask,
    subject: StoredIncident | None,
    view: View,
    documents: dict[str, DocumentNote],
) -> Section:
    """The section on `scope`; what its entries rest on goes into `documents`."""
    chosen = choose(scope.incidents, ask, subject)
    dated = [stored for stored in chosen.incidents if stored.incident.date is not None]
    undated = [stored for stored in chosen.incidents if stored.incident.date is None]
    told = [*dated[-ask.limit :], *undated][: ask.limit]
    hidden = len(chosen.incidents) - len(told)
    more = (f"{many(hidden, 'more incident')} counted and not told here",) if hidden else ()
    return Section(
        title=scope.title,
        counts=tuple(count_words(chosen.incidents, scope.words, ask, subject)),
        counted=tuple(stored.incident.id for stored in chosen.incidents),
        entries=tuple(_entry(stored, view, documents) for stored in told),
        left_out=(*more, *chosen.left_out, *scope.left_out),
    )


def _entry(stored: StoredIncident, view: View, documents: dict[str, DocumentNote]) -> Entry:
    claims = {c.id: c for c in view.claims(ClaimFilter(incident=stored.incident.id))}
    for key in sorted({part.document for part in stored.incident.parts} - documents.keys()):
        held = view.document(key)
        if held is not None:
            one = held.document
            documents[key] = DocumentNote(one.outlet, one.published, one.title, one.url)
    outlets = {key: note.outlet for key, note in documents.items()}
    return entry(stored, claims, outlets)
