"""What can go wrong, in one tree.

UnfogError
├── SkipDocument    this document cannot be used; the run goes on and records why
├── AbortRun        the run cannot go on; nothing stored so far is lost
│   ├── RegisterError   the register is no register, of a newer schema, locked or out of disk
│   ├── SettingsError   a setting or argument is wrong
│   └── LockedError     an incident is completed and takes no more decisions
└── UngroundedClaim   a claim's words are not in the text it claims to come from

Messages name the file and, where there is one, the line, and end with the remedy.
"""

from __future__ import annotations


class UnfogError(Exception):
    """Root of all errors that unfog raises on purpose."""


class SkipDocument(UnfogError):
    """One document cannot be used.

    `reason` is a short stable code (`empty`, `binary`, `language`, …) by which skipped
    documents are counted; `detail` is the sentence for people.
    """

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


class AbortRun(UnfogError):
    """The run cannot go on. Exit status 2 unless a subclass says otherwise."""

    exit_code = 2


class RegisterError(AbortRun):
    """The register cannot be opened, written or understood. Exit status 3."""

    exit_code = 3


class SettingsError(AbortRun):
    """A setting, argument or option is wrong. Exit status 2."""


class LockedError(AbortRun):
    """A completed incident is decided on. Exit status 2."""


class UngroundedClaim(UnfogError):
    """A claim's span or words do not lie in the document's text."""
