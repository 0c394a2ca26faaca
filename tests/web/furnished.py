"""A register in which each page of the desk has something to show, and the desk over it."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from unfog.model.claim import Count
from unfog.model.finding import Finding
from unfog.pipeline.acts import judged
from unfog.pipeline.run import read
from unfog.review import acts
from unfog.settings import Settings, default_cache
from unfog.store import open_register
from unfog.store.draft_files import draft_path
from unfog.web.desk import Desk
from unfog.web.roles import User

if TYPE_CHECKING:
    from unfog.store.base import View

BATCH = "spring"
COUNTED = Count(4, 6, of="civilians", approx=True)
MOST_TOLD = "i-ryhotgts7d"
"""The incident of the demo that most accounts tell of."""

VOICE = {"name": "REPORT", "kind": "report"}
DRAFTS = (
    ("Three guards killed near the port", "Gunmen killed three guards near Poti, police said."),
    ("Mine kills farmers", "A mine killed two farmers near Zugdidi, a doctor said."),
    ("Council opens a school", "The council opened a school on Friday."),
)


def furnish(register: Path) -> None:
    """Adds a batch of drafts, and doubts of all kinds, to a copy of the demo's register."""
    settings = Settings(cache=default_cache())
    add_drafts(register, settings)
    with open_register(register, create=False) as store:  # type: ignore[attr-defined]
        add_doubts(Desk(store, settings))


def _draft(number: int) -> dict[str, object]:
    """A report of the batch; the last tells of no incident."""
    title, text = DRAFTS[number]
    told = text.partition(" near")[0]
    incident = {
        "id": "e1",
        "type": "Attack",
        "role": "main",
        "date": {"start": "2031-05-06", "end": "2031-05-06"},
        "place": None,
        "claims": [
            {
                "property": "occurrence",
                "value": True,
                "start": 0,
                "end": len(told),
                "speaker": VOICE,
            }
        ],
    }
    return {
        "id": f"own-draft-{number}",
        "title": title,
        "outlet": "Harbour Post",
        "published": "2031-05-08",
        "text": text,
        "incidents": [incident] if told != text else [],
    }


def add_drafts(register: Path, settings: Settings) -> None:
    """Puts a batch of three reports beside the register."""
    path = draft_path(register, BATCH)
    path.parent.mkdir()
    source = register.with_suffix(".drafts.jsonl")
    source.write_text("".join(json.dumps(_draft(n)) + "\n" for n in range(len(DRAFTS))))
    with closing(open_register(path)) as apart:
        read([str(source)], apart, settings)


def add_doubts(desk: Desk) -> None:
    """Two coders differ on a pair; an incident changed since it was confirmed; a reviewer's value
    stands beside a finding."""
    pair = desk.view.questions(1)[0]
    for name, verdict in (("Zelda Quill", "unsure"), ("Yusuf Marlow", "different")):
        desk.decide(
            User(name, "coder"),
            "told of other days",
            lambda v, s, word=verdict: judged(v, pair.left, pair.right, word, s),  # type: ignore[misc]
        )
    ada = User("Ada", "reviewer")
    desk.decide(ada, "", lambda v, s: acts.confirmed(v, MOST_TOLD, s))
    desk.decide(
        ada, "said of another day", lambda v, s: acts.claim_rejected(v, _bearing(v, "killed"), s)
    )
    desk.decide(
        ada,
        "counted by name",
        lambda v, s: acts.value_corrected(v, MOST_TOLD, "wounded", COUNTED, s),
    )


def _bearing(view: View, property: str) -> str:
    """A claim that sets a bound of the finding, so that to reject it changes it."""
    stored = view.incident(MOST_TOLD)
    assert stored is not None
    finding: Finding = next(f for f in stored.findings if f.property == property and not f.of)
    assert finding.high is not None
    return finding.high.claim
