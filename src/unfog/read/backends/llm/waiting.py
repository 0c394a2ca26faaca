"""How long to wait before a request is sent again: doubling, without jitter, by what is told."""

from __future__ import annotations

import datetime as dt
import math
from email.utils import parsedate_to_datetime

from unfog.settings import LlmSettings


def pause(attempt: int, told: float | None, settings: LlmSettings) -> float | None:
    """Seconds to wait after the failed `attempt` (from 1); None where to give up.

    `told` is what the server asked for: never less than that, and a server that asks for
    more than `longest_wait` is left alone.
    """
    if attempt >= settings.attempts:
        return None
    wait = min(settings.backoff_seconds * 2.0 ** (attempt - 1), settings.longest_wait)
    if told is None:
        return wait
    return None if told > settings.longest_wait else max(wait, told)


def retry_after(header: str | None, now: dt.datetime) -> float | None:
    """Seconds that a Retry-After header asks for: a number, or a date seen from `now` (UTC).

    None where there is no header, or nothing to be made of it.
    """
    if header is None:
        return None
    try:
        seconds = float(header)
    except ValueError:
        seconds = _until(header, now)
    return seconds if math.isfinite(seconds) and seconds >= 0 else None


def _until(header: str, now: dt.datetime) -> float:
    try:
        date = parsedate_to_datetime(header)
    except (ValueError, TypeError, OverflowError):
        return math.nan
    if date.tzinfo is None:
        date = date.replace(tzinfo=dt.UTC)
    return max(0.0, (date - now).total_seconds())
