// What every page has: theme, keys, tabs.
import { all } from "./dom";
import { offerKeyHelp } from "./keyhelp";
import { bindMarked, listen } from "./keys";
import { setUpTabs } from "./tabs";
import { choose, chosen, type Theme } from "./theme";

/** <select data-set="theme"> with auto, light and dark. */
function setUpTheme(): void {
  for (const field of all("select[data-set=theme]", HTMLSelectElement)) {
    field.value = chosen();
    field.addEventListener("change", () => choose(field.value as Theme));
  }
}

document.documentElement.classList.add("scripted");
setUpTheme();
setUpTabs();
listen();
bindMarked();
offerKeyHelp();
