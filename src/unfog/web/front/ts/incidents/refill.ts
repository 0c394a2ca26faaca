// New children for a node, with the focus staying where it was as far as that is still there.
import { all } from "../dom";

const FOCUSED = "a[href], button, input, select, summary, [tabindex]";

export function refill(
  node: HTMLElement,
  children: readonly Node[],
  otherwise?: HTMLElement,
): void {
  const before = all(FOCUSED, HTMLElement, node);
  const at = before.findIndex((one) => one === document.activeElement);
  node.replaceChildren(...children);
  if (at < 0) return;
  const now = all(FOCUSED, HTMLElement, node);
  (now[Math.min(at, now.length - 1)] ?? otherwise)?.focus({ preventScroll: true });
}
