// The incident that the page shows, and how the page follows when it has changed.
import { find, need } from "../dom";
import { bindMarked } from "../keys";

export const root = (): HTMLElement => need("#incident, #document", HTMLElement);

const given = (name: string): string => root().dataset[name] ?? "";

/** The id of the page's incident; "" on the page of a document, which may tell of several. */
export const id = (): string => given("incident");

export const rules = (): string => given("rules");

/** Where the page says how it shows the incident `of`. */
function place(of: string): HTMLElement | null {
  return find(`[data-incident="${CSS.escape(of)}"][data-version]`, HTMLElement);
}

/** The version that a change is made to, as If-Match takes it. */
export const version = (of: string): string => `"${place(of)?.dataset.version ?? ""}"`;

/** When the server made what the page shows. */
export const seenAt = (): string => given("seen");

export const path = (of: string, below = ""): string =>
  `/incidents/${encodeURIComponent(of)}${below}`;

/** A part of another page of the desk, as the server has made it; null where there is none. */
export async function lifted(address: string, selector: string): Promise<Element | null> {
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  if (!answer.ok) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.querySelector(selector);
  return found && document.adoptNode(found);
}

type Watcher = () => void;
const watchers: Watcher[] = [];

/** Called whenever the page's content has been replaced, and once at the beginning. */
export function onFresh(run: Watcher): void {
  watchers.push(run);
}

export function fresh(): void {
  bindMarked(root());
  for (const run of watchers) run();
}

/** Shows the page at `address` (this one by default) as it is now; the focus stays where it was. */
export async function refresh(address: string = location.href): Promise<void> {
  const old = root();
  const found = await lifted(address, `#${old.id}`);
  if (!(found instanceof HTMLElement)) {
    location.assign(address);
    return;
  }
  const held = document.activeElement;
  const act = held instanceof HTMLElement && old.contains(held) ? held.dataset.act : undefined;
  old.replaceWith(found);
  if (address !== location.href) history.replaceState(null, "", address);
  fresh();
  if (act) found.querySelector<HTMLElement>(`[data-act="${CSS.escape(act)}"]`)?.focus();
}
