// The list and the filters, as the server writes them: that part of the page is asked for anew and
// put in the place of the old one, as if the link had been followed.
import { all, find, need } from "../dom";
import { _ } from "../strings";
import { toast } from "../toast";
import type { Asked } from "./asked";

const PATH = "/incidents/found";

async function fetched(search: string, signal: AbortSignal | null): Promise<Document> {
  const answer = await fetch(`${PATH}${search}`, { headers: { Accept: "text/html" }, signal });
  const read = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (answer.ok) return read;
  throw new Error(
    find(".problem-detail, main p", HTMLElement, read)?.textContent ?? answer.statusText,
  );
}

function failed(error: unknown): void {
  if (error instanceof DOMException && error.name === "AbortError") return;
  const told = error instanceof TypeError ? _("The server does not answer.") : String(error);
  toast(told, { tone: "bad" });
}

/** Where the focus is, told so that it can be found again once the page has changed. */
function focused(): (() => HTMLElement | null) | null {
  const at = document.activeElement;
  if (at instanceof HTMLInputElement && at.closest("#facets")) {
    const where = at.name
      ? `#facets input[name="${at.name}"][value="${CSS.escape(at.value)}"]`
      : `#facets [data-facet="${facetOf(at)}"] input[type=search]`;
    return () => find(where, HTMLElement);
  }
  if (at?.closest("#facets summary")) {
    return () => find(`[data-facet="${facetOf(at)}"] summary`, HTMLElement);
  }
  return at?.closest("#found") ? () => find("#inc-list", HTMLElement) : null;
}

const facetOf = (node: Element): string =>
  node.closest("[data-facet]")?.getAttribute("data-facet") ?? "";

/** Facets stay folded, open and scrolled as they were. */
function kept(now: HTMLElement, old: HTMLElement): void {
  for (const facet of all("[data-facet]", HTMLDetailsElement, now)) {
    const before = find(`[data-facet="${facetOf(facet)}"]`, HTMLDetailsElement, old);
    if (before) facet.open = before.open;
  }
}

function scrolled(root: HTMLElement): ReadonlyMap<string, number> {
  const fields = all("fieldset", HTMLElement, root);
  return new Map(fields.map((one) => [facetOf(one), one.scrollTop]));
}

function put(read: Document): void {
  const back = focused();
  const [list, facets] = [need("#found", HTMLElement), need("#facets", HTMLElement)];
  const [newList, newFacets] = [
    need("#found", HTMLElement, read),
    need("#facets", HTMLElement, read),
  ];
  kept(newFacets, facets);
  const tops = scrolled(facets);
  list.replaceWith(newList);
  facets.replaceWith(newFacets);
  for (const one of all("fieldset", HTMLElement, newFacets))
    one.scrollTop = tops.get(facetOf(one)) ?? 0;
  back?.()?.focus({ preventScroll: true });
  const total = need("#total", HTMLElement);
  const told = newList.dataset.told ?? "";
  if (total.textContent !== told) total.textContent = told;
}

export class Found {
  #running: AbortController | null = null;

  /** @param onPut hears whenever the list has changed. */
  constructor(readonly onPut: () => void) {}

  async show(asked: Asked): Promise<void> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const list = need("#inc-list", HTMLElement);
    list.setAttribute("aria-busy", "true");
    try {
      put(await fetched(asked.with({ window: null, view: null }).search, running.signal));
      this.onPut();
    } catch (error) {
      failed(error);
    } finally {
      if (this.#running === running) list.removeAttribute("aria-busy");
    }
  }

  /** Puts the rows of the next page behind those that are there. */
  async more(): Promise<void> {
    const link = find("#found a[rel=next]", HTMLAnchorElement);
    const rows = find("#rows", HTMLElement);
    if (!link || !rows || link.getAttribute("aria-busy")) return;
    link.setAttribute("aria-busy", "true");
    try {
      const read = await fetched(new URL(link.href).search, null);
      const come = all(".inc-row", HTMLElement, read);
      rows.append(...come);
      const following = find("#found a[rel=next]", HTMLAnchorElement, read);
      if (document.activeElement === link) find("a", HTMLElement, come[0])?.focus();
      if (following) link.replaceWith(following);
      else link.remove();
      this.onPut();
    } catch (error) {
      link.removeAttribute("aria-busy");
      failed(error);
    }
  }
}
