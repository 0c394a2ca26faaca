// Tabs: <div role="tablist"><button role="tab" aria-controls="ID">…, panels with role="tabpanel".
// Arrow keys go along the row in the direction of reading; Home and End to its ends.
import { all } from "./dom";

const tabsOf = (list: HTMLElement): HTMLElement[] => all("[role=tab]", HTMLElement, list);

export function selectTab(tab: HTMLElement): void {
  const list = tab.closest("[role=tablist]");
  if (!(list instanceof HTMLElement)) return;
  for (const one of tabsOf(list)) {
    const on = one === tab;
    one.setAttribute("aria-selected", String(on));
    one.tabIndex = on ? 0 : -1;
    const panel = document.getElementById(one.getAttribute("aria-controls") ?? "");
    if (panel) panel.hidden = !on;
  }
  tab.dispatchEvent(new CustomEvent("tab", { bubbles: true }));
}

function moved(list: HTMLElement, event: KeyboardEvent): void {
  const tabs = tabsOf(list);
  const at = tabs.findIndex((one) => one.matches(":focus"));
  const along = getComputedStyle(list).direction === "rtl" ? -1 : 1;
  const to: Record<string, number> = {
    ArrowRight: at + along,
    ArrowLeft: at - along,
    Home: 0,
    End: tabs.length - 1,
  };
  const index = to[event.key];
  if (index === undefined || at < 0) return;
  event.preventDefault();
  const next = tabs[(index + tabs.length) % tabs.length];
  next?.focus();
  if (next) selectTab(next);
}

export function setUpTabs(root: ParentNode = document): void {
  for (const list of all("[role=tablist]", HTMLElement, root)) {
    list.addEventListener("click", (event) => {
      const tab = event.target instanceof Element ? event.target.closest("[role=tab]") : null;
      if (tab instanceof HTMLElement) selectTab(tab);
    });
    list.addEventListener("keydown", (event) => moved(list, event));
    const tabs = tabsOf(list);
    const first = tabs.find((one) => one.getAttribute("aria-selected") === "true") ?? tabs[0];
    if (first) selectTab(first);
  }
}
