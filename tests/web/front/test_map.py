"""The map, drawn in Chromium under the desk's own policy, from nothing but the desk's files."""

from typing import Any

import pytest

from web.browsing import Open

MADE = "async () => { window.map = await desk.showMap(); }"
DRAWN = "#map[data-drawn]"


@pytest.fixture(scope="module")
def one_map(lasting: Open) -> Any:
    opened = lasting()
    opened.run(MADE)
    opened.at.wait_for_selector(DRAWN)
    return opened


@pytest.fixture
def drawn(one_map: Any) -> Any:
    """The map as it is at first; making one takes seconds without a graphics card."""
    one_map.run("map.map.stop(); map.fit([25, 28, 55, 46]); desk.theme.choose('auto')")
    one_map.run("desk.said.length = 0")
    return one_map


def _click_on(opened: Any, lon: float, lat: float) -> None:
    opened.at.locator("#map").scroll_into_view_if_needed()
    box = opened.at.locator("#map").bounding_box()
    at = opened.run("place => { const p = map.map.project(place); return [p.x, p.y] }", [lon, lat])
    opened.at.mouse.click(box["x"] + at[0], box["y"] + at[1])


def _painted(opened: Any, layer: str) -> list[Any]:
    return opened.run(
        "layer => map.map.queryRenderedFeatures({layers: [layer]}).map(f => f.properties)", layer
    )


def _settled(opened: Any) -> None:
    opened.run(
        "() => new Promise(done => { map.map.once('idle', done); map.map.triggerRepaint() })"
    )


def test_what_it_shows_is_drawn(drawn: Any) -> None:
    _settled(drawn)
    assert [one["count"] for one in _painted(drawn, "clusters")] == [1284]
    assert [one["id"] for one in _painted(drawn, "dots")] == ["i-depot"]
    assert [one["id"] for one in _painted(drawn, "areas")] == ["i-depot"], "60 km are an area"
    assert "Türkiye" in {one["name"] for one in _painted(drawn, "names")}
    assert _painted(drawn, "borders")


def test_names_are_in_the_readers_language(gallery: Open) -> None:
    opened = gallery(lang="ar", dir="rtl", theme="dark")
    opened.run(MADE)
    opened.at.wait_for_selector(DRAWN)
    assert "تركيا" in {one["name"] for one in _painted(opened, "names")}


def test_an_incident_is_picked_by_a_click(drawn: Any) -> None:
    _click_on(drawn, 41.6, 42.1)
    assert drawn.run("desk.said") == ["i-depot"]
    drawn.run("map.pick('i-depot')")
    assert drawn.run("map.map.getGlobalState().picked") == "i-depot"


def test_a_click_on_a_cluster_goes_into_it(drawn: Any) -> None:
    before = drawn.run("map.map.getZoom()")
    _click_on(drawn, 38, 35)
    drawn.at.wait_for_function("before => map.map.getZoom() > before + 1.5", arg=before)
    drawn.at.wait_for_function("desk.said.length > 0")
    west, south, east, north = drawn.run("desk.said.at(-1).box")
    assert west < 38 < east
    assert south < 35 < north


def test_the_keyboard_moves_it_and_has_no_other_use_there(drawn: Any) -> None:
    assert drawn.at.get_attribute("#map canvas", "aria-label") == "Incidents on a map"
    drawn.at.focus("#map canvas")
    drawn.run(
        "void desk.keys.bind({id: 'on', key: 'ArrowRight', label: 'On', "
        "run: () => desk.pressed.push('on')})"
    )
    west = drawn.run("map.box[0]")
    drawn.press("ArrowRight")
    drawn.at.wait_for_function("west => map.box[0] > west + 1", arg=west)
    assert drawn.run("desk.pressed") == []


def test_the_theme_changes_its_colours(drawn: Any) -> None:
    paint = "map.map.getPaintProperty('water', 'background-color')"
    light = drawn.run(paint)
    drawn.run("desk.theme.choose('dark')")
    assert drawn.run(paint) != light


def test_it_goes_where_it_is_sent(drawn: Any) -> None:
    drawn.run("map.fit([10, 10, 12, 12])")
    west, south, east, north = drawn.run("map.box")
    assert 5 < west < 10
    assert 12 < east < 17
    assert 5 < south < 10
    assert 12 < north < 17


def test_a_box_is_put_around_places(drawn: Any) -> None:
    west, south, east, north = drawn.run(
        "desk.geo.around([{lat: 0, lon: 0, radius_km: 111.195}, {lat: 10, lon: 20}])"
    )
    assert (round(west, 2), round(south, 2)) == (-1, -1)
    assert 20 < east < 20.1
    assert 10 < north < 10.1
    assert drawn.run("desk.geo.around([])") is None


def test_a_browser_that_cannot_draw_says_so(gallery: Open) -> None:
    opened = gallery()
    opened.run("HTMLCanvasElement.prototype.getContext = () => null")
    assert opened.run("desk.showMap()") is None
    assert "The list has the same incidents" in opened.at.text_content("#map")
    opened.console.clear()
