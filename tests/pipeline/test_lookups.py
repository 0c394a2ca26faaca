"""The look-ups that readers get."""

import datetime as dt

from unfog.pipeline import lookups
from unfog.settings import Settings, default_cache


def test_all_three_look_ups_answer(settings):
    found = lookups.load(settings)
    (time,) = found.times.find("They came on 3 May 2031.", dt.date(2031, 5, 9))
    assert time.value is not None
    assert time.value.start == dt.date(2031, 5, 3)
    assert found.actors.lookup("Baghdad") is not None


def test_the_cache_is_the_users_unless_one_is_named(tmp_path):
    assert lookups.cache_of(Settings()) == default_cache()
    assert lookups.cache_of(Settings(cache=tmp_path)) == tmp_path
