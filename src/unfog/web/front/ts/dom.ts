// Typed builders and look-ups. Text goes in as text: nothing here reads markup.

export type Child = Node | string | number | null | undefined | false;
type Handler = (event: Event) => void;
type Value = string | number | boolean | null | undefined | Handler;
export type Attributes = Readonly<Record<string, Value>>;

function apply(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.replace(/^on/, ""), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, String(value));
  }
}

function fill(element: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    element.append(typeof child === "number" ? String(child) : child);
  }
}

/** An HTML element: `h("button", { class: "btn", onclick: go }, "Go")`. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  apply(element, attributes);
  fill(element, children);
  return element;
}

/** An SVG element, built like `h`. */
export function s<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  apply(element, attributes);
  fill(element, children);
  return element;
}

type Kind<T extends Element> = abstract new () => T;

/** The first match of that kind, or null: `find("#list", HTMLElement)`. */
export function find<T extends Element>(
  selector: string,
  kind: Kind<T>,
  root: ParentNode = document,
): T | null {
  const found = root.querySelector(selector);
  return found instanceof kind ? found : null;
}

/** As `find`, where the page is broken without it. */
export function need<T extends Element>(
  selector: string,
  kind: Kind<T>,
  root: ParentNode = document,
): T {
  const found = find(selector, kind, root);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}

export function all<T extends Element>(
  selector: string,
  kind: Kind<T>,
  root: ParentNode = document,
): T[] {
  return [...root.querySelectorAll(selector)].filter((one): one is T => one instanceof kind);
}

/** An icon of css/icons.css; it says nothing to screen readers, so words stand beside it. */
export function icon(name: string): HTMLSpanElement {
  return h("span", { class: "icon", "data-icon": name, "aria-hidden": "true" });
}

/** The JSON of a data block of the page; null where there is none. */
export function data<T>(id: string): T | null {
  const text = document.getElementById(id)?.textContent;
  return text ? (JSON.parse(text) as T) : null;
}
