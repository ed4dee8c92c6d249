import { z } from "zod";

import { type FieldDefinition, fieldShape, isWritable } from "@/db/objects/definition";
import type { AnyTool } from "@/tools/core/define-tool";
import { runTool } from "@/tools/core/run-tool";
import { describeObjects } from "@/tools/objects/describe-objects";
import { isId, namesOf } from "./names-of";
import type { TurnContext } from "./turn-types";

const flat = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type Flat = z.infer<typeof flat>;

/** One value on a card that the person may put right before the yes: where it stands in the arguments, and what it is. */
export const editableShape = z.object({
  path: z.string().max(130),
  field: fieldShape.pick({ key: true, label: true, type: true, options: true, currency: true, isRequired: true }),
  value: z.union([flat, z.object({ id: z.string(), name: z.string() })]),
});
export type Editable = z.infer<typeof editableShape>;

export const editShape = z.object({ path: z.string().max(130), value: flat });
export type Edit = z.infer<typeof editShape>;

/** They say what the call is done to or how, not what is written. */
const targets = new Set(["object", "id", "field", "relation", "preview", "expect", "ifUnchangedSince"]);
const simple = new Set<FieldDefinition["type"]>([
  "text",
  "long_text",
  "number",
  "currency",
  "boolean",
  "picklist",
  "date",
  "owner",
  "email",
  "phone",
  "url",
]);

type Given = { object?: unknown; selection?: { object?: unknown }; values?: unknown };

/** The flat values of a call: fields of the record by the catalog, other arguments by the tool's schema. */
export async function editableValues(turn: TurnContext, tool: AnyTool, input: unknown): Promise<Editable[]> {
  if (tool.effect !== "write" || typeof input !== "object" || input === null) return [];
  const given = input as Given;
  const fields = await fieldsOf(turn, given.object ?? given.selection?.object);
  const values = typeof given.values === "object" && given.values !== null ? given.values : {};
  const ofRecord = Object.entries(values).flatMap(([key, value]): Editable[] => {
    const field = fields.find((each) => each.key === key);
    const isFlat = flat.safeParse(value).success;
    return field && isFlat && simple.has(field.type) && isWritable(field)
      ? [{ path: `values.${key}`, field: editableShape.shape.field.parse(field), value: value as Flat }]
      : [];
  });
  return withNames(turn, [...ofRecord, ...argumentsOf(tool, given)]);
}

async function fieldsOf(turn: TurnContext, object: unknown): Promise<FieldDefinition[]> {
  if (typeof object !== "string") return [];
  const { objects } = await runTool(turn.environment, turn.actor, describeObjects, {}, { door: turn.door });
  return objects.find(({ key }) => key === object)?.fields ?? [];
}

type Property = { type?: string; format?: string; enum?: unknown[]; maxLength?: number };

function argumentsOf(tool: AnyTool, given: object): Editable[] {
  const schema = z.toJSONSchema(tool.input, { io: "input", unrepresentable: "any" });
  const required = new Set(schema.required ?? []);
  return Object.entries((schema.properties ?? {}) as Record<string, Property>).flatMap(
    ([key, property]): Editable[] => {
      const value = (given as Record<string, unknown>)[key];
      const type = typeOf(property);
      if (!type || targets.has(key) || isId(value) || value === undefined || !flat.safeParse(value).success) return [];
      const options = property.enum?.map((option) => ({ key: String(option), label: String(option) }));
      const field = { key, label: labelOf(key), type, isRequired: required.has(key), ...(options ? { options } : {}) };
      return [{ path: key, field, value: value as Flat }];
    },
  );
}

function typeOf({ type, format, enum: options, maxLength = 0 }: Property): FieldDefinition["type"] | undefined {
  if (options) return options.every((option) => typeof option === "string") ? "picklist" : undefined;
  if (type === "number" || type === "integer") return "number";
  if (type === "boolean") return "boolean";
  if (type !== "string" || format === "uuid" || format === "date-time") return undefined;
  if (format === "date") return "date";
  return maxLength > 1000 ? "long_text" : "text";
}

/** `dueOn` as a person reads it: "Due on". */
function labelOf(key: string): string {
  const words = key.replace(/(?=[A-Z])/g, " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

async function withNames(turn: TurnContext, found: Editable[]): Promise<Editable[]> {
  const me = { id: turn.actor.memberId, name: turn.actor.name };
  const ids = found.flatMap(({ value }) => (isId(value) ? [value] : []));
  const names = await namesOf(turn, ids);
  return found.map((each) => {
    if (each.field.type !== "owner" || typeof each.value !== "string") return each;
    const id = each.value === "me" ? me.id : each.value;
    return { ...each, value: { id, name: names.get(id)?.name ?? me.name } };
  });
}
