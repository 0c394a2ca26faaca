"""What a site's robots.txt allows, asked once per host in a run."""

from __future__ import annotations

from collections.abc import Callable
from urllib.robotparser import RobotFileParser

import httpx


class Robots:
    """`fetch` gives the text of a robots.txt by its URL, "" for none, None for unreachable."""

    def __init__(self, agent: str, fetch: Callable[[str], str | None]) -> None:
        self._agent = agent
        self._fetch = fetch
        self._known: dict[str, RobotFileParser | None] = {}

    def allow(self, url: httpx.URL) -> bool:
        """Whether `url` may be fetched; not where the site's rules cannot be had."""
        rules = self._rules(url)
        return rules is not None and rules.can_fetch(self._agent, str(url))

    def delay(self, url: httpx.URL) -> float:
        """Seconds that the site wants between two pages; 0 where it does not say."""
        rules = self._rules(url)
        seconds = rules.crawl_delay(self._agent) if rules is not None else None
        return float(seconds or 0)

    def _rules(self, url: httpx.URL) -> RobotFileParser | None:
        place = str(url.copy_with(raw_path=b"/robots.txt"))
        if place not in self._known:
            self._known[place] = self._parsed(place)
        return self._known[place]

    def _parsed(self, place: str) -> RobotFileParser | None:
        text = self._fetch(place)
        if text is None:
            return None
        rules = RobotFileParser(place)
        rules.parse(text.splitlines())
        return rules
