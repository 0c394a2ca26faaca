"""The page on how figures come about."""

import httpx

from unfog.web.routes.method import SHOWN, measured, notice


def test_it_names_what_made_the_register(client: httpx.Client) -> None:
    page = client.get("/method").text
    assert "model-" in page
    assert "places-" in page
    assert "rules-unfog" in page
    assert "GeoNames geographical data" in page


def test_measured_figures_are_those_of_the_baseline() -> None:
    assert set(measured()) == {f"{bench}.{figure}" for bench, figure in SHOWN}
    assert all(0 < value < 1 for value in measured().values())


def test_attributions_are_there(client: httpx.Client) -> None:
    assert "CC BY 4.0" in notice()
    assert client.get("/static/LICENSES.txt").status_code == 200
