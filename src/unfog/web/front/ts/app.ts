// What every page has; each script of a page imports it.
import { all, find } from "./dom";
import { offerKeyHelp } from "./keyhelp";
import { bindMarked, listen } from "./keys";
import { setUpTabs } from "./tabs";
import { choose, chosen, remember, type Theme } from "./theme";

function setUpDisplay(): void {
  for (const field of all("select[data-set=theme]", HTMLSelectElement)) {
    field.value = chosen();
    field.addEventListener("change", () => choose(field.value as Theme));
  }
  for (const field of all("select[data-set=language]", HTMLSelectElement)) {
    field.addEventListener("change", () => {
      remember("language", field.value);
      location.reload();
    });
  }
}

/** A menu closes by Escape, and when the reader goes elsewhere. */
function setUpMenus(): void {
  for (const menu of all("details.menu", HTMLDetailsElement)) {
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary")?.focus();
    });
    document.addEventListener("pointerdown", ({ target }) => {
      if (target instanceof Node && !menu.contains(target)) menu.open = false;
    });
    menu.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) menu.open = false;
    });
  }
}

/** On a phone the navigation scrolls sideways. */
function showWhereWeAre(): void {
  find(".nav [aria-current]", HTMLElement)?.scrollIntoView({ block: "nearest", inline: "center" });
}

document.documentElement.classList.add("scripted");
setUpDisplay();
setUpMenus();
setUpTabs();
showWhereWeAre();
listen();
bindMarked();
offerKeyHelp();
