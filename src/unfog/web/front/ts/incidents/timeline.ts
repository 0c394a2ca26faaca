// The timeline: how many incidents there are over time, whatever days are chosen, and choosing them.
import { get } from "../api";
import { find, h, need } from "../dom";
import { _, ngettext, number } from "../strings";
import { responsive } from "../svg";
import type { Asked, Change } from "./asked";
import { same } from "./asked";
import { Brush, type Range } from "./brush";
import { type Bin, countTold, draw, type Timeline } from "./chart";
import { after, binTold, dayOf, isoOf, rangeTold } from "./days";
import { refill } from "./refill";

const HEIGHT = 130;
/** Room for half a handle. */
const EDGE = 12;

export interface TimeOptions {
  /** `rest` once the hand has come to rest. */
  onChange: (change: Change, rest: boolean) => void;
}

export class TimeView {
  readonly #root = need("#time", HTMLElement);
  readonly #brush = new Brush({ onChange: (range, done) => this.#brushed(range, done) });
  readonly #said = h("p", { class: "inc-said small" });
  readonly #pale = h("p", { class: "small quiet" }, _("Pale: may be of that time"));
  readonly #sides = h("div", { class: "row small" });
  readonly #tools = need("#time-tools", HTMLElement);
  readonly #table = h("details", { class: "small inc-table" }, h("summary", {}, _("As a table")));
  #line: Timeline | null = null;
  #asked: Asked | null = null;
  #width = 0;

  constructor(readonly options: TimeOptions) {
    const plot = h("div", {});
    this.#root.append(plot, this.#sides, this.#said, this.#pale, this.#table);
    responsive(plot, (width) => {
      this.#width = width;
      this.#draw();
      return this.#brush.node;
    });
    this.#table.addEventListener("toggle", () => this.#fillTable());
  }

