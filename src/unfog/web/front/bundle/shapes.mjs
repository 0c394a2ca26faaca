// Shapes of the base map out of Natural Earth (1:50 million, through world-atlas): land, borders
// between countries, and one point a country for its name. Coordinates keep two decimals (1 km),
// which is finer than the shapes are.
import { readFile } from "node:fs/promises";
import { feature, mesh } from "topojson-client";

const SOURCE = new URL("../node_modules/world-atlas/countries-50m.json", import.meta.url);
const GRID = 24;

const rounded = ([x, y]) => [Math.round(x * 100) / 100, Math.round(y * 100) / 100];

/** Shapes over the 180th meridian go on beyond it, where they would jump round the world. */
function unrolled(line) {
  let [turn, last] = [0, line[0][0]];
  const points = line.map(([x, y]) => {
    if (x - last > 180) turn -= 360;
    if (x - last < -180) turn += 360;
    last = x;
    return [x + turn, y];
  });
  return points;
}

/** Whether a shore goes all the way round the world, as that of Antarctica. */
const goesRound = (points) => Math.abs(points.at(-1)[0] - points[0][0]) > 180;

/** What goes round is closed along the pole. */
function closed(points) {
  if (!goesRound(points)) return points;
  const [first, end] = [points[0], points.at(-1)];
  return [...points, [end[0], -90], [first[0], -90], first];
}

function thinned(line) {
  const points = unrolled(line).map(rounded);
  return points.filter((p, i) => i === 0 || p[0] !== points[i - 1][0] || p[1] !== points[i - 1][1]);
}

// one ring of Natural Earth is but the line of the south pole
const isArea = (ring) => ring.length > 3 && ring.some(([, y]) => y > -89);
const rings = (polygon) => polygon.map((ring) => closed(thinned(ring))).filter(isArea);

function polygons(geometry) {
  return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
}

function area(ring) {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    sum += (ring[i][0] - ring[i - 1][0]) * (ring[i][1] + ring[i - 1][1]);
  }
  return Math.abs(sum / 2);
}

function inside([x, y], ring) {
  let is = false;
  for (let i = 1; i < ring.length; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i - 1], ring[i]];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) is = !is;
  }
  return is;
}

/** The point of a grid over the ring that lies in it and is farthest from its corners. */
function heart(ring) {
  const [xs, ys] = [ring.map((p) => p[0]), ring.map((p) => p[1])];
  const [west, south] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - west, Math.max(...ys) - south];
  let [best, reach] = [ring[0], -1];
  for (let i = 0.5; i < GRID; i++) {
    for (let j = 0.5; j < GRID; j++) {
      const point = [west + (i / GRID) * width, south + (j / GRID) * height];
      if (!inside(point, ring)) continue;
      const near = Math.min(...ring.map((p) => Math.hypot(p[0] - point[0], p[1] - point[1])));
      if (near > reach) [best, reach] = [point, near];
    }
  }
  return rounded(best);
}

/** Two-letter code of a numeric one, out of the aliases of CLDR; null where a place has none. */
function letters(numeric) {
  return numeric ? (new Intl.Locale(`und-${numeric}`).region ?? null) : null;
}

function label(country) {
  const largest = polygons(country.geometry)
    .map((polygon) => closed(unrolled(polygon[0])))
    .sort((a, b) => area(b) - area(a))[0];
  return {
    type: "Feature",
    properties: {
      code: letters(country.id),
      name: country.properties.name,
      size: Math.round(area(largest) * 10) / 10,
    },
    geometry: { type: "Point", coordinates: heart(largest) },
  };
}

const collection = (features) => JSON.stringify({ type: "FeatureCollection", features });
const alone = (geometry, properties = {}) => ({ type: "Feature", properties, geometry });
const areas = (polygons, properties) =>
  alone(
    { type: "MultiPolygon", coordinates: polygons.map(rings).filter((one) => one.length) },
    properties,
  );

/** Land; where it goes round the world its shore stands apart, as its sides are no shore. */
function landOf(all) {
  const round = all.filter(([shore]) => goesRound(thinned(shore)));
  const shores = round.map(([shore]) => thinned(shore));
  return collection([
    areas(all.filter((one) => !round.includes(one))),
    areas(round, { round: true }),
    alone({ type: "MultiLineString", coordinates: shores }),
  ]);
}

/** GeoJSON texts by file name. */
export async function shapes() {
  const atlas = JSON.parse(await readFile(SOURCE, "utf-8"));
  const countries = atlas.objects.countries;
  const land = polygons(feature(atlas, atlas.objects.land).features[0].geometry);
  const borders = mesh(atlas, countries, (a, b) => a !== b).coordinates.map(thinned);
  return {
    "land.geojson": landOf(land),
    "borders.geojson": collection([
      alone({
        type: "MultiLineString",
        coordinates: borders.filter((line) => line.length > 1),
      }),
    ]),
    "countries.geojson": collection(feature(atlas, countries).features.map(label)),
  };
}
