"""How one document was read, shown over its text: numbered claims, and a page to look at them."""

from __future__ import annotations

from unfog.publish.explain.page import page
from unfog.publish.explain.view import Explained, explained

__all__ = ["Explained", "explained", "page"]
