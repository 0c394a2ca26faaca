// Names of the register's own words, for what scripts write; the server has the same.
import { _ } from "./strings";

let types: Readonly<Record<string, string>> | null = null;

function told(): Readonly<Record<string, string>> {
  types ??= {
    "Government regains territory": _("Government regains territory"),
    "Non-state actor overtakes territory": _("Non-state actor overtakes territory"),
    "Armed clash": _("Armed clash"),
    "Excessive force against protesters": _("Excessive force against protesters"),
    "Protest with intervention": _("Protest with intervention"),
    "Peaceful protest": _("Peaceful protest"),
    "Violent demonstration": _("Violent demonstration"),
    "Mob violence": _("Mob violence"),
    "Chemical weapon": _("Chemical weapon"),
    "Air/drone strike": _("Air/drone strike"),
    "Suicide bomb": _("Suicide bomb"),
    "Shelling/artillery/missile attack": _("Shelling/artillery/missile attack"),
    "Remote explosive/landmine/IED": _("Remote explosive/landmine/IED"),
    Grenade: _("Grenade"),
    "Sexual violence": _("Sexual violence"),
    Attack: _("Attack"),
    "Abduction/forced disappearance": _("Abduction/forced disappearance"),
    Agreement: _("Agreement"),
    Arrests: _("Arrests"),
    "Change to group/activity": _("Change to group/activity"),
    "Disrupted weapons use": _("Disrupted weapons use"),
    "Headquarters or base established": _("Headquarters or base established"),
    "Looting/property destruction": _("Looting/property destruction"),
    "Non-violent transfer of territory": _("Non-violent transfer of territory"),
    Other: _("Other"),
  };
  return types;
}

/** All sub-event types, each with its name in the reader's language. */
export const typesTold = (): [string, string][] => Object.entries(told());

/** An event or sub-event type in the reader's language. */
export function typeTold(type: string): string {
  const known = told();
  return Object.hasOwn(known, type) ? (known[type] ?? type) : type;
}
