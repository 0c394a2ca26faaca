"""News agencies: the sources that many outlets print."""

from __future__ import annotations

from unfog.model.names import fold

_NAMES: dict[str, tuple[str, ...]] = {
    "AA": ("anadolu", "anadolu agency", "aa"),
    "AAP": ("aap", "australian associated press"),
    "AFP": ("afp", "agence france presse", "agence france-presse", "france presse"),
    "ANI": ("ani", "asian news international"),
    "ANSA": ("ansa",),
    "AP": ("ap", "associated press", "the associated press", "ap news"),
    "Bloomberg": ("bloomberg", "bloomberg news"),
    "CNS": ("catholic news service", "cns"),
    "DPA": ("dpa", "deutsche presse-agentur", "deutsche presse agentur"),
    "EFE": ("efe", "agencia efe"),
    "Interfax": ("interfax",),
    "IRNA": ("irna", "islamic republic news agency"),
    "Kyodo": ("kyodo", "kyodo news"),
    "NAN": ("news agency of nigeria",),
    "PA": ("press association", "pa media"),
    "PTI": ("pti", "press trust of india"),
    "Reuters": ("reuters", "thomson reuters", "reuters news agency"),
    "RIA": ("ria", "ria novosti"),
    "SANA": ("sana", "syrian arab news agency"),
    "TASS": ("tass", "itar-tass"),
    "UPI": ("upi", "united press international"),
    "WAFA": ("wafa",),
    "Xinhua": ("xinhua", "xinhua news agency"),
    "Yonhap": ("yonhap", "yonhap news agency"),
}

_AGENCY = {fold(alias): name for name, aliases in _NAMES.items() for alias in aliases}


def agency(name: str | None) -> str | None:
    """The agency called `name`, by its short name ("AP"); None where it is no known agency."""
    if not name:
        return None
    return _AGENCY.get(" ".join(fold(name).replace(".com", "").split()))
