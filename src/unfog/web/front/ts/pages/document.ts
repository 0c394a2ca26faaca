// The page of one document.
import "../app";
import { all, find } from "../dom";
import * as claims from "../incident/claims";
import * as evidence from "../incident/evidence";
import { fresh, refresh, root } from "../incident/state";
import { selection } from "../spans";

function parts(): claims.Part[] {
  return all("[data-incident][data-version]", HTMLElement, root()).map(({ dataset }) => ({
    incident: dataset.incident ?? "",
    part: dataset.part ?? "",
    words: `${dataset.words ?? ""} (${dataset.part ?? ""})`,
  }));
}

function add(): Promise<void> {
  const text = find("[data-text]", HTMLElement);
  const chosen = text && selection(text);
  return claims.add(root().dataset.document ?? "", parts(), chosen && claims.blank(chosen));
}

const acts: Readonly<Record<string, () => unknown>> = {
  "claim-next": () => evidence.step(1),
  "claim-previous": () => evidence.step(-1),
  "claim-accept": claims.accept,
  "claim-reject": claims.reject,
  "claim-correct": claims.correct,
  "claim-add": add,
};

// a click would take the selection away, if the button took the focus
document.addEventListener("pointerdown", (event) => {
  const { target } = event;
  if (target instanceof Element && target.closest("[data-act=claim-add]")) event.preventDefault();
});

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("button[data-act]") : null;
  if (!(button instanceof HTMLElement) || !root().contains(button)) return;
  void acts[button.dataset.act ?? ""]?.();
});

document.addEventListener("change", ({ target }) => {
  const form = target instanceof HTMLSelectElement && target.closest("form[data-set=filter]");
  if (!(form instanceof HTMLFormElement)) return;
  const query = new URLSearchParams([...new FormData(form)].map(([k, v]) => [k, String(v)]));
  void refresh(`${location.pathname}?${query}`);
});

evidence.setUp();
fresh();
