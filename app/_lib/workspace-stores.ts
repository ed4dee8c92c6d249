import { createStore } from "./store";
import type { ListQuery, PageContext, Value, ViewState } from "./types";

/** What the person looks at beside the conversation. */
export type Surface =
  | { kind: "list"; object: string; query: ListQuery }
  | { kind: "record"; object: string; id: string; name: string };

export type GridSelection = {
  object: string;
  ids: string[];
  /** All rows of the query, also those that are not loaded. */
  isAllMatching: boolean;
  count: number;
  /** The person took the chip out of the composer: rows stay checked, "these" no longer means them. */
  isLeftOut: boolean;
};

export type DialogName = "palette" | "shortcuts" | null;

export const surfaceStore = createStore<Surface | null>(null);
export const selectionStore = createStore<GridSelection | null>(null);
export const dialogStore = createStore<DialogName>(null);
export const drawerStore = createStore(false);
export const createStoreFor = createStore<{ object: string; values?: Record<string, Value> } | null>(null);
/** A view that the assistant opened; whoever has the panel shows it. */
export const viewToOpenStore = createStore<{ id: string | null; state: ViewState } | null>(null);
export const composerTextStore = createStore<{ text: string; mode: "replace" | "send" } | null>(null);

/** Travels with each message, so that "these" and "this deal" mean what is on the screen. */
export function currentContext(): PageContext | undefined {
  const surface = surfaceStore.get();
  const selection = selectionStore.get();
  const context: PageContext = {};
  if (surface) context.object = surface.object;
  if (surface?.kind === "list") context.query = surface.query;
  if (surface?.kind === "record") context.record = { object: surface.object, id: surface.id };
  if (selection && !selection.isLeftOut && !selection.isAllMatching && selection.ids.length > 0) {
    context.object = selection.object;
    context.selectedIds = selection.ids;
  }
  return Object.keys(context).length > 0 ? context : undefined;
}
