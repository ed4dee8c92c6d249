import type { Path } from "@/agent/planner/assemble/compose";
import { measureKey } from "@/agent/planner/assemble/figures";
import { withReportParts } from "@/agent/planner/assemble/report-parts";
import type { GroupQuery, ListQuery, Measure } from "@/db/query/tree";

/** Group, measure, sort and limit are replaced on their own. */
export function mergedFigures(
  last: GroupQuery,
  fresh: ListQuery | GroupQuery,
  path: Path,
  selection: Pick<ListQuery, "object" | "where">,
): GroupQuery | ListQuery {
  const order = path.pieces.flatMap(({ give }) => (give.kind === "sort" ? [give] : []))[0];
  if (order && !("measures" in fresh)) return sortedFigures(last, order, selection) ?? { ...fresh, ...selection };
  const group = "measures" in fresh && fresh.group ? fresh.group : last.group;
  const hasMeasure = path.pieces.some((piece) => ["measure", "ratio", "compare", "rank"].includes(piece.give.kind));
  const measures = "measures" in fresh && hasMeasure ? fresh.measures : last.measures;
  const ratios = "measures" in fresh && hasMeasure ? fresh.ratios : last.ratios;
  const limit =
    path.pieces.flatMap((piece) => (piece.give.kind === "limit" ? [piece.give.count] : []))[0] ??
    ("measures" in fresh && fresh.group ? undefined : last.limit);
  const first = measures[0];
  const sort =
    limit && first
      ? [
          {
            field: first.as ?? (first.fn === "count" ? "count" : `${first.fn}_${first.field ?? ""}`),
            direction: "desc" as const,
          },
        ]
      : undefined;
  const query: GroupQuery = {
    ...selection,
    ...(group ? { group } : {}),
    measures,
    ...(ratios ? { ratios } : {}),
    ...(sort ? { sort } : {}),
    ...(limit ? { limit } : {}),
    ...(measures === last.measures ? keptParts(last) : {}),
  };
  return withReportParts(
    query,
    path.pieces.map(({ give }) => give),
    false,
  );
}

/** Shares and running totals stay where their figures do. */
const keptParts = ({ derived, having }: GroupQuery): Pick<GroupQuery, "derived" | "having"> => ({
  ...(derived ? { derived } : {}),
  ...(having ? { having } : {}),
});

/** "sorted by amount" of figures by owner sorts the groups, with that figure beside the others if it was not there yet. */
function sortedFigures(
  last: GroupQuery,
  { sort, isMain }: Extract<Path["pieces"][number]["give"], { kind: "sort" }>,
  selection: Pick<ListQuery, "object" | "where">,
): GroupQuery | undefined {
  if (!last.group || last.group.some(({ bucket }) => bucket)) return undefined;
  const direction = sort.direction ?? "desc";
  const byGroup = last.group.find(({ field }) => field === sort.field);
  const [first] = last.measures;
  const own = isMain ? first : last.measures.find(({ field }) => field === sort.field);
  if (byGroup) return { ...last, ...selection, sort: [{ field: byGroup.field, direction }] };
  const measure: Measure = own ?? { fn: "sum", field: sort.field };
  const measures = own ? last.measures : [...last.measures, measure];
  return { ...last, ...selection, measures, sort: [{ field: measureKey(measure), direction }] };
}
