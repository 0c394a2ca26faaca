// The map of what is near an incident; the list beside it has the same.
import { data, find } from "../dom";
import type { Cluster, Dot } from "../geo";
import type { DeskMap } from "../map";
import { _ } from "../strings";

interface Near {
  own: Dot | null;
  incidents: Dot[];
  clusters: Cluster[];
}

let held: { near: string; frame: HTMLElement; map: DeskMap } | null = null;

/** Draws it where `body` has room for one. A map that shows the same already is kept: making one
 * takes a while, and browsers have few of them at a time. */
export async function draw(body: HTMLElement): Promise<void> {
  const frame = find(".near-map", HTMLElement, body);
  const near = frame && data<Near>("near");
  if (!frame || !near?.own) return;
  const told = JSON.stringify(near);
  if (held?.near === told) return frame.replaceWith(held.frame);
  held?.map.remove();
  held = null;
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
  if (!map) return;
  map.show(near.clusters, [own, ...near.incidents]);
  map.pick(own.id);
  held = { near: told, frame, map };
}
