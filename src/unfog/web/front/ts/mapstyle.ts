// How the map looks: land, borders and names from Natural Earth, in the colours of the theme.

import bordersFile from "shape:borders.geojson";
import countriesFile from "shape:countries.geojson";
import landFile from "shape:land.geojson";
import type { FeatureCollection, Point } from "geojson";
import type { LayerSpecification, StyleSpecification } from "maplibre-gl";
import { locale } from "./strings";
import { colour } from "./theme";

// the build gives addresses of files as they are seen from the module
const built = (file: string): string => new URL(file, import.meta.url).href;

interface Country {
  code: string | null;
  name: string;
  size: number;
}

/** Names of countries in the reader's language, as its browser has them. */
async function countries(): Promise<FeatureCollection<Point, Country>> {
  const answer = await fetch(built(countriesFile));
  const read = (await answer.json()) as FeatureCollection<Point, Country>;
  const names = new Intl.DisplayNames([locale()], { type: "region", fallback: "none" });
  for (const { properties } of read.features) {
    properties.name = (properties.code && names.of(properties.code)) || properties.name;
  }
  return read;
}

const FONT = ["IBM Plex Sans Variable", "IBM Plex Sans Arabic"];

function baseLayers(): LayerSpecification[] {
  return [
    { id: "water", type: "background", paint: { "background-color": colour("map-water") } },
    {
      id: "land",
      type: "fill",
      source: "land",
      filter: ["in", ["geometry-type"], ["literal", ["Polygon", "MultiPolygon"]]],
      paint: { "fill-color": colour("map-land") },
    },
    {
      id: "coast",
      type: "line",
      source: "land",
      filter: ["!", ["has", "round"]],
      paint: { "line-color": colour("map-coast"), "line-width": 0.8 },
    },
    {
      id: "borders",
      type: "line",
      source: "borders",
      paint: { "line-color": colour("map-border"), "line-width": 1, "line-dasharray": [3, 1.5] },
    },
    {
      id: "names",
      type: "symbol",
      source: "countries",
      // small countries get their names once the map is near
      filter: [">=", ["get", "size"], ["step", ["zoom"], 60, 2, 25, 3, 8, 4, 1.5, 5, 0]],
      layout: {
        "text-field": ["get", "name"],
        "text-font": [FONT.join(",")],
        "text-size": ["interpolate", ["linear"], ["zoom"], 1, 10, 5, 14],
        "text-max-width": 8,
        "symbol-sort-key": ["-", 0, ["get", "size"]],
      },
      paint: {
        "text-color": colour("map-name"),
        "text-halo-color": colour("map-land"),
        "text-halo-width": 1.2,
      },
    },
  ];
}

function markLayers(): LayerSpecification[] {
  const [mark, on, ink] = [colour("map-mark"), colour("map-picked"), colour("map-count")];
  const picked = ["==", ["get", "id"], ["global-state", "picked"]] as const;
  const either = (yes: string, no: string) => ["case", [...picked], yes, no] as never;
  return [
    {
      id: "areas",
      type: "fill",
      source: "areas",
      paint: { "fill-color": either(on, mark), "fill-opacity": 0.14 },
    },
    {
      id: "area-edges",
      type: "line",
      source: "areas",
      paint: { "line-color": either(on, mark), "line-width": 1, "line-dasharray": [2, 2] },
    },
    {
      id: "clusters",
      type: "circle",
      source: "clusters",
      paint: {
        "circle-color": mark,
        "circle-opacity": 0.92,
        "circle-radius": [
          "interpolate",
          ["linear"],
          ["log10", ["get", "count"]],
          0,
          9,
          2,
          17,
          5,
          34,
        ],
        "circle-stroke-color": ink,
        "circle-stroke-width": 1,
      },
    },
    {
      id: "counts",
      type: "symbol",
      source: "clusters",
      layout: {
        "text-field": ["number-format", ["get", "count"], { locale: locale() }],
        "text-font": [FONT.join(",")],
        "text-size": 12,
        "text-allow-overlap": true,
      },
      paint: { "text-color": ink },
    },
    {
      id: "dots",
      type: "circle",
      source: "dots",
      paint: {
        "circle-color": either(on, mark),
        "circle-radius": ["case", [...picked], 7, 5] as never,
        "circle-stroke-color": ink,
        "circle-stroke-width": 1.5,
      },
    },
  ];
}

export const layers = (): LayerSpecification[] => [...baseLayers(), ...markLayers()];

const NOTHING: FeatureCollection = { type: "FeatureCollection", features: [] };

export async function style(): Promise<StyleSpecification> {
  const own = { type: "geojson", data: NOTHING } as const;
  return {
    version: 8,
    state: { picked: { default: "" } },
    sources: {
      land: { type: "geojson", data: built(landFile) },
      borders: { type: "geojson", data: built(bordersFile) },
      countries: { type: "geojson", data: await countries() },
      areas: own,
      clusters: own,
      dots: own,
    },
    layers: layers(),
  };
}
