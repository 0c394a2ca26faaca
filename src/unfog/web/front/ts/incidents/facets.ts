// Long facets get a field to search within them; what the page does not hold is asked for.
import { get } from "../api";
import { all, find, h } from "../dom";
import { _, number } from "../strings";
import type { Asked } from "./asked";

/** From so many values on. */
const LONG = 10;
const PAUSE = 200;

interface FacetValue {
  value: string;
  count: number;
  label: string;
  chosen?: boolean;
}
interface Facet {
  values: FacetValue[];
  more: number;
}

function choice(name: string, one: FacetValue): HTMLElement {
  const box = { type: "checkbox", form: "ask", name, value: one.value || "-", checked: one.chosen };
  const count = h("span", { class: "count" }, number(one.count));
  return h(
    "label",
    { class: "check" },
    h("input", box),
    h("bdi", {}, one.label || _("not known")),
    count,
  );
}

export class FacetSearch {
  /** What is searched for, by facet: it stays when the filters are put anew. */
  readonly #letters = new Map<string, string>();
  #timer = 0;

  constructor(readonly asked: () => Asked) {
    this.setUp();
  }

  setUp(): void {
    for (const facet of all("#facets [data-facet]", HTMLDetailsElement)) {
      const fields = find("fieldset", HTMLFieldSetElement, facet);
      const name = facet.dataset.facet ?? "";
      const more = Number(fields?.dataset.more);
      const long = more > 0 || all("label", HTMLElement, facet).length > LONG;
      if (!fields || (!long && !this.#letters.get(name)) || name === "type") continue;
      const field = this.#field(name, fields, more);
      fields.before(field);
      if (field.value) void this.#narrow(name, field.value, fields, more);
    }
  }

  #field(name: string, fields: HTMLFieldSetElement, more: number): HTMLInputElement {
    const legend = fields.querySelector("legend")?.textContent ?? "";
    const field = h("input", {
      type: "search",
      class: "inc-letters",
      dir: "auto",
      placeholder: _("Search"),
      "aria-label": _("Search within: {facet}", { facet: legend }),
      value: this.#letters.get(name) ?? "",
    });
    field.addEventListener("input", (event) => {
      event.stopPropagation();
      this.#letters.set(name, field.value);
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(
        () => void this.#narrow(name, field.value, fields, more),
        PAUSE,
      );
    });
    field.addEventListener("change", (event) => event.stopPropagation());
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    return field;
  }

  /** What is chosen stays, whatever is searched for. */
  async #narrow(
    name: string,
    letters: string,
    fields: HTMLFieldSetElement,
    more: number,
  ): Promise<void> {
    for (const node of all("[data-come]", HTMLElement, fields)) node.remove();
    const wanted = letters.trim().toLocaleLowerCase();
    const shown = all("label", HTMLElement, fields);
    for (const label of shown) {
      const words = label.querySelector("bdi")?.textContent ?? "";
      const chosen = find("input", HTMLInputElement, label)?.checked ?? false;
      label.hidden = !chosen && !words.toLocaleLowerCase().includes(wanted);
    }
    if (more <= 0 || !wanted) return;
    const query = { ...this.asked().found("sort"), like: letters.trim() };
    const { value } = await get<Facet>(`/facets/${name}`, { query });
    if (this.#letters.get(name) !== letters) return;
    const there = new Set(shown.map((label) => find("input", HTMLInputElement, label)?.value));
    const come = value.values.filter((one) => !there.has(one.value || "-"));
    for (const one of come) {
      const label = choice(name, one);
      label.dataset.come = "";
      fields.append(label);
    }
  }
}
