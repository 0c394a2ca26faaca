"""Names of what the register holds, marked for translation: templates say `_(name)`."""

from __future__ import annotations


def N_(name: str) -> str:  # noqa: N802
    """Marks `name` for the catalogues, as gettext's own habit has it."""
    return name


EVENTS = (
    N_("Battles"),
    N_("Protests"),
    N_("Riots"),
    N_("Explosions/Remote violence"),
    N_("Violence against civilians"),
    N_("Strategic developments"),
)
SUB_EVENTS = (
    N_("Government regains territory"),
    N_("Non-state actor overtakes territory"),
    N_("Armed clash"),
    N_("Excessive force against protesters"),
    N_("Protest with intervention"),
    N_("Peaceful protest"),
    N_("Violent demonstration"),
    N_("Mob violence"),
    N_("Chemical weapon"),
    N_("Air/drone strike"),
    N_("Suicide bomb"),
    N_("Shelling/artillery/missile attack"),
    N_("Remote explosive/landmine/IED"),
    N_("Grenade"),
    N_("Sexual violence"),
    N_("Attack"),
    N_("Abduction/forced disappearance"),
    N_("Agreement"),
    N_("Arrests"),
    N_("Change to group/activity"),
    N_("Disrupted weapons use"),
    N_("Headquarters or base established"),
    N_("Looting/property destruction"),
    N_("Non-violent transfer of territory"),
    N_("Other"),
)
STATUSES = (N_("single-source"), N_("corroborated"), N_("contested"), N_("retracted"))
REVIEWS = (
    N_("unreviewed"),
    N_("confirmed"),
    N_("completed"),
    N_("reopened"),
    N_("rejected"),
    N_("changed"),
)
ROLES = (N_("main"), N_("background"))
PRECISIONS = (N_("day"), N_("days"), N_("week"), N_("month"), N_("year"), N_("range"))
FACETS = {
    "type": N_("Type"),
    "country": N_("Country"),
    "status": N_("Status"),
    "review": N_("Review"),
    "role": N_("Role in the reports"),
    "actor": N_("Actor"),
    "outlet": N_("Outlet"),
}
"""Facets in the order of the page."""

SORTS = {
    "-date": N_("Newest first"),
    "date": N_("Oldest first"),
    "accounts": N_("Most accounts"),
    "killed": N_("Most killed"),
}
