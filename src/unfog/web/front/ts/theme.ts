// Light, dark, or as the system says. The choice stays in a cookie, so that the server can put it
// on <html> before anything is drawn.

export type Theme = "auto" | "light" | "dark";
const YEAR = 365 * 24 * 3600;

export function chosen(): Theme {
  const set = document.documentElement.dataset.theme;
  return set === "light" || set === "dark" ? set : "auto";
}

/** Keeps a choice of how pages are shown; the server reads it. */
export function remember(name: "theme" | "language", value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR}; SameSite=Lax`;
}

export function choose(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "auto") delete root.dataset.theme;
  else root.dataset.theme = theme;
  remember("theme", theme);
  root.dispatchEvent(new CustomEvent("theme"));
}

/** Calls back whenever what is seen changes, by choice or by the system. */
export function onTheme(run: () => void): void {
  document.documentElement.addEventListener("theme", run);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    if (chosen() === "auto") run();
  });
}

/** A colour token as the page shows it now: `colour("map-land")` is "rgb(…)". */
export function colour(token: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(--${token})`;
  document.body.append(probe);
  const seen = getComputedStyle(probe).color;
  probe.remove();
  return seen;
}

export const still = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;
