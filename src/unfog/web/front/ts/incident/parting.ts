// Merging with another incident and splitting documents off, each with a look at what comes of it;
// and taking back what was decided last.
import { get, send } from "../api";
import { all, type Child, h } from "../dom";
import { _, ngettext } from "../strings";
import { told, typeTold } from "../terms";
import { toast } from "../toast";
import { field } from "../values";
import { decide, notes } from "./decide";
import { type Entry, entryWords } from "./entries";
import { id, path } from "./state";
import { why, whyField } from "./whole";

interface Brief {
  id: string;
  type: string;
  place: string;
  date: string;
  documents: number;
  accounts: number;
  origins: number;
  status: string;
  killed: string;
  wounded: string;
}
interface Preview {
  before: Brief[];
  after: Brief[];
  fallen: number;
  revived: number;
}
interface MergePreview extends Preview {
  other: string;
  version: string;
}
interface Similar {
  incident: Brief;
  days: number | null;
  km: number | null;
}

function brief(one: Brief): HTMLElement {
  return h(
    "div",
    { class: "brief" },
    h(
      "strong",
      {},
      h("bdi", {}, [typeTold(one.type), one.place, one.date].filter(Boolean).join(" · ")),
    ),
    h("span", { class: "id" }, one.id),
    h(
      "span",
      { class: "quiet" },
      [
        ngettext("{n} document", "{n} documents", one.documents),
        ngettext("{n} account", "{n} accounts", one.accounts),
        ngettext("{n} origin", "{n} origins", one.origins),
        told(one.status),
      ].join(" · "),
    ),
    h(
      "span",
      {},
      _("killed {killed}, wounded {wounded}", {
        killed: one.killed || "–",
        wounded: one.wounded || "–",
      }),
    ),
  );
}

function previewed(found: Preview): Child[] {
  return [
    h("h3", {}, _("What comes of it")),
    ...found.after.map(brief),
    ...notes(found).map((note) => h("p", { class: "quiet" }, note)),
  ];
}

/** Fills the place with what would come of it; the latest question wins. `keep` gets the answer. */
function previewer<P extends Preview>(
  below: string,
  place: HTMLElement,
  keep: (found: P) => void = () => {},
): (body: object | null) => Promise<void> {
  let asked = 0;
  return async (body) => {
    const mine = ++asked;
    if (body === null) return place.replaceChildren();
    try {
      const { value } = await send<P>("POST", path(id(), `${below}/preview`), body, {
        quiet: true,
      });
      if (mine !== asked) return;
      place.replaceChildren(...(previewed(value) as Node[]));
      keep(value);
    } catch (error) {
      const text = error instanceof Error ? error.message : "";
      if (mine === asked) place.replaceChildren(h("p", { class: "error" }, text));
    }
  };
}

function mergeBody(similar: readonly Similar[], typed: FormData | null): Child[] {
  const place = h("div", { class: "preview stack-s", "aria-live": "polite" });
  const seen = h("input", { type: "hidden", name: "version" });
  const preview = previewer<MergePreview>("/merge", place, (found) => {
    seen.value = found.version;
  });
  const given = h("input", {
    name: "other",
    required: true,
    value: String(typed?.get("other") ?? ""),
    placeholder: "i-",
    autocomplete: "off",
    spellcheck: "false",
    dir: "ltr",
  });
  const look = (): void => {
    seen.value = "";
    void preview(given.value.trim() ? { other: given.value.trim() } : null);
  };
  given.addEventListener("change", look);
  const choose = (one: Brief) => (): void => {
    given.value = one.id;
    look();
  };
  const lines = similar.map(({ incident, days, km }) => {
    const away = [
      days === null ? "" : ngettext("{n} day apart", "{n} days apart", days),
      km === null ? _("same place") : _("{km} km apart", { km }),
    ];
    return h(
      "li",
      {},
      h(
        "button",
        { type: "button", onclick: choose(incident) },
        brief(incident),
        h("span", { class: "quiet" }, away.filter(Boolean).join(" · ")),
      ),
    );
  });
  if (given.value) look();
  return [
    field(_("Id of the other incident, or a beginning of it"), given),
    seen,
    lines.length ? h("h3", {}, _("Near by in time and place")) : null,
    h("ul", { class: "lines near-lines" }, ...lines),
    place,
    whyField(typed, true),
  ];
}

export async function merge(): Promise<void> {
  const { value } = await get<{ items: Similar[] }>(path(id(), "/similar"));
  await decide({
    below: "/merge",
    form: (typed) => ({
      title: _("Merge with another incident"),
      body: mergeBody(value.items, typed),
      act: _("Merge"),
      wide: true,
    }),
    body: (fields) => {
      const version = String(fields?.get("version") ?? "");
      const other = String(fields?.get("other") ?? "").trim();
      return version ? { other, version, why: why(fields) } : _("Look at what comes of it first.");
    },
    done: _("Merged; the other id leads here."),
    again: "",
  });
}

function splitBody(typed: FormData | null): Child[] {
  const place = h("div", { class: "preview stack-s", "aria-live": "polite" });
  const preview = previewer("/split", place);
  const ticked = new Set(typed?.getAll("document").map(String) ?? []);
  const tabs = all("#evidence .tabs a[data-document]", HTMLElement);
  const list = h(
    "fieldset",
    {},
    h("legend", {}, _("Documents that tell of something else")),
    ...tabs.map((tab, n) => {
      const name = tab.dataset.document ?? "";
      const box = h("input", {
        type: "checkbox",
        name: "document",
        value: name,
        checked: ticked.has(name),
        autofocus: n === 0,
      });
      const words = h("bdi", {}, tab.textContent?.trim() ?? "");
      return h(
        "label",
        { class: "check" },
        box,
        h("span", {}, words, " ", h("bdi", { class: "id" }, name)),
      );
    }),
  );
  const look = (): void => {
    const chosen = all("input:checked", HTMLInputElement, list).map((one) => one.value);
    void preview(chosen.length && chosen.length < tabs.length ? { documents: chosen } : null);
  };
  list.addEventListener("change", look);
  if (ticked.size) look();
  return [list, place, whyField(typed, true)];
}

export const split = (): Promise<boolean> =>
  decide({
    below: "/split",
    form: (typed) => ({
      title: _("Split this incident"),
      body: splitBody(typed),
      act: _("Split"),
      wide: true,
    }),
    body: (fields) => {
      const documents = fields?.getAll("document").map(String) ?? [];
      return documents.length ? { documents, why: why(fields) } : _("Tick at least one document.");
    },
    done: _("Split."),
    again: "",
  });

/** Asks before the latest decision on this incident is taken back. */
export async function undo(given?: string): Promise<void> {
  const { value } = await get<{ items: Entry[] }>(path(id(), "/history"));
  const last = value.items.find((one) => (given ? one.id === given : one.undoable));
  if (!last) {
    toast(_("Nothing was decided on {id} that you could take back.", { id: id() }), {
      tone: "warn",
    });
    return;
  }
  await decide({
    below: "/undo",
    form: (typed) => ({
      title: _("Take back"),
      body: [h("p", {}, ...entryWords(last)), whyField(typed, false)],
      act: _("Take it back"),
    }),
    body: (fields) => ({ judgement: last.id, why: why(fields) }),
    done: _("Taken back."),
    again: "",
  });
}
