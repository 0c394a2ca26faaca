// The incidents: list, map and timeline of one question, which stands in the address.
import "../app";
import { all, need } from "../dom";
import { Asked, type Change, same } from "../incidents/asked";
import { FacetSearch } from "../incidents/facets";
import { Found } from "../incidents/found";
import { setUpList } from "../incidents/list";
import { MapView } from "../incidents/mapview";
import { SavedViews } from "../incidents/saved";
import { TimeView } from "../incidents/timeline";
import { setUpViews, type ViewName } from "../incidents/views";
import { bind } from "../keys";
import { _ } from "../strings";

/** Changes that follow one another so fast are one step back. */
const ONE_STEP = 1500;
const TYPING = 350;

let asked = Asked.here();
let last = { by: "", at: 0 };
const form = need("#ask", HTMLFormElement);

const facets = new FacetSearch(() => asked);
const found = new Found(() => facets.setUp());
const time = new TimeView({
  onChange: (change, rest) => void go(asked.with(change), rest ? "time" : "brush"),
});
const map = new MapView({ onChange: (change) => void go(asked.with(change), "map") });
new SavedViews(
  () => asked.search,
  (search) => void go(new Asked(new URLSearchParams(search)), "saved"),
);
const show: (view: ViewName) => void = setUpViews();

/** Asks something else; `by` says what did it. */
async function go(next: Asked, by: string): Promise<void> {
  const now = Date.now();
  const again = by === last.by && now - last.at < ONE_STEP;
  const brushed = last.by === "brush" && by === "time";
  last = { by, at: now };
  if (next.search === location.search) return;
  history[again || brushed ? "replaceState" : "pushState"](null, "", `/incidents${next.search}`);
  await turn(next);
}

/** Shows what is asked in all parts of the page. */
async function turn(next: Asked): Promise<void> {
  const before = asked;
  asked = next;
  fill();
  const list = same(before.found(), next.found()) ? null : found.show(next);
  await settled([list, time.show(next), map.show(next)]);
}

let busy = 0;

/** Notes on the page how much of it does not yet show what is asked. */
async function settled(parts: readonly (Promise<void> | null)[]): Promise<void> {
  const root = need(".inc", HTMLElement);
  root.dataset.busy = String(++busy);
  await Promise.all(parts);
  root.dataset.busy = String(--busy);
}

/** The fields as the address has them. */
function fill(): void {
  for (const name of ["q", "since", "until"] as const) {
    const field = need(`#ask-${name}`, HTMLInputElement);
    if (document.activeElement !== field) field.value = asked.get(name) ?? "";
  }
  need("#ask-sort", HTMLSelectElement).value = asked.get("sort") ?? "-date";
}

/** What the form asks; to ask for days is to ask for what has a date. */
function formed(): Asked {
  const fields = [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
    typeof value === "string" ? [[name, value.trim()]] : [],
  );
  const given = new Asked(fields);
  const dated = given.get("since") || given.get("until") ? null : given.get("dated");
  return given.with({ dated, window: asked.get("window"), view: asked.get("view") });
}

let typing = 0;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(typing);
  void go(formed(), "form");
});
need("#ask-q", HTMLInputElement).addEventListener("input", () => {
  clearTimeout(typing);
  typing = window.setTimeout(() => void go(formed(), "typing"), TYPING);
});
document.addEventListener("change", ({ target }) => {
  const field = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
  if (field && target.form === form && target.name && target.name !== "q")
    void go(formed(), target.name);
});
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[data-go]") : null;
  if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey)
    return;
  event.preventDefault();
  const to = new Asked(new URL(link.href).searchParams);
  const kept: Change = {
    window: asked.get("window"),
    view: to.get("box") ? null : asked.get("view"),
  };
  void go(to.with(kept), "link");
});
addEventListener("popstate", () => {
  last = { by: "", at: 0 };
  void turn(Asked.here());
});

setUpList({ onPick: (id) => map.pick(id), more: () => found.more(), show: () => show("list") });
const seek = (): void => {
  show("list");
  need("#ask-q", HTMLInputElement).select();
  need("#ask-q", HTMLInputElement).focus();
};
const to = (view: ViewName, focus: () => void) => (): void => {
  show(view);
  focus();
};
bind(
  { id: "incidents-search", key: "/", label: _("Search"), run: seek },
  { id: "incidents-map", key: "m", label: _("To the map"), run: to("map", () => map.focus()) },
  {
    id: "incidents-time",
    key: "t",
    label: _("To the timeline"),
    run: to("time", () => time.focus()),
  },
  {
    id: "incidents-filters",
    key: "f",
    label: _("To the filters"),
    run: to("facets", () => all("#facets summary", HTMLElement)[0]?.focus()),
  },
);
void settled([time.show(asked), map.show(asked)]);
