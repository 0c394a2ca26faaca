"""What pages say where something cannot be done, to be translated where it is shown.

The sentences are put together where the fault is found; what stands in a place of theirs is a
number, a name, or, as `role` and `own`, a word that is translated in turn.
"""

from __future__ import annotations

from collections.abc import Mapping


def _(text: str) -> str:
    """Marks a text for translation."""
    return text


TITLES: Mapping[int, str] = {
    400: _("Wrong request"),
    401: _("Not signed in"),
    403: _("Not allowed"),
    404: _("Not found"),
    405: _("Nothing to see here"),
    408: _("Too slow"),
    409: _("Conflict"),
    412: _("Changed meanwhile"),
    413: _("Too large"),
    415: _("Wrong kind of content"),
    422: _("Cannot be done"),
    423: _("Locked"),
    428: _("Needs If-Match"),
    429: _("Too many requests"),
    500: _("Fault"),
    503: _("The register cannot be used now"),
}

REFUSALS = (
    _("This needs the role of %(role)s; yours is %(own)s."),
    _("This page is from before the desk was started or you signed in; load it anew."),
    _("This desk is not known under that host name; open it by its own address."),
    _("Changes are taken from the desk's own pages only."),
    _("There are characters in the address that mean nothing."),
    _("There is nothing at this address."),
    _("Nothing is shown at this address; it takes what pages send."),
    _("There is no incident %(name)s."),
    _("There is no document %(name)s."),
    _("There is no draft %(name)s."),
    _("The register knows no source of that name."),
    _("%(name)s is no day; write it as 2021-07-05."),
    _("The form is too large."),
    _("The form cannot be read."),
    _("The request did not come in time."),
    _("Too many requests; wait %(some)s s and try again."),
    _("Tried too often; wait %(some)s s and try again."),
    _("A fault of unfog itself; the server's log tells more. Nothing was lost."),
    _("The name, the password or the code is wrong."),
    _("This is not your password."),
    _("This is not the code that is shown now."),
    _("the new password is the old one"),
    _("the password needs %(some)s characters or more; a few words will do"),
    _("the password may have %(some)s characters at most"),
    _("the password is too easily guessed; take a few words that go together"),
    _("say whose side it is on, who owns it, or how reliable it is"),
    _("say why, in a few words; it is kept with the word"),
    _("there is an account %(name)s already; choose another name"),
    _("this is the last admin: make somebody else an admin first"),
    _("somebody else said something of this source meanwhile; see below"),
)
