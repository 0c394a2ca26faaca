"""unfog reads news of armed attacks and shows who says what happened.

Importing it is fast: the API is loaded by the first `unfog.open`. Its types stand in the stub
beside this file.
"""

from importlib import import_module

__all__ = ["Register", "__version__", "open"]
__version__ = "0.1.0"

_API = {"open": "open_register", "Register": "Register"}


def __getattr__(name):  # type: ignore[no-untyped-def] # typed in the stub
    if name not in _API:
        raise AttributeError(f"module 'unfog' has no attribute {name!r}")
    return getattr(import_module("unfog.api"), _API[name])
