from unfog.api import Register as Register
from unfog.api import open_register as open  # noqa: A004 (so users call it)

__all__ = ["Register", "__version__", "open"]
__version__: str
