"""What the answers of one run may cost, in tokens and in money."""

from __future__ import annotations

from math import ceil

from unfog.errors import SettingsError, SkipDocument
from unfog.settings import LlmSettings

_BYTES_A_TOKEN = 3
"""English has about four; an estimate that decides on spending errs upwards."""


def estimate(text: str) -> int:
    """Tokens of `text`, rather too many than too few."""
    return ceil(len(text.encode("utf-8", "surrogatepass")) / _BYTES_A_TOKEN)


class Budget:
    """Counts what was spent; what could exceed the bounds is refused before it is asked.

    `shares` is the number of processes that read: each may spend its equal part, so that all
    together keep the bound.
    """

    def __init__(self, settings: LlmSettings, shares: int) -> None:
        prices = (settings.price_in, settings.price_out)
        if settings.cost_budget and not any(prices):
            raise SettingsError(
                "--llm cost: a bound on cost needs prices: give --llm price-in and "
                "--llm price-out, for a thousand tokens"
            )
        self._prices = prices
        self._most_tokens = settings.token_budget // shares
        self._most_cost = settings.cost_budget / shares
        self._bounded = bool(settings.token_budget)
        self.tokens = 0
        self.cost = 0.0

    def check(self, tokens_in: int, tokens_out: int) -> None:
        """Raises SkipDocument `llm-budget` where so many more would exceed a bound."""
        if self._bounded and self.tokens + tokens_in + tokens_out > self._most_tokens:
            raise SkipDocument(
                "llm-budget",
                f"left unread: {self.tokens} of {self._most_tokens} tokens are spent; what was "
                "answered is kept: run again, or allow more with --llm tokens=N",
            )
        cost = self.cost + self._price(tokens_in, tokens_out)
        if self._most_cost and cost > self._most_cost:
            raise SkipDocument(
                "llm-budget",
                f"left unread: {self.cost:.4g} of {self._most_cost:.4g} is spent; what was "
                "answered is kept: run again, or allow more with --llm cost=AMOUNT",
            )

    def spend(self, tokens_in: int, tokens_out: int) -> None:
        self.tokens += tokens_in + tokens_out
        self.cost += self._price(tokens_in, tokens_out)

    def _price(self, tokens_in: int, tokens_out: int) -> float:
        return (tokens_in * self._prices[0] + tokens_out * self._prices[1]) / 1000
