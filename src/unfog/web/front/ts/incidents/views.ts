// Where the window is narrow, one of list, map, timeline and filters is seen at a time.
import { all, need } from "../dom";

export type ViewName = "list" | "map" | "time" | "facets";
const VIEWS: readonly ViewName[] = ["list", "map", "time", "facets"];

/** Returns what brings a view to the front. */
export function setUpViews(): (view: ViewName) => void {
  const root = need(".inc", HTMLElement);
  const links = all(".inc-views a[data-to]", HTMLElement);
  const show = (view: ViewName): void => {
    root.dataset.view = view;
    for (const link of links) {
      if (link.dataset.to === view) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  for (const link of links) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      show(VIEWS.find((view) => view === link.dataset.to) ?? "list");
    });
  }
  return show;
}
