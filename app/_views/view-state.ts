import { joinWhere, splitWhere } from "@/app/_lib/describe-query";
import type { ToolInput, ToolOutput } from "@/app/_lib/tool-types";
import type { ViewState } from "@/app/_lib/types";

export type View = ToolOutput<"list_views">["views"][number];

const parts = ["where", "search", "sort", "fields", "widths", "pinned", "group", "sums", "date"] as const;

/** What a view shows: its own parts, without those that no longer work. */
export function stateOf(view: View): ViewState {
  const broken = (part: string) =>
    new Set(view.problems.filter((each) => each.part === part).map((each) => each.index));
  const keep = <Item>(part: string, list: readonly Item[] | undefined): Item[] | undefined => {
    const gone = broken(part);
    return list?.filter((_, index) => !gone.has(index));
  };
  const where = joinWhere(keep("where", splitWhere(view.where)) ?? []);
  const state: ViewState = {
    object: view.object,
    layout: view.layout,
    where,
    search: view.search,
    sort: keep("sort", view.sort),
    fields: keep("fields", view.fields),
    widths: view.widths,
    pinned: view.pinned,
    group: broken("group").size > 0 ? undefined : view.group,
    sums: keep("sums", view.sums),
    date: broken("date").size > 0 ? undefined : view.date,
  };
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined)) as ViewState;
}

/** The parts of a state that a view keeps. */
export function definitionOf(state: ViewState): Omit<ToolInput<"create_view">, "name" | "object"> {
  const { object: _object, limit: _limit, cursor: _cursor, count: _count, deleted: _deleted, ...kept } = state;
  return { ...kept, layout: state.layout ?? "table" };
}

/** The same with null for whatever the state does not have, which takes it out of the view. */
export function replacementOf(state: ViewState): Omit<ToolInput<"update_view">, "id"> {
  const given = definitionOf(state);
  return { ...Object.fromEntries(parts.map((part) => [part, given[part] ?? null])), layout: given.layout };
}

export function isSameState(left: ViewState, right: ViewState): boolean {
  return canonical(left) === canonical(right);
}

/** Order of keys does not count, and a part that is empty is one that is not there. */
function canonical(state: ViewState): string {
  const { layout = "table", ...rest } = state;
  return JSON.stringify(sorted({ ...rest, layout }));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined && each !== null && !(Array.isArray(each) && each.length === 0))
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}
