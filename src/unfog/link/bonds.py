"""What is one for certain and what must stay apart: must-links and cannot-links.

As in constrained clustering (Wagstaff and Cardie 2000): groups grow by joining, and what
keeps two of their members apart keeps the groups apart.
"""

from __future__ import annotations

from collections.abc import Hashable


class Bonds[T: Hashable]:
    """Groups of nodes (each its own until joined), some pairs of which must not join."""

    def __init__(self) -> None:
        self._up: dict[T, T] = {}
        self._apart: dict[T, set[T]] = {}

    def root(self, node: T) -> T:
        """The node that stands for the group of `node`."""
        up = self._up
        while (above := up.get(node, node)) != node:
            up[node] = up.get(above, above)
            node = above
        return node

    def one(self, a: T, b: T) -> bool:
        """Whether both are in one group."""
        return self.root(a) == self.root(b)

    def kept_apart(self, a: T, b: T) -> bool:
        """Whether their groups must not join."""
        return bool(self._apart) and self.root(b) in self._apart.get(self.root(a), ())

    def join(self, a: T, b: T) -> None:
        """Makes one group of theirs, which must not be kept apart."""
        keep, gone = self.root(a), self.root(b)
        if keep == gone:
            return
        if len(self._apart.get(gone, ())) > len(self._apart.get(keep, ())):
            keep, gone = gone, keep
        self._up[gone] = keep
        for other in self._apart.pop(gone, ()):
            self._apart[other].remove(gone)
            self._apart[other].add(keep)
            self._apart.setdefault(keep, set()).add(other)

    def keep_apart(self, a: T, b: T) -> None:
        """Their groups, which must be two, never join from now on."""
        left, right = self.root(a), self.root(b)
        self._apart.setdefault(left, set()).add(right)
        self._apart.setdefault(right, set()).add(left)
