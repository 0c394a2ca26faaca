"""What the board counts is what somebody would count who goes through all incidents."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from unfog.errors import SettingsError
from unfog.model.place import Place
from unfog.model.taxonomy import EVENT_TYPE
from unfog.model.timespan import Timespan
from unfog.review.board_facets import facet, facets
from unfog.review.board_grid import FEATURES
from unfog.review.board_map import features
from unfog.review.board_near import near, similar
from unfog.review.board_page import page
from unfog.review.board_query import BoardQuery, Box
from unfog.review.board_timeline import BINS, timeline
from unfog.review.boards import Boards

FEW = settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
ACTOR_IDS = {"the Velkan Front": "Velkan Front", "Iraqi army": "force:IQ:army"}
REVIEWED = ("unreviewed", "confirmed", "rejected", "changed")
WORLD = Box(-180, -90, 180, 90)


@st.composite
def queries(draw):
    def any_of(*values):
        return tuple(draw(st.lists(st.sampled_from(values), max_size=2, unique=True)))

    def maybe(strategy, least=0.7):
        return draw(st.none() | strategy) if draw(st.floats(0, 1)) > least else None

    days = st.dates(dt.date(2030, 12, 1), dt.date(2031, 4, 1))
    return BoardQuery(
        since=maybe(days),
        until=maybe(days),
        type=any_of("grenade", "Battles", "Violence against civilians", "Something else"),
        country=any_of("IQ", "sy", "FJ", ""),
        status=any_of("contested", "retracted", "nonsense"),
        review=any_of("unreviewed", "confirmed", "rejected", "changed")
        if draw(st.booleans())
        else (),
        role=any_of("main") if draw(st.booleans()) else (),
        actor=any_of("Velkan Front", "force:IQ:army", "state:IQ") if draw(st.booleans()) else (),
        outlet=any_of("The Gazette", "Delta Radio") if draw(st.booleans()) else (),
        text=maybe(st.sampled_from(("camel", "camel bridge", "nothing", "?"))),
        box=maybe(st.sampled_from((Box(40, 20, 50, 40), Box(170, -30, -170, 0), WORLD))),
        dated=maybe(st.booleans()),
        placed=maybe(st.booleans()),
        sort=draw(st.sampled_from(("date", "-date", "accounts", "killed"))),
    )


def has(told):
    """What an incident has of each facet."""
    stored, outlet, _, actor = told
    place = stored.incident.place
    doers = [f for f in stored.findings if f.property == "perpetrator"]
    named = {a.value for f in doers for a in f.alternatives if a.asserts}
    return {
        "type": {stored.incident.type, EVENT_TYPE.get(stored.incident.type, "")} - {""},
        "country": set((place.country if place else "").split("/")),
        "status": {stored.status},
        "review": reviewed(stored.review),
        "role": {stored.incident.role},
        "actor": {ACTOR_IDS.get(n, n) for n in named} | ({actor} if actor else set()),
        "outlet": {outlet} if outlet else set(),
    }


def reviewed(review):
    if review is None:
        return {"unreviewed"}
    return {review.state, "changed"} if review.changed else {review.state}


def meets(told, query, *without):
    incident, words = told[0].incident, told[2].lower().split()
    date, place = incident.date, incident.place
    had = has(told)
    asked = {
        name: {value.casefold() for value in getattr(query, name)}
        for name in had
        if getattr(query, name) and name not in without
    }
    if any(not values & {v.casefold() for v in had[name]} for name, values in asked.items()):
        return False
    if "review" not in without and not query.review and "rejected" in had["review"]:
        return False
    if "days" not in without and (query.since or query.until):
        if date is None or (query.since and date.end < query.since):
            return False
        if query.until and date.start > query.until:
            return False
    if query.text is not None and "text" not in without:
        wanted = query.text.split()
        if wanted == ["?"] or not all(word in words for word in wanted):
            return False
    if query.box is not None and "box" not in without and not inside(place, query.box):
        return False
    if "dated" not in without and query.dated not in (None, date is not None):
        return False
    return "placed" in without or query.placed in (None, place is not None)


def inside(place, box):
    if place is None or not box.south <= place.lat <= box.north:
        return False
    if box.west <= box.east:
        return box.west <= place.lon <= box.east
    return place.lon >= box.west or place.lon <= box.east


@FEW
@given(st.data())
def test_every_facet_counts_as_if_its_own_values_were_not_asked(some, filled, data):
    told, query = data.draw(some), data.draw(queries())
    store = filled(told)
    selection = Boards(store.view).select(query)
    for found in facets(selection):
        counted: dict[str, int] = {}
        for one in told:
            if meets(one, query, found.name):
                for value in has(one)[found.name]:
                    counted[value] = counted.get(value, 0) + 1
        assert {v.value: v.count for v in found.values if v.count} == counted
        given_values = {value.casefold() for value in getattr(query, found.name)}
        assert given_values == {v.value.casefold() for v in found.values if v.chosen}
    store.close()


@FEW
@given(st.data())
def test_pages_together_are_all_rows_once_and_in_order(some, filled, data):
    told, query = data.draw(some), data.draw(queries())
    store = filled(told)
    selection = Boards(store.view).select(query)
    rows, cursor = [], None
    while True:
        part = page(selection, data.draw(st.integers(1, 7)), cursor)
        rows += part.items
        cursor = part.next
        if cursor is None:
            break
    wanted = {one[0].incident.id: one[0] for one in told if meets(one, query)}
    assert len(rows) == part.total == len(wanted)
    assert {row.id for row in rows} == set(wanted)
    assert rows == sorted(rows, key=lambda row: in_order(row, query.sort))
    assert part.undated == sum(
        one[0].incident.date is None for one in told if meets(one, query, "days", "dated")
    )
    assert part.unplaced == sum(
        one[0].incident.place is None for one in told if meets(one, query, "box", "placed")
    )
    for row in rows:
        toll = wanted[row.id].finding("killed")
        assert (row.killed and row.killed.best) == (toll.best.value if toll and toll.best else None)
        assert row.accounts == wanted[row.id].accounts
    store.close()


def in_order(row, sort):
    day = row.start.toordinal() if row.start else 10**9
    best = row.killed.best if row.killed and row.killed.best is not None else -1
    return {
        "date": (day, row.id),
        "-date": (-day if row.start else 0, row.id),
        "accounts": (-row.accounts, day, row.id),
        "killed": (-best, day, row.id),
    }[sort]


@FEW
@given(st.data())
def test_the_map_holds_each_incident_of_the_box_once(some, filled, data):
    told, query = data.draw(some), data.draw(queries())
    box = data.draw(st.sampled_from((WORLD, Box(40, 20, 50, 40), Box(170, -30, -170, 0))))
    store = filled(told)
    found = features(Boards(store.view).select(query), box, data.draw(st.floats(-1, 30)))
    there = [
        one[0].incident
        for one in told
        if meets(one, query, "box", "placed") and inside(one[0].incident.place, box)
    ]
    assert found.total == len(there)
    assert sum(c.count for c in found.clusters) + len(found.incidents) == len(there)
    assert len(found.clusters) + len(found.incidents) <= FEATURES
    assert {one.id for one in found.incidents} <= {incident.id for incident in there}
    for cluster in found.clusters:
        extent = cluster.extent
        assert cluster.count > 1
        assert extent.west - 1e-4 <= cluster.lon <= extent.east + 1e-4
        assert extent.south - 1e-4 <= cluster.lat <= extent.north + 1e-4
        assert cluster.count <= sum(inside(i.place, extent) for i in there)
    store.close()


@FEW
@given(st.data())
def test_the_timeline_counts_exact_days_once_and_vague_ones_wherever_they_may_be(
    some, filled, data
):
    told, query = data.draw(some), data.draw(queries())
    window = data.draw(
        st.none() | st.just(Timespan(dt.date(2031, 1, 1), dt.date(2031, 1, 9)))
        | st.just(Timespan(dt.date.min, dt.date.max))
    )  # fmt: skip
    store = filled(told)
    found = timeline(Boards(store.view).select(query), window)
    dates = [one[0].incident.date for one in told if meets(one, query, "days", "dated")]
    dated = [date for date in dates if date is not None]
    assert len(found.bins) <= BINS
    assert found.undated == len(dates) - len(dated)
    assert found.exact == sum(one.exact for one in found.bins)
    assert found.exact + found.vague + found.before + found.after == len(dated)
    for one in found.bins:
        touching = [d for d in dated if d.start <= one.end and one.start <= d.end]
        exact = sum(one.start <= d.start and d.end <= one.end for d in touching)
        assert (one.exact, one.vague) == (exact, len(touching) - exact)
    for one, after in zip(found.bins, found.bins[1:], strict=False):
        assert one.end + dt.timedelta(1) == after.start
    store.close()


@FEW
@given(st.data())
def test_a_refreshed_board_is_one_loaded_anew(some, filled, conclude, data):
    told = data.draw(some)
    store = filled(told)
    boards = Boards(store.view)
    before = boards.current()
    ids = [one[0].incident.id for one in told]
    gone = frozenset(data.draw(st.lists(st.sampled_from(ids), unique=True)) if ids else ())
    come = [one for one in data.draw(some) if one[0].incident.id not in set(ids) - gone]
    conclude(store, come, gone)
    refreshed, anew = boards.current(), Boards(store.view)
    assert refreshed is boards.current() is not before
    assert len(refreshed) == len(ids) - len(gone) + len(come)
    for query in (BoardQuery(), data.draw(queries())):
        left, right = boards.select(query), anew.select(query)
        assert page(left) == page(right)
        assert facets(left) == facets(right)
        assert timeline(left) == timeline(right)
        assert features(left, WORLD, 3) == features(right, WORLD, 3)
    for id in set(ids[:3]) - gone:
        assert similar(refreshed, id) == similar(anew.current(), id)
    store.close()


def test_what_another_process_concluded_is_seen_too(filled, conclude, data_of):
    first, second, third = data_of(3)
    store = filled([first])
    boards = Boards(store.view)
    before = boards.current()
    conclude(store, [second], frozenset())
    conclude(store, [third], frozenset())
    both = boards.current()
    conclude(store, [second, third])
    assert [len(board) for board in (before, both, boards.current())] == [1, 3, 2]


@pytest.mark.parametrize("cursor", ["", "x", "é", "bm9uZQ", "WyJkYXRlIixbMCwwXV0"])
def test_what_is_no_cursor_is_refused(filled, data_of, cursor):
    boards = Boards(filled(data_of(2)).view)
    with pytest.raises(SettingsError, match="begin at the first page"):
        page(boards.select(BoardQuery()), cursor=cursor)


def test_a_cursor_of_another_order_is_refused_and_one_of_a_changed_board_is_not(
    filled, conclude, data_of
):
    told = sorted(data_of(4), key=lambda one: one[0].incident.id)
    store = filled(told)
    boards = Boards(store.view)
    cursor = page(boards.select(BoardQuery(sort="date")), 2).next
    with pytest.raises(SettingsError, match="order 'date'"):
        page(boards.select(BoardQuery(sort="killed")), 2, cursor)
    conclude(store, [], frozenset({told[1][0].incident.id}))
    rest = page(boards.select(BoardQuery(sort="date")), 9, cursor).items
    assert [row.id for row in rest] == [one[0].incident.id for one in told[2:]]


def test_similar_incidents_are_near_in_time_and_in_place(filled, data_of):
    told = data_of(5)
    board = Boards(filled(told).view).current()
    ids = [one[0].incident.id for one in told]
    found = similar(board, ids[0])
    assert [one.incident.id for one in found] == ids[1:4]
    assert [(one.days, one.km is None) for one in found] == [(0, False), (9, True), (None, True)]
    assert similar(board, "i-unknown") == ()
    warned = near(board, 30.5, 47.78, dt.date(2031, 1, 1))
    assert [one.incident.id for one in warned] == ids[:3]
    assert msgspec.json.encode(warned)


def test_a_facet_is_searched_by_letters(filled, data_of):
    selection = Boards(filled(data_of(5)).view).select(BoardQuery())
    (found,) = facet(selection, "actor", like="VELK").values
    assert (found.value, found.count) == ("Velkan Front", 5)
    assert facet(selection, "outlet", most=0).more == 1


def test_readers_see_one_board_or_the_next_while_the_register_changes(filled, conclude, data_of):
    told = data_of(5)
    store = filled(told[:3])
    boards = Boards(store.view)
    steps = [(told[3:], frozenset()), ([], frozenset({told[0][0].incident.id})), (told, None)]
    wrong, done = [], Event()

    def look() -> None:
        while not done.is_set():
            selection = boards.select(BoardQuery())
            shown = page(selection)
            counted = {one.name: sum(v.count for v in one.values) for one in facets(selection)}
            if not shown.total == len(shown.items) == counted["status"] in {3, 5, 4}:
                wrong.append((shown.total, counted))

    with ThreadPoolExecutor(4) as readers:
        looking = [readers.submit(look) for _ in range(4)]
        for come, gone in steps:
            conclude(store, come, gone)
        done.set()
    assert all(one.result() is None for one in looking)
    assert not wrong
    assert len(boards.current()) == 5


def test_what_would_be_drawn_over_one_another_is_one_cluster(filled, data_of):
    told = [
        (replace(stored, incident=replace(stored.incident, place=at(lon))), *rest)
        for lon, (stored, *rest) in zip((-0.1, 0.1, 90.0), data_of(3), strict=True)
    ]
    selection = Boards(filled(told).view).select(BoardQuery())
    far = features(selection, WORLD, 1)
    (cluster,), (single,) = far.clusters, far.incidents
    assert (cluster.count, cluster.lon, single.lon) == (2, 0.0, 90.0)
    assert (cluster.extent.west, cluster.extent.east) == (-0.1, 0.1)
    assert len(features(selection, WORLD, 12).incidents) == 3


def at(lon):
    return Place("a place", "GH", 10.0, lon, 1.0)
