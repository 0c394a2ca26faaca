"""Reasons in words that a person understands."""

from __future__ import annotations

from unfog.link.verdict import Feature

_FOR: dict[str, str] = {
    "document": "one report may tell it twice",
    "text": "the reports share telling words",
    "words": "the reports share many telling words",
    "publication": "published close to one another",
    "known": "day and place are known of both",
    "news": "each is what its report is about",
    "type": "the same or a kindred kind of event",
    "date": "the days, or those of publication, agree",
    "place": "the places, or their names, agree",
    "counts": "figures agree",
    "perpetrator": "the same perpetrator is named",
    "target": "the same target is named",
    "weapon": "the same weapon is named",
}

_AGAINST: dict[str, str] = {
    "document": "one report tells of both",
    "type": "the kinds of event differ",
    "date": "the days differ or are not known",
    "place": "the places differ or are not known",
    "publication": "published long after one another",
    "counts": "figures differ",
    "perpetrator": "other perpetrators are named",
    "target": "other targets are named",
    "weapon": "other weapons are named",
    "text": "the reports share few telling words",
    "words": "the reports share hardly more than a name or two",
    "known": "day or place is lacking",
    "news": "one is not what its report is mainly about",
    "prior": "most pairs taken at random are different",
}


def reason(feature: Feature) -> str:
    """What `feature` says for (positive) or against the pair; its bare name where it is new."""
    words = _FOR if feature.contribution > 0 else _AGAINST
    return words.get(feature.name, feature.name.replace("_", " "))
