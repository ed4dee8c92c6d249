import { createStore } from "@/app/_lib/store";

/** null: the workspace's default model. */
export const chosenModelStore = createStore<string | null>(null);
