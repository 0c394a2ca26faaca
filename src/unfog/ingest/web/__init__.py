"""Pages and feeds by URL: bounded, polite and never inside the user's own network."""

from __future__ import annotations

from unfog.ingest.web.pages import read_urls

__all__ = ["read_urls"]
