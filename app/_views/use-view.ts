import { useCallback, useMemo, useState } from "react";

import { isBare } from "@/app/_lib/panel-address";
import { useTool } from "@/app/_lib/query";
import type { ObjectDefinition, ViewState } from "@/app/_lib/types";
import { isSameState, stateOf, type View } from "./view-state";

/** The part of an address that says which list: a view, and what differs from it. */
export type ListAddress = { view: string | null; query: ViewState };
export type OnAddress = (next: ListAddress) => void;

export type OpenView = {
  views: View[];
  view: View | null;
  /** The address names a view that is gone or was never shared with this person. */
  isMissing: boolean;
  isPending: boolean;
  state: ViewState;
  isChanged: boolean;
  /** The revision that the unsaved changes were begun on. */
  basis: string | null;
  /** Somebody saved the view since. */
  isOvertaken: boolean;
  setState: (next: ViewState) => void;
  open: (view: View | null) => void;
};

export function useView(object: ObjectDefinition, address: ListAddress, onAddress: OnAddress): OpenView {
  const { data, isPending } = useTool("list_views", { object: object.key });
  const views = data?.views ?? noViews;
  const view = views.find((each) => each.id === address.view) ?? null;
  const saved = useMemo(() => (view ? stateOf(view) : { object: object.key }), [view, object.key]);
  const state = view && isBare(address.query) ? saved : address.query;

  const setState = useCallback(
    (next: ViewState) => {
      if (!view) onAddress({ view: null, query: next });
      else if (isSameState(next, saved)) onAddress({ view: view.id, query: { object: object.key } });
      else onAddress({ view: view.id, query: { ...next, layout: next.layout ?? "table" } });
    },
    [view, saved, object.key, onAddress],
  );
  const open = useCallback(
    (next: View | null) => onAddress({ view: next?.id ?? null, query: { object: object.key } }),
    [object.key, onAddress],
  );
  const isChanged = !isSameState(state, saved);
  const current = view ? { id: view.id, revision: view.revision } : null;
  const [begun, setBegun] = useState(current);
  // Unsaved changes keep the revision they were begun on; without any, the newest is the one to begin on.
  const isStale = begun?.id !== current?.id || (!isChanged && begun?.revision !== current?.revision);
  if (isStale) setBegun(current);
  const basis = (isStale ? current : begun)?.revision ?? null;
  return {
    views,
    view,
    isMissing: address.view !== null && !isPending && !view,
    isPending: address.view !== null && isPending,
    state,
    isChanged,
    basis,
    isOvertaken: isChanged && basis !== (view?.revision ?? null),
    setState,
    open,
  };
}

const noViews: View[] = [];
