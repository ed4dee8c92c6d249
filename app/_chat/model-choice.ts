import { createStore } from "@/app/_lib/store";

/** By conversation; one without a choice follows the workspace's default. */
export const chosenModelStore = createStore<Record<string, string>>({});

export function chooseModel(conversationId: string, model: string): void {
  chosenModelStore.set((known) => ({ ...known, [conversationId]: model }));
}
