import { createStore } from "@/app/_lib/store";

/** Whether the conversation is docked beside an object's page. null: as wide as the screen suggests. */
export const dockStore = createStore<boolean | null>(null);

/** Between conversation and panel; opens the dock where it is closed. */
export function swapFocus(): void {
  const composer = document.querySelector<HTMLElement>("[data-composer] textarea");
  const panel = document.querySelector<HTMLElement>("[data-panel]");
  if (!composer) {
    dockStore.set(true);
    setTimeout(() => document.querySelector<HTMLElement>("[data-composer] textarea")?.focus(), 60);
    return;
  }
  const isInConversation = composer.closest("[data-conversation]")?.contains(document.activeElement);
  if (isInConversation && panel) {
    const target = panel.querySelector<HTMLElement>(
      '[role="grid"] [tabindex="0"], [data-focus-first], button, a[href]',
    );
    target?.focus();
  } else composer.focus();
}
