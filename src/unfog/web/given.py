"""What handlers are given by name: the desk, and who asks."""

from __future__ import annotations

from litestar.di import NamedDependency

from unfog.web.desk import Desk
from unfog.web.gate import Gate
from unfog.web.roles import User

GivenDesk = NamedDependency[Desk]
"""Type of the parameter `desk` of a handler."""

GivenUser = NamedDependency[User]
"""Type of its parameter `user`."""

GivenGate = NamedDependency[Gate]
"""Type of its parameter `gate`, where several share the desk."""
