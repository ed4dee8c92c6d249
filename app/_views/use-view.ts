import { useCallback, useMemo } from "react";

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
  return {
    views,
    view,
    isMissing: address.view !== null && !isPending && !view,
    isPending: address.view !== null && isPending,
    state,
    isChanged: !isSameState(state, saved),
    setState,
    open,
  };
}

const noViews: View[] = [];
