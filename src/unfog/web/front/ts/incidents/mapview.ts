// The map: what is found, wherever it lies; what the map shows can narrow the list.
import { get } from "../api";
import { find, h, need } from "../dom";
import type { Box, Cluster } from "../geo";
import type { DeskMap } from "../map";
import { _, ngettext } from "../strings";
import type { Asked, Change } from "./asked";
import {
  boxOf,
  boxWord,
  clustersOf,
  clusterTold,
  dotsOf,
  extentOf,
  onePoint,
  oneTold,
  type Places,
} from "./places";
import { refill } from "./refill";

export interface MapOptions {
  onChange: (change: Change) => void;
}

const EMPTY: Places = { clusters: [], incidents: [], total: 0, unplaced: 0 };
/** Lines of the list beside the map. */
const LINES = 100;

export class MapView {
  readonly #root = need("#map", HTMLElement);
  readonly #only = h("input", { type: "checkbox" });
  readonly #said = h("div", { class: "inc-picked", role: "status" });
  readonly #list = h(
    "details",
    { class: "small inc-table" },
    h("summary", {}, _("What the map shows, as a list")),
  );
  #map: DeskMap | null = null;
  #making: Promise<void> | null = null;
  #asked: Asked | null = null;
  #places = EMPTY;
  /** Whether the reader moved the map last: that goes into the address. */
  #byHand = false;
  #running: AbortController | null = null;

  constructor(readonly options: MapOptions) {
    this.#only.addEventListener("change", () => this.#narrow());
    const label = h(
      "label",
      { class: "check" },
      this.#only,
      h("span", {}, _("Only what the map shows")),
    );
    const fit = h(
      "button",
      { class: "btn", type: "button", onclick: () => void this.fit() },
      _("Fit"),
    );
    fit.title = _("Show all that is found");
    need("#map-tools", HTMLElement).append(label, fit);
    need("#map-list", HTMLElement).append(this.#said, this.#list);
    this.#list.addEventListener("toggle", () => this.#fillList());
    // a map that nobody sees yet is not drawn
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      seen.disconnect();
      this.#making = this.#make();
    });
    seen.observe(this.#root);
  }

  async show(asked: Asked): Promise<void> {
    const before = this.#asked;
    this.#asked = asked;
    this.#only.checked = asked.get("box") !== null;
    await this.#making;
    const look = boxOf(asked.get("box") ?? asked.get("view"));
    const moved =
      before &&
      (asked.get("box") ?? asked.get("view")) !== (before.get("box") ?? before.get("view"));
    if (moved && look && boxWord(look) !== this.#word()) this.#turn(look);
    else await this.#load();
  }

  pick(id: string | null): void {
    this.#map?.pick(id);
  }

  focus(): void {
    (find("canvas", HTMLElement, this.#root) ?? need("#inc-map", HTMLElement)).focus();
  }

  /** Moves the map to all that is found. */
  async fit(): Promise<void> {
    const { value } = await get<Places>("/map", { query: { ...this.#query(), zoom: 1 } });
    const box = extentOf(value);
    if (box) this.#turn(box);
  }

  #turn(box: Box): void {
    this.#byHand = false;
    this.#map?.fit(box);
  }

  async #make(): Promise<void> {
    const { DeskMap } = await import("../map");
    const asked = this.#asked;
    const given = boxOf(asked?.get("box") ?? asked?.get("view") ?? null);
    const { value } = await get<Places>("/map", { query: { ...this.#query(), zoom: 1 } });
    const box = given ?? extentOf(value);
    const map = await DeskMap.make(this.#root, {
      label: _("Map of the incidents"),
      ...(box ? { box } : {}),
      onPick: (id) => this.#picked(id),
      onCluster: (cluster) => this.#opened(cluster),
    });
    this.#map = map;
    if (!map) return;
    map.map.on("moveend", () => {
      if (this.#byHand) this.#moved();
      void this.#load();
    });
    const noted = (): void => {
      this.#byHand = true;
    };
    for (const kind of ["pointerdown", "wheel", "keydown"]) {
      this.#root.addEventListener(kind, noted, { capture: true, passive: true });
    }
    await this.#load();
  }

  #query() {
    return this.#asked?.found("box", "placed", "sort") ?? {};
  }

  #word(): string | null {
    return this.#map && boxWord(this.#map.box);
  }

  async #load(): Promise<void> {
    const map = this.#map;
    if (!map) return;
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const query = {
      ...this.#query(),
      view: boxWord(map.box),
      zoom: Math.max(0, Math.round(map.map.getZoom())),
    };
    try {
      const { value } = await get<Places>("/map", { query, signal: running.signal });
      this.#places = value;
      map.show(clustersOf(value), dotsOf(value));
      this.#root.dataset.shown = String(value.total);
      this.#fillList();
    } catch {
      // the reader has been told, or asked for something else meanwhile
    }
  }

  #moved(): void {
    const word = this.#word();
    if (word)
      this.options.onChange(
        this.#only.checked ? { box: word, view: null, placed: null } : { view: word },
      );
  }

  #narrow(): void {
    const word = this.#word();
    if (!this.#only.checked) this.options.onChange({ box: null, view: word });
    else if (word) this.options.onChange({ box: word, view: null, placed: null });
  }

  #picked(id: string): void {
    const one = this.#places.incidents.find((place) => place.id === id);
    if (!one) return;
    this.pick(id);
    this.#said.replaceChildren(
      h("a", { href: `/incidents/${encodeURIComponent(id)}` }, oneTold(one)),
    );
  }

  /** Into the cluster; incidents at one point are shown in the list. */
  #opened(cluster: Cluster): void {
    const { box } = cluster;
    if (!box) return;
    if (onePoint(box)) this.#tell(cluster, box);
    else this.#map?.fit(box);
  }

  #tell(cluster: Cluster, [west, south, east, north]: Box): void {
    const near = 1e-3;
    const box = boxWord([west - near, south - near, east + near, north + near]);
    const show = (): void => this.options.onChange({ box, view: null, placed: null });
    this.#said.replaceChildren(
      h(
        "span",
        {},
        ngettext("{n} incident at this point", "{n} incidents at this point", cluster.count),
      ),
      h("button", { class: "btn", type: "button", onclick: show }, _("Show in the list")),
    );
  }

  #fillList(): void {
    if (!this.#list.open) return;
    const places = this.#places;
    const lines = [
      ...dotsOf(places).map((one) =>
        h("a", { href: `/incidents/${encodeURIComponent(one.id)}` }, one.label),
      ),
      ...clustersOf(places).map((one) =>
        h("button", { type: "button", onclick: () => this.#opened(one) }, clusterTold(one)),
      ),
    ];
    const shown = lines.slice(0, LINES).map((line) => h("li", {}, line));
    const left = lines.length - shown.length;
    if (left > 0)
      shown.push(
        h(
          "li",
          { class: "quiet" },
          ngettext("and {n} more; zoom in", "and {n} more; zoom in", left),
        ),
      );
    const list = find("ul", HTMLElement, this.#list) ?? h("ul", { class: "lines" });
    this.#list.append(list);
    refill(list, shown, need("summary", HTMLElement, this.#list));
  }
}
