// Views that the reader has given a name: addresses, kept in this browser.
import { h, icon, need } from "../dom";
import { _ } from "../strings";
import { toast } from "../toast";

const STORED = "unfog.views";

interface Saved {
  name: string;
  search: string;
}

function read(): Saved[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(STORED) ?? "[]");
    return Array.isArray(found)
      ? (found as Saved[]).filter((one) => one?.name && /^\?|^$/.test(one.search))
      : [];
  } catch {
    return [];
  }
}

function write(views: readonly Saved[]): void {
  try {
    localStorage.setItem(STORED, JSON.stringify(views));
  } catch {
    toast(_("This browser keeps no saved views."), { tone: "warn" });
  }
}

export class SavedViews {
  readonly #list = h("ul", { class: "lines" });
  readonly #name = h("input", {
    type: "text",
    maxlength: 80,
    dir: "auto",
    "aria-label": _("Name of this view"),
    placeholder: _("Name of this view"),
  });

  /** @param search gives the address of the view that is open. */
  constructor(
    readonly search: () => string,
    readonly go: (search: string) => void,
  ) {
    const save = h(
      "button",
      { class: "btn", type: "button", onclick: () => this.#save() },
      _("Save"),
    );
    this.#name.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      this.#save();
    });
    const body = h(
      "div",
      { class: "stack" },
      this.#list,
      h("div", { class: "row inc-save" }, this.#name, save),
    );
    const menu = h(
      "details",
      { class: "menu" },
      h("summary", { class: "btn" }, _("Saved views")),
      body,
    );
    for (const kind of ["change", "input"])
      menu.addEventListener(kind, (event) => event.stopPropagation());
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      menu.open = false;
      need("summary", HTMLElement, menu).focus();
    });
    need("#saved", HTMLElement).append(menu);
    this.#fill();
  }

  #save(): void {
    const name = this.#name.value.trim();
    if (!name) {
      this.#name.focus();
      return;
    }
    const others = read().filter((one) => one.name !== name);
    write([...others, { name, search: this.search() }]);
    this.#name.value = "";
    this.#fill();
  }

  #fill(): void {
    const lines = read().map((one) => {
      const gone = (): void => {
        write(read().filter((other) => other.name !== one.name));
        this.#fill();
        this.#name.focus();
      };
      const cross = h(
        "button",
        { class: "btn btn-icon btn-quiet", type: "button", onclick: gone },
        icon("cross"),
      );
      cross.setAttribute("aria-label", _("Forget “{name}”", { name: one.name }));
      const link = h("a", { href: `/incidents${one.search}`, dir: "auto" }, one.name);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.go(one.search);
      });
      return h("li", { class: "inc-view" }, link, cross);
    });
    this.#list.replaceChildren(
      ...(lines.length ? lines : [h("li", { class: "quiet" }, _("None yet"))]),
    );
  }
}
