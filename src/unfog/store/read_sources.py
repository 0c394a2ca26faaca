"""Counts of outlets and speakers: each statement goes through the register once.

They are written as SQL, since most of them is what SQLAlchemy would only spell out at length.
"""

# ruff: noqa: S608 - no part of any statement comes from outside

from __future__ import annotations

from sqlalchemy import Connection, text

from unfog.model.claim import COUNT_PROPERTIES
from unfog.store.source_rows import OutletCounts, SourceCounts, SpeakerCounts

_COUNTS = ", ".join(f"'{name}'" for name in sorted(COUNT_PROPERTIES))

_PRINTED = """
WITH printed AS MATERIALIZED (SELECT id, coalesce(outlet, '') AS outlet FROM documents)
"""

_DOCUMENTS = text(_PRINTED + """
SELECT p.outlet, count(*), count(DISTINCT o.origin), total(o.origin <> p.id)
FROM printed p LEFT JOIN origins o ON o.document = p.id GROUP BY p.outlet ORDER BY p.outlet
""")  # fmt: skip

_TOLD = text(_PRINTED + """
SELECT p.outlet, count(DISTINCT i.incident)
FROM printed p JOIN incident_parts i ON i.document = p.id GROUP BY p.outlet
""")  # fmt: skip

_CLAIMS = text(_PRINTED + """
SELECT p.outlet, count(*), total(c.speaker = 'REPORT')
FROM claims c JOIN printed p ON p.id = c.document GROUP BY p.outlet
""")  # fmt: skip

_AGENCIES = text(
    _PRINTED
    + """
SELECT p.outlet, o.origin, count(*)
FROM printed p JOIN origins o ON o.document = p.id
WHERE o.origin NOT IN (SELECT id FROM printed)
GROUP BY p.outlet, o.origin ORDER BY p.outlet, count(*) DESC, o.origin
"""
)

# counts are compared by their bounds, all else and names as written, whatever their case
_SPEAKERS = text(f"""
WITH said AS MATERIALIZED (
  SELECT c.speaker, c.speaker_kind, c.org, c.actor, i.incident, c.property, c.stance,
    CASE WHEN c.property IN ({_COUNTS})
      THEN json_extract(c.value, '$.low') || '..' || json_extract(c.value, '$.high')
      ELSE lower(c.value) END AS told
  FROM claims c LEFT JOIN incident_parts i ON i.document = c.document AND i.local = c.local
  WHERE c.speaker <> 'REPORT'
), spread AS MATERIALIZED (
  SELECT incident, property, told,
    count(DISTINCT CASE WHEN stance = 'asserts' THEN lower(speaker) END) AS sayers,
    count(DISTINCT CASE WHEN stance = 'denies' THEN lower(speaker) END) AS deniers
  FROM said WHERE incident IS NOT NULL GROUP BY incident, property, told
  HAVING sayers > 1 OR deniers > 0
)
SELECT min(s.speaker), s.speaker_kind, min(s.org), max(s.actor), count(*),
  count(DISTINCT s.incident),
  total(s.stance = 'denies'),
  total(s.stance = 'asserts' AND w.sayers > 1), total(s.stance = 'asserts' AND w.deniers > 0)
FROM said s LEFT JOIN spread w
  ON w.incident = s.incident AND w.property = s.property AND w.told = s.told
GROUP BY lower(s.speaker), s.speaker_kind, lower(s.org)
ORDER BY min(s.speaker), s.speaker_kind, min(s.org)
""")


def source_counts(connection: Connection) -> SourceCounts:
    told = {name: int(count) for name, count in connection.execute(_TOLD)}
    said = {name: (claims, int(own)) for name, claims, own in connection.execute(_CLAIMS)}
    outlets = tuple(
        OutletCounts(
            name, number, told.get(name, 0), origins, int(dependent), *said.get(name, (0, 0))
        )
        for name, number, origins, dependent in connection.execute(_DOCUMENTS)
    )
    speakers = tuple(
        SpeakerCounts._make((*row[:6], *(int(number) for number in row[6:])))
        for row in connection.execute(_SPEAKERS)
    )
    agencies = tuple((row[0], row[1], row[2]) for row in connection.execute(_AGENCIES))
    return SourceCounts(outlets, speakers, agencies)
