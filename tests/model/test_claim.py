"""Values of claims."""

import pytest

from unfog.model.claim import MOST_COUNTED, Count
from unfog.model.wire import value_from


def test_no_count_goes_beyond_what_a_register_holds() -> None:
    assert Count(0, MOST_COUNTED).high == MOST_COUNTED
    for low, high in ((2**63, None), (None, MOST_COUNTED + 1), (MOST_COUNTED + 1,) * 2):
        with pytest.raises(ValueError, match="at most"):
            Count(low, high)
        with pytest.raises(ValueError, match="at most"):
            value_from("killed", {"low": low, "high": high})
