// The findings below the accounts: a cell with more in it than it has room for is scrolled, by keys
// too.
import { all } from "../dom";
import { onFresh, root } from "./state";

function reach(): void {
  for (const cell of all(".sheet tfoot td > div", HTMLElement, root())) {
    if (cell.scrollHeight > cell.clientHeight + 1) {
      cell.tabIndex = 0;
      cell.setAttribute("role", "group");
      cell.setAttribute("aria-label", cell.parentElement?.dataset.label ?? "");
    } else {
      for (const name of ["tabindex", "role", "aria-label"]) cell.removeAttribute(name);
    }
  }
}

export function setUp(): void {
  onFresh(reach);
  addEventListener("resize", reach);
}
