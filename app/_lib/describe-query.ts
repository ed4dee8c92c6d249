import type { Condition, FieldCondition, ListQuery, ObjectDefinition } from "./types";

/** A short name for what a list shows, for card heads and crumbs. */
export function listTitle(object: ObjectDefinition | undefined, query: ListQuery): string {
  const plural = object?.plural ?? query.object;
  if (query.search) return `${plural} matching “${query.search}”`;
  return plural;
}

export function isFieldCondition(condition: Condition): condition is FieldCondition {
  return "field" in condition && "op" in condition;
}

/** Top-level conditions joined by "and"; anything else is one part. */
export function splitWhere(where: Condition | undefined): Condition[] {
  if (!where) return [];
  if ("and" in where) return where.and.flatMap(splitWhere);
  return [where];
}

export function joinWhere(parts: Condition[]): Condition | undefined {
  if (parts.length === 0) return undefined;
  return parts.length === 1 ? parts[0] : { and: parts };
}
