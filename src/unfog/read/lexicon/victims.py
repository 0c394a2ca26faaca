"""Words and weights by which the reader tells a named victim from others named."""

from __future__ import annotations

AT_RISK = frozenset(
    "journalist reporter activist lawyer defender unionist blogger editor photographer dissident "
    "correspondent campaigner cameraman columnist student protester organizer organiser critic "
    "advocate poet monk nun priest pastor missionary doctor presenter broadcaster freelancer "
    "photojournalist publisher cartoonist academic professor worker teacher writer singer rapper "
    "victim hostage detainee prisoner inmate".split()
)
"""Callings of those who are attacked for what they do, and words for who has been."""

OFFICES = frozenset(
    "president minister secretary spokesman spokeswoman spokesperson governor senator premier "
    "chancellor ambassador commissioner general attorney director king prince mayor chairman "
    "judge justice prosecutor officer commander inspector superintendent coordinator rapporteur "
    "official chairperson envoy analyst expert adviser researcher chief".split()
)
"""Those who speak of what was done, and those who did it."""

SUSPECTED = frozenset(
    "suspect suspected accused perpetrator killer murderer gunman attacker assailant kidnapper "
    "convict defendant mastermind terrorist leader-suspect dictator".split()
)
KIN = frozenset(
    "family wife husband lawyer brother sister father mother son daughter parent relative "
    "supporter colleague friend attorney".split()
)
SPEAKING = frozenset(
    "say tell add write tweet state explain argue note warn claim announce urge call declare "
    "believe recall ask insist describe comment post testify report condemn denounce".split()
)
WEIGHTS: dict[str, float] = {
    # of one mention: FORM of the word and what it says was done
    "noun killing": 0.7,
    "noun abduction": 0.6,
    "verb detention": 0.6,
    "verb assault": 0.5,
    "verb torture": 0.3,
    "verb abduction": 0.3,
    "suffer detention": 0.3,
    "noun detention": 0.3,
    "he detention": 0.4,
    "he torture": 0.2,
    "beside": 0.2,
    "member": 0.1,
    "crime": -0.8,
    # what the person is called, and how the name stands
    "at risk": 1.1,
    "suspect": -0.6,
    "office": -0.6,
    "speaks": -0.5,
    "owner": -0.2,
    "the": -0.3,
    # over the document
    "any": 1.4,
    "foremost": 0.6,
    "beside acts": 0.5,
    "share": 0.3,
    "top": 0.5,
    "in title": 0.1,
    "sentences": -0.2,
    "single": -1.6,
    "everyone": -3.2,
}
"""What a sign adds to the logarithm of the odds, as `training/victims.py` fits it to the 300
training documents of HRDsAttack; signs of little weight were left out."""
THRESHOLD = -1.3
"""The middle of the range within which F1 hardly changes, by cross-validation on the same."""
