import type { Sort, ViewState } from "@/app/_lib/types";

export function sortOf(query: ViewState, path: string): "asc" | "desc" | null {
  const sort = query.sort?.find((each) => each.field === path);
  return sort ? (sort.direction ?? "asc") : null;
}

/** A click on a head: upwards, downwards, then as it was. */
export function toggleSort(query: ViewState, path: string): ViewState {
  const now = sortOf(query, path);
  return withSort(
    query,
    now === "asc" ? { field: path, direction: "desc" } : now === "desc" ? null : { field: path, direction: "asc" },
  );
}

export function withSort(query: ViewState, sort: Sort | null): ViewState {
  return withSorts(query, sort ? [sort] : []);
}

export function withSorts({ sort: _sort, ...query }: ViewState, sorts: Sort[]): ViewState {
  return sorts.length > 0 ? { ...query, sort: sorts } : query;
}
