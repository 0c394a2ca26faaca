"""The browser of the tests of incidents serves these pages too."""

from web.incidents.conftest import browser, opened

__all__ = ["browser", "opened"]
