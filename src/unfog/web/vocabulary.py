"""Words of the trade as the pages say them, to be translated where they are shown."""

from __future__ import annotations

from collections.abc import Mapping

from unfog.model.claim import COUNT_PROPERTIES, Certainty, Property, Stance
from unfog.model.finding import Status
from unfog.model.judgement import Correctable, State
from unfog.model.origin import EdgeKind
from unfog.model.speaker import SpeakerKind
from unfog.model.timespan import TimePrecision
from unfog.review.history import Kind, Outcome
from unfog.review.sheet import Agreement, End


def _(text: str) -> str:
    """Marks a text for translation."""
    return text


PROPERTIES: Mapping[Correctable, str] = {
    "type": _("type"),
    "occurrence": _("it happened"),
    "date": _("date"),
    "place": _("place"),
    "perpetrator": _("by"),
    "target": _("target"),
    "weapon": _("weapon"),
    "killed": _("killed"),
    "wounded": _("wounded"),
    "missing": _("missing"),
    "captured": _("captured"),
    "released": _("released"),
    "munitions_fired": _("munitions fired"),
    "munitions_intercepted": _("munitions intercepted"),
    "damage": _("damage"),
    "motive": _("motive"),
}

STANCES: Mapping[Stance, str] = {
    "asserts": _("asserts"),
    "denies": _("denies"),
    "doubts": _("doubts"),
}

CERTAINTIES: Mapping[Certainty, str] = {
    "stated": _("stated"),
    "likely": _("likely"),
    "possible": _("possible"),
}

STATUSES: Mapping[Status, str] = {
    "single-source": _("single-source"),
    "corroborated": _("corroborated"),
    "contested": _("contested"),
    "retracted": _("retracted"),
}

STATES: Mapping[State, str] = {
    "confirmed": _("confirmed"),
    "completed": _("completed"),
    "reopened": _("reopened"),
    "rejected": _("rejected"),
}

AGREEMENTS: Mapping[Agreement, str] = {
    "agrees": _("agrees"),
    "fits": _("within range"),
    "differs": _("differs"),
    "denies": _("denies"),
    "doubts": _("doubts"),
    "left out": _("left out"),
    "rejected": _("rejected"),
    "open": _("nothing to compare"),
}
"""How a claim stands to the finding."""

FITS = _("fits")
"""Of what is no figure and no day, in place of "within range"."""

SPEAKERS: Mapping[SpeakerKind, str] = {
    "government": _("government"),
    "military": _("military"),
    "police": _("police"),
    "armed_group": _("armed group"),
    "media": _("media"),
    "ngo": _("non-governmental organisation"),
    "igo": _("international organisation"),
    "medical": _("medical"),
    "witness": _("witness"),
    "expert": _("expert"),
    "anonymous": _("anonymous"),
    "victim_family": _("family of victims"),
    "report": _("the report itself"),
    "other": _("other"),
}

RANGED: frozenset[Property] = COUNT_PROPERTIES | {"date"}
"""Properties with which a value is within range."""

ENDS: Mapping[End, str] = {
    "low": _("sets the low"),
    "best": _("sets the best"),
    "high": _("sets the high"),
}

VERDICTS: Mapping[str, str] = {
    "rejected": _("rejected"),
    "accepted": _("accepted"),
    "added": _("added"),
}
"""Reviewers' words on claims."""

REASONS = (
    _("taken back by its speaker"),
    _("its source is rated unreliable"),
    _("replaced by the speaker's later figure"),
    _("an earlier figure told again"),
    _("said more exactly by the same speaker"),
    _("told in one breath with a larger figure"),
    _("counts a part"),
    _("tells of some of the victims"),
    _("the same person is told of as killed"),
    _("says only that none of a kind were hit"),
    _("counts something else"),
    _("not counted by these rules"),
    _("less firm than others"),
    _("no part of the toll that the report tells"),
    _("rejected by a reviewer"),
    _("dropped by its speaker"),
    _("an armed group: a party to the conflict"),
    _("a party to the incident"),
)
"""Why claims are left out and how far speakers can be relied on, as findings say it."""

