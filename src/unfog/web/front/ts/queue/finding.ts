// An incident with the findings that are worth a look.
import { h } from "../dom";
import { _, ngettext } from "../strings";
import { told, worded } from "../terms";
import type { Doubtful, Summary } from "./model";
import { said } from "./pair";

const cell = (label: string, held: HTMLElement): HTMLElement =>
  h("td", { "data-label": label }, held);

function finding(one: Doubtful): HTMLElement {
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, told(one.name)),
    cell(_("Finding"), worded(one.words)),
    cell(_("Status"), h("span", { class: "badge", "data-kind": one.status }, told(one.status))),
    cell(_("What is said"), h("ul", { class: "plain", role: "list" }, ...one.said.map(said))),
  );
}

export function summaryNode(one: Summary): HTMLElement {
  const facts = [one.date || _("no date"), one.place || _("no place")];
  const head = h(
    "tr",
    {},
    ...[_("Property"), _("Finding"), _("Status"), _("What is said")].map((name) =>
      h("th", { scope: "col" }, name),
    ),
  );
  return h(
    "div",
    { class: "queue-value" },
    h(
      "p",
      {},
      h("bdi", {}, facts.join(" · ")),
      " · ",
      ngettext("{n} account", "{n} accounts", one.accounts),
      " · ",
      ngettext("{n} origin", "{n} origins", one.origins),
      " ",
      h("span", { class: "badge", "data-kind": one.status }, told(one.status)),
    ),
    h(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": _("Findings") },
      h(
        "table",
        { class: "table table-cards" },
        h("thead", {}, head),
        h("tbody", {}, ...one.findings.map(finding)),
      ),
    ),
  );
}
