"""An invented document that means no good, with a reading that has every kind of claim."""

import datetime as dt

import msgspec
import pytest

from unfog.model.claim import Claim, Count, Property, SetAside, Value
from unfog.model.document import Document
from unfog.model.finding import Finding, Reviewed
from unfog.model.identity import claim_id
from unfog.model.incident import Incident, Part, ReadIncident, Reading
from unfog.model.place import Place
from unfog.model.review import Mark
from unfog.model.speaker import Speaker
from unfog.model.timespan import Timespan
from unfog.publish.explain import Explained, explained
from unfog.store.base import StoredIncident

SCRIPT = "<script>window.sprung = 1</script>"
IMAGE = '"><img src="https://elsewhere.invalid/x.png" onerror="window.sprung = 2">'
FILLER = "The road to the harbour stayed closed, and buses went round by the old bridge. " * 12
PARTS = (
    "Raiders killed three guards at a depot near Poti on Tuesday with a mortar, police said. ",
    "The army denied that any guard had been killed. ",
    f"Residents doubted the tale of {SCRIPT} a mortar.\n\n",
    FILLER + "\n\n",
    "قال شهود إن ثلاثة حراس قتلوا. ",
    "A year before, raiders had burned the same depot, its owner told Harbour Radio. ",
    "If the strike goes on, the port will be closed for a week. \x1b[31m\u202egnp.exe & so on",
)
TEXT = "".join(PARTS)
POLICE = Speaker("police", "police")
ARMY = Speaker(f"the army {IMAGE}", "military", org="Ministry of Defence")
RESIDENTS = Speaker("Residents", "witness")
OWNER = Speaker("its owner", "other")
DAY = Timespan(dt.date(2031, 4, 8), dt.date(2031, 4, 8))


def _said(
    words: str, name: Property, value: Value, speaker: Speaker, **more: object
) -> dict[str, object]:
    start = TEXT.index(words)
    span = {"property": name, "value": value, "start": start, "end": start + len(words)}
    return {**span, "speaker": speaker, **more}


def _claims(*rows: dict[str, object]) -> tuple[Claim, ...]:
    return tuple(Claim(**row) for row in rows)  # type: ignore[arg-type]


def shown(*, judged: bool = False) -> Explained:
    """With `judged`, a claim was rejected, another added, and a date given."""
    raid, denial = PARTS[0].strip(), PARTS[1].strip()
    three = Count(3, 3, "guards", of="staff")
    depot = ReadIncident(
        "e1",
        "Attack",
        "main",
        DAY,
        Place("Poti", "GE", 42.147, 41.671, 5.0, gazetteer_id="geonames:0"),
        _claims(
            _said(raid, "occurrence", True, POLICE),
            _said(raid, "killed", three, POLICE),
            _said("with a mortar, police said", "weapon", ("mortar",), POLICE, certainty="likely"),
            _said("on Tuesday with a mortar, police said", "date", DAY, POLICE),
            _said(denial, "killed", three, ARMY, stance="denies"),
            _said(PARTS[2].strip(), "weapon", ("mortar",), RESIDENTS, stance="doubts"),
            _said(
                "قال شهود إن ثلاثة حراس قتلوا", "killed", Count(3, 3), Speaker("شهود", "witness")
            ),
        ),
    )
    fire = ReadIncident(
        "e2",
        "Looting/property destruction",
        "background",
        None,
        None,
        _claims(
            _said(PARTS[5].strip(), "damage", f"depot {SCRIPT}", OWNER, via=("Harbour Radio",))
        ),
    )
    threat = TEXT.index("the port will be closed")
    asides = (
        SetAside("future-date", f"a note on {SCRIPT}", 0, 0),
        SetAside("not-told-as-fact", "a threat", threat, threat + 30),
        SetAside("ungrounded", "killed: characters 90000..90001", 90000, 90001),
    )
    document = Document(
        id="d-1",
        digest="0",
        text=TEXT,
        title=f"Depot raid </title>{SCRIPT}",
        published=dt.date(2031, 4, 9),
        outlet=f"Post {IMAGE}",
        url="javascript:window.sprung=3",
    )
    when = dt.datetime(2031, 5, 1, 9, tzinfo=dt.UTC)
    signed = ("R. Coder", when, f"misread {IMAGE}")
    part = Part("d-1", "e1")
    told = depot.claims[-1]
    new = msgspec.structs.replace(told, value=Count(4, 4, unit="guards"))
    marks = (
        Mark(claim_id("d-1", "e1", told), part, told, "rejected", *signed),
        Mark(claim_id("d-1", "e1", new), part, new, "added", *signed, added=True),
    )
    own = Finding("i-abc", "date", "single-source", "unfog", (), reviewed=Reviewed(DAY, *signed))
    incident = Incident("i-abc", "Attack", "main", DAY, None, (part,))
    known = StoredIncident(incident, "single-source", 1, 1, (own,) if judged else ())
    reading = Reading("d-1", "toy-1", (depot, fire), asides)
    return explained(document, reading, {"e1": known}, marks if judged else ())


@pytest.fixture(name="shown")
def shown_fixture() -> Explained:
    return shown()


@pytest.fixture
def judged() -> Explained:
    return shown(judged=True)
