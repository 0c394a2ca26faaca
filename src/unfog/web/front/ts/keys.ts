// One-key actions. A key acts only while the focus is in <main> (or nowhere), never while typing,
// inside a dialog or with Ctrl, Alt or Meta; so neither text fields nor the browse modes of screen
// readers lose a key. Readers can give an action another key, or turn all of them off (WCAG 2.1.4).
import { all, h } from "./dom";
import { _ } from "./strings";

export interface Action {
  /** Stands in the reader's settings: keep it. */
  id: string;
  /** As KeyboardEvent.key says: "s", "ArrowDown", "?"; upper case means with Shift. */
  key: string;
  label: string;
  run: () => void;
  /** Whether it can be done now; true by default. */
  when?: () => boolean;
}

interface Settings {
  off?: boolean;
  keys?: Record<string, string>;
}

const STORED = "unfog.keys";
const TYPING =
  "input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable], [role=textbox], [role=combobox]";
// within these, keys have a meaning of their own
const TAKEN = "[role=slider], [role=application], [role=tablist], [role=menu], [role=listbox]";

const actions = new Map<string, Action>();

function settings(): Settings {
  try {
    return JSON.parse(localStorage.getItem(STORED) ?? "{}") as Settings;
  } catch {
    return {};
  }
}

function store(change: Settings): void {
  try {
    localStorage.setItem(STORED, JSON.stringify({ ...settings(), ...change }));
  } catch {
    // private windows may refuse; the keys then hold until the page goes
  }
  show();
}

export const isOn = (): boolean => !settings().off;
export const turn = (on: boolean): void => store({ off: !on });
export const known = (): readonly Action[] => [...actions.values()];

export function keyOf(id: string): string | null {
  return settings().keys?.[id] ?? actions.get(id)?.key ?? null;
}

/** Gives an action another key. Returns the action that has this key already, and then does not. */
export function remap(id: string, key: string): Action | null {
  const taken = known().find((one) => one.id !== id && keyOf(one.id) === key);
  if (taken) return taken;
  store({ keys: { ...settings().keys, [id]: key } });
  return null;
}

export const reset = (): void => store({ keys: {}, off: false });

/** The key as its action names it. A layout without Latin letters is read by place: ت is "j". */
export function named(event: KeyboardEvent): string {
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  const latin = /^[\x20-\x7e]$/.test(event.key) || event.key.length > 1;
  if (latin || !letter) return event.key;
  return event.shiftKey ? letter : letter.toLowerCase();
}

function heard(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return false;
  if (event.isComposing || document.querySelector("dialog[open]")) return false;
  const at = document.activeElement;
  if (at === null || at === document.body) return true;
  return at.closest("main") !== null && !at.matches(TYPING) && !at.closest(TAKEN);
}

/** Space and Enter press the button or follow the link that has the focus. */
function pressesFocus(key: string): boolean {
  const native = document.activeElement?.matches("a[href], button, summary, label, input") ?? false;
  return native && (key === " " || key === "Enter");
}

function act(event: KeyboardEvent): void {
  if (!isOn() || !heard(event)) return;
  const key = named(event);
  if (pressesFocus(key)) return;
  const found = known().find((one) => keyOf(one.id) === key && (one.when?.() ?? true));
  if (!found) return;
  event.preventDefault();
  found.run();
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowDown: "↓",
  ArrowUp: "↑",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
  " ": "Space",
};

/** A key as it is printed on the page. */
export function printed(key: string): string {
  if (/^[A-Z]$/.test(key)) return `Shift ${key}`;
  return NAMES[key] ?? key;
}

function fill(node: HTMLElement): void {
  const key = isOn() ? keyOf(node.dataset.hint ?? "") : null;
  node.textContent = key === null ? "" : printed(key);
  node.hidden = key === null;
  const button = node.closest("button, a");
  if (key === null) button?.removeAttribute("aria-keyshortcuts");
  else button?.setAttribute("aria-keyshortcuts", key.replace(/^[A-Z]$/, "Shift+$&"));
}

/** Fills <kbd data-hint="ID"> all over the page with the key that holds. */
export function show(root: ParentNode = document): void {
  all("[data-hint]", HTMLElement, root).forEach(fill);
}

/** A hint to put beside the words of a button. */
export function hint(id: string): HTMLElement {
  const node = h("kbd", { "data-hint": id, "aria-hidden": "true" });
  // the button around it is there only afterwards
  queueMicrotask(() => fill(node));
  return node;
}

/** Makes actions known; what is returned takes them away again. */
export function bind(...made: Action[]): () => void {
  for (const one of made) actions.set(one.id, one);
  show();
  return () => {
    for (const one of made) if (actions.get(one.id) === one) actions.delete(one.id);
    show();
  };
}

function shown(button: HTMLElement): boolean {
  return button.checkVisibility() && !button.matches(":disabled, [aria-disabled=true]");
}

/**
 * Binds what the page marks: <button data-act="judge-same" data-key="s">Same <kbd></kbd></button>.
 * The key presses the first such button that can be seen; its <kbd> becomes the hint.
 */
export function bindMarked(root: ParentNode = document): void {
  for (const node of all("[data-act][data-key]", HTMLElement, root)) {
    const { act: id = "", key = "" } = node.dataset;
    const kbd = node.querySelector("kbd");
    kbd?.setAttribute("data-hint", id);
    kbd?.setAttribute("aria-hidden", "true");
    const label = node.dataset.label ?? words(node);
    const target = (): HTMLElement | undefined =>
      all(`[data-act="${CSS.escape(id)}"]`, HTMLElement).find(shown);
    const when = (): boolean => target() !== undefined;
    actions.set(id, { id, key, label, when, run: () => target()?.click() });
  }
  show();
}

function words(node: HTMLElement): string {
  const copy = node.cloneNode(true) as HTMLElement;
  for (const kbd of copy.querySelectorAll("kbd")) kbd.remove();
  return copy.textContent?.trim() || node.getAttribute("aria-label") || _("Unnamed");
}

/** Once a page. */
export function listen(): void {
  document.addEventListener("keydown", act);
}
