"""What a synthetic world is like: its size, and how badly its news is told and read."""

from __future__ import annotations

import msgspec

from unfog.errors import SettingsError


class Told(msgspec.Struct, frozen=True):
    """How reporters tell: shares from 0 to 1. `news` is of what a report is about, `retold` of
    earlier happenings that it brings up again."""

    copied: float = 0.2
    """Reports of a happening that many tell of which are an earlier report, edited."""
    roundup: float = 0.08
    """Reports that tell of one to three other happenings of those days as well."""
    retelling: float = 0.3
    """Reports that bring up earlier happenings."""
    news_undated: float = 0.1
    news_vague_date: float = 0.08
    retold_undated: float = 0.06
    retold_vague_date: float = 0.4
    news_unplaced: float = 0.03
    news_vague_place: float = 0.2
    retold_unplaced: float = 0.06
    retold_vague_place: float = 0.2
    bare: float = 0.02
    """Reports that come without day of publication, outlet and headline."""
    disputed: float = 0.2
    """Tolls that a speaker puts much higher or lower than they were."""
    rounded: float = 0.2
    """Tolls given as "at least", "about" or "dozens"."""
    corrected: float = 0.05
    """Speakers who take back a toll that they gave before."""
    denied: float = 0.2
    """Reports in which a party denies: that it did it, that anyone died, that it happened."""


class Misread(msgspec.Struct, frozen=True):
    """How the reader errs: shares from 0 to 1 of what the text tells."""

    date_lost: float = 0.15
    date_wrong: float = 0.04
    place_lost: float = 0.05
    place_wrong: float = 0.07
    type_wrong: float = 0.18
    role_wrong: float = 0.1
    claim_lost: float = 0.25
    count_wrong: float = 0.04
    swallowed: float = 0.2
    """Second happenings of a report whose claims land with the first."""
    torn: float = 0.05
    """Happenings that are read as two."""
    invented: float = 0.05
    """Reports that give a happening which is none."""


class WorldOptions(msgspec.Struct, frozen=True):
    """A world: `documents` reports out of zones of conflict, all from `seed`.

    `days_per_thousand` is how many days a zone takes for a thousand reports, some 260
    happenings: fewer days make a denser, harder world. Raises SettingsError where a value
    makes no world.
    """

    documents: int = 1000
    seed: int = 5
    days_per_thousand: int = 60
    largest: int = 120
    """Most reports on one happening."""
    tail: float = 1.9
    """The number n of reports on a happening goes as n to the power of minus `tail`."""
    told: Told = Told()
    misread: Misread = Misread()

    def __post_init__(self) -> None:
        if self.documents < 1 or self.days_per_thousand < 1 or self.largest < 1:
            raise SettingsError("a world needs at least one document, day and report a happening")
        for name, share in (*_shares(self.told), *_shares(self.misread)):
            if not 0.0 <= share <= 1.0:
                raise SettingsError(f"{name}: {share} is no share; give one from 0 to 1")

    @property
    def zones(self) -> int:
        """Zones of conflict: one for five thousand reports, up to forty."""
        return max(1, min(40, self.documents // 5000))


def _shares(rates: Told | Misread) -> list[tuple[str, float]]:
    return [(name, getattr(rates, name)) for name in rates.__struct_fields__]
