"""What ids rest on."""

import msgspec

from unfog.model.claim import Claim, Count
from unfog.model.identity import claim_id


def test_the_id_of_a_claim_is_that_of_what_it_says_and_not_of_its_share_in_a_toll() -> None:
    said = Claim("killed", Count(3, 3, ',"share":"part"'), 0, 9)
    assert Claim.__struct_fields__[-1] == "share"
    assert claim_id("d", "1", said) == claim_id(
        "d", "1", msgspec.structs.replace(said, share="whole")
    )
    changes = ({"responsibility": True}, {"via": ("a",)}, {"value": Count(3, 3)}, {"end": 8})
    others = {claim_id("d", "1", msgspec.structs.replace(said, **change)) for change in changes}
    assert len(others | {claim_id("d", "1", said)}) == len(changes) + 1
    assert claim_id("e", "1", said) != claim_id("d", "1", said) != claim_id("d", "2", said)
