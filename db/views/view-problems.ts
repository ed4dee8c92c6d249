import type { ObjectDefinition } from "@/db/objects/definition";
import { compileCondition } from "@/db/query/compile-condition";
import { groupPiece } from "@/db/query/group-pieces";
import { measurePiece } from "@/db/query/measure-pieces";
import { openScope } from "@/db/query/open-scope";
import { QueryError } from "@/db/query/query-error";
import type { QueryContext, Scope } from "@/db/query/scope";
import { sortKeys } from "@/db/query/sort-keys";
import type { Condition } from "@/db/query/tree";
import type { ViewDefinition } from "./definition";

export type ViewPart = "where" | "sort" | "fields" | "group" | "sums" | "date";
/** `index` is the place in that part: of the conditions joined by "and", of the columns, of the sums. */
export type ViewProblem = { part: ViewPart; index: number; path: string; message: string; fix?: string | undefined };

type Parts = Partial<Pick<ViewDefinition, ViewPart>>;

/** What of a view cannot be asked of the catalog as it is now: a field that was deleted, an operator that no longer fits. */
export function viewProblems(context: QueryContext, object: ObjectDefinition, view: Parts): ViewProblem[] {
  const scope = (): Scope => openScope(context, object, "t");
  const check = (part: ViewPart, index: number, compile: () => unknown): ViewProblem[] => {
    try {
      compile();
      return [];
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      return [{ part, index, path: error.path, message: error.message, fix: error.fix }];
    }
  };
  const { date, group } = view;
  return [
    ...splitConditions(view.where).flatMap((condition, index) =>
      check("where", index, () => compileCondition(scope(), condition, "where")),
    ),
    ...(view.sort ?? []).flatMap((sort, index) =>
      check("sort", index, () => sortKeys(scope(), { object: object.key, sort: [sort] })),
    ),
    ...(view.fields ?? []).flatMap((path, index) => check("fields", index, () => scope().resolve(path, "fields"))),
    ...(group ? check("group", 0, () => groupPiece(scope(), group, 0)) : []),
    ...(view.sums ?? []).flatMap((measure, index) => check("sums", index, () => measurePiece(scope(), measure, index))),
    ...(date ? check("date", 0, () => requireDate(scope(), date)) : []),
  ];
}

function requireDate(scope: Scope, path: string): void {
  const { field } = scope.resolve(path, "date");
  if (field.type === "date" || field.type === "datetime") return;
  throw new QueryError("date", `${field.label} is a ${field.type} field, so no calendar can be made of it.`);
}

/** The conditions that all must hold; each stands or falls alone. */
function splitConditions(where: Condition | undefined): Condition[] {
  if (!where) return [];
  return "and" in where ? where.and.flatMap(splitConditions) : [where];
}
