import type { ListQuery, Sort } from "@/app/_lib/types";

export function sortOf(query: ListQuery, path: string): "asc" | "desc" | null {
  const sort = query.sort?.find((each) => each.field === path);
  return sort ? (sort.direction ?? "asc") : null;
}

/** A click on a head: upwards, downwards, then as it was. */
export function toggleSort(query: ListQuery, path: string): ListQuery {
  const now = sortOf(query, path);
  return withSort(
    query,
    now === "asc" ? { field: path, direction: "desc" } : now === "desc" ? null : { field: path, direction: "asc" },
  );
}

export function withSort({ sort: _sort, ...query }: ListQuery, sort: Sort | null): ListQuery {
  return sort ? { ...query, sort: [sort] } : query;
}
