// A pair in two columns: what agrees, what differs, and what the score makes of it.
import { type Child, h, icon } from "../dom";
import { _, ngettext } from "../strings";
import { english, told, worded } from "../terms";
import type { Agreement, Comparison, Facing, Row, Said, Voice } from "./model";

const SIGNS: Readonly<Record<Agreement, string>> = {
  same: "=",
  near: "≈",
  differ: "≠",
  one: "",
};

const agreement = (agree: Agreement): string =>
  ({ same: _("same"), near: _("compatible"), differ: _("differs"), one: _("told by one only") })[
    agree
  ];

export function said(one: Said): HTMLElement {
  const words = worded(one.words);
  const denied = { asserts: "", denies: _("DENIES"), doubts: _("DOUBTS") }[one.stance];
  return h(
    "li",
    {},
    denied && h("strong", { class: "stance" }, `${denied} `),
    one.stance === "denies" ? h("s", {}, words) : words,
    one.speaker && h("span", { class: "quiet" }, " – ", english(one.speaker)),
    one.quote && h("blockquote", { dir: "auto" }, one.quote),
  );
}

function cell(values: readonly Said[], more: number): HTMLElement {
  if (!values.length) return h("td", { class: "quiet" }, "–");
  const rest =
    more > 0 && h("li", { class: "quiet" }, ngettext("and {n} more", "and {n} more", more));
  return h("td", {}, h("ul", { class: "plain", role: "list" }, ...values.map(said), rest));
}

function row(one: Row): HTMLElement {
  const sign = SIGNS[one.agree];
  const words = agreement(one.agree);
  return h(
    "tr",
    { "data-agree": one.agree },
    h("th", { scope: "row" }, told(one.name)),
    cell(one.left, one.more[0]),
    h(
      "td",
      { class: "sign" },
      sign && h("span", { "aria-hidden": "true" }, sign),
      h("span", { class: "unseen" }, words),
      one.note && h("span", { class: "quiet note" }, one.note),
    ),
    cell(one.right, one.more[1]),
  );
}

function head(side: Facing, name: string): HTMLElement {
  const at = `/documents/${side.part.document.split("/").map(encodeURIComponent).join("/")}`;
  const from = [side.outlet, side.published].filter(Boolean).join(" · ");
  return h(
    "th",
    { scope: "col" },
    h("span", { class: "unseen" }, `${name}: `),
    h("a", { href: at, target: "_blank", dir: "auto" }, side.title || side.part.document),
    h("span", { class: "quiet" }, from && h("bdi", {}, from)),
    side.role === "background" && h("span", { class: "chip" }, _("background")),
  );
}

function quotes(side: Facing): HTMLElement {
  const lines = side.quotes.map((one) => h("blockquote", { dir: "auto" }, one));
  return h("td", {}, ...lines);
}

function reasons(title: string, sign: string, lines: readonly string[]): Child {
  if (!lines.length) return null;
  return h(
    "div",
    { class: "reasons" },
    h("h3", {}, icon(sign), ` ${title}`),
    h("ul", {}, ...lines.map((line) => h("li", {}, worded(line)))),
  );
}

function voices(given: readonly Voice[]): Child {
  if (!given.length) return null;
  const verdicts = { same: _("Same"), different: _("Different"), unsure: _("Unsure") };
  const lines = given.map((one) =>
    h("li", {}, h("bdi", {}, one.by), `: ${verdicts[one.verdict]}`, one.why && ` – ${one.why}`),
  );
  return h("div", { class: "notice" }, h("h3", {}, _("Coders differ")), h("ul", {}, ...lines));
}

export function title(pair: Comparison): string {
  return pair.joined
    ? _("One incident now: is it one happening?")
    : _("Two incidents now: are they one happening?");
}

export function pairNode(pair: Comparison, given: readonly Voice[]): HTMLElement {
  const table = h(
    "table",
    { class: "table compare-table" },
    h("caption", { class: "unseen" }, _("What either side tells")),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("td", {}),
        head(pair.left, _("Left")),
        h("td", {}),
        head(pair.right, _("Right")),
      ),
    ),
    h(
      "tbody",
      {},
      ...pair.rows.map(row),
      h(
        "tr",
        { class: "quotes" },
        h("th", { scope: "row" }, _("words")),
        quotes(pair.left),
        h("td", {}),
        quotes(pair.right),
      ),
    ),
  );
  const score = h(
    "aside",
    { class: "queue-reasons", "aria-label": _("Reasons of the score") },
    reasons(_("For one happening"), "check", pair.speaks_for),
    reasons(_("Against"), "cross", pair.speaks_against),
    h(
      "p",
      { class: "quiet" },
      _("Score: {score} (log odds; 0 is as likely as not)", { score: pair.score.toFixed(1) }),
    ),
  );
  return h(
    "div",
    { class: "queue-pair" },
    voices(given),
    h(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": _("Comparison") },
      table,
    ),
    score,
  );
}
