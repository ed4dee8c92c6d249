"use client";

import { useEffect } from "react";

import { paintTheme, readTheme, themeStore } from "./theme";

/** Follows the system while the person has not chosen. */
export function ThemeWatch() {
  useEffect(() => {
    themeStore.set(readTheme());
    const media = matchMedia("(prefers-color-scheme: dark)");
    const follow = () => paintTheme(themeStore.get());
    media.addEventListener("change", follow);
    return () => media.removeEventListener("change", follow);
  }, []);
  return null;
}
