"""Words for institutions, offices and money that tell in which country a report is set."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from unfog.model.parse import Parse

_WORDS = {
    "US": """sheriff|sheriffs|county commissioners|county commission|county clerk
        |city council|city councilman|city manager|police department|fire department
        |school district|school board|high school|middle school|elementary school|junior high
        |district attorney|grand jury|state trooper|state troopers|highway patrol|interstate
        |state senator|state representative|state senate|congressman|congresswoman|homecoming
        |courthouse|county jail|medicaid|zip code|city hall|varsity|statehouse""",
    "GB": """constabulary|borough council|county council|parish council|crown court
        |magistrates court|crown prosecution|nhs|high street|city centre|town centre
        |councillor|councillors|secondary school|a-levels""",
    "CA": "rcmp|mounties|provincial police|crown attorney|canadian press",
    "IE": "gardai|gardaí|garda|taoiseach|oireachtas",
    "IN": "lakh|lakhs|crore|crores|lok sabha|crpf|gram panchayat|naxal|naxals|naxalites",
    "PK": "frontier corps|levies force|political agent",
    "PH": "barangay|barangays|sangguniang",
    "NG": "naira|amotekun",
    "KE": "matatu|matatus|kdf",
    "ZA": "saps|eskom",
    "IL": "kibbutz|moshav|shin bet|knesset|shekel|shekels",
}
_CODE = {w.strip(): code for code, text in _WORDS.items() for w in text.split("|")}
_EACH, _MOST = 0.3, 1.5


def spoken(parse: Parse) -> dict[str, float]:
    """Country code → weight, by how many different words of the country the text has."""
    words = [t.lower for t in parse.tokens]
    found = _CODE.keys() & {*words, *(f"{a} {b}" for a, b in pairwise(words))}
    weight: dict[str, float] = defaultdict(float)
    for word in sorted(found):
        weight[_CODE[word]] += _EACH
    return {code: min(_MOST, w) for code, w in weight.items()}