  async show(asked: Asked): Promise<void> {
    const before = this.#asked;
    this.#asked = asked;
    const query = (one: Asked) => ({
      ...one.found("since", "until", "dated", "sort"),
      window: one.all("window"),
    });
    if (before && this.#line && same(query(before), query(asked))) {
      this.#draw();
      return;
    }
    try {
      const { value } = await get<Timeline>("/timeline", { query: query(asked) });
      if (this.#asked !== asked) return;
      this.#line = value;
      this.#draw();
    } catch {
      // the reader has been told
    }
  }

  focus(): void {
    find("[role=slider]", HTMLElement, this.#brush.node)?.focus();
  }

  /** The bins that the days asked for touch. */
  #range(): Range {
    const [since, until] = [this.#asked?.get("since"), this.#asked?.get("until")];
    const bins = this.#line?.bins ?? [];
    if ((!since && !until) || !bins.length) return null;
    const first = since ? bins.findIndex((bin) => bin.end >= since) : 0;
    const last = until ? bins.findLastIndex((bin) => bin.start <= until) : bins.length - 1;
    if (first < 0) return [bins.length - 1, bins.length - 1];
    return [first, Math.max(first, last)];
  }

  #draw(): void {
    const [line, asked] = [this.#line, this.#asked];
    if (!line || !asked || !this.#width) return;
    if (!this.#brush.busy) this.#paint(line, this.#range());
    this.#said.textContent = rangeTold(asked.get("since"), asked.get("until"));
    this.#pale.hidden = !line.bins.some((bin) => bin.vague > 0);
    const section = need("#inc-time", HTMLElement);
    refill(this.#sides, this.#lanes(line, asked), section);
    refill(this.#tools, this.#buttons(asked), section);
    this.#fillTable();
  }

  #paint(line: Timeline, range: Range): void {
    const chosen = (bin: Bin): boolean => {
      const at = line.bins.indexOf(bin);
      return !range || (at >= range[0] && at <= range[1]);
    };
    this.#brush.show(line.bins, draw(line, this.#width - EDGE, HEIGHT, chosen), range);
  }

  #brushed(range: Range, done: boolean): void {
    const bins = this.#line?.bins ?? [];
    const [first, last] = range ? [bins[range[0]], bins[range[1]]] : [];
    const [since, until] = [first?.start ?? null, last?.end ?? null];
    this.#said.textContent = rangeTold(since, until);
    this.options.onChange({ since, until, dated: null }, done);
    if (done) this.#draw();
  }

  /** What lies beside the picture: before it, after it, and without a date. */
  #lanes(line: Timeline, asked: Asked): HTMLElement[] {
    const change = (label: string, to: Change, pressed?: boolean): HTMLElement =>
      h(
        "button",
        {
          class: "chip",
          type: "button",
          "aria-pressed": pressed,
          onclick: () => this.options.onChange(to, true),
        },
        label,
      );
    const [first, last] = [line.bins[0], line.bins.at(-1)];
    const lanes: HTMLElement[] = [];
    if (line.before && first) {
      const until = isoOf(after(dayOf(first.start), -1));
      lanes.push(
        change(ngettext("{n} earlier", "{n} earlier", line.before), {
          until,
          since: null,
          dated: null,
        }),
      );
    }
    if (line.after && last) {
      const since = isoOf(after(dayOf(last.end)));
      lanes.push(
        change(ngettext("{n} later", "{n} later", line.after), { since, until: null, dated: null }),
      );
    }
    const only = asked.get("dated") === "false";
    if (line.undated || only) lanes.push(this.#undated(line, only));
    return lanes;
  }

  #undated(line: Timeline, only: boolean): HTMLElement {
    const all = line.exact + line.vague + line.before + line.after + line.undated;
    const bar = h("span", { class: "inc-lane-bar" });
    bar.style.inlineSize = `${all ? (100 * line.undated) / all : 0}%`;
    const to: Change = only ? { dated: null } : { dated: "false", since: null, until: null };
    return h(
      "button",
      {
        class: "inc-lane",
        type: "button",
        "aria-pressed": String(only),
        onclick: () => this.options.onChange(to, true),
      },
      bar,
      h("span", {}, ngettext("{n} without a date", "{n} without a date", line.undated)),
    );
  }

  #buttons(asked: Asked): HTMLElement[] {
    const [since, until] = [asked.get("since"), asked.get("until")];
    const button = (label: string, to: Change): HTMLElement =>
      h(
        "button",
        { class: "btn", type: "button", onclick: () => this.options.onChange(to, true) },
        label,
      );
    const made: HTMLElement[] = [];
    const chosen = since && until ? `${since}..${until}` : null;
    if (chosen && chosen !== asked.get("window"))
      made.push(button(_("Zoom to these days"), { window: chosen }));
    if (asked.get("window")) made.push(button(_("Show all time"), { window: null }));
    if (since || until) made.push(button(_("All days"), { since: null, until: null }));
    return made;
  }

  #fillTable(): void {
    const line = this.#line;
    if (!line || !this.#table.open) return;
    const choose = (bin: Bin) => (): void =>
      this.options.onChange({ since: bin.start, until: bin.end, dated: null }, true);
    const rows = line.bins
      .filter((bin) => bin.exact + bin.vague > 0)
      .map((bin) =>
        h(
          "tr",
          {},
          h(
            "th",
            { scope: "row" },
            h(
              "button",
              { class: "btn btn-quiet", type: "button", onclick: choose(bin) },
              binTold(bin.start, bin.end, line.unit),
            ),
          ),
          h("td", { title: countTold(bin) }, number(bin.exact)),
          h("td", {}, number(bin.vague)),
        ),
      );
    const heads = [_("When"), _("Incidents"), _("May be of that time")];
    const head = h("tr", {}, ...heads.map((one) => h("th", { scope: "col" }, one)));
    const table = h("table", { class: "table" }, h("thead", {}, head), h("tbody", {}, ...rows));
    find(".scroll", HTMLElement, this.#table)?.remove();
    this.#table.append(
      h(
        "div",
        { class: "scroll", tabindex: 0, role: "region", "aria-label": _("Incidents over time") },
        table,
      ),
    );
  }
}
