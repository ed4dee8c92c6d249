import type { Browser, Page } from "playwright-core";

import { openPage } from "./open-browser";

export type Watched = { page: Page; harm: () => Promise<string[]> };

/** A page that writes down everything that a text must not bring about, also what the policy would have stopped. */
export async function watchPage(browser: Browser, address: string): Promise<Watched> {
  const { page, errors } = await openPage(browser, { viewport: { width: 1440, height: 4000 } });
  const harm: string[] = [];
  page.context().on("request", (request) => {
    if (!request.url().startsWith(address)) harm.push(`asked for ${request.url()}`);
  });
  page.context().on("page", (opened) => harm.push(`opened ${opened.url()}`));
  page.on("dialog", (dialog) => {
    harm.push(`said ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("framenavigated", (frame) => {
    if (!frame.url().startsWith(address) || frame.parentFrame()) harm.push(`went to ${frame.url()}`);
  });
  await page.addInitScript(() => {
    Object.defineProperty(window, "ran", { set: (by: string) => console.error(`ran ${by}`) });
  });
  return { page, harm: async () => [...harm, ...errors, ...(await page.evaluate(foreignParts))] };
}

/** What stands on the page and is not ours: elements that load or run, and links that lead elsewhere without saying so. */
function foreignParts(): string[] {
  const found: string[] = [];
  const isOurs = (url: string): boolean => new URL(url, location.href).origin === location.origin;
  const loading =
    "img, image, use, iframe, frame, object, embed, video, audio, source, base, form[action], meta[http-equiv], math";
  for (const element of document.querySelectorAll(loading)) found.push(element.outerHTML.slice(0, 200));
  for (const element of document.querySelectorAll("[src], link[href]")) {
    if (!isOurs(element.getAttribute("src") ?? element.getAttribute("href") ?? "")) found.push(element.outerHTML);
  }
  for (const element of document.querySelectorAll("body *")) {
    const names = element.getAttributeNames();
    if (names.some((name) => name.startsWith("on") || name === "srcdoc" || name === "ping"))
      found.push(element.outerHTML);
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[href]")) {
    const isKnown = /^(https?|mailto|tel):$/.test(link.protocol);
    const isPage = isOurs(link.href) && (!link.pathname.startsWith("/api/") || link.hasAttribute("download"));
    if (!isKnown || (link.protocol.startsWith("http") && !isPage && !tells(link))) found.push(link.outerHTML);
  }
  return found;

  function tells(link: HTMLAnchorElement): boolean {
    const words = link.textContent ?? "";
    const isBound = ["noopener", "noreferrer", "nofollow"].every((word) => link.relList.contains(word));
    return isBound && link.target === "_blank" && !link.username && words.includes(link.host);
  }
}
