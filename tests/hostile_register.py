"""A register of invented documents in which every name and word is an attack."""

from __future__ import annotations

import json
from pathlib import Path

import unfog

SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(2)>'
TEMPLATE = "{{ 7*7 }}${7*7}"
REVERSED = "ab\u202edc"

TEXT = (
    f"KARLO, May 4 - The army {SCRIPT} said five people were killed. "
    f"A nurse {IMAGE} said nine people died. "
    f"\u0645\u0633\u0639\u0641 \U0001f691 {REVERSED} denied it."
)
PLACE = {"name": IMAGE, "country": "GE", "lat": 42.1, "lon": 42.2, "within_km": 5.0}


def _claim(words: str, speaker: str, **more: object) -> dict[str, object]:
    start = TEXT.index(words)
    said = {"property": "killed", "value": {"low": 5, "high": 5, "unit": SCRIPT}}
    named = {"name": speaker, "kind": "military", "org": IMAGE}
    return {**said, "start": start, "end": start + len(words), "speaker": named, **more}


def hostile_register(path: Path) -> Path:
    """Makes the register at `path`: two documents, in one of which all is hostile."""
    claims = [
        _claim("five people were killed", SCRIPT, via=[IMAGE, TEMPLATE]),
        _claim("nine people died", IMAGE, value={"low": 9, "high": 9, "of": "people"}),
        _claim("denied it", REVERSED, stance="denies"),
        _claim("The army", SCRIPT, property="perpetrator", value=f"army {SCRIPT}"),
        _claim("A nurse", IMAGE, property="weapon", value=[IMAGE, TEMPLATE]),
        _claim("KARLO", IMAGE, property="place", value=IMAGE),
    ]
    incident = {
        "id": "h1",
        "type": "Attack",
        "role": "main",
        "date": {"start": "2031-05-04", "end": "2031-05-04"},
        "place": PLACE,
        "claims": claims,
    }
    lines = [
        {
            "id": f"own-{SCRIPT}/a b?c#d%",
            "title": f"{SCRIPT}{IMAGE}",
            "outlet": f"Paper {IMAGE}",
            "url": "javascript:alert(3)",
            "published": "2031-05-05",
            "text": TEXT,
            "incidents": [incident],
            "set_aside": [{"reason": SCRIPT, "detail": IMAGE, "start": 0, "end": 5}],
        },
    ]
    source = path.with_suffix(".jsonl")
    source.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    with unfog.open(path) as register:
        register.read([source])
    return path
