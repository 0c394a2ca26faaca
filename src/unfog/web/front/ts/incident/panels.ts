// Parts of the page that take the server a while: fetched once they come near the window.
import { data, find, h } from "../dom";
import type { Cluster, Dot } from "../geo";
import { _ } from "../strings";
import { lifted, onFresh, root } from "./state";

interface Near {
  own: Dot | null;
  incidents: Dot[];
  clusters: Cluster[];
}

async function fill(panel: HTMLElement): Promise<void> {
  const address = panel.dataset.part ?? "";
  const body = find(".panel-body", HTMLElement, panel);
  const part = await lifted(address, "[data-lift]");
  if (!body) return;
  if (!part) {
    body.replaceChildren(h("p", { class: "error" }, _("This could not be fetched.")));
    return;
  }
  body.replaceChildren(...part.childNodes);
  await draw(body);
}

/** The map of what is near, where the part has one; the list beside it has the same. */
async function draw(body: HTMLElement): Promise<void> {
  const frame = find(".near-map", HTMLElement, body);
  const near = frame && data<Near>("near");
  if (!frame || !near?.own) return;
  const { own } = near;
  const { around, DeskMap } = await import("../map");
  const box = around([own]);
  const map = await DeskMap.make(frame, {
    label: _("Where it happened, and other incidents within 30 days"),
    ...(box ? { box } : {}),
    onPick: (id) => {
      if (id !== own.id) location.assign(`/incidents/${encodeURIComponent(id)}`);
    },
  });
  map?.show(near.clusters, [own, ...near.incidents]);
  map?.pick(own.id);
}

const seen = new IntersectionObserver(
  (entries) => {
    for (const one of entries) {
      if (!one.isIntersecting || !(one.target instanceof HTMLElement)) continue;
      seen.unobserve(one.target);
      void fill(one.target);
    }
  },
  { rootMargin: "400px" },
);

export function setUp(): void {
  onFresh(() => {
    for (const panel of root().querySelectorAll("[data-part]")) seen.observe(panel);
  });
}
