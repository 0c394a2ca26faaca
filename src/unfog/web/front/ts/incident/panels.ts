// Parts of the page that take the server a while: fetched once they come near the window.
import { data, find, h } from "../dom";
import type { Dot } from "../geo";
import { _ } from "../strings";
import { lifted, onFresh, root } from "./state";

interface Near {
  dots: Dot[];
  own: string;
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
  if (!frame || !near?.dots.length) return;
  const { around, DeskMap } = await import("../map");
  const own = near.dots.filter((dot) => dot.id === near.own);
  const box = around(own.length ? own : near.dots);
  const map = await DeskMap.make(frame, {
    label: _("Where it happened, and other incidents within 30 days"),
    ...(box ? { box } : {}),
    onPick: (id) => {
      if (id !== near.own) location.assign(`/incidents/${encodeURIComponent(id)}`);
    },
  });
  map?.show([], near.dots);
  map?.pick(near.own);
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
