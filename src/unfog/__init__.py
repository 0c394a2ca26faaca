"""unfog reads news of armed attacks and shows who says what happened."""

from __future__ import annotations

__version__ = "0.1.0"
