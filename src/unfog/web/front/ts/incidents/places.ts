// What the map is given to show, and how it is told in words.
import type { Box, Cluster, Dot } from "../geo";
import { _, ngettext, number } from "../strings";
import { typeTold } from "../terms";
import { daysTold } from "./days";

interface Extent {
  west: number;
  south: number;
  east: number;
  north: number;
}
interface SomeOf {
  lat: number;
  lon: number;
  count: number;
  extent: Extent;
  status: string;
}
export interface One {
  id: string;
  lat: number;
  lon: number;
  radius_km: number;
  type: string;
  label: string;
  status: string;
  day: string | null;
  end: string | null;
}
export interface Places {
  clusters: SomeOf[];
  incidents: One[];
  total: number;
  unplaced: number;
}

const sides = ({ west, south, east, north }: Extent): Box => [west, south, east, north];

export const clustersOf = (places: Places): Cluster[] =>
  places.clusters.map((one) => ({ ...one, box: sides(one.extent) }));

export const dotsOf = (places: Places): Dot[] =>
  places.incidents.map((one) => ({ ...one, label: oneTold(one) }));

export function oneTold(one: One): string {
  const when = one.day ? daysTold(one.day, one.end ?? one.day) : _("no date");
  return _("{type} · {place} (±{km} km), {when}", {
    type: typeTold(one.type),
    place: one.label,
    km: number(one.radius_km),
    when,
  });
}

export function clusterTold(one: Cluster): string {
  const [lat, lon] = [one.lat, one.lon].map((degrees) => number(Math.round(degrees * 10) / 10));
  return ngettext("{n} incident near {lat}, {lon}", "{n} incidents near {lat}, {lon}", one.count, {
    lat: lat ?? "",
    lon: lon ?? "",
  });
}

/** The box around all that there is, or null. */
export function extentOf(places: Places): Box | null {
  const boxes = [
    ...places.clusters.map((one) => sides(one.extent)),
    ...places.incidents.map(({ lat, lon }): Box => [lon, lat, lon, lat]),
  ];
  if (!boxes.length) return null;
  const edge = (side: 0 | 1 | 2 | 3, pick: (...of: number[]) => number): number =>
    pick(...boxes.map((box) => box[side]));
  return [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)];
}

/** Whether no zoom takes the incidents of a cluster apart. */
export function onePoint([west, south, east, north]: Box): boolean {
  return east - west < 1e-4 && north - south < 1e-4;
}

const rounded = (degrees: number): string => String(Math.round(degrees * 1e4) / 1e4);

/** A box as it stands in the address; the whole world in one round where the map shows more. */
export function boxWord([west, south, east, north]: Box): string {
  const round = east - west >= 360;
  const turns = Math.floor(((west + east) / 2 + 180) / 360) * 360;
  const [left, right] = round ? [-180, 180] : [west - turns, east - turns];
  return [left, Math.max(-90, south), right, Math.min(90, north)].map(rounded).join(",");
}

export function boxOf(word: string | null): Box | null {
  const [west, south, east, north] = (word ?? "").split(",").map(Number);
  const all = [west, south, east, north];
  if (!word || all.some((side) => side === undefined || !Number.isFinite(side))) return null;
  const turn = (east ?? 0) < (west ?? 0) ? 360 : 0;
  return [west ?? 0, south ?? 0, (east ?? 0) + turn, north ?? 0];
}
