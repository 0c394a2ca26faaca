// Short messages in a corner. What went well is said politely and goes by itself; what went wrong,
// or can be taken back, stays until it is closed.
import { find, h, icon } from "./dom";
import { _ } from "./strings";

export type Tone = "info" | "good" | "warn" | "bad";
export interface Act {
  label: string;
  run: () => void;
}
export interface ToastOptions {
  tone?: Tone;
  act?: Act;
}

const SECONDS = 6;
const ICONS: Readonly<Record<Tone, string>> = {
  info: "info",
  good: "check",
  warn: "warn",
  bad: "cross",
};

function region(): HTMLElement {
  const there = find(".toasts", HTMLElement);
  if (there) return there;
  const made = h("div", { class: "toasts", role: "status", "aria-live": "polite" });
  document.body.append(made);
  return made;
}

/** A modal dialog makes all else inert, so messages are shown inside it while it is open. */
function place(): HTMLElement {
  const held = region();
  const open = find("dialog[open]", HTMLDialogElement);
  const home = open?.matches(":modal") ? open : document.body;
  if (held.parentElement !== home) home.append(held);
  return held;
}

/** Shows a message; returns what closes it. */
export function toast(text: string, options: ToastOptions = {}): () => void {
  const tone = options.tone ?? "info";
  const close = (): void => node.remove();
  const { act } = options;
  const node = h(
    "div",
    { class: "toast", "data-tone": tone, role: tone === "bad" ? "alert" : null },
    icon(ICONS[tone]),
    h("p", {}, text),
    act &&
      h(
        "button",
        {
          class: "btn",
          type: "button",
          onclick: () => {
            close();
            act.run();
          },
        },
        act.label,
      ),
    h(
      "button",
      { class: "btn btn-icon", type: "button", "aria-label": _("Close message"), onclick: close },
      icon("cross"),
    ),
  );
  place().append(node);
  if (tone !== "bad" && !act) leave(node);
  return close;
}

/** Takes the message away in a while, unless it is being read. */
function leave(node: HTMLElement): void {
  setTimeout(() => {
    if (node.matches(":hover, :focus-within")) leave(node);
    else node.remove();
  }, SECONDS * 1000);
}
