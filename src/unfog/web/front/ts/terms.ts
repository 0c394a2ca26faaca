// Names of the register's own words, for what scripts write; the server has the same.
import { h } from "./dom";
import { _, locale } from "./strings";

let types: Readonly<Record<string, string>> | null = null;

function typeNames(): Readonly<Record<string, string>> {
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
export const typesTold = (): [string, string][] => Object.entries(typeNames());

/** An event or sub-event type in the reader's language. */
export function typeTold(type: string): string {
  const known = typeNames();
  return Object.hasOwn(known, type) ? (known[type] ?? type) : type;
}

let others: Readonly<Record<string, string>> | null = null;

/** A status, a property as the server words it, or a reason of a score. */
export function told(word: string): string {
  others ??= {
    "single-source": _("single-source"),
    corroborated: _("corroborated"),
    contested: _("contested"),
    retracted: _("retracted"),
    confirmed: _("confirmed"),
    completed: _("completed"),
    reopened: _("reopened"),
    rejected: _("rejected"),
    yes: _("yes"),
    type: _("type"),
    "it happened": _("it happened"),
    date: _("date"),
    place: _("place"),
    perpetrator: _("by"),
    target: _("target"),
    weapon: _("weapon"),
    killed: _("killed"),
    wounded: _("wounded"),
    missing: _("missing"),
    captured: _("captured"),
    released: _("released"),
    "munitions fired": _("munitions fired"),
    "munitions intercepted": _("munitions intercepted"),
    damage: _("damage"),
    motive: _("motive"),
    "one report may tell it twice": _("one report may tell it twice"),
    "the reports share telling words": _("the reports share telling words"),
    "the reports share many telling words": _("the reports share many telling words"),
    "published close to one another": _("published close to one another"),
    "day and place are known of both": _("day and place are known of both"),
    "each is what its report is about": _("each is what its report is about"),
    "the same or a kindred kind of event": _("the same or a kindred kind of event"),
    "the days, or those of publication, agree": _("the days, or those of publication, agree"),
    "the places, or their names, agree": _("the places, or their names, agree"),
    "figures agree": _("figures agree"),
    "the same perpetrator is named": _("the same perpetrator is named"),
    "the same target is named": _("the same target is named"),
    "the same weapon is named": _("the same weapon is named"),
    "one report tells of both": _("one report tells of both"),
    "the kinds of event differ": _("the kinds of event differ"),
    "the days differ or are not known": _("the days differ or are not known"),
    "the places differ or are not known": _("the places differ or are not known"),
    "published long after one another": _("published long after one another"),
    "figures differ": _("figures differ"),
    "other perpetrators are named": _("other perpetrators are named"),
    "other targets are named": _("other targets are named"),
    "other weapons are named": _("other weapons are named"),
    "the reports share few telling words": _("the reports share few telling words"),
    "the reports share hardly more than a name or two": _(
      "the reports share hardly more than a name or two",
    ),
    "day or place is lacking": _("day or place is lacking"),
    "one is not what its report is mainly about": _("one is not what its report is mainly about"),
    "most pairs taken at random are different": _("most pairs taken at random are different"),
  };
  return Object.hasOwn(others, word) ? (others[word] ?? word) : word;
}

/** From what to what, in the direction of reading. */
export const arrow = (): string => (document.documentElement.dir === "rtl" ? "←" : "→");

/** Words of reports, or of the machine about them: English on whatever page. */
export const english = (words: string): HTMLElement =>
  h("bdi", locale() === "en" ? {} : { lang: "en", dir: "ltr" }, words);

/** Such words, or those of the register itself in the reader's language. */
export const worded = (words: string): HTMLElement => {
  const own = told(typeTold(words));
  return own === words ? english(words) : h("bdi", {}, own);
};
