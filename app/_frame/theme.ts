import { createStore } from "@/app/_lib/store";

export type Theme = "system" | "light" | "dark";

export const themeStore = createStore<Theme>("system");

export function readTheme(): Theme {
  try {
    const stored = localStorage.getItem("theme");
    return stored === "light" || stored === "dark" ? stored : "system";
  } catch {
    return "system";
  }
}

export function applyTheme(theme: Theme): void {
  try {
    if (theme === "system") localStorage.removeItem("theme");
    else localStorage.setItem("theme", theme);
  } catch {
    // Storage can be switched off; the choice then lasts as long as the page.
  }
  themeStore.set(theme);
  paintTheme(theme);
}

export function paintTheme(theme: Theme): void {
  const isDark = theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.classList.toggle("dark", isDark);
}
