import { change } from "@/app/_lib/change";
import type { ViewState } from "@/app/_lib/types";
import { replacementOf, type View } from "./view-state";

/** Saves a state as what the view shows, if the view is still what `revision` says. */
export async function saveView(view: View, state: ViewState, revision: string | null): Promise<boolean> {
  const input = { id: view.id, ...replacementOf(state), ...(revision ? { revision } : {}) };
  return (await change("update_view", input, { done: `Saved ${view.name}` })) !== null;
}
