"""What viewers get holds no digest of who decided, on which they could try names."""

import base64
import re

from unfog.store import open_register

LONG_WORDS = re.compile(r"[\w-]{12,}")


def words_of(told: str) -> set[str]:
    """All long words, those within cursors too."""
    words = set(LONG_WORDS.findall(told))
    packed = [one for one in words if len(one) % 4 != 1]
    plain = [f"{base64.b64decode(one + '==', '-_')!r}" for one in packed]
    return words | {found for one in plain for found in LONG_WORDS.findall(one)}


def test_no_digest_that_names_could_be_tried_on_reaches_viewers(
    judged_desk, judged, endpoints
) -> None:
    """Ids of judgements and versions of incidents are digests of the name and of what is in
    sight besides: whoever has them finds out who it was."""
    with open_register(judged, create=False) as store:
        found = [store.view.incident(id) for id in store.view.ids()]
        decided = [one for one in found if one and (one.review or one.marks)]
        telling = {row.id for row in store.view.judgements()} | {one.version for one in decided}
    places = [(one.incident.id, one.incident.parts[0].document) for one in decided]
    asked = ({"limit": "1"}, {"limit": "200"}, {"kind": "outlet", "name": "Somewhere Times"})
    met: set[str] = set()
    with judged_desk.client("viewer") as viewer, judged_desk.client("coder") as coder:
        for one in endpoints:
            if one.method != "GET" or one.role not in ("viewer", "coder"):
                continue
            whole = "{" not in one.path
            for incident, document in places[:1] if whole else places:
                address = one.address(id=document if "document" in one.path else incident)
                for query in asked if whole else asked[:1]:
                    told = viewer.get(address, params=query)
                    assert not words_of(f"{told.headers} {told.text}") & telling, address
                    answer = coder.get(address, params=query)
                    met |= words_of(f"{answer.headers} {answer.text}") & telling
    assert met == telling, "who may see them does"


def test_words_in_their_place_stay_the_same(judged_desk) -> None:
    with judged_desk.client("viewer") as viewer:
        one, again = (viewer.get("/api/v1/audit", params={"limit": 200}).json() for _ in range(2))
        assert one == again
        undo = next(entry for entry in one["items"] if entry["kind"] == "undo")
        back = next(entry for entry in one["items"] if entry["id"] == undo["before"])
        assert back["undone_by"] == undo["id"]
        pages, after = [], None
        while True:
            asked = {"limit": 2} | ({"after": after} if after else {})
            page = viewer.get("/api/v1/audit", params=asked).json()
            pages += page["items"]
            after = page["next"]
            if after is None:
                break
        assert pages == one["items"]
