// Modal dialogs on <dialog>: the browser keeps the focus inside and gives it back.
import { type Child, find, h, icon } from "./dom";
import { _ } from "./strings";

export interface DialogOptions {
  title: string;
  /** What stands between the title and the buttons; fields need a `name`. */
  body: Child[];
  /** The word on the button that does it. */
  act: string;
  danger?: boolean;
  wide?: boolean;
}

let made = 0;

function head(title: string, id: string): HTMLElement {
  const close = h(
    "button",
    { class: "btn btn-icon btn-quiet", type: "submit", value: "", formnovalidate: true },
    icon("cross"),
  );
  close.setAttribute("aria-label", _("Close"));
  return h("header", { class: "dialog-head" }, h("h2", { id }, title), close);
}

function foot(options: DialogOptions): HTMLElement {
  const kind = options.danger ? "btn-danger" : "btn-primary";
  return h(
    "footer",
    { class: "dialog-foot" },
    h("button", { class: "btn", type: "submit", value: "", formnovalidate: true }, _("Cancel")),
    h(
      "button",
      { class: `btn ${kind}`, type: "submit", value: "yes", "data-main": true },
      options.act,
    ),
  );
}

/** Enter in a field presses the first button of a form, which would be "close". */
function enterActs(form: HTMLFormElement): void {
  form.addEventListener("keydown", (event) => {
    const at = event.target;
    if (event.key !== "Enter" || !(at instanceof HTMLInputElement)) return;
    event.preventDefault();
    form.requestSubmit(find("[data-main]", HTMLButtonElement, form));
  });
}

/** Shows the dialog until it is closed; the fields where it was done, null where it was not. */
export function ask(options: DialogOptions): Promise<FormData | null> {
  const id = `dialog-${++made}`;
  const form = h(
    "form",
    { method: "dialog" },
    head(options.title, id),
    h("div", { class: "dialog-body" }, ...options.body),
    foot(options),
  );
  enterActs(form);
  const kind = options.wide ? "dialog dialog-wide" : "dialog";
  const dialog = h("dialog", { class: kind, "aria-labelledby": id }, form);
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      const done = dialog.returnValue === "yes";
      const fields = new FormData(form);
      keepMessages(dialog);
      dialog.remove();
      resolve(done ? fields : null);
    });
    dialog.showModal();
    const first = find("[autofocus], input, select, textarea", HTMLElement, form);
    (first ?? find("[data-main]", HTMLElement, form))?.focus();
  });
}

/** Messages shown inside the dialog outlive it. */
function keepMessages(dialog: HTMLDialogElement): void {
  const messages = find(".toasts", HTMLElement, dialog);
  if (messages) document.body.append(messages);
}

export interface WhyOptions extends Omit<DialogOptions, "body"> {
  body?: Child[];
  required?: boolean;
}

/** Asks for a reason; null where the reader thought better of it. */
export async function askWhy(options: WhyOptions): Promise<string | null> {
  const id = `dialog-why-${made + 1}`;
  const required = options.required ?? true;
  const label = required ? _("Why") : _("Why (may stay empty)");
  const area = h("textarea", { id, name: "why", rows: 3, required, autofocus: true, dir: "auto" });
  const field = h("div", { class: "field" }, h("label", { for: id }, label), area);
  const fields = await ask({ ...options, body: [...(options.body ?? []), field] });
  return fields === null ? null : String(fields.get("why") ?? "").trim();
}

/** Yes or no. */
export async function confirmed(options: Omit<DialogOptions, "body">, text: string) {
  return (await ask({ ...options, body: [h("p", {}, text)] })) !== null;
}
