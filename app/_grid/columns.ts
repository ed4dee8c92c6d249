import { type ResolvedPath, resolvePath } from "@/app/_lib/filters";
import type { FieldDefinition, ObjectDefinition, ViewState } from "@/app/_lib/types";

export type Column = {
  path: string;
  label: string;
  field: FieldDefinition;
  isName: boolean;
  isOwn: boolean;
  width: number;
};

const widths: Record<FieldDefinition["type"], number> = {
  text: 160,
  long_text: 240,
  number: 104,
  currency: 116,
  boolean: 96,
  picklist: 136,
  multi_select: 180,
  date: 116,
  datetime: 128,
  owner: 156,
  lookup: 172,
  links: 220,
  email: 208,
  phone: 148,
  url: 180,
};
const nameWidth = 236;
const usualCount = 8;

/** Name first, then what the query asks for, or what an object of this kind is usually read by. */
export function columnPaths(object: ObjectDefinition, query: ViewState): string[] {
  const given = query.fields?.filter((path) => path !== object.nameField) ?? usualPaths(object);
  return [object.nameField, ...new Set(given)];
}

export function usualPaths(object: ObjectDefinition): string[] {
  const rank = (field: FieldDefinition) => {
    if (field === object.fields.find((each) => each.type === "lookup")) return 0;
    if (field.role === "amount") return 1;
    if (field.role === "state") return 2;
    if (field.type === "owner") return 3;
    if (field.role === "due" || field.role === "when" || field.role === "activity") return 4;
    return field.type === "lookup" ? 5 : 6;
  };
  return object.fields
    .filter((field) => !field.isSystem && field.key !== object.nameField && field.type !== "long_text")
    .map((field, index) => ({ field, order: rank(field) * 100 + index }))
    .sort((a, b) => a.order - b.order)
    .slice(0, usualCount)
    .map(({ field }) => field.key);
}

export function toColumns(objects: readonly ObjectDefinition[], object: ObjectDefinition, paths: string[]): Column[] {
  return paths.flatMap((path): Column[] => {
    const resolved: ResolvedPath | null = resolvePath(objects, object.key, path);
    if (!resolved) return [];
    const isName = path === object.nameField;
    const { field, label } = resolved;
    return [
      {
        path,
        label,
        field,
        isName,
        isOwn: !path.includes("."),
        width: isName ? nameWidth : Math.max(widths[field.type], labelWidth(label)),
      },
    ];
  });
}

/** Icon, label and menu of a head; no label is cut at first sight. */
function labelWidth(label: string): number {
  return Math.min(220, 64 + label.length * 6.2);
}

export function isFigure(field: FieldDefinition): boolean {
  return field.type === "number" || field.type === "currency";
}

export function withPaths(object: ObjectDefinition, query: ViewState, paths: string[]): ViewState {
  return { ...query, fields: paths.filter((path) => path !== object.nameField) };
}
