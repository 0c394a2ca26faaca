// What the map draws, as GeoJSON.
import type { Feature, FeatureCollection, Point, Polygon } from "geojson";

/** West, south, east, north in degrees. */
export type Box = readonly [number, number, number, number];

export interface Cluster {
  lat: number;
  lon: number;
  count: number;
  /** The cell that it stands for. */
  box?: Box;
}

export interface Dot {
  id: string;
  lat: number;
  lon: number;
  /** How far off the place may be; null or 0 where it is a point. */
  radius_km: number | null;
  label: string;
  status?: string;
}

const KM_PER_DEGREE = 111.195;
const CORNERS = 48;

/** A circle on the ground, near enough for what maps of incidents show. */
export function circle(lat: number, lon: number, km: number): Polygon {
  const height = km / KM_PER_DEGREE;
  const width = height / Math.max(Math.cos((lat * Math.PI) / 180), 0.05);
  const ring = Array.from({ length: CORNERS + 1 }, (_, i) => {
    const turn = (2 * Math.PI * (i % CORNERS)) / CORNERS;
    return [
      lon + width * Math.cos(turn),
      Math.max(-85, Math.min(85, lat + height * Math.sin(turn))),
    ];
  });
  return { type: "Polygon", coordinates: [ring] };
}

const point = (lat: number, lon: number): Point => ({ type: "Point", coordinates: [lon, lat] });

const collected = <G extends Point | Polygon>(features: Feature<G>[]): FeatureCollection<G> => ({
  type: "FeatureCollection",
  features,
});

export function clusterPoints(clusters: readonly Cluster[]): FeatureCollection<Point> {
  return collected(
    clusters.map((one, i) => ({
      type: "Feature",
      id: i,
      properties: { index: i, count: one.count },
      geometry: point(one.lat, one.lon),
    })),
  );
}

export function dotPoints(dots: readonly Dot[]): FeatureCollection<Point> {
  return collected(
    dots.map((one) => ({
      type: "Feature",
      properties: { id: one.id, label: one.label, status: one.status ?? "" },
      geometry: point(one.lat, one.lon),
    })),
  );
}

export function dotAreas(dots: readonly Dot[]): FeatureCollection<Polygon> {
  return collected(
    dots
      .filter((one) => one.radius_km !== null && one.radius_km > 0)
      .map((one) => ({
        type: "Feature",
        properties: { id: one.id },
        geometry: circle(one.lat, one.lon, one.radius_km ?? 0),
      })),
  );
}

/** The box around everything, with some room; null where there is nothing. */
export function around(
  places: readonly { lat: number; lon: number; radius_km?: number | null }[],
): Box | null {
  if (!places.length) return null;
  const rooms = places.map((one) => {
    const [ring] = circle(one.lat, one.lon, Math.max(one.radius_km ?? 0, 5)).coordinates;
    return ring ?? [];
  });
  const [xs, ys] = [0, 1].map((axis) => rooms.flat().map((corner) => corner[axis] ?? 0)) as [
    number[],
    number[],
  ];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
