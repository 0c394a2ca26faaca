// Through the list by keys; what has the focus is picked out on the map.
import { all, find } from "../dom";
import { bind } from "../keys";
import { _ } from "../strings";

const links = (): HTMLElement[] => all("#rows .inc-row h3 > a", HTMLElement);

const inList = (): boolean => document.activeElement?.closest("#rows") != null;

export interface ListOptions {
  onPick: (id: string | null) => void;
  more: () => Promise<void>;
  show: () => void;
}

async function step(by: 1 | -1, options: ListOptions): Promise<void> {
  options.show();
  const before = links();
  const at = before.findIndex((one) => one.closest(".inc-row")?.contains(document.activeElement));
  const to = at < 0 ? 0 : at + by;
  if (to >= before.length) await options.more();
  const chosen = links()[Math.max(0, to)];
  chosen?.focus({ preventScroll: true });
  chosen?.closest(".inc-row")?.scrollIntoView({ block: "nearest" });
}

export function setUpList(options: ListOptions): void {
  const next = (): void => void step(1, options);
  const previous = (): void => void step(-1, options);
  const some = (): boolean => links().length > 0;
  bind(
    { id: "incidents-next", key: "j", label: _("Next incident"), run: next, when: some },
    {
      id: "incidents-previous",
      key: "k",
      label: _("Previous incident"),
      run: previous,
      when: some,
    },
    {
      id: "incidents-down",
      key: "ArrowDown",
      label: _("Next incident, within the list"),
      run: next,
      when: inList,
    },
    {
      id: "incidents-up",
      key: "ArrowUp",
      label: _("Previous incident, within the list"),
      run: previous,
      when: inList,
    },
  );
  const list = find("#inc-list", HTMLElement);
  const over = (event: Event): void => {
    const row = event.target instanceof Element ? event.target.closest(".inc-row") : null;
    options.onPick(row instanceof HTMLElement ? (row.dataset.id ?? null) : null);
  };
  list?.addEventListener("focusin", over);
  list?.addEventListener("mouseover", over);
  list?.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[rel=next]") : null;
    if (!link || !(event instanceof MouseEvent) || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    void options.more();
  });
}
