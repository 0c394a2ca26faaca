// The list of keys behind "?", in which each can be changed.
import { find, h, icon } from "./dom";
import { type Action, bind, isOn, keyOf, known, named, printed, remap, reset, turn } from "./keys";
import { _ } from "./strings";

function changer(action: Action, say: (text: string) => void): HTMLButtonElement {
  const button = h("button", { class: "btn key-change", type: "button" });
  const rest = (): void => {
    const key = keyOf(action.id) ?? "";
    button.replaceChildren(h("kbd", {}, printed(key)));
    button.setAttribute(
      "aria-label",
      _("{label}: {key}. Change", { label: action.label, key: printed(key) }),
    );
  };
  button.addEventListener("click", () => {
    button.textContent = _("Press a key");
    say(_("Press the new key for “{label}”, or Escape", { label: action.label }));
    button.addEventListener("keydown", (event) => take(event, action, say, rest), { once: true });
  });
  button.addEventListener("blur", rest);
  rest();
  return button;
}

function take(event: KeyboardEvent, action: Action, say: (text: string) => void, rest: () => void) {
  const key = named(event);
  if (key === "Tab" || key === "Shift") return rest();
  event.preventDefault();
  event.stopPropagation();
  if (key === "Escape") say(_("Nothing changed"));
  else {
    const taken = remap(action.id, key);
    const values = { key: printed(key), label: (taken ?? action).label };
    say(taken ? _("{key} is taken by “{label}”", values) : _("{key} is now “{label}”", values));
  }
  rest();
}

function list(say: (text: string) => void): HTMLElement {
  const rows = known().map((action) =>
    h("li", {}, h("span", {}, action.label), changer(action, say)),
  );
  return h("ul", { class: "keys" }, ...rows);
}

function opened(): void {
  const said = h("p", { class: "quiet", role: "status" });
  const say = (text: string): void => {
    said.textContent = text;
  };
  const held = h("div", {}, list(say));
  const box = h("input", { type: "checkbox", checked: isOn() });
  box.addEventListener("change", () => turn(box.checked));
  const again = h("button", { class: "btn", type: "button" }, _("Keys as they were"));
  again.addEventListener("click", () => {
    reset();
    box.checked = true;
    held.replaceChildren(list(say));
    say(_("All keys are as they were"));
  });
  const close = h(
    "button",
    { class: "btn btn-icon btn-quiet", "aria-label": _("Close") },
    icon("cross"),
  );
  const dialog = h(
    "dialog",
    { class: "dialog", "aria-labelledby": "keyhelp-title" },
    h(
      "form",
      { method: "dialog" },
      h("header", { class: "dialog-head" }, h("h2", { id: "keyhelp-title" }, _("Keys")), close),
      h(
        "div",
        { class: "dialog-body" },
        h("label", { class: "check" }, box, _("Act on single keys")),
        held,
        said,
      ),
      h("footer", { class: "dialog-foot" }, again),
    ),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** Binds "?" and the buttons of the page that open the list. */
export function offerKeyHelp(): void {
  bind({ id: "help", key: "?", label: _("Show the keys"), run: opened });
  find("[data-open=keys]", HTMLElement)?.addEventListener("click", opened);
}
