"""News agencies, and the names by which texts credit them."""

from __future__ import annotations

import re

_NAMES = """
AP: associated press, ap
AFP: agence france-presse, agence france presse, afp
Reuters: reuters, thomson reuters, reuters news agency
Xinhua: xinhua, xinhua news agency, new china news agency
DPA: dpa, deutsche presse-agentur, deutsche presse agentur
UPI: upi, united press international
TASS: tass, itar-tass
Interfax: interfax
RIA Novosti: ria novosti, ria, sputnik
EFE: efe, agencia efe
ANSA: ansa
Kyodo: kyodo, kyodo news
Yonhap: yonhap, yonhap news agency
Jiji: jiji, jiji press
PTI: pti, press trust of india
IANS: ians, indo-asian news service
ANI: ani, asian news international
UNI: uni, united news of india
APP: app, associated press of pakistan
PA: pa, press association, pa media
NAN: nan, news agency of nigeria
Anadolu: anadolu, anadolu agency, aa
SANA: sana, syrian arab news agency
WAM: wam, emirates news agency
KUNA: kuna, kuwait news agency
SPA: spa, saudi press agency
INA: ina, iraqi news agency
IRNA: irna, islamic republic news agency
MENA: mena, middle east news agency
Petra: petra, jordan news agency
WAFA: wafa
KCNA: kcna, korean central news agency
Ukrinform: ukrinform
Pajhwok: pajhwok, pajhwok afghan news
Khaama: khaama press, khaama
CNN: cnn, cnn wire
BBC: bbc, bbc news
AAP: aap, australian associated press
Canadian Press: canadian press, the canadian press, cp
Bloomberg: bloomberg, bloomberg news
"""

AGENCIES: dict[str, str] = {
    alias.strip(): name
    for name, _, aliases in (line.partition(":") for line in _NAMES.strip().splitlines())
    for alias in aliases.split(",")
}
"""Short name by every name in lower case."""

_PRESS_WORD = re.compile(
    r"\b(?:agency|agencies|press|news|newswire|wire|bureau|service|radio|gazette|herald|times|"
    r"post|tribune|dispatch|media|tv|fm|broadcasting|bulletin|telegraph|observer|chronicle)\b",
    re.I,
)
_ACRONYM = re.compile(
    r"(?!(?:US|USA|UK|UN|EU|UAE|DC|AM|PM|EST|GMT|UTC|CEO|NATO|ISIS|ISIL|DRC)$)[A-Z]{2,7}$"
)


def agency(name: str) -> str | None:
    """The agency or outlet that `name` credits, by its short name where it is a known one.

    None where `name` looks like neither agency nor outlet (a person, a remark).
    """
    name = re.sub(r"^(?:the|by|via|from|with)\s+", "", name.strip(" .,;:-–—"), flags=re.I)
    known = AGENCIES.get(name.lower())
    if known is not None:
        return known
    if len(name) > 60 or not name[:1].isupper():
        return None
    return name if _PRESS_WORD.search(name) or _ACRONYM.match(name) else None
