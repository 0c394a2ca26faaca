// The map of incidents. Import it when it is needed: `const { DeskMap } = await import("../map")`,
// since the library is a megabyte. What it shows must stand in a list on the same page as well.

import workerFile from "worker:maplibre-gl/dist/maplibre-gl-worker.mjs";
import type { GeoJSON } from "geojson";
import {
  GeoJSONSource,
  Map as GlMap,
  type MapMouseEvent,
  NavigationControl,
  Popup,
  ScaleControl,
  setWorkerUrl,
} from "maplibre-gl";
import { h } from "./dom";
import {
  around,
  type Box,
  type Cluster,
  clusterPoints,
  type Dot,
  dotAreas,
  dotPoints,
} from "./geo";
import { layers, style } from "./mapstyle";
import { _ } from "./strings";
import { onTheme, still } from "./theme";

export type { Box, Cluster, Dot } from "./geo";
export { around };

export interface DeskMapOptions {
  /** Names the map for screen readers. */
  label: string;
  box?: Box;
  /** The map has come to rest somewhere else, by the reader's hand. */
  onMove?: (box: Box, zoom: number) => void;
  onPick?: (id: string) => void;
  /** Instead of zooming into it. */
  onCluster?: (cluster: Cluster) => void;
}

const WORLD: Box = [-130, -45, 160, 65];
// room for the buttons and the lines below
const ROOM = { top: 24, right: 56, bottom: 40, left: 24 };

function words(label: string): Record<string, string> {
  return {
    "Map.Title": label,
    "NavigationControl.ZoomIn": _("Zoom in"),
    "NavigationControl.ZoomOut": _("Zoom out"),
    "AttributionControl.ToggleAttribution": _("Where the shapes are from"),
  };
}

function start(
  container: HTMLElement,
  options: DeskMapOptions,
  look: Awaited<ReturnType<typeof style>>,
): GlMap {
  const map = new GlMap({
    container,
    style: look,
    locale: words(options.label),
    bounds: [...(options.box ?? WORLD)] as [number, number, number, number],
    fitBoundsOptions: { padding: ROOM, maxZoom: 9 },
    maxZoom: 13,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: still() ? 0 : 200,
    attributionControl: {
      compact: true,
      customAttribution: _("Shapes: Natural Earth. Borders as they are held."),
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }));
  map.addControl(new ScaleControl({}), "bottom-left");
  return map;
}

export class DeskMap {
  #clusters: readonly Cluster[] = [];
  #hover = new Popup({ closeButton: false, closeOnClick: false, className: "map-hover" });

  private constructor(
    readonly map: GlMap,
    private readonly options: DeskMapOptions,
  ) {
    map.on("click", (event) => this.#clicked(event));
    map.on("mousemove", (event) => this.#hovered(event));
    map.on("moveend", (event) => {
      if (event.originalEvent) this.options.onMove?.(this.box, map.getZoom());
    });
    onTheme(() => this.#repaint());
  }

  /** Null where the browser cannot draw it; the container then says so. */
  static async make(container: HTMLElement, options: DeskMapOptions): Promise<DeskMap | null> {
    setWorkerUrl(new URL(workerFile, import.meta.url).href);
    container.classList.add("map");
    try {
      const map = start(container, options, await style());
      await new Promise((resolve) => map.once("load", resolve));
      map.once("idle", () => container.setAttribute("data-drawn", ""));
      return new DeskMap(map, options);
    } catch {
      const text = _("This browser cannot draw the map. The list has the same incidents.");
      container.replaceChildren(h("p", { class: "empty" }, text));
      return null;
    }
  }

  get box(): Box {
    const seen = this.map.getBounds();
    return [seen.getWest(), seen.getSouth(), seen.getEast(), seen.getNorth()];
  }

  /** Replaces all that is shown. */
  show(clusters: readonly Cluster[], dots: readonly Dot[]): void {
    this.#clusters = clusters;
    this.#put("clusters", clusterPoints(clusters));
    this.#put("dots", dotPoints(dots));
    this.#put("areas", dotAreas(dots));
  }

  /** Draws one incident in another colour; null for none. */
  pick(id: string | null): void {
    this.map.setGlobalStateProperty("picked", id ?? "");
  }

  fit(box: Box): void {
    const [west, south, east, north] = box;
    this.map.fitBounds([west, south, east, north], {
      padding: ROOM,
      maxZoom: 9,
      animate: !still(),
    });
  }

  remove(): void {
    this.map.remove();
  }

  #put(name: string, data: GeoJSON): void {
    const source = this.map.getSource(name);
    if (source instanceof GeoJSONSource) source.setData(data);
  }

  #under(event: MapMouseEvent) {
    return this.map.queryRenderedFeatures(event.point, { layers: ["dots", "clusters"] })[0];
  }

  #clicked(event: MapMouseEvent): void {
    const found = this.#under(event);
    if (found?.layer.id === "dots") this.options.onPick?.(String(found.properties.id));
    const cluster =
      found?.layer.id === "clusters" && this.#clusters[Number(found.properties.index)];
    if (!cluster) return;
    if (this.options.onCluster) this.options.onCluster(cluster);
    else this.#into(cluster, event);
  }

  #into(cluster: Cluster, event: MapMouseEvent): void {
    const { originalEvent } = event;
    const center: [number, number] = [cluster.lon, cluster.lat];
    const zoom = Math.min(this.map.getZoom() + 2, 13);
    this.map.easeTo({ center, zoom, animate: !still() }, { originalEvent });
  }

  #hovered(event: MapMouseEvent): void {
    const found = this.#under(event);
    this.map.getCanvas().style.cursor = found ? "pointer" : "";
    const label = found?.layer.id === "dots" && String(found.properties.label);
    if (label) this.#hover.setLngLat(event.lngLat).setText(label).addTo(this.map);
    else this.#hover.remove();
  }

  #repaint(): void {
    for (const layer of layers()) {
      for (const [name, value] of Object.entries(layer.paint ?? {})) {
        if (name.endsWith("color"))
          this.map.setPaintProperty(layer.id, name as never, value as never);
      }
    }
  }
}
