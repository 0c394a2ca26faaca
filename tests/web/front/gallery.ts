// Fills the page of all components, and puts the shared modules where tests can reach them.
import * as api from "../../../src/unfog/web/front/ts/api";
import * as dialog from "../../../src/unfog/web/front/ts/dialog";
import * as dom from "../../../src/unfog/web/front/ts/dom";
import * as geo from "../../../src/unfog/web/front/ts/geo";
import * as keys from "../../../src/unfog/web/front/ts/keys";
import { DeskMap } from "../../../src/unfog/web/front/ts/map";
import * as offsets from "../../../src/unfog/web/front/ts/offsets";
import * as spans from "../../../src/unfog/web/front/ts/spans";
import * as strings from "../../../src/unfog/web/front/ts/strings";
import * as svg from "../../../src/unfog/web/front/ts/svg";
import * as theme from "../../../src/unfog/web/front/ts/theme";
import * as toast from "../../../src/unfog/web/front/ts/toast";
import "../../../src/unfog/web/front/ts/app";

const TEXT =
  "Raiders killed three guards 🕊️ at a depot near Poti on Tuesday with a mortar, police said. " +
  "The army denied that any guard had been killed. Residents doubted it.\n\n" +
  "قال شهود إن ثلاثة حراس قتلوا.";

const CLAIMS: readonly [string, string, string, ...string[]][] = [
  ["raid", "occurrence", "Raiders killed three guards 🕊️ at a depot near Poti on Tuesday with a mortar"],
  ["three", "killed", "three guards"],
  ["mortar", "weapon", "mortar"],
  ["denial", "killed", "denied that any guard had been killed", "denies"],
  ["doubt", "weapon", "doubted it", "doubts"],
  ["arabic", "killed", "ثلاثة حراس قتلوا"],
];

function showText(): spans.SpanReader {
  const counted = new offsets.Offsets(TEXT);
  const made = CLAIMS.map(([id, property, words, ...kinds]) => {
    const start = counted.toPoints(TEXT.indexOf(words));
    return { id, property, kinds, start, end: start + offsets.points(words) };
  });
  const root = dom.need("#text", HTMLElement);
  root.append(spans.marked(TEXT, made));
  return new spans.SpanReader(root);
}

function chart(width: number): Element {
  const values = [3, 5, 1, 0, 0, 8, 12, 4, 2, 1, 0, 6];
  const day = (month: number): Date => new Date(Date.UTC(2031, month));
  const frame = svg.frame(width, 140);
  const { group: counts, y } = svg.countAxis(frame, Math.max(...values));
  const { group: dates, x } = svg.dateAxis(frame, day(0), day(12));
  const bars = values.map((value, month) =>
    dom.s("rect", {
      class: month === 6 ? "chart-bar chosen" : "chart-bar",
      x: x(day(month).getTime()),
      y: y(value),
      width: x(day(month + 1).getTime()) - x(day(month).getTime()) - 1,
      height: y(0) - y(value),
    }),
  );
  const drawn = svg.picture(frame, "Incidents a month");
  drawn.append(counts, ...bars, dates);
  return drawn;
}

function showChart(): void {
  svg.responsive(dom.need("#chart", HTMLElement), chart);
}

const said: unknown[] = [];

async function showMap(): Promise<DeskMap | null> {
  const map = await DeskMap.make(dom.need("#map", HTMLElement), {
    label: "Incidents on a map",
    box: [25, 28, 55, 46],
    onMove: (box, zoom) => said.push({ box, zoom }),
    onPick: (id) => said.push(id),
  });
  const depot = { id: "i-depot", lat: 42.1, lon: 41.6, radius_km: 60, label: "Depot near Poti" };
  map?.show([{ lat: 35, lon: 38, count: 1284 }], [depot]);
  return map;
}

/** A counter for the buttons of the page that have keys. */
const pressed: string[] = [];
for (const button of dom.all("[data-act]", HTMLElement)) {
  button.addEventListener("click", () => pressed.push(button.dataset.act ?? ""));
}

const modules = { api, dialog, dom, geo, keys, offsets, spans, strings, svg, theme, toast };
Object.assign(window, { desk: { ...modules, showText, showChart, showMap, said, pressed, TEXT } });
