// The page of one incident.
import "../app";
import * as claims from "../incident/claims";
import * as evidence from "../incident/evidence";
import * as panels from "../incident/panels";
import * as parting from "../incident/parting";
import * as sheet from "../incident/sheet";
import { fresh, root } from "../incident/state";
import * as whole from "../incident/whole";

const acts: Readonly<Record<string, (button: HTMLElement) => unknown>> = {
  confirm: whole.confirm,
  complete: whole.complete,
  reopen: whole.reopen,
  reject: whole.reject,
  correct: () => whole.correct(),
  "correct-this": whole.correctThis,
  merge: parting.merge,
  split: parting.split,
  undo: () => parting.undo(),
  "undo-this": (button) => parting.undo(button.dataset.judgement),
  "claim-next": () => evidence.step(1),
  "claim-previous": () => evidence.step(-1),
  "claim-accept": claims.accept,
  "claim-reject": claims.reject,
  "claim-correct": claims.correct,
  "evidence-close": evidence.close,
};

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("button[data-act]") : null;
  if (!(button instanceof HTMLElement) || !root().contains(button)) return;
  void acts[button.dataset.act ?? ""]?.(button);
});

evidence.setUp();
panels.setUp();
sheet.setUp();
fresh();
