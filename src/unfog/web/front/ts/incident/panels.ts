// Parts of the page that take the server a while: fetched once they come near the window.
import { find, h } from "../dom";
import { _ } from "../strings";
import { draw } from "./near";
import { lifted, onFresh, root } from "./state";

async function fill(panel: HTMLElement): Promise<void> {
  const address = panel.dataset.part ?? "";
  const body = find(".panel-body", HTMLElement, panel);
  const part = await lifted(address, "[data-lift]");
  if (!body) return;
  if (!part) {
    body.replaceChildren(h("p", { class: "error" }, _("This could not be fetched.")));
    return;
  }
  body.replaceChildren(...part.childNodes);
  await draw(body);
}

const seen = new IntersectionObserver(
  (entries) => {
    for (const one of entries) {
      if (!one.isIntersecting || !(one.target instanceof HTMLElement)) continue;
      seen.unobserve(one.target);
      void fill(one.target);
    }
  },
  { rootMargin: "400px" },
);

export function setUp(): void {
  onFresh(() => {
    for (const panel of root().querySelectorAll("[data-part]")) seen.observe(panel);
  });
}