COUNTED = (
    _("people"),
    _("civilians"),
    _("combatants"),
    _("police"),
    _("soldiers"),
    _("children"),
    _("staff"),
    _("perpetrators"),
    _("munitions"),
    _("person"),
    _("child"),
    _("deaths"),
    _("death"),
    _("attackers"),
    _("state forces"),
    _("non-state groups"),
    _("unknown"),
)
"""Who or what is counted, where the report has no noun of its own."""

DECISIONS: Mapping[tuple[Kind, Outcome], str] = {
    ("pair", "same"): _("joined what two documents tell"),
    ("pair", "different"): _("kept apart what documents tell"),
    ("pair", "unsure"): _("was unsure of a pair"),
    ("claim", "rejected"): _("rejected a claim"),
    ("claim", "accepted"): _("accepted a claim"),
    ("claim", "added"): _("added a claim"),
    ("claim", "corrected"): _("corrected a claim"),
    ("value", "corrected"): _("corrected a value"),
    ("incident", "confirmed"): _("confirmed the incident"),
    ("incident", "completed"): _("completed and locked the incident"),
    ("incident", "reopened"): _("reopened the incident"),
    ("incident", "rejected"): _("rejected it: not an incident"),
    ("undo", "undo"): _("took a decision back"),
}

PRECISIONS: Mapping[TimePrecision, str] = {
    "day": _("to the day"),
    "days": _("within days"),
    "week": _("within a week"),
    "month": _("within a month"),
    "year": _("within a year"),
    "range": _("within a range"),
}

EDGES: Mapping[EdgeKind, str] = {
    "copy-of": _("copy of"),
    "part-of": _("part of"),
    "credits": _("credits"),
    "quotes": _("quotes"),
}

RULES: Mapping[str, str] = {
    "unfog": _("all victims; the best is what most independent origins allow"),
    "acled": _("one number: the lowest figure that stands, everybody counted"),
    "ucdp": _("low, best and high, by side, of figures stated as certain"),
    "airwars": _("a range over all sources, civilians alone, with a grade"),
    "ibc": _("a range over all sources, civilians and police, with a tag"),
}
"""What each rule set does, in a line (docs/rules.md tells more)."""

EVENTS = (
    _("Battles"),
    _("Protests"),
    _("Riots"),
    _("Explosions/Remote violence"),
    _("Violence against civilians"),
    _("Strategic developments"),
)
SUB_EVENTS = (
    _("Government regains territory"),
    _("Non-state actor overtakes territory"),
    _("Armed clash"),
    _("Excessive force against protesters"),
    _("Protest with intervention"),
    _("Peaceful protest"),
    _("Violent demonstration"),
    _("Mob violence"),
    _("Chemical weapon"),
    _("Air/drone strike"),
    _("Suicide bomb"),
    _("Shelling/artillery/missile attack"),
    _("Remote explosive/landmine/IED"),
    _("Grenade"),
    _("Sexual violence"),
    _("Attack"),
    _("Abduction/forced disappearance"),
    _("Agreement"),
    _("Arrests"),
    _("Change to group/activity"),
    _("Disrupted weapons use"),
    _("Headquarters or base established"),
    _("Looting/property destruction"),
    _("Non-violent transfer of territory"),
    _("Other"),
)
REVIEWS = (_("unreviewed"), _("changed"))
"""What a review may be besides what `STATES` tells."""

ROLES = (_("main"), _("background"))
FACETS = {
    "type": _("Type"),
    "country": _("Country"),
    "status": _("Status"),
    "review": _("Review"),
    "role": _("Role in the reports"),
    "actor": _("Actor"),
    "outlet": _("Outlet"),
}
"""Facets in the order of the page."""

SORTS = {
    "-date": _("Newest first"),
    "date": _("Oldest first"),
    "accounts": _("Most accounts"),
    "killed": _("Most killed"),
}
